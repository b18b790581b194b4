"""What a page counts and measures: times, rhythms, ages, shares, prices, readings, things.

Doses are `qa.amounts`; here is what else has a number, and of what kind it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.context import in_references
from qa.document import BlockKind
from qa.durations import DURATION, MINUTES, UNIT_OF_TIME, minutes_of
from qa.frequencies import frequencies_in
from qa.number_words import NUMBER_WORD, NUMBER_WORDS, NUMBERS, ORDINALS, numbers_of, value_of
from qa.page import places_of
from qa.patterns import later, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.document import Block
    from qa.page import Page

_TENS = one_of(numbers_of(13, 99))
_FIGURE = r"\d+(?:,\d{3})*"
_NUMBER = rf"(?:{_FIGURE}(?:\.\d+)?|{NUMBER_WORD}|hundred)"
_TO = r" ?(?:to|-|\u2013|\u2014|or|and) ?"
# "your four-week visit" is when it is, not how long.
_NAMES_VISIT = later(
    r"(?:(?<=-week)|(?<=-month)|(?<=-year)) "
    r"(?:visit|check|check-up|appointment|review|scan|call|mark)\b"
)
_DURATION = later(rf"(?<![\w.,/-]){DURATION}")
_OR_MORE = later(
    rf"(?<![\w.,/-])(?P<low>{_NUMBER}) (?:or|and) (?:more|fewer|less) (?P<unit>{UNIT_OF_TIME})\b"
)
# "a pack a day" is a rate, "for a day" a time
_A_TIME = later(
    r"\b(?:for|about|around|within|in|takes?|lasts?|after|over|than|under|nearly|almost|once|only|"
    r"just|up to|leave|allow|spend|plan|set aside|wait|rest)\W*\Z"
)
_COUNTED = later(
    r"(?: or (?:so|more))? (?:before|after|later|ago|beforehand|afterwards|earlier|since|"
    r"(?:has |have |will have |had |must )?(?:gone by|go by|passed?|elapsed?))\b"
)
_NEARLY_AN_HOUR = later(r"\bthe (?:best|better|greater) part of an hour\b")
_OF = later(r" of\b")
_OFTEN = later(r"\b(?:once|twice|times?|more|[a-z]{3,}s|\d) (?:every single |every )?\Z")
_WHOLE = later(r"[a-z]+ (?:full|whole|entire|clear)\b")
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
        r"(?:turn|reach)(?<![a-z]turn)(?<![a-z]reach)(?:s|e[ds]|ing)? "
        rf"(?P<low>[1-9]\d|{_TENS})"
        r"(?![\w.,]*\d|[- ]?(?:%|per ?cent|degrees|mm|mg|ml|kg|lbs?|pounds|miles|minutes|hours|"
        r"days|weeks|months|times|people|steps|points|over|and a half|out of|in (?:every|\d))\b)"
        r"(?!%)"
    ),
    later(r"at (?<![a-z]at )(?P<low>[1-9]\d)(?=[,.;:)]|\Z| (?:when|and|i\b|he|she))"),
    later(r"(?P<low>[1-9](?<!\w.)\d?)(?:st|nd|rd|th) birthday"),
    later(
        r"(?:was|were|been) (?:only |just |about |nearly |almost |still )?(?<![a-z]was )"
        r"(?P<low>[1-9]\d)(?= (?:when|before|and|years old|the)\b|[,.;:)]|\Z)"
    ),
    later(r"at (?:just |only )?(?<![a-z]at )(?P<low>[1-9]\d)(?= (?:that|with|by|my|i)\b)"),
    later(
        r"(?:younger|older) than (?:about )?(?P<low>\d{1,3})(?![\d%/]|\.\d)"
        r"(?: (?P<unit>year|month|week)s?)?"
    ),
    later(
        r"(?P<low>\d(?<![\w.,/-].)\d{0,2})(?: (?P<unit>year|month|week)s?)?(?: of age)? "
        r"(?:and|or) (?:over|older|under|younger|up(?:wards)?)\b"
    ),
    later(
        r"(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|anyone|people|adults?|men|teenagers?) "
        r"(?:who are )?(?:over|under|below|above) (?:the age of )?(?P<low>\d{1,3})(?![\d%/]|\.\d)"
        r"(?: (?P<unit>year|month|week)s?)?"
    ),
    later(
        r"(?:over|under|below|above)[ -]?(?<![a-z]over )(?P<low>[1-9]\d?)"
        r"(?:s\b|(?= (?:years? old|who|should|can|must|may)\b))"
    ),
    later(r", (?<=[a-z], )(?P<low>[1-9]\d)(?=[,:])"),
)
_SHARE = later(
    r"(?<![\w.,/-])(?P<low>\d+(?:\.\d+)?)(?:(?: ?%| percent| per cent)? ?(?:to|-|\u2013|and) ?"
    r"(?P<high>\d+(?:\.\d+)?))? ?(?:%|percent\b|per cent\b)"
)
_RATIO = later(
    rf"\b(?P<part>{_NUMBER})(?:{_TO}(?P<most>{_NUMBER}))?(?: (?:person|people|wom[ae]n|m[ae]n|"
    r"child(?:ren)?|adults?|patients?|bab(?:y|ies)|couples?))?"
    rf"[ -](?:in|out of)(?: every| an?)?[ -](?P<whole>{_NUMBER}|thousand)\b"
    rf"(?! {UNIT_OF_TIME}\b)"
)
_PART = later(
    r"\b(?:(?P<how_many>an?|one|two|three|four)[ -](?P<part>third|quarter|fifth|tenth)s?|"
    "(?P<half>half)) "
    r"(?:of|the|our|all)\b(?! (?:an?|the day|the time|the night|way|tablet|dose|hour))"
)
_PART_OF = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_MONEY = later(
    rf"[$\u00a3\u20ac] ?(?P<low>{_FIGURE}(?:\.\d+)?)(?: ?(?:to|-|\u2013) ?[$\u00a3\u20ac]?"
    rf"(?P<high>{_FIGURE}(?:\.\d+)?))?(?![\d,.]*\d|\.?\d* ?(?:million|billion|bn))"
)
_PRESSURE = later(
    r"(?<![\w/])(?P<low>\d{2,3})(?:/| over )(?P<second>\d{2,3})(?:(?![\w/])|(?=mm))"
    r"(?! (?:of|in|people))"
)
_HEAT = later(
    r"(?<![\w.,/-])(?P<low>\d{2,3}(?:\.\d+)?) ?(?:\u00b0|\u00ba|degrees)? ?"
    r"(?P<scale>c|f|celsius|fahrenheit)\b"
)
_COUNT = later(
    rf"(?<![\w.,/$\u00a3\u20ac-])(?!one of )(?P<low>{_FIGURE}|{NUMBER_WORD}|hundred)"
    rf"(?: ?(?:to|-|\u2013|or) ?(?P<high>{_FIGURE}|{NUMBER_WORD}|hundred))?"
    r"(?: (?:more|full|whole|other|different|main|new|of|the|our|adult))*[ -]"
    r"(?P<thing>(?:[a-z]{3,} )?(?:[a-z]{3,}s|men|women|children|people))\b"
)
_NO_THING = frozenset(
    {"times", "this", "does", "was", "has", "plus", "less", "percent", "degrees", "grams", "units",
     "milligrams", "micrograms", "its", "yes", "versus", "includes", "diabetes",
     "centimeters", "centimetres", "inches", "feet", "meters", "metres", "millimeters",
     "millimetres", "pounds", "kilos", "stone", "miles", "ounces"}
    | {form for unit in MINUTES for form in (unit, f"{unit}s")}
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
_NTH = later(
    rf"\b(?:after|until|till|by|past|beyond|from|for|at|in|on|before|to) (?P<point>(?:the |your )?"
    rf"(?:(?P<nth>{one_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) (?P<of>hour|day|week|month|year)"
    rf"|(?P<unit>day|week|month|year) (?P<number>\d{{1,2}}|{NUMBER_WORD})))\b"
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
        unit = MINUTES[found["unit"].rstrip("s")]
        low, high = _SEVERAL_OF[found["how_many"]]
        yield Time(low * unit, high * unit, *found.span())
    for found in _NTH.finditer(text):
        nth = found["nth"] or found["number"]
        number = ORDINALS.get(nth) or NUMBER_WORDS.get(nth) or int(nth.rstrip("stndrh"))
        minutes = number * MINUTES[found["of"] or found["unit"]]
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


_NUMBERS = (*"0123456789,", *(word for word in NUMBERS if "-" not in word))
_BEFORE_UNIT = tuple(f"{number}{sign}" for number in _NUMBERS for sign in " -")
_BEFORE_TIME = (
    *_BEFORE_UNIT,
    " full ",
    " whole ",
    " entire ",
    " clear ",
    " working ",
    " business ",
    " more ",
    " fewer ",
    " less ",
)
_UNITS_OF_TIME = tuple(MINUTES)


def _stands_behind(text: str, words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Return whether one of some texts stands right before one of some words."""
    return any(text.endswith(before, 0, at) for word in words for at in places_of(word, text))


