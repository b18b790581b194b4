"""Which sections of its template a page has, and where a missing one belongs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from qa.context import in_references, is_references_heading
from qa.document import BlockKind, Format, Span
from qa.page import Section
from qa.page_type import SectionNeed
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.document import Block
    from qa.page import Page
    from qa.page_type import PageType

_OF_THE_SITE = later(
    r"\W*(?:about|how we|who) (?:this|these|us|our|we|wrote|made|reviewed)\b(?! (?:medicine|"
    r"condition|"
    r"test|treatment|drug|illness|disease|operation|procedure|supplement|symptom))",
    re.IGNORECASE,
)
"""Headings of what a page says of itself and its makers."""
_LEADING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER)
_LEAD = later(r"[^:?]*(?:\?(?= ))?")
"""What stands at the head of a paragraph before a colon, or asks what the rest of it answers."""
_LONGEST = 60
_MOST_BLANKS = 7
_FEWEST_HEADINGS = 2
_OPENING_WORDS = 12
_FEWEST_PARTS = 2
_MOST = 0.6
_NEARLY_ALL = 0.75
_AT_LENGTH = 500
"""Words of a page that is no mere outline."""
_WHO = "who-can-take"
_RESULTS = "results"
_CELLS = (BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER)
_AT_TIME = later(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|same day|by (?:post|mail|phone|text|letter)|"
    r"portal)\b"
    r"(?!.*\b(?:means?|normal|above|below|positive|negative)\b)"
)
_APART = frozenset({"side-effects", "coping-side-effects", "interactions"})
_ASKING = later(r"\W*(?:tell|ask|call|check|contact|see|speak|talk)\b", re.IGNORECASE)
_TAKES = later(r"\b(?:take|taking|use|using)\W*$", re.IGNORECASE)
_IN_SHORT = ("key-facts", "key-takeaways")


def missing(
    page: Page, level: Literal["required", "recommended"]
) -> Iterator[tuple[SectionNeed, Span, bool]]:
    """Yield each section of `level` that a page does not have, and its place.

    The last value tells whether the text talks of it all the same, without a heading. A page that
    has headings for most of its template has them for what it tells: there it must do so at some
    length, below one heading, to count. What a site wants is required, and by its heading. What is
    `expected` is required of a page that has nearly all the rest, and recommended to others.
    """
    page_type = page.page_type
    if page_type is None:
        return
    if level == "required":
        yield from _of_house(page)
    present = {need.id: s for s in page.sections for need in _opened(page_type, s)}
    present = dict(_run_in(page, page_type)) | present
    whole = _share_of_core(page, page_type, present) >= _NEARLY_ALL
    needs = [
        need
        for need in page_type.sections
        if need.level == level or (need.level == "expected" and whole == (level == "required"))
    ]
    title = page.title.lower()
    headed = len(page.headings) > _FEWEST_HEADINGS
    strict = _follows_template(page_type, present)
    openings = _openings(page, page_type) if strict else frozenset()
    for need in needs:
        if need.id in present or (need.opening and (not headed or _has_opening(page))):
            continue
        if need.spares(title):
            continue
        if need.lead and _told_above(page, page_type, need):
            continue
        if not present.keys().isdisjoint(need.told_by) or need.is_mentioned_in(page.folded):
            continue
        told = _told(page, need, openings) >= (need.enough if strict else need.fewest)
        if headed or not told:
            yield need, _place(page, page_type, need, present), told


def _told(page: Page, need: SectionNeed, left_out: frozenset[int]) -> int:
    """Return how many blocks below one heading talk of a matter: the most of any heading."""
    below = Counter(
        id(page.heading_over(block))
        for block in page.prose
        if need.is_told_in(block.folded) and not in_references(page, block)
    )
    return max((count for heading, count in below.items() if heading not in left_out), default=0)


def _told_above(page: Page, page_type: PageType, need: SectionNeed) -> bool:
    """Return whether the text at the top of a page, or that says what it is about, tells it."""
    top = (None, *page.headings[:1])
    return any(
        _is_top(page_type, heading, top) and need.is_told_in(block.folded)
        for block in page.blocks
        if block.kind is not BlockKind.HEADING
        for heading in (page.heading_over(block),)
    )


def _is_top(page_type: PageType, heading: Block | None, top: tuple[Block | None, ...]) -> bool:
    if heading is None or heading in top:
        return heading in top
    return any(need.opening or need.id in _IN_SHORT for need in page_type.opened_by(heading.plain))


def _openings(page: Page, page_type: PageType) -> frozenset[int]:
    """Return the headings below which a page says in short what it tells: each by its `id`."""
    top = {id(None), *(id(heading) for heading in page.headings[:1])}
    short = {
        id(heading)
        for heading in page.headings
        if any(need.opening or need.id in _IN_SHORT for need in page_type.opened_by(heading.plain))
        and not any(need.id in page_type.core() for need in page_type.opened_by(heading.plain))
    }
    return frozenset(top | short)


def tells_in_own_words(page: Page, page_type: PageType) -> bool:
    """Return whether a page goes on at length under headings that are mostly of its own making.

    What it has no heading for is then likely told below another one.
    """
    if page.word_count < _AT_LENGTH:
        return False
    below = [s for s in page.sections if s.heading is not page.headings[0]]
    below = [s for s in below if not is_references_heading(s.heading.plain)]
    known = sum(bool(page_type.opened_by(section.heading.plain)) for section in below)
    return known < _MOST * len(below)


def wanted_here(page: Page) -> tuple[SectionNeed, ...]:
    """Return the sections that the site wants on pages of this page's type."""
    wanted = [heads for name, heads in page.house.sections if name == page.type]
    return tuple(
        SectionNeed(id=f"house:{heading}", name=heading, synonyms=(heading,))
        for headings in wanted
        for heading in headings
    )


