"""The entries of a page's list of references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references, is_references_heading
from qa.document import BlockKind
from qa.patterns import later

if TYPE_CHECKING:
    from qa.document import Block, Link
    from qa.page import Page

_ENTRIES = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
# What stands below the list, and is no part of it.
_NOTE = later(
    r"\W*(?:page |last |next |medically |clinically |content )?(?:reviewed|review|updated|written|"
    r"published|author|this (?:page|information|leaflet)|about|copyright|©|disclaimer|contact|"
    r"if you|we (?:are|take|have|receive)|back to)\b",
    re.IGNORECASE,
)


def links_by_block(page: Page) -> dict[int, list[Link]]:
    """Return the links of a page by the index of the block in which they stand."""
    found: dict[int, list[Link]] = {}
    for link in page.document.links:
        index = page.block_at(link.span.start) if link.kind.followed else None
        if index is not None:
            found.setdefault(index, []).append(link)
    return found


def entries(page: Page) -> tuple[Block, ...]:
    """Return the blocks that name a page's sources: entries of its lists, and footnotes."""
    return page.once(_entries)


def _entries(page: Page) -> tuple[Block, ...]:
    found = {
        id(block): block
        for section in page.sections
        if is_references_heading(section.heading.plain)
        for block in section.blocks
        if _is_entry(block)
    }
    for block in page.blocks:
        listed = in_references(page, block) and _is_entry(block)
        if listed or block.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in block.within:
            found[id(block)] = block
    return tuple(found.values())


def _is_entry(block: Block) -> bool:
    return block.kind in _ENTRIES and not _NOTE.match(block.plain)
