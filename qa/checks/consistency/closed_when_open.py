"""Opening hours for a day on which the page says that it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "|".join(_DAYS)
_HOURS = later(
    rf"\b(?P<first>{_DAY})s?(?:(?: ?(?:to|-|\u2013|through|until) ?)(?P<last>{_DAY})s?)?[,:]? ?"
    r"(?:from |between |\()?(?P<time>\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?(?: ?(?:to|-|"
    r"\u2013|and) ?"
    r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)))"
)
_CLOSED = later(
    rf"\b(?:(?:we are|we're|is|are|clinic|remain) )?closed (?:all day |every |at |on |over "
    rf")*(?:the )?"
    rf"(?P<when>weekends?|{_DAY})s?\b|\b(?:open )?(?:every day|seven days a week|daily) (?:but|"
    rf"except|apart "
    rf"from)(?: on)? (?P<but>{_DAY})s?\b"
)


@rule(
    "consistency.closed-when-open",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check the opening hours.",
    why="Readers who come on that day stand before a closed door, or stay away from an open one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Monday to Friday, 9am to 5.30pm, and Saturday, 9am to 1pm. Sorry, we are closed at"
            " weekends.",
            good="Monday to Friday, 9am to 5.30pm. Sorry, we are closed at weekends.",
        ),
        Example(
            bad="We are open every day but Sunday.\n\nMonday to Sunday, 9am to 4pm.",
            good="We are open every day but Sunday.\n\nMonday to Saturday, 9am to 4pm.",
        ),
    ],
    words=("closed", "every day but", "every day except", "daily except", "apart from"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield where a page says that it is closed, and the hours that it gives for that day."""
    for block in page.blocks:
        for found in _CLOSED.finditer(block.folded):
            when = found["when"] or found["but"]
            days = {"saturday", "sunday"} if when.startswith("weekend") else {when}
            hours = _open_on(page, days)
            if hours is None or in_references(page, block) or is_quoted(block, *found.span()):
                continue
            there, start, end = hours
            here, said = block.text[slice(*found.span())], there.text[start:end]
            yield Match(block.source_span(*found.span()), (here, said))
            yield Match(there.source_span(start, end), (said, here))


def _open_on(page: Page, days: set[str]) -> tuple[Block, int, int] | None:
    """Return the place that gives hours for one of some days; None for none."""
    hours = page.once(_hours)
    there = [hours[day] for day in days if day in hours]
    return min(there, key=lambda place: (place[0].span, place[1]), default=None)


def _hours(page: Page) -> dict[str, tuple[Block, int, int]]:
    """Return the first place that gives hours for each day."""
    found: dict[str, tuple[Block, int, int]] = {}
    for block in page.blocks:
        for hit in _HOURS.finditer(block.folded):
            first = _DAYS.index(hit["first"])
            last = _DAYS.index(hit["last"]) if hit["last"] else first
            for day in _DAYS[first : last + 1]:
                found.setdefault(day, (block, *hit.span()))
    return found
