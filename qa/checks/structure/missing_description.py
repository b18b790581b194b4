"""A page whose metadata lacks a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = (
    "description", "meta_description", "seo_description", "og:description", "summary", "excerpt",
    "lead", "intro", "abstract", "snippet", "dcterms.description", "dc.description",
)  # fmt: skip


@rule(
    "structure.missing-description",
    level=Level.SUGGESTION,
    message="The page has no description: add one of 50 to 160 characters that says what readers"
    " will find.",
    why="Search results then show whatever words stand first, and readers cannot tell whether the"
    " page is for them.",
    sources=["Google Search Central, snippets: write one good description a page"],
    examples=[
        Example(
            bad="---\ntitle: Asthma\n---\n\nIt is common.",
            good="---\ntitle: Asthma\ndescription: What asthma is and how inhalers"
            " help.\n---\n\nRest.",
        ),
        Example(
            bad="<html><head><title>Flu</title></head><body><p>Rest.</p></body></html>",
            good="<p>Rest.</p>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield one match where there is metadata, and no description in it."""
    if page.document.format not in (Format.MARKDOWN, Format.HTML) or not page.document.metadata:
        return
    if "{%" in page.document.source or page.metadata_text(*_KEYS):
        return
    if page.document.format is Format.HTML and "title" not in page.document.metadata:
        return
    yield Match(page.document.metadata_spans.get("title", page.start))
