"""A medicine that works for a day, to be taken once a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.doses.dosing import Bond, doses, on_medicines
from qa.checks.doses.ways import way_in
from qa.context import is_negated, is_quoted
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.checks.doses.dosing import OnMedicines
    from qa.document import Block
    from qa.page import Page

_SELDOM = 1 / 7
_OFTEN: Mapping[float | None, str] = {1.0: "day", 2.0: "other day"}
"""The most days between two doses of what is never taken weekly."""
_NEAR = 40
"""Characters between a dose and how often it is taken."""
_TAKEN = later(r"\b(?:take|taken|taking|takes|swallow|swallowed)\b[^.;:!?]{0,30}\Z")
_PIECE = later(
    r"\b(?:taken|it|them|this medicine|tablets?|capsules?|pills?|doses?|medicine|medication)\b"
)
_ELSE = later(
    r"\b(?:stud(?:y|ies)|trials?|used to|instead of|leptospir\w*|dialysis|kidneys?|check\w*|tests?|"
    r"tested|reviews?|visits?|increase[ds]?|raise[ds]?|reduce[ds]?|by|step|steps|mistake\w*|"
    r"total)\b"
)


@rule(
    "doses.too-seldom",
    level=Level.WARNING,
    message="Check '%s': no label has %s taken more seldom than every %s.",
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
            bad="# Levothyroxine\n\nLevothyroxine is taken once a week before breakfast.",
            good="# Levothyroxine\n\nLevothyroxine is taken once a day before breakfast.",
        ),
        Example(
            bad="The usual dose is amlodipine 5 mg weekly.",
            good="Take alendronate 70 mg weekly, and amlodipine 5 mg daily.",
        ),
    ],
    words=("week", "month", " every ", " each "),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose, or tablet, with a rhythm of weeks, of what all sources read have daily."""
    told: set[int] = set()
    for dose in doses(page):
        block = dose.block
        if dose.bond is Bond.LOOSE or dose.uncertain or len(dose.generics) > 1:
            continue
        _, last = sentence_around(block.plain, dose.amount.start)
        end = min(last, dose.amount.end + _NEAR)
        often = next(frequencies_in(block.folded, dose.amount.end, end), None)
        if often is not None and often.high <= _SELDOM:
            yield from _told(block, dose.amount.start, often.end, dose.generics[0])
            told.add(block.source_span(often.start, often.end).start)
    for part in on_medicines(page):
        block = part.block
        for often in frequencies_in(block.folded):
            taken = _TAKEN.search(block.folded, max(0, often.start - _NEAR), often.start)
            if taken is None or often.high > _SELDOM:
                continue
            generic = part.medicine_at(often.start)
            start = taken.start()
            if generic is None or not _is_of_medicine(part, start, often.start):
                continue
            if block.source_span(often.start, often.end).start not in told:
                yield from _told(block, start, often.end, generic)


def _is_of_medicine(part: OnMedicines, start: int, end: int) -> bool:
    """Return whether what is taken is a medicine: readers take walks and readings too."""
    named = any(start <= at < end for at, _ in part.named)
    return named or _PIECE.search(part.block.folded, start, end) is not None


def _told(block: Block, start: int, end: int, generic: str) -> Iterator[Match]:
    """Yield what stands between two offsets, if all sources have the medicine taken daily."""
    sentence = block.folded[slice(*sentence_around(block.plain, start))]
    way = way_in(sentence)
    rows = [row for row in knowledge.regimens(generic) if way in ("", row.way)]
    if not rows or any(row.days not in _OFTEN for row in rows) or _ELSE.search(sentence):
        return
    if is_negated(block, start, end) or is_quoted(block, start, end):
        return
    rhythm = _OFTEN[max(row.days or 0 for row in rows)]
    level = None if all(row.verified for row in rows) else Level.SUGGESTION
    yield Match(
        block.source_span(start, end), (block.text[start:end], generic, rhythm), level=level
    )
