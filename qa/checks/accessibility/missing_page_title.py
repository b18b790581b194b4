"""A page without a title for the tab and the list of results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NO_TITLE = later(
    r"(?:untitled(?: (?:document|page|\d+))?|(?:new |blank |web ?|sample |test |page )?(?:document|"
    r"page)(?: \d+| title)?|title|(?:page|insert|add|your)(?: page)? title(?: here)?|"
    r"index(?:\.\w+)?|home ?page \d+|no title|to-?do|tbc|tbd|xxx+|vite(?: app| \+ \w+)|react app|"
    r"my site|(?:auto )?draft|[\w-]+\.(?:html?|md|php|aspx?|docx?))",
    re.IGNORECASE,
)


@rule(
    "accessibility.missing-page-title",
    level=Level.ERROR,
    message="The page has no title%s: give it one that says what it is about.",
    why="The title is what tabs, bookmarks, search results and screen readers name the page by.",
    sources=["WCAG 2.2, 2.4.2 (level A), technique H25 and failure F25"],
    examples=[
        Example(
            bad='<!DOCTYPE html><html lang="en"><head></head><body><h1>Gout</h1><p>It hurts.</p>',
            good='<!DOCTYPE html><html lang="en"><head><title>Gout</title></head><p>It hurts.</p>',
            format=Format.HTML,
        ),
        Example(
            bad='<html lang="en"><head><title>Untitled Document</title></head><p>Gout hurts.</p>',
            good="<h1>Gout</h1><p>It hurts.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="---\ntitle: Untitled\n---\n\nGout hurts.",
            good="---\ntitle: Untitled grief, a story\n---\n\nShe died in May.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the empty or meaningless title, or the head of a whole HTML page without one."""
    document = page.document
    title = document.metadata.get("title")
    text = title.strip() if isinstance(title, str) else ""
    if text:
        if _NO_TITLE.fullmatch(text):
            place = document.metadata_spans.get("title", page.start)
            yield Match(place, (f" but '{text}'",))
    elif document.root_span is not None and document.blocks:
        end = document.root_span.end
        yield Match(document.metadata_spans.get("title", Span(end, end)), ("",))
