"""One medicine taken once a day here and twice a day there, or in the morning and at night."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.daily_maximum import medicine_of, medicine_of_or_before
from qa.checks.consistency.sayings import against, saying, sayings
from qa.context import is_negated
from qa.finding import Level
from qa.frequencies import frequencies_in
from qa.medicines import mentions
from qa.number_words import value_of
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_TAKES = later(
    r"\b(?:takes?|taken|taking|used?|using|puts?|inject(?:s|ed)?|swallow(?:s|ed)?|appl(?:y|ied)|"
    r"given|doses?|tablets?|capsules?|drops?|sprays?|puffs?)\b"
)
CASES = later(
    r"\b(?:if|unless|except|starts?|starting|started|begin\w*|first(?! thing)|increase\w*|"
    r"reduc\w+|lower\w*|rais\w+|"
    r"up to|maximum|at most|no more|not more|may|can|might|could|some(?:times)?|others?|another|"
    r"miss\w*|"
    r"forg[eo]t\w*|check\w*|test(?:s|ed|ing)?|monitor\w*|wash\w*|measur\w*|weigh\w*|visits?|"
    r"exercis\w+|eat\w*|"
    r"drink\w*|child\w*|"
    r"bab(?:y|ies)|slow|modified|extended|prolonged|release|xl|xr|mr|er|sr|liquid|inject\w*|then|"
    r"instead|either|or|depend\w*|mg|mcg|micrograms?|severe\w*|flare\w*|attacks?|pregnan\w+|"
    r"stud\w+|"
    r"trials?|compared|used to|brush\w*|moisturi[sz]\w+|patch\w*|gel|cream|for \w+ (?:days|weeks)|"
    r"after \w+ (?:days|weeks)|weeks? \d|day \d|days|hours?|when(?:ever)? (?:you(?! (?:wake|"
    r"get up|go to bed))|needed|"
    r"necessary|required|it hurts)|as needed|only|also|folic)\b|\?"
)
_TIMES = (
    (
        "morning",
        later(
            r"\b(?:in the morning|(?:each|every) morning|first thing|when you (?:get up|wake)|on "
            r"waking)\b"
        ),
    ),
    (
        "night",
        later(
            r"\b(?:in the evening|(?:each|every) (?:evening|night)|at (?:night|bedtime)|before "
            r"(?:you go to )?"
            r"bed(?:time)?|last thing)\b"
        ),
    ),
)
_SLACK = 1.4
_A_DAY = 24
_MOST = 12


_ONLY_AT = later(
    r"\b(?:only (?:ever )?(?:taken|used|given)|(?:taken|used|given) only) (?P<when>once a day|at "
    r"bedtime|"
    r"at night|in the (?:morning|evening)|each (?:morning|evening|night)|every (?:morning|evening|"
    r"night))"
)
_BETWEEN = later(
    r"\b(?P<hours>\d{1,2}|four|six|eight|twelve|twenty-four) hours between (?:your |the |each |two "
    r")?"
    r"(?:(?:two|three|four|daily) )?doses\b|"
    r"\b(?:take|space|keep|spread|have) (?:your|the|both|each|two|these) (?:\w+ )?(?:doses|tablets|"
    r"capsules) (?:about |around |roughly |out |at least )*(?P<apart>8|10|12|eight|ten|twelve) "
    r"hours apart\b"
)
_ONE_DAILY = later(
    r"\b(?:your|the|this) (?:one|single|only|one and only) (?:daily|once-daily) (?:tablet|capsule|"
    r"pill|dose|injection|puff|drop)\b|\b(?:your|the|both|these) (?:two|both|twice-daily)"
    r"(?: daily)? (?:tablets|capsules|pills|doses) (?:of the|each|a|every|for the) day\b|"
    r"\b(?:your|the) (?:tablet|capsule|pill|dose) for the (?:whole )?day\b"
)
_BOTH = later(
    r"\b(?:one|1|two|2|a|half a|half)(?: \w+)? (?:(?:each |every |first thing )?(?:in the )"
    r"?morning|"
    r"(?:with|at|after) breakfast),? and (?:one|another|1|two|2|a second|the other|the second|"
    r"half|a)"
    r"(?: \w+)? (?:(?:each|every|in the) evening|at night|at bedtime|before bed|(?:each|every) "
    r"night|"
    r"(?:with|at|after) (?:your |the )?(?:evening meal|dinner|supper|tea))\b"
)
_IS_HARM = later(
    r"\b(?:kill\w*|die[sd]?|dying|deaths?|fatal\w*|deadly|danger\w*|poison\w*|toxic\w*|overdos\w*|"
    r"harm(?:s|ed|ful)?|mistak\w*|by accident|accidentally|too (?:much|often))\b"
)
"""What a sentence warns of, which is no way to take anything: "Taking it daily has killed"."""
_SO = later(
    r"\b(?:so (?:that )?(?:you|it|they)|because|otherwise|to (?:avoid|stop|save|keep you))\b"
)
_TWO = later(r" (?:and(?! only)|two|both|twice-daily) ")
_AS_A_NAME = later(r"\b(?:once|twice|\w+-times)-(?:a-day|daily)\b|\bonce-daily\b")


class _Way(NamedTuple):
    """How one medicine is taken: so often, or at a time of day."""

    medicine: str
    low: float
    """Times a day, as `high`; 0 where only the time of day is said."""
    high: float
    time: str
    groups: frozenset[str]
    said: Saying


@rule(
    "consistency.different-rhythm",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check how %s is taken.",
    why="Readers who take a medicine twice as often as they should, or at the wrong time, come to"
    " harm.",
    sources=["NHS medicines A to Z, how and when to take it: how often, and at what time of day"],
    examples=[
        Example(
            bad="Latanoprost is used once a day, in the evening.\n\nIf you use latanoprost, put in"
            " one drop each morning and each night.",
            good="Latanoprost is used once a day, in the evening.\n\nIf you use latanoprost, put in"
            " one drop each night.",
        ),
        Example(
            bad="# Sertraline\n\nSertraline is taken once a day.\n\nTake your sertraline three"
            " times a day with meals.",
            good="# Sertraline\n\nSertraline is taken once a day.\n\nYour doctor may ask you to"
            " take sertraline twice a day. Brush your teeth twice a day.",
        ),
        Example(
            bad="# Rivaroxaban\n\nTake your doses about 12 hours apart.\n\nChoose a good time,"
            " such as breakfast, and have your one daily tablet then.",
            good="# Rivaroxaban\n\nTake your doses about 24 hours apart.\n\nChoose a good time,"
            " such as breakfast, and have your one daily tablet then.",
        ),
        Example(
            bad="# Apixaban\n\nThe usual dose of apixaban is taken twice a day.\n\nWith a tablet "
            "that"
            " is only taken at bedtime, this is easy to put right.",
            good="# Apixaban\n\nThe usual dose of apixaban is taken twice a day.\n\nWith a tablet"
            " that is only taken with water, this is easy to put right.",
        ),
        Example(
            bad="Take simvastatin in the evening.\n\nSwallow your simvastatin first thing in the"
            " morning.",
            good="Take simvastatin in the evening.\n\nSwallow your ramipril first thing in the"
            " morning.",
        ),
        Example(
            bad="# Carvedilol\n\nCarvedilol is taken once a day.\n\nSwallow one tablet with"
            " breakfast and another with your evening meal.",
            good="# Carvedilol\n\nCarvedilol is taken once a day.\n\nSwallow one tablet with"
            " breakfast and drink a glass of water with it.",
        ),
        Example(
            bad="# Indapamide\n\nTake your tablet in the morning, so that you need not get up at"
            " night.\n\nThe tablet should be taken at bedtime.",
            good="# Indapamide\n\nTake your tablet in the morning, so that you need not get up at"
            " night.\n\nYou may take other tablets at bedtime.",
        ),
        Example(
            good="# Methotrexate\n\nTake methotrexate once a week. Never every day. Taking it daily"
            " has killed people.\n\nTake methotrexate on the same day each week.",
        ),
        Example(
            good="# Risedronate\n\nTake one 35mg tablet once a week.\n\nTake one 5mg tablet every"
            " day.",
        ),
    ],
    words=("day", "daily", "week", "morning", "evening", "night", "bedtime"),
    beside=[
        ("medicine", "take", "use", "put", "inject", "swallow", "apply", "dose", "tablet", "drop")
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences on taking one medicine with rhythms, or times, that differ."""
    if page.type == "professional" or not mentions(page):
        return
    by_medicine: dict[str, list[_Way]] = {}
    for way in (*_rhythms(page), *_in_other_words(page), *_times(page)):
        by_medicine.setdefault(way.medicine, []).append(way)
    for medicine, ways in by_medicine.items():
        if 1 < len(ways) <= _MOST:
            for one, other in combinations(ways, 2):
                if _differ(one, other):
                    yield from against(one.said, other.said, medicine)
                    break


