"""10mg here and 10 mg there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import NHS, US, written
from qa.finding import Level
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.writing import Written
    from qa.finding import Match
    from qa.page import Page

_UNITS = frozenset({"mg", "mcg", "g", "ml", "kg", "l", "\u00b5g", "\u03bcg"})

# "250mg to 500 mg", which is read as one amount.
_RANGE = later(
    r"\d(?:mg|mcg|g|ml) ?(?:to|or|-|\u2013) ?[\d.]+ (?:mg|mcg|g|ml)\b"
    r"|\d (?:mg|mcg|g|ml) ?(?:to|or|-|\u2013) ?[\d.]+(?:mg|mcg|g|ml)\b"
)


@rule(
    "doses.mixed-spacing",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': this page writes number and unit in two ways.",
    why="One way of writing doses throughout is easier to read and to check.",
    sources=[
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, number and "
            "unit run together (United States)"
        ),
        "NHS content guide, numbers and units: no space (United Kingdom)",
    ],
    limit=5,
    examples=[
        Example(
            bad="Start with 10 mg. After a week take 20 mg, later 30mg.",
            good="Start with 10 mg. After a week take 20 mg, later 30 mg.",
        ),
        Example(
            bad="---\nlang: en-GB\n---\nStart with 10 mg. After a week take 20mg.",
            good="---\nlang: en-GB\n---\nStart with 10mg. After a week take 20mg.",
        ),
        Example(
            bad="Take 250mg now and 500 mg at night.", good="Take 250 mg now and 500 mg at night."
        ),
        Example(good="Take 10mg. Drink 2 litres of water."),
        Example(good="Take a 10-mg tablet, later 20 mg."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the amounts that are written as the profile does not; without one, the rarer way.

    A suggestion unless both ways stand in one sentence.
    """
    spaced: list[Written] = []
    joined: list[Written] = []
    for found in written(page):
        if found.unit in _UNITS and not found.number.endswith("-") and found.is_dose:
            (spaced if found.number[-1:].isspace() else joined).append(found)
    if not spaced or not joined:
        return
    keep_joined = page.profile == NHS or (page.profile != US and len(joined) > len(spaced))
    others = set(map(_sentence, joined if keep_joined else spaced))
    for found in spaced if keep_joined else joined:
        unit = found.block.text[found.amount.unit_start : found.amount.unit_end]
        right = f"{found.number.rstrip()}{'' if keep_joined else ' '}{unit}"
        first, last = sentence_around(found.block.plain, found.amount.start)
        both = _RANGE.search(found.block.folded, first, last)
        side_by_side = both is not None or _sentence(found) in others
        yield found.instead(right, level=None if side_by_side else Level.SUGGESTION)


def _sentence(found: Written) -> tuple[int, int]:
    """Return where the sentence of an amount begins and ends in the source."""
    return found.block.source_span(*sentence_around(found.block.plain, found.amount.start))
