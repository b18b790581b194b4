"""A description for search results that is too short to help or too long to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = ("description", "meta_description", "seo_description", "og:description")
_SHORTEST, _LONGEST = 50, 160


@rule(
    "structure.description-length",
    level=Level.SUGGESTION,
    message="The page's description has %s characters: write between 50 and 160.",
    why="Search results show it below the title; a short one says too little and a long one is"
    " cut.",
    sources=["Google Search Central, snippets: write one good description a page"],
    examples=[
        Example(
            bad="---\ntitle: Asthma\ndescription: About asthma\n---\n\nIt is common.",
            good="---\ntitle: Asthma\ndescription: What asthma is, what brings it on, and how"
            " inhalers help you live well with it.\n---\n\nIt is common.",
        ),
        Example(
            bad='<html><head><title>Flu</title><meta name="description" content="Flu"></head><body>'
            "<p>Rest.</p></body></html>",
            good="<html><head><title>Flu</title></head><body><p>Rest.</p></body></html>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the description that is out of bounds."""
    for key in _KEYS:
        value = page.document.metadata.get(key)
        if isinstance(value, str) and value.strip():
            length = len(" ".join(value.split()))
            if not _SHORTEST <= length <= _LONGEST:
                yield Match(page.document.metadata_spans.get(key, page.start), (str(length),))
            return
