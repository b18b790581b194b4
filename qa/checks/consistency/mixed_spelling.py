"""Words in American and in British spelling on one page."""

from __future__ import annotations

from functools import cache
from itertools import filterfalse
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_name, in_references, is_mentioned, is_quoted
from qa.countries import is_likely, likely_country
from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.locations import rules_folder
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.document import Block, Span
    from qa.page import Page

US, UK = "American", "British"
_LOCALES = {
    US: frozenset({"en-us", "en-ph"}),
    UK: frozenset(
        {"en-gb", "en-uk", "en-ie", "en-au", "en-nz", "en-za", "en-in", "en-sg", "en-mt"}
    ),
}
_BOTH_WAYS = frozenset({"en-ca"})
_COUNTRIES = {"US": US, "GB": UK}
_AUSTRALIAN = frozenset({"program", "programs", "pediatric", "pediatrics", "fetus"})
_MOST_PLACES = 8
_IZE = "iz"
"""How the stems end that Britain writes in two ways: "moisturize", "moisturise"."""
_PROGRAM = later(r"\b(?:computer|software|\w*web|spreadsheet|training)\W+$|^\W+(?:code|error)")
_HORMONE = later(r"\b(?:conjugated|esterified|equine) $")
_START = later(r"(?:\A|[.!?:;|]\s|\n)[\"'(\[*\s]*\Z")
_CAPITAL_AFTER = later(r"[\w'\-]*\s+(?:(?:of|for|and|the|&) )*[A-Z]")
_ADDRESS_BEFORE = later(r"(?:[@/\\_#=&?]|\w\.)[\w\-]*$")
_ADDRESS_AFTER = later(r"[\w\-]*(?:[@/\\_]\w|\.\w)")


class _Form(NamedTuple):
    side: str
    other: str
    sign: bool
    """Whether the spelling is a sign of its side."""
    stem: str = ""
    """Of a word that Britain writes in "-ise" and "-ize"."""


class _Use(NamedTuple):
    block: Block
    start: int
    end: int
    form: _Form


