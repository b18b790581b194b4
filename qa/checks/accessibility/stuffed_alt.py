"""Alternative text that was written for search engines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qa.checks.accessibility.images import described
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_BETWEEN = later(r"\s*[,;|]\s*")
_WORD = later(r"[a-z]{4,}")
_SENTENCE = later(r"\b(?:and|or|with|on|in|of|the|an?|is|are|to|from)\b|[.:]", re.IGNORECASE)
_PARTS, _PART_WORDS, _REPEATS = 3, 3, 3


@rule(
    "accessibility.stuffed-alt",
    level=Level.SUGGESTION,
    message="The alternative text '%s' reads like a list of search words: say what the image"
    " shows.",
    why="People who use a screen reader hear the list and still do not know what is in the image.",
    sources=["WCAG 2.2, 1.1.1 (level A)"],
    examples=[
        Example(
            bad="![ketamine, ketamine clinic, depression treatment, NYC](room.jpg)",
            good="![A quiet treatment room with a reclining chair](room.jpg)",
        ),
        Example(
            bad='<p>Hi</p><img src="knee.png" alt="knee pain knee clinic knee surgery">',
            good='<p>Hi</p><img src="plate.png" alt="Rice, beans, fruit and a glass of milk">',
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each image with such a text."""
    for image, alt in described(page):
        parts = _BETWEEN.split(alt)
        listed = len(parts) >= _PARTS and all(
            part and len(part.split()) <= _PART_WORDS for part in parts
        )
        words = Counter(_WORD.findall(alt.lower()))
        repeated = max(words.values(), default=0) >= _REPEATS
        if (listed or repeated) and not _SENTENCE.search(alt):
            yield Match(image.span, (alt[:80],))
