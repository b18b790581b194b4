"""Two doses, a sum of them and how one changes into another, where the numbers do not fit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.checks.consistency.statements import states
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

_UNIT = r"(?:mg|mcg|micrograms?|milligrams?|g|grams?|units?)"
_FORM = r"(?:tablets?|capsules?|caplets?|pills?|patch(?:es)?|sachets?|ones?)"
_PART = (
    rf"(?<![\w.,/-])(?:(?P<count_{{0}}>\d|{NUMBER_WORD}|half an?|an?) (?:x |of the |of your )?"
    rf"(?:[a-z]+ )?)?"
    rf"(?P<{{0}}>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit_{{0}}>{_UNIT})\b(?! ?/)"
)
_REST = r"[^.;:!?\d]{0,60}?"
_DOSE = rf"(?P<total>\d[\d,]*(?:\.\d+)?) ?(?P<unit_total>{_UNIT})\b(?! ?/| per | ?(?:to|or|-) ?\d)"
_SUMS: tuple[re.Pattern[str], ...] = (
    later(
        rf"{_PART.format('one')}(?P<gap>{_REST})[ ,(](?P<joined>plus|and|added to|together with|"
        rf"along with|\+|followed by|then) (?:(?:a|an|the|another|your|take) )*"
        rf"{_PART.format('two')}(?P<rest>{_REST})[ ,(](?P<link>adds? up to|adding up to|comes? to|"
        rf"coming to|amounts? to|makes?|making|to make(?: up)?|totall?ing|totals?|(?:that|which) "
        rf"(?:is|makes|gives|comes to|adds up to)|gives?(?: you)?|giving(?: you)?|equals?|=|is|are|"
        rf"so|for|to get|to give) "
        rf"(?P<words>(?:(?:a|an|the|your|new|full|whole|daily|total|dose|of|about|exactly|up|you|"
        rf"get|dose,|have|take) )*){_DOSE}(?P<after>[^.;:!?]{{0,25}})"
    ),
    later(
        rf"\badd(?:ing)? (?:(?:a|an|the|another|your) )*{_PART.format('one')}(?P<gap>{_REST})"
        rf"\bto (?:(?:a|an|the|another|your) )*{_PART.format('two')}(?P<rest>{_REST})"
        rf"(?P<link>to (?:get|make|give)|gives?|making|makes?|for|which (?:is|makes|gives)) "
        rf"(?P<words>[a-z, ]{{0,40}}?){_DOSE}(?P<after>[^.;:!?]{{0,25}})"
    ),
    later(
        rf"{_PART.format('one')}(?P<gap>{_REST})[ ,(](?P<joined>plus|and|\+) "
        rf"(?:(?:a|an|the|another|your|take) )*{_PART.format('two')}(?P<rest>{_REST}), "
        rf"(?P<link>(?:a|the|your) (?:daily )?total|in all,?|altogether,?) "
        rf"(?P<words>(?:(?:dose|of|is) )*){_DOSE}(?P<after>[^.;:!?]{{0,25}})"
    ),
)
_SUMS += (
    later(
        rf"{_PART.format('one')}(?P<gap>{_REST})[ ,(](?P<joined>plus|and|\+) "
        rf"(?:(?:a|an|the|another|your|take) )*{_PART.format('two')}(?P<rest>{_REST}), "
        rf"(?P<link>)(?P<words>(?:(?:so|or|about) )*){_DOSE}(?P<after>(?: (?:a|each|every|per) day|"
        rf" daily)? (?:in (?:all|total)|altogether|together|total)\b)"
    ),
    later(
        rf"(?<![\w.,/-]){_DOSE}(?: (?:dose|a day|daily))?(?:,? (?P<link>is made up of|is|means|"
        rf"take|"
        rf"swallow|use|makes|comes from)|[=:(]) ?(?P<words>(?:the|that is|take|a) )?"
        rf"{_PART.format('one')}(?P<gap>(?:[ -][a-z]+){{0,2}}) (?P<joined>plus|and|\+) "
        rf"(?:another )?"
        rf"{_PART.format('two')}(?P<rest>[ -](?:[a-z]+ )?{_FORM})(?P<after>)"
        r"(?! ?(?:and|plus|with|or|twice|three times|four times|,)\b)"
    ),
)
_TIME = (
    r"(?:(?:in|at|before|with|after|each|every|for|on) (?:the |your )?)?(?:morning|noon|midday|"
    r"lunch(?:time)?|breakfast|dinner|supper|tea(?:time)?|evening|night|bedtime|bed|afternoon)"
)
_TIMED = rf"\d[\d,]*(?:\.\d+)?(?: ?{_UNIT})? {_TIME}"
_ALL_DAY = later(
    rf"(?<![\w.,/-])(?P<parts>\d[\d,]*(?:\.\d+)? ?(?P<unit_one>{_UNIT}) {_TIME}"
    rf"(?:(?:, | ?and |, and | plus ){_TIMED}){{1,4}})"
    rf"(?:,? (?:which |that |this )?(?:makes?|making|adds? up to|comes? to|gives?|giving|totals?|"
    rf"totall?ing|is|are|=)|,) (?:(?:a|the|your) )?(?:(?:daily )?total of |about )?{_DOSE}"
    rf"(?= (?:(?:a|each|every|per|in a) day|daily|in (?:all|total)|altogether|in 24 hours)\b)"
)
"""Doses told by the times of a day, and what they make."""
_NUMBERS = later(rf"(?<![\w.,/-])(?P<one>\d[\d,]*(?:\.\d+)?)(?: ?(?P<unit_one>{_UNIT}))?\b")
_CUT = later(
    rf"\b(?:cut|split|break|halve|snap|halving|cutting|splitting|breaking)\b (?:(?:the|your|a|"
    rf"an|each|"
    rf"one|of) )*(?P<one>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit_one>{_UNIT})(?: [a-z]+)? (?:tablets?|"
    rf"pills?)"
    rf"(?: (?:in|into) (?P<how>half|halves|two|quarters|four))?[^.;:!?\d]{{0,25}}?"
    rf"\b(?:to get|to give|gives?|makes?|to make|for|which is|is|and take) (?:(?:a|the|your|you|of|"
    rf"dose|half|each|piece|about) )*{_DOSE}"
)
_STEPS = later(
    rf"\bby (?P<step>\d[\d,]*(?:\.\d+)?) ?(?P<unit_step>{_UNIT}) (?:a|each|every|per|at each) "
    rf"(?:\w+ )?"
    rf"(?:week|day|month|fortnight|visit|step|time|weeks|days)\b[^.;:!?\d]{{0,30}}[:,(] ?"
    rf"(?P<parts>\d[\d,.]*\d ?{_UNIT}(?:(?:,|,? and|,? then|,? to)(?: then)? \d[\d,.]*\d ?{_UNIT})"
    rf"{{1,5}})"
)
"""Steps of a dose that is raised by so much each time."""
_IN_ALL = later(
    r"(?:a|per|each|every|in a|in one) day\b|\bdaily\b|\bin (?:all|total)\b|\baltogether\b|"
    r"\bin 24 hours\b|\btogether\b"
)
"""What a total is for, where two doses are joined by "and" alone."""
_SUM_WORDS = later(r"\badd|\btotal|\bplus|\+|\bmak|\bcom(?:es?|ing) to|\bamount")
_MATTER = later(
    r"\b(?:if|or|start\w*|begin\w*|instead|rather than|increas\w*|rais\w*|reduc\w*|maximum|more "
    r"than|up to a|kg|"
    r"kilogram|weigh\w*|contains?|each (?:tablet|capsule)|per (?:tablet|ml)|month|year|"
    r"elemental|equivalent|after (?:one|two|three|a) weeks?)\b"
)
_FROM = (
    rf"(?:(?:the|your|her|his|a) )?(?:(?:[a-z]+ )?dose )?(?:is |was )?,?(?:[a-z ]{{0,25}}, )?from "
    rf"(?P<one>\d[\d,]*(?:\.\d+)?) ?(?P<unit_one>{_UNIT})?(?: [a-z ]{{0,20}})? to {_DOSE}"
)
_DOUBLED = later(rf"\b(?P<how>doubl(?:es|ed|ing|e)|halv(?:es|ed|ing|e)),? {_FROM}")
_DOUBLED_TO = later(
    rf"(?<![\w.,/-])(?P<one>\d[\d,]*(?:\.\d+)?) ?(?P<unit_one>{_UNIT})\b(?! ?/)[^.;:!?\d]{{0,70}}?"
    rf"\b(?P<how>doubl(?:es|ed|ing|e)|halv(?:es|ed|ing|e))(?: (?:it|this|the dose|your dose))? "
    rf"to {_DOSE}"
)
_STEP = later(
    rf"\b(?P<how>increas\w+|rais\w+|goes up|go up|went up|reduc\w+|lower\w*|cut|drops?|dropped|"
    rf"comes? down)\b (?:(?:the|your|her|his|a|dose|is|was|it|this) )*by "
    rf"(?P<step>\d[\d,]*(?:\.\d+)?) ?"
    rf"(?P<unit_step>{_UNIT})(?: [a-z ]{{1,15}})?,? {_FROM}"
)
_DOWN = ("reduc", "lower", "cut", "drop", "com")
_HALF_OF = later(
    rf"\b(?P<how>half(?: of)?|twice|double|two times|three times|a third of|a quarter of) "
    rf"(?P<one>\d[\d,]*(?:\.\d+)?) ?(?P<unit_one>{_UNIT}),? (?:is|equals|makes|or|comes to|"
    rf"which is|"
    rf"that is) {_DOSE}"
)
_FACTORS = {
    "doubl": 2, "twice": 2, "two": 2, "halv": 0.5, "half": 0.5, "three": 3, "a thi": 1 / 3,
    "a qua": 0.25,
}  # fmt: skip
_SLACK = 0.011


@rule(
    "doses.wrong-sum",
    level=Level.WARNING,
    message="'%s' does not fit the doses beside it, which make %s: check the numbers.",
    why="Readers keep to the sum that the page has worked out, and take too much or too little.",
    sources=["PEMAT, item 14: no calculations", "NHS medicines A to Z, how and when to take it"],
    examples=[
        Example(
            bad="You take 200 mg in the morning plus 300 mg at night, which makes 600 mg a day.",
            good="You take 200 mg in the morning plus 300 mg at night, which makes 500 mg a day.",
        ),
        Example(
            bad="Add the 50 microgram tablet to the 100 microgram one to get your new dose, 175"
            " micrograms.",
            good="Add the 50 microgram tablet to the 100 microgram one to get your new dose, 150"
            " micrograms.",
        ),
        Example(
            bad="After a month, the dose is doubled from 2.5 mg to 10 mg.",
            good="After a month, the dose is doubled from 2.5 mg to 5 mg.",
        ),
        Example(
            bad="Each week the dose is raised by 25 mg, from 50 mg to 100 mg at first.",
            good="Each week the dose is raised by 25 mg, from 50 mg to 75 mg at first.",
        ),
        Example(
            good="Start with 10 mg and 20 mg tablets, which are for children of 30 mg a day or"
            " more. Take 5 mg twice a day and 10 mg at night, which makes 20 mg a day."
        ),
    ],
    words=("mg", "gram", "mcg", " g ", "unit"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sum of two doses, and each dose doubled, halved or changed, that does not fit."""
    for block in page.prose:
        if not page.has_number(block):
            continue
        told: set[int] = set()
        for found in (hit for pattern in _SUMS for hit in pattern.finditer(block.folded)):
            if found.start("total") in told or not _is_sum(found):
                continue
            told.add(found.start("total"))
            sums = _possible(found)
            if not _fits(found, sums):
                yield from _match(page, block, found, sums[0])
        for found in (
            *_DOUBLED.finditer(block.folded),
            *_DOUBLED_TO.finditer(block.folded),
        ):
            yield from _changed(page, block, found, _value(found, "one") * _factor(found["how"]))
        for found in _ALL_DAY.finditer(block.folded):
            if found.start("total") not in told and not _MATTER.search(found[0]):
                told.add(found.start("total"))
                yield from _changed(page, block, found, _all_parts(found))
        for found in _CUT.finditer(block.folded):
            parts = 4 if found["how"] in ("quarters", "four") else 2
            yield from _changed(page, block, found, _value(found, "one") / parts)
        for found in _STEPS.finditer(block.folded):
            yield from _steps(page, block, found)
        for found in _HALF_OF.finditer(block.folded):
            yield from _changed(page, block, found, _value(found, "one") * _factor(found["how"]))
        for found in _STEP.finditer(block.folded):
            step = _value(found, "step")
            down = found["how"].startswith(_DOWN)
            yield from _changed(
                page, block, found, _value(found, "one") + (-step if down else step)
            )


