"""What may be meant in place of what stands there: changes of one or two words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from qa.realword import slips
from qa.realword.counts import key
from qa.realword.tokens import END, SPECIAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from qa.realword.model import Model
    from qa.realword.reading import Reading

    Ints = NDArray[np.int64]

SHAPES: Final = {"word": (1, 1), "pair": (1, 2), "joined": (2, 1), "lost": (0, 1), "extra": (1, 0)}
"""By name, how many tokens stand there and how many are meant."""
SPLIT, FUSED = 0, 1
LITTLE: Final = (
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as", "and", "or",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "that", "not", "can",
    "may", "will", "your", "you", "if", "this", "which", "who", "do", "does",
)  # fmt: skip
"""Words without which a sentence falls apart, and which are left out or doubled most."""
_RARE: Final = 6.0
"""Below this binary logarithm of its count a word may be two that were fused."""
_LONGEST_LOST: Final = 4
_LETTERS: Final = frozenset({"a", "i"})
_TOKENS_FOR_LOST: Final = 6
# Binary logarithms of counts, and one.
_WEAK: Final = 2.5
_SEEN_TWICE: Final = 2.0
_SEEN_OFTEN: Final = 3.0
_SEEN_TOGETHER: Final = 11.0


class Rows(NamedTuple):
    """Changes of one shape: where each begins, what is meant there, and by which slip."""

    at: Ints
    words: Ints
    """A column for each word that is meant."""
    how: Ints


def near(reading: Reading) -> Rows:
    """Return the words that may be meant by single words."""
    model, ids = reading.model, reading.tokens.ids
    places = np.flatnonzero(reading.testable)
    known = places[ids[places] >= len(SPECIAL)]
    starts = model.near.starts
    first = starts[ids[known]].astype(np.int64)
    counts = starts[ids[known] + 1].astype(np.int64) - first
    at = np.repeat(known, counts)
    within = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    index = np.repeat(first, counts) + within
    words, how = model.near.values[index].astype(np.int64), model.near_how[index].astype(np.int64)
    more = [
        (place, word, code)
        for place in places[ids[places] < len(SPECIAL)]
        for word, code in near_unknown(model, reading.tokens.lower[place])
    ]
    if more:
        extra = np.array(more, np.int64)
        at, words, how = (np.append(a, b) for a, b in zip((at, words, how), extra.T, strict=True))
    return Rows(at, words[:, None], how)


@lru_cache(maxsize=20_000)
def near_unknown(model: Model, word: str) -> tuple[tuple[int, int], ...]:
    """Return the words that may be meant by one that the model lacks, each with its slip."""
    numbers, first = model.numbers, len(SPECIAL)
    found: dict[int, int] = {}
    for other in (*slips.one_slip_from(word), *slips.confusable().get(word, ())):
        number = numbers.get(other, -1)
        if number >= first and model.grade[number] and number not in found:
            how = slips.slip(word, other)
            if how is not None:
                found[number] = how
    return tuple(found.items())


def pairs(reading: Reading) -> Rows:
    """Return the two words that may be meant by single words: written as one, or fused."""
    model, ids = reading.model, reading.tokens.ids
    found: list[tuple[int, int, int, int]] = []
    places = np.flatnonzero(reading.testable)
    starts = model.pairs.starts
    known = ids[places] >= len(SPECIAL)
    some = places[known][starts[ids[places[known]]] < starts[ids[places[known]] + 1]]
    for place in some:
        found += [(place, *row) for row in model.pairs.of(ids[place]).tolist()]
    for place in places[~known]:
        found += [(place, *row) for row in pairs_for(model, reading.tokens.lower[place])]
    made = np.array(found, np.int64).reshape(-1, 4)
    return Rows(made[:, 0], made[:, 1:3], made[:, 3])


@lru_cache(maxsize=20_000)
def pairs_for(model: Model, word: str) -> tuple[tuple[int, int, int], ...]:
    """Return the pairs that may be meant by one word, each with whether it is split or fused."""
    found = [*_halves(model, word), *_fused(model, word)]
    if not found:
        return ()
    table = np.array(found, np.int64)
    seen = model.bigrams.logs(key(table[:, 0], table[:, 1]))
    least = np.where(table[:, 2] == FUSED, 0, _SEEN_TWICE)
    return tuple((one, two, how) for one, two, how in table[seen > least].tolist())


def _halves(model: Model, word: str) -> Iterator[tuple[int, int, int]]:
    """Yield the two words that a word is made of when a blank is put into it."""
    for at in range(1, len(word)):
        halves = word[:at], word[at:]
        one, two = (model.numbers.get(half, 0) for half in halves)
        known = min(one, two) >= len(SPECIAL) and model.grade[one] and model.grade[two]
        if known and all(len(half) > 1 or half in _LETTERS for half in halves):
            yield one, two, SPLIT


def _fused(model: Model, word: str) -> Iterator[tuple[int, int, int]]:
    """Yield pairs that are often said and of which a rare word may be what is left."""
    number = model.numbers.get(word, 0)
    if number < len(SPECIAL):
        close: Iterable[tuple[int, int]] = near_unknown(model, word)
    elif model.frequency[number] < _RARE:
        start, end = model.near.starts[number], model.near.starts[number + 1]
        how = model.near_how[start:end].tolist()
        close = zip(model.near.of(number).tolist(), how, strict=True)
    else:
        return
    for meant, kind in close:
        if kind & slips.KIND <= slips.SWAPPED:
            for partner in model.partners.of(meant).tolist():
                if is_fused(word, model.words[partner], model.words[meant]):
                    yield partner, meant, FUSED


def is_fused(word: str, left: str, right: str) -> bool:
    """Return whether a word may be two with some letters lost around the blank, or before it."""
    both = left + right
    lost = len(both) - len(word)
    if not 1 <= lost <= _LONGEST_LOST or not left.isalpha():
        return False
    # of the first word its beginning or its end is left, of the second its end
    return any(
        word == begin + right[cut:]
        for keep in range(1, len(left) + 1)
        for begin in (left[:keep], left[-keep:])
        for cut in (0, 1)
        if len(begin) + len(right) - cut == len(word)
    )


def joined(reading: Reading) -> Rows:
    """Return the one word that may be meant by two: "over seas"."""
    lower, numbers, grade = reading.tokens.lower, reading.model.numbers, reading.model.grade
    letters, testable = reading.letters, reading.testable
    fine = letters[1:] & letters[:-1] & ~reading.touches[0][1:] & (testable[1:] | testable[:-1])
    found = []
    for at in np.flatnonzero(fine).tolist():
        number = numbers.get(lower[at] + lower[at + 1], 0)
        if number >= len(SPECIAL) and grade[number] > 1:
            found.append((at, number))
    made = np.array(found, np.int64).reshape(-1, 2)
    return Rows(made[:, 0], made[:, 1:], np.zeros(len(made), np.int64))


def lost(reading: Reading) -> Rows:
    """Return the little words that may have been left out before a word."""
    ids, bigrams = reading.tokens.ids, reading.model.bigrams
    little = little_words(reading.model)
    fine = reading.letters & ~reading.touches[0] & ~reading.tokens.capital
    fine[1:] &= reading.letters[:-1]
    places = np.flatnonzero(fine & (reading.sentences[0] >= _TOKENS_FOR_LOST))
    places = places[bigrams.logs(key(ids[places - 1], ids[places])) < _WEAK]
    at = np.repeat(places, len(little))
    words = np.tile(little, len(places))
    one = bigrams.logs(key(ids[at - 1], words))
    keep = one > _SEEN_OFTEN
    at, words, one = at[keep], words[keep], one[keep]
    two = bigrams.logs(key(words, ids[at]))
    keep = (two > _SEEN_OFTEN) & (one + two > _SEEN_TOGETHER)
    return Rows(at[keep], words[keep][:, None], np.zeros(int(keep.sum()), np.int64))


def superfluous(reading: Reading) -> Rows:
    """Return the little words that may be one too many."""
    ids, bigrams = reading.tokens.ids, reading.model.bigrams
    is_little = np.zeros(len(reading.model.words), np.bool_)
    is_little[little_words(reading.model)] = True
    places = np.flatnonzero(is_little[ids] & reading.testable & ~reading.tokens.capital)
    places = places[(ids[places - 1] != END) & (ids[places + 1] != END)]
    before, there, behind = ids[places - 1], ids[places], ids[places + 1]
    seen = bigrams.logs(key(before, behind))
    weak = np.minimum(bigrams.logs(key(before, there)), bigrams.logs(key(there, behind)))
    places = places[(seen > _SEEN_TWICE) & (weak < seen)]
    return Rows(places, np.zeros((len(places), 0), np.int64), np.zeros(len(places), np.int64))


@lru_cache(maxsize=4)
def little_words(model: Model) -> Ints:
    """Return the numbers of the words that may be lost or doubled."""
    return np.array([model.numbers[word] for word in LITTLE if word in model.numbers], np.int64)
