"""A range of doses that runs from high to low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_DOWN = later(
    r"\b(?:reduc|lower|decreas|taper|wean|down|drop|cut|fell|fall|step|declin|went|less|from|"
    r"titrat|back|shrink|shrank|improv|switch|chang)"
)
_OR = later(r"\bor\b")


@rule(
    "doses.reversed-range",
    level=Level.WARNING,
    message="'%s' runs from the larger amount to the smaller: check the numbers and their order.",
    why="A range in the wrong order makes readers doubt, or misread, the dose.",
    sources=["PEMAT-P: numbers are clear and easy to understand"],
    examples=[
        Example(bad="The usual dose is 50-25 mg a day.", good="The usual dose is 25-50 mg a day."),
        Example(
            bad="Adults take 500 mg to 250 mg of the medicine.",
            good="Adults take 250 mg to 500 mg of the medicine.",
        ),
        Example(good="Your doctor may lower the dose from 50 to 25 mg."),
        Example(good="Take 500 mg to 1 g every 6 hours."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each range whose first number is the larger; going down on purpose is fine."""
    for found in written(page):
        amount = found.amount
        if amount.low == amount.high:
            continue
        both = amount.both_in_milligrams
        if both is None and amount.low_unit != amount.unit:
            continue
        low, high = both or (amount.low, amount.high)
        number = found.block.folded[amount.start : amount.unit_start]
        if low <= high or _OR.search(number):
            continue
        first, last = sentence_around(found.block.plain, amount.start)
        if _DOWN.search(found.block.folded, first, last):
            continue
        yield Match(found.span, (found.text,))
