"""Two answers to one question: how long it lasts, when to go back to school, what a test costs."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.consistency.questions import QUESTIONS
from qa.checks.consistency.sayings import against, saying
from qa.checks.consistency.telling import groups_in, stem_of
from qa.finding import Level
from qa.medicines import mentions
from qa.patterns import later
from qa.quantities import times_in
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.checks.consistency.question import Question
    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page
    from qa.quantities import Time

_UP_TO = later(
    r"\b(?:under|less than|within|up to|no more than|at most|in|by)(?: (?:the|about|"
    r"around))?\W*\Z"
)
_FROM = later(r"\b(?:more than|over|at least|no less than|not less than|longer than)\W*\Z")
_AT_MOST = later(
    r"\b(?:never|not|no|rarely|seldom)\b[^.;,]{0,20}\b(?:past|beyond|longer than|more than|over|"
    r"above)"
    r"(?: the)?\W*\Z|\bat (?:the )?most\W*\Z"
)
_SELDOM = later(r"\b(?:rarely|seldom|hardly ever|never|not)\b[^.;,]*\Z")
_EVEN_IF = later(
    r"\beven (?:if|when|though)\b[^.;]*|\bif you (?:need|use|take|are (?:given|prescribed|"
    r"offered)) "
    r"(?:an? )?(?:antibiotics?|it|them|[a-z]+),"
)
"""What is said for every case tells none apart."""
_A_TIME = later(
    r"(?:\d|\b(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|of an|couple "
    r"of|several|few|second|third|fourth|fifth|sixth))[ -]"
    r"(?:second|minute|hour|day|night|week|fortnight|month)|\b(?:day|week|month) (?:\d|one|two|six)"
)
_OF = later(r"\b\d[\d.,]* ?(?:mg|mcg|g|micrograms?|milligrams?|ml|%)(?![a-z])")
_MOST = 12
"""Answers to one question on a page; with more it is about many things."""


class _Answer(NamedTuple):
    low: float
    high: float
    key: str
    """What it is about, where answers about two things may differ; "" for what is not said."""
    said: Saying
    is_most: bool = False
    """The text rules out any more."""


@rule(
    "consistency.two-answers",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who meet two answers follow the wrong one, or trust neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Panic attacks\n\nMost attacks last between 5 and 20 minutes.\n\nAn attack rarely"
            " passes in under three hours.",
            good="# Panic attacks\n\nMost attacks last between 5 and 20 minutes.\n\nAn attack"
            " rarely lasts more than an hour.",
        ),
        Example(
            bad="You go home the same day.\n\nYes, plan for one night in hospital.",
            good="You go home the same day.\n\nIf there are problems, plan for one night in"
            " hospital.",
        ),
        Example(
            bad="Stay off school or nursery until 48 hours after the last time you were sick.\n\n"
            "Children can go back to nursery on the morning the vomiting stops.",
            good="Stay off school or nursery until 48 hours after the last time you were sick.\n\n"
            "Children can go back to nursery when they have been well for two days.",
        ),
        Example(
            bad="The test is free and takes about an hour.\n\nThe hearing test costs \u00a345,"
            " payable on the day.",
            good="The test is free on the NHS.\n\nA private hearing test costs \u00a345.",
        ),
        Example(
            good="The 120 mg tablets can be bought from pharmacies.\n\nThe 180 mg tablets are"
            " prescription only.",
        ),
    ],
    words=sorted({sign for question in QUESTIONS for sign in question.signs}),
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that answer a question, for the same case, in different ways."""
    if page.type == "professional":
        return
    for question in QUESTIONS:
        if not any(sign in page.folded for sign in question.signs):
            continue
        answers = [*_timed(page, question), *_in_words(page, question)]
        if 1 < len(answers) <= _MOST:
            yield from _conflict(question, answers)


def _conflict(question: Question, answers: Sequence[_Answer]) -> Iterator[Match]:
    """Yield the first two answers that cannot both hold, where no third agrees with either."""
    for one, other in combinations(answers, 2):
        if not _differ(question, one, other):
            continue
        if question.timed is None or not _have_company(question, one, other, answers):
            yield from against(one.said, other.said)
            return


def _differ(question: Question, one: _Answer, other: _Answer) -> bool:
    if (one.key and other.key and one.key != other.key) or one.said.is_beside(other.said):
        return False
    if groups_in(one.said.sentence) ^ groups_in(other.said.sentence) >= {"men", "women"}:
        return False
    if question.timed is None and _strengths(one) != _strengths(other):
        return False
    low, high = sorted((one, other), key=lambda answer: (answer.low, answer.high))
    if low.is_most and math.isfinite(high.high):
        return low.high * question.slack < high.high
    return low.high * question.slack < high.low


