"""One amount in two units that do not fit: "100 micrograms (1,000 IU)", "38C (102F)"."""

from __future__ import annotations

from functools import partial
from operator import mul
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from qa.page import Page

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_JOIN = (
    r" ?(?:\(|or |, or |= ?|/ ?|\((?:about|or|around|equal to|equivalent to) )(?:about |around )?"
)
_FACTS: tuple[tuple[str, str, Callable[[float], float], float], ...] = (
    (
        r" ?(?:\u00b0 ?c|degrees c\w*|c)\b",
        r" ?(?:\u00b0 ?f|degrees f\w*|f)\b",
        lambda n: n * 1.8 + 32,
        0.012,
    ),
    (
        r" ?(?:\u00b0 ?f|degrees f\w*|f)\b",
        r" ?(?:\u00b0 ?c|degrees c\w*|c)\b",
        lambda n: (n - 32) / 1.8,
        0.02,
    ),
    (r" ?(?:kg|kilograms?|kilos?)\b", r" ?(?:lbs?|pounds)\b", lambda n: n * 2.2046, 0.06),
    (r" ?(?:lbs?|pounds)\b", r" ?(?:kg|kilograms?|kilos?)\b", lambda n: n / 2.2046, 0.06),
    (r" ?(?:cm|centimet(?:re|er)s?)\b", r" ?(?:in|inch|inches)\b", lambda n: n / 2.54, 0.15),
    (r" ?(?:in|inch|inches)\b", r" ?(?:cm|centimet(?:re|er)s?)\b", lambda n: n * 2.54, 0.15),
    (r" ?g(?:rams?)?\b", r" ?(?:mg|milligrams?)\b", lambda n: n * 1000, 0.01),
    (r" ?(?:mg|milligrams?)\b", r" ?(?:mcg|micrograms?|\u00b5g)\b", lambda n: n * 1000, 0.01),
    (r" ?(?:mcg|micrograms?|\u00b5g)\b", r" ?(?:mg|milligrams?)\b", lambda n: n / 1000, 0.01),
    (r" ?(?:kj|kilojoules?)\b", r" ?(?:kcal|calories)\b", lambda n: n / 4.184, 0.08),
    (r" ?(?:kcal|calories)\b", r" ?(?:kj|kilojoules?)\b", lambda n: n * 4.184, 0.08),
)
_PATTERNS = tuple(
    (
        later(
            rf"(?<![\w.,/-])(?P<one>{_NUMBER}){one}{_JOIN}"
            rf"(?P<shown>(?P<other>{_NUMBER}){other})(?! ?(?:/|per\b|an?\b|each\b))"
        ),
        convert,
        slack,
    )
    for one, other, convert, slack in _FACTS
)
_OF_D = tuple(
    (
        later(
            rf"(?<![\w.,/-])(?P<one>{_NUMBER}) ?(?:{one}){join}"
            rf"(?P<shown>(?P<other>{_NUMBER}) ?(?:iu|international units|units))\b"
        ),
        units,
    )
    for one, join, units in (
        (r"mcg|micrograms?|\u00b5g", _JOIN, 40),
        (r"mg|milligrams?", _JOIN.replace("/ ?|", ""), 40_000),
    )
)
"""How much of vitamin D, with the units that each of it is; "500 mg/400 IU" are two substances."""
_BACK_OF_D = later(
    rf"(?<![\w.,/-])(?P<one>{_NUMBER}) ?(?:iu|international units){_JOIN.replace('/ ?|', '')}"
    rf"(?P<shown>(?P<other>{_NUMBER}) ?(?:mcg|micrograms?|\u00b5g))\b"
)
_UNITS_OF_D = 40
"""In a microgram."""
_FIRST = "|".join(dict.fromkeys(one for one, *_ in _FACTS))
_BOTH = later(rf"{_NUMBER}(?:{_FIRST}| ?(?:iu|international units)\b){_JOIN}\d")
"""What every figure in one unit has, with one in another in brackets or the like."""
_FEW = 0.03
_TO_MORE = later(rf" ?(?:-|\u2013|\u2014|to|and) ?{_NUMBER}")
_FROM_LESS = later(rf"(?P<low>{_NUMBER})[^\d(]{{0,15}}(?:-|\u2013|\u2014|\bto|\band) ?\Z")
"""Before and behind the two figures in the middle of "68F to 77F (20C to 25C)"."""
_REACH = 40
_WHOLE = 100
"""A number from which on no decimals are written."""