def _differ(one: _Way, other: _Way) -> bool:
    if one.said.is_beside(other.said) or one.groups != other.groups:
        return False
    if _strengths(one).isdisjoint(_strengths(other)) and _strengths(one) and _strengths(other):
        return False
    if one.time or other.time:
        return bool(one.time and other.time) and one.time != other.time
    low, high = sorted((one, other), key=lambda way: way.low)
    return low.high * _SLACK < high.low


def _strengths(way: _Way) -> set[str]:
    return {found[0].replace(" ", "") for found in _AMOUNT.finditer(way.said.sentence)}


def _rhythms(page: Page) -> Iterator[_Way]:
    for number, block in enumerate(page.blocks):
        if not _TAKES.search(block.folded):
            continue
        for one in frequencies_in(block.folded):
            way = _way(page, saying(page, number, one.start, one.end))
            if way is not None:
                # "daily" leaves open how often in a day
                is_loose = one.low == one.high == 1 and not way.said.text.lower().startswith("once")
                yield way._replace(low=one.low, high=_A_DAY if is_loose else one.high)


def _in_other_words(page: Page) -> Iterator[_Way]:
    """Yield "only taken at bedtime", "eight hours between doses" and "a once-a-day medicine"."""
    signs = ("only", "hours between", "hours apart", "daily", "-day", " day", "morning",
             "breakfast")  # fmt: skip
    places = (
        *sayings(page, signs[:-2], (_ONLY_AT, _BETWEEN, _AS_A_NAME, _ONE_DAILY), _IF),
        *sayings(page, signs[-2:], (_BOTH,), _FOR_SOME),
    )
    for found, said in places:
        if _NOT.search(found.string, said.first, found.start()):
            continue
        if medicine := medicine_of(page, page.number_of(said.block), said.first, said.last):
            often = _often(found)
            yield _Way(medicine, often, often, "", frozenset(), said)


