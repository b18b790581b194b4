"""A value that the page's own scale puts in another class."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.scales import Range, measures, names_of, number_of, ranges_in, scales
from qa.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page
    from qa.scales import Band, Scale

_VALUE = later(
    r"(?<![\w.,/$\u00a3-])(?P<value>[-\u2212]?\d+(?:\.\d+)?)(?:(?: over |/)(?P<second>\d{2,3}))?"
    r" ?(?P<unit>%|mmol/mol|mmol/l|mg/dl|mmhg|mm\b|cm\b|ng/ml|nmol/l|ml/min|g/l|g/dl|kg/m2|events|"
    r"points|units)?(?! ?(?:mg|mcg|g|ml|to|-|\u2013|years?|months?|weeks?|days?|hours?|minutes?|"
    r"times|"
    r"people|per|out of|in)\b|[\d.,]*\d|/)"
)
_BOUND = later(
    r"\b(?:not|no|never|n't|rather than|instead|risk|become|becomes|turn into|develop|prevent|"
    r"until|"
    r"target|aim|goal|below|above|under|less than|more than|between|at least|used to|unless|"
    r"without|except|either|both|compared|child(?:ren)?|pregnan\w+|trial|study|almost|nearly|close "
    r"to|was (?:once|previously)|chance|likely|one in|vitamin|age|aged)\b|\?"
)
_IS_ON_ITS_SIDE = later(r"\b(?:over|above|below|under|than|least|most)\W*\Z")
_NOT_PROSE = frozenset(
    {BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT, BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER}
)
_TELLS = 1.2
_DIASTOLIC = 80
"""Below it the lower number of a blood pressure is in no class of its own."""
_REACH = 90
_SHOWN = 60
_MOST = 20
"""Scales of a page that its sentences are held against."""


@rule(
    "consistency.wrong-class",
    level=Level.WARNING,
    message="'%s' is called '%s' here, but by the scale on this page (%s) it is '%s': check which"
    " is right.",
    why="Readers who look up their own result find that the page puts it in two classes.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "PEMAT 13: numbers are clear and easy to understand",
    ],
    examples=[
        Example(
            bad="| Severity | AHI (events per hour) |\n|---|---|\n| Mild | 5 to 14 |\n| Moderate |"
            " 15 to 29 |\n| Severe | 30 or more |\n\nWith an AHI of 22, Mr. Lewis has severe sleep"
            " apnea.",
            good="| Severity | AHI (events per hour) |\n|---|---|\n| Mild | 5 to 14 |\n| Moderate |"
            " 15 to 29 |\n| Severe | 30 or more |\n\nWith an AHI of 22, Mr. Lewis has moderate"
            " sleep apnea.",
        ),
        Example(
            bad="The T-score compares your bones with those of a young adult:\n\n- -1.0 or higher:"
            " normal\n- between -1.0 and -2.5: osteopenia\n- -2.5 or lower: osteoporosis\n\nWith a"
            " T-score of -1.8, Mrs. B has osteoporosis.",
            good="The T-score compares your bones with those of a young adult:\n\n- -1.0 or higher:"
            " normal\n- between -1.0 and -2.5: osteopenia\n- -2.5 or lower: osteoporosis\n\nWith a"
            " T-score of -2.8, Mrs. B has osteoporosis.",
        ),
        Example(
            bad="A BMI of 18.5 to 24.9 is healthy, 25 to 29.9 is overweight and 30 or more is"
            " obese.\n\nIf your BMI is 27, you count as obese.",
            good="A BMI of 18.5 to 24.9 is healthy, 25 to 29.9 is overweight and 30 or more is"
            " obese.\n\nIf your BMI is 27, you do not count as obese.",
        ),
    ],
    words=[
        "mild", "moderate", "severe", "normal", "healthy", "overweight", "obes", "low", "high",
        "borderline", "elevated", "diabetes", "osteop", "stage", "grade", "raised", "optimal",
        "deficien", "insufficien", "anaemia", "anemia",
    ],
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each value, or range, in a sentence with one class of a scale, that is in another."""
    for reader in map(_Reader, scales(page)[:_MOST]):
        for number, block in enumerate(page.blocks):
            if block.kind in _NOT_PROSE or not page.has_number(block):
                continue
            if reader.is_given_in(number) or in_references(page, block):
                continue
            for start, end in sentences(block.plain):
                found = reader.wrong(block.folded[start:end])
                if found is not None:
                    at, args = found
                    span = block.source_span(start + at[0], start + at[1])
                    yield Match(span, args)


