"""The tables of a page as rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page


def table_rows(page: Page) -> Iterator[list[list[Block]]]:
    """Yield the rows of each table, the first of which is its head where it has one."""
    tables: dict[int, dict[int, list[Block]]] = {}
    for block in page.blocks:
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER) and block.group:
            tables.setdefault(block.group, {}).setdefault(block.level, []).append(block)
    for rows in tables.values():
        yield list(rows.values())
