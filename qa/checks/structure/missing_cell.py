"""A row of a table that lacks a cell which all other rows have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_FEWEST_ROWS = 3
_CELLS = frozenset({BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER})
_SPANS = ("colspan", "rowspan")


@rule(
    "structure.missing-cell",
    level=Level.WARNING,
    message="The row of '%s' has an empty cell where every other row has a value: fill it in, or"
    " say that there is none.",
    why="Readers cannot tell whether there is no value or somebody forgot it: it may be a dose.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "W3C, Web Accessibility Tutorials: tables, leave no cell without a meaning",
    ],
    examples=[
        Example(
            bad="| Age | Dose |\n|---|---|\n| 2 to 5 | 5 ml |\n| 6 to 11 | |\n| 12 | 10 ml |\n",
            good="| Age | Dose |\n|---|---|\n| 2 to 5 | 5 ml |\n| 6 | none |\n| 12 | 10 ml |\n",
        ),
        Example(
            bad="<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr><tr>"
            "<td>B</td></tr><tr><td>C</td><td>6 mg</td></tr></table>",
            good="<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr><tr>"
            '<td colspan="2">B</td></tr><tr><td>C</td><td>6 mg</td></tr></table>',
            format=Format.HTML,
        ),
        Example(good="| A | B |\n|---|---|\n| 1 | |\n| 2 | 3 |\n| 4 | |\n| 5 | 6 |\n"),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last words of the one short row of a table whose other rows are all full."""
    if not page.document.tables:
        return
    tables: dict[int, dict[int, list[Block]]] = {}
    for block in page.blocks:
        if block.kind in _CELLS and block.group:
            tables.setdefault(block.group, {}).setdefault(block.level, []).append(block)
    source = page.document.source
    for rows in tables.values():
        full = max(len(cells) for cells in rows.values())
        body = [cells for cells in rows.values() if cells[-1].kind is BlockKind.TABLE_CELL]
        short = [cells for cells in body if len(cells) < full]
        if len(body) < _FEWEST_ROWS or len(short) != 1 or len(short[0]) != full - 1:
            continue
        cells = [block for row in rows.values() for block in row]
        whole = source[cells[0].span.start : cells[-1].span.end].lower()
        if full > 1 and not any(span in whole for span in _SPANS):
            yield Match(short[0][-1].span, (short[0][0].text,))
