"""Inspections on their way from one process to another: as few and as plain things as will do.

A page may have hundreds of findings, each made of objects of its own. What is sent of them are
columns of texts and numbers, which are written and read several times as fast; a text or a place
that many findings share is there once, on both sides.
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
    bare, pages = [], []
    for inspection in inspections:
        bare.append(replace(inspection, findings=()))
        pages.append(_columns(inspection.findings))
    return Parcel(bare, marshal.dumps(pages))


def unpacked(parcel: Parcel, texts: dict[str, str]) -> Iterator[Inspection]:
    """Yield the inspections of a parcel. `texts` are those known already; more are added."""
    pages = marshal.loads(parcel.columns)  # noqa: S302 -- a worker of our own made it
    for bare, (places, columns) in zip(parcel.bare, pages, strict=True):
        yield replace(bare, findings=tuple(_findings(places, columns, texts)))


def _columns(findings: Iterable[Finding]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return the places of findings, each once where it is the same object, and the rest."""
    numbers: dict[int, int] = {}
    places: list[tuple[Any, ...]] = []
    rows = []
    for path, rule, level, message, span, start, end, match, line, offset, fixes, words in findings:
        number = numbers.setdefault(id(span), len(places))
        if number == len(places):
            places.append((path, *span, *start, *end, match, line, offset))
        rows.append((number, rule, _NAMES[level], message, _plain(fixes), words))
    return places, list(zip(*rows, strict=True))


def _plain(fixes: tuple[Fix, ...]) -> tuple[Any, ...]:
    return fixes and tuple(
        (fix.description, fix.safe, tuple((*edit.span, edit.text) for edit in fix.edits))
        for fix in fixes
    )


def _findings(
    places: list[tuple[Any, ...]], columns: list[tuple[Any, ...]], texts: dict[str, str]
) -> Iterator[Finding]:
    known = texts.setdefault
    made = [
        (
            known(path, path),
            (
                _made(Span, (start, end)),
                _made(Position, (line, column)),
                _made(Position, (end_line, end_column)),
                known(match, match),
                text,
                offset,
            ),
        )
        for path, start, end, line, column, end_line, end_column, match, text, offset in places
    ]
    for number, rule, level, message, fixes, words in zip(*columns, strict=True):
        path, place = made[number]
        mending = fixes and tuple(_fix(*fix) for fix in fixes)
        about = (path, known(rule, rule), _LEVELS[level], known(message, message))
        yield _made(Finding, (*about, *place, mending, words))


def _fix(description: str, safe: bool, edits: tuple[tuple[int, int, str], ...]) -> Fix:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Fix(description, made, safe)


_made = tuple.__new__
"""Makes a named tuple of a tuple, in half the time."""
_NAMES = {level: level.value for level in Level}
_LEVELS = {level.value: level for level in Level}
