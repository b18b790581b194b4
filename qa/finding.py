"""What is wrong, where, and what would mend it."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from qa.document import Position, Span
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.document import Document


class Level(StrEnum):
    """How bad a finding is: must change, should change, may be better."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for suggestions."""
        return _RANKS[self]

    def reaches(self, other: Level) -> bool:
        """Return whether this level is as bad as `other` or worse."""
        return _RANKS[self] <= _RANKS[other]


_RANKS = {Level.ERROR: 0, Level.WARNING: 1, Level.SUGGESTION: 2}


class Edit(NamedTuple):
    """Replace the source characters of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that apply together.

    A fix that touches a drug, a dose, a number or a diagnosis is never safe.
    """

    description: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Match(NamedTuple):
    """What a check yields: where, and what the message needs to know."""

    span: Span
    """In `Document.source`. Empty for what is missing: the place where it should stand."""
    args: tuple[str, ...] = ()
    """Fill the `%s` of the rule's message, in order."""
    fixes: tuple[Fix, ...] = ()
    level: Level | None = None
    """Only where this match is less, or more, certain than the rule in general."""


class Place(NamedTuple):
    """Where a finding stands, with what a reporter shows of it."""

    span: Span
    start: Position
    end: Position
    match: str
    line: str
    line_offset: int


class Finding(NamedTuple):
    """A match stamped with page, rule, level, message and place."""

    path: str
    rule: str
    level: Level
    message: str
    span: Span
    start: Position
    end: Position
    match: str
    """`source[span]`; empty for what is missing."""
    line: str
    """The source line on which it starts, cut to a window of a few hundred characters."""
    line_offset: int
    """Characters cut off before `line`."""
    fixes: tuple[Fix, ...] = ()
    words: str = ""
    """What a reader has there, where `match` holds markup or character references besides."""

    @property
    def read(self) -> str:
        """The words that it is about as a reader has them; empty for what is missing."""
        return self.words or self.match

    @property
    def family(self) -> str:
        """The part of the rule's id before the first dot."""
        return self.rule.partition(".")[0]

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Sort key: by page, then place, then rule."""
        return order_of(self)


order_of: Callable[[Finding], tuple[str, Span, str, str]]
order_of = attrgetter("path", "span", "rule", "message")
"""Returns the sort key of a finding, faster than `order` where there are many."""

_WINDOW = 240
_made = tuple.__new__
"""Makes a named tuple of a tuple; a page may have thousands of places."""


class Places:
    """The places of many spans of one document; what is known of a line is kept for the next."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self._document = document
        self._source = document.source
        self._starts = document.line_starts
        self._number, self._start, self._end, self._text = 0, 0, -1, ""
        self._last_cut, self._long = 0, False
        self._known: dict[tuple[int, int], tuple[Span, Position, Position, str, str, int]] = {}

    def at(self, start: int, end: int) -> tuple[Span, Position, Position, str, str, int]:
        """Return where `source[start:end]` stands: what a `Place` is made of.

        What stands at one place, as several rules speak of the same words, is the same object.
        """
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._found(start, end)
        return known

    def _found(self, start: int, end: int) -> tuple[Span, Position, Position, str, str, int]:
        if not self._start <= start <= self._end:
            self._number = bisect_right(self._starts, start)
            self._start = self._starts[self._number - 1]
            stop = self._source.find("\n", self._start)
            self._end = len(self._source) if stop < 0 else stop
            self._text = self._source[self._start : self._end].rstrip("\r")
            self._last_cut = len(self._text) - _WINDOW
            self._long = self._last_cut > 0
        number, column = self._number, start - self._start
        first = _made(Position, (number, column + 1))
        if end <= self._end:
            last = _made(Position, (number, end - self._start + 1))
        else:
            last = self._document.position(end)
        text, cut = self._text, 0
        if self._long:
            cut = column - _WINDOW // 2
            if cut <= 0:
                cut = 0
            elif cut > self._last_cut:
                cut = self._last_cut
            text = text[cut : cut + _WINDOW]
        return _made(Span, (start, end)), first, last, self._source[start:end], text, cut


def place(document: Document, span: Span) -> Place:
    """Return where a span of a document stands, with its line cut to a window around it."""
    start, end = document.position(span.start), document.position(span.end)
    line = document.line(start.line)
    cut = max(0, min(start.column - 1 - _WINDOW // 2, len(line) - _WINDOW))
    shown = line[cut : cut + _WINDOW]
    return Place(span, start, end, document.source[span.start : span.end], shown, cut)
