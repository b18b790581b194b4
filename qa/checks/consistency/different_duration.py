"""Two lengths of time for one visit, test or treatment."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from qa.checks.consistency.lengths import (
    KIND,
    Length,
    apart,
    bounds,
    clause,
    homes,
    illness,
    lengths,
    names_in,
    of_first,
    stays,
)
from qa.checks.consistency.sayings import MOST, Saying, against, have_company
from qa.checks.consistency.statements import APART, Statement, disagreements, sentence_of, states
from qa.durations import DURATION, MINUTES, UNIT_OF_TIME, UNIT_WORDS, minutes_of
from qa.finding import Level
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_places import blocks_where

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_WHOLE = r"operation|procedure|surgery|exam|examination|scan|test|treatment|testing"
_PARTS = (
    r"appointment|visit|session|consultation|recovery|infusion|injection|course|class|programme|"
    r"program|stay|call|healing|workshop|review|check-up|checkup|dialysis|drip|lesson|module|"
    r"meeting|assessment"
)
_SOON = (
    r"(?: (?:about|around|roughly|approximately|between|up to|only|just|anywhere|from|at|least|"
    r"most|for|nearly|some|less|more|than|under|over|within|a full|the whole|no))*"
)
_VERB = (
    r"(?:takes?|taking|lasts?|lasting|needs?|is (?:all )?over (?:in|within|after)|"
    r"(?:is|are|be) (?:(?:all|usually|normally|often) )*(?:done|finished|complete|completed|"
    r"carried out) (?:in|within)|"
    r"(?:is|are|be)(?= [^.;,]{2,40} (?:long|in length)\b)|"
    r"runs? (?:for|over)|goes on|(?:is|are|be) (?:booked|scheduled|spread)(?= (?:for|over)\b))"
)
_TAKES = later(
    rf"\b(?:(?P<it>it|this|that)|(?:(?:the|your|an?|each|every|most|this|our|whole) )?"
    rf"(?P<of>(?:[a-z-]+ ){{0,2}}?)(?P<what>(?:{_WHOLE}|{_PARTS})(?:s|es)?|"
    rf"(?P<title>[a-z-]{{3,}})))"
    r"(?: itself)?"
    r"(?: (?:usually|normally|often|typically|generally|only|will|should|can|may|rarely|always|"
    rf"itself|about|to))* {_VERB}{_SOON} (?P<time>{DURATION})(?: long\b)?"
    r"(?! (?:to (?!complete|do|perform|finish|carry|have|get|go|clear|pass|heal|settle|recover)|"
    r"before|for (?!most|everyone)|until|after|later|apart|each day|a day|a week|every) )"
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
    rf"(?P<time>{DURATION})(?: free)? for (?:the|your) (?:first |initial )?(?P<what>{_WHOLE}|"
    rf"{_PARTS})\b"
)
_LIES = later(
    rf"\b(?:in the (?P<what>scan)ner|(?:in (?:the )?(?:operating )?(?:theatre|theater|operating "
    rf"room|"
    rf"surgery|machine|treatment (?:room|chair))|on the (?:operating )?(?:table|couch)|under the "
    rf"ana?esthetic))(?: for)? (?:(?:about|around|up to|at least|roughly|nearly|some|only|just) "
    rf")*(?P<time>{DURATION})"
)
_SPENT = later(
    rf"\b(?P<time>{DURATION})(?: that)?(?: you(?:'ll| will)? (?:are|spend|lie|be|sit))? "
    r"(?:in the scanner|on the (?:operating )?(?:table|couch|machine)|in (?:the )?(?:operating )?"
    r"(?:theatre|theater|operating room|treatment (?:room|chair)))\b"
)
_RESULTS = later(
    r"\b(?:results?|lab|laboratory|report)\b[^.;]{0,45}?\b(?:within|in|takes?|about|after|back in|"
    r"ready in|plan on)\b(?: (?:about|around|up to|usually|roughly|only))* "
    rf"(?P<time>{DURATION})"
    r"|\b(?:plan on|allow|wait|takes?)(?: (?:about|around|up to|for))* "
    rf"(?P<before>(?P<n>{NUMBER})(?: ?(?:to|-|\u2013) ?(?P<m>{NUMBER}))? (?:full |whole )?"
    r"(?P<each>day|week|month)s?)"
    r" (?:before|for|to get|to have|until you (?:get|have)) (?:the |your )?(?:\w+ )?"
    r"(?:lab|laboratory|results?|report)\b"
    r"|\b(?:get|have|receive) (?:the|your) (?:\w+ )?results? (?P<next>(?:on )?(?:the )?(?:next|"
    r"following|very next) (?:working )?day|the day after)\b"
)
_AGAIN = later(r"\b(?:again|another|next|repeat\w*|recall\w*|invit\w+|follow-?up)\b")
_ARRIVES = later(
    r"\b(?:gets?|closes?|opens?|shuts?|receives?|reach\w*|samples?|kits?)\b(?! (?:the|your) "
    r"results?)"
)
_ELSE = later(r"\b(?:results?|effect|pain|soreness|swelling|symptoms?|work|before|home|travel)\b")
_VERBS = frozenset({" tak", " last", " need", " is ", " are ", " be ", " run", " goes on"})
_TAKES_SO_LONG = later(rf" {_VERB}{_SOON} {NUMBER}")
_UNIT_FOR = later(
    rf"{UNIT_OF_TIME}(?: and a half)?(?: (?:that|for which|for (?:the|your)) |(?= (?:you|in|on) )|"
    rf"(?=[.,;]|$| (?:and|"
    rf"or|"
    rf"while|with)\b))"
)
_OF_RESULTS = frozenset({"result", "lab", "report", "plan on", "allow", "wait", "take"})
_SLACK = 1.4
_RESULT_SLACK = 2.5
_LONG = 4
"""Letters with which a word may be short for one of the title: "echo"."""
_OF_ILLNESS = 2.5
_TITLE = "title"
"""What is called as the page is: a treatment or an illness."""
_OF_ANOTHER_THING = 40
"""With so many times the one time, the other is that of something else."""


@rule(
    "consistency.different-duration",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
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
            bad="# MRI scan\n\nThe scan takes about 20 minutes.\n\nMusic helps to pass the hour"
            " and a half of your scan.\n\nYou will be given a drink after your 90-minute scan.",
            good="# MRI scan\n\nThe scan takes about 20 minutes.\n\nLeave 90 minutes for your"
            " visit.",
        ),
        Example(
            bad="# Healthy feet\n\nThe programme runs for 10 weeks.\n\nAt the end of your 6-week"
            " foot care programme you get a certificate.",
            good="# Healthy feet\n\nThe programme runs for 10 weeks.\n\nAfter the first 6 weeks"
            " of the programme you get a certificate.",
        ),
        Example(
            bad="# Gallstones\n\nMost people go home within 2 days.\n\nExpect to be in hospital"
            " for 6 to 8 days.",
            good="# Gallstones\n\nMost people go home within 2 days.\n\nIf you have an infection,"
            " expect to be in hospital for 6 to 8 days.",
        ),
        Example(
            bad="# Croup\n\nCroup usually clears up within 2 days.\n\nCroup lasts about 3 weeks.",
            good="# Croup\n\nCroup usually clears up within 2 days.\n\nIf it is severe, croup"
            " lasts about 3 weeks.",
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
    words=UNIT_WORDS,
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places where two times lie apart, of what has one name or is the page's matter."""
    found = [*_statements(page), *lengths(page), *stays(page), *homes(page), *illness(page)]
    told: set[tuple[int, int]] = set()
    for one, other in combinations(found[:MOST], 2):
        if not _differ(one, other) or have_company(one, other, found, _agree):
            continue
        for match in against(one.said, other.said):
            if match.span not in told:
                told.add(match.span)
                yield match
    yield from disagreements(_results(page), _RESULT_SLACK)