@rule(
    "consistency.wrong-conversion",
    level=Level.WARNING,
    message="'%s' is not the same as '%s', which is about %s: check both.",
    why="Readers use the unit that they know, and one of the two figures misleads them.",
    sources=[
        "NIST Special Publication 811, conversion factors",
        "NIH Office of Dietary Supplements, vitamin D: 1 microgram is 40 IU",
    ],
    examples=[
        Example(
            bad="# Vitamin D\n\nDo not take more than 100 micrograms (1,000 IU) a day.",
            good="# Vitamin D\n\nDo not take more than 100 micrograms (4,000 IU) a day.",
        ),
        Example(
            bad="A fever is a temperature of 38C (102.4F) or more.",
            good="A fever is a temperature of 38C (100.4F) or more.",
        ),
        Example(
            bad="Keep it cool, between 36\u00b0F and 46\u00b0F (20\u00b0C to 25\u00b0C).",
            good="Keep it at 68\u00b0F to 77\u00b0F (20\u00b0C to 25\u00b0C), not 25-30C (77-86F).",
        ),
        Example(
            bad="# Vitamin D\n\nMost adults need 15 mg (600 units) a day.",
            good="# Vitamin D\n\nMost adults need 15 mcg (600 units) a day.",
        ),
        Example(
            bad="# Vitamin D\n\n| Age | Dose |\n|---|---|\n| 71 and older | 800 IU (200 mcg) |",
            good="# Vitamin D\n\n| Age | Dose |\n|---|---|\n| 71 and older | 800 IU (20 mcg) |",
        ),
        Example(good="# Calcium and vitamin D\n\nThe 500 mg/400 IU tablets can be chewed."),
        Example(
            bad="The tablet has 0.5 g (50 mg).",
            good="The tablet has 0.5 g (500 mg) and weighs less than 1 kg (2.2 lb).",
        ),
    ],
    limit=3,
    words=("(", " or ", "=", "/"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each second figure that differs by more than rounding explains."""
    patterns = list(_PATTERNS)
    if "vitamin d" in page.folded:
        patterns += [(pattern, partial(mul, units), _FEW) for pattern, units in _OF_D]
        patterns.append((_BACK_OF_D, partial(mul, 1 / _UNITS_OF_D), _FEW))
    both = {page.block_of(at) for at in page.numbers if _BOTH.match(page.folded, at)}
    for block in map(page.blocks.__getitem__, sorted(both)):
        for pattern, convert, slack in patterns:
            for found in pattern.finditer(block.folded):
                one, other = _beside(block.folded, found), _value(found["other"])
                if one is None:
                    continue
                right = convert(one)
                if abs(right - other) <= max(slack * abs(right), _rounding(found["other"])):
                    continue
                start, end = found.span("shown")
                if not in_references(page, block) and not is_quoted(block, start, end):
                    first = block.text[found.start() : start].rstrip(" (=,/")
                    args = (block.text[start:end], first, _written(right))
                    yield Match(block.source_span(start, end), args)


def _beside(text: str, found: re.Match[str]) -> float | None:
    """Return what the second figure is said to be in the other unit.

    That is the first figure; of two ranges, the least of the first one, and None where it has none.
    """
    if not _TO_MORE.match(text, found.end()):
        return _value(found["one"])
    least = _FROM_LESS.search(text[max(0, found.start() - _REACH) : found.start()])
    return _value(least["low"]) if least else None


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _rounding(number: str) -> float:
    """Return half a step of the last digit that is written."""
    _, _, decimals = number.partition(".")
    return 0.51 * 10.0 ** -len(decimals)


def _written(number: float) -> str:
    return f"{number:,.0f}" if number >= _WHOLE else f"{number:.3g}"
