"""Two numbers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.finding import Edit, Fix, Level, Match
from qa.number_words import numbers_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NUMBER = later(r"(?<![\d.,/])(\d{1,2})\s\Z")
_FORM = later(
    r"\s?-?\s?(?:\w+\s)?(?:tablets?|capsules?|caplets?|pills?|spoon\w*|sachets?|doses?|patch)"
)
_WORDS = {str(number): word for word, number in numbers_of(1, 12).items()}


@rule(
    "doses.adjacent-numbers",
    level=Level.SUGGESTION,
    message="Write '%s' instead of '%s' before '%s': two numbers side by side run together.",
    why="2 200mg tablets can be read as 2,200mg.",
    sources=["NHS content guide, numbers and units: doses"],
    examples=[
        Example(bad="Take 2 200mg tablets.", good="Take two 200mg tablets."),
        Example(bad="Give 1 or 2 5 mL spoonfuls.", good="Give one or two 5 mL spoonfuls."),
        Example(good="The vial holds 10 000 units."),
        Example(good="Take 2 tablets of 200mg."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number right before the strength of a tablet or spoon. NHS content guide."""
    for found in written(page):
        number = _NUMBER.search(found.before)
        if number is None or number[1] not in _WORDS or not _FORM.match(found.after):
            continue
        start = found.amount.start - 1 - len(number[1])
        span = found.block.source_span(start, start + len(number[1]))
        word = _WORDS[number[1]]
        fix = Fix(f"Write '{word}'", (Edit(span, word),))
        yield Match(span, (word, number[1], found.text), (fix,))
