"""Which sentences of a block may hold a word of each of several classes."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.document import plain_quotes
from qa.literals import alternatives, needs, told_by
from qa.page import sentences
from qa.patterns import compiled, later
from qa.word_finder import WordFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from qa.document import Block


class ClassWords:
    """The words that no pattern of some classes matches without, looked for at once.

    That takes less time than to try hundreds of alternatives: of a class only those are tried of
    which a word stands in the sentence.
    """

    def __init__(self, ways: Sequence[Sequence[str]]) -> None:
        """Take the ways in which something may be said, each as patterns, one of each class."""
        bits = {part: 1 << number for number, part in enumerate(_distinct(ways))}
        self._of: dict[str, list[tuple[str, str]]] = {}
        self._always: dict[str, list[str]] = {}
        for part in bits:
            for alternative, words in told_by(part):
                for word in words:
                    self._of.setdefault(word, []).append((part, alternative))
                if not words:
                    self._always.setdefault(part, []).append(alternative)
        self._owners = list(self._of.values())
        self._bits = [reduce(or_, (bits[part] for part, _ in owner)) for owner in self._owners]
        self._standing = sum(bits[part] for part in self._always)
        self.needed = [reduce(or_, (bits[part] for part in way)) for way in ways]
        """By way, the bits of its classes."""
        self._finder = WordFinder(self._of)

    def by_sentence(self, block: Block) -> Iterator[tuple[tuple[int, int], set[int]]]:
        """Yield start and end of each sentence of a block with any of the words, and which."""
        hits = self._finder.find(block.folded)
        at = 0
        for first, last in sentences(block.plain) if hits else ():
            found = set()
            while at < len(hits) and hits[at][2] <= last:
                found.add(hits[at][0])
                at += 1
            if found:
                yield (first, last), found

    def tell(self, found: Iterable[int]) -> int:
        """Return the bits of the classes of which some words tell."""
        bits = self._bits
        told = self._standing
        for word in found:
            told |= bits[word]
        return told

    def places(
        self, part: str, text: str, sentence: tuple[int, int], found: Iterable[int]
    ) -> list[tuple[int, int]]:
        """Return start and end of what one class matches in a sentence that holds some words.

        `text` is the folded text of the block. Raises TimeoutError where a pattern takes longer
        than TIME_LIMIT.
        """
        return [
            hit.span()
            for alternative in self._likely(part, found)
            for hit in _whole(alternative).finditer(text, *sentence, timeout=TIME_LIMIT)
        ]

    def _likely(self, part: str, found: Iterable[int]) -> Iterable[str]:
        """Return the alternatives of a class that some words tell of, each once."""
        likely = dict.fromkeys(self._always.get(part, ()))
        for word in found:
            likely |= {one: None for owner, one in self._owners[word] if owner == part}
        return likely


@cache
def _whole(alternative: str) -> regex.Pattern[str]:
    """Return a pattern for an alternative that is no part of another word."""
    return compiled(rf"\b(?:{plain_quotes(alternative)})\b")


def _distinct(ways: Sequence[Sequence[str]]) -> Iterable[str]:
    return dict.fromkeys(part for way in ways for part in way)


class Choice:
    """A pattern of many alternatives, of which those are tried whose words stand in a text.

    For long texts in which it is mostly not found: to look for words is quicker than to try a
    pattern at every letter.
    """

    def __init__(self, text: str) -> None:
        self._ways = [(needs(one), later(one)) for one in alternatives(text)]

    def is_in(self, text: str) -> bool:
        """Return whether any alternative matches somewhere in a folded text."""
        return any(
            all(any(word in text for word in words) for words in sets) and pattern.search(text)
            for sets, pattern in self._ways
        )
