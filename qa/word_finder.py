"""Thousands of literals looked for in one pass, made ready only where there is enough to read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable

_LITTLE = 6_000
"""Characters. To look for one literal after the other in so many costs less than the automaton."""


class WordFinder:
    """Finds literals in texts, also where they overlap.

    An automaton that knows all of them takes longer to make than a page or two to read, so that for
    the first one is made of those literals alone that stand there.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._read = 0

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._words)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return the number of each literal found, with its start and end, by their ends."""
        self._read += len(text)
        if self._read > _LITTLE:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        here = [(number, word) for number, word in enumerate(self._words) if word in text]
        few = ahocorasick_rs.AhoCorasick([word for _, word in here])
        hits = few.find_matches_as_indexes(text, overlapping=True)
        return [(here[which][0], start, end) for which, start, end in hits]
