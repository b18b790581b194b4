"""IU for international units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import NHS, written
from qa.finding import Level
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_VITAMIN = later(
    r"\b(?:vitamins?|retinol|carotene|tocopherol|calciferol|cholecalciferol|ergocalciferol|"
    r"supplements?|multivitamins?|d[23]|cod liver)\b"
)
_LABORATORY = later(r"\s?/\s?(?:m?l|dl|g)\b")
_EXPLAINED = later(r"\binternational units?\b")


@rule(
    "doses.iu-for-units",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': a reader may take IU for IV or for 10.",
    why="IU has been read as IV, into a vein, and as the number 10.",
    sources=[
        "The Joint Commission, Official 'Do Not Use' List, IU",
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, IU",
    ],
    limit=5,
    examples=[
        Example(
            bad="Heparin 5000 IU is given under the skin.",
            good="Heparin 5,000 units is given under the skin.",
        ),
        Example(
            bad="Take vitamin D, 800 IU, every day.",
            good="Take vitamin D, 800 international units, every day.",
        ),
        Example(good="---\nlang: en-GB\n---\nTake 400 IU of vitamin D a day."),
        Example(good="The level was 30 IU/mL. Vitamin D is measured in international units (IU)."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose in IU; British labels use it, and vitamins carry it on every bottle.

    Joint Commission: IU. What a page explains, and vitamins, are suggestions.
    """
    if page.profile == NHS:
        return
    for found in written(page):
        if found.unit != "iu" or _LABORATORY.match(found.after):
            continue
        block = found.block
        first, last = sentence_around(block.plain, found.amount.start)
        vitamin = _VITAMIN.search(block.folded, first, last) or _VITAMIN.search(page.title.lower())
        level = Level.SUGGESTION if vitamin or page.once(_is_explained) else None
        yield found.with_unit("international units" if vitamin else "units", level=level)


def _is_explained(page: Page) -> bool:
    return _EXPLAINED.search(page.folded) is not None
