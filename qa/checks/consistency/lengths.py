"""How long pages say that a visit, test, course or illness takes, in whatever form they say it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import saying
from qa.checks.consistency.statements import APART
from qa.durations import DURATION, MINUTES, UNIT_OF_TIME, UNIT_WORDS, minutes_of
from qa.page import words_in
from qa.patterns import later
from qa.telling import stem_of
from qa.word_places import blocks_where

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from qa.checks.consistency.sayings import Saying
    from qa.page import Page

_EVENTS = (
    "scan|operation|surgery|procedure|exam|examination|test|x-ray|biopsy|ultrasound|endoscopy|"
    "colonoscopy|treatment|mammogram|recording"
)
_VISITS = "appointment|visit|consultation|check-up|checkup|assessment"
_SESSIONS = "session|class|lesson|workshop|module|meeting|webinar"
_COURSES = "course|programme|program|rehab|group"
_NOUN = rf"(?P<what>{_EVENTS}|{_VISITS}|{_SESSIONS}|{_COURSES}|stay|infusion|drip)"
_KINDS = (
    ("whole", _EVENTS),
    ("visit", _VISITS),
    ("course", f"{_COURSES}|classes|rehabilitation|counselling|counseling|training"),
)
KIND = {word: kind for kind, words in _KINDS for word in words.split("|")}
_SHORT = frozenset({"whole", "visit", "first visit", "infusion", "drip", *_SESSIONS.split("|")})
"""What is over in minutes or hours: a "12-week scan" is named for its time in pregnancy."""
_LONG = frozenset({"course", "stay"})
_HALF_A_DAY = 720.0
_NAME = (
    r"(?:(?!(?:of|the|an?|after|before|until|for|from|in|at|to|and|or|between|during|on|per|with|"
    r"that|than|your|our|this|each|every|by|when|you|we|is|are|was|off|without|as|but|into|later|"
    r"ago|old) )[a-z-]+ )"
)
"""A word that may stand between a time and its noun."""
_ONE = r"(?P<one>hour|day|week|fortnight|month|year)"
_NAMED = later(
    r"\b(?P<det>the|your|this|that|each|every|our|full|whole|entire|an?)"
    r"(?: (?:first|full|whole|entire|usual|standard|typical|free|routine))* "
    rf"(?:{DURATION}(?:[ -]long)?|{_ONE}-long),? (?P<of>{_NAME}{{0,2}}?){_NOUN}(?:e?s)?\b(?![-'])"
)
_UNIT_BEFORE_NOUN = later(
    rf"{UNIT_OF_TIME}(?:[ -]long)?,? {_NAME}{{0,2}}?{_NOUN.replace('?P<what>', '?:')}(?:e?s)?\b"
)
_WHAT_IS_DONE = {
    "scanning": "whole", "surgery": "whole", "operating": "whole", "testing": "whole",
    "classes": "course", "sessions": "course", "lessons": "course", "meetings": "course",
    "course": "course", "programme": "course", "program": "course", "rehab": "course",
    "rehabilitation": "course", "counselling": "course", "counseling": "course",
    "group": "course", "radiotherapy": "course", "chemotherapy": "course", "treatment": "course",
}  # fmt: skip
_DONE = "|".join(_WHAT_IS_DONE)
_OF = later(
    r"\b(?:the|your|these|those|all|full|whole|entire)(?: (?:full|whole|entire))? "
    rf"(?:{DURATION}|{_ONE}) of (?:the |your |our |this |each |every )?(?P<of>(?:[a-z-]+ )?)"
    rf"(?P<what>{_DONE})\b(?!-)"
)
_UNIT_OF = later(
    rf"{UNIT_OF_TIME} of (?:the |your |our |this |each |every )?(?:[a-z-]+ )?(?:{_DONE})\b"
)
_WEEKLY = later(
    r"\b(?:(?:once|twice|(?:one|two|three|four|\d) (?:times|days|mornings|afternoons|evenings)) "
    r"(?:a|each|per|every) week|weekly(?: (?:sessions|appointments|classes|visits|meetings|groups?|"
    r"treatments))?|every week(?:day)?|(?:we|groups?|classes) (?:meet|run)s?)"
    r" for(?: (?:about|around|up to|a total of|at least))* "
    rf"(?P<time>{DURATION})(?! (?:after|before|each|at a time))"
)
_WHERE = later(
    r"\b(?:see|seen|sessions?|class(?:es)?|appointments?|meet\w*|attend\w*|visits?|come|group|"
    r"therap\w+|physio\w*|trainer|course|programme|program|counsell?\w+)\b"
)
_FINISH = later(
    r"\b(?:complete|completed|finish|finished|do) (?:the|our|your) (?:whole |full )?"
    r"(?P<what>course|programme|program|rehab)(?: (?:in|over|within))(?: (?:about|around|just|only|"
    rf"under))* (?P<time>{DURATION})"
)
_STILL = later(
    r"\b(?:keep|lie|stay|hold|remain|lying|keeping)(?: (?:very|completely|perfectly|quite|as))* "
    r"still(?: as possible)?(?: in the scanner)? for(?: (?:about|around|up to|at least|the|a|full|"
    rf"whole|between|all))* (?P<time>{DURATION})(?! (?:after|at a time|while|each))"
)
_IMAGING = later(r"\b(?:scan\w*|mri|ct|pet|dexa|imaging|x-rays?|mammogra\w+|ultrasound)\b")
_RUNS = later(
    r"\b(?P<what>course|programme|program|classes|sessions|radiotherapy|chemotherapy|treatment|"
    r"group)\b(?: [a-z]+){0,2} (?:meets?|met|held|given|spread|run|runs|delivered|"
    r"takes? place|goes on|continues?)\b[^.;,\d]{0,30}? (?:for|over)"
    rf"(?: (?:about|around|a|the|usually|up to|at least))* (?P<time>{DURATION})"
    r"(?! (?:after|before|at a time|each))"
)
_FIRST = later(r"\b(?:first|initial) (?:visit|appointment|session|consultation|assessment)\b")
_STAYS = later(
    r"\b(?:stay|stays|spend|be|are|kept|remain|staying|have|plan for|plan "
    r"on|expect|allow|spent)(?: in (?:the )?hospital| in| on (?:the|"
    r"our|a) ward| with us)?(?: for)?(?: (?:about|around|between|usually|only|just|at least|up "
    r"to))*"
    rf" (?P<time>{DURATION})(?P<where> in (?:the )?hospital| on (?:the|our) ward| with us)?"
)
_GO_HOME = later(
    r"\b(?:go|goes|be|are|get|gets|come|sent|back|allowed) home(?: from hospital)?|\b(?:discharged|"
    r"leave (?:the )?hospital|leave the ward)"
)
_HOME_AFTER = later(
    rf"(?P<ahead>(?: again)?(?: (?:in|within|after|about|around|just|only))+) (?P<time>{DURATION})"
    r"(?=\W*\Z|[.,;]| (?:after|of|in|if) )|(?P<next> the (?:next|following) day| the day after)\b"
)
_IN_HOSPITAL = later(r"\b(?:hospital|ward|with us)\b")
_ILL = later(
    r"\b(?P<subject>[a-z-]{2,})(?: (?:usually|normally|often|typically|generally|always|will|"
    r"should|"
    r"can|mostly|itself|of|cases|tend|tends|to|rarely|never))*"
    r" (?:clears?(?: up)?|go(?:es)?(?: away)?|(?:is|are|be|have|has)(?: usually| normally| all)* "
    r"(?:gone|over|better|well(?: again)?|"
    r"ill(?: with it)?|unwell|poorly|back to normal)|pass(?:es)?|gets? (?:better|over it)|"
    r"recovers?|"
    r"feels? (?:better|well(?: again)?)|lasts?|settles?|heals?|takes?)"
    r"(?: (?:on its own|by itself|by themselves|on their own|without treatment|completely|all|"
    r"altogether|again))*"
    r"(?: (?:within|in|after|for|by))?(?: (?:about|around|between|only|just|up to|less than|under|"
    rf"over|more than|at least|a|the|another))* (?P<time>{DURATION})(?P<rest>[^.;]{{0,40}})"
)
_LONG_ENOUGH = later(
    r" (?:to (?:get over|clear|pass|go|heal|settle|recover|get better|feel (?:better|well)|be over|"
    r"run its course|come out)\b|"
    r"(?=\W*\Z)|(?:even )?without treatment|and |but |or |on average|with or without|before it)|"
    r"\W*\Z|,"
)
_PATIENT = frozenset({"people", "children", "adults", "patients", "child", "everyone", "illness",
                      "infection", "infections", "symptoms", "it"})  # fmt: skip
_CONDITION = later(
    r"\b(?:if|when|unless|for|in (?:some|severe|adults|older)|although|some|sever\w+|may|after|"
    r"once|with|without(?! treatment))\b"
)
_ITSELF = later(r"\byour child\b|\bmost children\b|\bwithout treatment\b")
_ILL_APART = later(
    r"\b(?:coughs?|tired\w*|fatigue|rash|spots?|blisters?|scabs?|fever|"
    r"temperature|swelling|bruis\w+|bleeding|treat(?:ed|ing|ment)|tablets?|"
    r"medicines?|antibiotics?|antivirals?|effects?|infectious|contagious|chronic|flare\w*|attacks?|"
    r"incubation|work|school|see|call|contact|ask|surgery|operation|procedure|injections?|dose|"
    r"after (?:you|your|the|being|having|starting)|first|appears?|starts?|begins?|before|every|"
    r"may|might|could|can last|if|when|longer|more than|until|immun\w+|over (?:the|several)|"
    r"others?|die|diagnos\w+|weaken\w*|smell|taste|sleep|headache|pain|stool|virus|"
    r"test|scan|appointment|session|course|feeding|periods?|teeth|crisis|period|stage|phase)\b"
)
_UNIT_ENDS = later(rf"{UNIT_OF_TIME}\b")
_OTHERS = later(
    r"\b(?:another|second|next|further|extra|longer|shorter|repeat|follow-up|old|previous|final|"
    r"research|clinical|private|intensive|refresher|online|optional|or|earlier|some (?:people|"
    r"patients|hospitals|\w+s)|may|"
    r"new|alternative|advanced|crash|if|taster|introductory|trial|most recent)\b"
)
"""With one of these a sentence may be on another course or visit than the page's."""
_SUBJECT = later(
    r"(?P<of>[a-z-]+(?: [a-z-]+){0,3}) (?:is|are|involves|means|needs)(?: usually| normally| only| "
    r"just)? \Z"
)
_NEXT_CLAUSE = later(r"[,;(:](?! (?:if|unless|or|and|except)\b)| (?:although|but|though|whereas)\b")
_LAST_WORD = later(r"[a-z-]+ \Z")
_NOT_NAMED = frozenset(
    [
        "the",
        "your",
        "this",
        "that",
        "each",
        "every",
        "our",
        "full",
        "whole",
        "entire",
        "usual",
        "standard",
        "typical",
        "weekly",
        "daily",
        "free",
        "most",
        "all",
        "many",
        "simple",
        "typical",
        "normal",
        "ordinary",
        "it",
        "this",
        "they",
        "routine",
        "a",
        "an",
        "first",
        "itself",
        "actual",
        "main",
        "hospital",
        "nhs",
        "local",
        "same",
        "and",
    ]
)
_AT_MOST = later(
    r"\b(?:up to|less than|under|within|no more than|at most|no longer than)(?: (?:a|about|an))?"
    r"\W*\Z"
)
_AT_LEAST = later(
    r"\b(?:at least|more than|(?<!spread )(?<!given )(?<!runs )over|no less than|minimum of)\W*\Z"
)
_NEAR = 25
"""Characters."""
_OF_MOST = 3.0
"""How many times shorter than "up to" so long it may be."""


