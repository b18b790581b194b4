"""One medicine under two names on two pages of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.finding import Level, Match
from qa.medicines import medicines_on
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa.page import Page
    from qa.rule import PageFacts


def names(page: Page) -> Iterator[Fact]:
    """Yield the generic name that a page uses of each medicine, where it uses only one."""
    for generic, places in medicines_on(page).items():
        own = [p for p in places if not p.brand and not p.everyday and len(p.generics) == 1]
        own = [p for p in own if not in_references(page, page.blocks[p.block])]
        said = {page.blocks[p.block].folded[p.start : p.end] for p in own}
        if len(said) == 1:
            place = own[0]
            span = page.blocks[place.block].source_span(place.start, place.end)
            yield Fact(generic, said.pop(), span)


@site_rule(
    "consistency.drug-name-differs-between-pages",
    gather=names,
    level=Level.SUGGESTION,
    message="This page says '%s', and %s says '%s' for the same medicine: use one name.",
    why="Readers who go from page to page take two names for two medicines.",
    sources=["Federal Plain Language Guidelines, III.a.3: use the same term consistently"],
    examples=[
        Example(
            bad="=== a.md ===\n# Cold sores\n\nAciclovir cream helps.\n=== b.md ===\n# Shingles\n\n"
            "Acyclovir tablets help.\n",
            good="=== a.md ===\n# Cold sores\n\nAciclovir cream helps.\n=== b.md ===\n# Shingles\n"
            "\nAciclovir tablets help.\n",
        ),
        Example(
            bad="=== a.md ===\n# Colds\n\nTake paracetamol.\n=== b.md ===\n# Flu\n\nTake "
            "acetaminophen.\n",
            good="=== a.md ===\n# Colds\n\nTake paracetamol.\n=== b.md ===\n# Flu\n\nTake "
            "paracetamol, which is acetaminophen in the United States.\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield each page with the rarer of two names, among the pages of one locale."""
    del today
    uses: dict[tuple[str, str], dict[str, list[str]]] = {}
    for page in pages:
        for fact in page.facts:
            at = uses.setdefault((page.locale, fact.key), {})
            at.setdefault(fact.value, []).append(page.path)
    usual = {key: max(said.items(), key=lambda use: len(use[1]))[0] for key, said in uses.items()}
    for page in pages:
        for fact in page.facts:
            key = (page.locale, fact.key)
            kept = usual[key]
            if fact.value.split()[0] != kept.split()[0]:
                args = (fact.value, uses[key][kept][0], kept)
                yield SiteMatch(page.path, Match(fact.span, args))
