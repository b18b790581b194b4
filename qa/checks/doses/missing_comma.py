"""A large dose without a comma."""

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

_LONG = later(r"(?<![\d.,])\d{4,}(?![\d.,])")
_UNITS = frozenset({"units", "mg", "mcg"})
_FIVE = 5


@rule(
    "doses.missing-comma",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': the eye loses count of the zeros.",
    why="100000 units has been read as 10,000 and as 1,000,000 units.",
    sources=[
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, large doses "
            "without properly placed commas"
        )
    ],
    examples=[
        Example(
            bad="The vial holds 100000 units of heparin.",
            good="The vial holds 100,000 units of heparin.",
        ),
        Example(
            bad="Take one capsule of 50000 IU once a week.",
            good="Take one capsule of 50,000 IU once a week.",
        ),
        Example(good="Take 1000 mg with food. In 2024, 10,000 people took part."),
        Example(good="Call 555 01234567 or see order 100234."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose of five digits and more; for the NHS, of four as a suggestion.

    ISMP: large doses; NHS content guide: commas in numbers above 999.
    """
    for found in written(page):
        if (
            found.amount.unit not in _UNITS
            or not found.is_dose
            or max(found.amount.low, found.amount.high) < 1000
        ):
            continue
        digits = max((len(n) for n in _LONG.findall(found.number)), default=0)
        if digits >= _FIVE or (digits and page.profile == NHS):
            text = _LONG.sub(lambda n: f"{int(n[0]):,}", found.text)
            yield found.instead(text, level=None if digits >= _FIVE else Level.SUGGESTION)