def _often(found: re.Match[str]) -> float:
    """Return how often a day is meant."""
    groups = found.groupdict()
    if hours := groups.get("hours") or groups.get("apart"):
        return _A_DAY / (value_of(hours) or _A_DAY)
    is_twice = found[0].startswith("twice") or _TWO.search(found[0]) is not None
    return 2.0 if is_twice else 1.0


def _times(page: Page) -> Iterator[_Way]:
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in _SIGNS_OF_TIME):
            continue
        for name, pattern in _TIMES:
            for found in pattern.finditer(block.folded):
                way = _way(page, saying(page, number, *found.span()))
                if way is None or _SO.search(block.folded, way.said.first, found.start()):
                    continue
                if not _says_another(_SO.split(way.said.sentence)[0], name):
                    yield way._replace(time=name)


def _says_another(sentence: str, name: str) -> bool:
    return any(pattern.search(sentence) for other, pattern in _TIMES if other != name)


def _way(page: Page, said: Saying | None) -> _Way | None:
    """Return which medicine a sentence says is taken by everybody; None for special cases."""
    if said is None or is_negated(said.block, said.start, said.end):
        return None
    if _IS_HARM.search(said.sentence):
        return None
    sentence = _IF_YOU_TAKE.sub("", said.sentence)
    if (reason := _SO.search(sentence)) and reason.start() > said.end - said.first:
        sentence = sentence[: reason.start()]
    if _USUAL_DOSE.search(sentence):
        sentence = _AMOUNT.sub(" ", sentence, count=1)
    if not _TAKES.search(sentence) or _is_of_a_case(page, sentence):
        return None
    number = page.number_of(said.block)
    medicine = medicine_of_or_before(page, number, said.first, said.last)
    groups = groups_in(sentence) - _SAYS_NOTHING
    return _Way(medicine, 0, 0, "", groups, said) if medicine else None


def _is_of_a_case(page: Page, sentence: str) -> bool:
    """Return whether a sentence is for a case; a form that the title names is none."""
    title = page.title.lower()
    words = (found[0] for found in CASES.finditer(_ONCE_OR_TWICE.sub("", sentence)))
    return any(word not in _FORMS or word not in title for word in words)


_FORMS = frozenset({"cream", "gel", "patch", "patches", "liquid"})
_ONCE_OR_TWICE = later(
    r"\b(?:once|twice|two|one|\d) (?:or|to) (?:twice|three|four|\d)(?: times)?\b"
)
_NOT = later(r"\b(?:not|never|no longer|n't)\b")
_IF = later(r"\b(?:if|unless|some|may|other|another|tablets? or|brands?|slow|modified|child\w*)\b")
_FOR_SOME = later(r"\b(?:if|unless|some|may|might|can|or|brands?|child\w*|start\w*|then|up to)\b")
_SIGNS_OF_TIME = ("morning", "night", "evening", "bed", "first thing", "waking", "get up")
_SAYS_NOTHING = frozenset({"route", "later", "first"})
_USUAL_DOSE = later(r"\b(?:usual|normal|standard|recommended) (?:adult )?dose\b")
_AMOUNT = later(r"\b\d[\d.]* ?(?:mg|mcg|micrograms?)\b")
_IF_YOU_TAKE = later(
    r"\bwith or without (?:food|meals?)\b|\bif you (?:need|use|take|are (?:given|prescribed|on)) "
    r"(?:an? )?[a-z]+,|\beven (?:if|"
    r"when)\b[^.;]{0,300}"
)
