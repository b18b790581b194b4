"""More of a medicine in a day than any label allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import amounts
from qa.checks.consistency.daily_maximum import daily_maximums, medicine_just_before
from qa.checks.doses.dosing import WITHOUT_PRESCRIPTION, Bond, doses
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import EACH_MEAL
from qa.medicines import DOSED, mentions_between
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from qa.amounts import Amount
    from qa.checks.consistency.daily_maximum import Maximum
    from qa.checks.doses.dosing import Dose
    from qa.document import Span
    from qa.knowledge import Strength
    from qa.page import Page

_WORD = rf"once|twice|{NUMBER_WORD}"
_OFTEN = later(
    rf"[\s,]*(?:(?:tablets?|capsules?|doses?|by mouth|orally|of [a-z\-]+)[\s,]+){{0,2}}(?:"
    rf"(?:(?P<times>{_WORD}|\d)(?: times)?(?:(?: or | to |-)(?:{_WORD}|\d) times)? ?"
    r"(?:a|per|each|every|/) ?(?P<of>day|24 hours|week))|"
    r"(?P<adverb>once|twice|\d times|three times|four times)[ -](?:daily|weekly(?P<weekly>))|"
    rf"{EACH_MEAL}|"
    r"every (?P<hours>\d{1,2}|four|six|eight|twelve)(?: (?:to|or) (?P<later>\d{1,2}))? hours|"
    r"(?P<day>daily|(?:a|per|each|every|in (?:a|one|any|each|every)|within (?:a|one)) "
    r"(?:single )?(?:day|24[- ]hour)|(?:in|within|over|during) (?:any )?24[- ]hours?|/ ?day|/24h|"
    r"every (?:morning|evening|night)|at (?:night|bedtime)|in the (?:morning|evening)))"
)
_MAXIMUM = later(
    r"\b(?:maximum|max\.?|highest|top|largest|total)(?: recommended| safe| allowed)? "
    r"(?:daily (?:dose|amount|limit)|(?:dose|amount) (?:per|a|each|in a) day)\b"
)
_MORE = later(
    r"\b(?:more than|over|above|exceed\w*|greater than|higher than|at least|beyond|past|>|"
    r"upwards of)\s*"
    r"(?:the |a |an )?(?:total |maximum |daily |dose )*(?:of )?\Z"
)
_NOT = later(r"\b(?:not|no|never|n't|without|avoid|shouldn't|mustn't)\b[^.;]{0,40}\Z")
_HARM = later(
    r"\b(?:damag|harm|death|danger|liver failure|overdose|too much|toxic|emergency|misus|abus|"
    r"addict|illegal|tolerance|cancer|tumou?r|schizo|hospital|specialist)"
)
_USUAL = later(
    r"\b(?:usual|normal|standard|typical|recommended|starting)(?: \w+)? doses?\b|\b(?:most people|"
    r"(?:most )?adults)(?: \w+)? (?:take|start|begin|need|have)\b"
)
_BAN = (
    r"(?:(?:not|never|n't|cannot|nobody should|no one should)\b[^.;:\d]{0,40}?"
    r"\b(?:over|above|beyond|past|more than|exceed(?:ing)?|higher than)|no (?:more|higher) than|"
    r"(?:keep|stay|remain|hold)s?\b[^.;:\d]{0,30}?\b(?:under|below|within|to)|at (?:the "
    r")?(?:very )?most|"
    r"(?:under|below) a ceiling of|stop(?:s|ping)? at|"
    r"(?:capped|limited|restricted) (?:at|to))"
)
_REACHES = (
    r"(?:maximum|max\.?|highest|upper limit|ceiling|limit|largest|most|top dose|as (?:much|"
    r"high) as|"
    r"up to|(?:may|can|could|might|will) (?:be|go|reach|rise|climb|get)|reach(?:es|ing)?|"
    r"(?:go|goes|going|went|rises?|climbs?|works? up|works? your way up) (?:up )?(?:\w+ ){0,3}?to|"
    r"(?:rais|increas|tak|step|build|built|push|put|bring|titrat)\w*(?: it| this| them| the "
    r"(?:daily )?"
    r"dose| your (?:daily )?dose)?(?: \w+){0,3}? to|total of|daily total)"
)
_LIMIT = later(
    rf"\b(?:(?P<ban>{_BAN})|{_REACHES})\b(?:(?!\b(?:week|month|course|year|from|instead|child\w*|"
    r"serum|level|level of|than)\b)[^.;:\d]){0,45}?[\s(]\Z"
)
_IS_LIMIT = later(
    r"(?: (?:a|per|each|every|in a|in 24) (?:day|hours)| daily)?(?:,? (?:which )?(?:is|being)|,) "
    r"(?P<ban>the (?:daily |very |absolute |usual |recommended )*(?:most|maximum|highest|limit|"
    r"ceiling|"
    r"top dose|upper limit))\b(?! that (?:harm|caus))"
)
_ELSEWHERE = later(
    r"\b(?:weeks?(?!\w)(?= (?:in|for) )|weekly|a week|per week|each week|months?|"
    r"course(?! (?:for [a-z ]{3,30} )?is \d)|kg|"
    r"kilogram|"
    r"stud(?:y|ies)|trials?|cancer|level|over the whole|contains?|pack|box|bottle|mistake\w*|"
    r"used to|"
    r"was taking|were taking|history|hospital|urticaria|hives|reduc\w+ from|down from|liters?|"
    r"litres?)\b"
)
_WEEKS_ON = later(
    r"\b(?:after (?:an?|one|two|three|four|six|\d) weeks?|week by week|each week|every week|"
    r"a few weeks|weekly (?:steps|intervals))\b"
)
_IN_A_DAY = later(
    r"\)? (?:(?:in|over|within|per|each|every) (?:any |one |the )?(?:24|day)|a day|daily)\b"
)
_BY_WEIGHT = later(
    r"\d ?m?c?g ?(?:/|per|for (?:each|every)|(?:a|each)\b) ?(?:kg|kilogram|pound|lb)s?\b"
)
_BACK = 75
_TWICE = 2
_FAR = 4
"""Times a daily dose that is usual, where larger ones may be allowed."""
_MOST_TIMES = 12
_MANY = 3  # tablets of the largest strength
_STATED = 1.5
"""Times the most that a source states, for a maximum: sources differ, but not by more."""


@rule(
    "doses.above-daily-maximum",
    level=Level.ERROR,
    message="Check '%s': the most %s that sources state is %s a %s.",
    why="Readers who take more than the daily maximum can come to harm.",
    sources=[
        "OpenStax, Pharmacology for Nurses (2024), dose tables",
        "NHS medicines A to Z, how and when to take it",
    ],
    examples=[
        Example(
            bad="# Ibuprofen (over the counter)\n\nIbuprofen eases pain. Do not take more than"
            " 3,200 mg in 24 hours unless a doctor tells you to.",
            good="# Ibuprofen (over the counter)\n\nIbuprofen eases pain. Do not take more than"
            " 1,200 mg in 24 hours unless a doctor tells you to.",
        ),
        Example(
            bad="Do not take more than 8 g of paracetamol in 24 hours.",
            good="Do not take more than 4 g of paracetamol in 24 hours.",
        ),
        Example(
            bad="The usual dose of sertraline is 500 mg once a day.",
            good="The usual dose of sertraline is 50 mg once a day.",
        ),
        Example(
            bad="Citalopram 100 mg daily is the highest dose.",
            good="Citalopram 40 mg daily is the highest dose.",
        ),
        Example(
            bad="Most adults take amlodipine 50 mg once a day.",
            good="Most adults take amlodipine 5 mg once a day.",
        ),
        Example(
            bad="Take paracetamol 1 g when it hurts, with a maximum of 8 grams in 24 hours.",
            good="Take paracetamol 1 g when it hurts, with a maximum of 4 grams in 24 hours.",
        ),
        Example(
            bad="The usual dose of metoprolol is 500 mg twice a day.",
            good="The usual dose of metoprolol is 50 mg twice a day.",
        ),
        Example(
            bad="Tramadol is taken by mouth. Keep the total under 900 mg in 24 hours.",
            good="Tramadol is taken by mouth. Keep the total to 400 mg in 24 hours or less.",
        ),
        Example(
            bad="If sertraline 50 mg does too little, the dose may be raised step by step to 400"
            " mg.",
            good="If sertraline 50 mg does too little, the dose may be raised step by step to 200"
            " mg.",
        ),
        Example(
            bad="Pyrantel is for worms. Adults take 11 mg per kg once, to a maximum of 10 g.",
            good="Pyrantel is for worms. Adults take 11 mg per kg once, to a maximum of 1 g.",
        ),
        Example(good="With all four boxes he would have gone past 6,000 mg of paracetamol a day."),
        Example(good="More than 10 g of paracetamol a day can damage the liver."),
        Example(good="In one trial, people took gabapentin 4800 mg a day."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each daily dose above what the labels allow; an error from twice as much.

    Doses that warn ("more than 10 g can harm"), trials and other routes than the mouth are left
    alone.
    """
    marked: set[Span] = set()
    for dose in doses(page):
        if dose.bond is Bond.LOOSE or dose.uncertain or dose.other_route or len(dose.generics) > 1:
            continue
        strength = knowledge.strength(dose.generics[0])
        if strength is None or not strength.daily or not is_above(dose) or warns(dose):
            continue
        most = _most(dose, strength)
        total = max(dose.amount.both_in_milligrams or (0,)) * times_in(dose, strength.daily_per)
        surely = strength.hard and total >= _TWICE * most and dose.bond is Bond.FIRM
        parts = "" if times_in(dose, strength.daily_per) else " in several doses"
        said = f"{strength.daily:,.10g} mg{parts}"
        span = dose.block.source_span(dose.start, dose.end)
        marked.add(dose.block.source_span(dose.amount.start, dose.amount.end))
        yield Match(
            span,
            (dose.block.text[dose.start : dose.end], dose.named, said, strength.daily_per),
            level=None if surely else _doubtful(page, dose),
        )
    for match in _stated(page, marked):
        marked.add(match.span)
        yield match
    yield from _maximums(page, marked)


