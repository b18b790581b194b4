"""A row of a Markdown table with more cells than its table has columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_CELLS = (BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL)
_STROKE = later(r"\\.|`[^`\n]*`|(?P<stroke>\|)")
"""A stroke that parts two cells; not one that is escaped, or in code."""


@rule(
    "structure.lost-cells",
    level=Level.WARNING,
    message="The row of '%s' has %s cells and its table %s columns: what is beyond them is not"
    " shown. Take a stroke out, or give the table another column.",
    why="Readers do not see what stands in the cells that are left over, and nobody notices.",
    sources=["GitHub Flavored Markdown, 4.10: excess cells of a row are ignored"],
    examples=[
        Example(
            bad="| Effect | What to do |\n|---|---|\n| Dreams | Stop | or ask |\n",
            good="| Effect | What to do |\n|---|---|\n| Dreams | Stop \\| or ask |\n",
        ),
        Example(good="<table>\n<tr><th>A</th></tr>\n<tr><td>1 | 2</td></tr>\n</table>\n"),
        Example(good="| Inhaled |  |\n|---|---|\n| Onset | 1 minute |\n"),
        Example(
            bad="Age | Dose\n---|---\n2 to 5 | 5 ml | twice a day\n",
            good="Age | Dose\n---|---\n2 to 5 | 5 ml\n6 | `a|b`\n7 |\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each row that holds more cells than the head of its table."""
    if page.document.format is not Format.MARKDOWN or not page.document.tables:
        return
    source = page.document.source
    columns: dict[int, int] = {}
    seen: set[Span] = set()
    for block in page.blocks:
        span = _line(source, block.span.start) if block.kind in _CELLS else None
        if span is None or span in seen:
            continue
        seen.add(span)
        row = source[slice(*span)]
        cells = _count(row)
        if block.kind is BlockKind.TABLE_HEADER and "|" in row:  # not a table of HTML
            columns[block.group] = cells
        elif cells > columns.get(block.group, cells):
            yield Match(span, (block.text.strip(), str(cells), str(columns[block.group])))


def _line(source: str, at: int) -> Span:
    """Return the line around an offset, without the blanks around it."""
    start = source.rfind("\n", 0, at) + 1
    end = source.find("\n", at)
    line = source[start : end if end >= 0 else len(source)]
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))


def _count(row: str) -> int:
    """Return how many cells a row holds; strokes at its ends part nothing."""
    inner = row.removeprefix("|")
    strokes = [found.start() for found in _STROKE.finditer(inner) if found["stroke"]]
    return len(strokes) + (not strokes or strokes[-1] != len(inner) - 1)