def _strengths(answer: _Answer) -> frozenset[str]:
    """Return the strengths that a sentence names: what holds for one need not for another."""
    return frozenset(found[0].replace(" ", "") for found in _OF.finditer(answer.said.sentence))


def _have_company(
    question: Question, one: _Answer, other: _Answer, answers: Sequence[_Answer]
) -> bool:
    """Return whether each of two answers has a third place that agrees with it."""
    rest = [
        answer
        for answer in answers
        if answer is not one and answer is not other and answer.key in (one.key, other.key, "")
    ]
    return all(
        any(not _differ(question, answer, third) for third in rest) for answer in (one, other)
    )


def _in_words(page: Page, question: Question) -> Iterator[_Answer]:
    """Yield the answers that have no number."""
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in question.signs):
            continue
        for value, pattern in question.said:
            for found in pattern.finditer(block.folded):
                start = found.end() - len(found[0].lstrip(" .,;:"))
                said = saying(page, number, start, found.end())
                if said is not None and _is_for_all(question, said):
                    thing = next(filter(None, found.groupdict().values()), "").rstrip("s")
                    key = _medicine(page, number, said) if question.of_medicine else thing
                    yield _Answer(value, value, key, said)


def _with_time(page: Page) -> tuple[int, ...]:
    """Return the indices of the blocks in which a length of time may stand."""
    return tuple(n for n, block in enumerate(page.blocks) if _A_TIME.search(block.folded))


def _timed(page: Page, question: Question) -> Iterator[_Answer]:
    """Yield the times that answer a question."""
    if question.timed is None:
        return
    for number in page.once(_with_time):
        text = page.blocks[number].folded
        if not any(sign in text for sign in question.signs):
            continue
        last = 0
        for found in question.timed.finditer(text):
            if found.start() < last:
                continue
            said = saying(page, number, *found.span())
            if said is not None:
                last = said.last
                yield from _times(page, question, said)


def _times(page: Page, question: Question, asked: Saying) -> Iterator[_Answer]:
    """Yield each time of a sentence that answers a question."""
    if not _is_for_all(question, asked):
        return
    sentence = asked.sentence
    for time in times_in(sentence):
        if time.high < question.least:
            continue
        if question.behind is not None and not question.behind.match(sentence, time.end):
            continue
        before = sentence[: time.start]
        low, high = (time.low, time.high) if question.as_said else _bounds(time, before)
        number = page.number_of(asked.block)
        key = _medicine(page, number, asked) if question.of_medicine else ""
        if question.thing is not None:
            key = _thing(question.thing, sentence, time)
        if question.strict and not key:
            continue
        start, end = asked.first + time.start, asked.first + time.end
        both = asked._replace(start=min(asked.start, start), end=max(asked.end, end))
        yield _Answer(low, high, key, both, _AT_MOST.search(before) is not None)


def _thing(things: re.Pattern[str], sentence: str, time: Time) -> str:
    """Return what a time is said of: what is named last before it, or first after it."""
    before = [found[0] for found in things.finditer(sentence, 0, time.start)]
    after = things.search(sentence, time.end)
    named = before[-1] if before else after[0] if after else ""
    return stem_of(named)


def _bounds(time: Time, before: str) -> tuple[float, float]:
    """Return the least and the most that a time means after "within", "over" or "rarely under"."""
    low, high = time.low, time.high
    seldom = _SELDOM.search(before) is not None
    if low == high and _UP_TO.search(before):
        return (high, math.inf) if seldom else (0.0, high)
    if _FROM.search(before):
        return (0.0, low) if seldom else (low, math.inf)
    return low, high


def _is_for_all(question: Question, said: Saying) -> bool:
    """Return whether a sentence answers this question, and for no special case."""
    sentence = _EVEN_IF.sub("", said.sentence)
    return not question.apart.search(sentence) and not sentence.endswith("?")


def _medicine(page: Page, number: int, said: Saying) -> str:
    """Return the medicine of a sentence, or of the sentences before it in its block."""
    named = medicine_of(page, number, said.first, said.last)
    if any(m.block == number and said.first <= m.start < said.last for m in mentions(page)):
        return named
    return medicine_of(page, number, 0, said.last) or named
