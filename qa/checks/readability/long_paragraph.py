"""A wall of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LONG = 120
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SENTENCE = "You may feel tired for a few days after the treatment, and that is normal. "


@rule(
    "readability.long-paragraph",
    level=Level.SUGGESTION,
    message="This paragraph has %s words: break it up, one subject a paragraph, or make a list.",
    why="On a phone a long paragraph fills the screen, and readers skip it.",
    sources=[
        "PEMAT, item 8: breaks or chunks information into short sections",
        "Federal Plain Language Guidelines, III.c.3: write short paragraphs",
    ],
    examples=[
        Example(bad=_SENTENCE * 9, good=_SENTENCE * 4),
        Example(bad=f"- {_SENTENCE * 10}", good=f"{_SENTENCE * 5}\n\n{_SENTENCE * 5}"),
    ],
    pages=["~professional"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each paragraph of more than 120 words."""
    for block in page.blocks:
        if block.kind not in _KINDS or block.text.count(" ") < _LONG:
            continue
        words = len(block.text.split())
        if words > _LONG and not in_references(page, block):
            yield Match(block.source_span(0, len(block.text)), (str(words),))
