"""What readers are told to wait with, and are let do at once: "no driving for 24 hours"."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import UNLESS_TOLD, against, saying
from qa.finding import Level
from qa.page import sentence_around, sentences
from qa.patterns import later
from qa.quantities import times_in
from qa.rule import Example, rule
from qa.telling import groups_in, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_MATTERS = {
    "wet": r"show(?:er|ering)|bath(?:s|e|ing)?|swim\w*|wet|keep (?:\w+ ){1,4}dry|soak\w*|pool|"
    r"wash\w*|hot tub|ears? dry",
    "sex": r"sex|intercourse|contracepti\w+|unprotected|condoms?",
    "sport": r"rest (?:the|your) (?:\w+ )?(?:knee|ankle|leg|foot|hip|arm|shoulder|elbow|wrist|back|"
    r"muscles?)|sports?|exercis\w*|gym|run(?:ning)?|football|soccer|rugby|lift(?:ing)?|heavy|"
    r"jog\w*|"
    r"tennis|golf|strenuous|cycl(?:e|ing)|boxing|workouts?|weights",
    "driving": r"driv(?:e|es|ing)(?! (?:you|them|him|her)\b)|behind the wheel",
    "work": r"(?:to|off|at|from) work|to (?:the|your) (?:job|office)|desk",
    "school": r"(?:to|off|at|in|from) (?:school|nursery|class|day ?care|childcare)|nursery or "
    r"school|school or nursery",
    "alcohol": r"alcohol|wine|beer|cocktails?",
    "food": r"eat(?:ing)?|foods?|meals?|breakfast|lunch|dinner|supper|snacks?|sandwich\w*|solids?",
    "posture": r"upright|lie|lying|sit(?:ting)?|stand(?:ing)?|bed|flat|get up|getting up",
    "drink": r"drink(?:ing)?|water|fluids",
    "flying": r"fly(?:ing)?|flights?|air travel",
    "lenses": r"contact lenses|lenses",
    "rinsing": r"rins(?:e|ing)|gargl(?:e|ing)|mouthwash|swill(?:ing)?",
    "brushing": r"brush(?:ing)? (?:your|the|them|those)|brushing",
    "antihistamines": r"antihistamines?",
    "painkillers": r"ibuprofen|aspirin|anti-inflammator(?:y|ies)|nsaids?",
    "hair removal": r"wax(?:ed|ing)? (?:or|the|your|any)|waxed|waxing|pluck(?:ed|ing)?|epilat\w+",
    "hair dye": r"dye(?:d|ing)?(?: your)? hair|hair dye",
    "piercing": r"earrings?|piercings?|jewell?e?ry",
    "tampons": r"tampons?",
    "coffee": r"coffee|tea|caffeine|cola",
    "bending": r"bend(?:ing)?(?: down| over| forwards?)?|stretch(?:ing|es)?",
    "scrub": r"scrub(?:s|bing)?|exfoliat\w+|peel(?:s|ing)?",
    "nose blowing": r"blow(?:ing)? your nose",
    "make-up": r"make-?up|mascara|lotions?|creams?",
    "smoking": r"smok(?:e|ing)|cigarettes?|vap(?:e|ing)",
    "sun": r"sunbath\w*|sunbeds?|tanning|in the sun",
    "cover": r"dressings?|bandages?|plasters?|stockings?|splint|sling|cast",
    "give blood": r"give blood|donat\w+ blood|blood donation",
    "pregnancy": r"get(?:ting)? pregnant|try(?:ing)? for a baby|conceiv\w+",
}  # fmt: skip
_BEFOREHAND = frozenset(
    ("lenses", "antihistamines", "painkillers", "hair removal", "hair dye", "make-up", "alcohol",
     "smoking", "sun", "sex", "scrub", "coffee")
)  # fmt: skip
"""What is left off before a test or a treatment; food comes in kinds of which some may be had."""
_TOLD = later(UNLESS_TOLD)
_PRONOUN = later(r"\b(?:them|it|these|this)\b")
_MATTER = {name: later(rf"\b(?:{words})\b") for name, words in _MATTERS.items()}
_WET = {
    "shower": later(r"\bshower"),
    "swim": later(r"\b(?:swim|pool)"),
    "bath": later(r"\b(?:bath|soak|hot tub)"),
}
_OBJECT = later(
    r"\b(?:do not|don't|must not|mustn't|should not|shouldn't|avoid) (?:wear|use|apply|put on|have|"
    r"wearing|using|applying|putting on|having) (?:any |your |an? |the )*(?P<what>[a-z][a-z-]{4,}) "
    r"(?:for|until|before|within|in the) "
)
_RARE = 1.8
_WAITS = later(
    r"\b(?:do not|don't|avoid\w*|must not|should not|shouldn't|cannot|can't|no|not|keep|stay|"
    r"wait|leave|rest|nothing|"
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
    r"|\A\W*(?:have|eat|drink|stand|get|shower|swim|take|go|enjoy|drive|lie|put|wear|start|keep|"
    r"brush|"
    r"rinse|use|begin|remove)\b"
)
_FORBIDS = later(
    r"\b(?:not|never|n't|avoid|nor|cannot|until|unless|if|except|some|only|may feel|might|ask|"
    r"after that|call|tell|contact|911|999|112|er|a&e|emergency|urgent\w*|bleed\w*|vomit\w*|"
    r"sooner than|before (?:you|your|the) (?:can|may)|instead)\b|\?"
)
_AT_ONCE = later(
    r"\b(?:straight ?away|right away|immediately|at once|(?:on )?the same (?:day|evening|night|"
    r"afternoon)|that "
    r"(?:very )?(?:evening|night|day)|as soon as (?!you (?:feel|are ready|are able|want|like|wish|"
    r"can))|"
    r"right after|"
    r"straight after|on (?:the|your) way home|the minute|within (?:minutes|the hour)|from (?:the "
    r")?(?:very )?(?:day one|first day)|(?:when|once) (?:the|your|it|this) ?(?:test|scan|"
    r"procedure|operation|examination|treatment|session|appointment|injection)? (?:is (?:over|done|"
    r"finished|complete)|has finished|ends)|before you (?:leave|go home))\b"
)
_DAY_BEFORE = later(r"\b(?:the (?P<part>night|evening|day|afternoon)|(?P<eve>last thing)) before\b")
_ON_THE_DAY = later(
    r"\b(?:on|until|up to) the (?:very )?(?:morning|day) (?:of|before) (?:the|your|an?|this) \w+"
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
_HALF_A_DAY = 720.0
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
        Example(
            bad="Stay out of the bath and the pool for 2 weeks.\n\nYou can have a bath straight"
            " away.",
            good="Stay out of the bath and the pool for 2 weeks.\n\nGo to the ER for bleeding that"
            " soaks a pad in an hour.",
        ),
        Example(
            bad="Do not gargle for the first 24 hours.\n\nBegin to gargle with salt water as soon"
            " as you are back.",
            good="Do not gargle for the first 24 hours.\n\nBegin to sip cool water as soon as you"
            " are back.",
        ),
        Example(
            bad="Antihistamines spoil the patch test. Stop taking them 5 days before it, unless we"
            " tell you otherwise.\n\nYou can have an antihistamine on the morning of the test.",
            good="Antihistamines spoil the patch test. Stop taking them 5 days before it, unless we"
            " tell you otherwise.\n\nYou can have a bath on the morning of the test.",
        ),
        Example(
            bad="Leave hard contact lenses out for 2 weeks before the scan.\n\nRemove your lenses"
            " the evening before the scan.",
            good="Leave hard contact lenses out for 2 weeks before the scan.\n\nRemove your nail"
            " varnish the evening before the scan.",
        ),
        Example(
            bad="Do not wear deodorant for 24 hours after laser.\n\nPut your deodorant on as usual"
            " before you leave.",
            good="Do not wear deodorant for 24 hours after laser.\n\nPut your shirt on as usual"
            " before you leave.",
        ),
    ],
    words=("minute", "hour", "day", "week", "month"),
    beside=[
        ("avoid", "stop", "back ", "can ", "may ", " not ", "n't ", "keep ", "stay ", "wait",
         "leave ", "rest ", "at least", "need ", "without", "refrain", "off ", "lie ", "sit ",
         "remain", "no ", "nothing", "use "),
    ],
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield a sentence that lets readers do at once what another makes them wait with."""
    if page.type == "professional" or page.word_count > _MOST_WORDS:
        return
    waits: list[_Claim] = []
    lets: list[_Claim] = []
    matters = _MATTER | _banned(page)
    for number, block in enumerate(page.blocks):
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            is_wait = _is_wait(text)
            claims = waits if is_wait else lets
            claims += _claims(page, matters, (number, first, text), is_wait=is_wait)
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
    said = [_TOLD.sub("", claim.said.sentence) for claim in (one, other)]
    groups = [groups_in(_YOUR_CHILD.sub("you", text)) for text in said]
    return not (groups[0] ^ groups[1]) & _CASES


