"""A weekday that does not fit its date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.dates import dates_in
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORTER = (*_SHORT, "tues", "thurs")
_LOWER = tuple(day.lower() for day in _DAYS)
_NAME = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_BEFORE = later(rf"(?<![\w-]){_NAME}\.?,?(?: the| on)? ?\Z", re.IGNORECASE)
_AFTER = later(rf" ?[(,] ?{_NAME}(?![\w-])(?! to\b| and\b| or\b|-)", re.IGNORECASE)
# In lower case: a weekday before what may be a date, or in a bracket or behind a comma.
_BESIDE = later(
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?)\.?,?(?: the| on)? ?(?<![a-z])[\djfmasond]|[(,] ?(?:mon|tue|wed|thu|fri|sat|sun)"
)
_REACH = 16


@rule(
    "consistency.wrong-weekday",
    level=Level.WARNING,
    message="%s is a %s, not a %s: check the date and the weekday.",
    why="Readers cannot tell which of the two is right, and come on the wrong day.",
    sources=["Google, Creating helpful content: no easily verified factual errors"],
    examples=[
        Example(
            bad="The clinic is closed on Monday 3 March 2026.",
            good="The clinic is closed on Tuesday 3 March 2026.",
        ),
        Example(
            bad="The next talk is on March 6, 2026 (Thursday).",
            good="The next talk is on March 6, 2026 (Friday).",
        ),
        Example(good="We open on Monday. March 2026 was busy."),
        Example(
            bad="Open day: Sat, 10 October 2025, from 9am.",
            good="Open day: Fri, 10 October 2025, from 9am.",
        ),
    ],
    words=_SHORT,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each weekday that stands with a date, of one day, on which it does not fall."""
    folded = page.folded
    if not any(day in folded for day in _LOWER) and page.words.keys().isdisjoint(_SHORTER):
        return
    for index in sorted({page.block_of(hit.start()) for hit in _BESIDE.finditer(folded)}):
        block = page.blocks[index]
        if block.kind is BlockKind.CODE:
            continue
        for dated in dates_in(block.plain, page.locale):
            if not dated.days.is_one:
                continue
            begin = max(0, dated.start - _REACH)
            found = _BEFORE.search(block.plain, begin, dated.start) or _AFTER.match(
                block.plain, dated.end
            )
            if found is None:
                continue
            said = _DAYS[_SHORT.index(found["day"][:3].lower())]
            real = _DAYS[dated.days.first.weekday()]
            start, end = found.span("day")
            if said == real or in_references(page, block) or is_quoted(block, start, end):
                continue
            span = block.source_span(start, end)
            full = len(found["day"]) > len("thurs")
            fix = Fix(f"Write '{real}'", (Edit(span, real if full else real[:3]),))
            text = block.text[dated.start : dated.end]
            yield Match(span, (text, real, said), (fix,))
