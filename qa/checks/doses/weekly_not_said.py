"""A dose of methotrexate on a page that never says once a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.dosing import Bond, doses
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAID = later(r"\bweek|\bcancers?\b|\bleuk|\blymphoma|\bchemotherap|\btumou?r|\boncolog|\bectopic")


@rule(
    "doses.weekly-not-said",
    level=Level.SUGGESTION,
    message="Say that '%s' is taken once a week and never daily: this page does not.",
    why="People have died because they took methotrexate every day.",
    sources=["ISMP List of High-Alert Medications in Community/Ambulatory Care, methotrexate"],
    pages=("~professional", "~news"),
    limit=1,
    examples=[
        Example(
            bad="Most people start with methotrexate 10 mg, taken with water.",
            good="Most people start with methotrexate 10 mg once a week, never daily.",
        ),
        Example(
            bad="Your tablets hold methotrexate 2.5 mg. Wash your hands after you touch them.",
            good="Methotrexate is a tablet or an injection for arthritis.",
        ),
        Example(good="Children with leukaemia get methotrexate 20 mg."),
    ],
    words=("methotrexate",),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first dose of methotrexate where nothing speaks of weeks, or of cancer."""
    if _SAID.search(page.folded):
        return
    for dose in doses(page):
        if dose.bond is Bond.FIRM and dose.generics == ("methotrexate",):
            span = dose.block.source_span(dose.start, dose.end)
            yield Match(span, (dose.block.text[dose.start : dose.end],))
