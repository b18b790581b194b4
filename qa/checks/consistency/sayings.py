"""Runs of a page's text that say something, and two of them held against each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qa.checks.consistency.both_places import both_places
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Match
from qa.page import sentence_around

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

T = TypeVar("T")

UNLESS_TOLD = (
    r"\b(?:unless|except if) (?:(?:your|a|the|our) (?:\w+ )?(?:doctor|gp|nurse|midwife|team|"
    r"surgeon|specialist|pharmacist|clinic|dentist) (?:tells?|asks?|says?|advises?)|you (?:are|"
    r"have been|were) (?:told|asked|advised)|told|advised|asked|we (?:tell|ask|advise))(?: you)?"
    r"(?: otherwise| so| to)?(?=[.,;]|\Z)"
)
"""What is told to everybody, "unless we tell you otherwise", is for no case only."""

MOST = 100
"""Places of one kind on a page that are held against each other, at most."""
_SHOWN = 90
"""Characters of a sentence that a message repeats."""
_OTHER = frozenset(
    {BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT, BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER}
)


class Saying(NamedTuple):
    """A run of a block's text, in a sentence of it."""

    block: Block
    start: int
    end: int
    first: int
    """Of its sentence, as `last`."""
    last: int

    @property
    def text(self) -> str:
        """The run as the page writes it."""
        return self.block.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """Its sentence, folded."""
        return self.block.folded[self.first : self.last]

    @property
    def shown(self) -> str:
        """Its sentence as the page writes it, shortened at its end."""
        text = self.block.text[self.first : self.last].strip()
        return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "\u2026"

    def is_beside(self, other: Saying) -> bool:
        """Return whether both stand in one sentence."""
        return self.block is other.block and self.first == other.first


def saying(page: Page, number: int, start: int, end: int) -> Saying | None:
    """Return a run of block `number` as something that the page itself says.

    None in headings, tables, code and references, and in what is quoted.
    """
    block = page.blocks[number]
    if block.kind in _OTHER or in_references(page, block) or is_quoted(block, start, end):
        return None
    first, last = sentence_around(block.plain, start)
    return Saying(block, start, end, first, max(last, end))


def sayings(
    page: Page,
    signs: tuple[str, ...],
    patterns: tuple[re.Pattern[str], ...],
    apart: re.Pattern[str] | None = None,
) -> Iterator[tuple[re.Match[str], Saying]]:
    """Yield what patterns find in blocks that have one of some signs, as the page itself says it.

    Left out are sentences in which `apart` finds something too, where it is given.
    """
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in signs):
            continue
        for pattern in patterns:
            for found in pattern.finditer(block.folded):
                said = saying(page, number, *found.span())
                if said is None or (apart is not None and apart.search(said.sentence)):
                    continue
                yield found, said


def have_company(one: T, other: T, all_: Iterable[T], agree: Callable[[T, T], bool]) -> bool:
    """Return whether each of two has a third that agrees with it: then both are meant."""
    rest = [third for third in all_ if third is not one and third is not other]
    return all(any(agree(place, third) for third in rest) for place in (one, other))


def first_pair(
    found: Sequence[T],
    differ: Callable[[T, T], bool],
    of_one: Callable[[T, T], bool],
    agree: Callable[[T, T], bool],
) -> tuple[T, T] | None:
    """Return the first two that differ, of which not each has a third of its kind that agrees."""
    for one, other in combinations(found, 2):
        if differ(one, other):
            alike = [third for third in found if of_one(third, one)]
            if not have_company(one, other, alike, agree):
                return one, other
    return None


def against(one: Saying, other: Saying, *more: str) -> Iterator[Match]:
    """Yield both places; the arguments are what stands here, the other sentence, and more."""
    yield from both_places(_match(one, other, more), _match(other, one, more))


def _match(here: Saying, there: Saying, more: tuple[str, ...]) -> Match:
    return Match(here.block.source_span(here.start, here.end), (here.text, there.shown, *more))
