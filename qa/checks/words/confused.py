"""A word that is spelled right, between neighbours with which another word is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa import wordset
from qa.context import in_references
from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.locations import rules_folder
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.page import Page

_REACH = 48
"""Characters on each side in which a neighbour is looked for."""
_LIST = re.compile(r"<(\w+)>")
_JOINS = r"[\w'\-/@]"
_ALONE = rf"(?<!{_JOINS})"
_END = r"(?![\w'@])"
_AT_STOP = r"(?:[.,;:!?)]|\n|\Z)"
_AT_BEGIN = r"(?:\A|\n|[.!?][ ])"
_AFTER_COMMA = r"(?<=\w),[ ]"


class Confusion(NamedTuple):
    """A word, what is meant in its place, and the neighbours between which that is so."""

    wrong: str
    right: str
    places: re.Pattern[str]
    """Matches the word where what stands after it fits."""
    before: re.Pattern[str] | None
    """Matches what ends where the word begins; None for anything."""
    example: str

    def finds(self, text: str) -> Iterator[int]:
        """Yield where in a folded text the word stands between such neighbours."""
        for found in self.places.finditer(text):
            at = found.start()
            if self.before is None or self.before.search(text, max(0, at - _REACH), at):
                yield at


@rule(
    "words.confused",
    level=Level.WARNING,
    message="'%s' looks like a slip for '%s' here.",
    why="A word that is spelled right but wrong here is missed by spelling checkers and can change"
    " the meaning.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
        "AMA Manual of Style 11, 11.1: correct and preferred usage of common words",
    ],
    examples=[
        Example(
            bad="The usual does is 10 mg once a day.",
            good="The usual dose is 10 mg once a day, and it does help.",
        ),
        Example(
            bad="Side effects vary form person to person.",
            good="Side effects vary from person to person. Fill in the form.",
        ),
        Example(
            bad="Take one aural tablet by mouth every morning.",
            good="Take one oral tablet by mouth every morning. Aural discharge comes from the ear.",
        ),
        Example(
            bad="Do not stop it with out asking your doctor.",
            good="Do not stop it without asking. She came with, out of habit, a list.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each word of `rules/words/confused.tsv` that stands between its neighbours.

    What is quoted, code or a reference is left alone. No repair is offered for a word that names a
    drug, a disease or a part of the body, or that is taken for one.
    """
    table, folded = confusions(), page.folded
    for key in table.keys() & page.words.keys():
        for confusion in table[key]:
            for at in confusion.finds(folded):
                yield from _match(page, confusion, at)


def _match(page: Page, confusion: Confusion, at: int) -> Iterator[Match]:
    index = page.block_of(at)
    block, start = page.blocks[index], at - page.block_starts[index]
    end = start + len(confusion.wrong)
    written = block.plain[start:end]
    inside = page.block_starts[index] + len(block.text) >= at + len(confusion.wrong)
    if block.kind is BlockKind.CODE or not inside or not written[1:].islower():
        return
    if written[0].isupper() and wordset.grade(written):  # a name
        return
    if in_references(page, block) or any(
        inline.kind in (InlineKind.CODE, InlineKind.QUOTE)
        and inline.start < end
        and start < inline.end
        for inline in block.inlines
    ):
        return
    if block.plain[start - 1 : start] == '"' or block.plain[end : end + 1] == '"':
        return
    span = block.source_span(start, end)
    right = confusion.right
    right = right[:1].upper() + right[1:] if written[:1].isupper() else right
    names = wordset.is_medical_name(confusion.wrong) or wordset.is_medical_name(confusion.right)
    fixes = () if names else (Fix(f"Write '{right}'", (Edit(span, right),)),)
    yield Match(span, (block.text[start:end], right), fixes)


@cache
def confusions() -> Mapping[str, tuple[Confusion, ...]]:
    """Return the table, by the first word of what is wrong."""
    lists: dict[str, str] = {}
    found: dict[str, list[Confusion]] = {}
    text = (rules_folder() / "words" / "confused.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    for line in lines:
        if line.startswith("@"):
            name, choices = line[1:].split("\t")
            lists[name] = choices
            continue
        wrong, right, before, after, example = line.split("\t")
        if wrong != "wrong":
            # the word first: what is before it is looked at where it stands, not everywhere
            places = later(rf"{wrong}(?<!{_JOINS}{wrong}){_END}{_after(after, lists)}")
            confusion = Confusion(wrong, right, places, _before(before, lists), example)
            found.setdefault(wrong.partition(" ")[0], []).append(confusion)
    return {word: tuple(rows) for word, rows in found.items()}


def _before(choices: str, lists: Mapping[str, str]) -> re.Pattern[str] | None:
    if not choices:
        return None
    signs = {"^": _AT_BEGIN, ",": _AFTER_COMMA}
    ends = [signs.get(word, rf"{_ALONE}(?:{word})[ ]") for word in _parts(choices, lists)]
    return later(rf"(?:{'|'.join(ends)})\Z")


def _after(choices: str, lists: Mapping[str, str]) -> str:
    if not choices:
        return ""
    words = _parts(choices, lists)
    starts = [_AT_STOP if word == "." else rf"[ ](?:{word}){_END}" for word in words]
    return f"(?={'|'.join(starts)})"


def _parts(choices: str, lists: Mapping[str, str]) -> list[str]:
    """Return the choices of a column; a `|` between brackets separates nothing."""
    parts, depth, at = [], 0, 0
    for n, char in enumerate(choices):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(choices[at:n])
            at = n + 1
    return [_LIST.sub(lambda name: lists[name[1]], part) for part in (*parts, choices[at:])]
