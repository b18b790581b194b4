"""A leaflet on 5 mg tablets that says that each tablet holds 25 mg."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.amounts import MILLIGRAMS_IN_WORDS
from qa.checks.consistency.sayings import sayings
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_UNIT: Final = r"(?P<unit>mg|mcg|micrograms?|g|grams?)"
_FORM: Final = (
    r"(?:film-coated |gastro-resistant |modified-release |prolonged-release |soluble |dispersible |"
    r"hard |chewable )*(?P<form>tablet|capsule|caplet|softgel|patch|suppository)"
)
_NAMED: Final = later(rf"(?<![\d.,/])(?P<amount>\d+(?:\.\d+)?) ?{_UNIT} {_FORM}")
_ANY: Final = later(r"\d[\d.,]* ?(?:mg|mcg|micrograms?|g|grams?)\b")
_HOLDS: Final = (
    later(
        rf"\b(?:each|every|one|a) {_FORM} (?:contains|has|holds|is|provides|gives)(?: you)?"
        rf"(?: exactly)? (?P<said>(?P<amount>\d+(?:\.\d+)?) ?{_UNIT})\b(?! ?/)"
    ),
    later(
        rf"\beach (?P<said>(?P<amount>\d+(?:\.\d+)?) ?{_UNIT}) {_FORM}\b"
        r"(?= (?:contains|has|should|can|is|must))"
    ),
)
_APART: Final = later(
    r"\b(?:also|other|another|strengths?|if|may|might|half|lactose|sodium|sugar|aspartame|equivalent"
    r"|elemental|folic|vitamin|calcium|caffeine|codeine|paracetamol and|or|child\w*|brands?|"
    r"two|three)\b"
)


@rule(
    "consistency.title-strength",
    level=Level.WARNING,
    message="'%s' here, but the title is about '%s': check the strength.",
    why="Who counts tablets by the wrong strength takes several times the dose.",
    sources=[
        "MHRA, Best practice guidance on the labelling and packaging of medicines: strength",
        "ISMP, Guidelines for Safe Electronic Communication of Medication Information",
    ],
    examples=[
        Example(
            bad="# Ramipril 5 mg capsules\n\nYour doctor says how many to take.\n\nEach capsule"
            " contains 10 mg of ramipril.",
            good="# Ramipril 5 mg capsules\n\nYour doctor says how many to take.\n\nEach capsule"
            " contains 5 mg of ramipril.",
        ),
        Example(
            bad="# Naproxen 250mg tablets: your leaflet\n\nOne tablet contains 500mg of naproxen.",
            good="# Naproxen 250mg and 500mg tablets\n\nOne tablet contains 500mg of naproxen.",
        ),
        Example(
            good="# Iron 200 mg tablets\n\nEach tablet contains 65 mg of elemental iron, and may"
            " hold lactose.",
        ),
    ],
    words=("each", "every", "one", "a "),
    beside=(("mg", "mcg", "microgram", "gram"),),
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield what each tablet holds, where the title names one other strength of the same form."""
    title = page.title.lower()
    named = list(_NAMED.finditer(title))
    if len(named) != 1 or len(_ANY.findall(title)) != 1:
        return
    there = named[0]
    for found, said in sayings(page, (there["form"],), _HOLDS, _APART):
        if found["form"] == there["form"] and _milligrams(found) != _milligrams(there):
            span = said.block.source_span(*found.span("said"))
            yield Match(span, (found["said"], there[0]))
            return


def _milligrams(found: re.Match[str]) -> float:
    """Return the weight that a strength gives, in milligrams."""
    return float(found["amount"]) * MILLIGRAMS_IN_WORDS[found["unit"].rstrip("s")]
