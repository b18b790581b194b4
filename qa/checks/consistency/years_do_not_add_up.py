"""A story in which an age and some years do not make the next age."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.stating import told_blocks
from qa.finding import Level, Match
from qa.number_words import NUMBER_IN_WORDS, value_in_words
from qa.page import sentence_around
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


class _Age(NamedTuple):
    """An age in a year, and where it stands."""

    year: int
    age: float
    block: Block
    span: tuple[int, int]


_YEAR_OF = r"(?P<year>(?:19|20)\d\d)\b"
_IN = rf"in (?:(?:the )?(?:early |late )?(?:\w+ (?:of )?)?)?{_YEAR_OF}"
_IN_YEAR = (
    later(
        rf"\b(?P<said>(?:i|he|she) (?:was|turned) (?:only |just )?(?P<age>{_N}))\b(?! ?(?:%|weeks|"
        rf"months|days|years ago|kg|stone))[^.;:!?\d]{{0,40}}? {_IN}"
    ),
    later(
        rf"\b{_IN},? (?:when )?(?P<said>(?:i|he|she) (?:was|turned) (?:only |just )?(?P<age>{_N}))"
        rf"(?=[,.]| when| and| years old)"
    ),
    later(rf"\b{_IN},? (?P<said>(?:aged|at the age of|at age|at) (?P<age>{_N}))(?=[,.])"),
    later(
        rf"\bdiagnosed[^.;:!?\d]{{0,40}} {_IN},? (?P<said>(?:aged|at the age of|at age|at|when "
        rf"(?:i|he|she) was) (?P<age>{_N}))(?=[,.]| and)"
    ),
)
"""How old the story's person was in a year."""
_NOW = later(rf"\b(?P<said>(?:i'm|i am|he is|she is|he's|she's) (?:now )?(?P<age>{_N}))(?= now\b)")
_TOLD_IN = later(
    rf"\b(?:wrote|told|spoke|talked|shared|written|recorded|interviewed)\b(?: \w+){{0,2}}? "
    rf"(?:us|this|our \w+|(?:his|her) story)\b[^.;:!?\d]{{0,30}} {_IN}"
)
"""When the story was told."""
_OF_KIN = later(
    r"\b(?:father|mother|mum|mom|dad|sister|brother|son|daughter|wife|husband|partner|uncle|aunt|"
    r"gran\w*|cousin|friend)\b"
)
_DATES = ("published", "date", "last_reviewed", "reviewed", "last_updated", "updated")
_YEAR = later(r"\b(?:19|20)\d\d\b")
_BEFORE = 80
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
        Example(
            bad="# Huw's story\n\nHuw spoke to us in May 2025. I was 41 when it began, in the"
            " spring of 2016, he says. I felt lost, and my life changed.\n\nI'm 46 now and I swim.",
            good="# Huw's story\n\nHuw spoke to us in May 2025. I was 41 when it began, in the"
            " spring of 2016, he says. I felt lost, and my life changed.\n\nI'm 50 now and I swim.",
        ),
        Example(
            bad="# Ida's story\n\nI was 30 when I fell ill in 2012. I felt lost, and my life"
            " changed.\n\nIn 2020, aged 45, I had a transplant.",
            good="# Ida's story\n\nI was 30 when I fell ill in 2012. I felt lost, and my life"
            " changed.\n\nIn 2020, aged 38, I had a transplant.",
        ),
    ],
    words=(" years", "19", "20"),
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield an age that is not the one before and the only years between the two.

    Or that is not the one of a given year and the years since then.
    """
    yield from _by_the_calendar(page)
    age = years = 0.0
    for block, start, end, number, is_age in _told(page):
        if not is_age:
            years = number if not years else -1  # several lengths of time may overlap
            continue
        if age and years > 0 and abs(age + years - number) > _SLACK:
            args = (block.text[start:end], f"{age:g}", f"{years:g}", f"{age + years:g}")
            yield Match(block.source_span(start, end), args)
        age, years = number, 0.0


def _by_the_calendar(page: Page) -> Iterator[Match]:
    """Yield an age of a year, or of the year in which the story was told, that another one denies.

    A page may have been checked again long after it was written, so that its date says only how
    old somebody can be at most.
    """
    ages = [told for block in told_blocks(page) for told in _in_years(block)]
    if not ages:
        return
    first, *others = ages
    for other in others:
        years = other.year - first.year
        if abs(first.age + years - other.age) > _SLACK:
            yield _match(other.block, other.span, first.age, years)
            return
    told = _TOLD_IN.search(page.folded)
    years = (int(told["year"]) if told else _latest_year(page)) - first.year
    for block in told_blocks(page):
        for found in _NOW.finditer(block.folded):
            now = value_in_words(found["age"])
            too_young = told is not None and now < first.age + years - _SLACK
            is_other = years > 0 and (too_young or now > first.age + years + _SLACK)
            if is_other and not _of_kin(block, found.start()):
                yield _match(block, found.span("said"), first.age, years)
                return


def _match(block: Block, span: tuple[int, int], age: float, years: int) -> Match:
    args = (block.text[slice(*span)], f"{age:g}", f"{years:g}", f"{age + years:g}")
    return Match(block.source_span(*span), args)


def _in_years(block: Block) -> Iterator[_Age]:
    """Yield how old the story's person was in which year, as a block tells."""
    hits = [hit for pattern in _IN_YEAR for hit in pattern.finditer(block.folded)]
    for hit in sorted(hits, key=lambda hit: hit.start()):
        if not _of_kin(block, hit.start()):
            yield _Age(int(hit["year"]), value_in_words(hit["age"]), block, hit.span("said"))


def _of_kin(block: Block, at: int) -> bool:
    """Return whether somebody else is spoken of in a sentence, or right before it."""
    first, last = sentence_around(block.plain, at)
    return _OF_KIN.search(block.folded, max(0, first - _BEFORE), last) is not None


def _latest_year(page: Page) -> int:
    """Return the last year that the metadata gives as that of a date; 0 for none."""
    dates = [page.metadata_text(key) for key in _DATES]
    found = [int(year) for date in dates for year in _YEAR.findall(date)]
    return max(found, default=0)


def _told(page: Page) -> Iterator[tuple[Block, int, int, float, bool]]:
    """Yield in order the ages and the lengths of time in years, and whether it is an age."""
    for block in told_blocks(page):
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