def _ages(text: str) -> Iterator[_Read]:
    for pattern in _AGES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            factor = MINUTES[parts.get("unit") or "year"] / MINUTES["year"]
            low = value_of(parts["low"]) * factor
            high = value_of(parts["high"]) * factor if parts.get("high") else low
            yield "age", low, high, found.start("low"), found.end(), False


def _times(text: str) -> Iterator[_Read]:
    if "of an hour" not in text and not _stands_behind(text, _UNITS_OF_TIME, _BEFORE_TIME):
        return
    for found in _DURATION.finditer(text):
        before = text[: found.start()]
        is_rate = found["low"] in ("a", "an") and not _A_TIME.search(before)
        is_rate = is_rate and not _WHOLE.match(found[0])
        if is_rate and _OF.match(text, found.end()) and not _OFTEN.search(before):
            is_rate = False
        if _NAMES_VISIT.match(text, found.end()):
            continue
        if is_rate and not found["half"] and not _COUNTED.match(text, found.end()):
            continue
        yield "time", *minutes_of(found), *found.span(), False
    for found in _NEARLY_AN_HOUR.finditer(text):
        yield "time", 40, 60, *found.span(), False
    for found in _OR_MORE.finditer(text):
        minutes = value_of(found["low"]) * MINUTES[found["unit"].rstrip("s")]
        yield "time", minutes, minutes, *found.span(), False


