"""Two times for one thing that is done before or after the same event."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import MOST
from qa.checks.consistency.statements import APART, Statement, disagreements, sentence_of, states
from qa.durations import DURATION, UNIT_OF_TIME, UNIT_WORDS, minutes_of
from qa.finding import Level
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_places import blocks_where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_EVENTS = {
    "arriv": "arrival", "admi": "arrival", "travel": "travel", "leave for": "travel",
    "depart": "travel", "leave": "travel", "leaving": "travel", "set off": "travel",
    "setting off": "travel", "your flight": "travel", "your holiday": "travel", "trip": "travel",
    "fly": "travel",
    "the journey": "travel", "journey": "travel", "your appointment": "appointment",
    "the appointment": "appointment", "your visit": "appointment", "the operation": "operation",
    "your operation": "operation", "surgery": "operation", "the procedure": "operation",
    "your procedure": "operation", "the test": "test", "your test": "test", "the scan": "test",
    "your scan": "test", "the injection": "injection", "your injection": "injection",
    "the vaccine": "injection", "vaccination": "injection", "the birth": "birth",
    "giving birth": "birth", "birth": "birth", "bedtime": "bed", "going to bed": "bed",
    "bed": "bed", "meals": "meal", "a meal": "meal", "eating": "meal", "food": "meal",
    "exercise": "exercise", "treatment starts": "start", "starting treatment": "start",
    "starting": "start", "you start": "start", "your last dose": "dose", "the last dose": "dose",
    "a dose": "dose", "pollen season": "season", "season": "season", "hay fever season": "season",
    "flu season": "season", "stopping": "stop", "you stop": "stop", "quitting": "stop",
}  # fmt: skip
_EVENT = "|".join(sorted(map(re.escape, _EVENTS), key=len, reverse=True))
_TIMED = later(
    rf"(?P<time>(?:(?:at least|about|around|up to|within|no (?:more|later) than) )?{DURATION})"
    r"(?: (?P<way>before|after|of|ahead of|prior to|in advance of|from))"
    rf" (?:(?:you|they|we|the|your|each|any|taking|having|a) )?(?:go |going |to )?"
    rf"(?P<event>{_EVENT})(?P<rest>\w*)"
)
_WAYS = r"(?: (?P<way>before|after|of|ahead of|prior to|in advance of|from)) "
_UNIT_AND_WAY = later(rf"{UNIT_OF_TIME}(?: and a half)?{_WAYS}")
_SMALL = frozenset(
    words_in(
        "the a an and or but to of in on for with your you it is are be may can will should must do"
        " not at least about around up within before after ahead prior from more than no later this"
        " that they their them we our as so if when who which usually normally often please some"
        " most people day days hour hours minute minutes week weeks month months year years take"
        " taken taking have has been having"
    )
)
_SAME = {"come": "book", "see": "book", "make": "book", "appo": "book", "visi": "book"}
"""What has to be done that pages say in several ways."""
_LEAVES_A_PLACE = later(
    r"(?:leave|leaving|depart\w*) (?:for )?(?:the|your|home|hospital|work|school|a|an|our|"
    r"theatre|it)\b"
)
_ENOUGH = frozenset({"plen", "enou"})
"""Stems of "plenty of time" and "time enough", which speak of whatever has to be done."""
_SLACK = 1.9
_LONGEST = 4  # letters of a stem


@rule(
    "consistency.different-timing",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which is right.",
    why="Readers who come, eat or act by the wrong one of two times may have to start again.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Please book at least six to eight weeks before you travel.\n\nBook online: two"
            " weeks before you travel is plenty of time.",
            good="Please book at least six weeks before you travel.\n\nThe vaccines work two weeks"
            " before you travel.",
        ),
        Example(
            bad="Start the tablets 2 weeks before the season.\n\nStart the tablets 2 months before"
            " the season.",
            good="Start the tablets 2 weeks before the season.\n\nSee us 2 months before the"
            " season.",
        ),
        Example(
            bad="You can expect an ECG within 10 minutes of arriving.\n\nBecause the ECG is done"
            " about an hour after you arrive, bring a book.",
            good="You can expect an ECG within 10 minutes of arriving.\n\nVisitors may come about"
            " an hour after you arrive.",
        ),
    ],
    words=UNIT_WORDS,
    beside=[(" before ", " after ", " of ", " ahead of ", " prior to ", " advance of ", " from ")],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places with times far apart, the same event, and a word for what is done then."""
    found = list(islice(_timed(page), MOST))
    told: set[tuple[int, int]] = set()
    for number, (statement, words) in enumerate(found):
        for other, others in found[:number]:
            if other.key != statement.key or _in_one_sentence(other, statement):
                continue
            if not (words & others or _ENOUGH & words or _ENOUGH & others):
                continue
            for match in disagreements((other, statement), _SLACK):
                if match.span not in told:
                    told.add(match.span)
                    yield match


def _in_one_sentence(one: Statement, other: Statement) -> bool:
    """Return whether two times are of one sentence or list, or of a paragraph on what follows."""
    if one.block is not other.block:
        return one.block.group == other.block.group > 0
    if one.key[1] == "after":  # type: ignore[index]
        return True
    start, end = sentence_around(one.block.plain, one.start)
    return start <= other.start < end


def _timed(page: Page) -> Iterator[tuple[Statement, frozenset[str]]]:
    """Yield each time with its event, and the stems of the words around it."""
    for block in blocks_where(page, UNIT_WORDS, _UNIT_AND_WAY):
        for found in _TIMED.finditer(block.folded):
            sentence = sentence_of(block, found.start())
            if APART.search(sentence) or not _may_be(page, block, found):
                continue
            event = _EVENTS[found["event"]]
            way = "after" if found["way"] in ("after", "of", "from") else "before"
            start, end = found.span()
            low, high = minutes_of(found)
            words = frozenset(
                _SAME.get(word[:_LONGEST], word[:_LONGEST])
                for word in words_in(sentence.replace(found[0], " "))
                if word not in _SMALL and not word[0].isdigit()
            )
            yield Statement((event, way), low, high, block, start, end), words


def _may_be(page: Page, block: Block, found: re.Match[str]) -> bool:
    if _LEAVES_A_PLACE.match(block.folded, found.start("event")):
        return False
    return states(page, block, *found.span())
