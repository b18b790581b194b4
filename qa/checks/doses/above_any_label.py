"""More of a medicine at once, or in a day, than any label allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.doses.above_daily_maximum import is_above, times_in, warns
from qa.checks.doses.dosing import Bond, doses, head_over
from qa.checks.doses.ways import way_in
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.dosing import Dose
    from qa.knowledge import Regimen
    from qa.page import Page

_SLACK = 1.3
"""Times the most that was read, below which a source that nobody read may be behind it."""
_OF_LIMIT = 1.05
"""The same of what a page itself calls the most, where each figure was read."""
_LIMIT = later(
    r"\b(?:most|maximum|max|limit|no more than|(?:not|never|n't)\b[^.;]{0,20}\b(?:more than|exceed|"
    r"over))\b[^.;]{0,50}\Z"
)
_OF_FEW = {"prednisolone": 80.0, "prednisone": 80.0}
"""Milligrams a day, but for the relapses and the like that `_RELAPSE` names."""
_RELAPSE = later(
    r"\b(?:sclerosis|ms|relaps\w*|optic|transplant\w*|nephr\w*|kidney|pemphig\w*|lymph\w*|"
    r"arteritis|"
    r"spasms?|myeloma|platelets?|itp|dystrophy|alternate|every other day)\b"
)
_IN_A_DAY = later(
    r"\)?(?: of [\w-]+)?(?: (?:from|of|in) (?:all|any|every) [\w ]{3,30}?)?,? (?:(?:in|within|"
    r"over|per|during|throughout) "
    r"(?:(?:an?|any|one|the|single|each|24)[ -]?)*(?:days?|hours?)|daily|total|altogether)\b"
)
_HEAD_OF_DAY = later(
    r"\b(?:daily (?:limit|maximum|max|most|total)|(?:in|a|per|each|every) (?:day|24)|24 ?h)"
)
_A_DAY_BEFORE = later(
    r"\b(?:in|within|over|per|each|every|for) (?:(?:an?|any|one|the|single|each|24)[ -]?)*"
    r"(?:days?|hours?)\b(?:[^.;:]{0,30}\b(?:is|are|of)\b[^.;:\d]{0,12}|\W{0,4}:\W{0,4})\Z|"
    r"\bdaily (?:maximum|limit|"
    r"total)\b[^.;:\d]{0,25}\Z|"
    r"\b(?:in|per|every) (?:24 hours?|day) ?\((?:no more than|not more than|never more than|max\w*|"
    r"up to|a total of|at most)[^.;:\d()]{0,12}\Z"
)
_FOR_WEEKS = later(
    r"\bfor (?:an?|one|two|three|four|six|\d+)(?: (?:to|or) \w+)? (?:weeks?|months?)\b"
)
_A_WEEK = 7
_MILLIGRAMS = {"mg": 1.0, "mcg": 0.001}
_UNITS = "units"
_ELSEWHERE = later(
    r"\b(?:hospitals?|drip|infus\w*|intraven\w*|iv|cardiac arrest|chemotherapy|cancer|leuk\w+|"
    r"total|(?<!for the )(?:whole|full|entire) course|(?:per|each|over the|for the|in the|over a) "
    r"course|in all|"
    r"altogether|contains?|pack|box|bottle|child\w*|"
    r"(?:per|each|every) (?:kg|kilogram)|study|studies|trials?|"
    r"week|weekly|month|monthly|loading|specialist|equals?|equivalent|instead of|used to|level|"
    r"overdos\w*|mistake\w*|myths?|addict\w*|depend\w*|misus\w*|tolerance)\b"
)


@rule(
    "doses.above-any-label",
    level=Level.WARNING,
    message="Check '%s': the most %s %s that labels and formularies allow is %s.",
    why="A figure with a zero too many, or of another medicine, can kill the reader who follows"
    " it.",
    sources=[
        "NHS medicines A to Z, how and when to take it",
        "electronic Medicines Compendium (UK labels)",
        "US prescribing information (DailyMed, Drugs.com dosage pages)",
    ],
    examples=[
        Example(
            bad="# Famotidine\n\nTake famotidine 200 mg twice a day for heartburn.",
            good="# Famotidine\n\nFor Zollinger-Ellison syndrome, take famotidine 160 mg four times"
            " a day.",
        ),
        Example(
            bad="# EpiPen\n\nEpiPen holds epinephrine. EpiPen gives a single dose of 3 mg.",
            good="# EpiPen\n\nEpiPen holds epinephrine. EpiPen gives a single dose of 0.3 mg.",
        ),
        Example(
            bad="# Diazepam\n\nDiazepam eases anxiety.\n\n- Anxiety: take 20 mg to 100 mg, 2 to 4"
            " times a day",
            good="# Diazepam\n\nDiazepam eases anxiety.\n\n- Anxiety: take 2 mg to 10 mg, 2 to 4"
            " times a day",
        ),
        Example(
            bad="Most people take solifenacin 100 mg each morning.",
            good="Most people take solifenacin 10 mg each morning.",
        ),
        Example(
            bad="# Asthma\n\nAdults take prednisolone 40mg three times a day for a week.",
            good="# Asthma\n\nAdults take prednisolone 40mg once a day for a week.",
        ),
        Example(
            bad="The usual daily dose of warfarin is 60 mg.",
            good="The usual daily dose of warfarin is 6 mg.",
        ),
        Example(
            bad="# Olanzapine\n\nThe maximum dose is 200 mg a day.",
            good="# Olanzapine\n\nThe maximum dose is 20 mg a day.",
        ),
        Example(
            bad="| Medicine | Daily limit |\n|---|---|\n| Solifenacin | 200 mg |",
            good="| Medicine | Daily limit |\n|---|---|\n| Acetaminophen | 3,000 mg |\n| Diclofenac"
            " 1% gel | 16 g |",
        ),
        Example(good="# Gliclazide\n\n- Most in a day: 320mg"),
        Example(
            bad="# Naproxen\n\nThe most you should take in 24 hours is 2,150 mg.",
            good="# Naproxen\n\nThe most you should take in 24 hours is 1,250 mg.",
        ),
        Example(
            good="# Acetaminophen\n\nDo not take more than 4,000 mg from all products in 24 hours.",
        ),
        Example(good="# Paracetamol\n\nTake 1g up to 4 times in 24 hours (no more than 4g)."),
        Example(good="In one study, people took solifenacin 100 mg each morning."),
    ],
    limit=6,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose beyond the laxest of the sources read, for the way that its sentence says.

    Doses that other rules tell of, that warn, or that are for hospital or trials are left alone.
    """
    for dose in doses(page):
        if dose.bond is Bond.LOOSE or dose.uncertain or len(dose.generics) > 1:
            continue
        block = dose.block
        first, last = sentence_around(block.plain, dose.amount.start)
        sentence = _FOR_WEEKS.sub(" ", block.folded[first:last])
        if _ELSEWHERE.search(sentence) or is_quoted(block, dose.start, dose.end):
            continue
        way = way_in(_with_its_row(page, dose, sentence))
        told = _beyond(dose, way, sentence, daily=_is_of_a_day(page, dose))
        if told is None or is_above(dose) or warns(dose):
            continue
        most, when, unit, verified = told
        level = None if verified and page.type != "professional" else Level.SUGGESTION
        args = (block.text[dose.start : dose.end], dose.named, when, f"{most:,.10g} {unit}")
        yield Match(block.source_span(dose.start, dose.end), args, level=level)


