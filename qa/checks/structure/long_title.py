"""A title that is too long to be taken in at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LONGEST = 65


@rule(
    "structure.long-title",
    level=Level.SUGGESTION,
    message="This heading has %s characters: say it in 65 or fewer.",
    why="A long title is cut off in search results, and a reader takes in only its first words.",
    sources=[
        "NHS digital service manual, content style guide, headings: h1 of 65 characters or less"
    ],
    pages=["~news", "~professional"],
    examples=[
        Example(
            bad="# Everything that you ever wanted to know about asthma in children and"
            " adults\n\nIt"
            " is common.",
            good="# Asthma in children and adults\n\nIt is common.",
        ),
        Example(
            bad="# The causes, symptoms, diagnosis, treatment and prevention of seasonal"
            " flu\n\nRest.",
            good="# Flu\n\n## The causes, symptoms, diagnosis, treatment and prevention of seasonal"
            " flu\n\nRest.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading of the first level above 65 characters."""
    for heading in page.headings:
        text = heading.text.strip()
        if heading.level == 1 and len(text) > _LONGEST:
            yield Match(heading.source_span(0, len(heading.text)), (str(len(text)),))
