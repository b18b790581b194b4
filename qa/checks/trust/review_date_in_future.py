"""A page that says it was reviewed on a day that has not come yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from qa.checks.trust.page_dates import What, page_dates
from qa.checks.trust.people import names_reviewer
from qa.finding import Level, Match
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.page import Page
    from qa.rule import PageFacts

_PAST = (What.REVIEWED, What.UPDATED, What.PUBLISHED)
_SLACK = timedelta(days=1)
"""What time zones can make of it."""


def gather(page: Page) -> Iterator[Fact]:
    """Yield the dates on which something was done to a page.

    A "review date" may be that of the next review; but not the only date of a page that names who
    checked it.
    """
    dates = page.once(page_dates)
    past = any(dated.what in _PAST for dated in dates)
    for dated in dates:
        sole = dated.what is What.UNSURE and not past and names_reviewer(page)
        if dated.what in _PAST or sole:
            value = f"{dated.days.first.isoformat()} {dated.text}"
            yield Fact(dated.what, value, dated.span)


@site_rule(
    "trust.review-date-in-future",
    gather=gather,
    level=Level.ERROR,
    message="The page says that it was %s on %s, which has not come yet: put the right date.",
    why="A date that cannot be true makes readers doubt the rest, or hides that no review was "
    "made.",
    sources=[
        "HONcode, principle 4 (date)",
        "NHS standard for creating health content, part 1 (date of the last check)",
    ],
    examples=[
        Example(
            bad="---\nlast_reviewed: 2062-01-01\n---\n# Gout\n\nA sore toe.\n",
            good="---\nlast_reviewed: 2026-01-01\nnext_review: 2029-01-01\n---\n# Gout\n\nA toe.\n",
        ),
        Example(
            bad="# Gout\n\nA sore toe.\n\nPage last reviewed: 3 March 2027\n",
            good="# Gout\n\nA sore toe.\n\nPage last reviewed: November 2026. Next review: 2029\n",
        ),
        Example(
            bad="---\nmedically_reviewed_by: Lou Bell, MD\nreview_date: 2062-01-01\n---\n# Gout\n\n"
            "A sore toe.\n",
            good="---\nmedically_reviewed_by: Lou Bell, MD\nlast_reviewed: "
            "2026-01-01\nreview_date: "
            "2062-01-01\n---\n# Gout\n\nA sore toe.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each such date once; a day of publishing softly, for it may be planned."""
    for page in pages:
        seen = set()
        for fact in page.facts:
            day, words = date.fromisoformat(fact.value[:10]), fact.value[11:]
            if day > today + _SLACK and (fact.key, day) not in seen:
                seen.add((fact.key, day))
                said = What.REVIEWED if fact.key == What.UNSURE else fact.key
                level = Level.ERROR if said == fact.key != What.PUBLISHED else Level.WARNING
                yield SiteMatch(page.path, Match(fact.span, (said, words), level=level))