def _all_parts(found: re.Match[str]) -> float:
    """Return what the doses of a day make; those without a unit have that of the first."""
    numbers = _NUMBERS.finditer(found["parts"])
    factor = _factor_of(found["unit_one"])
    return sum(
        float(one["one"].replace(",", ""))
        * (_factor_of(one["unit_one"]) if one["unit_one"] else factor)
        for one in numbers
    )


def _steps(page: Page, block: Block, found: re.Match[str]) -> Iterator[Match]:
    """Yield the dose that is not one step from the one before it."""
    step = _value(found, "step")
    doses = [
        (one, float(one["one"].replace(",", "")) * _factor_of(one["unit_one"] or "mg"))
        for one in _NUMBERS.finditer(found["parts"])
    ]
    for (_, before), (one, dose) in pairwise(doses):
        if abs(abs(dose - before) - step) > _SLACK * step:
            start = found.start("parts") + one.start()
            end = found.start("parts") + one.end()
            if states(page, block, start, end):
                unit = one["unit_one"] or "mg"
                said = f"{(before + step) / _factor_of(unit):,.6g} {unit}"
                yield Match(block.source_span(start, end), (block.text[start:end], said))
            return


def _is_sum(found: re.Match[str]) -> bool:
    """Return whether a sentence says that one dose is the sum of the two before it."""
    if _MATTER.search(found[0]):
        return False
    parts = found.groupdict()
    joined = parts.get("joined")
    surely = (
        joined in (None, "plus", "+")
        or not found["link"]
        or parts["rest"].endswith("s")
        or _SUM_WORDS.search((found["link"] or "") + (found["words"] or ""))
    )
    return bool(surely) or _IN_ALL.search(found["after"]) is not None


