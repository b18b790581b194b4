"""Where things stand in Markdown: characters of bytes, code spans, tags, addresses, HTML lines."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from qa.document import Piece, Span
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.readers.assembly import Assembly
    from qa.readers.html import Fragment

_STRETCH = 128  # characters
_ATTRIBUTE = later(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?",
)
_BEFORE_TARGET = later(r"[ \t]*(?:\r?\n[ \t>]*)?")
_ANGLE_TARGET = later(r"<((?:[^<>\\\r\n]|\\.)*)>")
_TARGET = later(r"\S+")
_DEFINITION = later(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[(?P<label>(?:[^\[\]\\]|\\.){1,999}+)\]:",
    re.MULTILINE | re.DOTALL,
)
_LINE_END = later(r"\r\n?|\n")
_PREFIX = later(r"[ \t>]*")

Attributes: TypeAlias = dict[str, tuple[str, Span]]


def char_offsets(text: str, base: int = 0) -> Callable[[int], int]:
    """Return what turns a UTF-8 byte offset of `text` into a character offset, plus `base`.

    Of every stretch of characters it is known where its bytes begin, so a look-up decodes the part
    of one stretch.
    """
    if text.isascii():
        return base.__add__
    data = text.encode()
    starts = [0]
    for at in range(_STRETCH, len(text), _STRETCH):
        starts.append(starts[-1] + len(text[at - _STRETCH : at].encode()))

    def offset(place: int) -> int:
        nth = bisect_right(starts, place) - 1
        return base + nth * _STRETCH + len(data[starts[nth] : place].decode())

    return offset


def tag_attributes(source: str, start: int, end: int) -> Attributes:
    """Return the attributes of a tag by name: each value, and where it stands."""
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(source, start, end):
        group = match.lastindex or 1
        value = html.unescape(match[group]) if group > 1 else ""
        span = Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
        found.setdefault(match[1].lower(), (value, span))
    return found


def add_code(assembly: Assembly, source: str, text: str, start: int, end: int) -> None:
    """Append a code span, whose text the parser gives with line breaks as blanks."""
    while start < end and source[start] == "`":
        start += 1
    while end > start and source[end - 1] == "`":
        end -= 1
    if source[start:end] == text:
        assembly.add(text, start)
        return
    if source[start + 1 : end - 1] == text:
        assembly.add(text, start + 1)
        return
    parts = _aligned(source, text, start, end) or (
        end - start > 2 and _aligned(source, text, start + 1, end - 1)
    )
    if not parts:
        assembly.add(source[start:end], start)
        return
    for part, at, to in parts:
        if source[at:to] == part:
            assembly.add(part, at)
        else:
            assembly.add_unit(part, at, to)


def _aligned(source: str, text: str, start: int, end: int) -> list[tuple[str, int, int]] | None:
    """Walk along a code span and its text, over line ends and what a table escapes.

    Returns each part with its place, or None where the two do not fit together.
    """
    parts: list[tuple[str, int, int]] = []
    done, at = 0, start
    while at < end:
        line_end = _LINE_END.search(source, at, end)
        stop = line_end.start() if line_end else end
        for nth, cell in enumerate(source[at:stop].split("\\|")):
            if nth:
                shown = "|" if text.startswith("|", done) else "\\|"  # the first in a table only
                parts.append((shown, at, at + 2))
                done, at = done + len(shown), at + 2
            if not text.startswith(cell, done):
                return None
            parts.append((cell, at, at + len(cell)))
            done, at = done + len(cell), at + len(cell)
        if line_end:
            if not text.startswith(" ", done):
                return None
            parts.append((" ", line_end.start(), line_end.end()))
            # the parser makes two blanks of a carriage return and a line feed
            done += 2 if line_end[0] == "\r\n" and text.startswith("  ", done) else 1
            at = line_end.end()
            at = _after_prefix(source, text, at, end, done)
    return parts if done == len(text) else None


def _after_prefix(source: str, text: str, at: int, end: int, done: int) -> int:
    """Return where a line of a code span begins, behind the marks of the quotes around it."""
    prefix, shown = _PREFIX.match(source, at, end), _PREFIX.match(text, done)
    if prefix and shown:
        size = len(shown[0])
        if prefix[0].endswith(shown[0]):
            return prefix.end() - size
        return prefix.end()
    return at


class JoinedLines:
    """Lines of HTML with the marks of quotes and lists between them cut out, and the way back."""

    def __init__(self, runs: list[tuple[int, int]]) -> None:
        self.runs = runs
        self.starts: list[int] = []
        length = 0
        for start, end in runs:
            self.starts.append(length)
            length += end - start

    def placed(self, fragment: Fragment) -> Fragment:
        """Return a fragment that was read from the joined lines with the places of the source."""
        span = self.span
        return fragment._replace(
            blocks=tuple(
                replace(block, span=span(block.span), pieces=tuple(self.pieces(block.pieces)))
                for block in fragment.blocks
            ),
            links=tuple(
                link._replace(span=span(link.span), target_span=span(link.target_span))
                for link in fragment.links
            ),
            images=tuple(image._replace(span=span(image.span)) for image in fragment.images),
            tables=tuple(table._replace(span=span(table.span)) for table in fragment.tables),
            media=tuple(medium._replace(span=span(medium.span)) for medium in fragment.media),
            comments=tuple(
                comment._replace(span=span(comment.span)) for comment in fragment.comments
            ),
        )

    def span(self, span: Span) -> Span:
        """Return where a span of the joined lines stands in the source."""
        start = self.place(span.start)
        return Span(start, self.place(span.end - 1) + 1 if span.end > span.start else start)

    def place(self, at: int) -> int:
        """Return where a character of the joined lines stands in the source."""
        nth = bisect_right(self.starts, at) - 1
        return self.runs[nth][0] + at - self.starts[nth]

    def pieces(self, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
        """Yield pieces of the joined lines as pieces of the source, cut where lines end."""
        for start, end, source_start, source_end in pieces:
            if end - start != source_end - source_start or end == start + 1:
                yield Piece(start, end, *self.span(Span(source_start, source_end)))
                continue
            at, from_source = start, source_start
            while at < end:
                nth = bisect_right(self.starts, from_source)
                stop = self.starts[nth] if nth < len(self.starts) else source_end
                size = min(stop, source_end) - from_source
                place = self.place(from_source)
                yield Piece(at, at + size, place, place + size)
                at, from_source = at + size, from_source + size


def target_span(source: str, at: int, end: int, target: str) -> Span | None:
    """Return where a link's address stands, which is written from `at` on; None where unknown."""
    blanks = _BEFORE_TARGET.match(source, at, end)
    at = blanks.end() if blanks else at
    if not target:
        return Span(at, at)
    span = None
    if match := _ANGLE_TARGET.match(source, at, end):
        span = Span(*match.span(1))
    elif match := _TARGET.match(source, at, end):
        span = Span(*match.span())
    if span:
        written = source[span.start : span.end]
        if written == target or "\\" in written or "&" in written:
            return span
    return None


def definitions(source: str, start: int) -> dict[str, list[int]]:
    """Return where what looks like `[label]: address` goes on after its colon, by folded label.

    Code may hold such lines too: only the one whose address the parser names is the right one.
    """
    found: dict[str, list[int]] = {}
    for match in _DEFINITION.finditer(source, start):
        found.setdefault(folded_label(match["label"]), []).append(match.end())
    return found


def folded_label(label: str) -> str:
    """Return a label as CommonMark compares them: case and blanks do not count."""
    return " ".join(label.casefold().split())
