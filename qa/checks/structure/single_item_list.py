"""A list of one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa.checks.structure.missing_title_and_headings import lone_numbers
from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_FEWEST = 3


@rule(
    "structure.single-item-list",
    level=Level.SUGGESTION,
    message="'%s' is a list of one: write it as a sentence, or add what is missing.",
    why="A bullet announces several things, so readers look for the second one.",
    sources=["NHS digital service manual, content style guide, lists: two or more items"],
    limit=3,
    examples=[
        Example(
            bad="You need:\n\n- a referral\n\nAsk your doctor.",
            good="You need:\n\n- a referral\n- your card\n\nAsk your doctor.",
        ),
        Example(
            bad="Bring this.\n\n* Your list of medicines\n\nThe nurse will ask for it.",
            good="Bring this.\n\n1. Your list of medicines\n2. Your card\n\nSee you.",
        ),
        Example(
            bad="You need:\n\n- a referral\n\nAsk your doctor.",
            good="1. NIGHTS\nSleep well.\n\n2. NAPS\nSleep a bit.\n\n3. HELP\nAsk us.",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the item of each list that has no other, links and footnotes left out."""
    items = [b for b in page.blocks if b.kind is BlockKind.LIST_ITEM and b.group]
    if not items:
        return
    headings = page.document.format is Format.TEXT and len(lone_numbers(page)) >= _FEWEST
    sizes = Counter(block.group for block in items)
    inside = {b.group for b in page.blocks if b.kind is not BlockKind.LIST_ITEM}
    for block in items:
        if (
            sizes[block.group] > 1
            or (headings and block.ordered)
            or block.group in inside
            or " - " in block.text
            or not block.text.strip()
        ):
            continue
        if BlockKind.LIST_ITEM in block.within or block.level > 1:
            continue
        if any(inline.kind is InlineKind.LINK for inline in block.inlines):
            continue
        yield Match(block.source_span(0, len(block.text)), (block.text.strip()[:80],))
