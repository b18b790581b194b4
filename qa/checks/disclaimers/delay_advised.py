"""Signs of an emergency, and the advice to wait."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import MOST, is_public
from qa.checks.disclaimers.missing_emergency_advice import RED_FLAG_WORDS, red_flags_in
from qa.class_words import ClassWords
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule
from qa.vocabulary import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_DELAY = regex_later(
    r"\b(?:(?:make|book|arrange|get|ask for|request) (?:an?|your|the next)[^.;!?]{0,40}?"
    r"\b(?:appointment|visit|check-?up|slot)\b|"
    r"routine (?:appointment|visit|check-?up)|at (?:your|the) next (?:routine |regular "
    r")?(?:check-?up|"
    r"visit|appointment|review|clinic)|(?:mention|raise|bring) (?:it|them|"
    r"this)\b[^.;!?]{0,30}\bnext\b|"
    r"keep (?:a|an eye|track|notes?)\b|wait (?:and see|until|till|for|a (?:few|day|week)|to see|"
    r"\w+ (?:days|"
    r"weeks|hours))|see (?:how|if|whether) (?:it|you|things|they|she|he|the pain) (?:\w+ "
    r")?(?:goes?|feels?|"
    r"pass(?:es)?|settles?|improves?|eases?|gets?|clears?)|sleep (?:it off|on it)|give it (?:a "
    r"(?:few|"
    r"day|week|while)|time|until|some|\d+|two|three)|(?:no need|there is no need|you do not need|"
    r"you don't "
    r"need) to (?:call|worry|rush|hurry|panic|see|ring|go)|for the next (?:working )?(?:day|week)|"
    r"(?:within|in) (?:a|the next|two|three|\d+) (?:few )?(?:weeks?|months?)|(?:on|by) (?:monday|"
    r"the next "
    r"working day)|when (?:the (?:surgery|practice|clinic|office)|it) (?:next )?(?:opens|reopens|"
    r"suits)|"
    r"(?:lie|sit) down (?:for|until|and)|(?:it|they|these|most) (?:\w+ )?(?:pass(?:es)?|settles?|"
    r"go(?:es)? "
    r"away) (?:by (?:itself|themselves)|on (?:its|their) own)|take (?:a |some |two |an |your "
    r")?(?:painkillers?|"
    r"paracetamol|aspirin|antacids?|ibuprofen|acetaminophen|tylenol|warm (?:bath|drink)|rest)\b)",
    regex.IGNORECASE,
)
_NOT = regex_later(
    r"\b(?:do not|don't|never|not|rather than|instead of|without|if you (?:cannot|can't)|while you|"
    r"until (?:help|the ambulance|an ambulance|they)|for (?:help|an ambulance|the ambulance))\b",
    regex.IGNORECASE,
)
_REFERS = regex_later(
    r"\b(?:if (?:this|that|it|any|you (?:notice|have|get|see|feel)|one|they|these|your|she|he|"
    r"someone)|"
    r"(?:any|one|some|all|either) of (?:these|them|those)|these (?:signs?|symptoms?)|such "
    r"(?:signs?|"
    r"symptoms?)|then|in (?:this|that) case|when (?:this|that|it) happens|this happens)\b",
    regex.IGNORECASE,
)
_URGENT = regex_later(
    r"\b(?:911|999|112|000|111|988|emergenc\w*|ambulance|a&e|casualty|urgent\w*|right away|at once|"
    r"immediate\w*|straight ?away|same day|hospital|now)\b",
    regex.IGNORECASE,
)
# One of these is in all that it matches.
_HURRY = (
    "emergenc", "now", "urgent", "hospital", "immediate", "right away", "at once", "ambulance",
    "straight away", "straightaway", "same day", "casualty", "a&e", "911", "999", "112", "000",
    "111", "988",
)  # fmt: skip


@rule(
    "disclaimers.delay-advised",
    level=Level.WARNING,
    message="'%s' sends readers with a sign of an emergency ('%s') away to wait: say to get urgent"
    " help, and where.",
    why="A reader with such a sign who waits for an appointment can die before it comes.",
    sources=[
        "NHS service manual, care cards: immediate action required",
        "NHS content guide: when to get medical help",
        "MedlinePlus encyclopedia, when to contact a medical professional",
    ],
    pages=("~professional", "~news", "~patient-story"),
    examples=[
        Example(
            bad="## Warning signs\n\nThese can be signs of a stroke:\n\n- a drooping face\n-"
            " slurred speech\n\nIf you have any of these, book a visit for next week.",
            good="## Warning signs\n\nThese can be signs of a stroke:\n\n- a drooping face\n-"
            " slurred speech\n\nIf you have any of these, call 911. Do not wait until it passes.",
        ),
        Example(
            bad="You may be coughing up blood. If this happens, keep a diary and mention it at your"
            " next check-up.",
            good="You may be coughing up blood. If this happens, go to A&E.",
        ),
        Example(
            bad="Look out for blue lips and a floppy body. If you see any of these, carry on as"
            " normal and tell us at the next yearly review.",
            good="Look out for a runny nose. If you see this, carry on as normal.",
        ),
        Example(
            bad="# Chest pain\n\nThe pain may spread to your arm. Pain that spreads to your arm can"
            " frighten you. If it does, take a painkiller and see how you feel in the morning.",
            good="# Cough\n\nIf it lasts, make an appointment with your GP.\n\n## Emergency\n\nCall"
            " 999 if you are coughing up blood.",
        ),
    ],
    words=RED_FLAG_WORDS,
    finds=[regex_later(rf"{_DELAY.pattern}|{written('{slow-route}')}"), _REFERS],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the advice to wait that follows such a sign in one section, with no word of hurry."""
    if not (page.type is not None or is_public(page) or _is_short(page)):
        return
    for section in _parts(page):
        flag = ""
        for block in section:
            if block.kind is BlockKind.CODE or in_references(page, block):
                continue
            flags = list(islice(red_flags_in(block), MOST))
            for start, end in _advice(block) if flag or flags else ():
                before = [sign for at, sign in flags if at < start]
                sign = before[-1] if before else flag
                if sign:
                    yield Match(block.source_span(start, end), (block.text[start:end], sign))
            flag = flags[-1][1] if flags else flag


