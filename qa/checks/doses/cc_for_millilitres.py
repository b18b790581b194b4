"""cc for millilitres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import NHS, written
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_NO_DOSE = later(r"\s?(?:engine|motorcycle|motorbike|scooter|implants?|breast|bike)|[-'.]\w|:")


@rule(
    "doses.cc-for-millilitres",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': a reader may take cc for u, units.",
    why="Measuring spoons and syringes are marked in mL, and cc has been read as u.",
    sources=["ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, cc"],
    examples=[
        Example(bad="Give the child 5 cc of the syrup.", good="Give the child 5 mL of the syrup."),
        Example(bad="Draw up 2cc with the syringe.", good="Draw up 2mL with the syringe."),
        Example(good="Please cc the ward on the letter. The text is CC BY 4.0."),
        Example(good="He was hurt when he rode a 125 cc motorbike."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each volume in cc. ISMP: write mL; the NHS writes ml."""
    unit = "ml" if page.profile == NHS else "mL"
    for found in written(page):
        if found.unit in ("cc", "ccs") and not _NO_DOSE.match(found.after):
            yield found.with_unit(unit)
