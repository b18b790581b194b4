"""Headings that jump over a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import is_references_heading
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_DEEPEST = 5  # a part of another system, put into the page, begins below that
_FAR = 3
"""So many levels nobody leaves out on purpose."""


@rule(
    "structure.skipped-heading-level",
    level=Level.WARNING,
    message="This heading is of level %s below one of level %s: make it level %s.",
    why="People who listen to a page move by heading level, and a missing level sounds like a"
    " missing section.",
    sources=[
        "NHS digital service manual, content style guide: do not skip heading levels",
        "WCAG 2.2, 1.3.1 Info and Relationships",
    ],
    limit=3,
    examples=[
        Example(bad="# Flu\n\n### Causes\n\nA virus.", good="# Flu\n\n## Causes\n\nA virus."),
        Example(
            bad="## Flu\n\nText.\n\n#### Care\n\nRest.",
            good="## Flu\n\n### Care\n\nRest.\n\n## Cold\n\nTea.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading more than one level below the one before."""
    before = 0
    for heading in page.headings:
        if not heading.level:
            continue
        if before and heading.level > before + 1:
            span = heading.source_span(0, len(heading.text))
            yield Match(
                span,
                (str(heading.level), str(before), str(before + 1)),
                level=None if _is_loud(before, heading) else Level.SUGGESTION,
            )
        before = heading.level


def _is_loud(before: int, heading: Block) -> bool:
    """Return whether a level is left out by the page, and not by what puts in its sources."""
    far = heading.level - before > _FAR and not is_references_heading(heading.plain)
    return heading.level <= _DEEPEST or far
