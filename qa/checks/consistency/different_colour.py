"""Two colours of one tablet: the strength is blue in the list, and pink in the text."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import Saying, against, saying
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_COLOURS = (
    r"(?:white|blue|pink|brown|yellow|green|orange|red|purple|gr[ea]y|cream|beige|peach|lilac|"
    r"violet|lavender|black|tan|turquoise)"
)
_UNIT = r"(?:mg|mcg|micrograms?|milligrams?)"
_PIECE = r"(?:tablets?|capsules?|pills?|caplets?|pens?|patch(?:es)?|inhalers?|sachets?)"
_KIND = r"(?:reliever|preventer|morning|evening|night-?time|daytime|day|night|rescue)"
_SHADE = (
    r"(?:(?:a |an |the |round |oval |small |large |light|pale|dark|bright|usually|always)[ -]?)"
)
_THING = rf"(?:(?P<strength>\d[\d.,]*) ?{_UNIT}|(?P<kind>{_KIND}))"
_SAID = (
    later(
        rf"(?<![\w.,/]){_THING} {_PIECE} (?:are|is|will be|look|looks) {_SHADE}{{0,3}}"
        rf"(?P<colour>{_COLOURS})\b(?! and (?!the\b|\d)| or\b|,? with\b|[/-])"
    ),
    later(
        rf"\b(?P<colour>{_COLOURS}),? (?:round |oval |coated )?"
        rf"{_THING} {_PIECE}\b(?! (?:and|or) [a-z]+ {_PIECE})"
    ),
)
_BY_STRENGTH = later(
    rf"\W*(?P<strength>\d[\d.,]*) ?{_UNIT}(?: {_PIECE})?(?: ?[:=\u2013\u2014-] ?| (?:is|are) )"
    rf"{_SHADE}{{0,3}}(?P<colour>{_COLOURS})(?: {_PIECE})?\W*\Z"
)
"""A line of a list: "5 mg: pink"."""
_NOT_SO = later(
    rf"\bif (?:your|the|a) (?P<strength>\d[\d.,]*) ?{_UNIT} {_PIECE} (?:are|is) (?:not|n't) "
    rf"(?P<colour>{_COLOURS})\b"
)
_APART = later(
    r"\b(?:brands?|makers?|manufacturers?|suppl\w+|depend\w*|differ\w*|may|might|can|could|some|"
    r"if(?! (?:you(?:'re| are)? (?:asked|told|advised|prescribed|take|need)|your dose is)\b)|"
    r"not|never|other|old|new|used to|generic|called|strips?|band|cap|slow\w*|modified|"
    r"prolonged|extended|liquid|american?|uk|us)\b"
)
_SAME = {"gray": "grey"}
_MOST = 12


@rule(
    "consistency.different-colour",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check the colour.",
    why="Many people tell their tablets apart by colour: the wrong one is the wrong dose.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Warfarin\n\n- 1 mg: brown\n- 5 mg: pink\n\nYour 5 mg tablets are blue.",
            good="# Warfarin\n\n- 1 mg: brown\n- 5 mg: pink\n\nYour 5 mg tablets are pink.",
        ),
        Example(
            bad="- The 5 mg tablet is peach.\n\nIf your 5 mg tablet is not pink, ask us.",
            good="- The 5 mg tablet is peach.\n\nIf your 5 mg tablet is not peach, ask us.",
        ),
        Example(
            bad="# Warfarin\n\n0.5 mg tablets are white, and 5 mg tablets are pink.\n\nFor 6 mg,"
            " take one blue 5 mg tablet and one brown 1 mg tablet.",
            good="# Warfarin\n\n0.5 mg tablets are white, and 5 mg tablets are pink.\n\nFor 6 mg,"
            " take one pink 5 mg tablet and one brown 1 mg tablet.",
        ),
        Example(
            bad="The 25 microgram tablets are yellow.\n\nTake one white 25 microgram tablet.",
            good="The 25 microgram tablets are yellow.\n\nTake one white 50 microgram tablet.",
        ),
        Example(
            bad="# Warfarin\n\n- 3mg: blue\n- 5mg: pink\n\nIf you are told to take 8mg, take a pink"
            " 3mg tablet and one pink 5mg tablet.",
            good="# Warfarin\n\n- 3mg: blue\n- 5mg: pink\n\nIf you are told to take 8mg, take one"
            " blue 3mg tablet and one pink 5mg tablet.",
        ),
        Example(
            good="The 10 mg capsule is green.\n\nAnother maker's green and white 10 mg capsule is"
            " smaller. A blue 10 mg capsule may come from another brand.",
        ),
    ],
    words=sorted(
        ("white", "blue", "pink", "brown", "yellow", "green", "orange", "purple", "grey", "gray",
         "peach", "lilac", " red ")
    ),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that give one strength, or kind, two colours."""
    found = [*_in_rows(page), *_colours(page)]
    if len(found) > _MOST:
        return
    for (thing, colour, said), (other_thing, other_colour, other) in combinations(found, 2):
        if thing == other_thing and colour != other_colour and not said.is_beside(other):
            yield from against(said, other)
            return


def _colours(page: Page) -> Iterator[tuple[str, str, Saying]]:
    for number, block in enumerate(page.blocks):
        if not any(word in block.folded for word in ("mg", "microgram", "mcg", *_WORDS)):
            continue
        for pattern in _SAID:
            for hit in pattern.finditer(block.folded):
                said = saying(page, number, *hit.span())
                if said is not None and not _APART.search(said.sentence):
                    yield _thing(hit), _colour(hit), said
        for pattern in (_BY_STRENGTH, _NOT_SO):
            for found in pattern.finditer(block.folded):
                said = saying(page, number, *found.span())
                if said is not None:
                    yield found["strength"].rstrip(".,"), _colour(found), said


_WORDS = ("reliever", "preventer", "morning", "evening", "night", "day", "rescue")


def _in_rows(page: Page) -> Iterator[tuple[str, str, Saying]]:
    """Yield the colours of rows whose cells are a strength and a colour."""
    for block, beside in pairwise(page.blocks):
        if block.is_cell and block.shares_row(beside):
            found = _BY_STRENGTH.match(f"{block.folded.strip()}: {beside.folded.strip()}")
            if found is not None:
                end = len(beside.text)
                said = Saying(beside, 0, end, 0, end)
                yield found["strength"].rstrip(".,"), _colour(found), said


def _colour(hit: re.Match[str]) -> str:
    return _SAME.get(hit["colour"], hit["colour"])


def _thing(hit: re.Match[str]) -> str:
    return (hit["strength"] or hit["kind"]).rstrip(".,")
