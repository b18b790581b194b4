"""A number that is said to be fine, beyond a limit that the page itself sets."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import saying
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in, stem_of, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.page import Page

_N = rf"(?:\d[\d,]*(?:\.\d+)?|{NUMBER_WORD})"
_UNIT = (
    r"(?:%|millimet(?:re|er)s?|centimet(?:re|er)s?|mm|cm|kg|mmol/l|mg/dl|units?|drinks?|cups?|glasses|cans|ml|hours?|minutes?|days|weeks|"
    r"degrees|\u00b0c|\u00b0f|c|f|mg|ml/min|years|puffs?|tablets?|cigarettes|miles|servings?)"
)
_LESS = r"(?:under|below|less than|lower than|smaller than|fewer than|falls? below|drops? below)"
_MORE = r"(?:over|above|more than|higher than|larger than|bigger than|greater than|exceeds?)"
_LIMIT = later(
    rf"\b(?:(?P<less>{_LESS})|(?P<more>{_MORE})) (?:about |around )?(?P<number>{_N})"
    rf"(?! ?%? ?(?:to|-) \d| (?:months?|years?|weeks?)) ?(?P<unit>{_UNIT})?\b"
    rf"|(?<![\w.,/-])(?P<from>{_N}) ?(?P<from_unit>{_UNIT})? (?:or|and) "
    r"(?:more|above|higher|over)\b"
)
_VALUE = later(
    rf"(?<![\w.,/$\u00a3-])(?:(?P<less>{_LESS}) )?(?P<number>{_N})(?: ?(?P<unit>{_UNIT}))?\b(?! "
    rf"?(?:to|-|or) \d)"
)
_FORBIDS = later(
    r"\b(?:should not|must not|do not|don't|cannot|can't|not (?:be )?(?:used|taken|suitable|"
    r"recommended|safe|"
    r"allowed|given)|avoid|unsafe|not to|never|no more|stop(?:ped)? (?:if|when|taking)|at most|"
    r"exceed|advised? (?:\w+ ){0,4}not)\b"
)
_ALLOWS = later(
    r"\b(?:can (?:still |safely |usually |often |also )*(?:keep|take|stay|have|use|continue|be|"
    r"drink|go|"
    r"safely)|safe(?:ly)?|(?:is|are) fine|no problem|is ok|is okay|within (?:the|this|that|our|"
    r"their|safe|"
    r"daily|weekly|these)|keep taking|full dose|harmless|acceptable|no need to (?:stop|worry|cut)|"
    r"nothing to worry|suitable|does not count|allowed|counts? as (?:safe|low)|low[- ]risk)\b"
)
_PASSES = later(
    r"\b(?:pass(?:es)?|clears?|heals?|close|closes|go(?:es)? away|settles?|no treatment|without "
    r"(?:surgery|"
    r"treatment|an operation)|by (?:it|them)sel(?:f|ves)|on (?:its|their) own|need no|harmless)\b"
)
_NEEDS = later(
    r"\b(?:too (?:big|large|wide|long) to|(?:need|needs|requires?|has to|have to|"
    r"must)\b[^.;]{0,25}\b(?:surgery|"
    r"operation|operated|remov\w+|treat\w*|broken up|cut out)|will not|won't|cannot|can't|never) "
    r"?(?:pass|"
    r"clear|heal|close|go away|settle)?\b"
)
_CASES = later(
    r"\b(?:if you (?:also|have)|unless|except|some(?:times)?|may|might|could|children?|child|"
    r"bab(?:y|ies)|"
    r"pregnan\w+|stud(?:y|ies)|trial|ago|aged?|years|rather than|per cent|between|than before|"
    r"was|were|"
    r"used to|other|doctor|specialist|alone|only|review|supervis\w+|until|before|after)\b|\?"
)
_NEAR = 60
_MOST = 40
"""Limits of a page that its numbers are held against."""
_LITTLE = frozenset(map(stem_of, ("people", "adults", "men", "women", "number", "level", "result")))


class _Limit(NamedTuple):
    """Beyond a number the page says no, or within it that all is well."""

    low: float
    high: float
    """The numbers of which it speaks; its own are not among them."""
    unit: str
    forbids: bool
    stems: frozenset[str]
    groups: frozenset[str]
    said: Saying
    calls: bool
    """Beyond it readers are to call for help."""


_SIGNS = (
    "or more", "or above", "or higher", "or over", "under ", "below ", " than ", "over ", "above ",
    "exceed",
)  # fmt: skip


@rule(
    "consistency.against-own-limit",
    level=Level.WARNING,
    message="'%s' goes against \"%s\" on this page: check the number and the limit.",
    why="Readers who find themselves on both sides of a limit choose the side that suits them.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Metformin should not be used if your eGFR is below 30.\n\nPeople with an eGFR of"
            " 20 can keep taking the full dose.",
            good="Metformin should not be used if your eGFR is below 30.\n\nPeople with an eGFR of"
            " 50 can keep taking the full dose.",
        ),
        Example(
            bad="Men and women are advised not to drink more than 14 units a week.\n\nSo a man who"
            " stays under 28 units is within the advice.",
            good="Men and women are advised not to drink more than 14 units a week.\n\nSo a man who"
            " stays under 12 units is within the advice.",
        ),
        Example(
            bad="Call your doctor if a young baby has a temperature of 100.4\u00b0F or more.\n\nA"
            " two-month-old with 102\u00b0F can be watched at home.",
            good="Call your doctor if a young baby has a temperature of 100.4\u00b0F or more.\n\nA"
            " two-month-old with 99\u00b0F can be watched at home.",
        ),
        Example(
            bad="Stones smaller than 5 mm usually pass without surgery.\n\nA 3 mm stone is too big"
            " to pass.",
            good="Stones smaller than 5 mm usually pass without surgery.\n\nA 12 mm stone is too"
            " big to pass.",
        ),
    ],
    words=_SIGNS,
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number that is allowed beyond a limit, or refused within what passes by itself."""
    if page.type == "professional":
        return
    limits = list(islice(_limits(page), _MOST))
    for number, block in enumerate(page.blocks) if limits else ():
        for first, last in sentences(block.plain):
            verdict = _verdict(block.folded[first:last])
            if verdict is None:
                continue
            for limit in limits:
                found = _against(block.folded[first:last], verdict, limit)
                said = found and saying(page, number, first + found[0], first + found[1])
                if said and not said.is_beside(limit.said):
                    span = block.source_span(said.start, said.end)
                    yield Match(span, (said.text, limit.said.shown))
                    break


