"""What a claim needs beside it stands at the very end of the page only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_STATEMENT = regex_later(
    r"\boff[- ]label\b|\b(?:not|n't) (?:been )?(?:fda[- ])?(?:approved|evaluated|licen[sc]ed|"
    r"reviewed)\b|\bnot fda[- ]approved\b|\bresults (?:may|can|will) vary\b|\bnot typical\b|"
    r"\bboxed warning\b|\baffiliate\b|\bearn (?:a )?commission\b|\bnot for emergenc|"
    r"\bunlicen[sc]ed\b"
)
_HIDDEN = regex_later(
    r"\b(?:substitute for|not medical advice|off-label|not fda[- ]approved)\b", regex.I
)
_LAST = 0.95
_WHOLE = 250


@rule(
    "disclaimers.buried",
    level=Level.SUGGESTION,
    message="'%s' %s: move it to where the claim stands.",
    why="A statement that readers reach only after the claim has worked does not inform them.",
    sources=["FTC, .com Disclosures: disclosures must be clear and conspicuous"],
    examples=[
        Example(
            bad="# Ketamine\n\n"
            + "The drip helps some people to feel better for a while. " * 40
            + "\n\nThis use is off-label.\n",
            good="# Ketamine\n\nThis use is off-label.\n\n"
            + "The drip helps some people to feel better for a while. " * 40,
        ),
        Example(
            bad="# Gout\n\nRest.\n\n<!-- This page is not medical advice. -->\n",
            good="# Gout\n\n"
            + "Gout makes a joint red and very sore for a week or two. " * 40
            + "\n\nThis page is not medical advice.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield such a statement in the last part of the text, and one in a comment.

    The general disclaimer may stand at the end.
    """
    for comment in page.document.comments:
        if found := _HIDDEN.search(comment.text):
            yield Match(comment.span, (found[0], "stands in a comment, where no reader sees it"))
            return
    if page.word_count < _WHOLE:
        return
    last = int(_LAST * len(page.folded))  # looked at first: most pages have nothing there
    if _STATEMENT.search(page.folded, last) is None:
        return
    found = _STATEMENT.search(page.folded)
    if found is None or found.start() < _LAST * len(page.folded):
        return
    number = page.block_of(found.start())
    block = page.blocks[number]
    if block.kind is BlockKind.CODE or in_references(page, block):
        return
    start = found.start() - page.block_starts[number]
    span = block.source_span(start, min(len(block.text), start + len(found[0])))
    yield Match(span, (found[0], "stands at the very end of the page only"))
