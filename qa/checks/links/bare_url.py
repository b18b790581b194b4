"""A web address as it is, in the middle of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.links.addresses import address
from qa.context import in_references
from qa.document import BlockKind, LinkKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL)
_LONG = 12


@rule(
    "links.bare-url",
    level=Level.SUGGESTION,
    message="'%s' stands as a bare address: link the words that say what it leads to.",
    why="A screen reader spells an address letter by letter, and nobody can tell where it leads.",
    sources=["WCAG 2.2, 2.4.4 (level A)", "NHS content guide, links"],
    examples=[
        Example(
            bad="You can find the form at https://www.larkfieldhealth.org/forms/repeat.",
            good="You can find the [repeat prescription form]"
            "(https://www.larkfieldhealth.org/forms/repeat).",
        ),
        Example(
            bad="- Exercise plans: <https://www.larkfieldhealth.org/plans/knee>",
            good="## References\n\n1. Exercise plans. https://www.larkfieldhealth.org/plans/knee",
        ),
    ],
    words=["http://", "https://", "www."],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each address in running text; in references it belongs."""
    for link in page.document.links:
        if link.kind not in (LinkKind.BARE, LinkKind.AUTOLINK) or len(link.target) < _LONG:
            continue
        if address(link.target) is None or (index := page.block_at(link.span.start)) is None:
            continue
        block = page.blocks[index]
        if block.kind in _TEXT and not in_references(page, block):
            yield Match(link.target_span, (link.target,))
