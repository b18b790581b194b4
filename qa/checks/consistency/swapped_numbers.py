"""Two groups with a number each, and the same groups with the two numbers exchanged."""

from __future__ import annotations

from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, saying
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_N = rf"(?:\d[\d,]*(?:\.\d+)?|{NUMBER_WORD})"
_UNIT = (
    r"(?P<unit>minutes?|hours?|days?|weeks?|months?|years?|mg|mcg|micrograms?|g|grams?|ml|units?|"
    r"iu|%|per ?cent|percent|calories|kcal|tablets?|doses?|pills?|puffs?|drops?|cups?|drinks?|"
    r"mmol/l|mmol/mol|mg/dl|mmhg|times|inches|cm|portions?|litres?|liters?)"
)
_VALUE = later(
    rf"(?<![\w.,/-])(?P<low>{_N})(?: ?(?:to|-|\u2013) ?(?P<high>{_N}))?[ -]?{_UNIT}(?![\w/])"
    r"(?! (?:old|of age|and over|or over|or older|and older))"
)
# each pair names what people are sorted by: whom one number is for, and whom the other
_YEARS = r"(?:\d\d|fifty|forty|sixty)(?!\d|[.,]\d| ?(?:mg|ml|%|kg|minutes|hours|days|weeks|months))"
_PAIRS = (
    (
        rf"(?:under|below|younger than|not yet) (?:the age of )?{_YEARS}",
        (
            rf"(?:(?:over|above|older than) (?:the age of )?{_YEARS}|(?:aged )?\d\d (?:years )?"
            r"(?:or|and) (?:over|older|above))"
        ),
    ),
    (r"m[ae]n|males?|boys?", r"wom[ae]n|females?|girls?"),
    (r"adults?|grown-ups", r"children|child|babies|teenagers|kids"),
    (r"type 1(?: diabetes)?", r"type 2(?: diabetes)?"),
    (r"keyhole(?: surgery)?|laparoscop\w+", r"open (?:surgery|operation)"),
    (r"before (?:meals|eating|a meal|food)|fasting", r"after (?:meals|eating|a meal|food)"),
    (r"first dose", r"second dose"),
    (r"(?:in the )?mornings?|at breakfast", r"(?:in the )?evenings?|at (?:night|bedtime)"),
    (r"smokers", r"non-?smokers"),
    (r"upper|top number|systolic", r"lower|bottom number|diastolic"),
    (r"combined pill", r"(?:mini-?pill|progest\w+[- ]only pill)"),
    (r"viral|viruses", r"bacterial|bacteria"),
    (r"liquid|syrup|suspension", r"tablets?"),
    (r"flu", r"colds?|covid(?:-19)?"),
    (r"acute", r"chronic"),
    (r"oral(?:ly)?|by mouth|in the mouth", r"rectal(?:ly)?|in the bottom|armpit|underarm"),
    (r"without (?:a|any) \w+", r"with (?:a|any) \w+"),
)
_PAIR = tuple((later(rf"\b(?:{one})\b"), later(rf"\b(?:{other})\b")) for one, other in _PAIRS)
_MOST = 60
_TWO = 2


class _Pair(NamedTuple):
    kind: int
    """Which of `_PAIR`."""
    unit: str
    first: tuple[float, float]
    """The number of the one group, and of the other."""
    second: tuple[float, float]
    said: Saying


