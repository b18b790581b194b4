"""Dates as people write them in English: where they stand in a text, and which days they can mean.

A date that names a month or a year alone is all of its days. "3/4/2026" is the 3rd of April in
Britain and the 4th of March in the United States; where the locale does not decide, it is every day
from the one to the other, so that nothing is held against it that one reading would allow.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from qa.patterns import regex_later

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH_FIRST = frozenset({"en-us", "en-ph"})
_DAY_FIRST = frozenset(
    {"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-sg", "en-za", "en-hk", "en-mt"}
)
_CENTURY = 2000
_TIMESTAMP = regex_later(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_EPOCH = date(1970, 1, 1)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun"),
            *("july jul", "august aug", "september sept sep", "october oct", "november nov"),
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_M = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_D = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_TH = rf"{_D}(?:\s?(?:st|nd|rd|th)\b)?"
_Y = r"(?P<year>(?:18|19|20|21)\d\d)(?!\d)"
_Y2 = rf"(?:{_Y}|'?(?P<short>\d\d)(?![\d:]))"
_SEP = r"(?P<sep>[-/.])"
_DATE = regex_later(
    rf"(?<![\d./-])(?:"
    rf"{_Y}{_SEP}(?P<month>1[0-2]|0?[1-9])(?P=sep){_D}(?!\d)"
    rf"|{_TH}(?:\s+of)?[\s.,/-]+{_M},?[\s/-]+{_Y2}"
    rf"|(?P<first>\d\d?){_SEP}(?P<second>\d\d?)(?P=sep)(?P<last>(?:18|19|20|21)?\d\d)(?![\d/.-]\d)"
    rf"|(?P<month>1[0-2]|0?[1-9])/{_Y}"
    r"|(?P<year>(?:18|19|20|21)\d\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?!\d)"
    rf"|{_Y}-(?P<month>1[0-2]|0[1-9])(?![\d-])"
    rf"|{_Y},?\s+{_M}(?:\s+{_TH})?"
    rf"|{_Y}(?![\w/]|-\w|\.\d)"
    r")"
    rf"|\b{_M}\s*-?\s*{_TH},?\s+{_Y2}"
    rf"|\b{_M}(?:\s+\d\d?:\d\d(?::\d\d)?)?(?:\s+of)?,?[\s/-]*(?:{_Y}|'(?P<short>\d\d)(?!\d))"
    rf"|\b{_M}\s+{_TH}\s+\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?{_Y}",
    regex.IGNORECASE,
)
_FIGURES = re.compile(r"\d\d")
# Wherever a date begins, one of these does; without letters in two cases it is far quicker.
_INITIAL = "[JFMASONDjfmasond]"
_MAY_BEGIN = re.compile(
    rf"\d(?<![\d./-].)(?=\d\d\d|\d?(?:[-/.]\d|(?:\s?[SsNnRrTt][A-Za-z])?(?:\s+[Oo][Ff])?"
    rf"[\s.,/-]+{_INITIAL}))"
    rf"|{_INITIAL}(?<!\w.)(?=[AaCcEeOoPpUu][BbCcGgLlNnPpRrTtVvYy][A-Za-z]{{0,6}}\.?(?:\s+[Oo][Ff])?,?[\s/-]*['\d])"
)
_LONGEST = 80
# What stands beside a date in metadata: the day of the week, the time and its zone.
_REST = regex_later(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?|at|on|[ap]\.?m\.?|"
    r"gmt|utc|bst|z|[ecmp][sd]t|\([^()]*\)|[\d:.+\-, tT])*",
    regex.IGNORECASE,
)


class Days(NamedTuple):
    """The days that a written date can mean: one where `first` is `last`."""

    first: date
    last: date

    @property
    def is_one(self) -> bool:
        """Return whether a single day is named."""
        return self.first == self.last

    def meets(self, other: Days) -> bool:
        """Return whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last


class Dated(NamedTuple):
    """A date in a text, and where it stands."""

    start: int
    end: int
    days: Days


def dates_in(text: str, locale: str = "en") -> Iterator[Dated]:
    """Yield the dates of a text in order, years on their own included.

    `locale`, such as "en-GB", says whether the day or the month comes first in "3/4/2026".
    """
    if _FIGURES.search(text) is None:
        return
    end = 0
    for place in _MAY_BEGIN.finditer(text):
        found = _DATE.match(text, place.start()) if place.start() >= end else None
        if found is not None:
            end = found.end()
            days = _days(found.groupdict(), locale)
            if days is not None:
                yield Dated(*found.span(), days)


@lru_cache(maxsize=4096)
def parse_date(text: str, locale: str = "en") -> Days | None:
    """Return the days that a whole text, such as a value of metadata, means; None for no date.

    What may follow is the time of day; seconds since 1970 are known too.
    """
    value = text.strip()
    if len(value) > _LONGEST:
        return None
    if _TIMESTAMP.fullmatch(value):
        day = _EPOCH + timedelta(seconds=int(value[:10]))
        return Days(day, day)
    found = next(dates_in(value, locale), None)
    if found is None:
        return None
    rest = value[: found.start] + value[found.end :]
    return found.days if _REST.fullmatch(rest) else None


def _days(parts: dict[str, str | None], locale: str) -> Days | None:
    if parts["first"] and parts["second"] and parts["last"]:
        return _in_figures(int(parts["first"]), int(parts["second"]), parts["last"], locale)
    year = _year(parts["year"] or parts["short"] or "")
    name, figures = parts["name"], parts["month"]
    month = _MONTHS[name.lower()] if name else int(figures or 0)
    if not month:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if not parts["day"]:
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return _one(year, month, int(parts["day"]))


def _in_figures(first: int, second: int, last: str, locale: str) -> Days | None:
    """Return what "first/second/last" means; both readings where nothing decides."""
    year = _year(last)
    day_first, month_first = _one(year, second, first), _one(year, first, second)
    if day_first is None or month_first is None:
        return day_first or month_first
    low = locale.replace("_", "-").lower()
    if low in _DAY_FIRST:
        return day_first
    if low in _MONTH_FIRST:
        return month_first
    return Days(min(day_first.first, month_first.first), max(day_first.last, month_first.last))


def _year(figures: str) -> int:
    return int(figures) + (_CENTURY if len(figures) == 2 else 0)


def _one(year: int, month: int, day: int) -> Days | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Days(found, found)
