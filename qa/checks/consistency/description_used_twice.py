"""Two pages of a site with the same description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.repeated import repeated
from qa.finding import Level, Match
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa.page import Page
    from qa.rule import PageFacts

_SHORTEST = 20


def descriptions(page: Page) -> Iterator[Fact]:
    """Yield the page's description, where it has one."""
    for key, value in page.document.metadata.items():
        if key.lower().replace("_", "-") in ("description", "meta-description", "og:description"):
            if isinstance(value, str) and len(value) >= _SHORTEST:
                span = page.document.metadata_spans.get(key, page.start)
                yield Fact(" ".join(value.lower().split()), "", span)
            return


@site_rule(
    "consistency.description-used-twice",
    gather=descriptions,
    level=Level.WARNING,
    message="The description is also that of %s: say what is on this page alone.",
    why="A list of search results that says the same of two pages helps nobody to choose.",
    sources=["Google Search Central, snippets: create unique descriptions for each page"],
    examples=[
        Example(
            bad="=== a.md ===\n---\ndescription: Clear advice on health from our doctors.\n---\n"
            "# Gout\n\nA toe.\n=== b.md ===\n---\ndescription: Clear advice on health from our "
            "doctors.\n---\n# Acne\n\nA spot.\n",
            good="=== a.md ===\n---\ndescription: What gout is and how it is treated.\n---\n# Gout"
            "\n\nA toe.\n=== b.md ===\n---\ndescription: What acne is and how it is treated.\n---\n"
            "# Acne\n\nA spot.\n",
        ),
        Example(
            bad="=== a.md ===\n---\ndescription: Causes, signs and treatment.\n---\n# Gout\n\nA "
            "toe.\n=== b.md ===\n---\ndescription: causes, signs  and treatment.\n---\n# Acne\n\n"
            "A spot.\n",
            good="=== a.md ===\n# Gout\n\nA toe.\n=== b.md ===\n# Acne\n\nA spot.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page whose description another page has too."""
    del today
    for path, fact, other in repeated(pages):
        yield SiteMatch(path, Match(fact.span, (other,)))
