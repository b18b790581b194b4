"""The rulebook as a document: what `rules/README.md` holds."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from qa import standards
from qa.errors import RuleError
from qa.finding import Level
from qa.locations import rules_folder
from qa.marked_yaml import YamlError, parse
from qa.schema import Place, decode
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa.rule import Rule
    from qa.rulebook import Rulebook

_LONGEST = 160
ABOUT = {
    "accessibility": "images, tables, frames and recordings that some readers cannot use",
    "claims": "promises that no evidence carries, and figures without a source",
    "consistency": "pages, or parts of a page, that say two things",
    "disclaimers": "statements that a reader's safety or the law asks for",
    "doses": "amounts that can be misread, or cannot be right",
    "drugs": "names of medicines",
    "grammar": "slips of grammar; those that name Harper or LanguageTool stand for its rules",
    "input": "files that cannot be read as what they are",
    "language": "words about people, words that readers do not know, crisis lines",
    "links": "links that lead nowhere, elsewhere, or do not say where",
    "privacy": "details of real patients and private people",
    "readability": "sentences, paragraphs and numbers that are hard to take in",
    "residue": "what drafts, themes, site builders and writing assistants leave behind",
    "safety": "advice that can harm those who follow it",
    "sections": "parts that pages of a type must have, and their order",
    "structure": "headings, lists, repetition and broken text",
    "suppression": "comments that set findings aside",
    "trust": "who wrote and checked the page, when, and from which sources",
    "wording": "phrases and search words that break a sentence",
    "words": "misspelled, mixed-up and doubled words",
}
"""What each family that ships with qa is about."""
_INTRODUCTION = """\
# The rulebook

<!-- Written by `qa rules --format markdown > rules/README.md`. Change the rules, not this page. -->

All that qa looks for on a health page: {rules} rules in {families} families, the published
standards that they serve, and what they leave to a person.

