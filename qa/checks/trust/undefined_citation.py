"""A number in brackets that the list of references does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.references import links_by_block
from qa.context import is_references_heading
from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page, Section

_MARKER = later(r"\[\s?\^?(\d{1,3}(?:\s?[,;\u2013\u2014-]\s?\d{1,3})*)\s?\]")
_PART = later(r"(\d{1,3})(?:\s?[\u2013\u2014-]\s?(\d{1,3}))?")
_FOOTNOTE = later(r"\[\^[\w-]{1,40}\]")
_RAISED = later(r"\s?(\d{1,3}(?:\s?[,;\u2013\u2014-]\s?\d{1,3})*)\s?")
_UNIT = later(r"(?:\b[cdkm\u00b5]?m|\b10|\d\s?[x\u00d7] ?10|\b[A-Z][a-z]?)\Z")
_ENTRY = later(r"\s*(?:\[\^?(\d{1,3})\]|(\d{1,3})[.):]\s)")
_ENTRIES = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
_WIDEST = 50


@rule(
    "trust.undefined-citation",
    level=Level.WARNING,
    message="The citation %s has no entry in the list of references%s.",
    why="A reader who wants to check the fact finds nothing where a source should be.",
    sources=["JAMA benchmarks (Silberg 1997), attribution", "HONcode, principle 4"],
    examples=[
        Example(
            bad="Iron tablets can upset your stomach [4].\n\n## References\n\n1. A guideline on "
            "low iron, 2021.\n2. A leaflet on iron tablets, 2023.",
            good="Iron tablets can upset your stomach [2].\n\n## References\n\n1. A guideline on "
            "low iron, 2021.\n2. A leaflet on iron tablets, 2023.",
        ),
        Example(
            bad="Walking eases knee pain [1-3].\n\n## Sources\n\n[1] A review of exercise.\n\n"
            "[2] A guideline on arthritis.",
            good="The scale runs from [0] to [10].\n\nWalking helps.",
        ),
        Example(
            bad="Tea keeps iron out.[^tea] So does coffee.[^1]\n\n[^1]: A trial, 2021.\n",
            good="Tea keeps iron out.[^tea]\n\n[^tea]: A trial, 2021.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each marker that names a number above the last entry, and footnotes that are not there.

    Where the numbering starts again in each part of a page it is not followed.
    """
    yield from _footnotes(page)
    listed = _one_list(page)
    last = _last(listed.blocks) if listed is not None else 0
    if not last:
        return
    for block, marker in page.once(_markers):
        if _highest(marker[1]) > last:
            yield Match(block.source_span(*marker.span()), (marker[0], f", which ends at {last}"))


def _footnotes(page: Page) -> Iterator[Match]:
    """Yield the footnote markers of Markdown that no footnote answers: they stand as text."""
    if page.document.format is not Format.MARKDOWN or "[^" not in page.folded:
        return
    seen: set[str] = set()
    for block in page.blocks:
        if block.kind is BlockKind.CODE or "[^" not in block.plain:
            continue
        raised = [i for i in block.inlines if i.kind is InlineKind.SUPERSCRIPT]
        for marker in _FOOTNOTE.finditer(block.plain):
            found = any(i.start <= marker.start() and marker.end() <= i.end for i in raised)
            definition = marker.start() == 0 and block.plain[marker.end() :][:1] == ":"
            if not found and not definition and marker[0] not in seen:
                seen.add(marker[0])
                yield Match(block.source_span(*marker.span()), (marker[0], ""))


def _one_list(page: Page) -> Section | None:
    lists = [s for s in page.sections if is_references_heading(s.heading.plain)]
    return lists[0] if len(lists) == 1 else None


def _markers(page: Page) -> tuple[tuple[Block, re.Match[str]], ...]:
    """Return the markers outside the list of references, in brackets or raised."""
    listed = _one_list(page)
    inside = {id(block) for block in listed.blocks} if listed is not None else set()
    found = []
    for block in page.blocks:
        if id(block) in inside or block.kind is BlockKind.CODE:
            continue
        if "[" in block.plain:
            links = [i for i in block.inlines if i.kind is InlineKind.LINK]
            for marker in _MARKER.finditer(block.plain):
                linked = any(i.start <= marker.start() and marker.end() <= i.end for i in links)
                target = _linked_to(page, block, marker) if linked else "#"
                if target.startswith("#"):
                    found.append((block, marker))
        for inline in block.inlines:
            if inline.kind is InlineKind.SUPERSCRIPT:
                raised = _RAISED.fullmatch(block.plain, inline.start, inline.end)
                if raised is not None and not _UNIT.search(block.plain[: inline.start]):
                    found.append((block, raised))
    return tuple(found)


def _linked_to(page: Page, block: Block, marker: re.Match[str]) -> str:
    at = block.source_span(*marker.span()).start
    index = page.block_at(at)
    links = page.once(links_by_block).get(-1 if index is None else index, ())
    return next((link.target for link in links if link.span.start <= at < link.span.end), "")


def numbered_entries(page: Page) -> dict[int, Block]:
    """Return the entries of a page's one list of references by their number."""
    listed = _one_list(page)
    if listed is None:
        return {}
    found = {
        int(entry[1] or entry[2]): block
        for block in listed.blocks
        if block.kind in _ENTRIES and (entry := _ENTRY.match(block.plain))
    }
    if found:
        return found
    ordered = _ordered(listed.blocks)
    return dict(enumerate(ordered, 1))


def numbers_cited(page: Page) -> set[int]:
    """Return every number that a marker of the text names."""
    cited: set[int] = set()
    for _, marker in page.once(_markers):
        for part in _PART.finditer(marker[1]):
            first, second = int(part[1]), int(part[2] or part[1])
            if first <= second <= first + _WIDEST:
                cited.update(range(first, second + 1))
    return cited


def _ordered(blocks: Sequence[Block]) -> list[Block]:
    """Return the items of the one numbered list among blocks."""
    items = [b for b in blocks if b.kind is BlockKind.LIST_ITEM and b.ordered and b.level <= 1]
    return items if len({block.group for block in items}) == 1 else []


def _last(entries: Sequence[Block]) -> int:
    """Return the number of the last entry; 0 where they are not numbered."""
    numbers = [
        int(entry[1] or entry[2])
        for block in entries
        if block.kind in _ENTRIES and (entry := _ENTRY.match(block.plain))
    ]
    numbers.append(len(_ordered(entries)))
    return max(numbers)


def _highest(text: str) -> int:
    """Return the highest number of "1, 3-5"; 0 for what can be no citation."""
    highest = 0
    for part in _PART.finditer(text):
        first, second = int(part[1]), int(part[2] or part[1])
        if second < first or second - first > _WIDEST:
            return 0
        highest = max(highest, second)
    return highest
