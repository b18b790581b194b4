"""A section of a medicine's page whose heading names another medicine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import medicines_on, mentions
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ABOUT = later(
    r"\b(?:side effects?|how (?:to|should|does|do|and when)|who (?:can|should|may)|what (?:is|are|"
    r"if)|"
    r"about|dos(?:e|es|ing|age)|taking|using|storing|stopping|missed|overdose|pregnan\w+|warnings?|"
    r"uses?|interactions|before you|key facts|cautions)\b"
)
_BOTH = later(
    r"\b(?:or|and|vs\.?|versus|with|other|instead|compared|switch\w*|from|alternatives?)\b"
)
_ITEM = 60
_MOST = 2
_ENOUGH, _TIMES = 4, 3


@rule(
    "consistency.medicine-in-heading",
    level=Level.WARNING,
    message="This heading speaks of %s, and the page is about %s: check the name.",
    why="A section that was copied from another page may tell readers what is wrong for them.",
    sources=["ISMP, look-alike and copied text: check the name of the medicine in every part"],
    examples=[
        Example(
            bad="# Apixaban\n\nApixaban thins the blood. Take apixaban twice a day.\n\n## Side"
            " effects of rivaroxaban\n\nThe commonest is bleeding. Apixaban can cause bruises.",
            good="# Apixaban\n\nApixaban thins the blood. Take apixaban twice a day.\n\n## Side"
            " effects of apixaban\n\nThe commonest is bleeding.",
        ),
        Example(
            bad="# Sertraline\n\nSertraline treats depression. Take sertraline once a day.\n\n##"
            " How to take fluoxetine\n\nSwallow it with water. Sertraline takes weeks to work.",
            good="# Sertraline\n\nSertraline treats depression. Take sertraline once a day.\n\n##"
            " Sertraline or fluoxetine\n\nSertraline and fluoxetine are alike.",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each name of another medicine in such a heading, where the page hardly speaks of it."""
    subject = subject_medicine(page) or _most_named(page)
    if subject is None:
        return
    for mention in mentions(page):
        block = page.blocks[mention.block]
        if subject in mention.generics or mention.everyday or mention.generic in subject:
            continue
        line = block.kind is BlockKind.LIST_ITEM and block.ordered and len(block.text) < _ITEM
        if block.kind is not BlockKind.HEADING and not (line and block.plain[-1:] not in ".,;"):
            continue
        if not _ABOUT.search(block.folded) or _BOTH.search(block.folded):
            continue
        if in_references(page, block) or len(medicines_on(page)[mention.generic]) > _MOST:
            continue
        named = block.text[mention.start : mention.end]
        yield Match(block.source_span(mention.start, mention.end), (named, subject))


def _most_named(page: Page) -> str | None:
    """Return the medicine that a page of no known type names far more than any other."""
    counts = sorted(
        ((len(places), name) for name, places in medicines_on(page).items()), reverse=True
    )
    if not counts or counts[0][0] < _ENOUGH:
        return None
    others = counts[1][0] if len(counts) > 1 else 0
    return counts[0][1] if counts[0][0] >= _TIMES * others else None
