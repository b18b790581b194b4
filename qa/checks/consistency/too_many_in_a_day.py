"""More tablets allowed in a day than the page's own doses come to."""

from __future__ import annotations

import math
from itertools import combinations, groupby
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.consistency.sayings import UNLESS_TOLD, against, saying, sayings
from qa.document import BlockKind
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_FORMS = ("tablet", "capsule", "caplet", "pill")
_FORM = r"(?:tablets?|capsules?|caplets?|pills?)"
_A_DAY = r"(?:in (?:any |a |each )?(?:24[- ]hours?|day)|a day|(?:per|each|every) day|daily)"
_TAKEN = later(
    rf"\b(?:take|swallow|dose is) (?P<count>{_N})(?: (?:or|to) (?P<more>{_N}))? "
    rf"{_FORM},?(?: up to)? "
    rf"(?P<times>once|twice|{_N}(?: times))(?: or (?P<most>{_N}) times)? {_A_DAY}"
)
_MOST = later(
    rf"\b(?:not|never|don't)\b[^.;]{{0,20}}\bmore than (?P<most>{_N}) {_FORM}"
    rf"(?: \([^()]{{1,12}}\))? {_A_DAY}|"
    rf"\b(?:maximum|no more than|most you can take)(?: of| is)? (?P<also>{_N}) {_FORM} {_A_DAY}|"
    rf"\b(?:most|maximum|limit) {_A_DAY}(?: is)?:? (?P<labelled>{_N}) {_FORM}\b"
)
_MEAL = (
    r"(?:with|at|before|after|in the|for|first thing in the|by|over) (?:your |the |a )?(?:"
    r"breakfast|lunch(?:time)?|dinner(?:time)?|tea(?:time)?|supper|bedtime|bed|morning|midday|noon|"
    r"afternoon|evening|night)"
)
_BY_MEALS = later(
    rf"\b(?P<first>{_N}) {_FORM} {_MEAL}(?:(?:,| and|,? then) (?:another )?{_N}(?: more)?"
    rf"(?: {_FORM})? {_MEAL})+"
)
_BY_THE_CLOCK = later(
    r"\W*(?:at )?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|(?:noon|midday|midnight|breakfast|"
    rf"lunch(?:time)?|dinner|tea(?:time)?|supper|bedtime)\b)[^:;.]{{0,40}}[:\u2013\u2014-] ?"
    rf"(?:take )?(?P<count>{_N}) {_FORM}\b"
)
_PART = later(rf"\b(?P<count>{_N})(?: more)?(?: {_FORM})? {_MEAL}")
_APART = later(
    r"\b(?:if|unless|doctor|child(?:ren)?|aged|years|some|may|first|start\w*|older|week|every \w+ "
    r"(?:to \w+ )?hours|extra|other|mg tablets? or)\b"
)

