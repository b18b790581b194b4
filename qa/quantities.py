"""What a page counts and measures: times, rhythms, ages, shares, prices, readings, things.

Doses are `qa.amounts`; here is what else has a number, and of what kind it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.context import in_references
from qa.document import BlockKind
from qa.frequencies import frequencies_in
from qa.page import places_of
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.document import Block
    from qa.page import Page

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip
_SMALL = {
    "a": 1, "an": 1, "half": 0.5, "a couple of": 2, "a quarter of": 0.25,
    "a full quarter of": 0.25, "three quarters of": 0.75, **_WORDS,
}  # fmt: skip
_MINUTES = {
    "second": 1 / 60, "minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440, "night": 1440,
    "week": 10_080, "fortnight": 20_160, "month": 43_800, "year": 525_600,
}  # fmt: skip
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_TO = r" ?(?:to|-|\u2013|\u2014|or|and) ?"
_UNIT = "seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?"
_DURATION = later(
    rf"(?<![\w.,/-])(?P<low>{_NUMBER}|a (?:full )?quarter of|three quarters of|an?|half|a couple "
    rf"of)(?:[ -]?(?P<low_unit>{_UNIT}))?"
    rf"(?:{_TO}(?P<high>{_NUMBER}))?(?:[ -]| an? )(?P<unit>{_UNIT})\b(?P<half> and a half)?"
)
# "a pack a day" is a rate, "for a day" a time
_A_TIME = later(
    r"\b(?:for|about|around|within|in|takes?|lasts?|after|over|than|under|nearly|almost|once|only|"
    r"just|up to|leave|allow|spend|plan|set aside|wait|rest)\W*\Z"
)
_COUNTED = later(r" (?:before|after|later|ago|beforehand|afterwards|earlier)\b")
# each begins with letters or figures, which are quick to look for
_AGES = (
    later(
        r"age(?<![a-z]age)[ds]? (?:of |from |between |over |under |about |only |just )*"
        rf"(?P<low>\d{{1,3}})(?!\.\d| ?%|\d)(?:{_TO}(?P<high>\d{{1,3}}))?"
        r"(?! ?(?:months?|weeks?|days?))"
    ),
    later(
        r"(?P<low>\d(?<![\w.,/-].)\d{0,2})(?: ?(?:to|-|\u2013|or) ?(?P<high>\d{1,3}))?[ -]"
        r"(?P<unit>year|month|week|day)s?[ -](?:olds?|of age)\b"
    ),
    later(
        r"turn(?<![a-z]turn)(?:s|ed|ing)? (?P<low>[1-9]\d)(?=[,.;:)]|\Z| (?:when|and|i\b|he|she|"
        r"in [a-z]{3}))"
    ),
    later(r"at (?<![a-z]at )(?P<low>[1-9]\d)(?=[,.;:)]|\Z| (?:when|and|i\b|he|she))"),
    later(r"(?P<low>[1-9](?<!\w.)\d?)(?:st|nd|rd|th) birthday"),
    later(r", (?<=[a-z], )(?P<low>[1-9]\d)(?=[,:])"),
)
_SHARE = later(
    r"(?<![\w.,/-])(?P<low>\d+(?:\.\d+)?)(?:(?: ?%| percent| per cent)? ?(?:to|-|\u2013|and) ?"
    r"(?P<high>\d+(?:\.\d+)?))? ?(?:%|percent\b|per cent\b)"
)
_RATIO = later(
    rf"\b(?P<part>{_NUMBER}) (?:in|out of)(?: every)? (?P<whole>{_NUMBER})\b"
    rf"(?! (?:{_UNIT})\b)"
)
_MONEY = later(
    r"[$\u00a3\u20ac] ?(?P<low>\d[\d,]*(?:\.\d+)?)(?: ?(?:to|-|\u2013) ?[$\u00a3\u20ac]?"
    r"(?P<high>\d[\d,]*(?:\.\d+)?))?(?! ?(?:million|billion|bn))"
)
_PRESSURE = later(
    r"(?<![\w/])(?P<low>\d{2,3})(?:/| over )(?P<second>\d{2,3})(?![\w/])(?! (?:of|in|people))"
)
_HEAT = later(
    r"(?<![\w.,/-])(?P<low>\d{2,3}(?:\.\d+)?) ?(?:\u00b0|\u00ba|degrees)? ?"
    r"(?P<scale>c|f|celsius|fahrenheit)\b"
)
_COUNT = later(
    rf"(?<![\w.,/$\u00a3\u20ac-])(?P<low>\d[\d,]*|{'|'.join(_WORDS)})"
    rf"(?: ?(?:to|-|\u2013|or) ?(?P<high>\d[\d,]*|{'|'.join(_WORDS)}))?"
    r"(?: (?:more|full|whole|other|different|main|new|of|the|our|adult))*[ -]"
    r"(?P<thing>(?:[a-z]{3,} )?(?:[a-z]{3,}s|men|women|children|people))\b"
)
_NO_THING = frozenset(
    {"times", "this", "does", "was", "has", "plus", "less", "percent", "degrees", "grams", "units",
     "milligrams", "micrograms", "its", "yes", "versus", "includes", "diabetes",
     "centimeters", "centimetres", "inches", "feet", "meters", "metres", "millimeters",
     "millimetres", "pounds", "kilos", "stone", "miles", "ounces"}
    | {form for unit in _MINUTES for form in (unit, f"{unit}s")}
)  # fmt: skip
_NUMBERED = later(
    r"\b(?:type|week|phase|stage|step|grade|day|level|part|chapter|month|year|and),? \Z"
)
_SAYS_NOTHING = frozenset({BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT})


_SEVERAL_OF = {"several": (3, 9), "many": (4, 30), "a few": (2, 5)}
_SEVERAL = later(
    r"\b(?P<how_many>several|many|a few) (?:more |long |whole |full )?"
    r"(?P<unit>seconds|minutes|hours|days|nights|weeks|months|years)\b"
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
         "tenth"), 1)
}  # fmt: skip
_NTH = later(
    rf"\b(?:after|until|till|by|past|beyond|from|for|at|in|on|before|to) (?P<point>(?:the |your )?"
    rf"(?:(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) (?P<of>hour|day|week|month|year)"
    rf"|(?P<unit>day|week|month|year) (?P<number>\d{{1,2}}|{'|'.join(_WORDS)})))\b"
)


class Time(NamedTuple):
    """A length of time, in minutes, and where it stands."""

    low: float
    high: float
    start: int
    end: int


class Quantity(NamedTuple):
    """A number, or a range, of something that can be compared with others of its kind."""

    kind: str
    """time, rhythm, age, share, money, pressure, heat, "of" with a thing, or the unit of an amount.
    """
    low: float
    """In minutes, times a day, years, parts of one, currency, mmHg, degrees, milligrams."""
    high: float
    block: int
    """Index in `page.blocks`."""
    start: int
    """In the block's text."""
    end: int
    loose: bool = False
    """A rhythm that leaves open how often in a day: "daily", "each day"."""


