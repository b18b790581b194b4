"""A medicine whose dose lasts for weeks or months, given more often than any label has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import amounts
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.medicines import Mention, mentions, mentions_between
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block
    from qa.knowledge import Rhythm
    from qa.page import Page

_AGAIN = later(
    rf"\b(?P<number>\d{{1,3}}|{NUMBER_WORD}|an?)[ -](?P<unit>day|week|month)s? "
    r"(?:from now|later|apart|after (?:this|that|the (?:first|last)|each)|ahead|hence|from today)\b"
)
_DAYS = {"day": 1, "week": 7, "month": 30.4}
_ONE_DOSE = frozenset({"depo-provera", "prolia", "zoladex", "lariam", "aclasta", "reclast"})
"""Brands of one strength, or of which the least lasts for so long."""
_BY_UNIT = {"day": 1, "week": 7, "month": 30.4}
_PERS = frozenset({"", "dose", *_BY_UNIT})
_NEXT = later(r"\b(?:next|again|repeat\w*|book\w*|due|return|come back|following|second|another)\b")
_ELSE = later(
    r"\b(?:check\w*|test\w*|weigh\w*|instead|mistak\w*|error|wrong\w*|overdos\w*|calcium|walk\w*|study|"
    r"trial|treat\w* malaria|infus\w+ over|loading|days \d|on days?|weigh|child\w*|"
    r"bab(?:y|ies)|kg|exercise|pain|side effects?|reminder|hypoparathyroid\w*|cystic|malabsor\w*|"
    r"rickets|for (?:two|three|2|3) days|first (?:two|three|2|3) (?:days|doses))\b"
)
_NEW_CLAUSE = later(r"[;:]|,[^.]*\b(?:but|then)\b")
_REACH = 110
_SLACK = 0.85


@rule(
    "doses.given-too-soon",
    level=Level.WARNING,
    message="Check '%s': %s is given %s.",
    why="What lasts for weeks or months adds up to an overdose when it is given more often.",
    sources=[
        "NHS medicines A to Z, how and when to take it: adalimumab, fluconazole",
        "Public Health Scotland, fitfortravel, mefloquine; AHFS monographs, goserelin",
        "NHS sexual health leaflets, contraceptive injection: every 12 to 13 weeks",
    ],
    examples=[
        Example(
            bad="To prevent malaria, take mefloquine 250 mg every day.",
            good="To prevent malaria, take mefloquine 250 mg on the same day every week.",
        ),
        Example(
            bad="The nurse gives denosumab 60 mg under the skin once a month.",
            good="The nurse gives denosumab 60 mg under the skin every six months.",
        ),
        Example(
            bad="Goserelin 3.6 mg is put under the skin; the next implant is due 3 days later.",
            good="Goserelin 3.6 mg is put under the skin; the next implant is due 28 days later.",
        ),
        Example(
            bad="# Adalimumab\n\nAdalimumab calms the skin.\n\nThe first dose is 80 mg, then 40 mg"
            " every other day.",
            good="# Adalimumab\n\nAdalimumab calms the skin.\n\nThe first dose is 80 mg, then 40 mg"
            " every other week.",
        ),
        Example(good="Adalimumab 40 mg is injected every other week. Check the site every day."),
    ],
    pages=("~professional",),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each rhythm, behind a medicine and its dose in one sentence, that is too quick."""
    told: set[tuple[int, int]] = set()
    for mention in (*mentions(page), *_of_subject(page)):
        rows = [row for generic in mention.generics for row in knowledge.rhythms(generic)]
        block = page.blocks[mention.block]
        if not rows or block.kind in _SAYS_NOTHING or in_references(page, block):
            continue
        for row in rows:
            match = _too_quick(page, block, mention, row, told)
            if match is not None:
                yield match
                break


_SAYS_NOTHING = frozenset({BlockKind.CODE, BlockKind.HEADING, BlockKind.ALT})


def _of_subject(page: Page) -> Iterator[Mention]:
    """Yield an empty mention of the page's subject before each dose of a nameless sentence."""
    subject = subject_medicine(page)
    if subject is None or not knowledge.rhythms(subject):
        return
    for amount in amounts(page):
        block = page.blocks[amount.block]
        first, last = sentence_around(block.plain, amount.start)
        if amount.per in _PERS and not mentions_between(page, amount.block, first, last):
            at = amount.block, amount.start, amount.start
            yield Mention((subject,), False, False, *at)


def _too_quick(
    page: Page, block: Block, mention: Mention, row: Rhythm, told: set[tuple[int, int]]
) -> Match | None:
    first, last = sentence_around(block.plain, mention.start)
    sentence = block.folded[first:last]
    if (row.words and not later(row.words).search(sentence)) or _ELSE.search(sentence):
        return None
    dose = None if row.amount is None else _dose(page, mention.block, row, first, last)
    name = block.folded[mention.start : mention.end]
    if row.amount is not None and dose is None and name not in _ONE_DOSE:
        return None
    at = mention.end if dose is None else max(mention.end, dose.end)
    found = list(_rhythms(block.folded, at, min(last, at + _REACH)))
    if dose is not None and dose.per in _BY_UNIT:  # "60 mg a month"
        found.insert(0, (dose.start, dose.end, _BY_UNIT[dose.per]))
    if not found:
        return None
    start, end, days = found[0]
    others = mentions_between(page, mention.block, at, start)
    if days >= row.days * _SLACK or any(one.generics != mention.generics for one in others):
        return None
    if (mention.block, start) in told or not _is_told(block, at, start, end):
        return None
    told.add((mention.block, start))
    named = block.text[mention.start : mention.end] or mention.generic
    args = (block.text[start:end], named, row.said)
    level = None if row.verified else Level.SUGGESTION
    return Match(block.source_span(start, end), args, level=level)


def _is_told(block: Block, at: int, start: int, end: int) -> bool:
    """Return whether a rhythm is that of the medicine before it, and no warning."""
    goes_on = _NEXT.search(block.folded, at, start) or not _NEW_CLAUSE.search(
        block.folded, at, start
    )
    return bool(goes_on) and not is_negated(block, start, end) and not is_quoted(block, start, end)


def _rhythms(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Yield where a text says how often, or when the next one is due, and how many days that is."""
    for often in frequencies_in(text, start, end):
        if often.high:
            yield often.start, often.end, 1 / often.high
    if _NEXT.search(text, start, end):
        for found in _AGAIN.finditer(text, start, end):
            yield *found.span(), value_of(found["number"]) * _DAYS[found["unit"]]


def _dose(page: Page, number: int, row: Rhythm, first: int, last: int) -> Amount | None:
    """Return the dose of a sentence that is the one for which a rhythm is known."""
    for amount in amounts(page):
        if amount.block == number and first <= amount.start < last and amount.per in _PERS:
            weight = amount.milligrams if row.unit == "mg" else amount.high
            unit = "mg" if amount.milligrams is not None else amount.unit
            if unit == row.unit and weight == row.amount:
                return amount
    return None
