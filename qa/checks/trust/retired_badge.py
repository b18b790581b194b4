"""A seal of quality that nobody awards any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import Context, in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_BADGE = regex_later(
    r"\b(?:HON ?code|Health On the Net(?: Foundation)?)\b(?! principles?\b|, principle)",
    regex.IGNORECASE,
)
_CLAIMED = regex_later(
    r"\b(?:certif\w+|accredit\w+|compl(?:y|ies|iant|iance)|badge|seal|logo|member|awarded|verify|"
    r"standard for trustworthy|approved|we (?:follow|meet|adhere|subscribe)|adheres?|holds?)\b",
    regex.IGNORECASE,
)
_WORDS = ("honcode", "hon code", "health on the net")
_REGISTER = "healthonnet.org"
_PAST = Context(
    negated=True,
    references=True,
    near=(
        r"\b(?:was|were|until|discontinued|closed|ended|former(?:ly)?|no longer|history|studied)\b",
        r"\b(?:founded|between|scored|criteria|instruments?)\b",
    ),
)


@rule(
    "trust.retired-badge",
    level=Level.WARNING,
    message="'%s' was discontinued on 15 December 2022: take the badge, or the claim, down.",
    why="A seal that is no longer checked promises readers a quality that nobody vouches for.",
    sources=["Health On the Net Foundation, notice of closure (15 December 2022)"],
    examples=[
        Example(
            bad="This site is HONcode certified.",
            good="We follow the HONcode principles of authority and transparency.",
        ),
        Example(
            bad="We comply with the HONcode standard for trustworthy health information: [verify "
            "here](https://www.healthonnet.org/HONcode/Conduct.html).",
            good="The Health On the Net Foundation was closed in 2022.",
        ),
        Example(
            bad="![HONcode seal](/img/hon.png)\n\nAsk your doctor.",
            good="![A blood pressure cuff](/img/honeycomb.png)\n\nAsk your doctor.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each claim to it, by words, by a link to the register or by the picture of the seal."""
    register = _REGISTER in page.document.source
    if not register and not any(word in page.folded for word in _WORDS):
        return
    found = False
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not any(word in block.folded for word in _WORDS):
            continue
        for hit in _BADGE.finditer(block.plain):
            alt = block.kind is BlockKind.ALT
            claimed = _CLAIMED.search(block.plain) is not None
            if (alt or claimed) and not _PAST.clears(page, block, *hit.span()):
                found = True
                yield Match(block.source_span(*hit.span()), (hit[0],))
                break
    if register and not found:
        for link in page.document.links:
            index = page.block_at(link.span.start)
            listed = index is not None and in_references(page, page.blocks[index])
            if _REGISTER in link.target and not listed:
                yield Match(link.span, ("HONcode",))
                break
