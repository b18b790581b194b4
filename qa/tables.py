"""The tables of a page: their rows, and the row of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.document import Block
    from qa.page import Page

_WIDEST = 40
"""Cells of a row on either side that are looked at."""


def table_rows(page: Page) -> Sequence[Sequence[Sequence[Block]]]:
    """Return the cells of each row of each table; the first row is the head where there is one."""
    return page.once(_table_rows)


def row_of(page: Page, number: int) -> range:
    """Return the indices of the cells in the row of the one that is `page.blocks[number]`.

    Of a row without end those near it; that of any other block is a row of its own.
    """
    blocks = page.blocks
    cell = blocks[number]
    first, last = number, number + 1
    while max(0, number - _WIDEST) < first and blocks[first - 1].shares_row(cell):
        first -= 1
    while last < min(number + _WIDEST, len(blocks)) and blocks[last].shares_row(cell):
        last += 1
    return range(first, last)


def row_cells(page: Page, number: int) -> Sequence[Block]:
    """Return the cells in the row of the one that is `page.blocks[number]`, as `row_of` does."""
    row = row_of(page, number)
    return page.blocks[row.start : row.stop]


def _table_rows(page: Page) -> list[list[list[Block]]]:
    tables: dict[int, dict[int, list[Block]]] = {}
    for block in page.blocks:
        if block.is_cell and block.group:
            tables.setdefault(block.group, {}).setdefault(block.level, []).append(block)
    return [list(rows.values()) for rows in tables.values()]
