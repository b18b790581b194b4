"""Blanks that are missing, doubled, or on the wrong side of a mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

# What stands before is asked for after the first sign, which is found the quicker for it.
_WRONG = later(
    r"[ .!?(](?:"
    r"(?P<before>(?<=[a-z] ) *(?=\.(?:\s[A-Z]|$)|\?(?:\s|$)))"
    r"|(?P<after>(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{2,}\s))"
    r"|(?P<double>(?<=[a-z,;] ) +(?=[a-z]))"
    r"|(?P<inner>(?<=\() +(?=[a-z])|(?<=[a-z] ) *\)(?!\w))"
    r")"
)
_SIGNS = (" .", " ?", "  ", "( ", " )")
_GLUED = later(r"[.!?][A-Z][a-z]{2}")
# What is more than a suggestion has one of these.
_CERTAIN = later(r"[.!?](?:(?<= .)(?:\s|$)|(?<=[a-z]{3}.)[A-Z][a-z]{2})", re.MULTILINE)
_NAMES = later(r"(?:\b(?:www|http)|\.(?:com|org|net|gov|edu|uk|js|io)\b|@)", re.IGNORECASE)
_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL}
)
_SAY = {
    "before": "there is a blank too many before the mark",
    "after": "a blank is missing after the full stop",
    "double": "there are two blanks in a row",
    "inner": "there is a blank too many inside the bracket",
}
_RIGHT = {"before": "", "after": None, "double": " ", "inner": None}


@rule(
    "structure.spacing",
    level=Level.WARNING,
    message="In '%s' %s.",
    why="Small slips in spacing make a page look unchecked, and two sentences run into one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    limit=5,
    examples=[
        Example(bad="Take it with food . Then rest.", good="Take it with food. Then rest."),
        Example(
            bad="Take it with food.Then rest for an hour.",
            good="See example.Com or e.g. this. Write to a.Smith@northbridge.org.",
        ),
        Example(
            bad="Take it with  food and water.",
            good="It holds 3.5 mg ... and 1,000 units. So 1 , 2.",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such place with the words around it; about commas grammar.comma-spacing speaks."""
    if not page.with_suggestions:
        plain = "\n".join([block.plain for block in page.blocks if block.kind in _KINDS])
        if not _CERTAIN.search(plain):
            return
    signs = [sign for sign in _SIGNS if sign in page.folded]
    for block in page.blocks:
        text = block.plain
        if block.kind not in _KINDS or not _may_be_wrong(text, signs):
            continue
        for found in _WRONG.finditer(text):
            name = found.lastgroup or ""
            start, end = found.span()
            around = _around(text, start, end)
            if name == "double" and not _typed(page, block, start, end):
                continue
            if _NAMES.search(around) or in_references(page, block):
                continue
            yield _match(block, name, start, end, around)


def _may_be_wrong(text: str, signs: list[str]) -> bool:
    """Return whether a text holds anything that the long pattern can match: most do not.

    `signs` are those of `_SIGNS` that stand on the page at all.
    """
    return any(sign in text for sign in signs) or _GLUED.search(text) is not None


def _typed(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a run of blanks is one that somebody typed, not a line break or entity."""
    return set(page.document.source[slice(*block.source_span(start, end))]) == {" "}


def _around(text: str, start: int, end: int) -> str:
    first = text.rfind(" ", 0, start) + 1
    last = text.find(" ", end + 1)
    return text[first : last if last >= 0 else len(text)]


def _match(block: Block, name: str, start: int, end: int, around: str) -> Match:
    span = block.source_span(start, end)
    right = _RIGHT[name]
    if right is None:
        text = block.text[start:end]
        right = f"{text} " if name == "after" else text.strip()
    fix = Fix("Mend the spacing", (Edit(span, right),), safe=True)
    level = Level.SUGGESTION if name in ("double", "inner") else Level.WARNING
    return Match(span, (around, _SAY[name]), (fix,), level=level)
