"""Two times to wait between doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.document import BlockKind
from qa.durations import DURATION, UNIT_OF_TIME, UNIT_WORDS, minutes_of
from qa.finding import Level
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in
from qa.word_places import blocks_where

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_WAITS = (
    later(
        r"\b(?:leave|wait|allow|keep|gap of|interval of|at least|minimum of)\b[^.;\d]{0,25}?"
        rf"(?P<time>{DURATION})[^.;]{{0,12}}\b(?:between (?:the |your |two |each |any )?doses|"
        r"before (?:you )?(?:the|your|giving|taking|having|take|give|have|using)?[^.;]{0,12}"
        r"\b(?:next|another|second) (?:dose|one|tablet|puff)|between (?:tablets|puffs|injections))"
    ),
    later(
        rf"(?P<time>{DURATION}) (?:later|after)\b[^.;]{{0,60}}\b(?:give|take|have|"
        rf"use)\b[^.;]{{0,20}}"
        r"\b(?:the )?(?:next|another|second) (?:dose|one|tablet)"
    ),
    later(
        rf"\b(?:give|take|have|use)\b[^.;]{{0,20}}\b(?:next|another) (?:dose|one|tablet)\b"
        rf"[^.;]{{0,20}}?(?P<time>{DURATION}) (?:later|after)"
    ),
)
_REPEATS = (
    later(
        r"\b(?:repeat(?:ed|ing)?|(?:given|taken|take|give|used?) (?:it "
        r")?again)\b[^.;\d]{0,20}?\b(?:within|"
        rf"after|sooner than|in)\b (?:at least |about |only )?(?P<time>{DURATION})"
    ),
)
# between two of a treatment, whatever it is
_GAPS = (
    later(
        rf"\bevery (?P<time>{DURATION}) for (?:another|a further|a new|your next|the next) "
        r"(?:injection|treatment|session|dose|infusion)\b"
    ),
    later(rf"(?P<time>{DURATION}) apart\b"),
    later(
        r"\b(?:have|get|give|take|use|inject)\b[^.;,]{0,12}\b(?:another|a second|the next)"
        r"(?: (?:one|dose|injection|treatment|session|course|puff|tablet|pen))?"
        rf" (?:after|in) (?:at least |about |only )?(?P<time>{DURATION})"
    ),
    later(
        rf"\bafter (?:at least |another |about )?(?P<time>{DURATION}),? "
        r"(?:you (?:can |may |should )?)?(?:give|take|have|use|inject) (?:a|the|another) "
        r"(?:(?:second|next) )?(?:dose|one|injection|pen)\b"
    ),
    later(
        r"\b(?:second|another|next) (?:pen|injector|auto-?injector|dose|injection|"
        r"one)\b[^.;]{0,40}?"
        rf"\b(?:until|before|after) (?:at least |about |another )?(?P<time>{DURATION})"
    ),
    later(
        rf"\bafter (?:at least |another |about )?(?P<time>{DURATION}),? (?:use|give|take|inject) "
        r"(?:a|the|your) second\b"
    ),
    later(
        rf"\bwait (?:at least |another |about )?(?P<time>{DURATION}) before (?:you )?"
        r"(?:repeat\w*|(?:giv|hav|us|tak)(?:e|ing) (?:another|the (?:next|second)))\b"
    ),
)
_FLOORS = (
    later(
        r"(?:\b(?:not|never|no)\b|n't\b)[^.;]{0,60}?\bmore (?:often|"
        r"frequently) than (?:once )?every "
        rf"(?P<time>{DURATION})"
    ),
    later(
        r"\b(?:not|never|n't)\b[^.;]{0,60}?\bagain (?:within|before|until|for) (?:at least )?"
        rf"(?P<time>{DURATION})\b"
    ),
    later(
        r"\b(?:space|keep|take|leave)\b[^.;\d]{0,20}?\bdoses?\b[^.;\d]{0,20}?\bat least "
        rf"(?P<time>{DURATION}) apart\b"
    ),
)
"""The least time between two doses, as a ban says it, or how far apart they are to be."""
_EVERY = later(
    r"\b(?:takes?|taken|use|used|have|give|given|doses?|puffs?|tablets?|capsules?|mg)\b(?:(?!\bthan\b)[^.;]){0,40}?"
    rf"\bevery (?P<time>{DURATION})"
)
_EVERYBODY = later(
    r"\badults,? (?:and|or) (?:older )?(?:children|teenagers|adolescents)\b"
    r"(?:[a-z ,]{0,12}\d+(?: years)?(?: of age)? (?:and|or) (?:older|over|above|up))?"
)
_OF_SOME = frozenset({"child", "older", "organ", "pregnant", "if", "missed", "later", "study"})
"""For whom, or for which case, one of two may hold alone."""
_OTHERS = later(
    r"\b(?:vaccin\w+|booster|miss\w*|forg\w+|late|other (?:medicines?|drugs?)|antacids?|calcium|"
    r"iron|child(?:ren)?|twins?|pregnanc\w+|births?|bab(?:y|ies)|tests?|samples?|readings?|"
    r"measure\w*|different|two types|visits?|appointments?|check-?ups?|magnesium|zinc|"
    r"antibiotics?|levothyroxine)\b|\bapart from (?!each\b|one\b)"
)
_GAP_WORDS = ("apart", "another", "second", "next", "repeat", "before you")
_GAP_SLACK = 1.9
_UNIT = later(rf"{UNIT_OF_TIME}\b")
_APART = later(
    r"\b(?:miss\w*|forg\w+|late|almost time|vaccin\w+|booster|sick|vomit\w*|overdose|naloxone|if "
    r"you "
    r"(?:also )?take|ibuprofen and paracetamol|aspirin|antacids?|first dose|second dose|weeks?|"
    r"months?)\b"
)

_STAYS = later(r"(?:leave|allow|keep|wait)\b[^.;\d]{0,12}\bat least\b")
_MISSED = later(r"\b(?:if|when) (?:you|they|your child)(?: have)? (?:miss\w*|forg\w+)\b")
"""The least gap between two doses stays what it is where one was missed."""


@rule(
    "consistency.different-interval",
    level=Level.WARNING,
    message="'%s' between doses here, and '%s' elsewhere on this page: check which is right.",
    why="A reader who follows the shorter gap may take too much in a day.",
    sources=["NHS medicines A to Z, how and when to take it: time between doses"],
    examples=[
        Example(
            bad="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nIf you miss a dose,"
            " take the next when it is due, but leave at least 2 hours before another dose.",
            good="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nIf you miss a dose,"
            " take the next when it is due, but leave at least 4 hours before another dose.",
        ),
        Example(
            bad="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nIf the child is still in"
            " pain 2 hours later, it is fine to give the next dose then.",
            good="# Paracetamol\n\nLeave at least 4 hours between doses.\n\nIf the child is still"
            " in pain 4 hours later, it is fine to give the next dose then.",
        ),
        Example(
            bad="# Ibuprofen\n\nWait at least 6 hours before you take the next dose.\n\nAllow 3"
            " hours between doses.",
            good="# Ibuprofen\n\nWait at least 6 hours before you take the next dose.\n\nIf you"
            " missed one, wait 4 hours before you take another dose.",
        ),
        Example(
            bad="# Salbutamol\n\nThe usual dose of salbutamol is 1 or 2 puffs every 4 to 6 hours."
            "\n\nNever use salbutamol more often than every 12 hours.",
            good="# Salbutamol\n\nThe usual dose of salbutamol is 1 or 2 puffs every 4 to 6 hours."
            "\n\nNever use salbutamol more often than every 4 hours.",
        ),
        Example(
            bad="# Paracetamol\n\nAdults take 500 mg of paracetamol every 4 to 6 hours.\n\nWait at"
            " least 9 hours between doses.",
            good="# Paracetamol\n\nAdults take 500 mg of paracetamol every 4 to 6 hours.\n\nWait"
            " at least 9 hours between doses if your kidneys are weak.",
        ),
        Example(
            bad="# Laser treatment\n\nSessions are at least 6 weeks apart.\n\nCome back every 2"
            " weeks for another session.",
            good="# Laser treatment\n\nSessions are at least 6 weeks apart.\n\nCome back every 2"
            " years for an eye test.",
        ),
        Example(
            bad="# Steroid injection\n\nThe injections are given at least 3 months apart.\n\nYou"
            " may have another after 4 weeks.",
            good="# Steroid injection\n\nThe injections are given at least 3 months apart.\n\nIf"
            " you have a vaccine, you may have another after 4 weeks.",
        ),
    ],
    words=(
        "dose",
        "next tablet",
        "another tablet",
        "another one",
        "next one",
        "next puff",
        " apart",
        "another ",
        " second ",
        "repeat",
        "more often than",
        "more frequently than",
    ),
    beside=[UNIT_WORDS],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places that tell readers to wait for different times before the next dose."""
    yield from disagreements(_statements(page))
    yield from disagreements(_gaps(page), _GAP_SLACK)
    yield from _too_seldom(page)


