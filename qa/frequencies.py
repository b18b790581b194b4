"""How often something is done: "twice a day", "every 4 to 6 hours", "weekly", "each evening"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.number_words import NUMBER_WORD, NUMBER_WORDS
from qa.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DAYS = {
    "minute": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24, "24 hour": 1, "day": 1, "morning": 1,
    "evening": 1, "night": 1, "bedtime": 1, "week": 7, "fortnight": 14, "month": 30.4, "year": 365,
    "monday": 7, "tuesday": 7, "wednesday": 7, "thursday": 7, "friday": 7, "saturday": 7,
    "sunday": 7,
}  # fmt: skip
_ADVERBS = {
    "hourly": 1 / 24, "daily": 1, "nightly": 1, "weekly": 7, "fortnightly": 14, "biweekly": 14,
    "monthly": 30.4, "yearly": 365, "annually": 365,
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3, **NUMBER_WORDS}
_NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_UNIT = "|".join(sorted(_DAYS, key=len, reverse=True))
EACH_MEAL = (
    r"(?:with|at|before|after) (?:each|every one|all) (?:of )?(?:your |the )?"
    r"(?P<meals>three|four|3|4) (?:main |daily )?meals"
)
"""A pattern for as often as there are meals, where their number is said."""
_FREQUENCY = later(
    # begins with few letters, so that most of a text is passed over quickly
    r"\b(?:"
    r"(?P<three>(?:in the |each |every |at |with )?(?:morning|breakfast), (?:at |with )?"
    r"(?:noon|midday|lunch(?:time)?|tea(?:time)?),? "
    r"and (?:at |in the |with )?(?:night|evening|dinner|supper|bedtime))"
    r"|"
    r"(?P<both>(?:each |every |in the )?(?:morning|breakfast),? and (?:once |again )?(?:(?:each|"
    r"every|"
    r"in the|at|before) )?(?:evening|night|bedtime|bed|dinner|supper))"
    r"|"
    rf"{EACH_MEAL}"
    r"|"
    rf"(?P<times>once|twice|thrice|{_NUMBER}(?=(?: (?:to|or) \w+)? times?\b))"
    rf"(?: times?)?"
    rf"(?: (?:or|to) (?P<more>twice|{_NUMBER})(?: times)?)?,?(?: |-)"
    rf"(?:(?:a|an|per|each|every|in(?: (?:a|any|one|every|the))?)(?: single)?[ -](?P<in>{_UNIT})s?"
    rf"|(?P<adverb>{'|'.join(_ADVERBS)})"
    rf"|every (?P<span>{_NUMBER}) (?P<of>{_UNIT})s)"
    rf"|every (?P<low>other|second|few|{_NUMBER})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_NUMBER}))?"
    rf"[ -](?P<unit>{_UNIT})s?"
    rf"|(?:every|each)(?: single)? (?P<each>{_UNIT})"
    r"|(?:one|1|a single) (?:tablet|capsule|pill|caplet|injection|dose|patch|pen),? "
    rf"(?:a|an|per|each|every)(?: single)? (?P<piece>{_UNIT})"
    rf"|(?:at|before) (?P<at>bedtime|night)"
    rf"|(?P<only>{'|'.join(_ADVERBS)})"
    r")\b"
)


class Frequency(NamedTuple):
    """How often in a day, least and most, and where it stands."""

    low: float
    high: float
    start: int
    end: int


def frequencies_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Frequency]:
    """Yield the frequencies that a folded text states, with their offsets, in order.

    "Every other day" is half a time a day, "once or twice a week" a range; "every few hours" and a
    number that is nought state nothing.
    """
    for found in _FREQUENCY.finditer(text, start, len(text) if end is None else end):
        both = _times_a_day(found)
        if both is not None:
            yield Frequency(min(both), max(both), *found.span())


def _times_a_day(found: re.Match[str]) -> tuple[float, float] | None:
    for group, times in (("three", 3.0), ("both", 2.0)):
        if found[group]:
            return times, times
    if meals := found["meals"]:
        return (float(_number(meals)),) * 2
    if only := found["only"]:
        return (1 / _ADVERBS[only],) * 2
    if unit := found["each"] or found["at"] or found["piece"]:
        return (1 / _DAYS[unit],) * 2
    if unit := found["unit"]:
        low = {"other": 2, "second": 2, "few": 0}.get(found["low"]) or _number(found["low"])
        high = _number(found["high"]) if found["high"] else low
        return (1 / (low * _DAYS[unit]), 1 / (high * _DAYS[unit])) if low and high else None
    low = _number(found["times"])
    high = _number(found["more"]) if found["more"] else low
    if adverb := found["adverb"]:
        days = _ADVERBS[adverb]
    elif found["span"]:
        days = _number(found["span"]) * _DAYS[found["of"]]
    else:
        days = _DAYS[found["in"]]
    return (low / days, high / days) if low and days else None


def _number(word: str) -> float:
    return _TIMES.get(word) or (int(word) if word.isdigit() else 0)
