"""A generic name with a capital inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_name, in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.medicines import mentions
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_INSIDE = later(r"(?:[a-z,;])\s\Z")
_LONG_WORD = later(r"[A-Za-z]{4,}")
_LOOK = 400
_CAPITALS = later(r"\s[A-Z]")


@rule(
    "drugs.capitalised-generic",
    level=Level.SUGGESTION,
    message="Write '%s' with a small letter: it is the name of a medicine, not of a brand.",
    why="A capital makes readers take a medicine for a brand.",
    sources=["AMA Manual of Style, nonproprietary drug names"],
    limit=5,
    examples=[
        Example(
            bad="Most people take Sertraline in the morning.",
            good="Most people take sertraline in the morning.",
        ),
        Example(
            bad="Do not drink alcohol with Metformin, please.",
            good="Do not drink alcohol with metformin, please.",
        ),
        Example(good="Sertraline helps. Zoloft is a brand of it. Ask the Sertraline Study Group."),
        Example(good="Ask for hydrOXYzine by name."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each generic name with a capital inside a sentence; headings and lists are free."""
    for mention in mentions(page):
        if mention.brand or mention.everyday:
            continue
        block = page.blocks[mention.block]
        text = block.text[mention.start : mention.end]
        if not text[0].isupper() or not text[1:].islower() or block.kind is not BlockKind.PARAGRAPH:
            continue
        if not _INSIDE.search(block.plain, max(0, mention.start - 2), mention.start):
            continue
        if _CAPITALS.match(block.plain, mention.end) or in_name(block, mention.start, mention.end):
            continue
        if in_references(page, block) or _is_title(block.plain):
            continue
        span = block.source_span(mention.start, mention.end)
        small = text.lower()
        yield Match(span, (small,), (Fix(f"Write '{small}'", (Edit(span, small),)),))


def _is_title(text: str) -> bool:
    """Return whether most of the longer words of a text have a capital, as in a title or list."""
    words: list[str] = _LONG_WORD.findall(text[:_LOOK])
    return sum(word[0].isupper() for word in words) > len(words) / 2