_DOSES = r"(?:separate |full |single |more )?(?:doses|times)(?: of (?:[\w'-]+ ){0,3}?[\w'-]+)?,?"
_IN_24 = (
    r"(?:(?:in|within|over|during) (?:any |an? |each |every |one |the same )?(?:single )?"
    r"(?:24[- ]hours?(?: period)?|day)|a day|(?:per|each|every) day|(?:per|every) 24 hours)\b"
)
MOST_DOSES = (
    later(
        r"\b(?:(?:more|no more|fewer) than|(?:go|goes|going|gone|went) (?:over|above|past|beyond)|"
        r"exceed(?:ed|ing|s)?|up to|at most|(?:maximum|max|limit|most)(?: of| is|:)?|"
        rf"(?:all|each|any) of the|one of the) (?P<number>{_N}) {_DOSES}"
        rf"(?: (?:that )?(?:they|you|he|she|your \w+) (?:are|is) allowed| allowed)? {_IN_24}"
    ),
    later(
        rf"\b(?:maximum|most|limit)(?: (?:you|they|a child|your child) (?:can|may|should) "
        rf"(?:have|take|give|be given))? {_IN_24}(?: is|:)? (?P<number>{_N}) {_DOSES}"
    ),
    later(
        rf"\b(?P<number>{_N}) {_DOSES} {_IN_24} (?:is|are) the (?:very |absolute )?"
        r"(?:most|maximum|limit)\b"
    ),
)
"""How many doses a day are the most: "do not go over 6 doses in any 24 hours"."""
_OF_FEW = later(
    r"\b(?:if|some|unless|may be|can be|prescri\w+|doctor|pharmacist|nurse|hospital|specialist|"
    r"kidneys?|liver|pregnan\w+|elderly|older (?:people|adults)|weigh\w*|first|start\w*|then|"
    r"fewer than|extra[- ]strength|stud(?:y|ies)|trials?|days \w|tests?|check\w*|drinks?|feeds?|"
    r"wash\w*|slow|modified|extended)\b"
)
_FOR_ALL = later(
    r"\bif (?:it is )?(?:needed|necessary|required|(?:you|they) need(?: it| to)?)\b|"
    r"\bif (?:you|he|she|they|(?:your|a|the) (?:child|baby)|(?:some|any)(?:one|body))(?:'ve)? "
    r"(?:have |has |accidentally )*(?:take[ns]?|had|has|have|gave|gives?|given|gone|go|goes|"
    r"exceed(?:ed|s)?|swallow(?:ed|s)?)\b|\b(?:a|your) (?:pharmacist|doctor|gp) has told you"
)
"""Cases in which the limit is that of everybody."""
_CHILD = later(
    r"\b(?:child(?:ren)?|infants?|bab(?:y|ies)|toddlers?|teenagers?)\b|(?<!not )\baged\b"
)
_ADULT = later(r"\badults?\b|\bgrown-ups?\b|\b1[0-8] (?:years )?(?:and|or) (?:over|older|above)\b")
_WHOM = (("child", _CHILD), ("adult", _ADULT))
_UNLESS = later(UNLESS_TOLD)
_GAPS = (
    later(
        rf"\b(?:leave|wait|allow|keep|must be|should be|with) (?:at least |a gap of |a minimum of |"
        rf"about )*(?P<hours>{_N})(?: (?:to|or) {_N})? hours (?:between|apart|before (?:the next|"
        r"another|giving|taking|you))"
    ),
    later(rf"\bat least (?P<hours>{_N}) hours (?:between|apart)\b"),
)
_TIMES = later(rf"(?:\b(?:up to|{_N} (?:to|or)) )?(?P<most>{_N}) times (?:a|each|per|every) day\b")
_OTHER_DOSES = later(
    r"\b(?:some|paracetamol and ibuprofen|other medicines?|antacids?|indigestion|iron|calcium|milk|"
    r"paracetamol or|meal|eat\w*|food|may be able|specialist|prescribed|feeds?|wash\w*|brush\w*)\b"
)
_DAY = 24
_SO_MANY_DOSES = later(
    rf"(?<![\w.,/-])(?P<doses>{_N}) (?:separate |full |single )?doses\b(?: (?:a|per|each) day| in"
    rf" (?:any |a )?(?:24 hours|day))?\W{{0,3}}(?:(?:which|that|this) (?:is|means|makes)|i\.e\.|or|"
    rf"so|making|=)?(?: (?:up to|a total of|at most|no more than))*\W{{0,2}}"
    rf"(?P<pieces>{_N}) {_FORM}\b(?! (?:each|at a time|every))"
)
"""How many tablets the doses of a day are said to make: "4 doses, which is up to 8 tablets"."""
_EACH_TIME = later(
    rf"\b(?:take|swallow|have|dose is|dose:) (?P<count>{_N})"
    rf"(?: ?(?:or|to|-|\u2013) ?(?P<more>{_N}))? (?:\d[\d,.]* ?m?g )?{_FORM}\b"
)
_AMOUNT = later(r"\b\d[\d.,]* ?(?:mg|mcg|micrograms?)\b")


