"""Steps of a list in an order in which they cannot be done."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.structure.missing_step import numbered_lists
from qa.context import in_references
from qa.derived import shipped
from qa.document import BlockKind, Span
from qa.finding import Level, Match
from qa.number_words import numbers_of
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_FEWEST = 3
_MOST = 40
_SHOWN = 60
_LAST = 2
_READ = 600
"""Letters of a step: no step that a person wrote is longer."""
_NUMBERS = numbers_of(1, 12)
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)}|an?)"

_PART = later(
    r"(?:\A|[,;:(\u2013\u2014] (?:and |then |and then )?|\b(?:and|then) )"
    r"(?:\W{0,4}(?:step \d{1,2}\b\W{0,3})?)"
    r"(?:(?:please|always|now|then|next|first|firstly|second|third|finally|lastly|also|carefully|"
    r"gently|slowly|firmly|quickly|immediately|quietly|simply|start to|begin to|keep|continue to|"
    r"be sure to|make sure you|remember to|try to|you(?:'ll| will| should| must| can| may| need to)"
    r"?|we(?:'ll| will| may| then)?|(?:s?he|they|someone)(?:'ll| will| then)?)[ ,]{1,2}"
    r"|(?:the|your|an?) (?:[a-z]{2,15} )?(?:surgeon|doctor|dentist|nurse|specialist|team|clinician"
    r"|an(?:a)?esthetist|anesthesiologist|technician|radiographer|practitioner|provider)"
    r"(?: will| may| then| first){0,2} "
    r"|us(?:e|ing) [^.;,]{1,30}? to ){0,3}"
)
"""Where a step, or a part of it, begins, up to the word that says what is done."""
_ONLY_IF = later(r"\W*(?:if|unless|in case|should you|when (?:you have|you've) finished)\b")
_DONE_AGAIN = later(
    r"\b(?:again|repeat\w*|another|second|next (?:time|dose|puff)|once more|each time"
    r"|the same (?:in|on|with|for)"
    r"|(?:every|each) (?:day|time|morning|night|week)|daily|times a day|once a week|from then on"
    r"|after(?:wards?| use| each)|when (?:you(?:'re| are| have)|finished)|next day|later)\b"
)
_LAST_OF_ALL = later(r"\W*(?:finally|lastly|last of all)\b[, ]")
_FIRST_OF_ALL = later(
    r"\W*(?:first(?:ly)?, |first of all\b|to begin(?: with)?, |before anything else)"
)
_FIRST_HALF = later(
    r"\bfirst (?P<of>half|dose|sachet|packet|bottle|glass|injection|tablet|puff|part|sample)\b"
)
_SECOND_HALF = later(
    r"\b(?:the|your) second (?P<of>half|dose|sachet|packet|bottle|glass|injection|tablet|puff|part"
    r"|sample)\b"
)
_REPEATS = later(r"\W*(?:then )?repeat steps? (?P<first>\d{1,2})(?:\D{1,9}(?P<last>\d{1,2})\b)?")

_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_BEFORE = later(
    rf"\W*(?:about |at least |up to |from |starting )?(?:(?P<number>{_NUMBER})"
    rf"(?: ?(?:to|-|\u2013|or) ?{_NUMBER})? )(?P<unit>minute|hour|day|week|month)s? "
    r"(?P<side>before|beforehand|after)\b"
)
_DAY_BEFORE = later(
    r"\W*(?:on |in )?the (?P<part>day|evening|night|afternoon|morning|week) "
    r"(?P<side>before|after)\b"
)
_ON_DAY = later(
    r"\W*(?:on |in )?the (?:(?P<part>day|morning) (?:of|itself)|same day|(?P<of>day|morning) of)\b"
    r"|\W*on the (?:day|morning)\b(?! (?:before|after))"
)
_COUNTED = later(
    rf"\W*(?:on |in |by |from )?(?P<unit>hour|day|week|month|year)s? (?P<number>{_NUMBER})\b"
)
_CLOCK = later(
    r"\W*(?:at |by |from |around |about )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?"
    r"(?P<half>a|p)\.?m\b"
)
_NOON = 12
_PARTS_OF_DAY = {
    "day": (-1.5, -0.45), "evening": (-0.75, -0.45), "night": (-0.7, -0.45),
    "afternoon": (-0.9, -0.5), "morning": (-1.2, -0.8), "week": (-8.0, -0.9),
}  # fmt: skip


@rule(
    "structure.steps-out-of-order",
    level=Level.WARNING,
    message="'%s' should come before '%s': put them in the order in which they are done or happen.",
    why="Readers follow numbered steps one by one, and a dose or a test fails, or does harm, when"
    " one of them comes too late.",
    sources=[
        "PEMAT, items 10 and 22: information in a logical sequence, actions in explicit steps",
        "NHS digital service manual, content style guide: numbered steps",
    ],
    examples=[
        Example(
            bad="## Your cough syrup\n\n1. Measure 5 ml with the spoon.\n2. Shake the bottle.\n3."
            " Swallow it.",
            good="## Your cough syrup\n\n1. Shake the bottle.\n2. Measure 5 ml with the spoon.\n3."
            " Swallow it.\n4. Shake the bottle again for the next spoon.",
        ),
        Example(
            bad="## Changing a bandage\n\n1. Put on a clean bandage.\n2. Peel off the old bandage."
            "\n3. Look for pus.",
            good="## Changing a bandage\n\n1. Peel off the old bandage.\n2. Look for pus.\n3. Put"
            " on a clean bandage.\n4. Wash your hands.",
        ),
        Example(
            bad="1. Two weeks before: stop iron.\n2. The morning of the test: drink water.\n3. The"
            " night before: eat a light supper.",
            good="1. Two weeks before: stop iron.\n2. The night before: eat a light supper.\n3. The"
            " morning of the test: drink water.",
        ),
        Example(
            bad="1. Drink half of the mixture.\n2. Go for a walk.\n3. Stir both sachets into the"
            " water until they dissolve.",
            good="1. Stir both sachets into the water until they dissolve.\n2. Drink half of the"
            " mixture.\n3. Go for a walk.",
        ),
        Example(
            bad="1. Open the box.\n2. Finally, throw the box away.\n3. Take the tablet.\n4. Drink"
            " some water.\n5. Write it down.",
            good="1. Open the box.\n2. Take the tablet.\n3. Drink some water.\n4. Finally, throw"
            " the box away.",
        ),
        Example(
            bad="1. Take the second dose at noon.\n2. Rest.\n3. Take the first dose when you wake.",
            good="1. Take the first dose when you wake.\n2. Take the second dose at noon.",
        ),
        Example(
            bad="| When | What |\n|---|---|\n| Week 1 | rest |\n| Week 4 | run |\n| Week 2 | walk"
            " |",
            good="| When | What |\n|---|---|\n| Week 1 | rest |\n| Week 2 | walk |\n| Week 4 | run"
            " |",
        ),
        Example(
            bad="## How to use the patch\n\n- Choose a dry place.\n- Press the patch on firmly.\n- "
            "Peel off the backing.",
            good="## How to use the patch\n\n- Choose a dry place.\n- Peel off the backing.\n- "
            "Press the patch on firmly.",
        ),
        Example(
            bad="1. Lift one foot.\n2. Repeat steps 1 to 4 on the other side.\n3. Hold.\n4. Put it"
            " down.",
            good="1. Lift one foot.\n2. Hold.\n3. Put it down.\n4. Repeat steps 1 to 3 on the other"
            " side.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield, once a list, from the step that comes too early to the one that comes too late."""
    for steps, of_acts in _rows(page):
        if not _FEWEST <= len(steps) <= _MOST or in_references(page, steps[0]):
            continue
        texts = [block.folded[:_READ] for block in steps]
        pair = (_wrong_by_words(texts) if of_acts else None) or _wrong_by_time(texts)
        found = _Wrong(*pair, *pair) if pair else None
        if found is None and of_acts:
            found = _wrong_by_act(page, steps)
        if found is not None:
            span = Span(steps[found.start].span.start, steps[found.end].span.end)
            yield Match(span, (_shown(steps[found.late]), _shown(steps[found.early])))


