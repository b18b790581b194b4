"""A table whose rows and columns have no names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Table
    from qa.page import Page

_FEWEST = 2
_OF_PAGE = later(
    r"(?:^|[|>])\s*\W{0,2}(?:author|written|writer|(?:\w+ )?review(?:ed|er|s)?|checked|published|"
    r"updated|version|next (?:review|check))\b",
    re.IGNORECASE | re.MULTILINE,
)


@rule(
    "accessibility.missing-table-header",
    level=Level.WARNING,
    message="The table has no header cells: mark the names of its columns or rows as headers.",
    why="A screen reader names the column with each cell; without it, '5' may be a dose or an age.",
    sources=["WCAG 2.2, 1.3.1 (level A), technique H51", "PEMAT-P, item 19"],
    examples=[
        Example(
            bad="| | |\n|---|---|\n| Adult | 2 tablets |\n| Child | 1 tablet |",
            good="| Who | How much |\n|---|---|\n| Adult | 2 tablets |\n| Child | 1 tablet |",
        ),
        Example(
            bad="<table><tr><td>Age</td><td>Dose</td></tr><tr><td>6</td><td>5 mL</td></tr>",
            good="<table><tr><th>Age</th><td>6</td></tr><tr><th>Dose</th><td>5 mL</td></tr>",
            format=Format.HTML,
        ),
        Example(
            good="| | |\n|---|---|\n| Author | Jo Webb |\n| Reviewed | May 2026 |",
        ),
        Example(
            good="<table role='presentation'><tr><td>Hi<td>a</td></tr><tr><td>b</td><td>c</td>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the start of each table of at least two rows and two columns."""
    for table in page.document.tables:
        large = table.rows >= _FEWEST and table.columns >= _FEWEST
        if large and not table.has_header and not _tells_of_page(page, table):
            line_end = page.document.source.find("\n", table.span.start, table.span.end)
            end = table.span.end if line_end < 0 else line_end
            yield Match(table.span._replace(end=end))


def _tells_of_page(page: Page, table: Table) -> bool:
    """Return whether a table of two columns names who wrote a page, and when: its byline."""
    source = page.document.source[table.span.start : table.span.end]
    return table.columns == _FEWEST and len(_OF_PAGE.findall(source)) >= _FEWEST
