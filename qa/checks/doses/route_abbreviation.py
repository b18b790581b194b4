"""Latin and letters for how a medicine is taken: PO, SQ, per os."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MEANS = {
    "per os": "by mouth", "po": "by mouth", "sub q": "under the skin", "subq": "under the skin",
    "sub-q": "under the skin", "sq": "under the skin", "sc": "under the skin",
    "ad lib": "as much as you want",
    "ou": "in each eye", "os": "in the left eye",
    "au": "in each ear", "ij": "by injection", "sl": "under the tongue", "ud": "as directed",
    "gtt": "drops", "gtts": "drops", "pr": "into the rectum", "pv": "into the vagina",
}  # fmt: skip
_ANYWHERE = later(r"\b(?:per os|sub[ -]?q|ad lib(?=\.|\b)|p\.o\.|gtts?)(?!\w)")
# Letters that are words elsewhere: right behind an amount only, in capitals unless they are po.
_BEHIND = later(
    r"(?:\d ?(?:mg|mcg|g|ml|units?|micrograms?|milligrams?|iu)|\d (?:drops?|tablets?|capsules?|"
    r"puffs?|sprays?)|\b(?:tablets?|capsules?|drops?|inject(?:ed|ion)?|given))\s"
    r"(po|sq|sc|s\.c\.|s\.q\.|ou|os|au|ij|sl|ud|pr|pv)(?=[\s,;.)])"
)
_KEYS = frozenset(_MEANS) | {"sub-q"}
_TEXTS = ("per os", "sub q", "ad lib", "p.o.", "s.c.", "s.q.")
_LOWER = frozenset({"po", "sq"})


@rule(
    "doses.route-abbreviation",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': readers do not know the abbreviation, or misread it.",
    why="SC has been read as SL, and per os as the left eye.",
    sources=[
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, per os, SC, "
            "SQ, sub q, OS, OU, AU, UD"
        ),
    ],
    examples=[
        Example(bad="Swallow 10 mg per os each morning.", good="Swallow 10 mg each morning."),
        Example(
            bad="Give 5,000 units SQ in the belly.",
            good="Give 5,000 units under the skin of the belly.",
        ),
        Example(bad="Put 2 drops OU at night.", good="Put 2 drops in each eye at night."),
        Example(good="The clinic in Columbia, SC, is open. Mix 5 mg in water."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each abbreviation of a route or place behind an amount. ISMP list."""
    if _KEYS.isdisjoint(page.words) and not any(text in page.folded for text in _TEXTS):
        return
    level = Level.SUGGESTION if page.type == "professional" else None
    for pattern, group in ((_ANYWHERE, 0), (_BEHIND, 1)):
        for found in pattern.finditer(page.folded):
            number = page.block_of(found.start(group))
            block, offset = page.blocks[number], page.block_starts[number]
            start, end = found.start(group) - offset, found.end(group) - offset
            word = block.text[start:end]
            key = found[group].replace(".", "")
            if group and key not in _LOWER and not word.isupper():
                continue
            if block.kind is BlockKind.CODE or in_references(page, block):
                continue
            span = block.source_span(start, end)
            means = _MEANS[key]
            fix = Fix(f"Write '{means}'", (Edit(span, means),))
            yield Match(span, (means, word), (fix,), level)
