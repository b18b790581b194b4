"""Two places of a page that give two dates for one review."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from qa.checks.trust.page_dates import What, Where, dates_of
from qa.dates import Days
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.trust.page_dates import PageDate
    from qa.page import Page

_SLACK = timedelta(days=1)
_HISTORY = 3
"""So many dates of one sort in the text are a history of the page, and each holds."""


@rule(
    "trust.review-date-mismatch",
    level=Level.WARNING,
    message="The %s is %s here, and %s in the %s: give one date everywhere.",
    why="Readers, search engines and the next reviewer each read another place, and one is wrong.",
    sources=[
        "schema.org MedicalWebPage, lastReviewed",
        "NHS standard for creating health content, part 1 (dates of the last and the next check)",
    ],
    examples=[
        Example(
            bad="---\nlast_reviewed: 2024-01-02\n---\n# Gout\n\nA toe.\n\nPage last reviewed: "
            "March "
            "2023\n",
            good="---\nlast_reviewed: 2024-01-02\n---\n# Gout\n\nA toe.\n\nPage last reviewed: "
            "January 2024\n",
        ),
        Example(
            bad="---\nnext_review: 2029-01-02\n---\n# Gout\n\nReviewed: 2 January 2026. Next "
            "review "
            "due: 2 January 2028.\n",
            good="---\nupdated: 2025-01-02\n---\n# Gout\n\nReviewed: 2 January 2026. Next review "
            "due: 2 January 2028.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later place of each pair; softly for updates, which programs write too."""
    for what, name in (
        (What.REVIEWED, "date of the last review"),
        (What.NEXT, "date of the next review"),
        (What.UPDATED, "date of the last update"),
    ):
        pair = _pair(dates_of(page, what), within_text=what is What.REVIEWED)
        if pair is not None:
            earlier, later = pair
            level = Level.SUGGESTION if what is What.UPDATED else Level.WARNING
            args = (name, later.text, earlier.text, earlier.where.value)
            yield Match(later.span, args, level=level)


def _pair(dates: list[PageDate], *, within_text: bool) -> tuple[PageDate, PageDate] | None:
    """Return two dates of different places, no two of which can be one day; None for none."""
    places = {where: group for where in Where if (group := [d for d in dates if d.where is where])}
    shown = places.get(Where.TEXT, [])
    if len({d.days for d in shown}) >= _HISTORY:
        return None
    groups = list(places.values())
    for index, later in enumerate(groups):
        for earlier in groups[:index]:
            if not any(_agree(a, b) for a in earlier for b in later):
                return earlier[0], later[0]
    if within_text and len(shown) > 1 and not _agree(shown[0], shown[-1]):
        return shown[0], shown[-1]
    return None


def _agree(one: PageDate, other: PageDate) -> bool:
    days = Days(one.days.first - _SLACK, one.days.last + _SLACK)
    return days.meets(other.days)
