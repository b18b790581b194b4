"""A date in figures that means one day in London and another in New York."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.page import Page

_DATE = later(
    r"(?<![\w./#=&-])(?P<one>0?[1-9]|1[0-2])(?P<sep>[/.-])(?P<two>0?[1-9]|1[0-2])(?P=sep)"
    r"(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\w/#=&-]|\.\w)"
)
_MAY_BE = later(r"\d[/.-]\d\d?[/.-]\d\d")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


@rule(
    "readability.ambiguous-date",
    level=Level.SUGGESTION,
    message="'%s' is one day in Britain and another in America: write the month as a word.",
    why="A reader who takes the day for the month comes on the wrong day, or misjudges how old the"
    " page is.",
    sources=["NHS digital service manual, content style guide, numbers and dates: 3 April 2025"],
    examples=[
        Example(bad="Page last reviewed: 03/04/2025", good="Page last reviewed: 3 April 2025"),
        Example(bad="The clinic opens on 5.6.2026.", good="The clinic opens on 25/06/2026."),
        Example(
            bad="Your next visit is on 11-12-2025.",
            good="Blood pressure of 120/80, and version 1.2.2019.4 of the guide, 2025-04-03.",
        ),
        Example(good="The day and month of 04/04/2025 are the same."),
    ],
    words=["/19", "/20", "-19", "-20", ".19", ".20", "/0", "/1", "/2", "/3"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each date of two numbers up to 12 that differ, with both readings as choices."""
    for index in sorted({page.block_of(hit.start()) for hit in _MAY_BE.finditer(page.folded)}):
        block = page.blocks[index]
        if block.kind is BlockKind.CODE:
            continue
        for found in _DATE.finditer(block.plain):
            one, two = int(found["one"]), int(found["two"])
            if one == two or in_references(page, block):
                continue
            span = block.source_span(*found.span())
            yield Match(span, (found[0],), _readings(span, one, two, found["year"], page.profile))


def _readings(span: Span, one: int, two: int, year: str, profile: str) -> tuple[Fix, ...]:
    """Return both readings, written as the profile writes dates."""
    year = year if len(year) == 4 else f"20{year}"
    american = profile == "en-US"
    pairs = ((two, one), (one, two)) if american else ((one, two), (two, one))
    texts = [
        f"{_MONTHS[month - 1]} {day}, {year}" if american else f"{day} {_MONTHS[month - 1]} {year}"
        for day, month in pairs
    ]
    return tuple(Fix(f"Write '{text}'", (Edit(span, text),)) for text in texts)