def wrong_edges(page: Page) -> Iterator[tuple[Block, int, int, tuple[str, str, str]]]:
    """Yield where a class begins, or ends, at a value that its scale on the page does not have.

    The block, the run of its text, and what to say: the words, the class, and what the scale says.
    """
    readers = [_Reader(scale) for scale in scales(page)[:_MOST]]
    for number, block in enumerate(page.blocks if readers else ()):
        if block.kind in _NOT_PROSE or in_references(page, block) or not page.has_number(block):
            continue
        for start, end in sentences(block.plain):
            for reader in readers:
                if reader.is_given_in(number):
                    continue
                found = reader.edge(block.folded[start:end])
                if found is not None and not is_quoted(block, start, end):
                    (first, last), args = found
                    yield block, start + first, start + last, args


_OPEN = later(
    r"\b(?:not|no|never|n't|rather than|risk|become|turn into|develop|prevent|until|target|aim|"
    r"goal|used to|unless|without|except|compared|child(?:ren)?|pregnan\w+|trial|study|"
    r"almost|nearly|chance|likely|one in|age|aged|older|by|falls?|drops?|home|daytime|night|"
    r"kidney|if you have|"
    r"people with|after|before|another|early|late)\b|\?"
)
"""What an edge may be of that the scale does not tell of."""
_BEGINS = later(
    r"\b(?:starts?|begins?|beginning|starting) (?:at|from|with) (?P<value>\d+(?:\.\d+)?)"
    r" ?(?P<unit>%|mmol/mol|mmol/l|mg/dl|ng/ml|nmol/l|ml/min|g/l|g/dl|kg/m2|points)?"
)
_NUMBERED = later(r"\btype [12]\b")
"""The name of an illness, and no value."""


class _Said(NamedTuple):
    low: float
    high: float
    unit: str
    start: int
    end: int


class _Named(NamedTuple):
    """A sentence, folded, with the only class of a scale that it names."""

    text: str
    """With blanks for the numbers of types of an illness, which are no values."""
    hit: re.Match[str]
    band: Band
    rest: str
    """`text` with blanks for the name of the class too."""