def times_in(text: str) -> Iterator[Time]:
    """Yield the lengths of time in a folded text: numbers first, then "several days", "day 2"."""
    for _, low, high, start, end, _ in _times(text):
        yield Time(min(low, high), max(low, high), start, end)
    for found in _SEVERAL.finditer(text):
        unit = _MINUTES[found["unit"].rstrip("s")]
        low, high = _SEVERAL_OF[found["how_many"]]
        yield Time(low * unit, high * unit, *found.span())
    for found in _NTH.finditer(text):
        nth = found["nth"] or found["number"]
        number = _ORDINALS.get(nth) or _WORDS.get(nth) or int(re.sub("[a-z]", "", nth))
        minutes = number * _MINUTES[found["of"] or found["unit"]]
        yield Time(minutes, minutes, found.start("point"), found.end())


def quantities(page: Page) -> tuple[Quantity, ...]:
    """Return the quantities in a page's text, in the order of their blocks.

    Each place is taken once, by the most telling kind. Headings, code, alternative texts and
    references are left out.
    """
    return page.once(_quantities)


def _quantities(page: Page) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    doses: dict[int, list[Quantity]] = {}
    for amount in amounts(page):
        if amount.unit != "%":
            weight = amount.both_in_milligrams
            low, high = weight or (amount.low, amount.high)
            kind = f"{'mg' if weight else amount.unit}/{amount.per}"
            ordered = min(low, high), max(low, high)
            doses.setdefault(amount.block, []).append(
                Quantity(kind, *ordered, amount.block, amount.start, amount.end)
            )
    for number, block in enumerate(page.blocks):
        if block.kind in _SAYS_NOTHING or in_references(page, block):
            continue
        taken = list(doses.get(number, ()))
        for one in _in_text(block, number, figures=page.has_number(block)):
            if all(one.end <= other.start or other.end <= one.start for other in taken):
                taken.append(one)
        found += taken
    return tuple(found)


def _in_text(block: Block, number: int, *, figures: bool) -> Iterator[Quantity]:
    text = block.folded
    for reader, signs, in_words in _READERS:
        if (figures or in_words) and any(sign in text for sign in signs):
            for kind, low, high, start, end, loose in reader(text):
                yield Quantity(kind, min(low, high), max(low, high), number, start, end, loose)


_Read = tuple[str, float, float, int, int, bool]


def _pressures(text: str) -> Iterator[_Read]:
    for found in _PRESSURE.finditer(text):
        value = float(found["low"]) + float(found["second"]) / 1000
        yield "pressure", value, value, *found.span(), False


