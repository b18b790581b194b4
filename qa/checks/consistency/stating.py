"""The parts of a page in which its own text states something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.page import sentence_around
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.page import Page

_TELLS_NOTHING = frozenset({BlockKind.HEADING, BlockKind.CODE})
_OTHER = frozenset({BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT, BlockKind.TABLE_CELL})

_I = later(r"\b(?:i|i'd|i'm|i've|my)\b")
_YOU = later(r"\byour?\b")
_OFTEN = 8
"""Times that "I" and "my" stand in a story, at least."""


def told_blocks(page: Page) -> Iterator[Block]:
    """Yield, in order, all blocks but headings, code and references."""
    for block in page.blocks:
        if block.kind not in _TELLS_NOTHING and not in_references(page, block):
            yield block


def stating(page: Page, places: Iterable[int]) -> list[Block]:
    """Return, in order, the blocks of running text that hold one of some offsets of `page.folded`.

    Headings, code, cells of tables and lists of references state nothing of the page's own.
    """
    numbers = sorted({page.block_of(at) for at in places})
    return [block for block in map(page.blocks.__getitem__, numbers) if _states(page, block)]


def sentences_with_numbers(page: Page) -> Iterator[tuple[Block, int, int]]:
    """Yield block, start and end of each sentence of such blocks that holds a figure."""
    starts, last = page.block_starts, (-1, 0)
    for at in page.numbers:
        number = page.block_of(at)
        if (number, at - starts[number]) < last or not _states(page, page.blocks[number]):
            continue
        block = page.blocks[number]
        start, end = sentence_around(block.plain, at - starts[number])
        last = (number, end)
        yield block, start, end


def _states(page: Page, block: Block) -> bool:
    return block.kind not in _OTHER and not in_references(page, block)


def tells_a_story(page: Page) -> bool:
    """Return whether a page is the story of a person, by its type or by how often "I" stands in it.

    A page of no type that speaks of "I" more than of "you" is one, whatever its title.
    """
    if page.type is not None:
        return page.type == "patient-story"
    own = sum(1 for _ in _I.finditer(page.folded))
    return own >= _OFTEN and own > sum(1 for _ in _YOU.finditer(page.folded))
