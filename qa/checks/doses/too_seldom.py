"""A medicine that works for a day, to be taken once a week, or for half a day, once a day."""

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
    from qa.frequencies import Frequency
    from qa.page import Page

_SELDOM = 1 / 7
_SEVERAL = 3
"""Times that a medicine may be taken in a day, of which "three times a week" is a slip."""
_HOURS = 24
_OFTEN: Mapping[float | None, str] = {1.0: "day", 2.0: "other day"}
"""The most days between two doses of what is never taken weekly."""
_NEAR = 40
"""Characters between a dose and how often it is taken."""
_TAKEN = later(r"\b(?:take|taken|taking|takes|swallow|swallowed)\b[^.;:!?]{0,30}\Z")
_DOSED = later(r"(?<![\w.,])\d[\d.,]* ?(?:mg|mcg|micrograms?)\b[^.;:!?]{0,12}\Z")
_PIECE = later(
    r"\b(?:taken|it|them|this medicine|tablets?|capsules?|pills?|doses?|medicine|medication)\b"
)
_ELSE = later(
    r"\b(?:stud(?:y|ies)|trials?|used to|instead of|leptospir\w*|dialysis|kidneys?|check\w*|tests?|"
    r"tested|reviews?|visits?|mistake\w*|total|extra|additional)\b"
)
_STEPS = later(r"\b(?:increase[ds]?|raise[ds]?|reduce[ds]?|by|step|steps)\b")
_AT_FIRST = later(r"\b(?:start\w*|begin\w*|first|initial\w*|then|test dose|until)\b")


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
            good="# Levothyroxine\n\nLevothyroxine is taken once a day before breakfast. You may"
            " be asked to take two extra tablets each week.",
        ),
        Example(
            bad="# Apixaban\n\nThe usual dose is 5 mg twice a day. It is reduced to 2.5 mg once a"
            " day for people over 80 who weigh 60 kg or less.",
            good="# Apixaban\n\nThe usual dose is 5 mg twice a day. It is reduced to 2.5 mg twice"
            " a day for people over 80 who weigh 60 kg or less.",
        ),
        Example(
            bad="# Amoxicillin\n\nThe usual dose for adults is 250 mg, taken 3 times a week.",
            good="# Amoxicillin\n\nThe usual dose for adults is 250 mg, taken 3 times a day. Some"
            " people take prednisolone on alternate days.",
        ),
        Example(
            bad="# Ibuprofen\n\nTake 400 mg of ibuprofen every 4 to 6 days with food.",
            good="# Ibuprofen\n\nTake 400 mg of ibuprofen every 4 to 6 hours with food. Your"
            " nurse checks your blood every 6 weeks.",
        ),
        Example(
            bad="# Paracetamol\n\nTake two tablets, and leave at least 40 hours between doses.",
            good="# Paracetamol\n\nTake two tablets, and leave at least 4 hours between doses.",
        ),
        Example(
            bad="The usual dose is amlodipine 5 mg weekly.",
            good="Take alendronate 70 mg weekly, and amlodipine 5 mg daily.",
        ),
    ],
    words=("week", "month", " every ", "between ", " each ", "daily", "a day"),
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
        if often is not None and often.high <= 1:
            yield from _told(block, dose.amount.start, often, dose.generics[0])
            told.add(block.source_span(often.start, often.end).start)
    yield from _days_for_hours(page)
    for part in on_medicines(page):
        block = part.block
        for often in frequencies_in(block.folded):
            near = max(0, often.start - _NEAR)
            taken = _TAKEN.search(block.folded, near, often.start)
            dosed = _DOSED.search(block.folded, near, often.start)
            found = taken or dosed
            generic = part.medicine_at(often.start)
            if found is None or generic is None or often.high > 1:
                continue
            start = found.start()
            if dosed is None and not _is_of_medicine(part, start, often.start):
                continue
            if block.source_span(often.start, often.end).start not in told:
                yield from _told(block, start, often, generic)


