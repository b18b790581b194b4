"""A table that has a header and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_FEWEST_COLUMNS = 2


@rule(
    "structure.empty-table",
    level=Level.WARNING,
    message="This table has a header and no rows: fill it in, or take it out.",
    why="Readers see what the table would tell them, and not what it tells.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "PEMAT, item 18: tables have clear row and column headings, and what they head",
    ],
    examples=[
        Example(
            bad="# Iron\n\n| Age | Amount |\n| --- | --- |\n\nAsk your nurse.\n",
            good="# Iron\n\n| Age | Amount |\n| --- | --- |\n| 2 to 5 | 7 mg |\n",
        ),
        Example(
            bad="<h1>Iron</h1><table><tr><th>Age</th><th>Amount</th></tr></table><p>Ask us.</p>",
            good="<h1>Iron</h1><table><tr><th>Age</th><td>7 mg</td></tr></table><p>Ask us.</p>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such table, where it opens."""
    source = page.document.source
    for table in page.document.tables:
        if table.rows == 1 and table.columns >= _FEWEST_COLUMNS and table.has_header:
            whole = source[
                table.span.start : max(table.span.end, source.find("</table", table.span.start))
            ]
            if "<td" not in whole.lower():
                yield Match(Span(table.span.start, table.span.end), ())