class _Reader:
    """Holds sentences against one scale."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._names = [(name, band) for band in scale.bands for name in _patterns(band)]
        self._wanted = frozenset(word for word in measures(scale) if told_by(word) > _TELLS)

    def is_given_in(self, number: int) -> bool:
        """Return whether a block is a part of the scale, and not of a text that goes on."""
        return number in self._scale.blocks and not self._scale.in_text

    def wrong(self, text: str) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        """Return where a folded sentence puts a value in another class, and what to say of it."""
        named = self._named(text)
        if named is None or _BOUND.search(named.text):
            return None
        text, hit, band, rest = named
        said = _said(rest)
        if said is None or not _is_of(text, said, self._scale, self._wanted):
            return None
        other = _other(self._scale, band, said)
        if other is None or max(hit.start() - said.end, said.start - hit.end()) > _REACH:
            return None
        value = text[said.start : said.end].strip()
        at = min(hit.start(), said.start), max(hit.end(), said.end)
        return at, (value, hit[0], _as_said(band), other.label)

    def edge(self, text: str) -> tuple[tuple[int, int], tuple[str, str, str]] | None:
        """Return where a folded sentence has a class begin, or end, at another value than it does.

        With the words, the class, and what the scale says of it.
        """
        named = self._named(text)
        if named is None or _OPEN.search(named.text):
            return None
        text, hit, band, rest = named
        begins = _BEGINS.search(rest)
        spans = [one for one in ranges_in(rest) if not one.is_finite]
        if begins is not None and not spans:
            value = number_of(begins["value"])
            spans = [Range(value, math.inf, begins["unit"] or "", *begins.span())]
        if len(spans) != 1 or len(list(_VALUE.finditer(rest))) != 1:
            return None
        said, wrong = spans[0], False
        if math.isfinite(said.low) and math.isfinite(band.low):
            wrong = not math.isclose(said.low, band.low)
        elif math.isfinite(said.high) and math.isfinite(band.high):
            wrong = not math.isclose(said.high, band.high)
        ends = {end for one in self._scale.bands for end in (one.low, one.high)}
        if not wrong or not said.unit or ends & {said.low, said.high} - {math.inf, -math.inf}:
            return None
        if not _is_of(text, _Said(*said), self._scale, self._wanted):
            return None
        return (said.start, said.end), (text[said.start : said.end], hit[0], _as_said(band))

    def _named(self, text: str) -> _Named | None:
        """Return the only class that a sentence names: the longer where one holds another."""
        text = _NUMBERED.sub(lambda found: "type" + " " * (len(found[0]) - len("type")), text)
        found = [(hit, band) for name, band in self._names if (hit := name.search(text))]
        whole = [
            (hit, band)
            for hit, band in found
            if not any(_is_part(hit, other) for other, _ in found if other is not hit)
        ]
        if len({band.label for _, band in whole}) != 1:
            return None
        hit, band = whole[0]
        return _Named(text, hit, band, text[: hit.start()] + " " * len(hit[0]) + text[hit.end() :])


def _is_part(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= one.start() and one.end() <= other.end() and one[0] != other[0]


def _said(text: str) -> _Said | None:
    """Return the only value of a sentence, or its only range."""
    values = list(_VALUE.finditer(text))
    spans = [] if any(one["second"] for one in values) else ranges_in(text)
    if len(spans) == 1 and spans[0].is_finite:
        return _Said(*spans[0])
    if spans or len(values) != 1 or _IS_ON_ITS_SIDE.search(text[: values[0].start()]):
        return None
    value, second = number_of(values[0]["value"]), values[0]["second"]
    unit = "" if second is None else "low pressure" if int(second) < _DIASTOLIC else "pressure"
    return _Said(value, value, values[0]["unit"] or unit, *values[0].span())


def _is_of(text: str, said: _Said, scale: Scale, wanted: frozenset[str]) -> bool:
    """Return whether a value is one of the measure that a scale is of."""
    if said.unit.endswith("pressure"):
        return "pressure" in scale.about or "systolic" in scale.about
    units = {band.unit for band in scale.bands if band.unit}
    if said.unit and units and said.unit not in units:
        return False
    if said.unit and not units and said.unit not in scale.about:
        return False
    words = {part for word in words_in(text) for part in (word, *word.split("-"))}
    return bool(words & wanted) or bool(said.unit and said.unit in units)


def _other(scale: Scale, band: Band, said: _Said) -> Band | None:
    """Return another class that holds a value, which its own does not."""
    ends = {said.low, said.high}
    out = [end for end in ends if not band.low <= end <= band.high]
    if len(ends) > 1 and len(out) != 1:
        return None
    for end in out:
        for other in scale.bands:
            if other is band or not _holds(other, end):
                continue
            # the second number of a blood pressure may raise its class
            if said.unit != "pressure" or other.low > band.low:
                return other
    return None


def _holds(band: Band, value: float) -> bool:
    return band.low < value < band.high or value in (band.low, band.high)


def _patterns(band: Band) -> list[re.Pattern[str]]:
    return [
        re.compile(rf"\b{re.escape(_stem(name))}(?:e|ity|ly|es|s)?\b")
        for name in names_of(band.label)
        if any(letter.isalpha() for letter in name)
    ]


def _stem(name: str) -> str:
    return re.sub(r"obes(?:e|ity)\Z", "obes", name)


def _as_said(band: Band) -> str:
    """Return a class as a scale has it: "severe: 30 or more"."""
    if band.low == float("-inf"):
        what = f"up to {band.high:g}"
    elif band.high == float("inf"):
        what = f"from {band.low:g}"
    else:
        what = f"{band.low:g} to {band.high:g}"
    return f"{band.label[:_SHOWN]}: {what}"
