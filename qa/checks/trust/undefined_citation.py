"""A number in brackets that the list of references does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import is_references_heading
from qa.document import BlockKind, InlineKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_MARKER = re.compile(r"\[\s?\^?(\d{1,3}(?:\s?[,;\u2013\u2014-]\s?\d{1,3})*)\s?\]")
_PART = re.compile(r"(\d{1,3})(?:\s?[\u2013\u2014-]\s?(\d{1,3}))?")
_ENTRY = re.compile(r"\s*(?:\[\^?(\d{1,3})\]|(\d{1,3})[.):]\s)")
_ENTRIES = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
_WIDEST = 50


@rule(
    "trust.undefined-citation",
    level=Level.WARNING,
    message="The citation %s has no entry in the list of references, which ends at %s.",
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
    ],
    words=["references", "sources", "bibliography", "citations", "notes"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each marker that names a number above the last entry."""
    lists = [s for s in page.sections if is_references_heading(s.heading.plain)]
    if len(lists) != 1:  # numbering that starts again in each part of a page is not followed
        return
    entries = lists[0].blocks
    last = _last(entries)
    if not last:
        return
    inside = {id(block) for block in entries}
    for block in page.blocks:
        if id(block) in inside or block.kind is BlockKind.CODE or "[" not in block.plain:
            continue
        links = [i for i in block.inlines if i.kind is InlineKind.LINK]
        for marker in _MARKER.finditer(block.plain):
            linked = any(i.start <= marker.start() and marker.end() <= i.end for i in links)
            if not linked and _highest(marker[1]) > last:
                yield Match(block.source_span(*marker.span()), (marker[0], str(last)))


def _last(entries: Sequence[Block]) -> int:
    """Return the number of the last entry; 0 where they are not numbered."""
    numbers = [
        int(entry[1] or entry[2])
        for block in entries
        if block.kind in _ENTRIES and (entry := _ENTRY.match(block.plain))
    ]
    ordered = [b for b in entries if b.kind is BlockKind.LIST_ITEM and b.ordered and b.level <= 1]
    if ordered and len({block.group for block in ordered}) == 1:
        numbers.append(len(ordered))
    return max(numbers, default=0)


def _highest(text: str) -> int:
    """Return the highest number of "1, 3-5"; 0 for what can be no citation."""
    highest = 0
    for part in _PART.finditer(text):
        first, second = int(part[1]), int(part[2] or part[1])
        if second < first or second - first > _WIDEST:
            return 0
        highest = max(highest, second)
    return highest