def _rows(page: Page) -> Iterator[tuple[Sequence[Block], bool]]:
    """Yield what stands in an order, and whether it is steps; tables and headings have times."""
    for numbered in numbered_lists(page):
        yield numbered, True
    for items in page.lists:
        over = page.heading_over(items[0])
        before = page.blocks[max(0, page.number_of(items[0]) - 1)]
        if not items[0].ordered and _TELLS_HOW.search(
            f"{over.folded if over else ''}\n{before.folded if before is not over else ''}"
        ):
            yield [block for block in items if block.level == items[0].level], True
    named: list[Block] = []
    headings: dict[int, list[Block]] = {}
    rows: dict[int, dict[int, Block]] = {}
    for block in page.blocks:
        if block.is_cell:
            rows.setdefault(block.group, {}).setdefault(block.level, block)
        elif block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and _STEP.match(block.folded):
            named.append(block)
        elif block.kind is BlockKind.HEADING:
            headings.setdefault(block.level, []).append(block)
    yield named, True
    for group in (*headings.values(), *(list(cells.values()) for cells in rows.values())):
        yield group, False


_STEP = later(r"\W*step \d{1,2}\b")
_TELLS_HOW = later(
    r"\bsteps?\b|\bhow (?:to|do i|you|should)\b|\binstructions\b|\bin (?:this )?order\b"
)


