"""Where the words of patterns stand on a page, found once for all rules.

A pattern is only tried around the words that it cannot match without. Most of them the prefilter
has met already; what it did not look for is looked for when it is first asked about.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from qa.literals import around, looked_for
from qa.page import places_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import regex

    from qa.document import Block
    from qa.page import Page

Run: TypeAlias = tuple[int, int]
"""Start and end."""

_SHORT = 200
"""Characters of a text that is as quickly looked at as parts of it."""


_WORTH = 4
"""Characters that a pattern takes as long to pass over as one word takes to be looked for."""


class WordPlaces:
    """Where literals stand in the folded text of a page; asked for through `Page.once`."""

    def __init__(self, page: Page) -> None:
        self._text = page.folded
        self._numbers: Mapping[str, int] = {}
        self._starts: Mapping[int, Sequence[int]] = {}
        self._found: dict[str, Sequence[int]] = {}
        self._of: dict[frozenset[str], Sequence[Run]] = {}

    def tell(self, numbers: Mapping[str, int], starts: Mapping[int, Sequence[int]]) -> None:
        """Take note of where words stand: all of `numbers` were looked for, `starts` found."""
        self._numbers, self._starts = numbers, starts

    def of(self, words: frozenset[str]) -> Sequence[Run]:
        """Return where any of some literals stands, in order."""
        found = self._of.get(words)
        if found is None:
            runs = [(at, at + len(word)) for word in words for at in self._starts_of(word)]
            found = self._of[words] = sorted(runs) if len(words) > 1 else runs
        return found

    def _starts_of(self, word: str) -> Sequence[int]:
        number = self._numbers.get(word)
        if number is not None:
            return self._starts.get(number, ())
        if word not in self._found:
            self._found[word] = tuple(places_of(word, self._text)) if word in self._text else ()
        return self._found[word]


def windows(page: Page, number: int, token: str) -> list[Run]:
    """Return start and end of the parts of a block's text in which a pattern may match.

    `number` is that of the block in `page.blocks`.
    """
    offset, text = page.block_starts[number], page.blocks[number].folded
    reach, telling, others, _ = looked_for(token)
    whole = (offset, offset + len(text))
    places: WordPlaces = page.once(WordPlaces)
    runs = [places.of(words) for words in telling]
    parts = [whole]
    if telling and reach is not None and len(text) > _SHORT:
        parts = around(_between(runs.pop(0), *whole), reach, *whole)
    for there in runs:
        parts = [part for part in parts if _between(there, *part)]
    for words in others:
        if not parts:
            break
        parts = [part for part in parts if _holds(text, words, part[0] - offset, part[1] - offset)]
    return [(start - offset, end - offset) for start, end in parts]


def beginnings(text: str, start: int, end: int, token: str) -> list[int] | None:
    """Return where, in a part of a folded text, a match of a pattern may begin; None for anywhere.

    That is only known of patterns that begin with one of few words for such a part.
    """
    openings = looked_for(token).openings
    if not openings or len(openings) * _WORTH > end - start:
        return None
    found: list[int] = []
    for opening in openings:
        at = text.find(opening, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(opening, at + 1, end)
    return sorted(found)


def _between(runs: Sequence[Run], start: int, end: int) -> list[int]:
    """Return where those runs begin that lie between two offsets."""
    found = []
    for at in range(bisect_left(runs, (start, 0)), len(runs)):
        first, last = runs[at]
        if first >= end:
            break
        if last <= end:
            found.append(first)
    return found


def _holds(text: str, words: Iterable[str], start: int, end: int) -> bool:
    find = text.find
    for word in words:  # noqa: SIM110 -- `any` of a generator takes twice as long
        if find(word, start, end) >= 0:
            return True
    return False


def blocks_where(
    page: Page, words: frozenset[str], pattern: re.Pattern[str] | regex.Pattern[str]
) -> list[Block]:
    """Return, in order, the blocks in which one of some folded words begins a match."""
    places: WordPlaces = page.once(WordPlaces)
    text, match = page.folded, pattern.match
    found = {page.block_of(at) for at, _ in places.of(words) if match(text, at)}
    return [page.blocks[number] for number in sorted(found)]


def parts_of_blocks(page: Page, token: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a pattern may match: the index of a block, and start and end in its text."""
    for number in sorted(blocks_for(page, token)):
        for start, end in windows(page, number, token):
            yield number, start, end


def may_match(page: Page, number: int, start: int, end: int, *tokens: str) -> bool:
    """Return whether a part of a block's text holds what tells most of each of some patterns."""
    places: WordPlaces = page.once(WordPlaces)
    offset = page.block_starts[number]
    return all(
        _between(places.of(words), offset + start, offset + end)
        for token in tokens
        for words in looked_for(token).telling
    )


def blocks_for(page: Page, token: str) -> set[int]:
    """Return the indices of the blocks that hold what tells most of a pattern."""
    places: WordPlaces = page.once(WordPlaces)
    numbers = set(range(len(page.blocks)))
    for words in looked_for(token).telling:
        numbers &= {page.block_of(at) for at, _ in places.of(words)}
    return numbers


def blocks_behind(page: Page, words: frozenset[str], before: tuple[str, ...]) -> list[Block]:
    """Return, in order, the blocks in which one of some texts stands right before a word."""
    places: WordPlaces = page.once(WordPlaces)
    found = {page.block_of(at) for at, _ in places.of(words) if page.folded.endswith(before, 0, at)}
    return [page.blocks[number] for number in sorted(found)]