def _differ(one: Length, other: Length) -> bool:
    """Return whether two lengths of one thing lie apart, and neither is that of another."""
    slack = _slack(one.what, other.what)
    if not slack or one.said.is_beside(other.said):
        return False
    if one.of and other.of and one.of.isdisjoint(other.of):
        return False
    low, high = sorted((one, other), key=lambda length: (length.low, length.high))
    return low.high * slack < high.low <= low.high * _OF_ANOTHER_THING


def _slack(one: str, other: str) -> float:
    """Return how many times one of two lengths may be the other; 0 for those of two things."""
    kinds = {one, other}
    if "illness" in kinds:
        return _OF_ILLNESS if kinds <= {"illness", _TITLE} else 0.0
    return _SLACK if len(kinds) == 1 or kinds == {"whole", _TITLE} else 0.0


def _agree(one: Length, other: Length) -> bool:
    return _slack(one.what, other.what) > 0 and one.low <= other.high and other.low <= one.high


def _statements(page: Page) -> Iterator[Length]:
    title = page.title.lower()
    runs = {id(block) for block in blocks_where(page, UNIT_WORDS, _UNIT_FOR)}
    takes = {id(block) for block in blocks_where(page, _VERBS, _TAKES_SO_LONG)}
    for block in page.blocks if runs or takes else ():
        for found in _running(block) if id(block) in runs else ():
            named = found.groupdict().get("what")
            what = _what(named, title) if named else "whole"
            yield from _length(page, block, found, what)
        for found in _TAKES.finditer(block.folded) if id(block) in takes else ():
            what = "whole" if found["it"] and _is_it(block, found.start()) else ""
            what = what or _what(found["what"], title)
            if not _ELSE.search(found[0]):
                yield from _length(page, block, found, what)


def _length(page: Page, block: Block, found: re.Match[str], what: str) -> Iterator[Length]:
    start, end = found.span("time")
    first, last = sentence_around(block.plain, start)
    said = Saying(block, start, end, first, last)
    if not what or apart(clause(said)) or not states(page, block, start, end):
        return
    if of_first(clause(said)) and what in ("visit", "session"):
        what = "first visit"
    of = names_in(page, found.groupdict().get("of") or "")
    low, high = bounds(*minutes_of(found), block.folded[first:start])
    yield Length(what, of, low, high, said)


def _running(block: Block) -> Iterator[re.Match[str]]:
    for pattern in (_RUNS, _FOR, _LIES, _SPENT):
        yield from pattern.finditer(block.folded)


def _results(page: Page) -> Iterator[Statement]:
    """Yield how long results take to come."""
    for block in blocks_where(page, _OF_RESULTS, _RESULTS):
        for found in _RESULTS.finditer(block.folded):
            sentence = sentence_of(block, found.start())
            if APART.search(sentence) or _AGAIN.search(sentence) or _ARRIVES.search(found[0]):
                continue
            if found["time"]:
                low, high = minutes_of(found)
            elif found["next"]:
                low = high = MINUTES["day"]
            else:
                low = value_of(found["n"]) * MINUTES[found["each"]]
                high = value_of(found["m"]) * MINUTES[found["each"]] if found["m"] else low
            start, end = found.span(next(n for n in ("time", "before", "next") if found[n]))
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
    words = words_in(title)
    word = "class" if named.startswith("class") else named.removesuffix("s")
    if word in _WHOLE.split("|"):
        return "whole"
    if word in _PARTS.split("|"):
        return KIND.get(word, word)
    is_title = any(word == one or (len(word) >= _LONG and one.startswith(word)) for one in words)
    return _TITLE if is_title or named in words else ""