def is_above(dose: Dose) -> bool:
    """Return whether a dose comes to more in a day than is known to be allowed."""
    strength = knowledge.strength(dose.generics[0])
    weight = dose.amount.both_in_milligrams
    if strength is None or not strength.daily or weight is None:
        return False
    often = times_in(dose, strength.daily_per)
    if often:
        return max(weight) * often > _most(dose, strength) * 1.01
    return _too_much_at_once(dose, strength, max(weight))


def _stated(page: Page, marked: AbstractSet[Span]) -> Iterator[Match]:
    """Yield each amount that a dose is said to reach, or not to pass, above what labels allow.

    More than a day's most in one dose is so too, whatever the sentence says of how often.
    """
    for amount in amounts(page):
        weight = amount.both_in_milligrams
        if weight is None or amount.per not in ("", "day"):
            continue
        block = page.blocks[amount.block]
        text = block.folded
        limit = _LIMIT.search(text[max(0, amount.start - _BACK) : amount.start])
        if limit is None:
            limit = _IS_LIMIT.match(text, amount.end)
        if limit is None or block.kind in _SAYS_NOTHING:
            continue
        first, last = sentence_around(block.plain, amount.start)
        sentence = _BY_WEIGHT.sub(" ", _WEEKS_ON.sub(" ", text[first:last]))
        if _ELSEWHERE.search(sentence) or _NOT_SWALLOWED.search(sentence):
            continue
        if not limit["ban"] and _HARM.search(sentence.replace("specialist", " ")):
            continue
        generic, named = _medicine(page, amount, first, last)
        strength = knowledge.strength(generic) if generic else None
        if strength is None or not strength.daily or strength.daily_per != "day":
            continue
        most = strength.daily * 1.01
        if not strength.hard:
            most = _STATED * max(strength.daily, _single(strength))
        bought = WITHOUT_PRESCRIPTION.get(generic, 0.0) if page.once(_is_sold_to_anyone) else 0.0
        daily = strength.daily
        if bought and not _BY_DOCTOR.search(sentence):
            most, daily = bought * 1.01, bought
        span = block.source_span(amount.start, amount.end)
        if max(weight) < most or span in marked or is_quoted(block, amount.start, amount.end):
            continue
        if in_references(page, block) or _OF_SALT.match(text, amount.end):
            continue
        surely = named and strength.hard and max(weight) >= _TWICE * strength.daily
        args = (block.text[amount.start : amount.end], generic, f"{daily:,.10g} mg", "day")
        yield Match(span, args, level=None if surely else Level.WARNING)


