"""A film or recording whose words cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PLAYERS = later(
    r"(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|wistia\.(?:com|net)|brightcove|"
    r"dailymotion\.com|vidyard\.com|kaltura|jwplayer|panopto|loom\.com|soundcloud\.com|"
    r"spotify\.com|buzzsprout\.com|podbean\.com|libsyn\.com|anchor\.fm|podcasts\.apple\.com|"
    r"\.(?:mp3|mp4|m4a|wav|webm|ogg|mov))",
    re.IGNORECASE,
)
_SAID = ("transcript", "captions", "subtitle", "text version", "read what ", "text alternative")


@rule(
    "accessibility.missing-transcript",
    level=Level.SUGGESTION,
    message="The page does not say where the words of this recording can be read: add a transcript,"
    " or say that it has captions.",
    why="People who cannot hear it, or are where sound is not possible, miss what it says.",
    sources=["WCAG 2.2, 1.2.1, 1.2.2 and 1.2.3 (level A)"],
    examples=[
        Example(
            bad='<p>Watch it.</p><iframe src="https://www.youtube.com/embed/a1" title="Spacers">',
            good='<p>Watch it.</p><iframe src="https://www.youtube.com/embed/a1" title="Spacers">'
            "</iframe><h2>Transcript</h2><p>Shake the inhaler.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="Listen to Ann.\n\n<audio controls src='ann.mp3'></audio>",
            good="<video muted autoplay loop src='waves.mp4'></video>\n\nBreathe in.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each recording, unless the page speaks of captions or a transcript."""
    for medium in page.document.media:
        if medium.captioned or medium.decoration:
            continue
        if medium.tag in {"iframe", "embed"} and not _PLAYERS.search(medium.target):
            continue
        if any(word in page.folded for word in _SAID):
            return
        yield Match(medium.span)
