"""Find the slips of a text: all changes that may be meant, and how sure each is.

What the trees find likely is read once more, by the encoder: each word in its whole sentence.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from qa.document import folded
from qa.locations import rules_folder
from qa.realword import candidates
from qa.realword.candidates import Rows
from qa.realword.evidence import FITS, NAMES, SIDES, add_fits, add_sides, evidence
from qa.realword.model import load as model
from qa.realword.reading import read
from qa.realword.slips import ENDING, KIND, KNOWN, NEAR_KEYS, REPLACED
from qa.realword.tokens import END, SPECIAL

__all__ = ["Slip", "changes", "model", "read", "slips"]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qa.realword.reading import Reading
    from qa.trees import Trees

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]


def changes(reading: Reading) -> dict[str, tuple[Rows, Floats]]:
    """Return, by shape, the changes for which something speaks, with the cheap evidence."""
    ways = {
        "word": candidates.near(reading),
        "pair": candidates.pairs(reading),
        "joined": candidates.joined(reading),
        "lost": candidates.lost(reading),
        "extra": candidates.superfluous(reading),
    }
    return {shape: (ways[shape], values) for shape, values in evidence(reading, ways).items()}


class Slip(NamedTuple):
    """A place where other words are likely meant than those that stand there."""

    start: int
    """Characters of the text. Empty where a word is missing: before the word behind it."""
    end: int
    meant: tuple[str, ...]
    """What may be meant there, the likeliest first."""
    score: float
    """How sure, of the likeliest: what the trees say, and a part of what the encoder says."""
    shape: str
    """As `qa.realword.candidates` names it."""


AT_FIRST: Final = "at first: "
"""What the name of the trees begins with that are asked before anything costly is."""
_DOUBT: Final = 4.0
_ROUNDED: Final = 0.001
"""More than sums of what trees say differ by the order in which they are added."""
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
"""Notes and lists begin with a word of any form: "Decrease the dose", "seem drowsy"."""
_NOTES: Final = 10.0
"""For a text of words cut short; less for one that is less so."""
_OTHER_FORM: Final = 1.5
_FAR_KEY: Final = 1.0
"""Fingers seldom put a letter for one whose key is not beside it."""
_RARE: Final = 1.0
_FEW_TIMES: Final = 9.0
"""Below this binary logarithm of its count, the model has read a word too seldom to know all that
it is said of: "sand flies"."""
_CONFUSED: Final = 0.5
"""Words that people are known to take for each other are more often a slip."""
_AGAIN: Final = 1.5
_NOT_OFTEN: Final = 11.0
"""Nobody makes a slip twice in the same way: a word that is not common and that the page has again
beside the same word is meant."""
_LITTLE_WORD: Final = 2.0
_SELDOM: Final = 2.0
_FUSED: Final = 0.5
"""Two words fused are looked for only where a rare word stands, and few could be planted."""
_PAIRS_ON_PAGE: Final = [NAMES.index(f"there {side} pair on page") for side in ("left", "right")]


_READ: Final = 0.3
"""From which score by the trees on a place is read by the encoder; what is below is left alone."""
_OF_READING: Final = 0.5
"""How much the encoder's log odds count beside those of the trees."""
_SUREST: Final = 8.0
"""Log odds of the encoder, at the most, for a slip and against it."""
_MOST_READ: Final = 150
"""Changes of a text, the likeliest, which no text that somebody wrote has."""


class _Found(NamedTuple):
    """A change, by its tokens."""

    score: float
    first: int
    last: int
    meant: str
    shape: str

    @property
    def place(self) -> tuple[int, int]:
        """The tokens that stand there; where one is missing, the one behind."""
        return self.first, max(self.last, self.first + 1)

    @property
    def order(self) -> tuple[float, int, str]:
        """Sort key: the likeliest first."""
        whole = _WHOLE if self.shape == "joined" else 0
        return -self.score - whole, self.first, self.meant


def slips(reading: Reading, least: float) -> list[Slip]:
    """Return what scores at least so much, in the order of the text; no two overlap."""
    told: dict[tuple[int, int], Slip] = {}
    found = [one for one in _read_again(reading, least) if one.score >= least]
    for score, first, last, meant, shape in sorted(found, key=_order)[:_MOST]:
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


def _read_again(reading: Reading, least: float) -> list[_Found]:
    """Return the changes that may score at least so much, with what the encoder says of each."""
    enough = max(_READ, least - _OF_READING * _SUREST)
    found = sorted(_found(reading, enough), key=_order)[:_MOST_READ]
    if not found:
        return []
    reader = reading.model.reader
    if reader is None:
        return found
    number = {place: at for at, place in enumerate(dict.fromkeys(one.place for one in found))}
    doubts = reader.doubts([_in_sentence(reading, *place) for place in number])
    more = _OF_READING * np.clip(doubts, -_SUREST, _SUREST)
    return [one._replace(score=one.score + float(more[number[one.place]])) for one in found]


