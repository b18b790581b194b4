"""What a page says that the doses of a day add up to, and they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_UNIT = r"(?P<unit>mg|milligrams?|g|grams?|mcg|micrograms?)"
_AMOUNT = later(
    rf"(?<![\w.,/-])(?:(?P<count>\d|{NUMBER_WORD})(?: (?:or|to) (?P<more>\d|"
    rf"{NUMBER_WORD}))? (?:x )?)?(?:(?:tablets?|capsules?|caplets?|"
    rf"puffs?|sprays?|inhalations?|doses?) (?:of|from) (?:the |your |an? )?)?"
    rf"(?P<value>\d[\d,]*(?:\.\d+)?)(?: ?(?:to|or|-|\u2013) ?(?P<high>\d[\d,]*(?:\.\d+)?))?"
    rf"[ -]?{_UNIT}\b(?! ?/|(?: \w+)? (?:per|a|for each) kg)"
)
_DAILY = (
    r"(?: (?:of \w+ )?(?:a|per|each|every|in a|in one|over the) (?:whole )?day| daily| in 24 hours|"
    r" in (?:all|total)| altogether| over the day|/day| (?:every|over|per) (?:a )?24 hours)"
)
_TOTAL = later(
    r"(?P<link>\b(?:that|which|this|it) (?:is|makes|comes to|adds up to|amounts to|means|"
    r"totals|equals|gives(?: you)?)|"
    r"\bthat's|\b(?:is|are|makes?|making|com(?:es?|ing) to|add(?:s|ing)? up to|amount(?:s|ing)? to|"
    r"totals?|totall?ing|equals?|gives(?: you)?|giving(?: you)?|for)|"
    r"=|\bso|\(|, (?=(?:a|the|your) (?:daily )?total)|, (?=\d[\d.,]* ?[mg][a-z]* (?:in (?:all|"
    r"total)|altogether)))"
    r" ?(?:(?:a|the|your|her|his|for a) (?:daily )?total(?: daily)?(?: dose)? of |about |exactly )?"
    rf"(?P<said>(?P<total>\d[\d,]*(?:\.\d+)?) ?{_UNIT}{_DAILY})"
)
_TOTAL_OF = later(
    r"(?P<link>,) (?:a|the|your) (?:daily )?total(?: daily)?(?: dose)? of (?:about |exactly )?"
    rf"(?P<said>(?P<total>\d[\d,]*(?:\.\d+)?) ?{_UNIT})(?=[.;,)]|\Z)"
)
_IN_BRACKETS = later(
    rf"(?P<link> ?\()(?:= ?|so )?(?P<said>(?P<total>\d[\d,]*(?:\.\d+)?) ?{_UNIT})\)"
)
"""What stands right behind how often: "300 mg three times a day (900 mg)"."""
_REACH = 110
_CLOSE = 12
"""Characters between how often and what it "is", so that nothing else is."""
_MANNER = later(
    r"(?:,? (?:with|after|before|by|at|between|without|on|in)(?: (?!and\b|or\b)[a-z'-]+){1,5}){1,2}"
    r",? \Z"
)
"""How a dose is taken, behind how often: "with food", "after your main meals"."""
_ELSE = later(
    r"\b(?:then|increas\w*|rais\w*|maximum|max|highest|lowest|at least|(?<!adds )(?<!add )"
    r"(?<!adding )up to|as much as|morning|"
    r"evening|night|lunch\w*|first|kg|weigh\w*|child\w*|if|unless|instead|but|than|month|week|"
    r"elemental|salt)\b"
)
_ENDS = later(r"[.;!?] ?")
_REFERS = later(r"(?:that|which|this|it|=|,)")
"""Words that speak of the sentence before."""
_SLACK = 0.02


class _Taken(NamedTuple):
    low: float
    """Milligrams in a day."""
    high: float
    end: int
    often: float


@rule(
    "doses.wrong-daily-total",
    level=Level.WARNING,
    message="'%s' is not what the doses before it come to, which is %s a day: check both.",
    why="Readers keep to the total, and take too much or too little.",
    sources=["PEMAT, item 14: no calculations", "NHS medicines A to Z, how and when to take it"],
    examples=[
        Example(
            bad="The usual dose is 10 mg three times a day, so 40 mg a day.",
            good="The usual dose is 10 mg three times a day, so 30 mg a day.",
        ),
        Example(
            bad="Take two 375 mg capsules three times a day (1,125 mg a day).",
            good="Take two 375 mg capsules three times a day (2,250 mg a day).",
        ),
        Example(
            bad="Gabapentin 100 mg, taken in the morning, at noon and at night, adds up to 400 mg a"
            " day.",
            good="Gabapentin 100 mg, taken in the morning, at noon and at night, adds up to 300 mg"
            " a day.",
        ),
        Example(
            bad="One tablet is 250 mg. Taken twice a day, that makes 750 mg a day.",
            good="One tablet is 250 mg. Taken twice a day, that makes 500 mg a day.",
        ),
        Example(
            bad="Your doctor may go up to 600 mg three times a day, a total of 2,400 mg.",
            good="Your doctor may go up to 600 mg three times a day, a total of 1,800 mg.",
        ),
        Example(
            bad="Take one 150 mg capsule three times a day with your meals, for a total of 600 mg a"
            " day.",
            good="Take one 150 mg capsule three times a day with your meals, for a total of 450 mg"
            " a day.",
        ),
        Example(
            bad="- Day 3: 50 mg three times a day (200 mg)",
            good="- Day 3: two 50 mg tablets three times a day (100 mg)",
        ),
        Example(
            good="You may go from 500 mg twice a day to 1,000 mg twice a day, a total of 2,000 mg a"
            " day.",
        ),
        Example(good="Start with 10 mg twice a day, or 20 mg in the morning, or 40 mg a day."),
    ],
    words=("mg", "gram", "mcg", " g "),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each total of a day that one dose, so many times, does not make."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not page.has_number(block):
            continue
        if in_references(page, block):
            continue
        patterns = (_TOTAL, _TOTAL_OF, _IN_BRACKETS)
        totals = ((pattern, hit) for pattern in patterns for hit in pattern.finditer(block.folded))
        for pattern, found in totals:
            taken = _before(block, found.start())
            if taken is None or is_quoted(block, *found.span("said")):
                continue
            total = _milligrams(found["total"], found["unit"])
            if taken.low * (1 - _SLACK) <= total <= taken.high * (1 + _SLACK):
                continue
            if _ELSE.search(block.folded, taken.end, found.end()) or not total:
                continue
            # it may also be what the pieces of one dose make, or the strength of each
            if pattern is _IN_BRACKETS and (
                taken.end != found.start() or total <= taken.low / taken.often
            ):
                continue
            between = block.folded[taken.end : found.start()]
            apart = len(between) > _CLOSE and not ("total" in found[0] and _MANNER.match(between))
            if not _REFERS.match(found["link"]) and (apart or _ENDS.search(between)):
                continue
            start, end = found.span("said")
            args = (block.text[start:end], _said(taken))
            yield Match(block.source_span(start, end), args)


def _before(block: Block, at: int) -> _Taken | None:
    """Return what the last dose before offset `at` comes to in a day, where it says how often."""
    text = block.folded
    first = max(0, at - _REACH)
    often = list(frequencies_in(text, first, at))
    doses = list(_AMOUNT.finditer(text, first, at))
    if not often or not doses:
        return None
    rhythm, dose = often[-1], doses[-1]
    if dose.end() > rhythm.start or rhythm.low < 1:
        return None
    # "morning, midday and night" is how often; "at night" may be one of several doses
    said = rhythm.start if rhythm.low > 1 else rhythm.end
    if _ELSE.search(text, dose.start(), said):
        return None
    if _shares_day(text, doses):
        return None
    low = high = _milligrams(dose["value"], dose["unit"])
    if dose["high"]:
        high = _milligrams(dose["high"], dose["unit"])
    count = _count(dose["count"])
    most = _count(dose["more"]) if dose["more"] else count
    return _Taken(low * count * rhythm.low, high * most * rhythm.high, rhythm.end, rhythm.low)


def _shares_day(text: str, doses: list[re.Match[str]]) -> bool:
    """Return whether the day has a dose besides the last: "500 mg once a day and 250 mg ..."."""
    if len(doses) < 2:
        return False
    between = text[doses[-2].end() : doses[-1].start()]
    joined = " and " in between or " plus " in between or "," in between
    return joined and "." not in between and " to " not in between


def _milligrams(value: str, unit: str) -> float:
    single = unit if unit in MILLIGRAMS_IN_WORDS else unit.rstrip("s")
    return float(value.replace(",", "")) * MILLIGRAMS_IN_WORDS[single]


def _count(text: str | None) -> float:
    return value_of(text) if text else 1


def _said(taken: _Taken) -> str:
    """Return an amount, or a range, of milligrams."""
    factor, unit = (1, "mg") if taken.high >= 1 else (1000, "micrograms")
    one = f"{taken.low * factor:,g}"
    return (
        f"{one} {unit}" if taken.low == taken.high else f"{one} to {taken.high * factor:,g} {unit}"
    )
