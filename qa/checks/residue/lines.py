"""The lines of a block as they stand in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.page import trimmed
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block, Document

_BREAK = later(r"\n|\r(?!\n)|<br\b", re.IGNORECASE)


def lines(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Yield start and end, in `block.text`, of each stretch that is one line of the source."""
    source, text = document.source, block.text
    if not _BREAK.search(source, block.span.start, block.span.end):
        yield trimmed(text, 0, len(text))
        return
    starts = [0]
    before = block.span.start
    for piece in block.pieces:
        if piece.start and _BREAK.search(source, before, piece.source_start):
            starts.append(piece.start)
        same = piece.end - piece.start == piece.source_end - piece.source_start
        breaks = [found.start() for found in _BREAK.finditer(source, *piece[2:])]
        starts += [
            piece.start + at - piece.source_start + 1 if same else piece.end for at in breaks
        ]
        before = piece.source_end
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip():
            yield trimmed(text, start, end)
