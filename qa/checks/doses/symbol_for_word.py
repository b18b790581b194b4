"""A sign where a word should stand beside a dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SIGN = later(r"([<>@&+]|\u2265|\u2264)\s?\Z")
_MEANS = {
    "<": "less than", ">": "more than", "@": "at", "&": "and", "+": "and",
    "\u2265": "at least", "\u2264": "at most",
}  # fmt: skip
_UNITS = frozenset({"mg", "mcg", "g", "mL", "units"})
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@rule(
    "doses.symbol-for-word",
    level=Level.SUGGESTION,
    message="Write '%s' instead of '%s' before a dose: signs are misread.",
    why="< and > are taken for one another, + for a 4 and @ for a 2.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, > and <, @, &, +"
    ],
    pages=("~professional", "~news"),
    examples=[
        Example(bad="Children need < 10 mg a day.", good="Children need less than 10 mg a day."),
        Example(bad="Take a 20 mg + 5 mg tablet.", good="Take a 20 mg and a 5 mg tablet."),
        Example(good="A fasting level < 100 mg/dL is normal."),
        Example(good="Take less than 10 mg a day."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sign right before a dose, in prose. ISMP list, symbols."""
    for found in written(page):
        if found.block.kind not in _KINDS or not found.is_dose or found.amount.per == "mL":
            continue
        if found.amount.unit not in _UNITS:
            continue
        sign = _SIGN.search(found.before)
        if sign is None:
            continue
        end = found.amount.start
        start = end - (len(found.before) - sign.start(1))
        span = found.block.source_span(start, start + 1)
        means = _MEANS[sign[1]]
        edit = Edit(span, means if end > start + 1 else f"{means} ")
        yield Match(span, (means, sign[1]), (Fix(f"Write '{means}'", (edit,)),))