@rule(
    "consistency.swapped-numbers",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page, with the two numbers the other way round: check"
    " which is right.",
    why="Two numbers that have changed places give each group of readers the advice for the other.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Keep using contraception for 2 years after your last period if you are under 50,"
            " and for 1 year if you are 50 or over.\n\nUse it for 1 year if you are under 50, and"
            " for 2 years if you are over 50.",
            good="Keep using contraception for 2 years after your last period if you are under 50,"
            " and for 1 year if you are 50 or over.\n\nUse it for 2 years if you are under 50, and"
            " for 1 year if you are over 50.",
        ),
        Example(
            bad="Men need 55 grams of protein a day and women need 45 grams.\n\nAim for 45 grams if"
            " you are a man, and 55 grams if you are a woman.",
            good="Men need 55 grams of protein a day and women need 45 grams.\n\nAim for 55 grams"
            " if you are a man, and 45 grams if you are a woman.",
        ),
        Example(
            bad="After keyhole surgery you stay 1 day. After open surgery you stay 5 days.\n\nPlan"
            " for 5 days in hospital for keyhole surgery, and 1 day for open surgery.",
            good="After keyhole surgery you stay 1 day. After open surgery you stay 5 days.\n\nPlan"
            " for 5 days in hospital for open surgery, and 1 day for keyhole surgery.",
        ),
        Example(
            good="Take 2 tablets in the morning and 1 tablet at night.\n\nFrom week 3, take 1"
            " tablet in the morning and 2 tablets at night.",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places in which two groups have each other's number."""
    found = list(islice(_pairs(page), _MOST))
    for one, other in combinations(found, 2):
        if (one.kind, one.unit) != (other.kind, other.unit) or one.said.is_beside(other.said):
            continue
        if one.first == other.second and one.second == other.first:
            yield from against(one.said, other.said)
            return


def _pairs(page: Page) -> Iterator[_Pair]:
    for number, block in enumerate(page.blocks):
        if not _has_two(block.folded):
            continue
        places = list(sentences(block.plain))
        for first, last in places:
            yield from _in(page, number, first, last)
        for (first, middle), (_, last) in pairwise(places):
            if not _has_two(block.folded[first:middle]):
                yield from _in(page, number, first, last)


def _has_two(text: str) -> bool:
    return len(list(islice(_VALUE.finditer(text), _TWO))) == _TWO


def _in(page: Page, number: int, first: int, last: int) -> Iterator[_Pair]:
    """Yield the numbers of two groups between two offsets of a block, where each has one.

    That is: each group stands beside its number, and the units are the same.
    """
    text = page.blocks[number].folded[first:last]
    values = list(_VALUE.finditer(text))
    if len(values) != _TWO or _CHANGES.search(text) or text.rstrip().endswith("?"):
        return
    units = {value["unit"].rstrip("s") for value in values}
    if len(units) != 1 or _size(values[0]) == _size(values[1]):
        return
    for kind, (one, other) in enumerate(_PAIR):
        here, there = list(one.finditer(text)), list(other.finditer(text))
        if len(here) != 1 or len(there) != 1:
            continue
        order = sorted([(hit.start(), "v", hit) for hit in values] + [
            (here[0].start(), "one", here[0]), (there[0].start(), "other", there[0]),
        ], key=lambda part: part[0])  # fmt: skip
        pair = _by_turns(order)
        start, end = order[0][0], max(part[2].end() for part in order)
        said = saying(page, number, first + start, first + end) if pair else None
        if said is not None and pair is not None:
            yield _Pair(kind, next(iter(units)), pair["one"], pair["other"], said)


def _by_turns(
    order: Sequence[tuple[int, str, re.Match[str]]],
) -> dict[str, tuple[float, float]] | None:
    """Return the number of each group, where each stands beside its number."""
    found = {}
    for (_, one, hit), (_, other, there) in zip(order[0::2], order[1::2], strict=True):
        if (one == "v") == (other == "v"):
            return None
        found[other if one == "v" else one] = _size(hit if one == "v" else there)
    return found


def _size(value: re.Match[str]) -> tuple[float, float]:
    low = value_of(value["low"])
    return low, value_of(value["high"]) if value["high"] else low


_CHANGES = later(
    r"\b(?:week \d|weeks \d|from week|from day|then|later|instead|next|after that|used to|was|were|"
    r"stud(?:y|ies)|trial)\b"
)
