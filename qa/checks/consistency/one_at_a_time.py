"""One eye at a time, and then both eyes in one visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.statements import APART, sentence_of, states
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ONE = later(r"\bone (?P<thing>[a-z]{3,12}) at a time\b")
_BOTH = later(
    r"\bboth (?:of (?:the |your )?)?(?P<thing>[a-z]{3,12}?)s\b[^.;]{0,40}\b(?:(?:in|on|at|during) "
    r"the same "
    r"(?:visit|day|time|session|operation)|together|at once|in one (?:go|visit|session))\b"
)
_NOT = later(r"\b(?:not|never|rarely|n't|unless|hardly|risks?|risky|dangerous|avoid\w*)\b")


@rule(
    "consistency.one-at-a-time",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which is right.",
    why="Readers cannot tell how many visits there will be, or what will be done at each.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="We treat one eye at a time.\n\nSince both eyes are operated on in the same visit,"
            " plan to have help.",
            good="We treat one eye at a time.\n\nBoth eyes are never done in the same visit.",
        ),
        Example(
            bad="The surgeon does one knee at a time. Both knees are replaced in one go.",
            good="The surgeon does one knee at a time. Both knees can hurt on the same day.",
        ),
        Example(
            good="It is done on one side at a time, because treating both sides at once risks a"
            " hole."
        ),
    ],
    words=(" at a time",),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where the second speaks of the same thing."""
    ones = {
        found["thing"]: (block, *found.span())
        for block in page.blocks
        for found in _ONE.finditer(block.folded)
        if states(page, block, *found.span())
    }
    for block in page.blocks if ones else ():
        for found in _BOTH.finditer(block.folded):
            if found["thing"] not in ones or not states(page, block, *found.span()):
                continue
            sentence = sentence_of(block, found.start())
            if _NOT.search(sentence) or APART.search(sentence) or " can " in found[0]:
                continue
            there, start, end = ones[found["thing"]]
            here, said = block.text[slice(*found.span())], there.text[start:end]
            match = Match(there.source_span(start, end), (said, here))
            yield from both_places(match, Match(block.source_span(*found.span()), (here, said)))