def _banned(page: Page) -> dict[str, re.Pattern[str]]:
    """Return what a page asks readers not to use or have for a time, where that word is rare."""
    found = {
        hit["what"]
        for block in page.blocks
        for hit in _OBJECT.finditer(block.folded)
        if told_by(hit["what"]) >= _RARE
    }
    known = tuple(_MATTER.values())
    return {
        what: later(rf"\b{what}\b")
        for what in sorted(found)
        if not any(words.search(what) for words in known)
    }


def _claims(
    page: Page,
    matters: Mapping[str, re.Pattern[str]],
    place: tuple[int, int, str],
    *,
    is_wait: bool,
) -> Iterator[_Claim]:
    """Yield what a sentence, folded and with its place, says of when each matter may be."""
    number, first, text = place
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
    is_near = not is_wait and _shortly_before(text) is not None and _when(text) is None
    named = text
    if is_wait and not any(words.search(text) for words in _MATTER.values()):
        named = _with_last(page, number, text, first)
    for name, words in matters.items():
        hit = words.search(text)
        if hit is None and named is not text and name in _BEFOREHAND:
            hit = _PRONOUN.search(text) if words.search(named) else None
        if hit is None or (is_near and name not in _BEFOREHAND):
            continue
        said = saying(page, number, first + min(hit.start(), start), first + max(hit.end(), end))
        if said is not None:
            ahead = _BANS if is_wait else _ALLOWS
            is_plain = ahead.search(text[: hit.start()]) is not None
            yield _Claim(name, relation, minutes, said, is_plain)


def _with_last(page: Page, number: int, text: str, first: int) -> str:
    """Return the sentence before one that names nothing but "them", or that one itself."""
    if not first or not _PRONOUN.search(text):
        return text
    block = page.blocks[number]
    start, end = sentence_around(block.plain, first - 2)
    return block.folded[start:end]


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
    return _when(text) or _shortly_before(text)


def _shortly_before(text: str) -> tuple[str, float, int, int] | None:
    """Return relation, minutes and place of "the night before" or "on the morning of the test"."""
    if found := _DAY_BEFORE.search(text):
        return "before", _DAY, *found.span()
    if found := _ON_THE_DAY.search(text):
        return "before", _HALF_A_DAY, *found.span()
    return None


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
