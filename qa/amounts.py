"""Amounts with a unit on a page: "0.5 mg", "5 to 10 mL", "1,000 units", "half a gram"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.document import BlockKind
from qa.number_words import NUMBER_IN_WORDS, value_in_words
from qa.patterns import later

if TYPE_CHECKING:
    from qa.page import Page

_UNITS = {
    "mg": ("mg", "mgs", "milligram", "milligrams", "milligramme", "milligrammes"),
    "mcg": ("mcg", "µg", "μg", "ug", "microgram", "micrograms", "microgramme", "microgrammes"),
    "ng": ("ng", "nanogram", "nanograms"),
    "g": ("g", "gm", "gms", "gram", "grams", "gramme", "grammes"),
    "kg": ("kg", "kilogram", "kilograms", "kilo", "kilos"),
    "mL": ("ml", "mls", "cc", "ccs", "millilitre", "millilitres", "milliliter", "milliliters"),
    "L": ("litre", "litres", "liter", "liters"),
    "units": ("units", "unit", "iu", "u", "international units", "international unit"),
    "mmol": ("mmol", "mmols", "millimole", "millimoles"),
    "mEq": ("meq", "milliequivalent", "milliequivalents"),
    "%": ("%",),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_UNIT_WORDS = "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
_PER = (
    r"(?: ?/ ?| (?:per|a|an|each|every|for each|for every) |"
    r" in (?=(?:each |every )?\d[\d.,]* ?m?l|(?:each|every) m(?:l|illi)))"  # 250 mg in 5 mL
    r"(?:each |every )?(?:\d[\d.,]* ?)?"
    r"(?P<per>kg|kilograms?|m2|m²|ml|millilit(?:re|er)s?|l|lit(?:re|er)s?|dl|hour|hr|h|min|minute|"
    r"day|24 hours|week|month|tablet|capsule|dose)\b(?: ?/ ?(?P<over>hour|hr|h|min|day|dose)\b)?"
)
_DAILY = r"(?P<daily> daily\b)"
_AMOUNT = later(
    # begins with a set of signs, which is quick to look for; only then what may not stand before
    r"(?P<low>[\d.](?<![\w.,/].)(?:(?<=\.)\d+|(?<=\d)\d*(?:,\d{3})*(?:\.\d+)?))"
    rf"(?: ?(?:(?P<low_unit>{_UNIT_WORDS})? ?(?:-|–|—|to)|or) ?(?P<high>{_NUMBER}))?"
    rf"(?: (?P<many>million|thousand))?(?: |-)?(?P<unit>{_UNIT_WORDS})(?![a-z0-9])"
    rf"(?:{_PER}|{_DAILY})?"
)
_SPELLED = "|".join(
    sorted(
        (
            word
            for word in _UNIT_OF
            if word.startswith(("mill", "micro", "gram", "lit", "mg")) or word in ("mcg", "ml")
        ),
        key=len,
        reverse=True,
    )
)
_HAS_SPELLED = later(rf"[a-z](?: |-)(?:{_SPELLED})\b")
_IN_WORDS = later(
    rf"\b(?P<low>{NUMBER_IN_WORDS})(?: ?(?:-|\u2013|to|or) ?(?P<high>{NUMBER_IN_WORDS}))?"
    rf"(?: |-)(?P<unit>{_SPELLED})\b(?P<half> and a half)?(?:{_PER}|{_DAILY})?"
)
_PER_OF = {
    "kilogram": "kg", "kilograms": "kg", "m²": "m2", "millilitre": "mL", "milliliter": "mL",
    "millilitres": "mL", "milliliters": "mL", "ml": "mL", "l": "L", "litre": "L", "liter": "L",
    "litres": "L", "liters": "L", "dl": "dL", "hr": "hour", "h": "hour", "min": "minute",
    "24 hours": "day",
}  # fmt: skip
_MANY: dict[str | None, float] = {"thousand": 1e3, "million": 1e6}
MILLIGRAMS = {"g": 1000.0, "mg": 1.0, "mcg": 0.001}
"""Milligrams in each unit in which doses are given."""
MILLIGRAMS_IN_WORDS = MILLIGRAMS | {"gram": 1000.0, "milligram": 1.0, "microgram": 0.001}
"""The same, with the units as words."""
_IN_MG = MILLIGRAMS | {"ng": 0.000001, "kg": 1_000_000.0}


class Amount(NamedTuple):
    """A number, or a range, with its unit."""

    low: float
    high: float
    """Equal to `low` where one number stands; as written, so it may be the smaller one."""
    unit: str
    """mg, mcg, ng, g, kg, mL, L, units, mmol, mEq or %."""
    low_unit: str
    """The unit of `low`, where a range gives each its own; otherwise `unit`."""
    per: str
    """kg, m2, mL, L, dL, hour, minute, day, week, month, tablet, capsule, dose; "" for none."""
    block: int
    """Index in `page.blocks`."""
    start: int
    """In the block's text."""
    end: int
    unit_start: int
    """Of the unit as written, in the block's text."""
    unit_end: int

    @property
    def milligrams(self) -> float | None:
        """The larger number in milligrams; None where a unit is no weight."""
        both = self.both_in_milligrams
        return None if both is None else max(both)

    @property
    def both_in_milligrams(self) -> tuple[float, float] | None:
        """The numbers in milligrams as they stand; None where a unit is no weight."""
        low, high = _IN_MG.get(self.low_unit), _IN_MG.get(self.unit)
        if low is None or high is None:
            return None
        return round(self.low * low, 9), round(self.high * high, 9)


def amounts(page: Page) -> tuple[Amount, ...]:
    """Return every amount on a page, in reading order; code is left out."""
    return page.once(_amounts)


def _amounts(page: Page) -> tuple[Amount, ...]:
    found = [_amount(page, match) for match in _AMOUNT.finditer(page.folded)]
    if _HAS_SPELLED.search(page.folded):
        found += (
            _amount(page, match)
            for match in _IN_WORDS.finditer(page.folded)
            if match["half"] or match["low"] not in ("a", "an")  # "20 mg a litre" is a rate
        )
        found.sort(key=lambda amount: (amount.block, amount.start))
    return tuple(amount for amount in found if page.blocks[amount.block].kind is not BlockKind.CODE)


def _amount(page: Page, match: re.Match[str]) -> Amount:
    number = page.block_of(match.start())
    offset = page.block_starts[number]
    parts = match.groupdict()
    many = _MANY.get(parts.get("many"), 1)
    half = 0.5 if parts.get("half") else 0
    low = value_in_words(match["low"]) * many + half
    unit = _UNIT_OF[match["unit"]]
    low_unit, per = parts.get("low_unit"), match["per"] or ("day" if match["daily"] else "")
    return Amount(
        low=low,
        high=value_in_words(match["high"]) * many if match["high"] else low,
        unit=unit,
        low_unit=_UNIT_OF[low_unit] if low_unit else unit,
        per=_PER_OF.get(per, per),
        block=number,
        start=match.start() - offset,
        end=match.end() - offset,
        unit_start=match.start("unit") - offset,
        unit_end=match.end("unit") - offset,
    )
