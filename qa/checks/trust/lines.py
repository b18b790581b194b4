"""The lines of a page as a reader sees them, and those of the site around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.document import BlockKind, Format, Span, folded
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_BREAK = later(r"\n|<br\b", re.IGNORECASE)
_TAG_BREAK = later(r"<br\b", re.IGNORECASE)
_TAG = later(r"<[^<>]*>")
_UNREAD = ("script", "style", "template")
_LONGEST = 400
"""Characters of a line of the site around a page: what is longer is copy, not a note on it."""


_FULL = 55
"""Characters from which on a line of plain text may go on in the next."""
_GOES_ON = later(r"[\w,&]\Z")
_OPENS_ANOTHER = later(
    r"\W*(?:(?:last|next|written|re-?view\w*|medical\w*|clinical\w*|checked|updated?|published|"
    r"authors?|date|page|version|copyright|\(c\)|©)\b|[^:.]{1,40}:)",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line of a block, or of what stands around the page's own content."""

    text: str
    at: int
    """Where it begins: in `block.plain`, or in the source where there is no block."""
    block: Block | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]` in the source."""
        if self.block is None:
            return Span(self.at + start, self.at + end)
        return self.block.source_span(self.at + start, self.at + end)


def lines(page: Page) -> tuple[Line, ...]:
    """Return the lines of a page's blocks in order, then those around its content."""
    source, tags = page.document.source, page.document.format is Format.HTML
    stop = "<" if tags else "\n"
    found: list[Line] = []
    for block in page.blocks:
        if block.kind is BlockKind.CODE or block.kind is BlockKind.ALT:
            continue
        if source.find(stop, *block.span) < 0:
            found.append(Line(block.plain, 0, block))
        else:
            found += _lines_of(page, block)
    if tags:
        found += _around(page)
    return tuple(found)


def _lines_of(page: Page, block: Block) -> Iterator[Line]:
    source, start = page.document.source, 0
    tags = page.document.format is Format.HTML
    found = _TAG_BREAK if tags else _BREAK
    for piece in block.pieces:
        even = piece.end - piece.start == piece.source_end - piece.source_start
        for stop in found.finditer(source, piece.source_start, piece.source_end):
            at = piece.start + (stop.start() - piece.source_start if even else 0)
            if not tags and _is_wrapped(block.plain, start, at):
                continue
            if block.plain[start:at].strip():
                yield Line(block.plain[start:at], start, block)
            start = at + 1 if even else piece.end
    if block.plain[start:].strip():
        yield Line(block.plain[start:], start, block)


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Return whether a line of `text` is only cut where it was full, and goes on in the next."""
    goes_on = end - start >= _FULL and _GOES_ON.search(text[start:end]) is not None
    return goes_on and _OPENS_ANOTHER.match(text, end + 1) is None


def _around(page: Page) -> Iterator[Line]:
    """Yield the lines of an HTML page's source that no block holds, such as its footer."""
    source = page.document.source
    low = folded(source)
    at = max(low.find("<body"), 0)
    while at < len(source):
        if source[at] == "<":
            at = _after_tag(source, low, at)
            continue
        end = source.find("<", at)
        end = len(source) if end < 0 else end
        text = source[at:end]
        if text.strip() and len(text) <= _LONGEST and page.block_at(at) is None:
            yield Line(text.replace("&nbsp;", "      ").replace("\n", " "), at)
        at = end


def _after_tag(source: str, low: str, at: int) -> int:
    """Return where a tag, a comment or an element that is not read ends."""
    if low.startswith("<!--", at):
        closing, length = low.find("-->", at), 3
    else:
        for name in _UNREAD:
            if low.startswith(f"<{name}", at):
                closing, length = low.find(f"</{name}", at), len(name) + 2
                break
        else:
            tag = _TAG.match(source, at)
            return tag.end() if tag else at + 1
    return closing + length if closing >= 0 else len(source)
