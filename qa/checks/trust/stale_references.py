"""A list of references whose newest entry is old."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.references import entries
from qa.document import Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa.page import Page
    from qa.rule import PageFacts

_YEAR = later(r"(?<![\d/.:-])(?:19|20)\d\d(?![\d/-]|\.\d)")
_ADDRESS = later(r"(?:https?://|www\.|doi)\S*", re.IGNORECASE)
_FEWEST = 2
_YEARS = {"medicine": 3}
_MOST_YEARS = 5


def gather(page: Page) -> Iterator[Fact]:
    """Yield the newest year of a clinical page's references, where every entry has one."""
    if page.page_type is None or not page.page_type.clinical:
        return
    listed = entries(page)
    years = [
        [int(year) for year in _YEAR.findall(_ADDRESS.sub("", block.plain))] for block in listed
    ]
    if len(years) >= _FEWEST and all(years):
        limit = _YEARS.get(page.page_type.name, _MOST_YEARS)
        newest = max(max(some) for some in years)
        yield Fact(str(limit), str(newest), Span(listed[0].span.start, listed[0].span.start))


@site_rule(
    "trust.stale-references",
    gather=gather,
    level=Level.SUGGESTION,
    message="The newest of the references is from %s: look for what was found out since.",
    why="A page can be reviewed last week and still tell what was known ten years ago.",
    sources=["NHS standard for creating health content, part 2 (evidence)", "DISCERN, item 5"],
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\nA sore toe.\n\n## References\n\n1. A "
            "guideline on gout. 2011.\n2. A review of gout. 2009.\n",
            good="---\npage_type: condition\n---\n# Gout\n\nA sore toe.\n\n## References\n\n1. A "
            "guideline on gout. 2011.\n2. A review of gout. 2024.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Aspirin\n\nFor pain.\n\n## Sources\n\n- Leaflet, "
            "2019.\n- Label, 2018.\n",
            good="---\npage_type: medicine\n---\n# Aspirin\n\nFor pain.\n\n## Sources\n\n- "
            "Leaflet, "
            "2019.\n- Label. Read on 3 May 2026.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page on which nothing is newer than the limit; medicines age faster."""
    for page in pages:
        for fact in page.facts:
            if today.year - int(fact.value) > int(fact.key):
                yield SiteMatch(page.path, Match(fact.span, (fact.value,)))
