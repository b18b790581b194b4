"""`together`: words of several classes that say in one sentence what should not be said."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.class_words import ClassWords
from qa.finding import Match
from qa.kinds.text import TextKind
from qa.literals import MOST_NEEDS, needs
from qa.page import sentence_around
from qa.patterns import later
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways

_BETWEEN_CLAUSES = later(r"[;:?]\s|\s[–-]\s|—|,\s(?:and|as|because|but|or|since|though|which)\s")


@dataclass(frozen=True, kw_only=True)
class Together(TextKind):
    """Speaks of each sentence that holds one of each of several classes, in any order.

    Where the words of an existence rule are a phrase, which another author words otherwise, here
    they are what every wording must have: something that is needless, an asking, a professional.
    They stand in one clause, or in one and what follows of it ("so"): what is said of one thing
    does not make up a whole with what is said of the next. `%s` is the run from the first of them
    to the last.
    """

    classes: tuple[tuple[str, ...], ...]
    """Ways to say it: for each the patterns, in lower case, of which a sentence must hold one each;
    the one that is met least often first."""
    reach: int = 120
    """Characters that the run may have at most."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return tuple(dict.fromkeys(part for way in self.classes for part in way))

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
            there = self._words.places(part, text, sentence, found)
            if not there:
                return
            places.append(there)
        runs = places[0]
        for beside in places[1:]:
            runs = [min((_joined(run, one) for one in beside), key=_length) for run in runs]
        yield from (
            run
            for run in runs
            if _length(run) <= self.reach and not _BETWEEN_CLAUSES.search(text, *run)
        )

    @cached_property
    def _words(self) -> ClassWords:
        return ClassWords(self.classes)


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
