"""An item that stands in no list of HTML, mostly behind one that ends too early."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page


@rule(
    "structure.item-outside-list",
    level=Level.WARNING,
    message="This item is in no list: put it, and those below it, between <ul> and </ul> or <ol> "
    "and </ol>.",
    why="A screen reader does not count the item in, and a browser may draw it away from the rest "
    "of its list.",
    sources=[
        "HTML Living Standard, 4.4.8: an li element stands in an ol, ul or menu element",
        "WCAG 2.2, 1.3.1 Info and Relationships",
    ],
    examples=[
        Example(
            bad="<p>Bring:</p><ul><li>your card</li><li>a coat</li></ul><li>a list of your "
            "tablets</li><p>Come at nine.</p>",
            good="<p>Bring:</p><ul><li>your card</li><li>a coat</li><li>a list of your "
            "tablets</li></ul><p>Come at nine.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<h2>Symptoms</h2><div><li>a cough</li><li>a fever</li></div><p>Rest.</p>",
            good="<h2>Symptoms</h2><ol><div><li>a cough</li><li>a fever</li></div></ol>",
            format=Format.HTML,
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first of each run of such items."""
    if page.document.format is not Format.HTML:
        return
    runs = groupby(page.blocks, key=_is_astray)
    for block in (next(blocks) for is_astray, blocks in runs if is_astray):
        yield Match(block.source_span(0, len(block.text)))


def _is_astray(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM and not block.group