def _with_its_row(page: Page, dose: Dose, sentence: str) -> str:
    """Return the sentence of a dose, or of a cell all of its row: "diclofenac 1% gel | 4 grams"."""
    if not dose.block.is_cell:
        return sentence
    return " ".join(cell.folded for cell in row_cells(page, dose.amount.block))


def _is_of_a_day(page: Page, dose: Dose) -> bool:
    """Return whether the head of a dose's column says that it is the most of a day."""
    head = head_over(page, dose.amount.block) if dose.block.is_cell else ""
    return _HEAD_OF_DAY.search(head) is not None


def _beyond(
    dose: Dose, way: str, sentence: str, *, daily: bool
) -> tuple[float, str, str, bool] | None:
    """Return what is allowed, at once or in a day, in which unit, and whether that is sure."""
    amount = dose.amount
    units = _MILLIGRAMS if amount.unit != _UNITS else (_UNITS,)
    rows = [
        row
        for row in knowledge.regimens(dose.generics[0])
        if (row.way == way or not way) and row.unit in units
    ]
    weight = amount.both_in_milligrams
    high = max(weight) if weight is not None else amount.high
    if not rows or (weight is None and amount.unit != _UNITS):
        return None
    unit = _UNITS if amount.unit == _UNITS else "mg"
    verified = all(row.verified for row in rows)
    single = _most(rows, "single")
    before = sentence.partition(dose.block.folded[amount.start : amount.end])[0]
    of_a_day = daily or _A_DAY_BEFORE.search(before) is not None
    in_a_day = of_a_day or _IN_A_DAY.match(dose.block.folded, amount.end)
    is_limit = verified and _LIMIT.search(before) is not None
    if (
        single
        and not in_a_day
        and amount.per in ("", "dose", "tablet", "capsule")
        and high > _SLACK * single
    ):
        return single, "at once", unit, verified
    # what is injected once in weeks is no dose of a day
    most = _most([row for row in rows if (row.days or 1) <= _A_WEEK], "daily")
    few = _of_few(dose, sentence)
    if most and few and few < most and way in ("", "mouth"):
        most, verified = few, True
    often = 1 if of_a_day else times_in(dose, "day")
    if most and often and high * often > (_OF_LIMIT if is_limit else _SLACK) * most:
        return most, "a day", unit, verified
    return None


def _of_few(dose: Dose, sentence: str) -> float | None:
    """Return the most in a day of all but the uses that a few people have; None for not known."""
    generic = dose.generics[0]
    if generic in _OF_FEW:
        return None if _RELAPSE.search(sentence) else _OF_FEW[generic]
    return knowledge.usual_most(generic, f"{dose.lead} {sentence}")


def _most(rows: list[Regimen], name: str) -> float | None:
    """Return the most of some rows, in mg or units; None where one of them does not say."""
    found = [
        value * _MILLIGRAMS.get(row.unit, 1.0) if (value := getattr(row, name)) else None
        for row in rows
    ]
    return None if None in found else max(filter(None, found), default=None)
