"""In which blocks of a page each of many patterns may match, found in one pass for all of them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from qa.derived import derived
from qa.literals import needs
from qa.word_finder import WordFinder

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from qa.page import Page


class PatternWords:
    """The words that patterns cannot match without, and more words, made ready to be looked for."""

    def __init__(self, patterns: Iterable[re.Pattern[str]], words: Iterable[str]) -> None:
        self._patterns = tuple({pattern.pattern: None for pattern in patterns})
        self._more = frozenset(words)

    @cached_property
    def _needs(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """By pattern, the sets of words of which it needs one each."""
        kept = derived(
            "pattern-words", partial(_needs_of, self._patterns), "\n".join(self._patterns)
        )
        return dict(zip(self._patterns, kept, strict=True))

    @cached_property
    def _told_by(self) -> Mapping[str, Sequence[str]]:
        """By word, the patterns of which it, or one like it, tells most."""
        told: dict[str, list[str]] = {}
        for pattern, sets in self._needs.items():
            for word in sets[0] if sets else ():
                told.setdefault(word, []).append(pattern)
        return told

    @cached_property
    def _anywhere(self) -> frozenset[str]:
        """The patterns of which no word tells anything."""
        return frozenset(pattern for pattern, sets in self._needs.items() if not sets)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        needed = {word for sets in self._needs.values() for words in sets for word in words}
        return tuple(sorted(needed | self._more))

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(self._words)

    def on(self, page: Page) -> PatternBlocks:
        """Look for all words on a page."""
        blocks: dict[str, set[int]] = {}
        for number, start, _ in self._finder.find(page.folded):
            blocks.setdefault(self._words[number], set()).add(page.block_of(start))
        likely = self._anywhere.union(*[self._told_by.get(word, ()) for word in blocks])
        return PatternBlocks({pattern: self._needs[pattern] for pattern in likely}, blocks)


class PatternBlocks:
    """The blocks of one page, by their indices."""

    def __init__(
        self, needs: Mapping[str, Sequence[Sequence[str]]], blocks: Mapping[str, set[int]]
    ) -> None:
        self._needs = needs
        self._blocks = blocks

    def with_one_of(self, words: Iterable[str]) -> set[int]:
        """Return the blocks that hold one of some words; of them, each was looked for."""
        blocks = self._blocks
        return set().union(*[blocks[word] for word in words if word in blocks])

    def may_match(self, pattern: re.Pattern[str], within: set[int]) -> set[int]:
        """Return those of some blocks that hold what a pattern cannot match without."""
        needed = self._needs.get(pattern.pattern)
        if needed is None:
            return set()
        for words in needed:
            if not within:
                break
            within = within & self.with_one_of(words)
        return within


def _needs_of(patterns: Iterable[str]) -> list[list[list[str]]]:
    return [[sorted(words) for words in needs(pattern)] for pattern in patterns]
