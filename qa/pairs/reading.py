"""The two places of a page that likely give one thing different numbers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from qa.pairs.features import are_of_two_cases, differ, features
from qa.pairs.model import load
from qa.pairs.places import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page
    from qa.pairs.places import Place

LONGEST: Final = 1500
"""Words of a page; a longer one tells of many cases of one thing."""


class Pair(NamedTuple):
    """Two places that cannot both be right if they are of one thing."""

    one: Place
    other: Place
    score: float
    """How likely they are: the logarithm of the odds, on a page as the model was made from."""


def candidates(page: Page) -> Iterator[tuple[Place, Place, dict[str, float]]]:
    """Yield each two places that give different numbers of one kind, with their features."""
    for all_ in places(page).values():
        given: dict[tuple[int, int], set[tuple[float, float]]] = {}
        for place in all_:
            given.setdefault(_sentence(place), set()).add(place.value)
        for one, other in combinations(all_, 2):
            if not differ(one.quantity, other.quantity) or one.is_beside(other):
                continue
            # a sentence that gives both numbers knows of two things
            if other.value in given[_sentence(one)] or one.value in given[_sentence(other)]:
                continue
            if not are_of_two_cases(one, other):
                yield one, other, features(one, other, all_)


def _sentence(place: Place) -> tuple[int, int]:
    return place.number, place.start


def pairs(page: Page) -> list[Pair]:
    """Return the pairs of a page, the likeliest first; none for a page that is long."""
    found = list(candidates(page)) if page.word_count <= LONGEST else []
    if not found:
        return []
    scores = load().scores([known for *_, known in found]).tolist()
    made = [Pair(one, other, score) for (one, other, _), score in zip(found, scores, strict=True)]
    return sorted(made, key=lambda pair: -pair.score)
