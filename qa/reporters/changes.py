"""What a fix would change, in lines and columns and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.document import Position, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.document import Document
    from qa.finding import Finding, Fix


class Change(NamedTuple):
    """A run of the page before and after a fix."""

    before: str
    after: str


def position(offset: int, finding: Finding, documents: Mapping[str, Document]) -> Position | None:
    """Return line and column of a source offset; None where nobody knows them.

    The page is only asked for where the offset is not on the finding's own line.
    """
    column = finding.start.column + offset - finding.span.start
    if 1 <= column <= finding.line_offset + len(finding.line) + 1:
        return Position(finding.start.line, column)
    document = documents.get(finding.path)
    return document.position(offset) if document is not None else None


def change(fix: Fix, finding: Finding, documents: Mapping[str, Document]) -> Change | None:
    """Return what the page says before and after a fix, in whole words; None where unknown.

    The page is only asked for where the finding's own line does not tell.
    """
    if not fix.edits:
        return None
    first = finding.span.start - (finding.start.column - 1) + finding.line_offset
    near, whole = _changed(fix, finding.line, first)
    if whole:
        return near
    document = documents.get(finding.path)
    return near if document is None else _changed(fix, document.source, 0)[0]


def _changed(fix: Fix, text: str, first: int) -> tuple[Change | None, bool]:
    """Return what a fix makes of a text that begins at offset `first` of the source.

    And whether that lies inside of the text, so that more of the source would change nothing.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    start, end = edits[0].span.start - first, max(edit.span.end for edit in edits) - first
    if not 0 <= start <= end <= len(text):
        return None, False
    span = _whole_words(text, Span(start, end))
    inside = span.start > 0 and span.end < len(text)
    after, at = "", span.start
    for edit in edits:
        if edit.span.start - first < at:
            return None, inside
        after += text[at : edit.span.start - first] + edit.text
        at = edit.span.end - first
    return Change(text[span.start : span.end], after + text[at : span.end]), inside


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    cut_left = start == end or text[start].isalnum()
    cut_right = start == end or text[end - 1].isalnum()
    while cut_left and start > 0 and text[start - 1].isalnum():
        start -= 1
    while cut_right and end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)
