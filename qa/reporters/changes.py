"""What a fix would change, in lines and columns and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.document import Position, Span

if TYPE_CHECKING:
    from qa.document import Document
    from qa.finding import Finding, Fix


class Change(NamedTuple):
    """A run of the page before and after a fix."""

    before: str
    after: str


def position(offset: int, finding: Finding, document: Document | None) -> Position | None:
    """Return line and column of a source offset near `finding`; None where nobody knows them."""
    if document is not None:
        return document.position(offset)
    column = finding.start.column + offset - finding.span.start
    if 1 <= column <= finding.line_offset + len(finding.line) + 1:
        return Position(finding.start.line, column)
    return None


def change(fix: Fix, finding: Finding, document: Document | None) -> Change | None:
    """Return what the page says before and after a fix, in whole words; None where unknown."""
    if not fix.edits:
        return None
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    start = edits[0].span.start
    end = max(edit.span.end for edit in edits)
    if document is not None:
        text, first = document.source, 0
    else:
        text = finding.line
        first = finding.span.start - (finding.start.column - 1) + finding.line_offset
    if not first <= start <= end <= first + len(text):
        return None
    span = _whole_words(text, Span(start - first, end - first))
    after, at = "", span.start
    for edit in edits:
        if edit.span.start - first < at:
            return None
        after += text[at : edit.span.start - first] + edit.text
        at = edit.span.end - first
    return Change(text[span.start : span.end], after + text[at : span.end])


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    cut_left = start == end or text[start].isalnum()
    cut_right = start == end or text[end - 1].isalnum()
    while cut_left and start > 0 and text[start - 1].isalnum():
        start -= 1
    while cut_right and end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)