def _shown(step: Block) -> str:
    """Return the beginning of a step as a message names it."""
    text = step.text.strip()
    places = list(sentences(text))
    text = text[: places[0][1]] if places else text
    if len(text) > _SHOWN:
        text = text[:_SHOWN].rsplit(" ", 1)[0] + "\u2026"
    return text.rstrip(" .:")


def _wrong_by_words(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return two steps whose own words say that they stand the wrong way round."""
    last = len(texts) - 1
    seconds: dict[str, int] = {}
    firsts: set[str] = set()
    for number, text in enumerate(texts):
        if number < last - 1 and _LAST_OF_ALL.match(text):
            return number, last
        if number > 1 and _FIRST_OF_ALL.match(text):
            return 0, number
        again = _REPEATS.match(text)
        if again and number < int(again["last"] or again["first"]) <= len(texts):
            later_one = int(again["last"] or again["first"]) - 1
            return (number, later_one) if later_one > number else None
        if (first := _FIRST_HALF.search(text)) is not None:
            if first["of"] in seconds and first["of"] not in firsts:
                return seconds[first["of"]], number
            firsts.add(first["of"])
        if (second := _SECOND_HALF.search(text)) is not None:
            seconds.setdefault(second["of"], number)
    return None


class _Wrong(NamedTuple):
    early: int
    late: int
    start: int
    end: int
    """From the first to the last step that stand in a wrong place."""


class _Time(NamedTuple):
    scale: str
    low: float
    high: float


def _wrong_by_time(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return two steps that say at their beginning when they are done, the later one first."""
    timed = [(number, time) for number, text in enumerate(texts) if (time := _time(text))]
    if len({time.scale for _, time in timed}) != 1:
        return None
    breaks = [
        (early, late)
        for (early, first), (late, second) in itertools.pairwise(timed)
        if first.low > second.high
        and not (first.scale == "clock" and first.low >= _NOON > second.low)
    ]
    some = len(breaks) == 1 or len(breaks) == _LAST < len(timed) - 1
    return breaks[0] if some else None  # all of them are an order of its own


def _time(text: str) -> _Time | None:
    """Return when a step is done, in days before and after an event or from a beginning."""
    if (found := _BEFORE.match(text)) is not None:
        if found["side"] == "after" and found["unit"] in ("minute", "hour"):
            return None  # after the step before, mostly
        days = _number(found["number"]) * _DAYS[found["unit"]]
        days = days if found["side"] == "after" else -days
        return _Time("event", days, days)
    if (found := _DAY_BEFORE.match(text)) is not None:
        low, high = _PARTS_OF_DAY[found["part"]]
        after = found["side"] == "after"
        return _Time("event", 0.5, 2.0) if after else _Time("event", low, high)
    if _ON_DAY.match(text):
        return _Time("event", -0.4, 0.5)
    return _counted(text)


def _counted(text: str) -> _Time | None:
    """Return the day or week that a step names by its number, or its time by the clock."""
    if (found := _COUNTED.match(text)) is not None:
        unit = _DAYS[found["unit"]]
        begins = _number(found["number"]) * unit
        return _Time("counted", begins, begins + unit * 0.9)
    if (found := _CLOCK.match(text)) is not None:
        hour = int(found["hour"]) % _NOON + int(found["minute"] or 0) / 60
        hour += _NOON if found["half"] == "p" else 0
        return _Time("clock", hour, hour)
    return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    return 1 if text in ("a", "an") else int(_NUMBERS[text])


class _Order(NamedTuple):
    first: str
    then: str


@cache
def _orders() -> tuple[tuple[re.Pattern[str], tuple[_Order, ...]], ...]:
    """Return what must come before what, by what a list has to be about."""
    return tuple(
        (
            later(r"\b(?:" + kind["where"] + ")"),
            tuple(
                _Order(first, then)
                for row in kind["rows"]
                for first, then in itertools.combinations(row, 2)
            ),
        )
        for kind in shipped("knowledge/steps.yml")["orders"]
    )


@cache
def _actions() -> dict[str, re.Pattern[str]]:
    known = shipped("knowledge/steps.yml")["actions"].items()
    return {name: later(f"(?:{pattern})") for name, pattern in known}


@cache
def _early() -> frozenset[str]:
    return frozenset(shipped("knowledge/steps.yml")["early"])


def _wrong_by_act(page: Page, steps: Sequence[Block]) -> _Wrong | None:
    """Return the two nearest steps of which the second must be done before the first."""
    texts = [block.folded[:_READ] for block in steps]
    over = page.heading_over(steps[0])
    before = page.blocks[max(0, page.number_of(steps[0]) - 1)]
    lead_in = before.folded[:_READ] if before.kind is BlockKind.PARAGRAPH else ""
    about = "\n".join((page.title.lower(), over.folded if over else "", lead_in, *texts))
    parts = [list(_parts(text)) for text in texts]
    known: dict[tuple[str, bool], int | None] = {}
    sure: list[tuple[int, int]] = []
    as_well: list[tuple[int, int]] = []
    for where, orders in _orders():
        if where.search(about) is None:
            continue
        for first, then in orders:
            for action, again in ((first, False), (then, True)):
                if (action, again) not in known:
                    known[action, again] = _where(parts, action, done_again=again)
            late, early = known[first, False], known[then, True]
            if late is None or early is None or early >= late:
                continue
            told = (lead_in, *texts[: early + 1])
            if any(_actions()[first].search(text) for text in told):
                continue
            at_end = late >= max((len(steps) + 1) // 2, len(steps) - _LAST)
            (as_well if at_end and first in _early() else sure).append((early, late))
    if not sure:
        return None
    every = sure + as_well
    early, late = min(sure, key=lambda pair: (pair[1] - pair[0], pair))
    return _Wrong(early, late, min(pair[0] for pair in every), max(pair[1] for pair in every))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what each part of a step begins with, and whether it may have been done before."""
    for start, end in sentences(text):
        sentence = text[start:end]
        if _ONLY_IF.match(sentence):
            continue
        again = _DONE_AGAIN.search(sentence) is not None
        for found in _PART.finditer(sentence):
            yield sentence[found.end() :], again


def _where(
    parts: Sequence[Sequence[tuple[str, bool]]], action: str, *, done_again: bool
) -> int | None:
    """Return the first step that does something."""
    pattern = _actions()[action]
    for number, step in enumerate(parts):
        for text, again in step:
            if (done_again or not again) and pattern.match(text):
                return number
    return None
