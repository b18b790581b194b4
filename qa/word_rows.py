"""Rows of words and word classes: how they are written, and which of many stand in a text.

All rows of all rules are looked for at once. A sign of a text has, for each place that it may have
in a row, one number whose bits say which rows would have it there. Where the bits of a sign and of
those beside it have none in common, no row stands there; for nearly all pairs that is so.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import islice, product, takewhile
from operator import and_
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from qa.derived import derived
from qa.values import dataclass
from qa.word_classes import BREAK, lexicon, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PART: Final = re.compile(r"(?P<place>[\^\[\]])|\+(?P<put>\S+)|(?P<not>!)?(?P<words>[^\s=?]+)"
                          r"(?P<maybe>\?)?(?:=(?P<write>\S*))?")  # fmt: skip
_MOST_MISSING: Final = 6
_OUTSIDE: Final = "\0"
"""The sign before and after a text: it is in no row, and outside none."""


class Change(NamedTuple):
    """What to write for one token, or before or after it."""

    groups: tuple[str, ...]
    """The first of them that took part in the match names the token."""
    where: str
    """instead, before or after."""
    choices: tuple[str, ...]
    """Words, names of forms, or _NOTHING."""


class Token(NamedTuple):
    """One token of a row."""

    words: str
    negated: bool
    maybe: bool
    group: str

    @property
    def signs(self) -> frozenset[str]:
        """The signs that it may have, or not have; raises ValueError for unknown words."""
        return _signs_of(self.words)

    @property
    def pattern(self) -> str:
        """A regular expression for its sign."""
        return f"[{'^' if self.negated else ''}{ranges(self.signs)}]"

    @property
    def pattern_inside(self) -> str:
        """The same for a token that is marked: no other word is never the end of a block."""
        return f"[^{ranges(self.signs | {BREAK})}]" if self.negated else self.pattern


@dataclass(frozen=True)
class Row:
    """Tokens that stand in a row, what stands before and after them, and what to change."""

    before: tuple[Token, ...]
    core: tuple[Token, ...]
    after: tuple[Token, ...]
    changes: tuple[Change, ...]

    @property
    def longest(self) -> int:
        """How many signs it and what stands after it can have."""
        return len(self.core) + len(self.after)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The whole as a regular expression over signs.

        It begins with a token that must be there, so that the places to look at are found quickly;
        what has to stand before it is looked at next.
        """
        first, *rest = self.core
        parts = [f"(?P<{first.group}>{first.pattern_inside})"]
        if self.before:
            parts.append(f"(?<={''.join(token.pattern for token in self.before)}.)")
        parts += [
            f"(?P<{token.group}>{token.pattern_inside}){'?' if token.maybe else ''}"
            for token in rest
        ]
        if self.after:
            parts.append(f"(?={''.join(token.pattern for token in self.after)})")
        return re.compile("".join(parts), re.DOTALL)


class _Line(NamedTuple):
    """The tokens of one way in which a row can stand, the pair that is seldom met at 0 and 1."""

    number: int
    """That of its row."""
    tokens: Mapping[int, Token]
    start: int
    """Where its core begins."""


class _Column(dict[str, int]):
    """For one place beside each other, by sign, the bits of the lines that would have it there."""

    def __init__(
        self, within: Mapping[str, str], without: Mapping[str, str], negated: str, free: str
    ) -> None:
        super().__init__()
        self._within, self._without = within, without
        self._negated, self._free = int(negated, 16), int(free, 16)
        self._known: dict[tuple[str, ...], int] = {}

    def __missing__(self, sign: str) -> int:
        self[sign] = self._bits(sign)
        return self[sign]

    def _bits(self, sign: str) -> int:
        if sign == _OUTSIDE:
            return self._free
        names = _classes(sign)
        if sign in self._within or sign in self._without:
            names = (sign, *names)
        if names not in self._known:  # most words are in no row, but in the classes of many others
            within = without = 0
            for name in names:
                within |= int(self._within.get(name, "0"), 16)
                without |= int(self._without.get(name, "0"), 16)
            self._known[names] = ((within & ~without) ^ self._negated) | self._free
        return self._known[names]


@dataclass(frozen=True)
class Rows:
    """Many rows, looked for at once."""

    texts: tuple[str, ...]

    @cached_property
    def _table(self) -> tuple[list[tuple[int, int]], list[tuple[int, _Column]]]:
        """The row of each line and where its core begins, and the columns with their places."""
        lines, columns = derived("rows", lambda: _worked_out(self.texts), *self.texts)
        return lines, [(place, _Column(*bits)) for place, *bits in columns]

    def standing_in(self, signs: str) -> Iterator[tuple[str, int]]:
        """Yield the text of each row that stands in a row of signs, and where, pair by pair."""
        if not self.texts:
            return
        lines, columns = self._table
        (_, left), (_, right), *others = columns
        margin = _OUTSIDE * max(abs(place) for place, _ in columns)
        signs = f"{margin}{signs}{margin}"
        pairs = map(
            and_, map(left.__getitem__, signs), map(right.__getitem__, islice(signs, 1, None))
        )
        for at, pair in enumerate(pairs):
            if not pair:
                continue
            bits = pair
            for place, column in others:
                bits &= column[signs[at + place]]
                if not bits:
                    break
            while bits:
                row, start = lines[bits.bit_length() - 1]
                yield self.texts[row], at + start - len(margin)
                bits ^= 1 << bits.bit_length() - 1


