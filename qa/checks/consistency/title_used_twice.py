"""Two pages of a site with the same title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.repeated import repeated
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa.page import Page
    from qa.rule import PageFacts


_OF_ALL = frozenset({
    "medication guide", "patient information", "patient information leaflet", "package leaflet",
    "package leaflet: information for the user", "package leaflet: information for the patient",
    "instructions for use", "consumer medicine information",
})  # fmt: skip
"""Titles that the law gives to every page of a kind."""


def titles(page: Page) -> Iterator[Fact]:
    """Yield the page's title, where it has one."""
    if page.title and page.title.lower().strip(" .:") not in _OF_ALL:
        heading = next((h for h in page.headings if h.kind is BlockKind.HEADING), None)
        same = heading is not None and heading.text.strip() == page.title
        own = page.document.metadata_spans.get("title", page.start)
        span = heading.span if heading is not None and same else own
        yield Fact(" ".join(page.title.lower().split()), page.title, span)


@site_rule(
    "consistency.title-used-twice",
    gather=titles,
    level=Level.WARNING,
    message="The title '%s' is also that of %s: give each page a title of its own.",
    why="Readers who search, or have several pages open, cannot tell pages with one title apart.",
    sources=["WCAG 2.2, 2.4.2 Page Titled (A)"],
    examples=[
        Example(
            bad="=== a.md ===\n# Hay fever\n\nPollen makes you sneeze.\n"
            "=== b.md ===\n# Hay fever\n\nAn antihistamine helps.\n",
            good="=== a.md ===\n# Hay fever\n\nPollen makes you sneeze.\n"
            "=== b.md ===\n# Hay fever: treatment\n\nAn antihistamine helps.\n",
        ),
        Example(
            bad="=== a.md ===\n---\ntitle: Your visit\n---\nBring your letter.\n"
            "=== b.md ===\n---\ntitle: your  visit\n---\nPark behind the building.\n",
            good="=== a.md ===\n---\ntitle: Your visit\n---\nBring your letter.\n"
            "=== b.md ===\nPark behind the building.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page whose title another page has too."""
    del today
    for path, fact, other in repeated(pages):
        yield SiteMatch(path, Match(fact.span, (fact.value, other)))
