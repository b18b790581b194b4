"""The words of the model, and which of them are a slip apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from qa import wordset
from qa.realword import slips
from qa.realword.tokens import SPECIAL, Pieces, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_FEWEST = 3
_FEWEST_MEANT = 4
"""How often a word is counted that may be what is meant."""
_LONG = 6
_LETTERS = frozenset({"a", "i"})
"""Words of one letter, which the word set does not have."""
_FEWEST_MEANT_BY_TWO = 40


class Near(NamedTuple):
    """For each word, those that may be meant: where its own begin, and all of them."""

    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    how: NDArray[np.int64]
    """As `qa.realword.slips` says."""


def vocabulary(documents: Iterable[str]) -> dict[str, int]:
    """Return the words with their numbers: the special ones, then the most frequent first."""
    times: Counter[str] = Counter()
    pieces = Pieces({})
    for document in documents:
        found = tokens(document, pieces)
        times.update(map(found.lower, range(len(found.ids))))
    signs = {*SPECIAL, *_signs(times)}
    words = [w for w, n in times.items() if n >= _FEWEST and (w[:1].isalpha() or w == "'s")]
    words.sort(key=lambda word: (-times[word], word))
    return {word: n for n, word in enumerate([*SPECIAL, *sorted(signs - {*SPECIAL}), *words])}


def _signs(times: Counter[str]) -> set[str]:
    return {sign for sign in ".,;:()?!-\"/%'" if times[sign]}


def near(words: Sequence[str], times: NDArray[np.int64]) -> Near:
    """Return which words may be meant by which, for the words of a vocabulary."""
    meant = {
        n: word
        for n, word in enumerate(words)
        if times[n] >= _FEWEST_MEANT
        and n >= len(SPECIAL)
        and word[0].isalpha()
        and (word in _LETTERS or wordset.is_known(word))
    }
    written = {n: w for n, w in enumerate(words) if n >= len(SPECIAL) and w[0].isalpha()}
    pairs: dict[int, dict[int, int]] = {n: {} for n in range(len(words))}
    numbers = {word: n for n, word in meant.items()}
    index: dict[str, list[int]] = defaultdict(list)
    for n, word in meant.items():
        for part in _shortened(word, 1):
            index[part].append(n)
    for n, word in written.items():
        close = {m for part in _shortened(word, 1) for m in index.get(part, ())}
        close |= {numbers[other] for other in slips.confusable().get(word, ()) if other in numbers}
        for m in close - {n}:
            how = slips.slip(word, words[m])
            if how is not None:
                pairs[n][m] = how
    _two(words, times, meant, written, pairs)
    starts = np.cumsum([0, *(len(pairs[n]) for n in range(len(words)))])
    flat = [(m, how) for n in range(len(words)) for m, how in sorted(pairs[n].items())]
    return Near(starts, np.array([m for m, _ in flat]), np.array([how for _, how in flat]))


def _two(
    words: Sequence[str], times: NDArray[np.int64], meant: dict[int, str], written: dict[int, str],
    pairs: dict[int, dict[int, int]],
) -> None:  # fmt: skip
    """Add to `pairs` what two slips make of common long words."""
    index: dict[str, list[int]] = defaultdict(list)
    for m, word in meant.items():
        if len(word) >= _LONG and times[m] >= _FEWEST_MEANT_BY_TWO:
            for part in _shortened(word, 2):
                index[part].append(m)
    for n, word in written.items():
        if len(word) < _LONG:
            continue
        close = {m for part in _shortened(word, 2) for m in index.get(part, ())}
        for m in close - {n} - pairs[n].keys():
            if 3 * times[m] >= times[n] and OSA.distance(word, words[m]) == 2:
                how = slips.two_slips(word, words[m])
                if how is not None:
                    pairs[n][m] = how


def _shortened(word: str, most: int) -> set[str]:
    """Return what is left of a word when so many of its letters, or fewer, are taken out."""
    found = {word}
    for number in range(1, most + 1):
        for gone in combinations(range(len(word)), number):
            found.add("".join(letter for at, letter in enumerate(word) if at not in gone))
    return found
