"""Quotations in running text, paired by their marks; the marks belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = {"“": "”", '"': '"', "‘": "’"}


def opening(text: str, start: int = 0) -> tuple[int, str]:
    """Return where the first opening mark stands, and what closes it; -1 for none.

    A straight mark opens only behind a blank, a bracket or a dash: it stands for inches too.
    """
    for at in range(start, len(text)):
        mark = text[at]
        if mark not in _CLOSERS:
            continue
        before = text[at - 1] if at else " "
        if mark == '"':
            opens = before.isspace() or before in "([{—–-/"
        else:
            opens = at == 0 or not before.isalnum()
        if opens:
            return at, _CLOSERS[mark]
    return -1, ""


def closing(text: str, closer: str, start: int, end: int | None = None) -> int:
    """Return the offset behind the closing mark; -1 for none. An apostrophe closes nothing."""
    stop = len(text) if end is None else end
    at = text.find(closer, start, stop)
    while at >= 0:
        if closer != "’" or not text[at + 1 : at + 2].isalpha():
            return at + 1
        at = text.find(closer, at + 1, stop)
    return -1


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each quotation; one that is not closed ends with its paragraph."""
    at = 0
    while True:
        start, closer = opening(text, at)
        if start < 0:
            return
        paragraph = text.find("\n\n", start)
        stop = len(text) if paragraph < 0 else paragraph
        end = closing(text, closer, start + 1, stop)
        yield start, stop if end < 0 else end
        at = max(stop if end < 0 else end, start + 1)
