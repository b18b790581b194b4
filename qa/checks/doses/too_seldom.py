"""A medicine that works for a day, to be taken once a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.doses.dosing import Bond, doses
from qa.checks.doses.ways import way_in
from qa.context import is_negated, is_quoted
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SELDOM = 1 / 7
_NEAR = 40
"""Characters between a dose and how often it is taken."""
_ELSE = later(
    r"\b(?:stud(?:y|ies)|trials?|used to|instead of|leptospir\w*|dialysis|kidneys?|check\w*|tests?|"
    r"tested|reviews?|visits?|increase[ds]?|raise[ds]?|reduce[ds]?|by|step|steps|mistake\w*|"
    r"total)\b"
)


@rule(
    "doses.too-seldom",
    level=Level.WARNING,
    message="Check '%s': no label has %s taken more seldom than every day.",
    why="A medicine that wears off in a day protects nobody for a week.",
    sources=[
        "NHS medicines A to Z, how and when to take it",
        "US prescribing information (Drugs.com dosage pages)",
    ],
    examples=[
        Example(
            bad="# Doxycycline\n\nTo prevent malaria, take doxycycline 100 mg once a week.",
            good="# Doxycycline\n\nTo prevent malaria, take doxycycline 100 mg once a day.",
        ),
        Example(
            bad="The usual dose is amlodipine 5 mg weekly.",
            good="Take alendronate 70 mg weekly, and amlodipine 5 mg daily.",
        ),
    ],
    words=("week", "month"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose with a rhythm of weeks behind it, of what all sources read have daily."""
    for dose in doses(page):
        block = dose.block
        if dose.bond is Bond.LOOSE or dose.uncertain or len(dose.generics) > 1:
            continue
        first, last = sentence_around(block.plain, dose.amount.start)
        sentence = block.folded[first:last]
        way = way_in(sentence)
        rows = [row for row in knowledge.regimens(dose.generics[0]) if way in ("", row.way)]
        if not rows or any(row.days != 1 for row in rows) or _ELSE.search(sentence):
            continue
        end = min(last, dose.amount.end + _NEAR)
        often = next(frequencies_in(block.folded, dose.amount.end, end), None)
        if often is None or often.high > _SELDOM:
            continue
        if is_negated(block, dose.start, often.end) or is_quoted(block, dose.start, often.end):
            continue
        level = None if all(row.verified for row in rows) else Level.SUGGESTION
        said = block.text[dose.amount.start : often.end]
        span = block.source_span(dose.amount.start, often.end)
        yield Match(span, (said, dose.generics[0]), level=level)