class Length(NamedTuple):
    """A length of time, in minutes, of what a page calls by a name."""

    what: str
    of: frozenset[str]
    """Stems of what it is called besides: "rehabilitation" course."""
    low: float
    high: float
    said: Saying


def lengths(page: Page) -> Iterator[Length]:
    """Yield the lengths of time that stand before, or behind, what they are the length of."""
    for pattern, unit, kinds in (
        (_NAMED, _UNIT_BEFORE_NOUN, KIND),
        (_OF, _UNIT_OF, _WHAT_IS_DONE),
        (_RUNS, _UNIT_ENDS, _WHAT_IS_DONE),
        (_FINISH, _UNIT_ENDS, _WHAT_IS_DONE),
        (_WEEKLY, _UNIT_ENDS, _WHAT_IS_DONE),
        (_STILL, _UNIT_ENDS, _WHAT_IS_DONE),
    ):
        if pattern is _STILL and not _IMAGING.search(page.title.lower()):
            continue
        for block in blocks_where(page, UNIT_WORDS, unit):
            for found in pattern.finditer(block.folded):
                said = saying(page, page.number_of(block), *found.span())
                if said is not None and not apart(clause(said)):
                    if pattern is _WEEKLY and not _WHERE.search(said.sentence):
                        continue
                    length = _length(page, found, said, kinds)
                    if length is not None and not _OTHERS.search(_near(said)):
                        yield length