@rule(
    "consistency.mixed-spelling",
    level=Level.WARNING,
    message="'%s' is %s spelling, and this page is written in %s: write '%s'.",
    why="Two spellings on one page look like text copied from two places, and searches miss one.",
    sources=[
        "Federal Plain Language Guidelines, III.a.3: use the same term consistently",
        "Google, Creating helpful content: no spelling or stylistic issues",
    ],
    examples=[
        Example(
            bad="Anaemia makes you tired. Eat more fibre. Your doctor checks you for anemia again "
            "after three months.",
            good="Anaemia makes you tired. Eat more fibre. Your doctor checks you for anaemia "
            "again after three months.",
        ),
        Example(
            bad="---\nlanguage: en-GB\n---\n# Bruises\n\nThe color of a bruise changes.\n",
            good="---\nlanguage: en-GB\n---\n# Bruises\n\nThe colour of a bruise changes.\n",
        ),
        Example(
            bad="---\nlanguage: en-US\n---\n# Cancer\n\nThe tumour may grow slowly.\n",
            good="---\nlanguage: en-US\n---\n# Cancer\n\nThe tumor may grow slowly.\n",
        ),
        Example(
            bad="Diarrhoea and a swollen oesophagus are rare. A high-fiber diet and estrogen help.",
            good="Diarrhoea and a swollen oesophagus are rare. A high-fibre diet helps.",
        ),
        Example(
            bad="---\nlanguage: en-GB\n---\n# Skin\n\nUse a moisturiser. A moisturizer helps.",
            good="---\nlanguage: en-GB\n---\n# Skin\n\nUse a moisturizer. Colour may fade.",
        ),
        Example(
            good="---\nlanguage: en-GB\n---\n# Flu\n\nThe World Health Organization and the US "
            "Department of Labor advise it, as does the Children's Health Center.\n"
        ),
        Example(
            good='---\nlanguage: en-US\n---\n# Flu\n\nA paper said "the tumour was benign". See '
            "[Tumours in children](https://example.org/tumours).\n"
        ),
        Example(
            good="---\nlanguage: en-GB\n---\n# HRT\n\nThe fetus is small, and the size is "
            "recognized. Organise a computer program.\n"
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield words in the spelling of the other country, or in the rarer one of a page.

    Names, titles, links, references and quotations keep their spelling.
    """
    found = _words(page)
    if not found or page.locale.lower() in _BOTH_WAYS:
        return
    forms = _forms()
    found = _telling(found)
    if not found:
        return
    sides = {forms[word].side for word in found}
    # Words of one country alone are wrong only on a page of the other one.
    if len(sides) == 1 and not _may_be_wrong(page, *sides):
        return
    right = _country(page)
    if right:
        found = {word: whole for word, whole in found.items() if forms[word].side != right}
    all_uses = _uses(page, found)
    uses = {side: [use for use in all_uses if use.form.side == side] for side in (US, UK)}
    wrong, kept = _wrong(page, uses)
    for use in uses.get(wrong, ())[:_MOST_PLACES]:
        span = use.block.source_span(use.start, use.end)
        text = use.block.text[use.start : use.end]
        other = _cased(text, use.form.other)
        fix = Fix(f"Write '{other}'", (Edit(span, other),))
        yield Match(span, (text, wrong, f"{kept} English", other), (fix,))


def signs(page: Page) -> Iterator[tuple[str, str, Span]]:
    """Yield the American form, the form as it stands and the place of each word of two spellings.

    Of words that are a sign of one country, in the page's own words.
    """
    found = _words(page)
    for use in _uses(page, {w: whole for w, whole in found.items() if _forms()[w].sign}):
        written = use.block.folded[use.start : use.end]
        american = written if use.form.side == US else use.form.other
        yield american, written, use.block.source_span(use.start, use.end)


def _words(page: Page) -> dict[str, set[str]]:
    """Return the words of a page, as they stand, that hold a word with two spellings."""
    forms = _forms()
    found = {word: {word} for word in forms.keys() & page.words.keys()}
    for word in filterfalse(str.isalpha, page.words):
        if "-" in word or "'" in word:
            for part in word.replace("'", "-").split("-"):
                if part in forms:
                    found.setdefault(part, set()).add(word)
    if page.locale.lower() in ("en-au", "en-nz"):
        found = {part: whole for part, whole in found.items() if part not in _AUSTRALIAN}
    return found


def _telling(found: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return those of some words that are a sign of one side, or are one on this page.

    "Moisturizer" is British too, but not beside "moisturiser".
    """
    forms = _forms()
    in_ise = {forms[word].stem for word in found if forms[word].side == UK} - {""}
    return {
        word: whole
        for word, whole in found.items()
        if forms[word].sign or forms[word].stem in in_ise
    }


def _wrong(page: Page, uses: Mapping[str, list[_Use]]) -> tuple[str, str]:
    """Return the side whose words are wrong on a page, and the other; "" twice for none."""
    right = _country(page)
    if right:
        return (UK, US) if right == US else (US, UK)
    american, british = len(uses[US]), len(uses[UK])
    if not american or not british:
        return "", ""
    if american == british:
        first = min((use.block.span.start, use.start, side) for side in uses for use in uses[side])
        american += first[2] == US
    return (UK, US) if american > british else (US, UK)


def _country(page: Page) -> str:
    """Return the side on which a page declares, or shows, that it is; "" where neither."""
    return _declared(page) or _COUNTRIES.get(likely_country(page), "")


def _declared(page: Page) -> str:
    locale = page.locale.replace("_", "-").lower()
    return next((side for side, locales in _LOCALES.items() if locale in locales), "")


def _may_be_wrong(page: Page, side: str) -> bool:
    """Return whether a page is on the other side than the one whose words it holds."""
    declared = _declared(page)
    if declared:
        return declared != side
    return any(is_likely(page, code) for code, each in _COUNTRIES.items() if each != side)


def _uses(page: Page, found: Mapping[str, set[str]]) -> list[_Use]:
    """Return the uses, in order, of words that are a sign of one side."""
    forms = _forms()
    folded = page.folded
    uses = []
    for word in found:
        form = forms[word]
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
                index = page.block_of(at)
                start = at - page.block_starts[index]
                use = _Use(page.blocks[index], start, start + len(word), form)
                if _counts(page, use):
                    uses.append((at, use))
            at = folded.find(word, end)
    return [use for _, use in sorted(uses, key=lambda pair: pair[0])]


def _counts(page: Page, use: _Use) -> bool:
    """Return whether a word is the page's own: no name, title, link, source or quotation."""
    block, start, end, _ = use
    if block.kind in (BlockKind.CODE, BlockKind.QUOTE) or BlockKind.QUOTE in block.within:
        return False
    text = block.plain
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if text[start] == "*" or _is_name(block, start, end):
        return False
    if _ADDRESS_BEFORE.search(before) or _ADDRESS_AFTER.match(after):
        return False
    if _is_international(text[start:end].lower(), before.lower(), after.lower()):
        return False
    if any(i.kind is InlineKind.LINK and i.start <= start < i.end for i in block.inlines):
        return False
    return not (
        in_references(page, block)
        or is_quoted(block, start, end)
        or in_name(block, start, end)
        or is_mentioned(block, start, end)
    )


def _is_international(word: str, before: str, after: str) -> bool:
    """Return whether both countries write a word so in these words: a computer program."""
    if word.startswith("program"):
        return bool(_PROGRAM.search(before) or _PROGRAM.search(after))
    return word.startswith("estrogen") and _HORMONE.search(before) is not None


def _is_name(block: Block, start: int, end: int) -> bool:
    """Return whether a word with a capital is part of a name, and not begins a sentence."""
    text = block.plain
    if not text[start].isupper():
        return False
    begins = _START.search(text, max(0, start - 6), start) if start else True
    return not begins or _CAPITAL_AFTER.match(text, end) is not None


def _cased(found: str, other: str) -> str:
    if found.isupper():
        return other.upper()
    return other.capitalize() if found[:1].isupper() else other


@cache
def _forms() -> Mapping[str, _Form]:
    """Return every word with two spellings, from `rules/knowledge/spellings.tsv`."""
    forms: dict[str, _Form] = {}
    text = (rules_folder() / "knowledge" / "spellings.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(("#", "us\t")) or not line.strip():
            continue
        american, british, endings, sign = line.split("\t")
        for ending in endings.split():
            tail = "" if ending == "-" else ending
            us, uk = american + tail, british + tail
            stem = american if sign == "uk" and american.endswith(_IZE) else ""
            forms[us] = _Form(US, uk, sign in ("both", "us"), stem)
            forms[uk] = _Form(UK, us, sign in ("both", "uk"), stem)
    return forms
