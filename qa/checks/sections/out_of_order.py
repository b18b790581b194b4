"""Sections that stand in another order than readers, or the law, expect."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from qa.checks.sections.missing_medguide_text import is_of_the_law
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page
    from qa.page_type import SectionNeed

_FIXED = frozenset({"medication-guide", "eu-leaflet"})
"""Types whose order the law sets."""
_GUIDE = (
    "---\npage_type: medication guide\n---\n# Medication Guide\n\n## What is the most important "
    "information I should know about Zolot?\n\nIt can slow your breathing.\n\n"
)
_SLEEP = "## What is Zolot?\n\nA tablet for sleep.\n\n"
_WHO = "## Who should not take Zolot?\n\nChildren.\n\n"
_EFFECTS = "## What are the possible side effects of Zolot?\n\nDrowsiness.\n\n"


@rule(
    "sections.out-of-order",
    level=Level.WARNING,
    message="'%s' should stand before '%s'.",
    why="Readers who know the order of such pages look for a part where it always is.",
    sources=[
        "21 CFR 208.20(b), headings in the specified order",
        "EMA, QRD product information template, Annex IIIB",
        "NHS content guide, medicines A to Z",
    ],
    examples=[
        Example(bad=_GUIDE + _EFFECTS + _SLEEP + _WHO, good=_GUIDE + _SLEEP + _WHO + _EFFECTS),
        Example(
            bad="---\npage_type: package-leaflet\n---\n# Package leaflet\n\n"
            "## 4. Possible side effects\n\n"
            "Headache.\n\n## 3. How to take Zolot\n\nAt night.\n\n## 5. How to store "
            "Zolot\n\nDry.\n",
            good="---\npage_type: package-leaflet\n---\n# Package leaflet\n\n"
            "## 3. How to take Zolot\n\nAt "
            "night.\n\n## 4. Possible side effects\n\nHeadache.\n\n## 5. How to store "
            "Zolot\n\nDry.\n",
        ),
        Example(
            bad="---\npage_type: medicine\nlang: en-GB\n---\n"
            "# Zolot\n\n## Side effects\n\nDrowsiness.\n\n## "
            "What "
            "is Zolot?\n\nA tablet.\n\n## Who can take it\n\nAdults.\n\n## How to take it\n\nAt "
            "night.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the heading that stands too late; a suggestion where only the NHS sets the order.

    The longest run of sections that is in order is taken to be right.
    """
    asked = page.type in _FIXED or (page.type == "medicine" and page.profile == "en-GB-nhs")
    if not asked:
        return
    found = _first_places(page)
    ranks = [rank for rank, _, _ in found]
    kept = _in_order(ranks)
    if len(found) < 3 or len(kept) == len(found):
        return
    wrong = next(index for index in range(len(found)) if index not in kept)
    rank, block, need = found[wrong]
    later = [entry for index, entry in enumerate(found) if index in kept and entry[0] > rank]
    earlier = [entry for index, entry in enumerate(found) if index in kept and entry[0] < rank]
    fixed = page.type in _FIXED and (page.type != "medication-guide" or is_of_the_law(page))
    level = Level.WARNING if fixed else Level.SUGGESTION
    if later and found.index(later[0]) < wrong:
        names = (need.name, later[0][2].name)
    else:
        names = (earlier[-1][2].name, need.name)
    yield Match(block.source_span(0, len(block.text)), names, level=level)


def _first_places(page: Page) -> list[tuple[int, Block, SectionNeed]]:
    """Return rank, heading and section of each required or recommended section, in page order."""
    if page.page_type is None:
        return []
    needs = [need for need in page.page_type.sections if need.level != "optional"]
    seen: set[str] = set()
    found = []
    for heading in page.headings:
        for rank, need in enumerate(needs):
            if need.id not in seen and need.shows(heading.plain):
                seen.add(need.id)
                found.append((rank, heading, need))
                break
    return found


def _in_order(ranks: list[int]) -> set[int]:
    """Return the indexes of the longest run of `ranks` that only rises."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, rank in enumerate(ranks):
        place = bisect_left(tails, rank)
        before.append(at[place - 1] if place else None)
        if place == len(tails):
            tails.append(rank)
            at.append(index)
        else:
            tails[place] = rank
            at[place] = index
    kept: set[int] = set()
    last: int | None = at[-1] if at else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
