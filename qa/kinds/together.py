"""`together`: words of several classes that say in one sentence what should not be said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.finding import Match
from qa.kinds.text import TextKind, compiled
from qa.literals import MOST_NEEDS, alternatives, needs
from qa.page import sentence_around, sentences
from qa.word_finder import WordFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Together(TextKind):
    """Speaks of each sentence that holds one of each of several classes, in any order.

    Where the words of an existence rule are a phrase, which another author words otherwise, here
    they are what every wording must have: something that is needless, an asking, a professional.
    `%s` is the run from the first of them to the last.
    """

    classes: tuple[tuple[str, ...], ...]
    """Ways to say it: for each the patterns, in lower case, of which a sentence must hold one each;
    the one that is met least often first."""
    reach: int = 120
    """Characters that the run may have at most."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return tuple(_distinct(self.classes))

    @cached_property
    def ways(self) -> tuple[Needs, ...]:
        """What each way needs: that of each of its classes which tells most."""
        return tuple(
            tuple(words for part in way for words in needs(part)[:1])[:MOST_NEEDS]
            for way in self.classes
        )

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield a match for every such sentence."""
        for number, block in enumerate(blocks):
            if not self.selects(block):
                continue
            runs = self._runs(block, ways[number] if ways else None)
            for start, end in _by_sentence(block, runs):
                if self.only.holds(page, block, start, end) and not self.unless.clears(
                    page, block, start, end
                ):
                    yield Match(block.source_span(start, end), (block.text[start:end],))

    def _runs(self, block: Block, likely: Sequence[int] | None) -> Iterator[tuple[int, int]]:
        """Yield start and end of every run that holds one of each class of some way."""
        words = self._words
        for sentence, found in words.by_sentence(block):
            told = words.tell(found)
            for way in range(len(self.classes)) if likely is None else likely:
                if words.needed[way] & told == words.needed[way]:
                    yield from self._runs_in(block.folded, sentence, way, found)

    def _runs_in(
        self, text: str, sentence: tuple[int, int], way: int, found: Iterable[int]
    ) -> Iterator[tuple[int, int]]:
        """Yield, for each place of the first class in a sentence, the shortest run around it."""
        places = []
        for part in self.classes[way]:
            there = list(_places(self._words.likely(part, found), text, *sentence))
            if not there:
                return
            places.append(there)
        runs = places[0]
        for beside in places[1:]:
            runs = [min((_joined(run, one) for one in beside), key=_length) for run in runs]
        yield from (run for run in runs if _length(run) <= self.reach)

    @cached_property
    def _words(self) -> _Words:
        return _Words(self.classes)


class _Words:
    """The words that the alternatives of all classes cannot match without, looked for at once.

    That takes less time than to try hundreds of alternatives: of a class only those are tried of
    which a word stands in the sentence.
    """

    def __init__(self, ways: Sequence[Sequence[str]]) -> None:
        bits = {part: 1 << number for number, part in enumerate(_distinct(ways))}
        self._of: dict[str, list[tuple[str, str]]] = {}
        self._always: dict[str, list[str]] = {}
        for part, alternative in ((name, one) for name in bits for one in alternatives(name)):
            words = needs(alternative)[:1]
            for word in words[0] if words else ():
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

    def likely(self, part: str, found: Iterable[int]) -> Iterable[str]:
        """Return the alternatives of a class that some words tell of, each once."""
        told = dict.fromkeys(self._always.get(part, ()))
        for word in found:
            told |= {one: None for owner, one in self._owners[word] if owner == part}
        return told


def _distinct(ways: Sequence[Sequence[str]]) -> Iterable[str]:
    return dict.fromkeys(part for way in ways for part in way)


def _places(likely: Iterable[str], text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of what some alternatives match in a sentence."""
    for alternative in likely:
        for hit in _pattern(alternative).finditer(text, first, last, timeout=TIME_LIMIT):
            yield hit.span()


def _joined(run: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return min(run[0], other[0]), max(run[1], other[1])


def _length(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def _by_sentence(block: Block, runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs of each sentence as one: where the first begins, to where the last ends."""
    found: dict[int, tuple[int, int]] = {}
    for start, end in runs:
        sentence, _ = sentence_around(block.plain, start)
        first, last = found.get(sentence, (start, end))
        found[sentence] = (min(first, start), max(last, end))
    yield from (found[sentence] for sentence in sorted(found))


def _pattern(part: str) -> regex.Pattern[str]:
    """Return the pattern of one class; no word of it is part of another word."""
    return compiled(rf"\b(?:{part})\b")
