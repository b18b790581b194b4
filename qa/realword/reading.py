"""A page as the model reads it: its tokens, which of them may be slips, and what it repeats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from qa import wordset
from qa.realword.network import contexts, padded
from qa.realword.tokens import END, NUMBER, SPECIAL, UNKNOWN, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qa.realword.model import Model
    from qa.realword.tokens import Tokens

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float32]

AROUND: Final = 6
"""Tokens on each side of a change that are looked at."""
_OPENS, _CLOSES, _GLUES, _STOPS, _POSSESSIVE = 1, 2, 4, 8, 16
_SIGNS: Final = {
    **dict.fromkeys("\"'([", _OPENS),
    **dict.fromkeys(")]", _CLOSES),
    **dict.fromkeys("-/@_*#=~^<>\\|&+", _GLUES),
    **dict.fromkeys(".:", _STOPS),
    "'s": _POSSESSIVE,
}
"""What signs are to the words that touch them. What glues makes a name, an address, code, or a
word that no list has: "lemon-lime"."""
_MOST_UNKNOWN: Final = 0.4
"""The share of unknown words from which a sentence is not English, or a list of names."""
_ALONE: Final = frozenset("aio")
_FUNCTION_WORDS: Final = 130
"""The words that are so common stand in every sentence of running text."""
_FEWEST_WORDS: Final = 80
_SHARE_OF_PROSE: Final = 0.34
"""The share of words that join others, below which a text is no prose: of edited pages for the
public nearly all have 0.37 or more, of a handbook of notes for doctors half have 0.31 or fewer."""
_OWN_BITS: Final = np.uint64(32)


@dataclass(frozen=True, eq=False)
class Reading:
    """A text as the model reads it."""

    model: Model
    tokens: Tokens

    @cached_property
    def ids(self) -> Ints:
        """The tokens' numbers, with ends of sentences around them: token 0 is at `AROUND`."""
        return np.concatenate(([END] * AROUND, self.tokens.ids, [END] * AROUND))

    @cached_property
    def own(self) -> Ints:
        """The same, where every unknown word has a number of its own."""
        return np.concatenate(([END] * AROUND, self.tokens.own, [END] * AROUND))

    def side(self, places: Ints, step: int, reach: int) -> list[Ints]:
        """Return the tokens before (-1) or behind (1) places, nearest first, up to an end."""
        found, ended = [], np.zeros(len(places), np.bool_)
        for distance in range(reach):
            column = self.ids[places + AROUND + step * (distance + 1)]
            column = np.where(ended, END, column)
            ended |= column == END
            found.append(column)
        return found

    @cached_property
    def letters(self) -> Flags:
        """Which tokens are words."""
        ids = self.tokens.ids
        found: Flags = self.model.is_word[ids]
        return found

    @cached_property
    def lengths(self) -> Ints:
        """By token, its letters."""
        words = self.tokens.words
        return np.fromiter(map(len, words), np.int64, len(words))

    @cached_property
    def touches(self) -> tuple[Flags, Flags]:
        """Which tokens touch the one before, and which the one behind, without a blank."""
        starts, ends = self.tokens.starts, self.tokens.ids == END
        before = np.zeros(len(starts), np.bool_)
        before[1:] = starts[1:] == starts[:-1] + self.lengths[:-1]
        before &= ~ends & ~_after(ends)
        return before, _before(before)

    @cached_property
    def testable(self) -> Flags:
        """Which tokens are words that may be slips: known, in running text, no name."""
        words, lower, ids = self.tokens.words, self.tokens.lower, self.tokens.ids
        capital = self.tokens.capital
        before, behind = self.touches
        signs = np.fromiter((_SIGNS.get(word, 0) for word in lower), np.uint8, len(words))
        opens = (signs & _OPENS) > 0
        begins = _after(ids == END)
        begins |= _after(opens & begins)
        fine: Flags = self.letters & (~capital | begins) & (signs != _POSSESSIVE)
        # "What is (are) asthma?", "see rash(es)"
        fine &= ~(before & behind & _after(opens) & _before((signs & _CLOSES) > 0))
        # "www.nhs.uk": a stop that touches words on both sides
        stops = (signs & _STOPS) > 0
        glued = (signs & _GLUES > 0) | (ids == NUMBER)
        glued |= stops & before & behind & _before(self.letters)
        fine &= ~(before & _after(glued)) & ~(behind & _before(glued))
        fine &= self.sentences[1] <= _MOST_UNKNOWN
        doubtful = fine & (capital | (ids < len(SPECIAL)) | (self.lengths == 1))
        for at in np.flatnonzero(doubtful).tolist():
            fine[at] = _is_word(words[at], lower[at])
        return fine

    @cached_property
    def times(self) -> Ints:
        """By own number, how often it stands on the page; up to the highest number there is."""
        return np.bincount(self.tokens.own, minlength=len(self.model.words))

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.uint64], Ints]:
        keys = self._pair(self.tokens.own[:-1], self.tokens.own[1:])
        found, counts = np.unique(keys, return_counts=True)
        return found, counts

    @staticmethod
    def _pair(one: Ints, other: Ints) -> NDArray[np.uint64]:
        return (one.astype(np.uint64) << _OWN_BITS) | other.astype(np.uint64)

    def pair_times(self, one: Ints, other: Ints) -> Floats:
        """Return how often two tokens, by their own numbers, stand side by side on the page."""
        keys, counts = self._pairs
        wanted = self._pair(one, other)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, counts[at], 0).astype(np.float32)

    @cached_property
    def prose(self) -> float:
        """How much of the text is sentences: 1 where enough of its words join others.

        Clinicians' notes, tables and lists of names have few of them.
        """
        count = int(self.letters.sum())
        if count < _FEWEST_WORDS:
            return 1.0
        share = float((self.letters & (self.tokens.ids < _FUNCTION_WORDS)).sum()) / count
        return min(1.0, share / _SHARE_OF_PROSE)

    @cached_property
    def sentences(self) -> tuple[Floats, Floats, Floats]:
        """By token, of its sentence: how many tokens, which share unknown, which share common."""
        ids = self.tokens.ids
        number = np.cumsum(ids == END)
        length = np.bincount(number).astype(np.float32)
        unknown = np.bincount(number, (ids >= UNKNOWN) & (ids < len(SPECIAL)))
        common = np.bincount(number, self.letters & (ids < _FUNCTION_WORDS))
        return (
            length[number],
            (unknown / np.maximum(length, 1)).astype(np.float32)[number],
            (common / np.maximum(length, 1)).astype(np.float32)[number],
        )

    @cached_property
    def _row(self) -> Ints:
        return padded(self.tokens.ids)

    @cached_property
    def _wanted(self) -> tuple[Flags, Floats]:
        """Return which tokens the network was asked about, and what it said."""
        wide = self.model.network.second.shape[1]
        count = len(self.tokens.ids)
        return np.zeros(count, np.bool_), np.zeros((count, wide), np.float32)

    def fit(self, places: Ints, words: Ints) -> Floats:
        """Return how well words fit in the place of single tokens."""
        known, wanted = self._wanted
        mask = np.zeros(len(known), np.bool_)
        mask[places] = True
        fresh = np.flatnonzero(mask & ~known)
        if len(fresh):
            wanted[fresh] = self.model.network.wanted(contexts(self._row, fresh))
            known[fresh] = True
        return self.model.network.fit(wanted[places], words)


def read(text: str, model: Model) -> Reading:
    """Read a plain text in which a line feed ends a sentence."""
    return Reading(model, tokens(text, model.numbers))


def _is_word(word: str, lower: str) -> bool:
    """Return whether a word is known, and not written like a name or an abbreviation."""
    if len(word) == 1:
        return lower in _ALONE
    return word[1:] == lower[1:] and wordset.is_known(lower)


def _after(flags: Flags) -> Flags:
    """Return which tokens stand behind one of some."""
    moved = np.empty_like(flags)
    moved[0], moved[1:] = False, flags[:-1]
    return moved


def _before(flags: Flags) -> Flags:
    """Return which tokens stand before one of some."""
    moved = np.empty_like(flags)
    moved[-1], moved[:-1] = False, flags[1:]
    return moved
