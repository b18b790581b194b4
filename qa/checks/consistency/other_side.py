"""The left hip that becomes the right one in a story of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_PART = (
    r"hip|knee|eye|breast|kidney|leg|arm|shoulder|ankle|foot|hand|wrist|elbow|ear|lung|ovary|"
    r"testicle|thumb"
)
_SIDE = later(rf"\b(?:my|his|her|their|the) (?P<side>left|right) (?P<part>{_PART})\b")
_BOTH = later(
    rf"\b(?:both|other|second|opposite|good|two|each) (?P<part>{_PART})s?\b"
    rf"|\b(?:my|his|her|their|both|two) (?P<parts>{_PART})s\b"
    rf"|\b(?:left|right) (?P<too>{_PART})\b[^.;]{{0,40}}\b(?:too|also|as well)\b"
)


@rule(
    "consistency.other-side",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere in this story: check which side it was.",
    why="The wrong side is what patients fear most, and a page that has it is not trusted.",
    sources=["Joint Commission, Universal Protocol for preventing wrong site surgery"],
    pages=("patient-story",),
    examples=[
        Example(
            bad="# Walt's story\n\nAn X-ray showed that the cartilage in his left hip had worn"
            " away. It hurt, and I felt old, he says.\n\nIn March he had a replacement"
            " of his right hip.",
            good="# Walt's story\n\nAn X-ray showed that the cartilage in his left hip had worn"
            " away. It hurt, and I felt old, he says.\n\nHe had a replacement of his left hip.",
        ),
        Example(
            bad="# My story\n\nI was told that my left kidney had to come out. I felt lost.\n\nThey"
            " took my right kidney in May. My life changed.",
            good="# My story\n\nI was told that my left kidney had to come out. I felt lost.\n\nThe"
            " other kidney works: my right kidney does it all. My life changed.",
        ),
        Example(
            good="# Pat's story\n\nMy left knee was replaced in March. I felt lost.\n\nA year"
            " on, the right knee was replaced too. My life changed.",
        ),
    ],
    words=("left ", "right "),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where no word on the page speaks of both sides."""
    if "left " not in page.folded or "right " not in page.folded:
        return
    told_of_both = {
        found["part"] or found["parts"] or found["too"] for found in _BOTH.finditer(page.folded)
    }
    first: dict[str, tuple[str, Block, int, int]] = {}
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for found in _SIDE.finditer(block.folded):
            place = (found["side"], block, *found.span())
            side, there, start, end = first.setdefault(found["part"], place)
            if found["part"] in told_of_both:
                continue
            if side != found["side"]:
                here, said = block.text[slice(*found.span())], there.text[start:end]
                match = Match(there.source_span(start, end), (said, here))
                yield from both_places(match, Match(block.source_span(*found.span()), (here, said)))
                return
