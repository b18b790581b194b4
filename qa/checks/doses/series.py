"""Doses that stand in a row by age or weight: "3 to 5 months: 2.5ml", line after line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from qa.document import BlockKind
from qa.patterns import later
from qa.tables import table_rows

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
    r"\s?(?:[:\u2013\u2014=-]|\.{2,}|\s{2,})\s?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?) ?(?P<unit>ml|"
    r"mg|mcg|g|tablets?|drops?|teaspoons?|tsp)?(?![\w/])"
)
_GROUP = later(
    r"\W*(?:\d+(?:\.\d+)?|birth|newborn|under|over)\b[^|]{0,25}\b(?:months?|years?|weeks?|kg|lbs?|"
    r"pounds?|stone)\b"
)
_DOSE = later(
    r"\s*(?P<number>\d+(?:,\d{3})*(?:\.\d+)?) ?(?P<unit>ml|mg|mcg|g|tablets?|drops?|teaspoons?|tsp)"
    r"(?: \([^()]{1,30}\))?\s*"
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


def columns(page: Page) -> Iterator[list[Row]]:
    """Yield the doses of each column of a table whose rows are ages or weights."""
    for table in table_rows(page):
        rows = [row for row in table if _GROUP.match(row[0].folded)]
        for column in range(1, max(map(len, rows), default=0)):
            cells = (_cell(row[column]) for row in rows if column < len(row))
            found = [cell for cell in cells if cell is not None]
            if len(found) == len(rows) >= _FEWEST:
                yield found


def _cell(block: Block) -> Row | None:
    found = _DOSE.fullmatch(block.folded)
    if found is None:
        return None
    unit = found["unit"].rstrip("s")
    number = float(found["number"].replace(",", ""))
    return Row(block, number, unit, found.start("number"), found.end("unit"))


def _row(block: Block) -> Row | None:
    if block.kind not in _KINDS or not block.text[:1].isdigit():
        return None
    found = _ROW.match(block.folded)
    if found is None:
        return None
    end = found.end("unit") if found["unit"] else found.end("number")
    unit = (found["unit"] or "").rstrip("s")
    number = float(found["number"].replace(",", ""))
    return Row(block, number, unit, found.start("number"), end)
