"""Plant slips in sound text, so that the trees can learn to find them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa import wordset
from qa.realword import slips
from qa.realword.candidates import LITTLE, is_fused
from qa.realword.tokens import END, SPECIAL

if TYPE_CHECKING:
    from random import Random

    from qa.realword.reading import Reading

_WAYS = {
    "struck": 40, "slip": 20, "listed": 10, "two": 4, "split": 6, "glued": 4, "fused": 6, "lost": 6,
    "extra": 3,
}  # fmt: skip
_TRIES = 8
_LETTERS = frozenset({"a", "i"})
_FEWEST_PLACES = 3
_BETTER = 0.6
_COMMON = 5
_LIKELY = {
    slips.REPLACED: 1, slips.REPLACED | slips.NEAR_KEYS: 4, slips.LOST: 10, slips.ADDED: 0.5,
    slips.ADDED | slips.NEAR_KEYS: 2, slips.ADDED | slips.DOUBLED: 2, slips.SWAPPED: 6,
}  # fmt: skip
"""How likely fingers do each, of all that they may do to one letter. Of typing mistakes some four
in ten put one letter for another, mostly that of a key beside it, and a quarter lose one."""
_RARE = 0.2
"""How much less often a rare word is planted than its letters say: it is easy to find."""
_SURE = 1.0
"""From so much a letter on a word is always taken; the likelier its slips make words, the more."""


class Plant(NamedTuple):
    """A change that was made to a text."""

    shape: str
    """The shape of what undoes it, as `qa.realword.candidates` names them."""
    start: int
    """Where what is wrong begins in the changed text; where what is missing belongs."""
    meant: tuple[str, ...]
    """The words that stood there."""


class _Change(NamedTuple):
    first: int
    """A token."""
    gone: int
    written: str
    shape: str
    meant: tuple[str, ...]


def plant(reading: Reading, text: str, share: float, random: Random) -> tuple[str, list[Plant]]:
    """Return a page with a slip in about so many of its sentences, and what they are.

    `reading` is of the text.
    """
    tokens = reading.tokens
    starts = tokens.starts
    ends = np.flatnonzero(tokens.ids == END).tolist()
    parts: list[str] = []
    planted: list[Plant] = []
    done = length = 0
    for start, end in pairwise(ends):
        places = (np.flatnonzero(reading.testable[start + 1 : end]) + start + 1).tolist()
        if len(places) < _FEWEST_PLACES or random.random() >= share:
            continue
        change = next(filter(None, (_change(reading, places, random) for _ in range(_TRIES))), None)
        if change is None:
            continue
        begin = int(starts[change.first])
        last = change.first + change.gone - 1
        stop = int(starts[last] + tokens.lengths[last]) if change.gone else begin
        written = change.written
        if change.gone and tokens.written(change.first)[:1].isupper():
            written = written[:1].upper() + written[1:]
        if change.shape == "lost":
            stop = int(starts[change.first + 1])
        elif change.shape == "extra":
            written += " "
        parts.append(text[done:begin])
        length += begin - done
        planted.append(Plant(change.shape, length, change.meant))
        parts.append(written)
        length += len(written)
        done = stop
    return "".join([*parts, text[done:]]), planted


def _change(reading: Reading, places: list[int], random: Random) -> _Change | None:
    way = random.choices(list(_WAYS), list(_WAYS.values()))[0]
    return _WAY[way](reading, places, random)


def _strike(reading: Reading, places: list[int], random: Random) -> _Change | None:
    at = random.choice(places)
    word = reading.tokens.lower(at)
    written, likely = struck(word)
    if random.random() >= sum(likely) / (_SURE * len(word)):
        return None
    return _Change(at, 1, random.choices(written, likely)[0], "word", (word,))


def _slip(reading: Reading, places: list[int], random: Random) -> _Change | None:
    at = random.choice(places)
    word = reading.tokens.lower(at)
    written = list(slips_of(word))
    # other forms of a word are seldom typed by a slip, and rare words are too easy to find
    for is_better in (lambda one: not slips.is_ending(one, word), _is_common):
        better = [one for one in written if is_better(one)]
        if better and random.random() < _BETTER:
            written = better
    return _Change(at, 1, random.choice(written), "word", (word,)) if written else None


def _is_common(word: str) -> bool:
    return wordset.grade(word) >= _COMMON


def _listed(reading: Reading, places: list[int], random: Random) -> _Change | None:
    lower, alike = reading.tokens.lower, slips.confusable()
    some = [at for at in places if lower(at) in alike]
    if not some:
        return None
    at = random.choice(some)
    return _Change(at, 1, random.choice(sorted(alike[lower(at)])), "word", (lower(at),))


def _two(reading: Reading, places: list[int], random: Random) -> _Change | None:
    model, at = reading.model, random.choice(places)
    number = reading.tokens.ids[at]
    how = model.near_how[model.near.starts[number] : model.near.starts[number + 1]]
    far = model.near.of(number)[how & slips.KIND == slips.TWO]
    if number < len(SPECIAL) or not len(far):
        return None
    return _Change(at, 1, model.words[random.choice(far)], "word", (reading.tokens.lower(at),))


def _split(reading: Reading, places: list[int], random: Random) -> _Change | None:
    at = random.choice(places)
    word = reading.tokens.lower(at)
    halves = [(word[:n], word[n:]) for n in range(1, len(word)) if n > 1 or word[0] == "a"]
    known = [" ".join(both) for both in halves if all(map(wordset.grade, both)) or both[0] == "a"]
    known = [both for both in known if wordset.grade(both.split()[1])]
    return _Change(at, 1, random.choice(known), "joined", (word,)) if known else None


def _glued(reading: Reading, places: list[int], random: Random) -> _Change | None:
    lower = reading.tokens.lower
    some = [
        at for at in places if _goes_on(reading, at) and wordset.grade(lower(at) + lower(at + 1))
    ]
    if not some:
        return None
    at = random.choice(some)
    return _Change(at, 2, lower(at) + lower(at + 1), "pair", (lower(at), lower(at + 1)))


def _fuse(reading: Reading, places: list[int], random: Random) -> _Change | None:
    some = [at for at in places if _goes_on(reading, at)]
    if not some:
        return None
    at = random.choice(some)
    both = (reading.tokens.lower(at), reading.tokens.lower(at + 1))
    written = [word for word in fused(*both) if word not in both]
    return _Change(at, 2, random.choice(written), "pair", both) if written else None


def _lose(reading: Reading, places: list[int], random: Random) -> _Change | None:
    lower = reading.tokens.lower
    some = [
        at
        for at in places
        if lower(at) in LITTLE and reading.letters[at - 1] and not reading.touches[0][at]
    ]
    some = [at for at in some if _goes_on(reading, at)]
    if not some:
        return None
    at = random.choice(some)
    return _Change(at, 1, "", "lost", (lower(at),))


def _add(reading: Reading, places: list[int], random: Random) -> _Change | None:
    at, more = random.choice(places), random.choice(LITTLE)
    beside = (reading.tokens.lower(at), reading.tokens.lower(at - 1))
    if not reading.letters[at - 1] or reading.touches[0][at] or more in beside:
        return None
    return _Change(at, 0, more, "extra", ())


def _goes_on(reading: Reading, at: int) -> bool:
    """Return whether another word follows, after a blank."""
    return bool(reading.letters[at + 1]) and not reading.touches[0][at + 1]


_WAY = {
    "struck": _strike, "slip": _slip, "listed": _listed, "two": _two, "split": _split,
    "glued": _glued, "fused": _fuse, "lost": _lose, "extra": _add,
}  # fmt: skip


@lru_cache(maxsize=200_000)
def slips_of(word: str) -> tuple[str, ...]:
    """Return the words that one slip makes of a word."""
    made = dict.fromkeys(slips.one_slip_from(word))
    return tuple(other for other in made if other != word and _is_word(other))


@lru_cache(maxsize=50_000)
def struck(word: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the words that one slip makes of a word, and how likely fingers make each."""
    flags = slips.KIND | slips.NEAR_KEYS | slips.DOUBLED
    ways = [(written, slips.slip(written, word)) for written in slips_of(word)]
    likely = {
        written: _LIKELY.get(how & flags, 2.0) * (1 if _is_common(written) else _RARE)
        for written, how in ways
        if how is not None
    }
    return tuple(likely), tuple(likely.values())


@lru_cache(maxsize=50_000)
def fused(one: str, other: str) -> tuple[str, ...]:
    """Return the words that are left of two when letters are lost between them."""
    parts = {one[:n] for n in range(1, len(one) + 1)} | {one[-n:] for n in range(1, len(one))}
    made = {part + other[cut:] for part in parts for cut in (0, 1)}
    return tuple(
        word
        for word in sorted(made)
        if _is_word(word) and slips.slip(word, other) is not None and is_fused(word, one, other)
    )


def _is_word(text: str) -> bool:
    return text.isalpha() and wordset.grade(text) > 0 if len(text) > 1 else text in _LETTERS