def stays(page: Page) -> Iterator[Length]:
    """Yield how long people stay in hospital."""
    for block in blocks_where(page, UNIT_WORDS, _UNIT_ENDS):
        for found in _STAYS.finditer(block.folded):
            said = saying(page, page.number_of(block), *found.span())
            if said is None or not _IN_HOSPITAL.search(found[0]) or apart(clause(said)):
                continue
            low, high = bounds(*minutes_of(found), found[0][: found.start("time") - found.start()])
            if low >= _HALF_A_DAY and not _OTHERS.search(_near(said)):
                yield Length("stay", frozenset(), low, high, said)


def homes(page: Page) -> Iterator[Length]:
    """Yield when people go home: then their stay is over."""
    for block in page.blocks:
        for found in _GO_HOME.finditer(block.folded):
            when = _HOME_AFTER.match(block.folded, found.end())
            said = when and saying(page, page.number_of(block), found.start(), when.end())
            if not when or not said or apart(clause(said)) or _OTHERS.search(_near(said)):
                continue
            low, high = (MINUTES["day"],) * 2 if when["next"] else minutes_of(when)
            low, high = bounds(low, high, when["ahead"] or "")
            if high >= _HALF_A_DAY:
                yield Length("stay", frozenset(), low, high, said)


def illness(page: Page) -> Iterator[Length]:
    """Yield how long the illness that the page is about lasts."""
    title = {stem_of(word) for word in words_in(page.title.lower())}
    for block in blocks_where(page, UNIT_WORDS, _UNIT_ENDS):
        for found in _ILL.finditer(block.folded):
            subject = found["subject"]
            said = saying(page, page.number_of(block), found.start(), found.end("time"))
            if said is None or not (stem_of(subject) in title or subject in _PATIENT):
                continue
            if subject == "it" and (said.first or found.start() > _NEAR):
                continue
            text = block.folded[: found.start()]
            clause_start = max(said.first, *(text.rfind(sign) + 1 for sign in ",;:"))
            if _CONDITION.search(block.folded, said.first, clause_start):
                continue
            told = _ITSELF.sub("", block.folded[clause_start : said.last])
            told = " ".join(w for w in told.split(" ") if stem_of(w.strip(".,")) not in title)
            if APART.search(told) or _ILL_APART.search(told):
                continue
            if not _LONG_ENOUGH.match(f"{found['rest']}"):
                continue
            before = found[0][: found.start("time") - found.start()]
            low, high = bounds(*minutes_of(found), before)
            of = _LAST_WORD.search(block.folded, said.first, found.start())
            yield Length("illness", names_in(page, of[0] if of else ""), low, high, said)