def _days_for_hours(page: Page) -> Iterator[Match]:
    """Yield "every 4 to 6 days", and a gap of days, of what is taken several times a day."""
    for part in on_medicines(page):
        block = part.block
        for found in _IN_DAYS.finditer(block.folded):
            generic = part.medicine_at(found.start())
            rows = knowledge.regimens(generic) if generic else ()
            if not generic or not rows or any((row.times or 0) < _SEVERAL for row in rows):
                continue
            if any(row.days != 1 for row in rows if row.days) or way_in(block.folded):
                continue
            first, last = sentence_around(block.plain, found.start())
            if _ELSE.search(block.folded, first, last):
                continue
            if "between" not in found[0] and not _DOSE_OF_IT.search(
                block.folded, first, found.start()
            ):
                continue
            if not is_negated(block, *found.span()) and not is_quoted(block, *found.span()):
                shown = block.text[slice(*found.span())]
                yield Match(block.source_span(*found.span()), (shown, generic, _OFTEN[1.0]))


_IN_DAYS = later(
    r"(?<!\w)(?:every|each) (?:[468]|12|four|six|eight)"
    r"(?: ?(?:to|or|-|\u2013) ?(?:[68]|12|six|eight|twelve))? (?:days|weeks)\b"
    r"|(?:at least|leave|wait) (?:at least |about )?(?:[468]|40|48|60|four|six|eight)"
    r"(?: ?(?:to|or|-|\u2013) ?(?:[68]|six|eight))? (?:days|(?<=\d\d )hours) between (?:each |the |"
    r"your )?(?:\w+ )?doses?\b"
)
_DOSE_OF_IT = later(
    r"(?:\b(?:tablets?|capsules?|caplets?|doses?|pills?|puffs?)|\d ?(?:mg|mcg|g|ml))\b"
    r"[^.;:]{0,25}\Z"
)
"""What is taken, right before how often it is."""


def _is_of_medicine(part: OnMedicines, start: int, end: int) -> bool:
    """Return whether what is taken is a medicine: readers take walks and readings too."""
    named = any(start <= at < end for at, _ in part.named)
    return named or _PIECE.search(part.block.folded, start, end) is not None


def _told(block: Block, start: int, often: Frequency, generic: str) -> Iterator[Match]:
    """Yield what stands up to a rhythm, if all sources have the medicine taken more often."""
    end = often.end
    sentence = block.folded[slice(*sentence_around(block.plain, start))]
    seldomest = _seldomest(generic, sentence, often)
    if seldomest is None or _ELSE.search(sentence):
        return
    if is_negated(block, start, end) or is_quoted(block, start, end):
        return
    rhythm, level = seldomest
    yield Match(
        block.source_span(start, end), (block.text[start:end], generic, rhythm), level=level
    )


def _seldomest(generic: str, sentence: str, often: Frequency) -> tuple[str, Level | None] | None:
    """Return how seldom a medicine is taken at the most, where it is to be taken more seldom."""
    way = way_in(sentence)
    fewest = knowledge.fewest_times(generic, way)
    if 1 < fewest > often.high and not _AT_FIRST.search(sentence):
        return f"{_HOURS / fewest:g} hours", None
    rows = [row for row in knowledge.regimens(generic) if way in ("", row.way)]
    some = _SELDOM < often.high < 1
    if (often.high > _SELDOM and not some) or _STEPS.search(sentence):
        return None
    if some and (any((row.times or 0) < _SEVERAL for row in rows) or way not in ("", "mouth")):
        return None
    if not rows or any(row.days not in _OFTEN for row in rows):
        return None
    if some and any(row.days != 1 for row in rows):
        return None
    level = None if all(row.verified for row in rows) else Level.SUGGESTION
    return _OFTEN[max(row.days or 0 for row in rows)], level