def _shares(text: str) -> Iterator[_Read]:
    for found in _SHARE.finditer(text):
        low = float(found["low"]) / 100
        high = float(found["high"]) / 100 if found["high"] else low
        yield "share", low, high, *found.span(), False


def _ratios(text: str) -> Iterator[_Read]:
    if not _stands_behind(text, (" in ", " out of "), _NUMBERS):
        return
    for found in _RATIO.finditer(text):
        part = value_of(found["part"])
        most = value_of(found["most"]) if found["most"] else part
        whole = 1000 if found["whole"] == "thousand" else value_of(found["whole"])
        if whole > most >= part > 0:
            yield "share", part / whole, most / whole, *found.span(), False


def _parts(text: str) -> Iterator[_Read]:
    for found in _PART.finditer(text):
        share = 0.5
        if found["part"]:
            share = value_of(found["how_many"]) / _PART_OF[found["part"]]
        yield "share", share, share, *found.span(), False


def _prices(text: str) -> Iterator[_Read]:
    for found in _MONEY.finditer(text):
        low = value_of(found["low"])
        yield "money", low, value_of(found["high"]) if found["high"] else low, *found.span(), False


def _counts(text: str) -> Iterator[_Read]:
    for found in _COUNT.finditer(text):
        thing = found["thing"].rsplit(" ", 1)[-1]
        if thing in _NO_THING or _NUMBERED.search(text[: found.start()]):
            continue
        low = value_of(found["low"])
        high = value_of(found["high"]) if found["high"] else low
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
        ("aged", "age ", "ages ", "old", "birthday", "turn", "young", "was ", "were ", "over",
         "under", "below", "above", "been ", *_before_a_figure("at ", ", ")),
        False,
    ),
    (_ages, ("turn", "reach"), True),
    (_times, ("second", "min", "hour", "hr", "day", "night", "week", "month", "year"), True),
    (_shares, ("%", "percent", "per cent"), False),
    (
        _ratios,
        (" out of ", " in every ", " in two", " in three", " in four", " in five", " in six",
         " in eight", " in ten", " in twenty", " in a hundred", " in a thousand", "-in-",
         " in every hundred", " in every thousand", *_before_a_figure(" in ")),
        True,
    ),
    (_parts, ("half ", "third", "quarter", "fifth", "tenth"), True),
    (_prices, ("$", "\u00a3", "\u20ac"), False),
    (_counts, tuple("123456789"), False),
    (_counts, (" two ", " three ", " four ", " five ", " six ", " seven ", " eight "), True),
)  # fmt: skip
"""Each with signs that it cannot do without, and whether numbers may be words for it."""
