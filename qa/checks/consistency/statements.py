"""What a page says of one thing in several places, and where two of these places disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Match
from qa.page import sentence_around
from qa.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.finding import Level
    from qa.page import Page

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
    "hundred": 100, "half": 0.5, "a couple of": 2,
    "a quarter of": 0.25, "a full quarter of": 0.25, "three quarters of": 0.75,
}  # fmt: skip
"""Numbers as they are written out before a unit or a thing."""
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
MINUTES = {
    "second": 1 / 60, "sec": 1 / 60, "minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440,
    "night": 1440, "week": 10_080, "fortnight": 20_160, "month": 43_800, "year": 525_600,
}  # fmt: skip
"""Minutes in each unit of time."""
UNIT_OF_TIME = (
    "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?)"
)
UNIT_WORDS = frozenset(
    {"sec", "min", "hour", "hr", "day", "night", "week", "fortnight", "month", "year"}
)
"""Literals one of which begins every unit of time."""
DURATION = (
    rf"(?P<low>{NUMBER})(?:[ -]?(?P<low_unit>{UNIT_OF_TIME}))?"
    rf"(?: ?(?:to|-|\u2013|\u2014|or|and) ?(?P<high>{NUMBER}))?(?:[ -]| an? )"
    rf"(?P<unit>{UNIT_OF_TIME})\b(?P<half> and a half)?"
)
"""A length of time: "30 to 60 minutes", "half an hour", "an hour and a half"."""
APART = later(
    r"\b(?:child(?:ren)?|bab(?:y|ies)|infants?|newborns?|toddlers?|teens?|teenagers?|pregnan\w+|"
    r"breastfe\w+|older|elderly|over \d\d|under \d\d|aged|severe\w*|mild|some people|a few people|"
    r"rare\w*|sometimes|if you (?:have|are|need|take|also)|unless|except|but|although|however|"
    r"whereas|instead|private\w*|urgent\w*|emergenc\w+|stud(?:y|ies)|trials?|compared|used to|"
    r"first (?:visit|appointment|session)|follow-up|later (?:visits?|appointments?|sessions?))\b"
)
"""Words with which a sentence speaks of some people, or of a special case, only."""
_STATES_NOTHING = frozenset({BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT})


class Statement(NamedTuple):
    """One place that gives a value, or a range, of something."""

    key: object
    """Of what; two places with equal keys speak of one thing."""
    low: float
    high: float
    block: Block
    start: int
    """In the block's text, as `end`: what is marked."""
    end: int

    @property
    def text(self) -> str:
        """The value as the page writes it."""
        return self.block.text[self.start : self.end]


def value_of(number: str) -> float:
    """Return a number that was written in figures or as one of `NUMBERS`."""
    return NUMBERS[number] if number in NUMBERS else float(number.replace(",", ""))


def minutes_of(found: re.Match[str]) -> tuple[float, float]:
    """Return the shorter and the longer time of a match of `DURATION`, in minutes.

    "1 hour and 15 minutes" is one time.
    """
    unit = found["unit"].rstrip("s")
    low_unit = (found["low_unit"] or found["unit"]).rstrip("s")
    low = value_of(found["low"]) * MINUTES[low_unit]
    high = value_of(found["high"]) * MINUTES[unit] if found["high"] else low
    if found["half"]:
        high += MINUTES[unit] / 2
        low = low if found["high"] else high
    if MINUTES[low_unit] > MINUTES[unit]:
        return low + high, low + high
    return min(low, high), max(low, high)


def sentence_of(block: Block, at: int) -> str:
    """Return the sentence of a block around an offset, folded."""
    start, end = sentence_around(block.plain, at)
    return block.folded[start:end]


def states(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a run is something that the page itself says, in text or a table."""
    if block.kind in _STATES_NOTHING or in_references(page, block):
        return False
    return not is_quoted(block, start, end)


def disagreements(
    statements: Iterable[Statement], apart: float = 1.0, *, level: Level | None = None
) -> Iterator[Match]:
    """Yield both places where two statements of one thing do not agree.

    Ranges agree that touch, or of which the greater end is at most `apart` times the smaller one.
    The arguments of a match are what stands here, and what stands in the other place.
    """
    first: dict[object, Statement] = {}
    told: set[object] = set()
    for statement in statements:
        earlier = first.setdefault(statement.key, statement)
        low, high = sorted((earlier, statement), key=lambda one: (one.low, one.high))
        if high.low <= low.high * apart:
            continue
        if statement.key not in told:
            told.add(statement.key)
            yield _match(earlier, statement, level)
        yield _match(statement, earlier, level)


def _match(here: Statement, there: Statement, level: Level | None) -> Match:
    span = here.block.source_span(here.start, here.end)
    return Match(span, (here.text, there.text), level=level)
