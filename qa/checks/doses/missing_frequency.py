"""A dose that does not say how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TAKE = later(
    r"(?:adults?|children|you|people|patients)?[^.;:]{0,30}?\b(?:take|swallow|give|inject|use)\b"
)
_OFTEN = later(
    r"\b(?:days?|daily|every|once|twice|times?|hours?|hourly|mornings?|evenings?|nights?|bedtime|"
    r"nightly|weeks?|weekly|months?|before|after|when|whenever|while|during|with (?:each|every)|"
    r"if|needed|single|until|then|at first|first dose|next|missed|forget|more|less|than|"
    r"maximum|instead|who|already|a total|minutes?|breakfast|lunch|dinner|meals?)\b"
)
_HOW_TO = later(
    r"\b(?:how (?:and when )?to (?:take|use)|how (?:do|should) (?:i|you)|dosage|dos(?:e|es|ing)\b)"
)
_UNITS = frozenset({"mg", "mcg", "g", "mL", "units"})


@rule(
    "doses.missing-frequency",
    level=Level.SUGGESTION,
    message="Say how often: the sentence with '%s' does not.",
    why="A dose without how often, or when, cannot be followed.",
    sources=["PEMAT-P, item 22: breaks down actions into manageable, explicit steps"],
    pages=("medicine",),
    limit=3,
    examples=[
        Example(
            bad="# Naproxen\n\n## How to take it\n\nAdults take 250 mg with a glass of water.",
            good="# Naproxen\n\n## How to take it\n\nAdults take 250 mg twice a day with water.",
        ),
        Example(
            bad="# Sertraline\n\n## Dosage\n\nTake 50 mg by mouth.",
            good="# Sertraline\n\n## Dosage\n\nTake 50 mg by mouth every morning.",
        ),
        Example(good="# Sertraline\n\n## Strengths\n\nTablets hold 50 mg or 100 mg."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield doses in sentences that tell to take them, below a heading on how to."""
    for found in written(page):
        amount, block = found.amount, found.block
        if amount.unit not in _UNITS or amount.per:
            continue
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not _told(page, block):
            continue
        first, last = sentence_around(block.plain, amount.start)
        if _TAKE.match(block.folded, first, amount.start) and not _OFTEN.search(
            block.folded, first, last
        ):
            yield Match(found.span, (found.text,))


def _told(page: Page, block: Block) -> bool:
    """Return whether a block stands below a heading on how to take something."""
    heading = page.heading_over(block)
    return heading is not None and _HOW_TO.search(heading.folded) is not None
