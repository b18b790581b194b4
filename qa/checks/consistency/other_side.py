"""The left hip that becomes the right one in a story of one person, or in steps for one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.stating import tells_a_story
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import blanks, later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_PART = (
    r"hip|knee|eye|breast|kidney|leg|arm|shoulder|ankle|foot|hand|wrist|elbow|ear|lung|ovary|"
    r"testicle|thumb"
)
_LOOKS = (
    r"(?:(?:new|bad|sore|painful|aching|swollen|broken|worn(?:-out)?|poor|old|artificial|replaced|"
    r"operated|injured|damaged|healed|bionic|titanium|metal|arthritic|stiff|weak|lazy|cloudy|blurry|"
    r"own|brand-new|shiny) ){0,2}"
)
_SIDE = later(
    rf"\b(?:(?:my|his|her|their|the) {_LOOKS}|an? new )"
    rf"(?P<side>left|right) (?P<part>{_PART})\b"
)
_SIDED = rf"(?P<side>left|right) (?P<part>{_PART})"
_FOR_HEADING = later(rf"\b(?:for|on|of|in|to|with) (?:the|your|an? \w+)?(?: affected)? ?{_SIDED}\b")
_FOR_TEXT = later(
    r"\b(?:these|this|the following|the) (?:steps|instructions|exercises?|manoeuvres?|maneuvers?|"
    r"leaflet|page|version|moves?|movements) (?:is|are|treats?|works? for) (?:for |on )?(?:a "
    rf"problem (?:in|with) )?(?:the|your) {_SIDED}\b"
)
"""For which side the steps of a page are."""
_IS_TREATED = (
    r"(?:being treated|affected|treated|operated on|that (?:was|is) (?:operated|treated|affected|"
    r"replaced|injured)|with the problem|bad|sore|injured)"
)
_TREATED = later(
    rf"\b(?:the|your) {_SIDED},? (?:the (?:one|ear|eye|side|knee|hip|shoulder|foot|arm|leg) )?"
    rf"(?:that is |which is )?{_IS_TREATED}\b"
    rf"|\b(?:the|your) (?:affected|treated|operated|bad|sore|injured)[ ,]+(?P<side2>left|right) "
    rf"(?P<part2>{_PART})\b"
)
_EITHER = later(
    r"\b(?:if|other|opposite|mirror\w*|instead|reverse\w*|swap|both|either|each|unless|when)\b"
)
_NO_TROUBLE = later(
    r"\b(?:never|not|no|nothing|hardly|didn't|hadn't|wasn't) [^.;]{0,60}\b(?:my|his|her|both|two) "
    rf"(?P<parts>{_PART})s\b"
)
"""Both sides, named to say that there was nothing wrong with them."""
_BOTH = later(
    rf"\b(?:both|other|second|opposite|good|two|each) (?P<part>{_PART})s?\b"
    rf"|\b(?:my|his|her|their|both|two) (?P<parts>{_PART})s\b"
    rf"|\b(?:left|right) (?P<too>{_PART})\b[^.;]{{0,40}}\b(?:too|also|as well)\b"
)


@rule(
    "consistency.other-side",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which side it is.",
    why="The wrong side is what patients fear most, and a page that has it is not trusted.",
    sources=["Joint Commission, Universal Protocol for preventing wrong site surgery"],
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
            bad="# Nell's story\n\nI never gave my knees a thought. Then my left knee swelled up"
            " and"
            " I felt lost.\n\nThat night I stood on my new right knee. My life changed.",
            good="# Nell's story\n\nI never gave my knees a thought. Then my left knee swelled up"
            " and I felt lost.\n\nThat night I stood on my new left knee. My life changed.",
        ),
        Example(
            good="# Pat's story\n\nMy left knee was replaced in March. I felt lost.\n\nA year"
            " on, the right knee was replaced too. My life changed.",
        ),
        Example(
            bad="# Ear drops\n\n## How to put drops in the right ear\n\n1. Lie on your left side."
            "\n2. Put in the drops.\n\nYour left ear, the one being treated, may feel full.",
            good="# Ear drops\n\n## How to put drops in the right ear\n\n1. Lie on your left side."
            "\n2. Put in the drops.\n\nIf your left ear is being treated, lie on the right.",
        ),
    ],
    words=("left ", "right "),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where no word on the page speaks of both sides."""
    if "left " not in page.folded or "right " not in page.folded:
        return
    if tells_a_story(page):
        yield from _in_story(page)
    else:
        yield from _in_steps(page)


def _in_steps(page: Page) -> Iterator[Match]:
    """Yield the side that is said to be treated below a heading, or a line, for the other one."""
    meant = [
        (block, found)
        for block in page.blocks
        for found in (_FOR_HEADING if block.kind is BlockKind.HEADING else _FOR_TEXT).finditer(
            block.folded
        )
    ]
    if len({(found["side"], found["part"]) for _, found in meant}) != 1:
        return
    start, said = meant[0]
    for block in page.prose:
        if block.span.start < start.span.start or in_references(page, block):
            continue
        for found in _TREATED.finditer(block.folded):
            groups = found.groupdict()
            side, part = groups["side"] or groups["side2"], groups["part"] or groups["part2"]
            first, last = sentence_around(block.plain, found.start())
            other = part == said["part"] and side != said["side"]
            if other and not _EITHER.search(block.folded[first:last]):
                span = block.source_span(*found.span())
                yield Match(
                    span, (block.text[slice(*found.span())], start.text[slice(*said.span())])
                )
                return


def _in_story(page: Page) -> Iterator[Match]:
    """Yield both places of a story that names both sides of one part of the body."""
    text = _NO_TROUBLE.sub(blanks, page.folded)
    told_of_both = {
        found["part"] or found["parts"] or found["too"] for found in _BOTH.finditer(text)
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