def _in_sentence(reading: Reading, first: int, last: int) -> tuple[str, int, int]:
    """Return the sentence of some tokens in lower case, and where in it they begin and end."""
    tokens = reading.tokens
    ends = reading.ends
    behind = int(np.searchsorted(ends, first))
    before = int(ends[behind - 1])
    begin = int(tokens.starts[before] + tokens.lengths[before])
    text = folded(tokens.text[begin : int(tokens.starts[ends[behind]])])
    stop = int(tokens.starts[last - 1] + tokens.lengths[last - 1])
    return text, int(tokens.starts[first]) - begin, stop - begin


def _found(reading: Reading, least: float) -> Iterator[_Found]:
    words = reading.model.words
    for shape, (some, values) in changes(reading).items():
        rows, scores = _scored(reading, shape, some, values, least)
        count = candidates.SHAPES[shape][0]
        for n in np.flatnonzero(scores >= least).tolist():
            first = int(rows.at[n])
            seldom = _SELDOM if reading.tokens.lower(first) in seldom_slips() else 0
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

    How well words fit costs most to know: it is asked where, at best, it could make enough of what
    is known already. So nothing is lost.
    """
    all_trees = reading.model.trees
    trees = all_trees[shape]
    at_first = all_trees.get(AT_FIRST + shape)
    if at_first is None:
        enough = least + _least_off(reading, shape) - _ROUNDED
        may = most(trees, FITS).scores(values) >= enough
    else:
        may = most(at_first, FITS).scores(values) >= least - _DOUBT - _ROUNDED
    if not may.any():
        return _NOTHING
    # what else may be meant in its place tells how likely a word is
    has_one = np.zeros(len(reading.tokens.ids), np.bool_)
    has_one[rows.at[may]] = True
    rows, values = _only(has_one[rows.at], rows, values)
    add_fits(reading, shape, rows, values)
    if at_first is not None:
        rows, values = _only(at_first.scores(values) >= least - _DOUBT, rows, values)
    if not len(rows.at):
        return _NOTHING
    off = _taken_off(reading, shape, rows, values)
    may = most(trees, SIDES).scores(values) - off >= least - _ROUNDED
    if not may.any():
        return _NOTHING
    rows, values = _only(may, rows, values)
    add_sides(reading, shape, rows, values)
    return rows, trees.scores(values) - off[may]


_NOTHING: Final = Rows(*(np.zeros(0, np.int64) for _ in range(3))), np.zeros(0, np.float32)


def _only(keep: Flags, rows: Rows, values: Floats) -> tuple[Rows, Floats]:
    return Rows(*(column[keep] for column in rows)), values[:, keep]


@lru_cache(maxsize=32)
def most(trees: Trees, unknown: frozenset[int]) -> Trees:
    """Return trees that say the most which some may say, whatever stands in some rows."""
    return trees.at_most(unknown)


def _least_off(reading: Reading, shape: str) -> float:
    """Return what is taken off the score of any change of a text, whatever its words are."""
    off = _NOTES * (1 - reading.prose) + (_LITTLE_WORD if shape in _WITH_NEXT else 0)
    return off - (_FUSED if shape == "pair" else _CONFUSED if shape == "word" else 0)


def _taken_off(reading: Reading, shape: str, rows: Rows, values: Floats) -> Floats:
    """Return what is taken off the score of each change."""
    off = np.full(len(rows.at), _NOTES * (1 - reading.prose), np.float32)
    tokens = reading.tokens
    ids = tokens.ids[rows.at]
    frequency = np.where(ids < len(SPECIAL), 0, reading.model.frequency[ids])
    off += _AT_BEGIN * (tokens.capital[rows.at] | (tokens.ids[rows.at - 1] == END))
    if shape == "word":
        off += _OTHER_FORM * (rows.how & ENDING > 0)
        off += _FAR_KEY * (rows.how & (KIND | NEAR_KEYS | KNOWN) == REPLACED)
        off += _RARE * (frequency < _FEW_TIMES)
        off -= _CONFUSED * (rows.how & KNOWN > 0)
    if candidates.SHAPES[shape][0] == 1:
        again = (values[_PAIRS_ON_PAGE] > 1) & reading.letters.take((rows.at - 1, rows.at + 1))
        off += _AGAIN * (again.any(axis=0) & (frequency < _NOT_OFTEN))
    off += _LITTLE_WORD if shape in _WITH_NEXT else 0
    off -= _FUSED * (rows.how == candidates.FUSED) if shape == "pair" else 0
    return off


def _place(reading: Reading, first: int, last: int, shape: str) -> tuple[int, int]:
    """Return the characters of some tokens, with the word behind one that is lost or too much."""
    tokens = reading.tokens
    if shape in _WITH_NEXT:
        last += 1
    return int(tokens.starts[first]), int(tokens.starts[last - 1] + tokens.lengths[last - 1])


def _said(reading: Reading, first: int, meant: list[str], shape: str) -> str:
    """Return what would stand in the place."""
    if shape in _WITH_NEXT:
        meant = [*meant, reading.tokens.written(first + (shape == "extra"))]
    text = " ".join(meant)
    return text[:1].upper() + text[1:] if reading.tokens.capital[first] else text
