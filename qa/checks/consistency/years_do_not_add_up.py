"""A story in which an age and some years do not make the next age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_IN_WORDS, value_in_words
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_N = rf"(?:\d{{1,2}}|{NUMBER_IN_WORDS})"
_AGE = later(
    rf"\b(?:(?:he|she|i|[a-z]{{3,}}) (?:was|turned|had (?:just )?turned)(?: only| just| about)?|"
    rf"(?:then|and)"
    rf" (?:aged|at)|at(?: the age of)?|aged|by the age of) (?P<age>{_N})(?=[,.;:)\"]| (?:when|and|"
    rf"i\b|he\b|"
    rf"she\b|years old|at the time|before|that|by)|$)(?! years (?:ago|later|before))"
)
_YEARS = later(
    rf"\b(?P<later>{_N}) years (?:later|on\b|afterwards|went by|passed|would pass)"
    rf"|\b(?:took|waited|waiting|lasted|after|lost|spent)(?: another| nearly| almost| about| some| "
    rf"more "
    rf"than)? (?P<took>{_N}) (?:more |long |whole )?years\b(?! (?:ago|old|before))"
)
_SLACK = 1
_YOUNGEST, _OLDEST = 3, 99


@rule(
    "consistency.years-do-not-add-up",
    level=Level.WARNING,
    message="'%s' does not fit: %s and %s years make %s. Check the ages in this story.",
    why="A story whose years do not add up is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    pages=("patient-story",),
    examples=[
        Example(
            bad="# Kofi's story\n\nKofi was 17 when the first lump came. I felt lost, he "
            "says.\n\nIt"
            " took eight years to get a name for it.\n\nAt 28, he met a new GP. My life changed.",
            good="# Kofi's story\n\nKofi was 17 when the first lump came. I felt lost, he "
            "says.\n\nIt"
            " took eight years to get a name for it.\n\nAt 25, he met a new GP. My life changed.",
        ),
        Example(
            bad="# Anya's story\n\nAnya was 9 when she had her first attack. Three years later, a"
            " nurse taught her.\n\nI was 15 when the nurse showed me, she says. My life changed.",
            good="# Anya's story\n\nAnya was 9 when she had her first attack. Three years later, a"
            " nurse taught her.\n\nI was 12 when the nurse showed me, she says. My life changed.",
        ),
    ],
    words=(" years",),
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield an age that is not the one before and the only years between the two."""
    age = years = 0.0
    for block, start, end, number, is_age in _told(page):
        if not is_age:
            years = number if not years else -1  # several lengths of time may overlap
            continue
        if age and years > 0 and abs(age + years - number) > _SLACK:
            args = (block.text[start:end], f"{age:g}", f"{years:g}", f"{age + years:g}")
            yield Match(block.source_span(start, end), args)
        age, years = number, 0.0


def _told(page: Page) -> Iterator[tuple[Block, int, int, float, bool]]:
    """Yield in order the ages and the lengths of time in years, and whether it is an age."""
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE) or in_references(page, block):
            continue
        found = [
            (hit.start("age"), hit.end("age"), hit["age"], True)
            for hit in _AGE.finditer(block.folded)
        ]
        found += [
            (hit.start(), hit.end(), hit["later"] or hit["took"], False)
            for hit in _YEARS.finditer(block.folded)
        ]
        for start, end, written, is_age in sorted(found):
            number = value_in_words(written)
            if not is_age or _YOUNGEST <= number <= _OLDEST:
                yield block, start, end, number, is_age