def _too_seldom(page: Page) -> Iterator[Match]:
    """Yield a ban on doses as close as those that the page tells readers to take."""
    floors = list(_spoken(page, (*_FLOORS, *_WAITS[:1])))
    often = list(_spoken(page, (_EVERY,))) if floors else []
    for floor in floors:
        usual = [one for one in often if one.key == floor.key]
        if usual and all(floor.low > one.high for one in usual):
            yield from disagreements((usual[0], floor))
            return


def _spoken(page: Page, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Statement]:
    """Yield the times in hours that patterns find for one medicine, and for everybody."""
    for block in blocks_where(page, UNIT_WORDS, _UNIT):
        for pattern in patterns:
            for found in pattern.finditer(block.folded):
                said = sentence_of(block, found.start())
                if groups_in(_EVERYBODY.sub(" ", said)) & _OF_SOME or "hour" not in found["unit"]:
                    continue
                if _APART.search(said):
                    continue
                start, end = found.span("time")
                if states(page, block, start, end):
                    key = _medicine(page, page.number_of(block), block, start) or page.title
                    said_from = max(
                        found.start(), block.folded.rfind("every ", found.start(), start)
                    )
                    yield Statement(key, *minutes_of(found), block, said_from, end)


def _gaps(page: Page) -> Iterator[Statement]:
    """Yield the times between two of what the page is about."""
    for block in blocks_where(page, UNIT_WORDS, _UNIT):
        in_row = block.kind is BlockKind.TABLE_CELL  # each of something else
        if in_row or not any(word in block.folded for word in _GAP_WORDS):
            continue
        for pattern in _GAPS:
            for found in pattern.finditer(block.folded):
                if _OTHERS.search(sentence_of(block, found.start())):
                    continue
                start, end = found.span("time")
                if states(page, block, start, end):
                    key = _medicine(page, page.number_of(block), block, start) or page.title
                    yield Statement(("gap", key), *minutes_of(found), block, start, end)


def _statements(page: Page) -> Iterator[Statement]:
    for block in blocks_where(page, UNIT_WORDS, _UNIT):
        for pattern in (*_WAITS, *_REPEATS):
            for found in pattern.finditer(block.folded):
                said = sentence_of(block, found.start())
                said = _MISSED.sub(" ", said) if _STAYS.match(found[0]) else said
                if _APART.search(said):
                    continue
                start, end = found.span("time")
                if states(page, block, start, end):
                    key = _medicine(page, page.number_of(block), block, start)
                    yield Statement(key, *minutes_of(found), block, start, end)


def _medicine(page: Page, number: int, block: Block, at: int) -> str:
    return medicine_of(page, number, *sentence_around(block.plain, at))
