"""Find the slips of a text: all changes that may be meant, and how sure each is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from qa.locations import rules_folder
from qa.realword import candidates
from qa.realword.candidates import Rows
from qa.realword.counts import key
from qa.realword.evidence import add_sides, evidence
from qa.realword.model import load as model
from qa.realword.reading import read
from qa.realword.slips import ENDING

__all__ = ["Slip", "changes", "model", "read", "slips"]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qa.realword.reading import Reading

    Floats = NDArray[np.float32]


def changes(reading: Reading) -> Iterator[tuple[str, Rows, Floats]]:
    """Yield the changes of each shape for which something speaks, with the evidence."""
    ways = {
        "word": _with_neighbours(reading, candidates.near(reading)),
        "pair": candidates.pairs(reading),
        "joined": candidates.joined(reading),
        "lost": candidates.lost(reading),
        "extra": candidates.superfluous(reading),
    }
    for shape, rows in ways.items():
        yield shape, rows, evidence(reading, shape, rows)


_WORSE: Final = -1.5
_NONE: Final = 0.5
_SURE: Final = 5.0
"""Where both neighbours were seen so often beside a word, no other is looked for by the network."""
_FITS_BETTER: Final = 1.0
_FITS: Final = -4.0


def _with_neighbours(reading: Reading, rows: Rows) -> Rows:
    """Return the words for which their neighbours speak, or the sentence around them."""
    ids, bigrams = reading.tokens.ids, reading.model.bigrams
    at, word = rows.at, rows.words[:, 0]
    left, there, right = ids[at - 1], ids[at], ids[at + 1]
    before, behind = bigrams.logs(key(left, there)), bigrams.logs(key(there, right))
    seen = before + behind
    meant = bigrams.logs(key(left, word)) + bigrams.logs(key(word, right))
    keep = (meant > _NONE) & (meant - seen > _WORSE)
    unsure = np.flatnonzero(~keep & (np.minimum(before, behind) < _SURE))
    if len(unsure):
        fit = reading.fit(at[unsure], word[unsure])
        gain = fit - reading.fit(at[unsure], there[unsure])
        keep[unsure[(gain > _FITS_BETTER) & (fit > _FITS)]] = True
    return Rows(at[keep], rows.words[keep], rows.how[keep])


class Slip(NamedTuple):
    """A place where other words are likely meant than those that stand there."""

    start: int
    """Characters of the text. Empty where a word is missing: before the word behind it."""
    end: int
    meant: tuple[str, ...]
    """What may be meant there, the likeliest first."""
    score: float
    """How sure: the log odds that the trees give, of the likeliest."""
    shape: str
    """As `qa.realword.candidates` names it."""


AT_FIRST: Final = "at first: "
"""What the name of the trees begins with that are asked before anything costly is."""
_DOUBT: Final = 2.0
_MOST: Final = 200
_CHOICES: Final = 2
_CLOSE: Final = 2.5
"""How much less likely a second choice may be to be told."""
_WITH_NEXT: Final = frozenset({"lost", "extra"})
"""Shapes that are told with the word behind."""
_WHOLE: Final = 2.0
"""How much more it counts, against what is meant by one half, that two words make one."""
# Slips are planted everywhere alike, but copy that is sound differs more often from sentences that
# the model knows in these ways: it is taken off the score.
_AT_BEGIN: Final = 1.0
"""Notes and lists begin with a word of any form: "Decrease the dose", "Seems drowsy"."""
_NOTES: Final = 10.0
"""For a text of words cut short; less for one that is less so."""
_OTHER_FORM: Final = 1.0
_LITTLE_WORD: Final = 2.0
_SELDOM: Final = 2.0
_FUSED: Final = 0.5
"""Two words fused are looked for only where a rare word stands, and few could be planted."""


class _Found(NamedTuple):
    """A change, by its tokens."""

    score: float
    first: int
    last: int
    meant: str
    shape: str

    @property
    def order(self) -> tuple[float, int, str]:
        """Sort key: the likeliest first."""
        whole = _WHOLE if self.shape == "joined" else 0
        return -self.score - whole, self.first, self.meant


def slips(reading: Reading, least: float) -> list[Slip]:
    """Return what scores at least so much, in the order of the text; no two overlap."""
    told: dict[tuple[int, int], Slip] = {}
    for score, first, last, meant, shape in sorted(_found(reading, least), key=_order)[:_MOST]:
        start, end = _place(reading, first, last, shape)
        same = told.get((start, end))
        if same is not None:
            if len(same.meant) < _CHOICES and same.score - score <= _CLOSE:
                told[start, end] = same._replace(meant=(*same.meant, meant))
        elif not any(start <= other.end and other.start <= end for other in told.values()):
            told[start, end] = Slip(start, end, (meant,), score, shape)
    return sorted(told.values())


def _order(found: _Found) -> tuple[float, int, str]:
    return found.order


def _found(reading: Reading, least: float) -> Iterator[_Found]:
    words = reading.model.words
    for shape, some, values in changes(reading):
        rows, scores = _scored(reading, shape, some, values, least)
        count = candidates.SHAPES[shape][0]
        for n in np.flatnonzero(scores >= least).tolist():
            first = int(rows.at[n])
            seldom = _SELDOM if reading.tokens.lower[first] in seldom_slips() else 0
            score = float(scores[n]) - seldom
            if score >= least:
                meant = _said(reading, first, [words[word] for word in rows.words[n]], shape)
                yield _Found(score, first, first + count, meant, shape)


@cache
def seldom_slips() -> frozenset[str]:
    """Return the words that are nearly always meant, however seldom the model has seen them."""
    text = (rules_folder() / "words" / "seldom-slips.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    return frozenset(word for line in lines for word in line.split())


def _scored(
    reading: Reading, shape: str, rows: Rows, values: Floats, least: float
) -> tuple[Rows, Floats]:
    """Return the changes that may score at least so much, and what they score.

    How well the neighbours fit costs most to know: it is asked of the likely ones only.
    """
    trees = reading.model.trees
    if AT_FIRST + shape in trees:
        likely = trees[AT_FIRST + shape].scores(values) >= least - _DOUBT
        rows, values = Rows(*(column[likely] for column in rows)), values[likely]
    add_sides(reading, shape, rows, values)
    scores = trees[shape].scores(values)
    scores -= _NOTES * (1 - reading.prose)
    scores -= _AT_BEGIN * reading.tokens.capital[rows.at]
    scores -= _OTHER_FORM * (rows.how & ENDING > 0) if shape == "word" else 0
    scores -= _LITTLE_WORD if shape in _WITH_NEXT else 0
    scores += _FUSED * (rows.how == candidates.FUSED) if shape == "pair" else 0
    return rows, scores


def _place(reading: Reading, first: int, last: int, shape: str) -> tuple[int, int]:
    """Return the characters of some tokens, with the word behind one that is lost or too much."""
    starts, words = reading.tokens.starts, reading.tokens.words
    if shape in _WITH_NEXT:
        last += 1
    return int(starts[first]), int(starts[last - 1]) + len(words[last - 1])


def _said(reading: Reading, first: int, meant: list[str], shape: str) -> str:
    """Return what would stand in the place."""
    written = reading.tokens.words
    if shape in _WITH_NEXT:
        meant = [*meant, written[first + (shape == "extra")]]
    text = " ".join(meant)
    return text[:1].upper() + text[1:] if reading.tokens.capital[first] else text
