"""mcg for micrograms, in British copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import NHS, written
from qa.finding import Level
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page


@rule(
    "doses.microgram-abbreviation",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': the NHS spells the word out.",
    why="Readers take mcg for mg, a thousand times the dose.",
    sources=["NHS content guide, numbers and units: micrograms in full"],
    pages=("~professional",),
    limit=5,
    examples=[
        Example(
            bad="---\nlang: en-GB\n---\nTake one 50 mcg tablet before breakfast.",
            good="---\nlang: en-GB\n---\nTake one 50 microgram tablet before breakfast.",
        ),
        Example(
            bad="---\nlang: en-GB\n---\nEach tablet has 100mcg of levothyroxine.",
            good="---\nlang: en-GB\n---\nEach tablet has 100 micrograms of levothyroxine.",
        ),
        Example(good="---\nlang: en-US\n---\nTake one 50 mcg tablet before breakfast."),
        Example(good="---\nlang: en-GB\n---\nThe blood held 5 mcg/dL of lead."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose in mcg on a British page. NHS content guide: micrograms in full."""
    if page.profile != NHS:
        return
    for found in written(page):
        if found.unit == "mcg" and found.amount.per not in ("mL", "L", "dL"):
            number = found.number.rstrip(" -\u00a0")
            singular = found.after.startswith(
                (" tablet", " capsule", " inhaler", " patch", " dose")
            )
            yield found.instead(f"{number} microgram{'' if singular else 's'}")
