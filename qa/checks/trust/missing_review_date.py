"""No word on when the page was last checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import is_whole_page, kind_of, level_of_advice
from qa.checks.trust.page_dates import What, Where, dates_of, page_dates
from qa.checks.trust.people import Role, Sort, is_signed, people
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# A template fills in the date when the page is built, and microdata says it to machines.
_FILLED_IN = later(
    r"(?:review|updat|check|modifi)\w*[^\n<>]{0,20}(?:\{\{|\{%|<%|\$\{)"
    r"|itemprop=[\"'](?:lastReviewed|dateModified)\b",
    re.IGNORECASE,
)
_SORES = (
    "You can see a nurse about a sore, and ask about antibiotics, surgery or the risk of an "
    "infection. " * 5
)
_SCREEN = "You meet one of us on a screen, from a room of your own, for about half an hour. " * 8
# Whoever says who reviewed a page can say when, whatever its type.
_REVIEWED = later(r"\b(?:reviewed|checked|approved) by:? [a-z]")


_SIGNED_TOO = ("service", "patient-story", "wellness")
"""Pages of which a site that names who wrote or checked them says when, too."""
_WHOLE = 150


@rule(
    "trust.missing-review-date",
    level=Level.WARNING,
    message="This %s page has no review date: say when it was last reviewed or updated.",
    why="Advice about health ages, and without a date nobody can tell whether it still holds.",
    sources=[
        "HONcode, principle 4 (attribution and date)",
        "JAMA benchmarks (Silberg 1997), currency",
        "DISCERN, item 5",
        "URAC Health Web Site Standards v2.1, WS 15",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\nauthor: Lena Fischer\n---\n# Cold sores\n\nCold sores "
            "are small blisters on or near the lips. A virus causes them, and they pass from one "
            "person to another by touch. They tingle or burn before they show, and they heal on "
            "their own in about ten days. A cream from the pharmacy may speed this up.\n",
            good="---\npage_type: condition\nauthor: Lena Fischer\nlastReviewed: 2026-02-11\n---\n"
            "# Cold sores\n\nCold sores are small blisters on or near the lips. A virus causes "
            "them, and they pass from one person to another by touch. They tingle or burn before "
            "they show, and they heal on their own in about ten days.\n",
        ),
        Example(
            bad="---\npage_type: treatment\npublished: 2020-01-15\nnext_review: 2023-01-15\n---\n"
            "# Grommets\n\nGrommets are tiny tubes that a surgeon puts into the ear drum. They let "
            "air in and stop thick fluid from building up behind the drum. The operation takes "
            "about fifteen minutes, and your child can go home on the same day.\n",
            good="---\npage_type: treatment\n---\n# Grommets\n\nGrommets are tiny tubes that a "
            "surgeon puts into the ear drum. They let air in and stop thick fluid from building "
            "up behind the drum. The operation takes about fifteen minutes, and your child can go "
            "home on the same day.\n\nPage last reviewed: 15 January 2026\n",
        ),
        Example(
            bad="# Visits on a screen\n\nWritten by Ann Lee. Medically reviewed by Lou Bell, "
            "MD.\n\n"
            "## What we do\n\n" + _SCREEN + "\n\n## How to come\n\n" + _SCREEN + "\n",
            good="# Visits on a screen\n\nWritten by Ann Lee. Medically reviewed by Lou Bell, "
            "MD, in "
            "May 2026.\n\nLast reviewed: May 2026\n\n## How to come\n\n" + _SCREEN + "\n",
        ),
        Example(
            bad="---\npage_type: service\n---\n# Foot clinic\n\nReviewed by: Ann Bell, nurse.\n\n"
            "## What we treat\n\n" + _SORES + "\n\n## How to come\n\n" + _SORES + "\n",
            good="---\npage_type: service\n---\n# Foot clinic\n\nReviewed by Ann Bell, nurse, May "
            "2026.\nLast reviewed: May 2026.\n\n## What we treat\n\n" + _SORES + "\n\n## How to "
            "come\n\n" + _SORES + "\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the place of the date where there is none, softly where a day of birth is known."""
    level = level_of_advice(page)
    if level is None and _REVIEWED.search(page.said) and is_whole_page(page):
        level = Level.WARNING
    if level is None and page.type in _SIGNED_TOO and page.word_count >= _WHOLE:
        level = Level.WARNING if is_signed(page) else None
    if level is None and page.type is None and page.word_count >= _WHOLE:
        by_two = {person.role for person in page.once(people) if person.sort is Sort.PERSON}
        level = Level.WARNING if len(by_two) == len(Role) else None
    if level is None:
        return
    known = {dated.what for dated in page.once(page_dates)}
    if known & {What.REVIEWED, What.UPDATED, What.UNSURE}:
        return
    if _FILLED_IN.search(page.document.source):
        return
    if What.PUBLISHED in known:
        shown = any(d.where is Where.TEXT for d in dates_of(page, What.PUBLISHED))
        if shown or (page.metadata_text("date") and What.NEXT not in known):
            return
        if What.NEXT not in known:
            level = Level.SUGGESTION
    yield Match(page.start, (kind_of(page),), level=level)
