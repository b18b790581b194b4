"""U for units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

# 4 U.S. states; an enzyme per litre of blood is a laboratory's own unit.
_NO_DOSE = later(r"\.[a-z]|[-'&]|\s?/\s?(?:m?l|dl|g)\b|\s(?:turns?|tubes?|bolts?|bends?)\b")


@rule(
    "doses.u-for-units",
    level=Level.ERROR,
    message="Write '%s' instead of '%s': a reader may take the U for a 0 or a 4.",
    why="10U has been read as 100, and people were given ten times the insulin.",
    sources=[
        "The Joint Commission, Official 'Do Not Use' List, U for unit",
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, U or u",
    ],
    examples=[
        Example(
            bad="Inject 10U of insulin before breakfast.",
            good="Inject 10 units of insulin before breakfast.",
        ),
        Example(
            bad="The nurse gave her 6 u of regular insulin.",
            good="The nurse gave her 6 units of regular insulin.",
        ),
        Example(good="The study ran in 4 U.S. states, and insulin comes as 100 U/mL."),
        Example(good="Alkaline phosphatase was 300 U/L."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose in U, with the word to write. Joint Commission and ISMP lists."""
    for found in written(page):
        if found.unit == "u" and not _NO_DOSE.match(found.after):
            one = found.amount.low == found.amount.high == 1
            yield found.with_unit("unit" if one else "units")
