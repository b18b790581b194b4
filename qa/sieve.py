"""Which words of a page are worth a look: a word is judged once in a run, not once a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOST = 200_000
"""Words that are remembered; pages share most of theirs."""


class Sieve:
    """Keeps those of any words for which a test says yes; what it said is remembered."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._kept: set[str] = set()
        self._dropped: set[str] = set()

    def __call__(self, words: Iterable[str]) -> set[str]:
        """Return the words that are kept."""
        left = set(words).difference(self._dropped)
        for word in left.difference(self._kept):
            (self._kept if self._test(word) else self._dropped).add(word)
        kept = left.intersection(self._kept)
        if len(self._kept) + len(self._dropped) > _MOST:
            self._kept.clear()
            self._dropped.clear()
        return kept
