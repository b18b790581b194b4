"""Which rules to run on which blocks of a page: one automaton over the words of all rules.

What most rules are about stands on few pages. So the text of a page is read once for the words that
they need, and only a rule that may find something there is run, on the blocks where it may.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from qa.derived import derived
from qa.kinds.phrase import Phrase, row_of_signs
from qa.literals import MOST_NEEDS
from qa.rule import PageCheck
from qa.values import dataclass
from qa.word_classes import BREAK
from qa.word_finder import WordFinder
from qa.word_places import WordPlaces
from qa.word_rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.document import Block
    from qa.page import Page
    from qa.rule import Rule, Ways


@dataclass(frozen=True)
class Prefilter:
    """The words of many rules, looked for at once.

    Each way in which a rule can match has a number. What stands in a text is one integer of
    `MOST_NEEDS` parts, each with a bit for every way: the first part says of which ways a word of
    the first set stands there, the second of which one of the second set, and so on. A way is open
    where all its bits are set.
    """

    rules: tuple[Rule, ...]
    states: tuple[str, ...] | None = None
    """Of the folders of the rules that do not ship with qa, when these were read: what is worked
    out of the rules is kept for other runs with the same. None: nothing is kept."""

    @cached_property
    def _table(self) -> _Table:
        if self.states is None:
            return _worked_out(self.rules)
        names = "\n".join(rule.id for rule in self.rules)
        return _Table(*derived("prefilter", lambda: _worked_out(self.rules), *self.states, names))

    @property
    def _ways(self) -> Sequence[tuple[int, int]]:
        return self._table.ways

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(self._table.words)

    @cached_property
    def _numbers_of_words(self) -> Mapping[str, int]:
        return dict(zip(self._words, range(len(self._words)), strict=True))

    @cached_property
    def _bits_of_words(self) -> dict[int, int]:
        """By the number that the automaton gives a word, the bits of it, once asked for."""
        return {}

    def _bits_of(self, number: int) -> int:
        """Return the bits of the sets that a word is in."""
        bits = self._bits_of_words.get(number)
        if bits is None:
            places = map(int, self._table.words[self._words[number]].split())
            bits = self._bits_of_words[number] = _bits(places)
        return bits

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(self._words)

    @cached_property
    def _unasked(self) -> int:
        """The bits of the sets that ways with fewer do not have: they stand in every text."""
        return int(self._table.unasked, 16)

    @cached_property
    def _of_pages(self) -> int:
        """The bits of the ways whose words may stand anywhere on a page."""
        return int(self._table.of_pages, 16)

    @cached_property
    def _row_owners(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """Each row of words, with the rules whose it is, and its place among theirs."""
        owners: dict[str, tuple[tuple[int, int], ...]] = {}
        for number, rule in enumerate(self.rules):
            for place, row in enumerate(rule.check.rows if isinstance(rule.check, Phrase) else ()):
                owners[row] = (*owners.get(row, ()), (number, place))
        return owners

    @cached_property
    def _rows(self) -> Rows:
        return Rows(tuple(self._row_owners))

    @cached_property
    def _always(self) -> frozenset[int]:
        """The rules that look at every page."""
        return frozenset(self._table.always)

    @cached_property
    def _speaking(self) -> dict[str | None, tuple[Mapping[int, Rule], int]]:
        return {}

    def _speaking_on(self, page_type: str | None) -> tuple[Mapping[int, Rule], int]:
        """Return the rules that are about pages of a type, by their numbers; the bits of theirs."""
        if page_type not in self._speaking:
            numbered = enumerate(self.rules)
            rules = {number: rule for number, rule in numbered if rule.speaks_on(page_type)}
            ways = enumerate(self._ways)
            bits = _bits(number for number, (rule, _) in ways if rule in rules)
            self._speaking[page_type] = rules, bits
        return self._speaking[page_type]

    def candidates(self, page: Page) -> Iterator[tuple[Rule, Sequence[Block], Ways]]:
        """Yield, in order, each rule to run, the blocks to look at, and what may match in each."""
        speaking, asked = self._speaking_on(page.type)
        blocks = page.blocks
        standing = self._standing_in(page)
        open_on_page = self._open(reduce(or_, standing, 0)) & asked & self._of_pages
        whole = {self._ways[number][0] for number in _numbers(open_on_page)}
        asked &= ~self._of_pages
        parts: dict[int, dict[int, list[int]]] = {}
        for at, bits in enumerate(standing):
            for number in _numbers(self._open(bits) & asked):
                rule, way = self._ways[number]
                parts.setdefault(rule, {}).setdefault(at, []).append(way)
        for row, at in self._rows_in(page):
            for rule, place in self._row_owners[row]:
                parts.setdefault(rule, {}).setdefault(at, []).append(place)
        for number in sorted((whole | parts.keys() | self._always) & speaking.keys()):
            found = parts.get(number)
            if found is None:
                yield speaking[number], blocks, ()
            else:
                order = sorted(found)
                yield speaking[number], [blocks[at] for at in order], [found[at] for at in order]

    def _standing_in(self, page: Page) -> list[int]:
        """Return the bits of the words in each block, and tell the page where they stand."""
        hits = self._finder.find(page.folded)
        starts: defaultdict[int, list[int]] = defaultdict(list)
        for word, start, _ in hits:
            starts[word].append(start)
        page.once(WordPlaces).tell(self._numbers_of_words, starts)
        ends = [end for _, _, end in hits]
        bits_of = self._bits_of
        found, first = [], 0
        for start, block in zip(page.block_starts, page.blocks, strict=True):
            last = bisect_right(ends, start + len(block.text), first)
            here = {word for word, _, _ in hits[first:last]}
            found.append(reduce(or_, [bits_of(word) for word in here], self._unasked))
            first = last
        return found

    def _open(self, bits: int) -> int:
        """Return the bits of the ways of which every set has a word in a text."""
        ways = bits
        for part in range(1, MOST_NEEDS):
            ways &= bits >> part * len(self._ways)
        return ways

    def _rows_in(self, page: Page) -> set[tuple[str, int]]:
        """Return which rows of words stand in which blocks."""
        if not self._row_owners:
            return set()
        signs = row_of_signs(page)
        return {(row, signs.count(BREAK, 0, at) - 1) for row, at in self._rows.standing_in(signs)}


class _Table(NamedTuple):
    """What the words of many rules come to, as plain data. Bits are written in hexadecimal."""

    ways: list[tuple[int, int]]
    """By its number, each way: that of its rule, and its place among the ways of that rule."""
    always: list[int]
    """The rules that look at every page."""
    words: dict[str, str]
    """Each word, with the places of the bits of the sets that it is in."""
    unasked: str
    of_pages: str


def _worked_out(rules: Sequence[Rule]) -> _Table:
    ways = [
        (number, place, sets)
        for number, rule in enumerate(rules)
        for place, sets in enumerate(rule.check.ways or ())
    ]
    places: dict[str, list[str]] = {}
    for number, (_, _, sets) in enumerate(ways):
        for part, words in enumerate(sets):
            for word in words:
                places.setdefault(word, []).append(str(number + part * len(ways)))
    unasked = (
        number + part * len(ways)
        for number, (_, _, sets) in enumerate(ways)
        for part in range(len(sets), MOST_NEEDS)
    )
    of_pages = (
        n for n, (rule, _, _) in enumerate(ways) if isinstance(rules[rule].check, PageCheck)
    )
    return _Table(
        [(rule, place) for rule, place, _ in ways],
        [number for number, rule in enumerate(rules) if rule.check.ways is None],
        {word: " ".join(places[word]) for word in sorted(places)},
        f"{_bits(unasked):x}",
        f"{_bits(of_pages):x}",
    )


def _bits(places: Iterable[int]) -> int:
    """Return a number with the bits at some places set."""
    digits = bytearray()
    for place in places:
        byte = place >> 3
        if byte >= len(digits):
            digits.extend(bytes(byte + 1 - len(digits)))
        digits[byte] |= 1 << (place & 7)
    return int.from_bytes(digits, "little")


def _numbers(bits: int) -> Iterator[int]:
    """Yield which bits are set, from the lowest."""
    digits = f"{bits:b}"[::-1] if bits else ""
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)
