"""More than one heading of the first level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MANY = 2


@rule(
    "structure.several-main-headings",
    level=Level.WARNING,
    message="'%s' is a second heading of the first level: a page has one; make this one a"
    " heading of"
    " level 2.",
    why="People who listen to a page take the heading of the first level for its title, and two"
    " titles sound like two pages.",
    sources=[
        "NHS digital service manual, content style guide, headings: one h1 a page",
        "WCAG 2.2, 1.3.1 Info and Relationships",
    ],
    limit=1,
    examples=[
        Example(
            bad="# Asthma\n\nIt is common.\n\n# Treatment\n\nInhalers help.",
            good="# Asthma\n\nIt is common.\n\n## Treatment\n\nInhalers help.",
        ),
        Example(
            bad="# Flu\n\n## Signs\n\nFever.\n\n# Help\n\nCall us.",
            good="---\ntitle: Flu\n---\n\n# Flu\n\n## Signs\n\nFever.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the second such heading; on a page that uses them throughout as a suggestion."""
    first = [heading for heading in page.headings if heading.level == 1 and heading.text.strip()]
    below = [heading for heading in page.headings if heading.level > 1]
    if len(first) < _MANY:
        return
    own = len(first) > _MANY and len(below) < len(first)
    heading = first[1]
    yield Match(
        heading.source_span(0, len(heading.text)),
        (heading.text.strip(),),
        level=Level.SUGGESTION if own else None,
    )