def _length(
    page: Page, found: re.Match[str], said: Saying, kinds: Mapping[str, str]
) -> Length | None:
    groups = found.groupdict()
    low, high = (MINUTES[groups["one"]],) * 2 if groups.get("one") else minutes_of(found)
    at = found.start("low") if groups.get("low") else found.start()
    low, high = bounds(low, high, found.string[said.first : at])
    named = groups.get("what") or ("scanning" if "still" in found[0] else "course")
    what = kinds.get(named, named)
    if of_first(said.sentence) and what in ("visit", "session"):
        what = "first visit"
    if what == "whole" and low >= _HALF_A_DAY and named == "treatment":
        what = "course"
    if (what in _SHORT and low >= _HALF_A_DAY) or (what in _LONG and high < _HALF_A_DAY):
        return None
    subject = _SUBJECT.search(found.string, said.first, found.start())
    if subject and names_in(page, subject["of"]):
        return None
    return Length(what, names_in(page, groups.get("of") or ""), low, high, said)


def _near(said: Saying) -> str:
    """Return the words around what is said, as far as they may be on another of its kind."""
    text = clause(said)
    start = said.start - said.first
    return text[max(0, start - _NEAR) : start + len(said.text) + _NEAR]


def names_in(page: Page, text: str) -> frozenset[str]:
    """Return stems of the words that tell one visit or course from another, without the title's."""
    title = {stem_of(word) for word in words_in(page.title.lower())}
    return frozenset(stem_of(word) for word in words_in(text) if word not in _NOT_NAMED) - title


def clause(said: Saying) -> str:
    """Return a sentence without what follows what is said in it behind a comma, or behind "but"."""
    end = said.end - said.first
    rest = _NEXT_CLAUSE.search(said.sentence, end)
    return said.sentence[: rest.start() if rest else None]


def apart(sentence: str) -> bool:
    """Return whether a sentence is on a special case, other than that of a first visit."""
    return APART.search(_FIRST.sub("visit", sentence)) is not None


def of_first(sentence: str) -> bool:
    """Return whether a sentence is on a first visit."""
    return _FIRST.search(sentence) is not None


def bounds(low: float, high: float, before: str) -> tuple[float, float]:
    """Return the least and the most that a time means behind "up to" or "at least"."""
    if low == high and _AT_MOST.search(before):
        return low / _OF_MOST, high
    if low == high and _AT_LEAST.search(before):
        return low, math.inf
    return low, high
