"""Where on a page each finding is shown: on a run of text, beside a block, or between blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from qa.document import BlockKind, Span
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block, Document, Piece
    from qa.finding import Finding

MOST_BLOCKS = 8
"""A finding over more blocks than this is about the page, and underlines none of it."""

_TABLE = {BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL}


class Mark(NamedTuple):
    """A run of a block's text that a finding is about; empty for a point."""

    start: int
    end: int
    finding: int
    last: bool = True
    """Whether the finding ends in this block."""


@dataclass
class Unit:
    """What is set as one piece: a paragraph, a whole list, a whole table."""

    blocks: range
    slots: list[int] = field(default_factory=list)
    """Findings that stand before it."""
    notes: list[int] = field(default_factory=list)
    """Findings that stand beside it."""


@dataclass
class Placed:
    """A page's units in order, and the marks of each block."""

    units: list[Unit]
    marks: dict[int, list[Mark]]
    closing: list[int]
    """Findings that stand after everything."""


def place(document: Document, findings: Sequence[Finding]) -> Placed:
    """Find the place of every finding; each has exactly one note or slot."""
    return _Placing(document).place(findings)


def units_of(blocks: Sequence[Block]) -> list[Unit]:
    """Put the items of a list and the cells of a table together; all else stands alone."""
    units: list[Unit] = []
    start = 0
    for at in range(1, len(blocks) + 1):
        if at == len(blocks) or not _together(blocks[at - 1], blocks[at]):
            units.append(Unit(range(start, at)))
            start = at
    return units


def _together(one: Block, other: Block) -> bool:
    if not one.group or one.group != other.group:
        return False
    if one.kind in _TABLE:
        return other.kind in _TABLE
    return one.kind is other.kind


def text_range(block: Block, span: Span) -> tuple[int, int] | None:
    """Return the offsets of the block's text that were read from `span`; None where none were."""
    pieces = block.pieces
    first = max(bisect_right(pieces, span.start, key=_source_start) - 1, 0)
    start = end = -1
    for piece in pieces[first:]:
        if piece.source_start >= span.end:
            break
        low, high = max(span.start, piece.source_start), min(span.end, piece.source_end)
        if low >= high or piece.start == piece.end:
            continue
        if piece.end - piece.start == piece.source_end - piece.source_start:
            shift = piece.start - piece.source_start
            low, high = low + shift, high + shift
        else:
            low, high = piece.start, piece.end
        start = low if start < 0 else start
        end = high
    return None if start < 0 else (start, end)


def _source_start(piece: Piece) -> int:
    return piece.source_start


def _start(span: Span) -> int:
    return span.start


class _Placing:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = document.blocks
        self.order = sorted(range(len(self.blocks)), key=lambda at: self.blocks[at].span.start)
        self.starts = [self.blocks[at].span.start for at in self.order]
        self.ends = [self.blocks[at].span.end for at in self.order]
        hidden = [link.span for link in document.links] + [one.span for one in document.images]
        self.hidden = sorted(hidden)
        self.reach = list(accumulate((span.end for span in self.hidden), max))
        self.placed = Placed(units_of(self.blocks), {}, [])
        self.unit = {at: unit for unit in self.placed.units for at in unit.blocks}

    def place(self, findings: Sequence[Finding]) -> Placed:
        for number, finding in enumerate(findings):
            if finding.span.start == finding.span.end:
                self.point(finding.span.start, number)
            else:
                self.run(finding.span, number)
        return self.placed

    def run(self, span: Span, number: int) -> None:
        if self.marked(span, number):
            return
        # In markup that no reader sees: the address of a link stands for the words of that link
        around = min(self.around(span), key=lambda one: one.end - one.start, default=None)
        if around and self.marked(around, number):
            return
        at = bisect_right(self.starts, span.start) - 1
        if at >= 0 and span.start < self.ends[at]:
            self.unit[self.order[at]].notes.append(number)
        else:
            self.slot(span.start, number)

    def around(self, span: Span) -> Iterator[Span]:
        """Yield the links and pictures that a span lies in."""
        at = bisect_right(self.hidden, span.start, key=_start) - 1
        while at >= 0 and self.reach[at] >= span.end:
            if self.hidden[at].end >= span.end:
                yield self.hidden[at]
            at -= 1

    def marked(self, span: Span, number: int) -> bool:
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_left(self.starts, span.end)
        hits = []
        for at in self.order[first:last]:
            found = text_range(self.blocks[at], span)
            if found:
                hits.append((at, found))
                if len(hits) > MOST_BLOCKS:
                    self.slot(self.blocks[hits[0][0]].span.start, number)
                    return True
        for at, (start, end) in hits:
            mark = Mark(start, end, number, last=at == hits[-1][0])
            self.placed.marks.setdefault(at, []).append(mark)
        if hits:
            self.unit[hits[0][0]].notes.append(number)
        return bool(hits)

    def point(self, offset: int, number: int) -> None:
        at = bisect_right(self.starts, offset) - 1
        if at >= 0 and self.starts[at] < offset < self.ends[at]:
            block = self.blocks[self.order[at]]
            inside = text_range(block, Span(block.span.start, offset))
            if inside and inside[1] < len(block.text):
                mark = Mark(inside[1], inside[1], number)
                self.placed.marks.setdefault(self.order[at], []).append(mark)
                self.unit[self.order[at]].notes.append(number)
                return
        self.slot(offset, number)

    def slot(self, offset: int, number: int) -> None:
        """Put a finding before the first unit that begins at `offset` or later."""
        at = bisect_left(self.starts, offset)
        while at < len(self.order):
            unit = self.unit[self.order[at]]
            if unit.blocks[0] == self.order[at]:
                unit.slots.append(number)
                return
            at += 1
        self.placed.closing.append(number)
