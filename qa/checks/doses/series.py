"""Doses that stand in a row by age or weight: "3 to 5 months: 2.5ml", line after line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from qa.document import BlockKind
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

SIGNS = ("months", "years", "weeks", "kg", "lb", "pounds", "stone")
"""Words, one of which stands on every page that has such a series."""
_ROW = later(
    r"\W*(?P<label>(?:\d+(?:\.\d+)?(?: ?(?:to|-|\u2013) ?\d+(?:\.\d+)?)? ?(?:months?|years?|"
    r"weeks?|kg|lbs?|"
    r"pounds?|stone)(?: (?:to|and|or) (?:\d+ ?(?:months?|years?|kg|lbs?)|over|older))?)(?: old)?)"
    r"\s?(?:[:\u2013\u2014=-]|\.{2,}|\s{2,})\s?(?P<number>\d+(?:\.\d+)?) ?(?P<unit>ml|mg|mcg|g|"
    r"tablets?|drops?|teaspoons?|tsp)?(?![\w/])"
)
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
_FEWEST = 3


class Row(NamedTuple):
    """One line of such a series."""

    block: Block
    number: float
    unit: str
    """"" where the line gives none."""
    start: int
    """Of number and unit, in the block's text."""
    end: int


def series(page: Page) -> Iterator[list[Row]]:
    """Yield each run of three lines or more that give a number by age or weight."""
    rows = ((block, _row(block)) for block in page.blocks)
    for in_row, run in groupby(rows, key=lambda pair: pair[1] is not None):
        found = [row for _, row in run if row is not None]
        if in_row and len(found) >= _FEWEST:
            yield found


def _row(block: Block) -> Row | None:
    if block.kind not in _KINDS or not block.text[:1].isdigit():
        return None
    found = _ROW.match(block.folded)
    if found is None:
        return None
    end = found.end("unit") if found["unit"] else found.end("number")
    unit = (found["unit"] or "").rstrip("s")
    return Row(block, float(found["number"]), unit, found.start("number"), end)
