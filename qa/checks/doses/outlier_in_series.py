"""A dose that stands out of a row of doses by age or weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.series import SIGNS, series
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.series import Row
    from qa.page import Page

_TIMES = 4
"""Times that a dose may be the larger of its neighbours."""


@rule(
    "doses.outlier-in-series",
    level=Level.ERROR,
    message="'%s' does not fit between '%s' and '%s': is the decimal point in its place?",
    why="Parents read one line of the list, and a point that slipped makes it ten times the dose.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations: decimal points",
        "MHRA, Liquid paracetamol for children: dosing by age, one band after the other",
    ],
    examples=[
        Example(
            bad="3 to 5 months: 2.5ml\n\n6 to 23 months: 5ml\n\n2 to 3 years: 75ml\n\n4 to 5"
            " years: 10ml",
            good="3 to 5 months: 2.5ml\n\n6 to 23 months: 5ml\n\n2 to 3 years: 7.5ml\n\n4 to 5"
            " years: 10ml",
        ),
        Example(
            bad="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 1500 mg\n- 21 to 25 kg: 200 mg",
            good="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 150 mg\n- 21 to 25 kg: 200 mg",
        ),
    ],
    words=SIGNS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number that is far above, or far below, both of its neighbours."""
    for odd in outliers(page):
        shown = (one.block.text[one.start : one.end] for one in odd)
        yield Match(odd[0].block.source_span(odd[0].start, odd[0].end), tuple(shown))


def outliers(page: Page) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each line that stands out of a row of doses, with those before and after it."""
    for rows in series(page):
        for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
            if len({before.unit, row.unit, after.unit}) > 1 or not before.number:
                continue
            low, high = sorted((before.number, after.number))
            if row.number > _TIMES * high or row.number * _TIMES < low:
                yield row, before, after
