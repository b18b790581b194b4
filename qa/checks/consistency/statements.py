"""What a page says of one thing in several places, and where two of these places disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Match
from qa.page import sentence_around
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.finding import Level
    from qa.page import Page

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
        here, there = _match(statement, earlier, level), _match(earlier, statement, level)
        if statement.key in told:
            yield here
        else:
            told.add(statement.key)
            yield from both_places(there, here)


def _match(here: Statement, there: Statement, level: Level | None) -> Match:
    span = here.block.source_span(here.start, here.end)
    return Match(span, (here.text, there.text), level=level)
