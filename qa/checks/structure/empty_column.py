"""A column of a table that has a name and no value in any row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_STROKE = later(r"(?<!\\)\|")
_CELL = later(r"<t[dh]\b[^>]*>(?P<text>.*?)(?=</?t[dhr]\b|</table|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = later(r"<[^>]*>|&nbsp;|\s")
_SPANS = ("colspan", "rowspan", "<input", "<img", "<svg", "<select", "<button")
# What readers write into themselves.
_TO_FILL_IN = later(
    r"\b(?:fill (?:in|out)|write (?:down|in|your)|tick|circle|diary|log|journal|chart|tracker|"
    r"record|"
    r"planner|checklist|keep track|worksheet|print (?:this|out))\b"
)
_OWN = later(
    r"(?:dates?|times?|notes?|scores?|comments?|results?|readings?|pain|action|goals?)\W*\Z|"
    r".*(?:\b(?:your?|my|i|done|taken|tick|sign(?:ed|ature)?|initials|yes|no|today|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|(?:day|week) \d)\b|[?\u2713])"
)


@rule(
    "structure.empty-column",
    level=Level.WARNING,
    message="Nothing stands in the column '%s': fill it in, or take the column out.",
    why="Readers look for what the head of the column promises, and it may be a dose or a warning.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "W3C, Web Accessibility Tutorials: tables, leave no cell without a meaning",
    ],
    examples=[
        Example(
            bad="| Vaccine | Given at | Protects from |\n|---|---|---|\n| MMR | 1 year | |\n| Hib |"
            " 8 weeks | |\n| BCG | birth | |\n",
            good="| Vaccine | Given at | Protects from |\n|---|---|---|\n| MMR | 1 year | measles"
            " |\n| Hib | 8 weeks | |\n| BCG | birth | |\n",
        ),
        Example(
            bad="<table><tr><th>Aid</th><th>Price</th><th>Battery</th></tr><tr><td>A</td><td></td>"
            "<td>small</td></tr><tr><td>B</td><td></td><td>large</td></tr><tr><td>C</td><td></td>"
            "<td>none</td></tr></table>",
            good="<p>Fill in the chart.</p><table><tr><th>Aid</th><th>Price</th></tr><tr><td>A"
            "</td><td></td></tr><tr><td>B</td><td></td></tr><tr><td>C</td><td></td></tr></table>",
            format=Format.HTML,
        ),
        Example(
            good="| Meal | My notes |\n|---|---|\n| Breakfast | |\n| Lunch | |\n| Supper | |\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the head of each such column, but of tables that readers fill in."""
    if not page.document.tables or _TO_FILL_IN.search(page.folded):
        return
    for head, *body in table_rows(page):
        named = all(block.kind is BlockKind.TABLE_HEADER for block in head)
        short = all(len(cells) < len(head) for cells in body)
        if named and short and len(body) >= _FEWEST_ROWS and len(head) >= _FEWEST_COLUMNS:
            yield from _empty(page, head, body)


def _empty(page: Page, head: Sequence[Block], body: Sequence[Sequence[Block]]) -> Iterator[Match]:
    source = page.document.source
    whole = source[head[0].span.start : body[-1][-1].span.end].lower()
    if any(sign in whole for sign in _SPANS):
        return
    rows = [_texts(page, cells) for cells in body]
    for column, block in enumerate(head):
        if all(len(row) == len(head) and not row[column] for row in rows):
            if not _OWN.match(block.folded):
                yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))
            return


def _texts(page: Page, cells: Sequence[Block]) -> list[str]:
    """Return the texts of all cells of a row, empty ones too."""
    source, place = page.document.source, cells[0].span.start
    if page.document.format is Format.MARKDOWN:
        start = source.rfind("\n", 0, place) + 1
        line = source[start : source.find("\n", place) % (len(source) + 1)].strip()
        return [text.strip() for text in _STROKE.split(line.removeprefix("|").removesuffix("|"))]
    start = source.lower().rfind("<tr", 0, place)
    end = source.lower().find("</tr", place)
    return [_TAG.sub("", found["text"]) for found in _CELL.finditer(source[start:end])]
