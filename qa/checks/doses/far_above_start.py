"""A dose to begin with that is several times the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import MILLIGRAMS, amounts
from qa.checks.consistency.daily_maximum import (
    medicine_just_before,
    medicine_of,
    medicine_up_to,
)
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.medicines import medicines_on
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block
    from qa.knowledge import StartingDose
    from qa.page import Page

_BEGINS = later(
    r"\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|initial(?:ly)?|first)\b[^.;:!?]{0,60}\Z|"
    r"\A\W*(?:on |for |in )?(?:day|week|night|step|weeks 1 to) (?:1|one|4)\b[^.;!?]{0,45}\Z"
)
_FIRSTS = ("day 1", "day one", "week 1", "week one", "weeks 1", "step 1", "night 1")
_LATER = later(
    r"\b(?:then|up to|increas\w+|rais\w+|build\w* up|titrat\w+|maximum|target|maintenance|"
    r"to a dose|most|loading|overdos\w*|instead of|not|never|stop\w*|before)\b"
)
_OTHERS = later(
    r"\b(?:stud(?:y|ies)|trials?|participants|per kg|mg/kg|inject\w+ every|oral|rybelsus|"
    r"tablets? of semaglutide|infus\w+|intraven\w*|iv|hospital|child\w*|bab(?:y|ies)|overdos\w*|"
    r"month\w*)\b"
)
_WEEKLY = later(r"\b(?:week\w*|inject\w*|pens?|under the skin)\b")
_OTHER_USES = later(
    r"\b(?:blood pressure|hypertension|angina|chest pain|heart attack|kidney\w*|renal|fibrillation|"
    r"palpitations|rhythm|migraines?)\b"
)
"""Beside heart failure, of which first doses are the lowest."""
_TIMES = 3
"""So many times the largest first dose that was read is no first dose of any use."""
_REACH = 90
_PERS = frozenset({"", "day", "week", "dose"})


@rule(
    "doses.far-above-start",
    level=Level.WARNING,
    message="Check '%s': people begin with %s %s of %s at the most.",
    why="A first dose that is several times the usual one makes people ill before they have got"
    " used to the medicine.",
    sources=[
        "NHS medicines A to Z: how and when to take it",
        "Summaries of product characteristics and US labels: posology, dosage and administration",
    ],
    examples=[
        Example(
            bad="# Tirzepatide\n\nPeople start with 25 mg, which is injected once a week.",
            good="# Tirzepatide\n\nPeople start with 2.5 mg, which is injected once a week.",
        ),
        Example(
            bad="The usual starting dose of sertraline is 500 mg a day.",
            good="The usual starting dose of sertraline is 50 mg a day.",
        ),
        Example(
            bad="# Gabapentin\n\n- **Day 1:** take 3,000 mg in the evening\n- **Day 2:** take 300"
            " mg twice",
            good="# Gabapentin\n\n- **Day 1:** take 300 mg in the evening\n- **Day 2:** take 300 mg"
            " twice",
        ),
        Example(
            bad="# Losartan\n\nMost adults begin with 500 mg each morning.",
            good="# Losartan\n\nMost adults begin with 50 mg each morning.",
        ),
        Example(
            bad="# Carvedilol\n\nIn heart failure the first dose is 31.25 mg twice a day.",
            good="# Carvedilol\n\nIn heart failure the first dose is 3.125 mg twice a day. For"
            " high blood pressure the first dose is 12.5 mg.",
        ),
        Example(
            good="# Sertraline\n\nThe starting dose is 50 mg, and some people build up to 200 mg.",
        ),
    ],
    words=("start", "begin", "began", "initial", "first", *_FIRSTS),
    pages=("~professional",),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each amount that readers are told to begin with, far above what sources name."""
    for amount in amounts(page):
        block = page.blocks[amount.block]
        if amount.per not in _PERS or amount.unit not in MILLIGRAMS:
            continue
        if block.kind in (BlockKind.CODE, BlockKind.ALT, BlockKind.HEADING):
            continue
        start, end = sentence_around(block.plain, amount.start)
        before = block.folded[max(start, amount.start - _REACH) : amount.start]
        begins = _BEGINS.search(before)
        if begins is None or _LATER.search(before, begins.start()):
            continue
        match = _far_above(page, block, amount, start, end)
        if match is not None:
            yield match


def _far_above(page: Page, block: Block, amount: Amount, start: int, end: int) -> Match | None:
    generic = medicine_of(page, amount.block, start, end)
    generic = generic or medicine_just_before(page, amount.block, start)
    generic = generic or medicine_up_to(page, amount.block, end) or page.once(_only_one)
    row = _row(page, block, generic, (start, end))
    if row is None or _OTHERS.search(block.folded, start, end):
        return None
    if row.per == "week" and not _WEEKLY.search(block.folded, start, end):
        return None
    taken = amount.high * MILLIGRAMS[amount.unit] * _often(block, amount, end, row.per)
    if taken < _TIMES * row.high * MILLIGRAMS[row.unit]:
        return None
    place = amount.start, amount.end
    if in_references(page, block) or is_quoted(block, *place) or is_negated(block, *place):
        return None
    each = row.unit if row.per == "dose" else f"{row.unit} a {row.per}"
    args = (block.text[slice(*place)], f"{row.high:g}", each, row.generic)
    level = None if row.verified else Level.SUGGESTION
    return Match(block.source_span(*place), args, level=level)


def _row(page: Page, block: Block, generic: str, sentence: tuple[int, int]) -> StartingDose | None:
    """Return what is begun with for the one use that a sentence, or its heading, names, or any."""
    said = block.folded[slice(*sentence)]
    heading = page.heading_over(block)
    if heading is not None:
        said = f"{heading.folded} {said}"
    for_use = None if _OTHER_USES.search(said) else knowledge.starting_dose_for(generic, said)
    return for_use or knowledge.starting_dose(generic)


def _only_one(page: Page) -> str:
    """Return the one medicine that a page names; "" for none, or several."""
    named = list(medicines_on(page))
    return named[0] if len(named) == 1 else ""


def _often(block: Block, amount: Amount, end: int, per: str) -> float:
    """Return how many of an amount are taken in the time that a first dose is said of."""
    if per != "day":
        return 1
    found = next(iter(frequencies_in(block.folded, amount.end, end)), None)
    return max(1, found.high) if found else 1
