"""Two pages of a site that give different daily maximums of one medicine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import daily_maximums
from qa.finding import Level, Match
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa.page import Page
    from qa.rule import PageFacts


def maximums(page: Page) -> Iterator[Fact]:
    """Yield the daily maximum of each medicine that holds for everybody, where it is one."""
    found: dict[str, Fact] = {}
    unclear: set[str] = set()
    for place in daily_maximums(page):
        if place.groups:
            continue
        fact = Fact(
            place.generic,
            f"{place.milligrams:,.10g} mg",
            place.block.source_span(place.start, place.end),
        )
        if found.setdefault(place.generic, fact).value != fact.value:
            unclear.add(place.generic)
    yield from (fact for generic, fact in found.items() if generic not in unclear)


@site_rule(
    "consistency.maximum-differs-between-pages",
    gather=maximums,
    level=Level.WARNING,
    message="The most %s in a day is %s here, and %s on %s: check which is right.",
    why="Readers who find two limits take the one that suits them, and it may be the wrong one.",
    sources=["NHS medicines A to Z, how and when to take it: one daily maximum for each group"],
    examples=[
        Example(
            bad="=== a.md ===\n# Colds\n\nDo not take more than 4 g of paracetamol a day.\n"
            "=== b.md ===\n# Flu\n\nThe maximum dose of paracetamol is 3 g a day.\n",
            good="=== a.md ===\n# Colds\n\nDo not take more than 4 g of paracetamol a day.\n"
            "=== b.md ===\n# Flu\n\nThe maximum dose of paracetamol is 4,000 mg a day.\n",
        ),
        Example(
            bad="=== a.md ===\n# Ibuprofen\n\nThe maximum is 1,200 mg a day.\n"
            "=== b.md ===\n# Pain\n\nTake no more than 2,400 mg of ibuprofen in 24 hours.\n",
            good="=== a.md ===\n# Ibuprofen\n\nThe maximum is 1,200 mg a day.\n"
            "=== b.md ===\n# Pain\n\nChildren take no more than 800 mg of ibuprofen in 24 hours.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page whose maximum is not the one that most pages, or the first one, give."""
    del today
    counts: dict[str, dict[str, list[str]]] = {}
    for page in pages:
        for fact in page.facts:
            counts.setdefault(fact.key, {}).setdefault(fact.value, []).append(page.path)
    usual = {key: max(said.items(), key=lambda use: len(use[1]))[0] for key, said in counts.items()}
    for page in pages:
        for fact in page.facts:
            kept = usual[fact.key]
            if fact.value != kept:
                other = counts[fact.key][kept][0]
                yield SiteMatch(page.path, Match(fact.span, (fact.key, fact.value, kept, other)))
