"""So much every few minutes, and a sum for an hour or a day that it does not make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import states
from qa.durations import MINUTES
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MEASURES = {
    "ml": 1, "mls": 1, "millilitre": 1, "milliliter": 1, "cl": 10, "litre": 1000, "liter": 1000,
    "l": 1000, "ounce": 30, "oz": 30, "fluid ounce": 30, "cup": 240, "glass": 0, "glasse": 0,
    "tablet": 0, "puff": 0, "mg": 0, "sip": 0, "spoonful": 0, "teaspoon": 5, "tablespoon": 15,
    "pint": 570, "quart": 946,
}  # fmt: skip
"""In millilitres; 0 for what is only counted in itself."""
_WHAT = "|".join(sorted(_MEASURES, key=len, reverse=True))
_LAPSE = "minute|min|hour|hr|day|week"
_RATE = later(
    rf"\b(?P<low>{NUMBER})(?: ?(?:to|-|\u2013|or) ?(?P<high>{NUMBER}))? ?(?P<what>{_WHAT})s?\b"
    rf"[^.;:0-9]{{0,40}}?\bevery (?:(?P<each>{NUMBER})(?: ?(?:to|-|\u2013|or) "
    rf"?(?P<more>{NUMBER}))? )?"
    rf"(?P<lapse>{_LAPSE})s?\b[^.;0-9]{{0,40}}?\b(?:adds up to|add up to|makes?|making|that is|"
    rf"which is|is|"
    rf"totals?|totall?ing|comes to|gives?|means|about|or)(?: (?:about|around|roughly|up to))* "
    rf"(?P<said>(?P<sum>{NUMBER})(?: ?(?:to|-|\u2013) ?(?P<sum_high>{NUMBER}))? "
    rf"?(?P<sum_what>{_WHAT})s? (?:an|a|per|each|every|in an?|in one) (?P<whole>{_LAPSE}))\b"
)
_SLACK = 1.3
"""An ounce is rounded to 30 mL, and a cup to a quarter of a litre."""


@rule(
    "doses.wrong-rate",
    level=Level.WARNING,
    message="'%s' is not what the amount before it makes, which is about %s: check the numbers.",
    why="Readers follow the sum, and it may be many times what is safe.",
    sources=[
        "PEMAT 14: no calculations",
        "CDC/NIOSH, heat stress: at most 48 ounces of water an hour",
    ],
    examples=[
        Example(
            bad="Drink about 8 ounces every 15 to 20 minutes, which adds up to 240 ounces an hour.",
            good="Drink about 8 ounces every 15 to 20 minutes, which adds up to 24 to 32 ounces an"
            " hour.",
        ),
        Example(
            bad="Take 150 ml every 15 minutes, which makes 6 litres an hour.",
            good="Take 150 ml every 15 minutes, which makes 600 ml an hour.",
        ),
    ],
    words=["every "],
    beside=[["minute", " min", "hour", "day"]],
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each sum that lies outside what the amount and its rhythm make."""
    for block in page.prose:
        if "every " not in block.folded or not page.has_number(block):
            continue
        for found in _RATE.finditer(block.folded):
            one, other = _MEASURES[found["what"]], _MEASURES[found["sum_what"]]
            if found["what"] != found["sum_what"] and not (one and other):
                continue
            factor = 1 if found["what"] == found["sum_what"] else one / other
            times = MINUTES[found["whole"]] / MINUTES[found["lapse"]]
            each, more = value_of(found["each"] or "one"), value_of(found["more"] or "1")
            most = value_of(found["high"] or found["low"]) * factor * times / each
            least = value_of(found["low"]) * factor * times / (more if found["more"] else each)
            low, high = value_of(found["sum"]), value_of(found["sum_high"] or found["sum"])
            start, end = found.span("said")
            if low <= most * _SLACK and high >= least / _SLACK:
                continue
            if states(page, block, start, end):
                right = f"{least:.3g} to {most:.3g}" if most > least else f"{most:.3g}"
                unit = block.text[slice(*found.span("sum_what"))]
                yield Match(
                    block.source_span(start, end), (block.text[start:end], f"{right} {unit}")
                )
