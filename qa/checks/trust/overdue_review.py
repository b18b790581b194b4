"""A page whose review is overdue: by its own date, or by how long its kind may wait."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import regex

from qa.checks.trust.page_dates import What, page_dates
from qa.document import Span
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.page import Page
    from qa.rule import PageFacts

_ARCHIVED = regex_later(
    r"\b(?:this|the) (?:page|article|leaflet|information|content|document|guide)\b[^.]{0,40}"
    r"(?:\barchived?\b|\bno longer (?:being )?(?:updated|maintained|reviewed|current)|"
    r"\b(?:withdrawn|retired|superseded)\b)",
    regex.IGNORECASE,
)
_STATES = frozenset({"archived", "archive", "retired", "withdrawn", "superseded", "historical"})
_ASKED = frozenset({What.REVIEWED, What.UPDATED, What.PUBLISHED, What.UNSURE, What.NEXT})
_EXPLICIT = frozenset({What.REVIEWED, What.NEXT})
_LIMIT = "limit"
_DEFAULT = 36
_GRACE = 12
"""Months after the limit from which on it is an error."""
_LATE = 6
"""Months after the day that a page gives for its next review from which on it is an error: until
then no merge need wait for a review that ran out overnight."""
_LONG_AGO = 24
"""Months after which a "review date" is past, whether it is the last review's or the next one's."""
_LONGEST = 60
"""Months after which a page is overdue though it promises a later review."""
_SAYS = {
    What.REVIEWED: "The last review",
    What.UPDATED: "The last update",
    What.PUBLISHED: "The only date",
}


def gather(page: Page) -> Iterator[Fact]:
    """Yield the dates of a page, and the months that its kind may wait.

    News, archived pages and pages without a "reviewed" or "next review" that are of no clinical
    kind are not asked to be reviewed.
    """
    kind = page.page_type
    if page.type == "news" or _is_archived(page):
        return
    held = kind is not None and (kind.clinical or kind.advises)
    dates = page.once(page_dates)
    if not held and not any(dated.what in _EXPLICIT for dated in dates):
        return
    yield Fact(_LIMIT, str(kind.review_every if kind is not None else _DEFAULT), Span(0, 0))
    for dated in dates:
        if dated.what in (_ASKED if held else _EXPLICIT):
            yield Fact(dated.what, f"{dated.days.last.isoformat()} {dated.text}", dated.span)


def _is_archived(page: Page) -> bool:
    if page.metadata_text("status", "state").lower() in _STATES:
        return True
    if page.metadata_text("archived", "archive").lower() not in ("", "false", "no"):
        return True
    return "page" in page.folded and _ARCHIVED.search(page.folded) is not None


@site_rule(
    "trust.overdue-review",
    gather=gather,
    level=Level.ERROR,
    message="%s: have this page checked again, and put the new date on it.",
    why="Medicine changes, and readers take a page that is still up for one that still holds.",
    sources=[
        "NHS standard for creating health content, part 1 (review cycle, next check)",
        "DISCERN, item 5",
        "HONcode, principle 4 (date)",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\nlast_reviewed: 2019-04-01\n---\n# Gout\n\nA toe.\n",
            good="---\npage_type: condition\nlast_reviewed: 2025-04-01\n---\n# Gout\n\nA toe.\n",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\nA sore toe.\n\nPage last reviewed: 3 "
            "May "
            "2023. Next review due: 3 May 2026\n",
            good="---\npage_type: condition\n---\n# Gout\n\nA sore toe.\n\nPage last reviewed: 3 "
            "May 2023. Next review due: 3 May 2027\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Aspirin\n\nFor pain.\n\nLast updated March "
            "2021\n",
            good="---\npage_type: medicine\nstatus: archived\n---\n# Aspirin\n\nFor pain.\n\nLast "
            "updated March 2021\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page once, at the date that shows it.

    An error where the page's own next review is half a year past, or the last one is a year older
    than the limit of its page type; a warning before that, and where it is a mere update.
    """
    for page in pages:
        found = _overdue(page, today)
        if found is not None:
            yield SiteMatch(page.path, found)


def _overdue(page: PageFacts, today: date) -> Match | None:
    months = next((int(fact.value) for fact in page.facts if fact.key == _LIMIT), _DEFAULT)
    newest: dict[str, Fact] = {}
    for fact in page.facts:
        if fact.key != _LIMIT and (fact.key not in newest or fact.value > newest[fact.key].value):
            newest[fact.key] = fact
    due = newest.get(What.NEXT) or newest.get(What.UNSURE)
    promised = due is not None and _day(due) >= today
    if due is not None and not promised and _is_next(due, newest):
        level = Level.ERROR if _months(_day(due), today) >= _LATE else Level.WARNING
        return Match(due.span, (f"The next review was due by {_words(due)}",), level=level)
    for what, says in _SAYS.items():
        last = newest.get(what)
        if last is None:
            continue
        age = _months(_day(last), today)
        limit = max(months, _LONGEST) if promised else months
        if age <= limit:
            return None
        grave = what is What.REVIEWED and age > limit + _GRACE
        level = Level.ERROR if grave else Level.WARNING
        since = f"{says} ({_words(last)}) is more than {limit} months old"
        return Match(last.span, (since,), level=level)
    if due is not None and not promised:
        long_ago = _months(_day(due), today) >= _LONG_AGO
        level = Level.WARNING if long_ago else Level.SUGGESTION
        return Match(due.span, (f"The review date ({_words(due)}) has passed",), level=level)
    return None


def _is_next(due: Fact, newest: dict[str, Fact]) -> bool:
    """Return whether a date is that of the next review: one that is later than the last is."""
    last = newest.get(What.REVIEWED)
    return due.key == What.NEXT or (last is not None and _day(due) > _day(last))


def _day(fact: Fact) -> date:
    return date.fromisoformat(fact.value[:10])


def _words(fact: Fact) -> str:
    return fact.value[11:]


def _months(earlier: date, later: date) -> int:
    """Return how many whole months lie between two days."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
