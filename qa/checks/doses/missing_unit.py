"""A number without its unit in a row of doses that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.series import SIGNS, series
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


@rule(
    "doses.missing-unit",
    level=Level.WARNING,
    message="'%s' has no unit, and the lines around it have one: write it.",
    why="7.5 of what? A reader who takes milligrams for millilitres gives a wrong dose.",
    sources=[
        "ISMP Guidelines for Optimizing Safe Implementation: a dose has a number and a unit",
        "NHS digital service manual, content style guide: numbers, measurements",
    ],
    examples=[
        Example(
            bad="6 to 7 years: 5ml\n\n8 to 9 years: 7.5, up to 4 times in 24 hours\n\n10 to 11"
            " years: 10ml",
            good="6 to 7 years: 5ml\n\n8 to 9 years: 7.5ml, up to 4 times in 24 hours\n\n10 to"
            " 11 years: 10ml",
        ),
        Example(
            bad="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 150\n- 21 to 25 kg: 200 mg",
            good="- 10 to 15 kg: 100\n- 16 to 20 kg: 150\n- 21 to 25 kg: 200",
        ),
    ],
    words=SIGNS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such number, where all other lines of the row have one and the same unit."""
    for rows in series(page):
        without = [row for row in rows if not row.unit]
        if len(without) != 1 or len({row.unit for row in rows}) > 2:
            continue
        row = without[0]
        shown = row.block.text[row.start : row.end]
        yield Match(row.block.source_span(row.start, row.end), (shown,))