def _possible(found: re.Match[str]) -> list[float]:
    """Return what the parts come to: as they stand, and each as often as it is taken.

    "Then 150 mg twice a day, which is 300 mg" is of the second alone.
    """
    one, two = _value(found, "one"), _value(found, "two")
    many = [_count(found[f"count_{name}"]) for name in ("one", "two")]
    often = [_often(found["gap"]), _often(found["rest"])]
    counted = one * many[0], two * many[1]
    sums = [counted[0] * often[0] + counted[1] * often[1], sum(counted)]
    if not (found["count_one"] and found["count_two"]):
        sums += [one + two, one * often[0] + two * often[1]]
    sums.append((counted[0] + counted[1]) * max(often))
    return [*sums, counted[1] * often[1]] if often[1] > 1 else sums


def _often(text: str) -> float:
    return max((one.high for one in frequencies_in(text) if one.high >= 1), default=1)


def _count(text: str | None) -> float:
    return value_of(text.removesuffix(" an").removesuffix(" a")) if text else 1


def _fits(found: re.Match[str], sums: list[float]) -> bool:
    total = _value(found, "total")
    return any(abs(total - one) <= _SLACK * max(total, one) for one in sums)


def _changed(page: Page, block: Block, found: re.Match[str], right: float) -> Iterator[Match]:
    total = _value(found, "total")
    if right > 0 and abs(total - right) > _SLACK * max(total, right):
        yield from _match(page, block, found, right)


def _match(page: Page, block: Block, found: re.Match[str], right: float) -> Iterator[Match]:
    start, end = found.start("total"), found.end("unit_total")
    if states(page, block, start, end):
        unit = found["unit_total"]
        said = f"{right / _factor_of(unit):,.6g} {unit}"
        yield Match(block.source_span(start, end), (block.text[start:end], said))


def _factor(how: str) -> float:
    return next(factor for name, factor in _FACTORS.items() if how.startswith(name))


def _value(found: re.Match[str], name: str) -> float:
    unit = found[f"unit_{name}"] or found["unit_total"]
    return float(found[name].replace(",", "")) * _factor_of(unit)


def _factor_of(unit: str) -> float:
    """Return milligrams in a unit; 1 for units of insulin and the like."""
    return MILLIGRAMS_IN_WORDS.get(unit) or MILLIGRAMS_IN_WORDS.get(unit.rstrip("s"), 1.0)