_SHORT = 150


def _is_short(page: Page) -> bool:
    return page.word_count < _SHORT


def _parts(page: Page) -> Iterator[list[Block]]:
    """Yield the text under each heading that has no word of urgent help in it."""
    part: list[Block] = []
    for block in (*page.blocks, None):
        if block is None or block.kind is BlockKind.HEADING:
            if part and not any(_is_urgent(one) for one in part):
                yield part
            part = []
        else:
            part.append(block)


def _is_urgent(block: Block) -> bool:
    likely = any(word in block.folded for word in _HURRY)
    return likely and _URGENT.search(block.plain) is not None


def _advice(block: Block) -> Iterator[tuple[int, int]]:
    """Yield, once a sentence, from where to where it advises to wait."""
    places: dict[int, tuple[int, int]] = {}
    told = (hit.span() for hit in islice(_DELAY.finditer(block.plain), MOST))
    for start, end in sorted({*told, *islice(_routes_in(block), MOST)}):
        first, last = sentence_around(block.plain, start)
        if _is_advice(block, (first, last), (start, end)):
            known = places.get(first, (start, end))
            places[first] = known[0], max(known[1], end)
    yield from places.values()


def _routes_in(block: Block) -> Iterator[tuple[int, int]]:
    """Yield where a sentence that refers to what stands before names a way that takes its time."""
    words = _route_words()
    for (first, last), found in words.by_sentence(block):
        if _REFERS.search(block.plain, first, last):
            yield from words.places(_routes(), block.folded, (first, last), found)


@cache
def _routes() -> str:
    return written("{slow-route}")


@cache
def _route_words() -> ClassWords:
    return ClassWords([(_routes(),)])


def _is_advice(block: Block, sentence: tuple[int, int], place: tuple[int, int]) -> bool:
    first, last = sentence
    if _NOT.search(block.plain[first : place[0]]) or is_quoted(block, *place):
        return False
    return _REFERS.search(block.plain, first, last) is not None
