"""Which sections of its template a page has, and where a missing one belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page, Section
    from qa.page_type import PageType, SectionNeed

_FEWEST_HEADINGS = 2
_OPENING_WORDS = 12


def missing(page: Page, level: str) -> Iterator[tuple[SectionNeed, Span, bool]]:
    """Yield each section of `level` that a page does not have, and its place.

    The last value tells whether the text talks of it all the same, without a heading.
    """
    page_type = page.page_type
    if page_type is None:
        return
    present = {need.id: s for s in page.sections for need in _opened(page_type, s)}
    headed = len(page.headings) > _FEWEST_HEADINGS
    for need in page_type.needs(level):
        if need.id in present or (need.opening and (not headed or _has_opening(page))):
            continue
        told = need.is_told_in(page.folded)
        if headed or not told:
            yield need, _place(page, page_type, need, present), told


def _opened(page_type: PageType, section: Section) -> list[SectionNeed]:
    return [need for need in page_type.sections if need.heads(section.heading.plain)]


def _has_opening(page: Page) -> bool:
    """Return whether text stands before the first heading below the title."""
    words = 0
    for index, block in enumerate(page.blocks):
        if block.kind is BlockKind.HEADING and index and words:
            break
        if block.kind is BlockKind.HEADING and index and page.blocks[0].kind is BlockKind.HEADING:
            break
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            words += block.text.count(" ") + 1
    return words >= _OPENING_WORDS


def _place(page: Page, page_type: PageType, need: SectionNeed, present: dict[str, Section]) -> Span:
    """Return the end of the nearest section that the template puts before this one."""
    order = [section.id for section in page_type.sections]
    for earlier in reversed(order[: order.index(need.id)]):
        if (section := present.get(earlier)) is not None:
            last = section.blocks[-1] if section.blocks else section.heading
            return Span(last.span.end, last.span.end)
    return page.end
