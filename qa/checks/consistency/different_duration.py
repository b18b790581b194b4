"""Two lengths of time for one visit, test or treatment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import APART, Statement, disagreements, sentence_of, states
from qa.durations import DURATION, MINUTES, UNIT_OF_TIME, UNIT_WORDS, minutes_of
from qa.finding import Level
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_places import blocks_where

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_WHOLE = r"operation|procedure|surgery|exam|examination|scan|test|treatment"
_PARTS = (
    r"appointment|visit|session|consultation|recovery|infusion|injection|course|class|programme|"
    r"program|stay|call|healing|workshop|review|check-up|checkup|dialysis|drip"
)
_TAKES = later(
    rf"\b(?:(?P<it>it|this|that)|(?:the|your|an?|each|every|most|this|our|whole)?"
    rf" ?(?:[a-z-]+ ){{0,2}}?(?P<what>(?:{_WHOLE}|{_PARTS})s?|(?P<title>[a-z-]{{5,}})))(?: itself)?"
    r"(?: (?:usually|normally|often|typically|generally|only|will|should|can|may|rarely))*"
    r" (?:takes?|lasts?|is over in|is done in|runs for)"
    r"(?: (?:about|around|roughly|approximately|between|up to|only|just|anywhere|from|at|least|"
    rf"most|for|nearly|some|less than|under))* (?P<time>{DURATION})(?! (?:to|before|for|until|"
    rf"after) )"
)
_RUNS = later(
    rf"\b(?:the|a|your|this|full|whole) (?P<time>{DURATION}) (?:that|for which) (?:the|your|this|"
    rf"each) "
    rf"(?:[a-z-]+ )?(?P<what>{_WHOLE}|{_PARTS}) (?:itself )?(?:runs|lasts|takes|will take|will "
    rf"last)\b"
)
_FOR = later(
    r"\b(?:allow|leave|set aside|plan|keep|book)(?: (?:about|around|up to|at least|a full|"
    r"roughly))* "
    rf"(?P<time>{DURATION}) for (?:the|your) (?P<what>{_WHOLE}|{_PARTS})\b"
)
_LIES = later(
    rf"\b(?:in the (?P<what>scan)ner|(?:in (?:the )?(?:operating )?(?:theatre|theater|operating "
    rf"room|"
    rf"surgery|machine|treatment (?:room|chair))|on the (?:operating )?(?:table|couch)|under the "
    rf"ana?esthetic))(?: for)? (?:(?:about|around|up to|at least|roughly|nearly|some|only|just) "
    rf")*(?P<time>{DURATION})"
)
_RESULTS = later(
    r"\b(?:results?|lab|laboratory|report)\b[^.;]{0,45}?\b(?:within|in|takes?|about|after|back in|"
    r"ready in|plan on)\b(?: (?:about|around|up to|usually|roughly|only))* "
    rf"(?P<time>{DURATION})"
    r"|\b(?:plan on|allow|wait)(?: (?:about|around|up to|for))* "
    rf"(?P<before>(?P<n>{NUMBER}) (?:full |whole )?(?P<each>day|week|month)s?)"
    r" (?:before|for) (?:the |your )?(?:lab|laboratory|results?|report)\b"
)
_AGAIN = later(r"\b(?:again|another|next|repeat\w*|recall\w*|invit\w+|follow-?up)\b")
_ELSE = later(r"\b(?:results?|effect|pain|soreness|swelling|symptoms?|work|before|home|travel)\b")
_VERBS = frozenset({" take", " last", " is over in", " is done in", " runs for"})
_TAKES_SO_LONG = later(
    r" (?:takes?|lasts?|is over in|is done in|runs for)"
    r"(?: (?:about|around|roughly|approximately|between|up to|only|just|anywhere|from|at|least|"
    rf"most|for|nearly|some|less than|under))* {NUMBER}"
)
_UNIT_FOR = later(
    rf"{UNIT_OF_TIME}(?: and a half)?(?: (?:that|for which|for (?:the|your)) |(?=[.,;]|$| (?:and|"
    rf"or|"
    rf"while|with)\b))"
)
_OF_RESULTS = frozenset({"result", "lab", "report", "plan on", "allow", "wait"})
_SLACK = 1.4
_RESULT_SLACK = 2.5


@rule(
    "consistency.different-duration",
    level=Level.WARNING,
    message="'%s' here, and '%s' for the same elsewhere on this page: check which is right.",
    why="Readers plan their day, and who drives them home, by the time that the page gives.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Colonoscopy\n\nThe exam usually takes 30 to 60 minutes.\n\nBecause the"
            " colonoscopy itself lasts two to three hours, plan to take the day off.",
            good="# Colonoscopy\n\nThe exam usually takes 30 to 60 minutes.\n\nBecause the"
            " colonoscopy itself lasts up to an hour, plan to take the day off.",
        ),
        Example(
            bad="# Cataracts\n\nThe operation is done with eye drops. It takes around 20 minutes."
            "\n\nYou will be in theatre for roughly two hours.",
            good="# Cataracts\n\nThe operation is done with eye drops. It takes around 20 minutes."
            "\n\nYou will be in the clinic for roughly two hours.",
        ),
        Example(
            bad="Results come back within 1 to 2 days.\n\nPlan on two full weeks before the lab can"
            " tell you anything.",
            good="Results come back within 1 to 2 days.\n\nBring a list of the pills that you"
            " have taken in the last two weeks.",
        ),
        Example(
            good="Clear result: you are invited again in 5 years.\n\nUnclear result: you have"
            " another test in 3 months.",
        ),
        Example(
            bad="Each session lasts 60 minutes. Bring water.\n\nA session lasts about 20 minutes.",
            good="Each session lasts 60 minutes.\n\nIf you have children, a session lasts about 20"
            " minutes. A visit takes two hours.",
        ),
    ],
    words=_VERBS | _OF_RESULTS | {" runs", "theatre", "theater", "on the table", "surgery",
                                  "machine", "scanner", "the couch"},
    beside=[UNIT_WORDS],
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places where two times lie apart, of what has one name or is the page's matter."""
    yield from disagreements(_statements(page), _SLACK)
    yield from disagreements(_results(page), _RESULT_SLACK)


