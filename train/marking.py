"""Sentences with slips planted in some of them, each word marked as one or not."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

import planting

from qa.document import folded, plain_quotes
from qa.realword.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.encoder.wordpieces import WordPieces
    from qa.realword.model import Model

_SHARE: Final = 0.8
"""Of sentences, those in which a slip is planted."""
_LENGTHS: Final = range(20, 700)
"""Characters of a sentence that is learned from."""
_FEWEST: Final = 4
"""Words and signs of one."""
_WORD: Final = r"[^\W_]+(?:'[^\W_]+)*"
_SLIP: Final = {"joined": re.compile(f"{_WORD} {_WORD}")}
_OTHER_SLIP: Final = re.compile(_WORD)


class Marked(NamedTuple):
    """A sentence as the encoder reads it."""

    pieces: list[int]
    words: list[int]
    """Where in it each word or sign begins."""
    is_slip: list[float]
    """Of each, 1 for a slip."""


def marked(
    documents: Iterable[str], model: Model, pieces: WordPieces, longest: int
) -> Iterator[Marked]:
    """Yield the sentences of documents, one a line, with slips planted in most of them."""
    random = Random(11)
    for document in documents:
        sound = plain_quotes(document)
        text, planted = planting.plant(read(sound, model), sound, _SHARE, random)
        slips = {(one.start, one.shape) for one in planted}
        start = 0
        for line in text.split("\n"):
            here = [(at - start, shape) for at, shape in slips if 0 <= at - start < len(line)]
            start += len(line) + 1
            if len(line) in _LENGTHS:
                row = _row(line, dict(here), pieces, longest)
                if len(row.words) >= _FEWEST:
                    yield row


def _row(line: str, slips: dict[int, str], pieces: WordPieces, longest: int) -> Marked:
    found = [
        match.span()
        for at, shape in slips.items()
        if (match := _SLIP.get(shape, _OTHER_SLIP).match(line, at))
    ]
    row: list[int] = []
    words: list[int] = []
    is_slip: list[float] = []
    for start, end, of_word in pieces.words(folded(line)):
        if len(row) + len(of_word) > longest - 2:
            break
        words.append(len(row) + 1)
        is_slip.append(float(any(start < stop and begin < end for begin, stop in found)))
        row += of_word
    return Marked(pieces.between(row), words, is_slip)