def _heats(text: str) -> Iterator[_Read]:
    for found in _HEAT.finditer(text):
        value = float(found["low"])
        yield f"heat {found['scale'][0]}", value, value, *found.span(), False


def _rhythms(text: str) -> Iterator[_Read]:
    for one in frequencies_in(text):
        loose = one.low == one.high == 1 and not text.startswith("once", one.start)
        yield "rhythm", one.low, one.high, one.start, one.end, loose


_NUMBERS = (*"0123456789,", *_SMALL)
_BEFORE_UNIT = tuple(f"{number}{sign}" for number in _NUMBERS for sign in " -")
_UNITS_OF_TIME = tuple(_MINUTES)


def _stands_behind(text: str, words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Return whether one of some texts stands right before one of some words."""
    return any(text.endswith(before, 0, at) for word in words for at in places_of(word, text))


def _ages(text: str) -> Iterator[_Read]:
    for pattern in _AGES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            factor = _MINUTES[parts.get("unit") or "year"] / _MINUTES["year"]
            low = float(parts["low"]) * factor
            high = float(parts["high"]) * factor if parts.get("high") else low
            yield "age", low, high, found.start("low"), found.end(), False


def _times(text: str) -> Iterator[_Read]:
    if not _stands_behind(text, _UNITS_OF_TIME, _BEFORE_UNIT):
        return
    for found in _DURATION.finditer(text):
        is_rate = found["low"] in ("a", "an") and not _A_TIME.search(text[: found.start()])
        if is_rate and not found["half"] and not _COUNTED.match(text, found.end()):
            continue
        unit = _MINUTES[found["unit"].rstrip("s")]
        first = _MINUTES[(found["low_unit"] or found["unit"]).rstrip("s")]
        low = _value(found["low"]) * first
        high = _value(found["high"]) * unit if found["high"] else low
        if found["half"]:
            high += unit / 2
            low = low if found["high"] else high
        yield "time", low, high, *found.span(), False


def _shares(text: str) -> Iterator[_Read]:
    for found in _SHARE.finditer(text):
        low = float(found["low"]) / 100
        high = float(found["high"]) / 100 if found["high"] else low
        yield "share", low, high, *found.span(), False


def _ratios(text: str) -> Iterator[_Read]:
    if not _stands_behind(text, (" in ", " out of "), _NUMBERS):
        return
    for found in _RATIO.finditer(text):
        part, whole = _value(found["part"]), _value(found["whole"])
        if whole > part > 0:
            yield "share", part / whole, part / whole, *found.span(), False


def _prices(text: str) -> Iterator[_Read]:
    for found in _MONEY.finditer(text):
        low = _value(found["low"])
        yield "money", low, _value(found["high"]) if found["high"] else low, *found.span(), False


def _counts(text: str) -> Iterator[_Read]:
    for found in _COUNT.finditer(text):
        thing = found["thing"].rsplit(" ", 1)[-1]
        if thing in _NO_THING or _NUMBERED.search(text[: found.start()]):
            continue
        low = _value(found["low"])
        high = _value(found["high"]) if found["high"] else low
        yield f"of {thing}", low, high, *found.span(), False


def _before_a_figure(*words: str) -> tuple[str, ...]:
    return tuple(f"{word}{figure}" for word in words for figure in "123456789")


_READERS: tuple[tuple[Callable[[str], Iterator[_Read]], tuple[str, ...], bool], ...] = (
    (_pressures, ("/", " over "), False),
    (_heats, ("\u00b0", "\u00ba", "degrees", "c ", "c.", "c,", "f ", "f.", "f,"), False),
    (
        _rhythms,
        ("every ", "each ", "daily", "weekly", "nightly", "monthly", "hourly", "yearly", "annually",
         "once", "twice", " times", "bedtime", "at night", "morning and", "morning, and"),
        True,
    ),
    (
        _ages,
        ("aged", "age ", "ages ", "old", "birthday", "turn", *_before_a_figure("at ", ", ")),
        False,
    ),
    (_times, ("second", "min", "hour", "hr", "day", "night", "week", "month", "year"), True),
    (_shares, ("%", "percent", "per cent"), False),
    (
        _ratios,
        (" out of ", " in every ", " in two", " in three", " in four", " in five", " in six",
         " in eight", " in ten", " in twenty", *_before_a_figure(" in ")),
        True,
    ),
    (_prices, ("$", "\u00a3", "\u20ac"), False),
    (_counts, tuple("123456789"), False),
    (_counts, (" two ", " three ", " four ", " five ", " six ", " seven ", " eight "), True),
)  # fmt: skip
"""Each with signs that it cannot do without, and whether numbers may be words for it."""


def _value(number: str) -> float:
    known = _SMALL.get(number)
    return float(re.sub("[^0-9.]", "", number)) if known is None else known
