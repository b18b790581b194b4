"""What readers are told to wait with, and are let do at once: "no driving for 24 hours"."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, saying
from qa.finding import Level
from qa.page import sentences
from qa.patterns import later
from qa.quantities import times_in
from qa.rule import Example, rule
from qa.telling import groups_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_MATTERS = {
    "wet": r"show(?:er|ering)|bath(?:s|e|ing)?|swim\w*|wet|keep (?:\w+ ){1,4}dry|soak\w*|pool|"
    r"wash\w*|hot tub|ears? dry",
    "sex": r"sex|intercourse|contracepti\w+|unprotected|condoms?",
    "sport": r"sports?|exercis\w*|gym|run(?:ning)?|football|soccer|rugby|lift(?:ing)?|heavy|jog\w*|"
    r"tennis|golf|strenuous|cycl(?:e|ing)|boxing|workouts?|weights",
    "driving": r"driv(?:e|es|ing)|behind the wheel",
    "work": r"(?:to|off|at|from) work|to (?:the|your) (?:job|office)|desk",
    "school": r"(?:to|off|at|in|from) (?:school|nursery|class|day ?care|childcare)|nursery or "
    r"school|school or nursery",
    "alcohol": r"alcohol|wine|beer|cocktails?",
    "food": r"eat(?:ing)?|food|meals?|breakfast|lunch|dinner|supper|snacks?|sandwich\w*|solids?",
    "posture": r"upright|lie|lying|sit(?:ting)?|stand(?:ing)?|bed|flat|get up|getting up",
    "drink": r"drink(?:ing)?|water|fluids",
    "flying": r"fly(?:ing)?|flights?|air travel",
    "lenses": r"contact lenses|lenses",
    "make-up": r"make-?up|mascara|lotions?|creams?",
    "smoking": r"smok(?:e|ing)|cigarettes?|vap(?:e|ing)",
    "sun": r"sunbath\w*|sunbeds?|tanning|in the sun",
    "cover": r"dressings?|bandages?|plasters?|stockings?|splint|sling|cast",
    "give blood": r"give blood|donat\w+ blood|blood donation",
    "pregnancy": r"get(?:ting)? pregnant|try(?:ing)? for a baby|conceiv\w+",
}  # fmt: skip
_MATTER = {name: later(rf"\b(?:{words})\b") for name, words in _MATTERS.items()}
_WET = {
    "shower": later(r"\bshower"),
    "swim": later(r"\b(?:swim|pool)"),
    "bath": later(r"\b(?:bath|soak|hot tub)"),
}
_WAITS = later(
    r"\b(?:do not|don't|avoid\w*|must not|should not|shouldn't|cannot|can't|no|not|keep|stay|"
    r"wait|leave|rest|"
    r"only after|at least|need|use|lie|sit|remain|without|refrain\w*|off|stop)\b"
)
_LETS = later(
    r"\b(?:can(?!not)|may|back (?:at|in|to|on|behind)|(?:go|return|goes|returns|drive) (?:back "
    r")?to|"
    r"most (?:people|patients|children|women|men|of (?:our )?patients) (?:\w+ )?(?:drive|go|eat|"
    r"fly|"
    r"swim|return|run|work|shower)|(?:is|are|it's|it is) (?:\w+ )?(?:fine|safe|ok|okay|allowed)|"
    r"free to|feel "
    r"free|go ahead|"
    r"no need to wait|good (?:idea|plan|time))\b"
    r"|\A\W*(?:have|eat|drink|stand|get|shower|swim|take|go|enjoy|drive|lie|put|wear|start|keep)\b"
)
_FORBIDS = later(
    r"\b(?:not|never|n't|avoid|nor|cannot|until|unless|if|except|some|only|may feel|might|ask|"
    r"after that|call|tell|contact|sooner than|before (?:you|your|the) (?:can|may)|instead)\b|\?"
)
_AT_ONCE = later(
    r"\b(?:straight ?away|right away|immediately|at once|(?:on )?the same (?:day|evening|night|"
    r"afternoon)|that "
    r"(?:very )?(?:evening|night|day)|as soon as (?!you (?:feel|are ready|are able|want|like|wish|"
    r"can))|"
    r"right after|"
    r"straight after|on (?:the|your) way home|the minute|within (?:minutes|the hour)|from (?:the "
    r")?day one)\b"
)
_UP_TO_IT = later(
    r"\b(?:right )?(?:up (?:to|until)|until) (?:the (?:moment|minute|time)|you (?:are called|go "
    r"in|come in|"
    r"arrive|leave))\b"
)
_AS_YOU_LIKE = later(
    r"\bif you (?:are (?:tired|hungry|thirsty|busy|bored|in a hurry)|like|want(?: to)?|wish|"
    r"prefer)\b"
)
_UNTIL_NEXT_DAY = later(
    r"\b(?:until|before|till) (?:(?:the )?(?:next|following) (?:day|morning)|tomorrow|"
    r"the (?:day|morning) after)\b"
)
_WAIT_BEFORE = later(r"\bwait\b[^.;,]{0,30}\Z")
_NEXT_DAY = later(
    r"\b(?:from )?(?:(?:the )?(?:next|following) (?:day|morning)|the day after|the morning after)\b"
)
_POINT = later(r"\b(?:from|after|by|until|on)\W*\Z")
_POINT_REACH = 12
_NTH = later(r"(?:the \w+ (?:day|week|month)|(?:day|week|month) \w+)\b")
_RELATION = (
    ("before", later(r" (?:or (?:so|more) )?(?:before|beforehand|ahead)\b"), None),
    (
        "after",
        later(r" (?:after|afterwards|later)\b"),
        later(r"\bwithin (?:the )?(?:first )?\W*\Z"),
    ),
    (
        "after",
        None,
        later(
            r"\b(?:for|at least|about|first|next|another|around|of|in|within)(?: (?:the|a|an|"
            r"about|"
            r"at|"
            r"least|first|next|"
            r"full|around|another|up|to))*\W*\Z"
        ),
    ),
)
_CASES = frozenset({"child", "pregnant", "severe", "if", "study", "older"})
_YOUR_CHILD = later(r"\b(?:your child|most children|children(?= (?:can|may|are able)\b))(?!')\b")
_BANS = later(
    r"\b(?:do not|don't|must not|mustn't|should not|shouldn't|cannot|can't|avoid\w*|no|stay off|"
    r"keep off|wait|refrain from|away from|stay away from|stop)\b[^.;,]{0,25}\Z"
)
_ALLOWS = later(
    r"\b(?:can|may|are able to|will be able to|free to|safe to|ok to|fine to|back|return|returns|"
    r"go|"
    r"start|resume)\b[^.;,]{0,25}\Z"
)
_SEVERAL = later(
    r"\b(?:if|unless|may|some|at least|first|more than|light|gentle|heavy|desk|then|or (?:more|"
    r"longer)|each|every|a (?:day|week)|sedat\w+|an?a?esthe\w+|alcohol|flights?|hours? of|for "
    r"(?:an|"
    r"\d+|two|three) (?:hours?|minutes))\b"
)
"""With one of these two times may be for two things, such as a desk job and a heavy one."""
_DAY = 1440.0
_SLACK = 1.9
_LEAST = 2
"""Minutes."""
_MOST_WORDS = 3000
"""On a page with more, one matter comes with many treatments."""


class _Claim(NamedTuple):
    matter: str
    relation: str
    """Before or after what the time is counted from."""
    minutes: float
    said: Saying
    is_plain: bool
    """It is the very thing that the sentence forbids, or allows."""


@rule(
    "consistency.too-soon",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check how long readers should wait.",
    why="Readers who may do it at once will not wait as long as is safe.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Do not drive for 24 hours after the sedation.\n\nYou can drive home straight"
            " after the test.",
            good="Do not drive for 24 hours after the sedation.\n\nAfter that you can drive as"
            " soon as you feel well.",
        ),
        Example(
            bad="Keep the dressing dry for 48 hours.\n\nYou can shower the same evening.",
            good="Keep the dressing dry for 48 hours.\n\nYou can shower after two days.",
        ),
        Example(
            bad="Do not eat for 6 hours before the test.\n\nHave a good breakfast an hour before"
            " you come.",
            good="Do not eat for 6 hours before the test.\n\nYou can drink water until two hours"
            " before it.",
        ),
        Example(
            bad="You can drive 4 weeks after the operation.\n\nYou can drive 10 days after the"
            " operation.",
            good="You can drive 4 weeks after the operation.\n\nYou can sit in a car 10 days"
            " after the operation.",
        ),
        Example(
            bad="Do not drive until the next day.\n\nMost people drive home the same evening.",
            good="Do not drive until the next day.\n\nMost people eat a meal the same evening.",
        ),
    ],
    words=("minute", "hour", "day", "week", "month"),
    beside=[
        ("avoid", "stop", "back ", "can ", "may ", " not ", "n't ", "keep ", "stay ", "wait",
         "leave ", "rest ", "at least", "need ", "without", "refrain", "off ", "lie ", "sit ",
         "remain", "no ", "use "),
    ],
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield a sentence that lets readers do at once what another makes them wait with."""
    if page.type == "professional" or page.word_count > _MOST_WORDS:
        return
    waits: list[_Claim] = []
    lets: list[_Claim] = []
    for number, block in enumerate(page.blocks):
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            is_wait = _is_wait(text)
            claims = waits if is_wait else lets
            claims += _claims(page, number, text, first, is_wait=is_wait)
    told: set[str] = set()
    for wait in waits:
        for let in lets:
            if wait.matter not in told and _is_too_soon(wait, let):
                told.add(wait.matter)
                yield from against(let.said, wait.said)
    for some in (waits, lets):
        for one, other in combinations(some, 2):
            if one.matter not in told and _are_two_times(one, other):
                told.add(one.matter)
                yield from against(one.said, other.said)


