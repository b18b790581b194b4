"""A course of a medicine that goes on for longer than any guidance lets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa import knowledge
from qa.checks.consistency.daily_maximum import medicine_of
from qa.clauses import clause_around
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.durations import DURATION, MINUTES, minutes_of
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_LASTS: Final = later(
    rf"\bfor (?:the |a |your |another )?(?:full |whole |total of |first |next )?(?:of )?"
    rf"(?:about |around |up to |at least |between )?{DURATION}"
)
_COURSE: Final = later(
    r"\b(?:courses?|treatments?)\b(?: [\w'-]+){0,6}? (?:is|are|lasts?|takes?|of|runs?|usually|"
    rf"often|normally)\b(?: [\w'-]+){{0,3}}? (?:about |around |up to )?{DURATION}"
)
_LONG_COURSE: Final = later(
    rf"(?<![\w.,-])(?P<number>{NUMBER})[- ](?P<unit>day|week|month)s? (?:treatment )?course\b"
)
_TAKES: Final = later(
    r"\b(?:take|takes|taken|taking|swallow|use|used|using|given|give|have|prescribed|prescribes?|"
    r"courses?|capsules?|tablets?|doses?|drops?|cream|spray|inject\w*)\b|\d ?(?:mg|ml|g)\b"
)
_ELSE: Final = later(
    r"\b(?:symptoms?|pain|cough|fever|rash|diarrh\w+|side effects?|tired|"
    r"last(?:s|ed|ing)? (?:for )?(?:up to |about )?\w+ (?:after|longer)|"
    r"after (?:you )?(?:stop|the last|finish|your last|taking)|"
    r"stop(?:ped|ping)?|keep|keeps|store[ds]?|fridge|bottle|opened|discard|throw|avoid|alcohol|sun|"
    r"sunlight|wait|leave|before|until|ago|since|still|have had|has had|had|contracept\w+|condoms?|"
    r"pregnan\w+|breastfeed\w*|immun\w*|resist\w*|follow-up|review|tests?|check\w*|stud(?:y|ies)|"
    r"trials?|hospital|specialist|rare\w*|severe\w*|weak(?:ened)?|transplant|hiv|chemo\w*|cancer|"
    r"cystic fibrosis|bronchiectasis|copd|implants?|abscess\w*|osteo\w*|bones?|joints?|heart valve|"
    r"prevent\w*|protect\w*|prophyla\w*|recurr\w*|coming back|comes? back|"
    r"keep\w* (?:getting|coming)|"
    r"long[- ]term|longer|low[- ]dose|every night|each night|at night|acne|rosacea|maintenance|"
    r"repeat(?:ed)?|more than|mistake\w*|overdos\w*|not|never|cats?|dogs?|animals?)\b|n't\b"
)
_SLACK: Final = 1.2
_DAY: Final = MINUTES["day"]


@rule(
    "doses.too-long-a-course",
    level=Level.WARNING,
    message="Check '%s': a course of %s usually lasts %s.",
    why="A slip from days to weeks or months has people take a medicine for far too long.",
    sources=[
        "NHS medicines A to Z, how and when to take it: how long to take it for",
        "NICE, antimicrobial prescribing guidelines: course length",
    ],
    examples=[
        Example(
            bad="# Trimethoprim\n\nTrimethoprim is an antibiotic. Most women take 200 mg twice a"
            " day for 3 months.",
            good="# Trimethoprim\n\nTrimethoprim is an antibiotic. Most women take 200 mg twice a"
            " day for 3 days.",
        ),
        Example(
            bad="# Shingles\n\nYour doctor may give you aciclovir tablets, taken five times a day"
            " for 7 weeks.",
            good="# Shingles\n\nYour doctor may give you aciclovir tablets, taken five times a day"
            " for 7 days.",
        ),
        Example(
            bad="# Nitrofurantoin\n\nA 3-month course clears most bladder infections.",
            good="# Nitrofurantoin\n\nA 3-day course clears most bladder infections.",
        ),
        Example(
            good="# Nitrofurantoin\n\nTo prevent infections that keep coming back, it is taken"
            " every night for 6 months."
        ),
        Example(
            good="# Amoxicillin\n\nTell your doctor if your cough has not gone after you have taken"
            " it. A cough may go on for 3 weeks."
        ),
    ],
    words=("week", "month", "year", "day"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each time that a sentence has a medicine of short courses taken for, if far too long.

    The medicine is the one that the sentence names, or that the page is about.
    """
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.CODE, BlockKind.ALT) or in_references(page, block):
            continue
        for found in (*_LASTS.finditer(block.folded), *_COURSE.finditer(block.folded)):
            start = found.start("low")
            yield from _told(page, number, (start, found.end()), minutes_of(found)[0] / _DAY)
        for found in _LONG_COURSE.finditer(block.folded):
            yield from _told(page, number, found.span(), _days(found))


def _days(found: re.Match[str]) -> float:
    return value_of(found["number"]) * MINUTES[found["unit"]] / _DAY


def _told(page: Page, number: int, place: tuple[int, int], days: float) -> Iterator[Match]:
    block = page.blocks[number]
    first, last = sentence_around(block.plain, place[0])
    generic = medicine_of(page, number, first, last)
    course = knowledge.course(generic)
    if course is None or days <= course.days * _SLACK:
        return
    begin, end = clause_around(block.plain, *place)
    text = block.folded
    if not _TAKES.search(text, first, last) or _ELSE.search(text, begin, end):
        return
    if course.unless.search(_around(page, block)) or is_quoted(block, *place):
        return
    if is_negated(block, *place):
        return
    level = None if course.verified else Level.SUGGESTION
    args = (block.text[slice(*place)], generic, course.usual)
    yield Match(block.source_span(*place), args, level=level)


def _around(page: Page, block: Block) -> str:
    """Return a block with the headings over it but the title, in lower case."""
    over = [heading.folded for heading in page.headings_over(block) if heading.level > 1]
    return " ".join((block.folded, *over))