def _worked_out(texts: tuple[str, ...]) -> tuple[list[tuple[int, int]], list[list[Any]]]:
    """Return what `Rows` needs of its rows, as plain data: bits are hexadecimal numbers.

    First come the columns of the pair, then those that the most lines ask for.
    """
    lines = [
        _line(number, row, core)
        for number, text in enumerate(texts)
        for row in read_row(text)
        for core in product(*((token, None) if token.maybe else (token,) for token in row.core))
    ]
    places = {place for line in lines for place in line.tokens} | {0, 1}
    columns = {place: [line.tokens.get(place) for line in lines] for place in sorted(places)}
    order = sorted(places, key=lambda place: (place not in (0, 1), columns[place].count(None)))
    return (
        [(line.number, line.start) for line in lines],
        [[place, *_bits(columns[place])] for place in sorted(order[:2]) + order[2:]],
    )


def _bits(tokens: list[Token | None]) -> Iterator[dict[str, str] | str]:
    """Yield the parts of a `_Column`: which lines want a name, or will not have it, and so on."""
    within: dict[str, int] = {}
    without: dict[str, int] = {}
    negated = free = 0
    for number, token in enumerate(tokens):
        bit = 1 << number
        if token is None:
            free |= bit
            continue
        negated |= bit * token.negated
        wanted, *unwanted = token.words.split("~")
        for bits, words in ((within, wanted), *((without, w) for w in unwanted)):
            for name in map(_name_of, words.split("|")):
                bits[name] = bits.get(name, 0) | bit
    for bits in (within, without):
        yield {name: f"{value:x}" for name, value in bits.items()}
    yield f"{negated:x}"
    yield f"{free:x}"


def _line(number: int, row: Row, core: tuple[Token | None, ...]) -> _Line:
    tokens = [*row.before, *filter(None, core), *row.after]
    sizes = [_size(token) for token in tokens]
    pair = min(range(len(tokens) - 1), key=lambda n: sizes[n] * sizes[n + 1], default=0)
    places = {n - pair: token for n, token in enumerate(tokens)}
    return _Line(number, places, len(row.before) - pair)


def _size(token: Token) -> int:
    """Return about how many words a token can be."""
    known = lexicon()
    if token.negated:
        return len(known.signs)
    return sum(len(known.classes.get(name, " ")) for name in token.words.split("|"))


@cache
def _classes(sign: str) -> tuple[str, ...]:
    """Return the classes that a sign is in."""
    return tuple(name for name, signs in lexicon().classes.items() if sign in signs)


def _name_of(word: str) -> str:
    """Return a class, or the sign of a word."""
    known = lexicon()
    if word.rstrip("!").isupper() and word in known.classes:
        return word
    if word in known.signs:
        return known.signs[word]
    message = f"'{word}' is neither a word nor a class of words"
    raise ValueError(message)


@cache
def read_row(text: str) -> tuple[Row, ...]:
    """Read one row; where its first tokens may be missing, it is several.

    Its words are looked up when it is used: `pattern` raises ValueError for one that nobody knows.
    Raises ValueError where too many may be missing.
    """
    zones: dict[str, list[Token]] = {"before": [], "core": [], "after": []}
    zone = "before" if "[" in text else "core"
    changes: list[Change] = []
    put: tuple[str, ...] = ()
    beside: list[str] = []
    for number, part in enumerate(_PART.finditer(text)):
        if part["place"] in ("[", "]"):
            zone = "core" if part["place"] == "[" else "after"
        elif part["place"]:
            zones["before"].append(Token("END", negated=False, maybe=False, group=""))
        elif part["put"]:
            put, beside = tuple(part["put"].split("|")), []
        else:
            maybe, group = part["maybe"] is not None, f"g{number}"
            zones[zone].append(Token(part["words"], part["not"] is not None, maybe, group))
            if put and zone == "core":
                beside.append(group)
                if not maybe:
                    changes.append(Change(tuple(beside), "before", put))
                    put = ()
            if part["write"]:
                changes.append(Change((group,), "instead", tuple(part["write"].split("|"))))
    before, core, after = (tuple(tokens) for tokens in zones.values())
    if put:
        changes.append(Change((core[-1].group,), "after", put))
    if sum(token.maybe for token in core) > _MOST_MISSING:
        message = f"only {_MOST_MISSING} words of a row may be missing"
        raise ValueError(message)
    leading = sum(1 for _ in takewhile(lambda token: token.maybe, core))
    return tuple(Row(before, core[n:], after, tuple(changes)) for n in range(leading + 1))


@cache
def _signs_of(words: str) -> frozenset[str]:
    """Return the signs of words and classes joined with `|`, less those behind `~`."""
    wanted, *unwanted = (
        frozenset().union(*map(_signs_of_one, part.split("|"))) for part in words.split("~")
    )
    return wanted.difference(*unwanted)


def _signs_of_one(word: str) -> frozenset[str]:
    name = _name_of(word)
    return lexicon().classes.get(name) or frozenset(name)
