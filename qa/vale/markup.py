"""Markup as a row of tags, texts and comments, each with its place: what pages are read as here."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from qa.document import Piece, Span
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Mapping

START, END, ALONE, TEXT, COMMENT = range(5)
"""A tag that opens, one that closes, one that does both, text, a comment."""

MASK = "\ue000"
"""Stands in a source for each character that is to be read as code."""

VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    }
)  # fmt: skip
_ENTITY = later(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)|\r\n?")
_RIGHT_QUOTE = "&rsquo;"
"""Vale makes a plain apostrophe of it before anything else."""


class Value(NamedTuple):
    """The value of an attribute, and where it stands."""

    text: str
    pieces: list[Piece]


_NO_ATTRIBUTES: Mapping[str, Value] = {}


class Token(NamedTuple):
    """One tag, text or comment."""

    kind: int
    data: str
    """The name of a tag in small letters; a text, or a comment, with entities resolved."""
    pieces: list[Piece] = []  # noqa: RUF012 -- never changed
    """Of a text, where it was read from."""
    attributes: Mapping[str, Value] = _NO_ATTRIBUTES
    span: Span = Span(0, 0)
    """Of a comment's text, or where a tag begins."""


def text_token(raw: str, at: int) -> Token:
    """Return the token of a text that stands at an offset of the source."""
    data, pieces = resolved(raw, at)
    return Token(TEXT, data, pieces)


def resolved(raw: str, at: int) -> tuple[str, list[Piece]]:
    """Return a text with its entities resolved, and where each part of it was read from."""
    if "&" not in raw and "\r" not in raw:
        return raw, [Piece(0, len(raw), at, at + len(raw))]
    out: list[str] = []
    pieces: list[Piece] = []
    made = done = 0

    def add(text: str, start: int, end: int) -> None:
        nonlocal made
        if text:
            out.append(text)
            pieces.append(Piece(made, made + len(text), at + start, at + end))
            made += len(text)

    for found in _ENTITY.finditer(raw):
        written = found[0]
        meant = _meant(written)
        if meant == written:
            continue
        add(raw[done : found.start()], done, found.start())
        add(meant, found.start(), found.end())
        done = found.end()
    add(raw[done:], done, len(raw))
    return "".join(out), pieces


def _meant(written: str) -> str:
    if written[0] == "\r":
        return "\n"
    if written == _RIGHT_QUOTE:
        return "'"
    return html.unescape(html.unescape(written))


def shifted(pieces: list[Piece], by: int, length: int) -> list[Piece]:
    """Return the pieces of a text of which only `length` characters from `by` on are left."""
    if len(pieces) == 1:
        start, end, source_start, source_end = pieces[0]
        if by == 0 and end == length:
            return pieces
        if end - start == source_end - source_start:
            first = source_start + by - start
            return [Piece(0, length, first, first + length)]
    found = []
    for start, end, source_start, source_end in pieces:
        low, high = max(start - by, 0), min(end - by, length)
        if low >= high:
            continue
        if end - start == source_end - source_start:
            first = source_start + low + by - start
            found.append(Piece(low, high, first, first + high - low))
        else:
            found.append(Piece(low, high, source_start, source_end))
    return found