def _is_too_soon(wait: _Claim, let: _Claim) -> bool:
    if wait.matter != let.matter or wait.said.is_beside(let.said):
        return False
    if let.relation and let.relation != wait.relation:
        return False
    if wait.matter == "wet" and _are_two_ways_of_getting_wet(wait.said.sentence, let.said.sentence):
        return False
    return _are_of_one_case(wait, let) and let.minutes * _SLACK < wait.minutes


def _are_two_ways_of_getting_wet(one: str, other: str) -> bool:
    """Return whether each names ways, such as a shower, of which the other names none."""
    ways = [{name for name, words in _WET.items() if words.search(text)} for text in (one, other)]
    return all(ways) and ways[0].isdisjoint(ways[1])


def _are_two_times(one: _Claim, other: _Claim) -> bool:
    """Return whether two sentences that both forbid, or both allow, give two times for it."""
    if one.matter != other.matter or one.relation != other.relation or not one.relation:
        return False
    if not (one.is_plain and other.is_plain) or one.said.is_beside(other.said):
        return False
    if not _are_of_one_case(one, other):
        return False
    if _SEVERAL.search(one.said.sentence) or _SEVERAL.search(other.said.sentence):
        return False
    low, high = sorted((one.minutes, other.minutes))
    return 0 < low * _SLACK < high


