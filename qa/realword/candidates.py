"""What may be meant in place of what stands there: changes of one or two words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from qa.realword import slips
from qa.realword.counts import key, row_keys
from qa.realword.network import REACH
from qa.realword.tokens import END, SPECIAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from qa.realword.counts import Keys
    from qa.realword.model import Lists, Model
    from qa.realword.reading import Reading

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

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
_WORSE: Final = -1.5
_NONE: Final = 0.5
_SURE: Final = 5.0
"""Where both neighbours were seen so often beside a word, no other is looked for by the network."""
# Log odds, as the network says them.
_FITS_BETTER: Final = 1.0
_FITS: Final = -4.0


class Rows(NamedTuple):
    """Changes of one shape: where each begins, what is meant there, and by which slip."""

    at: Ints
    words: Ints
    """A column for each word that is meant."""
    how: Ints


def near(reading: Reading) -> Rows:
    """Return the words meant by single words, for which their neighbours or the sentence speak."""
    left_alone = reading.model.left_alone
    places = np.flatnonzero(reading.testable)
    is_known = reading.tokens.ids[places] >= len(SPECIAL)
    around = _around(reading, places)
    asked = ~(is_known & left_alone.has(around))
    rows = _with_neighbours(reading, _slips_of(reading, places[asked]))
    left_alone.add(around[asked & is_known & ~_marked(reading, rows.at)[places]])
    return rows


def _around(reading: Reading, places: Ints) -> Keys:
    """Return numbers for all that tells whether something else may be meant by known words.

    It is their neighbours, or where the network is asked all that it looks at.
    """
    ids, pairs = reading.tokens.ids, reading.pairs
    made = key(ids[places - 1], ids[places], ids[places + 1])
    is_unsure = np.minimum(pairs[places - 1], pairs[places]) < _SURE
    wide, where = reading.spread
    rows = wide[where[places[is_unsure], None] + np.arange(-REACH, REACH + 1)]
    made[is_unsure] = row_keys(rows)
    return made


def _slips_of(reading: Reading, places: Ints) -> Rows:
    """Return the words of which the words in some places may be slips."""
    model, ids = reading.model, reading.tokens.ids
    is_known = ids[places] >= len(SPECIAL)
    at, index = _listed(model.near, ids, places[is_known])
    words, how = model.near.values[index].astype(np.int64), model.near_how[index].astype(np.int64)
    more = [
        (place, word, code)
        for place in places[~is_known].tolist()
        for word, code in near_unknown(model, reading.tokens.lower(place))
    ]
    if more:
        extra = np.array(more, np.int64)
        at, words, how = (np.append(a, b) for a, b in zip((at, words, how), extra.T, strict=True))
    return Rows(at, words[:, None], how)


def _with_neighbours(reading: Reading, rows: Rows) -> Rows:
    """Return the words for which their neighbours speak, or the sentence around them."""
    ids = reading.tokens.ids
    at, word = rows.at, rows.words[:, 0]
    keys = np.append(key(ids[at - 1], word), key(word, ids[at + 1]))
    before, behind = np.split(reading.model.bigrams.logs(keys), 2)
    there = reading.pairs[at - 1], reading.pairs[at]
    keep = before + behind > np.maximum(there[0] + there[1] + _WORSE, _NONE)
    unsure = np.flatnonzero(~keep & (np.minimum(*there) < _SURE))
    if len(unsure):
        keep[unsure] = _fit_better(reading, at[unsure], word[unsure])
    return Rows(at[keep], rows.words[keep], rows.how[keep])


def _fit_better(reading: Reading, at: Ints, words: Ints) -> Flags:
    """Return which words fit better in single places than the words that stand there, and well."""
    network = reading.model.network
    is_asked = _marked(reading, at)
    places = np.flatnonzero(is_asked)
    number = (np.cumsum(is_asked) - 1)[at]
    wanted = reading.wanted(places)
    fit = network.fit(wanted[number], words)
    there = network.fit(wanted, reading.tokens.ids[places])[number]
    better: Flags = (fit - there > _FITS_BETTER) & (fit > _FITS)
    return better


def _marked(reading: Reading, at: Ints) -> Flags:
    """Return, by token, whether it is one of some."""
    marked = np.zeros(len(reading.tokens.ids), np.bool_)
    marked[at] = True
    return marked


def _listed(lists: Lists, ids: Ints, places: Ints) -> tuple[Ints, Ints]:
    """Return all that lists have of the words in some places: each with its place, and where."""
    words = ids[places]
    first = lists.starts[words].astype(np.int64)
    counts = lists.starts[words + 1].astype(np.int64) - first
    ends = np.cumsum(counts)
    index = np.arange(ends[-1] if len(ends) else 0)
    index += np.repeat(first - ends + counts, counts)
    return np.repeat(places, counts), index


@lru_cache(maxsize=20_000)
def near_unknown(model: Model, word: str) -> tuple[tuple[int, int], ...]:
    """Return the words that may be meant by one that the model lacks, each with its slip."""
    numbers = model.numbers
    others = [*slips.one_slip_from(word), *slips.confusable().get(word, ())]
    found: dict[int, int] = {}
    for other in filter(numbers.__contains__, others):
        number = numbers[other]
        if number >= len(SPECIAL) and model.grade[number] and number not in found:
            how = slips.slip(word, other)
            if how is not None:
                found[number] = how
    return tuple(found.items())


def pairs(reading: Reading) -> Rows:
    """Return the two words that may be meant by single words: written as one, or fused."""
    model, ids = reading.model, reading.tokens.ids
    places = np.flatnonzero(reading.testable)
    is_known = ids[places] >= len(SPECIAL)
    at, index = _listed(model.pairs, ids, places[is_known])
    made = model.pairs.values[index].astype(np.int64)
    more = [
        (place, *row)
        for place in places[~is_known].tolist()
        for row in pairs_for(model, reading.tokens.lower(place))
    ]
    if more:
        extra = np.array(more, np.int64)
        at, made = np.append(at, extra[:, 0]), np.concatenate((made, extra[:, 1:]))
    return Rows(at, made[:, :2], made[:, 2])


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
    model, ids = reading.model, reading.tokens.ids
    letters, testable = reading.letters, reading.testable
    fine = letters[1:] & letters[:-1] & ~reading.touches[0][1:] & (testable[1:] | testable[:-1])
    capital = reading.tokens.capital
    fine &= capital[:-1] | ~capital[1:]  # not "basic S-DVI coverage"
    at = np.flatnonzero(fine)
    both = key(ids[at], ids[at + 1])
    is_known = np.minimum(ids[at], ids[at + 1]) >= len(SPECIAL)
    asked = ~(is_known & model.never_joined.has(both))
    at, both, is_known = at[asked], both[asked], is_known[asked]
    words = np.array([model.numbers.get(one, 0) for one in reading.tokens.joined(at)], np.int64)
    keep = (words >= len(SPECIAL)) & (model.grade[words] > 1)
    model.never_joined.add(both[is_known & ~keep])
    return Rows(at[keep], words[keep][:, None], np.zeros(int(keep.sum()), np.int64))


def lost(reading: Reading) -> Rows:
    """Return the little words that may have been left out before a word."""
    ids, bigrams = reading.tokens.ids, reading.model.bigrams
    little = little_words(reading.model)
    fine = reading.letters & ~reading.touches[0] & ~reading.tokens.capital
    fine[1:] &= reading.letters[:-1]
    places = np.flatnonzero(fine & (reading.sentences[0] >= _TOKENS_FOR_LOST))
    places = places[reading.pairs[places - 1] < _WEAK]
    both = key(ids[places - 1], ids[places])
    asked = ~reading.model.none_lost.has(both)
    places, both = places[asked], both[asked]
    at = np.repeat(places, len(little))
    words = np.tile(little, len(places))
    seen = bigrams.logs(np.append(key(ids[at - 1], words), key(words, ids[at])))
    one, two = np.split(seen, 2)
    keep = (one > _SEEN_OFTEN) & (two > _SEEN_OFTEN) & (one + two > _SEEN_TOGETHER)
    at, words = at[keep], words[keep]
    reading.model.none_lost.add(both[~_marked(reading, at)[places]])
    return Rows(at, words[:, None], np.zeros(len(at), np.int64))


def superfluous(reading: Reading) -> Rows:
    """Return the little words that may be one too many."""
    ids, bigrams = reading.tokens.ids, reading.model.bigrams
    is_little = np.zeros(len(reading.model.words), np.bool_)
    is_little[little_words(reading.model)] = True
    places = np.flatnonzero(is_little[ids] & reading.testable & ~reading.tokens.capital)
    places = places[(ids[places - 1] != END) & (ids[places + 1] != END)]
    seen = bigrams.logs(key(ids[places - 1], ids[places + 1]))
    weak = np.minimum(reading.pairs[places - 1], reading.pairs[places])
    places = places[(seen > _SEEN_TWICE) & (weak < seen)]
    return Rows(places, np.zeros((len(places), 0), np.int64), np.zeros(len(places), np.int64))


@lru_cache(maxsize=4)
def little_words(model: Model) -> Ints:
    """Return the numbers of the words that may be lost or doubled."""
    return np.array([model.numbers[word] for word in LITTLE if word in model.numbers], np.int64)