_BY_DOCTOR = later(
    r"\b(?:prescri\w+|(?<!unless a )(?<!unless your )doctors? (?:may|might|can|will))\b"
)
_SOLD = later(
    r"\b(?:over[- ]the[- ]counter|otc|non-?prescription|without (?:a|any) prescription)\b"
)


def _is_sold_to_anyone(page: Page) -> bool:
    """Return whether a page says of itself, at its head, that it is on what anyone may buy."""
    return _SOLD.search(f"{page.title} {page.metadata_text('description')}".lower()) is not None


def _medicine(page: Page, amount: Amount, first: int, last: int) -> tuple[str, bool]:
    """Return the one medicine of a sentence, or of what its paragraph said before; and which."""
    in_sentence = _named_between(page, amount.block, first, last)
    if len(in_sentence) == 1:
        (names,) = in_sentence
        return (names[0], True) if len(names) == 1 else ("", False)
    if in_sentence:
        return "", False
    before = _named_between(page, amount.block, 0, first)
    if len(before) == 1:
        (names,) = before
        return (names[0], False) if len(names) == 1 else ("", False)
    if before:
        return medicine_just_before(page, amount.block, first), False
    return subject_medicine(page) or "", False


def _named_between(page: Page, number: int, first: int, last: int) -> set[tuple[str, ...]]:
    found = mentions_between(page, number, first, last)
    return {one.generics for one in found if not one.everyday or one.generic in DOSED}


