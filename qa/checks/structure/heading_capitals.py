"""Headings With Capitals on a page whose other headings have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_name
from qa.finding import Level, Match
from qa.knowledge import common_words
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_WORD = later(r"[A-Za-z][A-Za-z'\-]+")
_SMALL = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "for", "from",
    "how", "if", "in", "into", "is", "it", "nor", "of", "off", "on", "or", "over", "per", "so",
    "than", "that", "the", "to", "up", "via", "was", "what", "when", "who", "will", "with", "you",
    "your",
])  # fmt: skip
_FEWEST = 3
_WORDS = 2  # one capital may be a name
_SHARE = 0.7


@rule(
    "structure.heading-capitals",
    level=Level.SUGGESTION,
    message="'%s' has the capitals of a book title, and most headings of this page do not: write"
    " it as they"
    " are.",
    why="Headings that look alike let readers see at a glance what belongs together.",
    sources=["NHS digital service manual, content style guide, headings: sentence case"],
    limit=3,
    examples=[
        Example(
            bad="# Living with asthma\n\n## Signs to look for\n\nA cough.\n\n## Getting a diagnosis"
            "\n\nAsk.\n\n## Common Side Effects Of Inhalers\n\nThrush.\n\n## When to get"
            " help\n\nNow.",
            good="# Living With Asthma\n\n## Signs To Look For\n\nA cough.\n\n## Getting A"
            " Diagnosis"
            "\n\nAsk.\n\n## Common Side Effects Of Inhalers\n\nThrush.\n\n## Getting Help\n\nNow.",
        ),
        Example(
            bad="# How sleep works\n\n## How much you need\n\n7 hours.\n\n## What keeps you"
            " up\n\nTea."
            "\n\n## Better Sleep Every Single Night\n\nRest.\n\n## When to worry\n\nNow.",
            good="# How sleep works\n\n## How much you need\n\n7 hours.\n\n## What keeps you"
            " up\n\nTea."
            "\n\n## Guidance from the National Sleep Foundation\n\nRest.\n\n## When to"
            " worry\n\nNow.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading in title case where most of the others are in sentence case."""
    styles = [(heading, _style(heading)) for heading in page.headings]
    plain = sum(style == "sentence" for _, style in styles)
    title = [heading for heading, style in styles if style == "title" and heading.level != 1]
    if not title or plain < _FEWEST or plain / (plain + len(title)) < _SHARE:
        return
    for heading in title:
        yield Match(heading.source_span(0, len(heading.text)), (heading.text.strip(),))


def _style(heading: Block) -> str:
    """Return "title", "sentence" or, for what cannot be told, ""."""
    found = [*_WORD.finditer(heading.plain)][1:]
    found = [hit for hit in found if hit[0].lower() not in _SMALL]
    words = [hit[0] for hit in found if not hit[0].isupper()]
    capital = [word for word in words if word[0].isupper()]
    if not capital:
        return "sentence" if words else ""
    if not _WORDS <= len(capital) == len(words):
        return ""
    known = sum(word.lower() in common_words() for word in capital)
    if known < max(_WORDS, len(words) - 1):
        return ""
    return "" if any(in_name(heading, *hit.span()) for hit in found) else "title"