def _of_house(page: Page) -> Iterator[tuple[SectionNeed, Span, bool]]:
    for need in wanted_here(page):
        if not any(need.heads(heading.plain) for heading in page.headings):
            yield need, page.end, False


def _share_of_core(page: Page, page_type: PageType, present: Mapping[str, object]) -> float:
    """Return which share of the sections that make its type a page has, or tells in a sentence."""
    core = [need for need in page_type.sections if need.id in page_type.core()]
    having = sum(
        not present.keys().isdisjoint((need.id, *need.told_by))
        or (bool(need.says) and need.is_said_in(page.folded))
        or (need.lead and _told_above(page, page_type, need))
        for need in core
    )
    return having / len(core) if core else 0


def _follows_template(page_type: PageType, present: Mapping[str, object]) -> bool:
    core = page_type.core()
    having = len(core & present.keys())
    if len(core) == _FEWEST_PARTS:
        return having > 0 and len(present) > _FEWEST_PARTS
    return having >= _FEWEST_PARTS and having >= _MOST * len(core)


def _opened(page_type: PageType, section: Section) -> list[SectionNeed]:
    heading = section.heading.plain
    if is_references_heading(heading) or _OF_THE_SITE.match(heading):
        return []
    return page_type.opened_by(heading)


def _run_in(page: Page, page_type: PageType) -> Iterator[tuple[str, Section]]:
    """Yield the sections that words at the head of a paragraph open: in bold, or before a colon."""
    for block in page.prose:
        if block.kind not in _LEADING:
            continue
        text = block.plain
        bold = block.opening_bold
        lead = text[: bold.end] if bold else _lead(text)
        if not 3 <= len(lead) <= _LONGEST or lead.count(" ") > _MOST_BLANKS or lead.endswith("."):
            continue
        if not bold and len(lead) == len(text) and not text.endswith("?"):
            continue  # a line of its own without a colon is a paragraph like others
        for need in page_type.opened_by(lead):
            if _is_of_another(page, page_type, need, block, lead):
                continue
            if need.id == _RESULTS and _is_of_time(page, block, lead):
                continue
            if bold or need.shows(lead):
                yield need.id, Section(block, (block,))


def _is_of_time(page: Page, block: Block, lead: str) -> bool:
    """Return whether the cell after "Results" says when they come, and not what they mean."""
    number = page.number_of(block) + 1
    if block.kind not in _CELLS or len(lead) < len(block.plain.rstrip()):
        return False
    return any(_AT_TIME.search(after.folded) for after in page.blocks[number : number + 1])


def _is_of_another(
    page: Page, page_type: PageType, need: SectionNeed, block: Block, lead: str
) -> bool:
    """Return whether a lead that tells whom to ask is on side effects, or on other medicines."""
    if need.id != _WHO or not _ASKING.match(lead):
        return False
    heading = page.heading_over(block)
    over = {other.id for other in page_type.opened_by(heading.plain)} if heading else set()
    return bool(_TAKES.search(lead)) or (_WHO not in over and not over.isdisjoint(_APART))


def _lead(text: str) -> str:
    found = _LEAD.match(text)
    return found[0] if found else ""


def _has_opening(page: Page) -> bool:
    """Return whether text stands before the first heading below the title, a byline left out."""
    words, headings = 0, 0
    for before, block in pairwise((None, *page.blocks)):
        if block is None:
            continue
        if block.kind is BlockKind.HEADING:
            headings += not (before is not None and _names_its_makers(page, before, block))
            if headings > 1 or words >= _OPENING_WORDS:
                break
        elif block.kind in (*_LEADING, BlockKind.QUOTE):
            words += block.text.count(" ") + 1
    return words >= _OPENING_WORDS


def _names_its_makers(page: Page, before: Block, block: Block) -> bool:
    """Return whether a line under the title of a leaflet is no heading, but who gives it out."""
    return (
        page.document.format is Format.TEXT
        and before.kind is BlockKind.HEADING
        and before is page.headings[0]
        and not (page.page_type and page.page_type.opened_by(block.plain))
    )


def _place(page: Page, page_type: PageType, need: SectionNeed, present: dict[str, Section]) -> Span:
    """Return the end of the nearest section that the template puts before this one."""
    order = [section.id for section in page_type.sections]
    for earlier in reversed(order[: order.index(need.id)]):
        if (section := present.get(earlier)) is not None:
            last = section.blocks[-1] if section.blocks else section.heading
            return Span(last.span.end, last.span.end)
    return page.end