_SAYS_NOTHING = frozenset({BlockKind.CODE, BlockKind.HEADING, BlockKind.ALT})
_NOT_SWALLOWED = later(
    r"\b(?:inject\w*|intraven\w*|iv|infus\w*|drip|vial|intramuscular\w*|subcut\w*|depot|implant|pump|"
    r"patch\w*|cream|gel|ointment|enema|suppositor\w*|inhal\w*|nebuli\w*|spray|eye|drops)\b"
)
_OF_SALT = later(r" of (?!it\b|the\b|this\b|your\b)[a-z]{3}|/| ?per\b")


def _maximums(page: Page, marked: AbstractSet[Span]) -> Iterator[Match]:
    """Yield what a page calls the most in a day of a medicine whose labels differ, but not so far.

    Where no label allows more than is known, the dose itself is marked.
    """
    for place in daily_maximums(page):
        strength = knowledge.strength(place.generic)
        if strength is None or not strength.daily or strength.daily_per != "day":
            continue
        if strength.hard:
            yield from _beyond_hard(place, strength.daily, marked)
            continue
        most = _STATED * max(strength.daily, _single(strength))
        far = _FAR * max(strength.daily, _single(strength))
        if most * 1.01 < place.milligrams <= far and "route" not in place.groups:
            said = place.block.text[place.start : place.end]
            args = (said, place.generic, f"{strength.daily:,.10g} mg", "day")
            yield Match(place.block.source_span(place.start, place.end), args, level=Level.WARNING)


def _beyond_hard(place: Maximum, daily: float, marked: AbstractSet[Span]) -> Iterator[Match]:
    """Yield a stated maximum that no label allows, where no dose at the same place was marked."""
    span = place.block.source_span(place.start, place.end)
    if span in marked or "route" in place.groups or place.milligrams <= daily * 1.01:
        return
    said = place.block.text[place.start : place.end]
    level = None if place.milligrams >= _TWICE * daily else Level.WARNING
    yield Match(span, (said, place.generic, f"{daily:,.10g} mg", "day"), level=level)


def _too_much_at_once(dose: Dose, strength: Strength, weight: float) -> bool:
    """Return whether one dose is more than half a day's most, and three of the largest tablets.

    What is just a day's most is taken over the day, though nothing says so.
    """
    if not strength.hard or dose.amount.per or strength.daily_per != "day":
        return False
    if _IN_A_DAY.match(dose.block.folded, dose.amount.end):
        return False
    daily = strength.daily or 0
    return daily != weight > daily / 2 and weight > _MANY * _single(strength) > 0


def _most(dose: Dose, strength: Strength) -> float:
    """Return what is doubted above: less where labels agree, or the dose is said to be usual."""
    daily = strength.daily or 0
    if strength.hard:
        return daily
    first, last = sentence_around(dose.block.plain, dose.amount.start)
    said = (dose.block.folded[first:last], dose.lead)
    usual = any(_USUAL.search(text) for text in said)
    return (_TWICE if usual else _FAR) * max(daily, _single(strength))


def _single(strength: Strength) -> float:
    return strength.oral_max or 0


def _doubtful(page: Page, dose: Dose) -> Level:
    """Return the level of a dose that another use of the medicine may explain."""
    professional = page.type == "professional" and dose.bond is not Bond.FIRM
    return Level.SUGGESTION if professional else Level.WARNING


def times_in(dose: Dose, per: str) -> float:
    """Return how often a dose is taken in a day, or week; 0 where the text does not say so."""
    text = dose.block.folded
    amount = dose.amount
    if amount.per in ("day", "week"):
        return 1 if amount.per == per else 0
    found = _OFTEN.match(text, max(amount.end, dose.end)) or _OFTEN.match(text, amount.end)
    if found is None:
        before = text[max(0, amount.start - 80) : amount.start]
        return 1 if per == "day" and _MAXIMUM.search(before) else 0
    weekly = found["weekly"] is not None or found["of"] == "week"
    if weekly or per == "week":
        return 1 if weekly and per == "week" else 0
    if found["hours"]:
        hours = found["later"] or found["hours"]
        gap = value_of(hours)
        return min(24 // gap, _MOST_TIMES) if gap else 0
    word = (found["meals"] or found["times"] or found["adverb"] or "1").split()[0]
    return min(value_of(word), _MOST_TIMES)


def warns(dose: Dose) -> bool:
    """Return whether the sentence warns of so much, instead of allowing it."""
    text = dose.block.folded
    first, last = sentence_around(dose.block.plain, dose.amount.start)
    before = text[first : dose.amount.start]
    more = _MORE.search(before)
    if more is not None:
        return _NOT.search(before, 0, more.start()) is None
    return _HARM.search(text, first, last) is not None
