"""A page as the model reads it: its tokens, which of them may be slips, and what it repeats."""

from __future__ import annotations

from functools import cache, cached_property
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

import numpy as np

from qa.realword.counts import key
from qa.realword.network import spread
from qa.realword.tokens import (
    CAPITAL,
    CLOSES,
    END,
    GLUES,
    NUMBER,
    OPENS,
    PLAIN,
    POSSESSIVE,
    SPECIAL,
    STOPS,
    UNKNOWN,
    tokens,
)  # fmt: skip
from qa.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qa.realword.model import Model
    from qa.realword.tokens import Tokens

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float32]

_MOST_UNKNOWN: Final = 0.4
"""The share of unknown words from which a sentence is not English, or a list of names."""
_FUNCTION_WORDS: Final = 130
"""The words that are so common stand in every sentence of running text."""
_FEWEST_WORDS: Final = 80
_SHARE_OF_PROSE: Final = 0.34
"""The share of words that join others, below which a text is no prose: of edited pages for the
public nearly all have 0.37 or more, of a handbook of notes for doctors half have 0.31 or fewer."""
_OWN_BITS: Final = np.uint64(32)
_ASCII: Final = 128
_VOWELS: Final = "aeio"
_CONSONANTS: Final = "bcdfgjklmnpqrstvwxyz"
_EITHER: Final = frozenset({"eu", "ew", "on"})
"""Beginnings of words that are written with a vowel and may be said with a consonant."""


@dataclass(frozen=True, eq=False)
class Reading:
    """A text as the model reads it."""

    model: Model
    tokens: Tokens

    @cached_property
    def spread(self) -> tuple[Ints, Ints]:
        """The tokens' numbers with room between sentences, and by token its place there."""
        return spread(self.tokens.ids)

    @cached_property
    def pairs(self) -> Floats:
        """By token, how often it was counted with the one behind it."""
        ids = self.tokens.ids
        return self.model.bigrams.logs(key(ids[:-1], ids[1:]))

    @cached_property
    def letters(self) -> Flags:
        """Which tokens are words."""
        ids = self.tokens.ids
        found: Flags = self.model.is_word[ids]
        return found

    @cached_property
    def ends(self) -> Ints:
        """The tokens at which sentences end, the first before all others."""
        return np.flatnonzero(self.tokens.ids == END)

    @cached_property
    def touches(self) -> tuple[Flags, Flags]:
        """Which tokens touch the one before, and which the one behind, without a blank."""
        starts, ends = self.tokens.starts, self.tokens.ids == END
        before = np.zeros(len(starts), np.bool_)
        before[1:] = starts[1:] == starts[:-1] + self.tokens.lengths[:-1]
        before &= ~ends & ~_after(ends)
        return before, _before(before)

    @cached_property
    def testable(self) -> Flags:
        """Which tokens are words that may be slips: known, in running text, no name."""
        ids, flags = self.tokens.ids, self.tokens.flags
        capital, opens = (flags & CAPITAL) > 0, (flags & OPENS) > 0
        before, behind = self.touches
        begins = _after(ids == END)
        begins |= _after(opens & begins)
        fine: Flags = self.letters & (~capital | begins) & (flags & (POSSESSIVE | PLAIN) == PLAIN)
        # "What is (are) asthma?", "see rash(es)"
        fine &= ~(before & behind & _after(opens) & _before((flags & CLOSES) > 0))
        # "www.nhs.uk": a stop that touches words on both sides
        glued = (flags & GLUES > 0) | (ids == NUMBER)
        glued |= (flags & STOPS > 0) & before & behind & _before(self.letters)
        fine &= ~(before & _after(glued)) & ~(behind & _before(glued))
        fine &= self.sentences[1] <= _MOST_UNKNOWN
        return fine

    @cached_property
    def times(self) -> Ints:
        """By own number, how often it stands on the page; up to the highest number there is."""
        return np.bincount(self.tokens.own, minlength=len(self.model.words))

    @cached_property
    def _own_pairs(self) -> tuple[NDArray[np.uint64], Floats]:
        keys = self._own_pair(self.tokens.own[:-1], self.tokens.own[1:])
        found, counts = np.unique(keys, return_counts=True)
        return found, counts.astype(np.float32)

    @staticmethod
    def _own_pair(one: Ints, other: Ints) -> NDArray[np.uint64]:
        return (one.astype(np.uint64) << _OWN_BITS) | other.astype(np.uint64)

    def pair_times(self, one: Ints, other: Ints) -> Floats:
        """Return how often two tokens, by their own numbers, stand side by side on the page."""
        keys, counts = self._own_pairs
        wanted = self._own_pair(one, other)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, counts[at], np.float32(0))

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
    def articles(self) -> Ints:
        """By token, whether "a" (1) or "an" (-1) stands before it; 0 where letters do not say."""
        tokens = self.tokens
        text = np.frombuffer(f"{tokens.text}\n\n".encode("utf-32-le"), np.uint32)
        letters = np.minimum(text, _ASCII - 1)
        return _articles()[letters[tokens.starts], letters[tokens.starts + 1]]

    @cached_property
    def sentences(self) -> Floats:
        """By token, of its sentence: how many tokens, which share unknown, which share common."""
        ids = self.tokens.ids
        number = np.cumsum(ids == END)
        made = np.empty((3, number[-1] + 1), np.float32)
        made[0] = np.bincount(number)
        made[1] = np.bincount(number, (ids >= UNKNOWN) & (ids < len(SPECIAL)))
        made[2] = np.bincount(number, self.letters & (ids < _FUNCTION_WORDS))
        made[1:] /= np.maximum(made[0], 1)
        return made.take(number, axis=1)

    @cached_property
    def _values(self) -> Floats:
        """The network's numbers for the words of `spread`."""
        return self.model.network.values(self.spread[0])

    @cached_property
    def _wanted(self) -> tuple[Flags, Floats]:
        """Return which tokens the network was asked about, and what it said."""
        wide = self.model.network.third.shape[1]
        count = len(self.tokens.ids)
        return np.zeros(count, np.bool_), np.zeros((count, wide), np.float32)

    def wanted(self, tokens: Ints) -> Floats:
        """Return what the network says of the places of single tokens, a row for each."""
        known, wanted = self._wanted
        mask = np.zeros(len(known), np.bool_)
        mask[tokens] = True
        fresh = np.flatnonzero(mask & ~known)
        if len(fresh):
            wanted[fresh] = self.model.network.wanted_at(self._values, self.spread[1][fresh])
            known[fresh] = True
        return wanted[tokens]


def read(text: str, model: Model) -> Reading:
    """Read a plain text in which a line feed ends a sentence."""
    return Reading(model, tokens(text, model.pieces))


@cache
def _articles() -> Ints:
    """Return which article stands before what begins with two characters."""
    made = np.zeros((_ASCII, _ASCII), np.int64)
    for first in _VOWELS + _CONSONANTS:
        for second in ascii_lowercase:
            if first + second not in _EITHER:
                both = [ord(first), ord(first.upper())], ord(second)
                made[both] = -1 if first in _VOWELS else 1
    for digit in "2345679":
        made[ord(digit)] = 1
    made[ord("8")] = -1
    return made


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
