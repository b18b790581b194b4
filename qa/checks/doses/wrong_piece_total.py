"""A day's tablets, and the milligrams that they are said to come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.checks.doses.wrong_tablet_count import strength_of_page
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_FORM = r"(?:tablets?|capsules?|caplets?|pills?|softgels?|gummies|lozenges?)"
_A_DAY = r"(?:in (?:any |a |each )?(?:24[- ]hours?|day)|a day|(?:per|each|every) day|daily)"
_MEAL = (
    r"(?:with|at|before|after|in the) (?:your |the )?(?:breakfast|lunch(?:time)?|dinner|tea|supper|"
    r"bedtime|(?:evening|morning|midday|main) meal|morning|midday|afternoon|evening|night)"
)
_COUNTS = (
    later(rf"(?<![\w.,/-])(?P<count>{_N}) {_FORM} {_A_DAY}\b"),
    later(rf"(?<![\w.,/-])(?P<count>{_N}) {_FORM} (?:once|twice|{_N} times) {_A_DAY}\b"),
)
_BY_MEALS = later(rf"(?<![\w.,/-])(?P<count>{_N})(?: {_FORM})? {_MEAL}\b")
_TOTAL = later(
    r"\b(?:comes? to|makes?|adds? up to|works out (?:at|as|to)|gives? you|amounts? to|totals?|"
    r"(?:that|this|which|it) (?:is|means)|doses?, or|(?:for|giving|making|in all,|is) a total of"
    r"(?= )) (?:a total of |about |just |only )?"
    r"(?P<said>(?P<total>\d[\d,]*(?:\.\d+)?) ?(?P<unit>mg|g|mcg|micrograms?|milligrams?|grams?))\b"
    r"(?! (?:tablets?|capsules?|each|at a time|per|a time|of (?:the|it)\b))"
)
_OF_A_DAY = later(
    rf"[^.;:!?]{{0,35}}\b(?:{_A_DAY}|over the day|in all|in total|altogether|by bedtime)\b"
)
_APART = later(r"\b(?:if|or \d|to \d|child(?:ren)?|half|start\w*|then|week|other)\b")
_SLACK = 0.02


@rule(
    "doses.wrong-piece-total",
    level=Level.WARNING,
    message="'%s' does not fit: %s of %s each make %s.",
    why="Readers keep to the total or to the number, and one of the two is too much.",
    sources=["NHS medicines A to Z, how and when to take it", "PEMAT 14: no calculations"],
    examples=[
        Example(
            bad="Take the 200 mg caplets with water.\n\nThe limit is 6 caplets in 24 hours. That"
            " comes to 1,600 mg a day.",
            good="Take the 200 mg caplets with water.\n\nThe limit is 6 caplets in 24 hours. That"
            " comes to 1,200 mg a day.",
        ),
        Example(
            bad="Each tablet holds 750 mg. One with breakfast and one with dinner gives you 1,750"
            " mg over the day.",
            good="Each tablet holds 750 mg. One with breakfast and one with dinner gives you 1,500"
            " mg over the day.",
        ),
        Example(
            bad="Each capsule contains 100 mg of zinc. Adults take two capsules with the evening"
            " meal, for a total of 250 mg of zinc a day.",
            good="Each capsule contains 100 mg of zinc. Adults take two capsules with the evening"
            " meal, for a total of 200 mg of zinc a day.",
        ),
        Example(
            good="Each tablet holds 750 mg. Two tablets a day are the most. That makes 750 mg in"
            " the morning.",
        ),
    ],
    words=("mg", "gram", " g ", " g."),
    beside=[["tablet", "capsule", "caplet", "pill", "softgel", "gummies", "lozenge"]],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each total of a day that is not the strength times the number said before it."""
    each = strength_of_page(page)
    if not each:
        return
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE) or not page.has_number(block):
            continue
        places = list(sentences(block.plain))
        for at, (first, last) in enumerate(places):
            for found in _TOTAL.finditer(block.folded, first, last):
                if not _OF_A_DAY.match(block.folded, found.end()):
                    continue
                before = places[at - 1][0] if at else first
                told = _told(block, before, first, found.start())
                total = _milligrams(found)
                if told is None or _is_close(total, told * each) or _is_close(total, each):
                    continue
                start, end = found.span("said")
                if not in_references(page, block) and not is_quoted(block, start, end):
                    shown = (block.text[start:end], f"{told:g}", f"{each:g} mg")
                    args = (*shown, f"{told * each:,g} mg")
                    yield Match(block.source_span(start, end), args)


def _told(block: Block, before: int, first: int, end: int) -> float | None:
    """Return how many pieces a day a sentence tells of, or the one before it; None if unclear."""
    text = block.folded
    for start in (first, before):
        if _APART.search(text, start, end):
            return None
        meals = [value_of(hit["count"]) for hit in _BY_MEALS.finditer(text, start, end)]
        if len(meals) > 1 or (meals and start == first):
            return sum(meals)
        found = [hit for part in _COUNTS for hit in part.finditer(text, start, end)]
        counts = {value_of(hit["count"]) for hit in found}
        if counts:
            often = _COUNTS[1].search(text, start, end)
            return counts.pop() if len(counts) == 1 and often is None else None
    return None


def _is_close(one: float, other: float) -> bool:
    return abs(one - other) <= _SLACK * other


def _milligrams(found: re.Match[str]) -> float:
    return float(found["total"].replace(",", "")) * MILLIGRAMS_IN_WORDS[found["unit"].rstrip("s")]