def _statements(page: Page) -> Iterator[Statement]:
    title = page.title.lower()
    runs = {id(block) for block in blocks_where(page, UNIT_WORDS, _UNIT_FOR)}
    takes = {id(block) for block in blocks_where(page, _VERBS, _TAKES_SO_LONG)}
    for block in page.blocks if runs or takes else ():
        for found in _running(block) if id(block) in runs else ():
            if APART.search(sentence_of(block, found.start())):
                continue
            start, end = found.span("time")
            if states(page, block, start, end):
                what = _what(found["what"], title) if found["what"] else "whole"
                yield Statement(what, *minutes_of(found), block, start, end)
        for found in _TAKES.finditer(block.folded) if id(block) in takes else ():
            what = "whole" if found["it"] and _is_it(block, found.start()) else ""
            what = what or _what(found["what"], title)
            sentence = sentence_of(block, found.start())
            if not what or APART.search(sentence) or _ELSE.search(found[0]):
                continue
            start, end = found.span("time")
            if states(page, block, start, end):
                yield Statement(what, *minutes_of(found), block, start, end)


def _running(block: Block) -> Iterator[re.Match[str]]:
    for pattern in (_RUNS, _FOR, _LIES):
        yield from pattern.finditer(block.folded)


def _results(page: Page) -> Iterator[Statement]:
    """Yield how long results take to come."""
    for block in blocks_where(page, _OF_RESULTS, _RESULTS):
        for found in _RESULTS.finditer(block.folded):
            sentence = sentence_of(block, found.start())
            if APART.search(sentence) or _AGAIN.search(sentence):
                continue
            if found["time"]:
                low, high = minutes_of(found)
            else:
                low = high = value_of(found["n"]) * MINUTES[found["each"]]
            start, end = found.span("time" if found["time"] else "before")
            if states(page, block, start, end):
                yield Statement("results", low, high, block, start, end)


def _is_it(block: Block, at: int) -> bool:
    """Return whether "it" at an offset is what the sentence before began with."""
    start, _ = sentence_around(block.plain, at)
    before, _ = sentence_around(block.plain, max(0, start - 2))
    return start > 0 and _OF_WHOLE.match(block.folded, before) is not None


_OF_WHOLE = later(rf"(?:the|this|your) (?:\w+ )?(?:{_WHOLE})\b")


def _what(named: str | None, title: str) -> str:
    """Return what a time is said of: "whole" for what the page is about, "" for what is not known.

    "It" may be any thing, and is left alone.
    """
    if not named:
        return ""
    word = named.rstrip("s")
    if word in _WHOLE.split("|") or (word in title and word not in _PARTS.split("|")):
        return "whole"
    return word if word in _PARTS.split("|") else ""
