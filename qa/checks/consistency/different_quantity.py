"""A number that a page gives in two places, and gives differently.

Whether two places are of one thing is learned from pages on which authors planted contradictions:
by the words that both have, where they stand, for whom each says that it holds, and how far apart
the numbers are (`qa.pairs`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.kinds_of_test import other_kinds
from qa.finding import Level, Match
from qa.medicines import mentions_between
from qa.pairs.model import load
from qa.pairs.reading import pairs
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page
    from qa.pairs.places import Place
    from qa.pairs.reading import Pair

_MOST_SURE = 3
"""Pairs of a page of which it is sure; with more, the page tells of many cases of one thing."""
_IF = ("if", "unless")
_OF_ONE_CASE = 0.4
"""The score, some 60 in 100, from which two places are of one case although one opens with "if"."""

_YOUNG = later(r"\b(?:bab(?:y|ies)|infants?|newborns?|breastfed)\b")

_HAVING = later(r"\W*if you (?:also )?(?:have|take|use|are on) (?:\w+ ){0,2}?(?P<what>[a-z]{4,}),")


@rule(
    "consistency.different-quantity",
    level=Level.WARNING,
    message="'%s' here, and '%s' in \"%s\" on this page: check which is right.",
    why="Readers who meet two numbers for one thing follow the wrong one, or trust neither.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Spacers\n\nWash the spacer once a month in warm soapy water.\n\nAfter the weekly"
            " wash, look for cracks in the spacer.",
            good="# Spacers\n\nWash the spacer once a month in warm soapy water.\n\nAfter the"
            " monthly wash, look for cracks in the spacer.",
        ),
        Example(
            bad="# MRI\n\nThe scan takes between 15 and 90 minutes.\n\nAs the whole scan never"
            " lasts more than ten minutes, a short ticket for the car park will do.",
            good="# MRI\n\nThe scan takes between 15 and 90 minutes.\n\nAs the whole scan can last"
            " 90 minutes, buy a long ticket for the car park.",
        ),
        Example(
            bad="For the 24 hours before your exam, have clear liquids only.\n\nHaving kept to"
            " clear liquids for three days, you may feel light-headed.",
            good="I went home after two nights. All was well.\n\nI went back to work after four"
            " weeks.\n\nYour first visit lasts 60 minutes.\n\nLater visits last 40 minutes.",
        ),
        Example(
            good="The whole thing takes about a minute when you know how.\n\nThe spacer lasts"
            " about a year when you look after it.",
        ),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two places that likely give one thing different numbers."""
    if page.type == "professional" or not (found := pairs(page)):
        return
    levels = load().levels
    likely = sum(pair.score >= levels["warning"] for pair in found)
    least = levels["suggestion" if page.with_suggestions else "warning"]
    told: set[int] = set()
    for pair in found:
        places = (pair.one, pair.other)
        if pair.score < least or told & set(map(id, places)):
            continue
        told |= set(map(id, places))
        is_sure = pair.score >= levels["warning"] and likely <= _MOST_SURE
        is_sure = is_sure and (pair.score >= _OF_ONE_CASE or not _may_be_of_two_cases(pair))
        is_sure = is_sure and not _are_of_two_stages(pair)
        level = None if is_sure else Level.SUGGESTION
        yield from both_places(_match(*places, level), _match(*places[::-1], level))


def _are_of_two_stages(pair: Pair) -> bool:
    """Return whether one is of another test, medicine or age, or before what the other is after."""
    one, other = pair.one, pair.other
    title = one.page.title.lower()
    if other_kinds(_sentence(one), title) != other_kinds(_sentence(other), title):
        return True
    if _medicines(one) != _medicines(other):
        return True
    if _of_one_case(one, title) != _of_one_case(other, title):
        return True
    taken = [{"#eating", "#drinking"} & place.words.keys() for place in (one, other)]
    if all(taken) and taken[0].isdisjoint(taken[1]):
        return True
    young = [_YOUNG.search(_sentence(place)) for place in (one, other)]
    if young.count(None) == 1 and not _YOUNG.search(title):
        return True
    stages = [
        {stage for stage in ("before", "after") if place.right.lstrip().startswith(stage)}
        for place in (one, other)
    ]
    return all(stages) and stages[0] != stages[1]


def _of_one_case(place: Place, title: str) -> str:
    """Return what readers have for whom alone a sentence is, where the title does not name it."""
    found = _HAVING.match(_sentence(place))
    return found["what"] if found and found["what"][:5] not in title else ""


def _medicines(place: Place) -> set[str]:
    """Return the medicines that a sentence names and the page is not about."""
    subject = subject_medicine(place.page)
    named = mentions_between(place.page, place.number, place.start, place.end)
    title = place.page.title.lower()
    others = {one.generic for one in named if not one.everyday} - {subject}
    return {generic for generic in others if generic.partition(" ")[0] not in title}


def _sentence(place: Place) -> str:
    return place.block.folded[place.start : place.end]


def _match(here: Place, there: Place, level: Level | None) -> Match:
    span = here.block.source_span(here.quantity.start, here.quantity.end)
    return Match(span, (here.said, there.said, there.shown), level=level)


def _may_be_of_two_cases(pair: Pair) -> bool:
    """Return whether only one sentence opens with "if", or neither is a whole sentence.

    Items of lists hold where what leads to them says.
    """
    if (pair.one.case in _IF) != (pair.other.case in _IF):
        return True
    return not (pair.one.is_whole or pair.other.is_whole)
