"""Lengths of time in a text: "30 to 60 minutes", "half an hour", "an hour and a half"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.number_words import NUMBER, value_of

if TYPE_CHECKING:
    import re

MINUTES = {
    "second": 1 / 60, "sec": 1 / 60, "minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440,
    "night": 1440, "week": 10_080, "fortnight": 20_160, "month": 43_800, "year": 525_600,
}  # fmt: skip
"""Minutes in each unit of time."""
UNIT_OF_TIME = (
    "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?)"
)
UNIT_WORDS = frozenset(
    {"sec", "min", "hour", "hr", "day", "night", "week", "fortnight", "month", "year"}
)
"""Literals one of which begins every unit of time."""
DURATION = (
    rf"(?P<low>{NUMBER})(?:[ -]?(?P<low_unit>{UNIT_OF_TIME}))?"
    rf"(?:[ -]?(?:to|-|\u2013|\u2014|or|and)[ -]?(?P<high>{NUMBER}))?(?:[ -]| an? )"
    r"(?:(?:full|whole|entire|clear|working|business|calendar) )?"
    # "a second course" is none
    rf"(?P<unit>(?!(?<=\ba )second [a-z]|(?<=\bthe )second [a-z])(?:{UNIT_OF_TIME})\b)"
    r"(?P<half> and a half)?"
)
"""A pattern for a length of time in folded text."""


def minutes_of(found: re.Match[str]) -> tuple[float, float]:
    """Return the shorter and the longer time of a match of `DURATION`, in minutes.

    "1 hour and 15 minutes" is one time.
    """
    unit = found["unit"].rstrip("s")
    low_unit = (found["low_unit"] or found["unit"]).rstrip("s")
    low = value_of(found["low"]) * MINUTES[low_unit]
    high = value_of(found["high"]) * MINUTES[unit] if found["high"] else low
    if found["half"]:
        high += MINUTES[unit] / 2
        low = low if found["high"] else high
    if MINUTES[low_unit] > MINUTES[unit]:
        return low + high, low + high
    return min(low, high), max(low, high)
