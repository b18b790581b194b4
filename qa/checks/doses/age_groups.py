"""For whom a dose is: the ages and weights that a text names, as ranges that can be compared."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qa.number_words import NUMBER_WORDS
from qa.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_YEARS = {"day": 1 / 365, "week": 7 / 365, "month": 1 / 12, "mth": 1 / 12, "year": 1.0, "yr": 1.0}
_KILOGRAMS = {
    "kg": 1.0, "kilogram": 1.0, "kilo": 1.0, "lb": 0.4536, "pound": 0.4536, "stone": 6.35,
}  # fmt: skip
_NAMED = {
    "newborn": (0.0, 0.08), "baby": (0.0, 1.0), "babies": (0.0, 1.0), "infant": (0.0, 1.0),
    "toddler": (1.0, 3.0), "child": (1.0, 12.0), "children": (1.0, 12.0),
    "teenager": (13.0, 18.0), "adolescent": (13.0, 18.0), "adult": (18.0, math.inf),
}  # fmt: skip
_NUMBERS = NUMBER_WORDS | {"a": 1, "an": 1}
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(_NUMBERS)})"
_UNIT = r"(?:months?|mths?|years?|yrs?|weeks?|days?|kg|kilograms?|kilos?|lbs?|pounds?|stone)"
_GROUP = later(
    rf"(?<![\w.,/-])(?:(?P<under>under|below|less than|up to|younger than|lighter than|before) "
    rf"(?:the age of )?(?P<most>{_NUMBER})(?:[ -]?(?P<most_unit>{_UNIT})\b)?(?![\w.])"
    rf"|(?:over|above|more than|older than|heavier than|at least|from) (?:the age of )?"
    rf"(?P<least>{_NUMBER})(?:[ -]?(?P<least_unit>{_UNIT})\b)?(?![\w.]| ?(?:to|-|\u2013) ?\d)"
    rf"|(?:from )?(?P<low>{_NUMBER})(?:[ -]?(?P<low_unit>{_UNIT})\b)?(?: old)?"
    rf"(?: ?(?:to|-|\u2013|up to) ?(?:just )?(?:under )?|"
    rf"(?<=between \d)(?: and )|(?<=between \d\d)(?: and )|"
    rf"(?<=years)(?: and )|(?<=months)(?: and )|(?<=\d) and (?=\d{{1,2}} (?:years|months)\b))"
    rf"(?P<high>{_NUMBER})(?:[ -]?(?P<high_unit>{_UNIT})\b)?(?![\w.])"
    rf"|(?P<only>{_NUMBER})(?:[ -]?(?P<only_unit>{_UNIT})\b)?(?![\w.])(?: old| of age)?"
    r"(?P<open>,? (?:and|or) (?:over|older|above|up|upwards|more|heavier)\b|\+)?"
    r"(?P<shut>,? (?:and|or) (?:under|below|younger|less|lighter)\b)?"
    rf"|(?P<name>{'|'.join(_NAMED)})s?\b)"
)
_AGED = later(
    r"\b(?:age[ds]?|children|child|adults?|adolescents|teenagers|people|anyone|everyone|those|"
    r"babies|infants|toddlers|girls|boys|patients|weigh(?:s|ing)?)[ :]*"
    r"(?:(?:aged?|of|from|between|who|are|is|and|the) )*\Z"
)
_MEASURED = later(
    r"[ -]?(?:mg|mcg|g|mls?|micro\w+|milli\w+|grams?|tablets?|capsules?|puffs?|drops?|\w*spoon\w*|"
    r"units?|doses?|times?|%|sachets?|sprays?|hours?|minutes?|half)(?!\w)"
)
"""What follows a number that is no age."""
_REACH = 80
_OLD = later(r"(?: old| of age|,? (?:and|or) (?:over|older|above|up|under|younger))\b")


class AgeGroup(NamedTuple):
    """People from one age or weight to another."""

    weight: bool
    """In kilograms; in years otherwise."""
    low: float
    high: float
    start: int
    end: int


def age_groups_in(text: str, unit: str = "") -> Iterator[AgeGroup]:
    """Yield the groups that a folded text names, in order.

    `unit` is that of bare numbers at its start, as the head of a column gives it. "Adults and
    children over 12" is one group: a name beside a number says nothing more.
    """
    named: list[AgeGroup] = []
    numbered: list[AgeGroup] = []
    for found in _GROUP.finditer(text):
        if name := found["name"]:
            named.append(AgeGroup(False, *_NAMED[name], *found.span()))
        elif (group := _numbered(text, found, unit)) is not None:
            numbered.append(group)
    yield from numbered or named


def _numbered(text: str, found: re.Match[str], unit: str) -> AgeGroup | None:
    units = (found[f"{name}_unit"] for name in ("most", "least", "high", "only"))
    said = next(filter(None, units), "")
    start, end = found.span()
    aged = _AGED.search(text, max(0, start - _REACH), start)
    if not said:
        if unit and not text[:start].strip():
            said = unit
        elif aged and not _MEASURED.match(text, end):
            said = "year"
        else:
            return None
    factor, weight = _factor(said)
    before = said if not found["low_unit"] else found["low_unit"]
    if found["most"]:
        low, high = 0.0, _value(found["most"]) * factor
    elif found["least"]:
        low, high = _value(found["least"]) * factor, math.inf
    elif found["low"]:
        low, high = _value(found["low"]) * _factor(before)[0], _value(found["high"]) * factor
    else:
        low = high = _value(found["only"]) * factor
        if found["open"]:
            high = math.inf
        elif found["shut"]:
            low = 0.0
        elif not (weight or start == 0 or aged or _OLD.match(text, end)):
            return None  # "for 2 years"
    if found["low"] and weight and _factor(before)[1] != weight:
        return None
    return AgeGroup(weight, low, high, start, end) if low <= high else None


def _factor(unit: str) -> tuple[float, bool]:
    """Return years or kilograms in a unit, and whether it is one of weight."""
    unit = unit if unit in _KILOGRAMS else unit.rstrip("s")
    return (_KILOGRAMS[unit], True) if unit in _KILOGRAMS else (_YEARS[unit], False)


def _value(number: str) -> float:
    return _NUMBERS.get(number) or float(number)