- [The families](#the-families): what is looked for
- [Standards](#standards): which rules serve which item of {standards} standards
- [Checks that were considered](#checks-that-were-considered): what became of {considered} ideas

To look one thing up, ask qa: `qa explain claims.miracle-cure` tells all about one rule,
`qa rules claims` lists a family, `qa rules --standard pif-tick` shows a standard item by item.

**What a rule is.** A file of patterns in this folder (`claims/miracle-cure.yml`), or a function in
`qa/checks/` where patterns cannot tell (`claims/clickbait_heading.py`). Its id says where it lies.
Each says why it matters to readers and which standard asks for it. Its examples, of which the
tables show one, are also its tests.

**Levels.** An *error* must be changed and a *warning* should be. A *suggestion* may make the page
better, or is uncertain: `--level suggestion` shows those too. The tables name the level that a rule
has by itself; a page's type and the profile may raise it, lower it or turn it off.

**What lies beside the rules.** `pages/`: page types and their sections. `profiles/`: American,
British and neutral English. `knowledge/`: facts about medicines, and the figures of health advice,
with their sources. `context/`: words with two meanings and texts that the law sets. `standards/`
and `considered/`: the second and the third part of this page. `words/` and `engines/`: spelling and
grammar.
"""


def markdown(book: Rulebook) -> str:
    """Return the rules by family, the standards with what they leave, and what was considered."""
    rules = list(book.rules.values())
    indexed, checks = standards.load(), considered()
    introduction = _INTRODUCTION.format(
        rules=len(rules),
        families=len({rule.family for rule in rules}),
        standards=len(indexed),
        considered=len(checks),
    )
    parts = [introduction, *_overview(rules), *_families(rules)]
    parts += _standards(indexed.values())
    parts += _considered(checks)
    return "\n".join(parts)


def _overview(rules: list[Rule]) -> Iterator[str]:
    yield "## The families\n"
    rows = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        levels = [rule.level for rule in members]
        counts = [str(levels.count(level)) for level in Level]
        rows.append([f"[{family}](#{family})", _cell(ABOUT.get(family, "")), *counts])
    yield from _table(["family", "about", *(f"{level.value}s" for level in Level)], rows)


def _families(rules: list[Rule]) -> Iterator[str]:
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield f"### {family}\n"
        rows = []
        for rule in members:
            bad, good = short_example(rule)
            rows.append([
                _linked(rule), rule.level.value, _cell(rule.why), _example(bad), _example(good),
                _cell("; ".join(rule.sources)),
            ])  # fmt: skip
        yield from _table(["rule", "level", "why", "instead of", "write", "standard"], rows)


def _linked(rule: Rule) -> str:
    """Return the rule's id, with a link to its file where it ships with qa."""
    if rule.origin.startswith("qa.checks."):
        return f"[`{rule.id}`](../{rule.origin.replace('.', '/')}.py)"
    path = f"{rule.id.replace('.', '/', 1)}.yml"
    return f"[`{rule.id}`]({path})" if (rules_folder() / path).is_file() else f"`{rule.id}`"


def short_example(rule: Rule) -> tuple[str, str]:
    """Return a bad and a good example of one line each; "" where there is none."""
    pairs = [(e.bad or "", e.good or "") for e in rule.examples]
    bads = [bad for bad, _ in pairs if bad and "\n" not in bad and len(bad) <= _LONGEST]
    goods = [good for _, good in pairs if good and "\n" not in good and len(good) <= _LONGEST]
    both = next(((b, g) for b, g in pairs if b in bads and g in goods), None)
    return both or (bads[0] if bads else "", goods[0] if goods else "")


def _standards(indexed: Iterable[standards.Standard]) -> Iterator[str]:
    yield "## Standards\n"
    yield "Which rules serve which item, and what no program can see. A page without findings may"
    yield "still miss an item: the last column says what a person has to look at.\n"
    indexed = list(indexed)
    rows = []
    for standard in indexed:
        served = sum(1 for item in standard.items if item.rules)
        link = f"[{_cell(standard.title)}](#{_anchor(standard.title)})"
        rows.append([link, f"`{standard.name}`", f"{served} of {len(standard.items)}"])
    yield from _table(["standard", "name", "items that rules serve"], rows)
    for standard in indexed:
        yield f"### {standard.title}\n"
        yield f"`qa rules --standard {standard.name}` · {_cell(standard.publisher)}\n"
        if standard.note:
            yield f"{_cell(standard.note)}\n"
        yield from _table(
            ["item", "asks for", "rules", "left to a person"],
            [
                [_cell(item.id), _cell(item.text), _ids(item.rules), _cell(item.reader)]
                for item in standard.items
            ],
        )


@dataclass(frozen=True, slots=True)
class Considered:
    """A check that a medical editor might ask for, and what became of it."""

    what: str
    """The fault, in a sentence."""
    rules: tuple[str, ...] = ()
    """The rules that find it; none where it was declined."""
    declined: str = ""
    """Why it is not built."""


@dataclass(frozen=True, slots=True)
class _Checks:
    checks: dict[str, Considered]


def considered() -> Mapping[str, Considered]:
    """Return every check that was considered, by name.

    Raises RuleError, with file and line, for what is wrong in the list.
    """
    path = rules_folder() / "considered" / "checks.yml"
    try:
        marked = parse(path.read_text(encoding="utf-8"))
    except YamlError as error:
        raise RuleError(f"{path}:{error.line}: {error.message}.") from error
    return decode(_Checks, marked.value, Place(str(path), marked)).checks


def _considered(checks: Mapping[str, Considered]) -> Iterator[str]:
    built = sum(1 for check in checks.values() if check.rules)
    yield "## Checks that were considered\n"
    yield f"{len(checks)} checks that standards ask for, or editors miss: {built} are built.\n"
    rows = []
    for name, check in checks.items():
        outcome = _ids(check.rules) or f"Declined: {_cell(check.declined)}"
        rows.append([_cell(name), _cell(check.what), outcome])
    yield from _table(["check", "fault", "rules, or why there is none"], rows)


def _ids(rules: Iterable[str]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules)


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Yield the lines of a table; the cells are Markdown already."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _cell(text: str) -> str:
    """Return plain text as Markdown on one line that shows every sign as it is."""
    return _escaped(" ".join(text.split()))


def _example(text: str) -> str:
    """Return an example as Markdown that also shows spaces and what cannot be seen."""
    shown = "".join(_visible(letter) for letter in text)
    return re.sub(" {2,}", lambda spaces: "&nbsp;" * len(spaces[0]), _escaped(shown))


def _visible(letter: str) -> str:
    hidden = unicodedata.category(letter) in {"Cc", "Cf", "Co", "Zl", "Zp"}
    return f"[U+{ord(letter):04X}]" if hidden else letter


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~#$])", r"\\\1", text.replace("&", "&amp;"))


def _anchor(title: str) -> str:
    """Return the name that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