def _are_of_one_case(one: _Claim, other: _Claim) -> bool:
    groups = [groups_in(_YOUR_CHILD.sub("you", claim.said.sentence)) for claim in (one, other)]
    return not (groups[0] ^ groups[1]) & _CASES


def _claims(page: Page, number: int, text: str, first: int, *, is_wait: bool) -> Iterator[_Claim]:
    """Yield what a folded sentence says of when each of its matters may be."""
    if is_wait:
        when = _waits(text)
        if when is None or when[1] < _LEAST:
            return
    else:
        when = _soon(text)
        if when is None or not _LETS.search(text):
            return
        if _FORBIDS.search(_AS_YOU_LIKE.sub("", text)):
            return
    relation, minutes, start, end = when
    for name, words in _MATTER.items():
        hit = words.search(text)
        if hit is None:
            continue
        said = saying(page, number, first + min(hit.start(), start), first + max(hit.end(), end))
        if said is not None:
            ahead = _BANS if is_wait else _ALLOWS
            is_plain = ahead.search(text[: hit.start()]) is not None
            yield _Claim(name, relation, minutes, said, is_plain)


def _is_wait(text: str) -> bool:
    at_once = _AT_ONCE.search(text) or _UP_TO_IT.search(text)
    return at_once is None and _WAITS.search(text) is not None


def _waits(text: str) -> tuple[str, float, int, int] | None:
    """Return relation, minutes and place of the time that a sentence makes readers wait."""
    if found := _UNTIL_NEXT_DAY.search(text):
        return "after", _DAY, *found.span()
    when = _when(text)
    if when is not None and when[0] == "before" and _WAIT_BEFORE.search(text[: when[2]]):
        return "after", *when[1:]
    return when


def _soon(text: str) -> tuple[str, float, int, int] | None:
    """Return relation, minutes and place of the time from which a sentence lets readers do it."""
    if found := _UP_TO_IT.search(text):
        return "before", 0.0, *found.span()
    if found := _AT_ONCE.search(text):
        return "after", 0.0, *found.span()
    if found := _NEXT_DAY.search(text):
        return "after", _DAY, *found.span()
    return _when(text)


def _when(text: str) -> tuple[str, float, int, int] | None:
    """Return the only time of a sentence, with how it stands to what it is counted from."""
    times = list(times_in(text))
    if len(times) != 1 or math.isinf(times[0].high):
        return None
    time = times[0]
    before = text[: time.start]
    if _POINT.search(before[-_POINT_REACH:]) and _NTH.match(text, time.start):
        return "after", time.low, time.start, time.end
    for name, behind, ahead in _RELATION:
        if (behind and behind.match(text, time.end)) or (ahead and ahead.search(before)):
            return name, time.low, time.start, time.end
    return None
