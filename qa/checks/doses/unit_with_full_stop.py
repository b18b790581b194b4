"""A full stop after a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_STOP = later(r"\.(?=\s+[a-z(])")
_UNITS = frozenset({"mg", "mcg", "ml", "kg", "g", "meq"})


@rule(
    "doses.unit-with-full-stop",
    level=Level.SUGGESTION,
    message="Take the full stop out after '%s': a reader may take it for a 1.",
    why="A stop after a unit is not needed and can be read as a digit.",
    sources=[
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, mg. or mL. "
            "with a period"
        )
    ],
    examples=[
        Example(bad="Take 5 mg. daily with food.", good="Take 5 mg daily with food."),
        Example(bad="Give 10 mL. of the syrup.", good="Give 10 mL of the syrup."),
        Example(good="Take 5 mg. Drink water with it."),
        Example(good="The dose is 5 mg."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each unit that a full stop follows inside a sentence. ISMP: mg. or mL."""
    for found in written(page):
        end = found.amount.unit_end
        if found.unit in _UNITS and _STOP.match(found.block.plain, end):
            stop = found.block.source_span(end, end + 1)
            span = found.block.source_span(found.amount.start, end + 1)
            yield Match(span, (found.text,), (Fix("Take it out", (Edit(stop, ""),)),))
