"""A long page without a title, or without a single heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_LONG = 300
_FEWEST = 3

_PROSE = "Sleep is good for the body and the mind, and most adults need seven hours of it. " * 20


@rule(
    "structure.missing-title-and-headings",
    level=Level.WARNING,
    message="This page of %s words has %s: add %s.",
    why="Readers look for their question in the headings, and screen readers jump from one to"
    " the next.",
    sources=[
        "WCAG 2.2, 2.4.2 Page Titled, 2.4.6 Headings and Labels, 2.4.10 Section Headings",
        "PEMAT, item 9: sections have informative headers",
    ],
    examples=[
        Example(bad=_PROSE, good=f"# Sleep\n\n## How much you need\n\n{_PROSE}"),
        Example(
            bad=f'---\ntitle: "Sleep"\n---\n{_PROSE}\n\n{_PROSE}',
            good="Sleep well. Most adults need seven hours.",
        ),
        Example(
            bad=f"{_PROSE}\n\n{_PROSE}",
            good=f"SLEEP\n\n1. NIGHTS\n{_PROSE}\n\n2. NAPS\n{_PROSE}\n\n3. HELP\nAsk us.",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield one match at the top of such a page."""
    has_title = bool(page.title)
    headings = len(page.headings)
    if headings and page.document.format is Format.TEXT:  # its first line is its title
        return
    if page.document.format is Format.TEXT and len(lone_numbers(page)) >= _FEWEST:
        return
    if "{%" in page.document.source:  # a template, which takes its parts from elsewhere
        return
    if (has_title and headings) or page.word_count < _LONG:
        return
    if has_title and page.word_count < 2 * _LONG:
        return
    heading = "a heading for each part"
    title = "a title that says what the page is about"
    if has_title:
        lack, add = "no headings", heading
    elif headings:
        lack, add = "no title", title
    else:
        lack, add = "no title and no headings", f"{title}, and {heading}"
    yield Match(page.start, (f"{page.word_count:,}", lack, add))


def lone_numbers(page: Page) -> list[Block]:
    """Return the numbered lines of a text that have no other below them: headings "4. Food"."""
    return [block for block in page.blocks if block.ordered and len(page.list_of(block)) == 1]
