"""A brand whose medicine is never named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import medicines_on, mentions
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SHORTEST = 5
_STEM = 8


@rule(
    "drugs.brand-without-generic",
    level=Level.SUGGESTION,
    message="Name the medicine in '%s' at least once: %s.",
    why="Readers may have the same medicine under another name, and take it twice.",
    sources=["21 CFR 202.1(b)(1), established name with the proprietary name (advertising)"],
    pages=("~news",),
    limit=5,
    examples=[
        Example(
            bad="Prozac helps many people to feel better.",
            good="Fluoxetine (Prozac) helps many people to feel better.",
        ),
        Example(
            bad="Ask whether Zoloft is right for you.",
            good="Ask whether sertraline, sold as Zoloft, is right for you.",
        ),
        Example(good="Acetaminophen (Tylenol) eases pain."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first mention of each brand none of whose medicines the page names."""
    found = mentions(page)
    if not any(mention.brand for mention in found):
        return
    named = {
        generic
        for generic, places in medicines_on(page).items()
        if any(not place.brand for place in places)
    }
    seen: set[tuple[str, ...]] = set()
    for mention in found:
        block = page.blocks[mention.block]
        text = block.text[mention.start : mention.end]
        if not mention.brand or mention.generics in seen or len(text) < _SHORTEST:
            continue
        seen.add(mention.generics)
        if not named.isdisjoint(mention.generics) or _hinted(page, mention.generics):
            continue
        if block.kind not in (BlockKind.CODE, BlockKind.ALT) and not in_references(page, block):
            span = block.source_span(mention.start, mention.end)
            yield Match(span, (text, " or ".join(mention.generics[:2])))


def _hinted(page: Page, generics: tuple[str, ...]) -> bool:
    """Return whether the page has a word of one of the names: doxorubicin for its liposomes."""
    words = (word for generic in generics for word in generic.replace("-", " ").split())
    return any(word[:_STEM] in page.folded for word in words if len(word) >= _SHORTEST)
