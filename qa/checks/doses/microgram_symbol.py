"""µg or ug for micrograms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import US, written
from qa.finding import Level
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_SYMBOLS = frozenset({"\u00b5g", "\u03bcg", "ug"})
_LABORATORY = frozenset({"mL", "L", "dL", "m2"})
_BEHIND = ("/m", "/l", "/dl", "/g", " /m", "/ m", "/100")


@rule(
    "doses.microgram-symbol",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': a reader may take the \u00b5 for an m.",
    why="\u00b5g has been read as mg, a thousand times the dose.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, \u00b5g",
        "NHS content guide, numbers and units: micrograms in full",
    ],
    limit=5,
    examples=[
        Example(
            bad="Take 50 \u00b5g of levothyroxine.", good="Take 50 micrograms of levothyroxine."
        ),
        Example(
            bad="---\nlang: en-US\n---\nEach puff holds 90ug of albuterol.",
            good="---\nlang: en-US\n---\nEach puff holds 90 mcg of albuterol.",
        ),
        Example(good="The air held 12 \u00b5g/m3 of fine dust, the blood 5 \u00b5g/dL of lead."),
        Example(good="Take 400 micrograms of folic acid."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose in \u00b5g; the United States write mcg, the NHS the word."""
    unit = "mcg" if page.profile == US else "micrograms"
    told = "microgram (\u00b5g" in page.folded or "micrograms (\u00b5g" in page.folded
    level = Level.SUGGESTION if told or page.type == "professional" else None
    for found in written(page):
        if found.unit not in _SYMBOLS or found.amount.per in _LABORATORY:
            continue
        if not found.after.startswith(_BEHIND):
            number = found.number.rstrip(" -\u00a0")
            yield found.instead(f"{number} {unit}", level=level)
