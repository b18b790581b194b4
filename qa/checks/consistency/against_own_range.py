"""A result that is called high or low, or normal, against the range that the page itself gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.checks.consistency.statements import Statement, states
from qa.clauses import clause_around
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAMES: Final = {
    "inr": "inr", "tsh": "tsh", "hba1c": "a1c", "a1c": "a1c", "ferritin": "ferritin",
    "potassium": "potassium", "sodium": "sodium", "haemoglobin": "haemoglobin",
    "hemoglobin": "haemoglobin", "psa": "psa", "vitamin b12": "b12", "b12": "b12",
    "vitamin d": "vitamin d", "calcium": "calcium", "lithium": "lithium",
}  # fmt: skip
_NAME: Final = rf"(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_N: Final = r"\d{1,3}(?:\.\d+)?"
_UNIT: Final = r"(?:%|m?[uU]/l|mmol/l|mmol/mol|g/l|g/dl|ng/ml|pg/ml|nmol/l|micrograms?/l|mcg/l)"
_RANGE: Final = later(
    rf"\b{_NAME}\b[^.;\d]{{0,60}}?(?<![\w.,/])(?P<low>{_N}) ?{_UNIT}? ?"
    rf"(?:to|and|-|\u2013) ?(?P<high>{_N})(?![\w/.]\d)"
    rf"|(?<![\w.,/])(?P<before_low>{_N}) ?{_UNIT}? ?(?:to|and|-|\u2013) ?(?P<before_high>{_N})"
    rf" ?{_UNIT}? for {_NAME.replace('<name>', '<of>')}\b"
)
_OF_RANGE: Final = later(
    r"\b(?:range|goal|target|normal|usual|healthy|between|should be|keep|kept|aim)\b"
)
_VALUE: Final = later(
    rf"\b{_NAME}\b(?: (?:level|result|reading|test|score))? (?:of|is|was|at|comes back (?:as|at)|"
    rf"result of) (?:about |around )?(?P<value>{_N})(?! ?(?:to|-|\u2013|and) ?\d)"
    rf" ?{_UNIT}?"
)
_LOW: Final = later(
    r"\b(?:too low|below (?:the|our|your|this|that) (?:\w+ )?(?:range|goal|target)|low)\b"
)
_HIGH: Final = later(
    r"\b(?:too high|above (?:the|our|your|this|that) (?:\w+ )?(?:range|goal|target)|high|raised)\b"
)
_WITHIN: Final = later(
    r"\b(?:(?:is|are|means it is|counts as) (?:\w+ )?normal|(?:with)?in (?:the|our|your|this|that) "
    r"(?:\w+ )?(?:range|goal|target)|on target)\b"
)
_APART: Final = later(
    r"\b(?:children|child|babies|pregnan\w+|older|mechanical|valve|some (?:people|labs?)|"
    r"stud(?:y|ies)|diabetes without|before|after|fell|rose|drop\w*|not|n't|was once|borderline|"
    r"severe\w*|emergency|if you (?:have|are))\b"
)


@rule(
    "consistency.against-own-range",
    level=Level.WARNING,
    message="'%s' is called %s here, and the range on this page is '%s': check which is right.",
    why="Readers hold their own result against the page, and are frightened or calmed for nothing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Warfarin\n\nFor most people the goal is an INR between 2.0 and 3.0.\n\nAn INR"
            " of 2.5 means that your dose is too low.",
            good="# Warfarin\n\nFor most people the goal is an INR between 2.0 and 3.0.\n\nAn INR"
            " of 1.5 means that your dose is too low.",
        ),
        Example(
            bad="# Thyroid test\n\nThe usual range is 0.4 to 4.0 mU/L for TSH.\n\nSay your TSH is"
            " 3.2 mU/L: it is above our range.",
            good="# Thyroid test\n\nThe usual range is 0.4 to 4.0 mU/L for TSH.\n\nSay your TSH is"
            " 5.2 mU/L: it is above our range.",
        ),
        Example(
            bad="# Potassium\n\nThe normal range for potassium is 3.5 to 5.0 mmol/L.\n\nA"
            " potassium of 6.1 mmol/L is normal.",
            good="# Potassium\n\nThe normal range for potassium is 3.5 to 5.0 mmol/L.\n\nA"
            " potassium of 4.1 mmol/L is normal.",
        ),
    ],
    words=tuple(_NAMES),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each value that is called what the only range of its measurement does not make it."""
    ranges: dict[object, list[Statement]] = {}
    for one in _ranges(page):
        ranges.setdefault(one.key, []).append(one)
    for value, judged in _values(page) if ranges else ():
        given = ranges.get(value.key, [])
        if len({(one.low, one.high) for one in given}) != 1 or given[0].block is value.block:
            continue
        inside = given[0].low <= value.low <= given[0].high
        if inside == (judged == "normal"):
            continue
        yield _match(value, judged, given[0])


def _ranges(page: Page) -> Iterator[Statement]:
    for block in page.blocks:
        for found in _RANGE.finditer(block.folded):
            first, last = sentence_around(block.plain, found.start())
            said = block.folded[first : max(last, found.end())]
            if not _OF_RANGE.search(said) or _APART.search(said):
                continue
            if not states(page, block, *found.span()):
                continue
            low = float(found["low"] or found["before_low"])
            high = float(found["high"] or found["before_high"])
            if low < high:
                start = found.start("low" if found["low"] else "before_low")
                end = found.end("high" if found["high"] else "before_high")
                yield Statement(_NAMES[found["name"] or found["of"]], low, high, block, start, end)


def _values(page: Page) -> Iterator[tuple[Statement, str]]:
    """Yield each value with what its sentence calls it: low, high or normal."""
    for block in page.blocks:
        for found in _VALUE.finditer(block.folded):
            _, last = sentence_around(block.plain, found.start())
            first, _ = clause_around(block.plain, *found.span())
            rest = block.folded[found.end() : last]
            if _APART.search(block.folded, first, last) or not states(page, block, *found.span()):
                continue
            ways = (("low", _LOW), ("high", _HIGH), ("normal", _WITHIN))
            called = [name for name, words in ways if words.search(rest)]
            if len(called) == 1:
                value = float(found["value"])
                place = found.start("value"), found.end()
                yield Statement(_NAMES[found["name"]], value, value, block, *place), called[0]


def _match(value: Statement, called: str, given: Statement) -> Match:
    span = value.block.source_span(value.start, value.end)
    return Match(span, (value.text.rstrip(), called, given.text.rstrip()))
