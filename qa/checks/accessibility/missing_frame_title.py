"""A film or another page in a frame without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAMES = frozenset({"youtube video player", "video player", "iframe", "frame", "untitled", "embed"})


@rule(
    "accessibility.missing-frame-title",
    level=Level.WARNING,
    message="The frame with '%s' has no title that says what it shows: add one.",
    why="A screen reader says only 'frame', and its listeners cannot tell whether to go in.",
    sources=["WCAG 2.2, 4.1.2 (level A), technique H64"],
    examples=[
        Example(
            bad='<p>Watch it.</p><iframe src="https://www.youtube.com/embed/a1"></iframe>',
            good='<p>Watch it.</p><iframe src="https://www.youtube.com/embed/a1" '
            'title="How to use a spacer"></iframe>',
            format=Format.HTML,
        ),
        Example(
            bad='Find us:\n\n<iframe src="https://maps.example.org/embed" title=""></iframe>',
            good='<iframe src="https://tags.example.org" width="0" height="0"></iframe>\n\nHi.',
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each frame without a title, and softly those with the name of the player."""
    for medium in page.document.media:
        if medium.tag != "iframe" or medium.decoration:
            continue
        shown = medium.target[:80] or "no address"
        if not medium.title:
            yield Match(medium.span, (shown,))
        elif medium.title.casefold() in _NAMES:
            yield Match(medium.span, (shown,), level=Level.SUGGESTION)
