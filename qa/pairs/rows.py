"""Two places with a number as the encoder reads them, one behind the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from qa.encoder.wordpieces import WordPieces
    from qa.pairs.places import Place

_OF_HEADING, _BEFORE, _OF_NUMBER, _BEHIND = 10, 22, 8, 20
"""The most pieces of each part."""
_LONGEST: Final = 62
"""Pieces of a place: with another, and the signs between them, they fill a row."""


def row(pieces: WordPieces, one: Place, other: Place) -> list[int]:
    """Return two places as a row: of each its heading, and its sentence with the number marked."""
    return pieces.both(_of(pieces, one), _of(pieces, other))


def _of(pieces: WordPieces, place: Place) -> list[int]:
    mark = pieces.of("|")
    heading = pieces.of(place.headings[0]) if place.headings else []
    made = [
        *heading[:_OF_HEADING],
        *pieces.of(":"),
        *pieces.of(place.left)[-_BEFORE:],
        *mark,
        *pieces.of(place.said.lower())[:_OF_NUMBER],
        *mark,
        *pieces.of(place.right)[:_BEHIND],
    ]
    return made[:_LONGEST]
