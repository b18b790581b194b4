"""The two places of a page that likely give one thing different numbers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from qa.pairs.features import are_of_two_cases, differ, features
from qa.pairs.model import load
from qa.pairs.places import places
from qa.pairs.rows import row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.encoder.adapter import Reader
    from qa.page import Page
    from qa.pairs.places import Place

LONGEST: Final = 1500
"""Words of a page; a longer one tells of many cases of one thing."""
MOST_READ: Final = 20
"""Pairs of a page that the encoder reads, the likeliest."""
OF_READING: Final = 0.75
"""How much of what the encoder says counts: the log odds of the features are not free of it."""


class Pair(NamedTuple):
    """Two places that cannot both be right if they are of one thing."""

    one: Place
    other: Place
    score: float
    """How likely they are: near the logarithm of the odds, on a page as those it learned from."""


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
    model = load()
    scores = model.scores([known for *_, known in found]).tolist()
    made = [Pair(one, other, score) for (one, other, _), score in zip(found, scores, strict=True)]
    made.sort(key=_likeliest)
    some = sum(pair.score >= model.levels["read"] for pair in made[:MOST_READ])
    if model.reader is not None and some:
        made = [*_read_again(model.reader, made[:some]), *made[some:]]
    return sorted(made, key=_likeliest)


def _likeliest(pair: Pair) -> float:
    return -pair.score


def _read_again(reader: Reader, some: Sequence[Pair]) -> Iterator[Pair]:
    """Yield pairs with what the encoder says of them in their scores; it reads each both ways."""
    rows = [row(reader.pieces, one, other) for one, other, _ in some]
    rows += [row(reader.pieces, other, one) for one, other, _ in some]
    said = reader.likely(rows).reshape(2, -1).mean(axis=0)
    for pair, more in zip(some, said.tolist(), strict=True):
        yield pair._replace(score=pair.score + OF_READING * more)
