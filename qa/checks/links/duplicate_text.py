"""Links with the same words that lead to different places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import LinkKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link
    from qa.page import Page

_SHORTEST = 4
_LETTERS = later(r"[^\W\d_]{3}")
_NOT_THE_PLACE = later(r"^https?://(?:www\.)?|[/#?]+$", re.IGNORECASE)


@rule(
    "links.duplicate-text",
    level=Level.SUGGESTION,
    message="Another link on this page also says '%s' but leads elsewhere: say how they differ.",
    why="In a list of the page's links, readers cannot tell the two from each other.",
    sources=["WCAG 2.2, 2.4.4 (level A)"],
    examples=[
        Example(
            bad="Asthma: [symptoms and care](asthma.md). Gout: [symptoms and care](gout.md).",
            good="Read about [asthma](asthma.md) and [gout](gout.md).",
        ),
        Example(
            bad="- Knee: [Learn more](knee.md)\n- Hip: [Learn more](hip.md)",
            good="- Knee: [Learn more](hip.md)\n- Hip: [Learn more](hip.md#)",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first link whose words an earlier link with another address has."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for link in page.document.links:
        text = _words(link)
        if not text:
            continue
        place = _NOT_THE_PLACE.sub("", link.target)
        if first.setdefault(text, place) != place and text not in told:
            index = page.block_at(link.span.start)
            if index is not None and in_references(page, page.blocks[index]):
                continue
            told.add(text)
            yield Match(link.span, (" ".join(link.text.split()),))


def _words(link: Link) -> str:
    """Return what a screen reader says of a link, folded; "" where that is not words."""
    if link.kind not in (LinkKind.INLINE, LinkKind.REFERENCE) or len(link.text) < _SHORTEST:
        return ""
    text = (link.label or link.text).casefold().strip(" .,:;>›»→")
    return text if _LETTERS.search(text) else ""