@rule(
    "consistency.too-many-in-a-day",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check how many may be taken in a day.",
    why="Readers who are in pain take the most that the page lets them take.",
    sources=["NHS medicines A to Z, how and when to take it: number of tablets in 24 hours"],
    examples=[
        Example(
            bad="Take 1 or 2 tablets up to three times a day. Do not take more than 12 tablets in"
            " 24 hours.",
            good="Take 1 or 2 tablets up to three times a day. Do not take more than 6 tablets in"
            " 24 hours.",
        ),
        Example(
            bad="Take two capsules twice a day.\n\nThe maximum is eight capsules a day.",
            good="Take two capsules twice a day.\n\nIf your doctor agrees, the maximum is eight"
            " capsules a day.",
        ),
        Example(
            bad="- Most in 24 hours: 6 tablets\n\nOn a bad day, 2 tablets with breakfast, 2 with"
            " lunch, 2 at teatime and 2 at bedtime.",
            good="- Most in 24 hours: 8 tablets\n\nOn a bad day, 2 tablets with breakfast, 2 with"
            " lunch, 2 at teatime and 2 at bedtime.",
        ),
        Example(
            bad="Never take more than 8 tablets (4 g) in 24 hours.\n\n- 7am: 2 tablets\n- noon: 2"
            " tablets\n- 5pm: 2 tablets\n- 10pm: 2 tablets\n- 3am, if you wake: 2 tablets",
            good="Never take more than 8 tablets (4 g) in 24 hours.\n\n- 7am: 2 tablets\n- noon:"
            " 2 tablets\n- 5pm: 2 tablets\n- 10pm: 2 tablets",
        ),
        Example(
            bad="# Paracetamol for babies\n\nGive it up to 4 times in 24 hours.\n\nDo not go"
            " past 6 doses in any 24 hours.",
            good="# Paracetamol for babies\n\nGive it up to 4 times in 24 hours.\n\nDo not go"
            " past 4 doses in any 24 hours.",
        ),
        Example(
            bad="# Ibuprofen\n\nNever take more than 3 doses in a day.\n\nRing 111 if you have"
            " taken more than five doses of ibuprofen in 24 hours.",
            good="# Ibuprofen\n\nAdults should not take more than 3 doses in a day.\n\nChildren"
            " can have up to four doses in 24 hours.",
        ),
        Example(
            bad="# Ibuprofen for children\n\nGive 5ml 3 times a day. Leave at least 6 hours between"
            " doses.\n\nNever give more than 6 doses in 24 hours.",
            good="# Ibuprofen for children\n\nGive 5ml 3 times a day. Leave at least 6 hours"
            " between doses.\n\nNever give more than 3 doses in 24 hours.",
        ),
        Example(
            good="# Paracetamol\n\nLeave at least 4 hours between doses. Do not take more than 4"
            " doses in 24 hours.",
        ),
        Example(
            bad="Take 1 or 2 capsules at a time.\n\nThat is at most 3 doses, or 9 capsules, a day.",
            good="Take 1 or 2 capsules at a time.\n\nThat is at most 3 doses, or 6 capsules, a"
            " day.",
        ),
        Example(
            good="# Ibuprofen\n\nTake up to 3 doses a day. If your doctor agrees, take up to 4"
            " doses a day.",
        ),
        Example(
            good="Take 1 or 2 tablets every 4 to 6 hours. Do not take more than 8 tablets in 24"
            " hours.",
        ),
    ],
    words=("tablets", "capsules", "caplets", "pills", "doses", "times"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where the only dose in tablets makes fewer than the stated most.

    Or where those of all meals together are more than that, or two numbers of doses are the most.
    """
    limits = list(_limits(page))
    told = list(_two_limits(page, limits)) or list(_beyond_the_gap(page, limits))
    yield from told
    yield from _beyond_the_doses(page)
    taken = [(_total(found), said) for found, said in sayings(page, _FORMS, (_TAKEN,), _APART)]
    most = [(_limit(found), said) for found, said in sayings(page, _FORMS, (_MOST,), _APART)]
    if len({number for number, _ in most}) != 1:
        return
    limit, there = most[0]
    for found, here in sayings(page, _FORMS, (_BY_MEALS,), _APART):
        if sum(value_of(part["count"]) for part in _PART.finditer(found[0])) > limit:
            yield from against(here, there)
            return
    yield from _by_the_clock(page, limit, there)
    if len({total for total, _ in taken}) == 1:
        total, here = taken[0]
        if limit > total and not here.is_beside(there):
            yield from against(there, here)


class _Limit(NamedTuple):
    """How many doses of a medicine are the most in a day."""

    number: float
    medicine: str
    whom: frozenset[str]
    """ "child" and "adult", and the amounts of its sentence."""
    said: Saying


def _two_limits(page: Page, limits: Sequence[_Limit]) -> Iterator[Match]:
    """Yield both of two places that let the same people have another number of doses a day."""
    for one, other in combinations(limits, 2):
        if one.number == other.number or one.said.is_beside(other.said):
            continue
        if one.medicine == other.medicine and (one.whom == other.whom or _for_children(page)):
            rest = [third for third in limits if third is not one and third is not other]
            known = {third.number for third in rest if third.medicine == one.medicine}
            if not known >= {one.number, other.number}:
                yield from against(other.said, one.said)
                return


def _beyond_the_gap(page: Page, limits: Sequence[_Limit]) -> Iterator[Match]:
    """Yield the most doses of a day, and the gap or the times a day that leave room for fewer."""
    limits = [one for one in limits if one.medicine == subject_medicine(page)]
    if len({one.number for one in limits}) != 1:
        return
    limit = limits[0]
    gaps = list(sayings(page, ("between", "apart", "wait", "leave"), _GAPS, _OTHER_DOSES))
    times = list(sayings(page, ("times",), (_TIMES,), _OTHER_DOSES))
    for room, where in ((_by_gap(gaps), gaps), (_by_times(times), times)):
        if room and limit.number > room and not where[0][1].is_beside(limit.said):
            yield from against(where[0][1], limit.said)
            return


def _beyond_the_doses(page: Page) -> Iterator[Match]:
    """Yield how many tablets some doses are said to be, and the dose, where that makes fewer."""
    said = list(sayings(page, ("doses",), (_SO_MANY_DOSES,), _CHILD))
    each = list(sayings(page, _FORMS, (_EACH_TIME,), _APART)) if said else []
    most = max((value_of(found["more"] or found["count"]) for found, _ in each), default=0)
    for found, there in said:
        if most and value_of(found["pieces"]) > value_of(found["doses"]) * most:
            here = next(one for hit, one in each if value_of(hit["more"] or hit["count"]) == most)
            if not here.is_beside(there):
                yield from against(here, there)
            return


def _by_gap(gaps: list[tuple[re.Match[str], Saying]]) -> float:
    """Return how many doses the shortest gap between two leaves room for in a day; 0 for any."""
    shortest = min((value_of(found["hours"]) for found, _ in gaps), default=0.0)
    return math.ceil(_DAY / shortest) if shortest else 0


def _by_times(times: list[tuple[re.Match[str], Saying]]) -> float:
    return max((value_of(found["most"]) for found, _ in times), default=0)


def _limits(page: Page) -> Iterator[_Limit]:
    for found, said in sayings(page, ("doses", "times"), MOST_DOSES):
        sentence = _FOR_ALL.sub(" ", _UNLESS.sub(" ", said.sentence))
        number = page.number_of(said.block)
        medicine = medicine_of(page, number, said.first, said.last)
        if medicine and not _OF_FEW.search(sentence):
            over = page.heading_over(said.block)
            about = f"{sentence} {over.folded if over is not None and over.level > 1 else ''}"
            whom = {name for name, word in _WHOM if word.search(about)}
            whom.update(amount[0].replace(" ", "") for amount in _AMOUNT.finditer(sentence))
            yield _Limit(value_of(found["number"]), medicine, frozenset(whom), said)


def _for_children(page: Page) -> bool:
    """Return whether all that a page says is on children."""
    return _CHILD.search(page.title.lower()) is not None and not _ADULT.search(page.folded)


def _by_the_clock(page: Page, limit: float, there: Saying) -> Iterator[Match]:
    """Yield the line of a plan for the day with which it comes to more than the stated most."""
    for items in _lists(page):
        total = 0.0
        for number, block in items:
            found = _BY_THE_CLOCK.match(block.folded)
            if found is None:
                break
            total += value_of(found["count"])
            if total > limit and (here := saying(page, number, 0, len(block.text))):
                yield from against(here, there)
                return


def _lists(page: Page) -> Iterator[list[tuple[int, Block]]]:
    """Yield the items of each list of a page, with their numbers among its blocks."""
    items = [(n, one) for n, one in enumerate(page.blocks) if one.kind is BlockKind.LIST_ITEM]
    for _, some in groupby(items, key=lambda item: item[1].group):
        yield list(some)


def _limit(found: re.Match[str]) -> float:
    return value_of(found["most"] or found["also"] or found["labelled"])


def _total(found: re.Match[str]) -> float:
    times = (found["most"] or found["times"]).split()[0]
    return value_of(found["more"] or found["count"]) * value_of(times)
