"""Two daily maximums of one medicine on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import daily_maximums
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.daily_maximum import Maximum
    from qa.page import Page


@rule(
    "consistency.different-maximum",
    level=Level.WARNING,
    message="%s is the most in a day here, and %s elsewhere on this page: check which is right.",
    why="Readers who find two limits take the one that suits them, and it may be the wrong one.",
    sources=["NHS medicines A to Z, how and when to take it: one daily maximum for each group"],
    examples=[
        Example(
            bad="# Acetaminophen\n\nAdults and children 12 and over: never take more than 4,000 mg"
            " in 24 hours.\n\nCount what is in cold products toward your 3,000 mg daily limit.",
            good="# Acetaminophen\n\nAdults and children 12 and over: never take more than 4,000 mg"
            " in 24 hours.\n\nCount what is in cold products toward your 4,000 mg daily limit.",
        ),
        Example(
            bad="# Paracetamol\n\nTake no more than 4 g in 24 hours.\n\nThe maximum daily dose is "
            "3 g of paracetamol.",
            good="# Paracetamol\n\nTake no more than 4 g in 24 hours.\n\nThe maximum daily dose "
            "is 4,000 mg of paracetamol.",
        ),
        Example(
            bad="Do not take more than 1,200 mg of ibuprofen a day.\n\nThe maximum dose of "
            "ibuprofen is 1,600 mg daily.",
            good="Do not take more than 1,200 mg of ibuprofen a day. The maximum dose of ibuprofen "
            "that a doctor can prescribe is 2,400 mg daily.",
        ),
        Example(
            bad="# Paracetamol\n\nA total of 4,000 mg a day is fine for adults.\n\nStay under"
            " 3,000 mg a day.",
            good="# Paracetamol\n\nA total of 4,000 mg a day is fine for adults.\n\nStay under"
            " 4,000 mg a day.",
        ),
        Example(
            good="# Citalopram\n\nThe maximum dose for adults is 40 mg a day. For people over 65 "
            "years the maximum is 20 mg a day.",
        ),
    ],
    words=(
        "maximum",
        "more than",
        "exceed",
        "highest",
        "max ",
        "max.",
        "upper limit",
        "the most",
        "total of",
        "stay under",
        "stay below",
        "keep under",
        "keep below",
        "staying under",
        "keeping under",
    ),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two maximums of a medicine that hold for the same people."""
    first: dict[tuple[str, frozenset[str]], Maximum] = {}
    for place in daily_maximums(page):
        earlier = first.setdefault((place.generic, place.groups), place)
        if earlier.milligrams != place.milligrams:
            span = place.block.source_span(place.start, place.end)
            args = (
                place.block.text[place.start : place.end],
                earlier.block.text[earlier.start : earlier.end],
            )
            # Groups that are named in a way that is not told apart may be different ones.
            level = None if not place.groups else Level.SUGGESTION
            yield Match(span, args, level=level)
