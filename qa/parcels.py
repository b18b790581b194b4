"""Inspections on their way from one process to another: as few and as plain things as will do.

A page may have hundreds of findings, each made of objects of its own. What is sent of them are
columns of texts and numbers, which are written and read several times as fast; a text that many
findings share is there once, on both sides.
"""

from __future__ import annotations

import marshal
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.document import Position, Span
from qa.finding import Edit, Finding, Fix, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.inspection import Inspection


class Parcel(NamedTuple):
    """Some inspections."""

    bare: list[Inspection]
    """Without their findings."""
    columns: bytes
    """What the findings are made of, page by page."""


def packed(inspections: Iterable[Inspection]) -> Parcel:
    """Return inspections as they are sent; `unpacked` makes them again."""
    bare, columns = [], []
    for inspection in inspections:
        bare.append(replace(inspection, findings=()))
        columns.append(_columns(inspection.findings))
    return Parcel(bare, marshal.dumps(columns))


def unpacked(parcel: Parcel, texts: dict[str, str]) -> Iterator[Inspection]:
    """Yield the inspections of a parcel. `texts` are those known already; more are added."""
    pages = marshal.loads(parcel.columns)  # noqa: S302 -- a worker of our own made it
    for bare, columns in zip(parcel.bare, pages, strict=True):
        yield replace(bare, findings=tuple(_findings(columns, texts)))


def _columns(findings: Iterable[Finding]) -> list[tuple[Any, ...]]:
    rows = [
        (
            *(path, rule, _NAMES[level], message, *span, *start, *end, offset),
            *(match, line, _plain(fixes), words),
        )
        for path, rule, level, message, span, start, end, match, line, offset, fixes, words in (
            findings
        )
    ]
    return list(zip(*rows, strict=True))


def _plain(fixes: tuple[Fix, ...]) -> tuple[Any, ...]:
    return fixes and tuple(
        (fix.description, fix.safe, tuple((*edit.span, edit.text) for edit in fix.edits))
        for fix in fixes
    )


def _findings(columns: list[tuple[Any, ...]], texts: dict[str, str]) -> Iterator[Finding]:
    if not columns:
        return
    known = texts.setdefault
    last: list[Any] = []
    for row in zip(*columns, strict=True):
        path, rule, level, message, *place, match, text, fixes, words = row
        if place != last:
            last = place
            start, end, *around, offset = place
            line, column, end_line, end_column = around
            span = Span(start, end)
            first, stop = Position(line, column), Position(end_line, end_column)
            line_text = text
        yield Finding(
            known(path, path),
            known(rule, rule),
            _LEVELS[level],
            known(message, message),
            span,
            first,
            stop,
            known(match, match),
            line_text,
            offset,
            fixes and tuple(_fix(*fix) for fix in fixes),
            words,
        )


def _fix(description: str, safe: bool, edits: tuple[tuple[int, int, str], ...]) -> Fix:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Fix(description, made, safe)


_NAMES = {level: level.value for level in Level}
_LEVELS = {level.value: level for level in Level}