def _limits(page: Page) -> Iterator[_Limit]:
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in _SIGNS):
            continue
        for first, last in sentences(block.plain):
            if not any(sign in block.folded[first:last] for sign in _SIGNS):
                continue
            limit = _limit(page, number, first, last)
            if limit is not None:
                yield limit


def _limit(page: Page, number: int, first: int, last: int) -> _Limit | None:
    """Return the only limit of a sentence that says what is not to be, or what passes by itself."""
    text = page.blocks[number].folded[first:last]
    found = [hit for hit in _LIMIT.finditer(text) if not text.endswith("spread ", 0, hit.start())]
    if len(found) != 1:
        return None
    calls = _CALLS.search(text) is not None and not found[0]["less"]
    forbids = calls or _FORBIDS.search(text) is not None
    if not calls and (_CASES.search(text) or forbids == (_PASSES.search(text) is not None)):
        return None
    said = saying(page, number, first, last)
    value = value_of(found[0]["number"] or found[0]["from"])
    low, high = (-math.inf, value) if found[0]["less"] else (value, math.inf)
    if said is None:
        return None
    unit = _unit(found[0]["unit"] or found[0]["from_unit"])
    return _Limit(low, high, unit, forbids, _stems(text), groups_in(text), said, calls)


class _Verdict(NamedTuple):
    allows: bool
    waits: bool
    """It says that there is time to wait."""
    start: int
    end: int


def _verdict(text: str) -> _Verdict | None:
    """Return where a sentence says that something is fine, or that it is not."""
    waits = _CAN_WAIT.search(text)
    if waits is not None:
        return _Verdict(True, True, *waits.span())
    allows, needs = _ALLOWS.search(text), _NEEDS.search(text)
    found = allows or needs
    if found is None or (allows and needs) or _CASES.search(text):
        return None
    contrary = _FORBIDS if allows else _PASS_MOSTLY
    return None if contrary.search(text) else _Verdict(allows is not None, False, *found.span())


def _against(text: str, verdict: _Verdict, limit: _Limit) -> tuple[int, int] | None:
    """Return where a sentence says, of the only such number in it, the opposite of a limit."""
    values = [hit for hit in _VALUE.finditer(text) if _unit(hit["unit"]) == limit.unit]
    if len(values) != 1 or verdict.allows != limit.forbids or verdict.waits != limit.calls:
        return None
    hit = values[0]
    is_below = hit["less"] and limit.high < math.inf
    value = value_of(hit["number"])
    if is_below or not (limit.low < value < limit.high or (limit.calls and value == limit.low)):
        return None
    shared = (_stems(text) & limit.stems) - _LITTLE
    if not shared and not _NAMES_ITSELF.match(limit.unit) and not (limit.calls and limit.unit):
        return None
    if not limit.calls and (groups_in(text) ^ limit.groups) & _APART:
        return None
    if max(verdict.start - hit.end(), hit.start() - verdict.end) > _NEAR:
        return None
    return min(hit.start(), verdict.start), max(hit.end(), verdict.end)


_CALLS = later(
    r"\b(?:call|phone|ring|contact|see|go to|seek|tell) (?:your |the |a |an |us|999|911|111|"
    r"emergency|medical|"
    r"help|for)|\b(?:999|911|a&e|emergency)\b"
)
_CAN_WAIT = later(
    r"\b(?:can|may) (?:safely )?(?:be watched|wait|be treated at home|be left)|\bwatch(?:ed)? at "
    r"home|\bno need to "
    r"(?:call|see|phone|ring|worry|seek|go)|\bnothing to worry about|\bsafely wait\b"
)
_APART = frozenset({"child", "pregnant", "severe", "mild", "study"})
_NAMES_ITSELF = later(r"unit|drink|puff|cup|cigarette")
_PASS_MOSTLY = later(r"\b(?:usually|often|mostly|normally) pass\b")


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words_in(text) if told_by(word) >= 1)


def _unit(unit: str | None) -> str:
    short = (unit or "").rstrip("s").strip("\u00b0")
    return {"milli": "mm", "centi": "cm"}.get(short[:5], short)
