"""What of two places with a number tells whether both are of one thing."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from qa.patterns import later
from qa.telling import APART, FAR_APART, OPPOSITE, groups_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.pairs.places import Place
    from qa.quantities import Quantity

_GROUPS: Final = (*sorted(APART), *sorted(FAR_APART))
_KINDS: Final = {"time": 0, "rhythm": 1, "age": 2, "share": 3, "money": 4, "pressure": 5}
_THINGS, _HEATS, _DOSES = 6, 7, 8
_NEAR_BY: Final = 2
_FARTHEST: Final = 8.0
_IN_TURN: Final = {"first", "later"}
_TURNS: Final = (
    (True, later(r"\bfirst(?! (?:\w+ )?(?:hour|day|week|month|year))|\binitial")),
    (False, later(r"\bsecond(?! ?hand)|\bthird\b|\blater \w+s\b|\bfollow-?up|\bbooster|\bnext\b")),
)
"""Words for the first of several, and for those behind it."""
_ALMOST: Final = 0.999
_OF_BABIES: Final = 2, 0.9
"""Below so many years, ages that are so near: 12 weeks are 3 months."""
_OF_ANOTHER_THING: Final = 1500
"""How many times as long one time may be as another; minutes and years are not of one thing."""


def features(one: Place, other: Place, all_: Sequence[Place]) -> dict[str, float]:
    """Return what is known of two places, among all of their kind on their page, by name."""
    found = _shared_words(one, other) | _words_beside(one, other) | _apart(one, other)
    found |= _where(one, other) | _cases_apart(one, other) | _bounds(one, other)
    found["kind"] = _kind(one.quantity.kind)
    found["ratio"] = _ratio(one, other)
    found["of kind"] = len(all_)
    again = sorted(_again(place, all_) for place in (one, other))
    found["again less"], found["again more"] = again
    found["known"] = one.takes_for_known + other.takes_for_known
    found["definite"] = one.is_definite + other.is_definite
    found["told by one"] = one.is_told_by_one + other.is_told_by_one
    found["rates"] = one.is_rate + other.is_rate
    found["one rate"] = one.is_rate != other.is_rate
    found["loose"] = one.quantity.loose + other.quantity.loose
    lengths = sorted(len(place.sentence) for place in (one, other))
    found["shorter"], found["longer"] = lengths
    return found


def differ(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers of one kind cannot both be of one thing, and may be meant to."""
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    if low.loose and low.low >= 1 <= high.low:
        return False
    if one.kind == "time" and high.low > low.high * _OF_ANOTHER_THING:
        return False
    years, near = _OF_BABIES
    is_near = low.kind == "age" and high.low < years
    return low.high < high.low * (near if is_near else _ALMOST)


def are_of_two_cases(one: Place, other: Place) -> bool:
    """Return whether the clauses of two numbers name opposite cases."""
    apart = one.groups_near ^ other.groups_near
    if any(both <= apart for both in OPPOSITE if both != _IN_TURN):
        return True
    times = one.before_or_after, other.before_or_after
    if one.quantity.kind != "time" and all(times) and times[0].isdisjoint(times[1]):
        return True
    turns = [
        {is_first for is_first, words in _TURNS if words.search(place.sentence)}
        for place in (one, other)
    ]
    return all(turns) and turns[0].isdisjoint(turns[1])


def _cases_apart(one: Place, other: Place) -> dict[str, float]:
    """Return what says that two sentences speak of opposite cases, or the same of two things."""
    apart, near = one.groups ^ other.groups, one.groups_near ^ other.groups_near
    times = one.before_or_after, other.before_or_after
    first, second = one.stems, other.stems
    return {
        "opposite": any(both <= apart for both in OPPOSITE),
        "opposite near": any(both <= near for both in OPPOSITE),
        "groups near apart": len(near),
        "before and after": all(times) and times[0].isdisjoint(times[1]),
        "of two things": len(first) > 1 and first[:1] != second[:1] and first[1:] == second[1:],
        "opens alike": first[:1] == second[:1] != [],
    }


def _bounds(one: Place, other: Place) -> dict[str, float]:
    low, high = sorted((one, other), key=lambda place: place.quantity.low)
    return {
        "bound of less": low.bound,
        "bound of more": high.bound,
        "both in bounds": low.bound > 0 or high.bound < 0,
    }


def _again(place: Place, all_: Sequence[Place]) -> int:
    """Return how many other places give the same number."""
    return sum(third is not place and third.value == place.value for third in all_)


def _kind(kind: str) -> int:
    if kind.startswith("of "):
        return _THINGS
    return _HEATS if kind.startswith("heat") else _KINDS.get(kind, _DOSES)


def _ratio(one: Place, other: Place) -> float:
    """Return the logarithm of how many times one number is the other."""
    low, high = sorted((one.quantity.low, other.quantity.low))
    return min(_FARTHEST, log((high + 1e-6) / (low + 1e-6)))


def _shared_words(one: Place, other: Place) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, first, second in (
        ("near", one.near, other.near),
        ("sentence", one.words, other.words),
    ):
        shared = first.keys() & second.keys()
        found[f"{name} told"] = sum(min(first[word], second[word]) for word in shared)
        found[f"{name} shared"] = len(shared)
    told = sorted(sum(place.near.values()) for place in (one, other))
    found["near less"], found["near more"] = told
    parts = [_part(one, other), _part(other, one)]
    found["part less"], found["part more"] = sorted(part for part, _ in parts)
    found["rest less"], found["rest more"] = sorted(rest for _, rest in parts)
    return found


def _part(one: Place, other: Place) -> tuple[float, float]:
    """Return the part of a clause that the other sentence says too, and what it does not say."""
    said = [(word, told) for word, told in one.near.items() if word not in one.title]
    shared = sum(told for word, told in said if word in other.words)
    rest = sum(told for word, told in said if word not in other.words)
    return (shared / (shared + rest) if shared else 0.0), rest


def _words_beside(one: Place, other: Place) -> dict[str, float]:
    ahead, behind = (set(place.order[0][-_NEAR_BY:]) for place in (one, other))
    after, last = (set(place.order[1][:_NEAR_BY]) for place in (one, other))
    (before, next_), (other_before, other_next) = one.beside, other.beside
    return {
        "neighbours": len(one.neighbours & other.neighbours),
        "stems before": len(ahead & behind),
        "stems after": len(after & last),
        "stems across": len(after & behind) + len(ahead & last),
        "words before": len(set(before) & set(other_before)),
        "words after": len(set(next_) & set(other_next)),
        "word before": before[-1:] == other_before[-1:] != [],
        "word after": next_[:1] == other_next[:1] != [],
    }


def _apart(one: Place, other: Place) -> dict[str, float]:
    apart = one.groups ^ other.groups
    found: dict[str, float] = {f"apart {name}": name in apart for name in _GROUPS}
    found["groups apart"] = len(apart)
    found["groups shared"] = len(one.groups & other.groups)
    over = [groups_in(" ".join(place.headings)) | place.groups for place in (one, other)]
    found["groups under headings"] = len(over[0] ^ over[1])
    cases = [place.case for place in (one, other)]
    found["cases"] = 0 if not any(cases) else 1 + all(cases)
    found["if"] = cases.count("if") + cases.count("unless")
    found["of help"] = one.is_of_help + other.is_of_help
    found["one of help"] = one.is_of_help != other.is_of_help
    found["numbered"] = one.numbered != other.numbered
    found["of result"] = ("#result" in one.words) != ("#result" in other.words)
    found["of visit"] = bool({"#event", "#visit"} & (one.words.keys() ^ other.words.keys()))
    relations = one.relation, other.relation
    found["relation"] = (
        0 if not any(relations) else 1 if relations[0] == relations[1] else 2 + all(relations)
    )
    kinds = {name for name, _, _ in one.others} & {name for name, _, _ in other.others}
    found["others agree"] = len(one.others & other.others)
    found["others differ"] = len(kinds) - found["others agree"]
    found["medicines"] = _medicines(one, other)
    found["questions"] = sum(place.right.rstrip().endswith("?") for place in (one, other))
    return found


def _medicines(one: Place, other: Place) -> int:
    """Return 0 where none is named, 1 where one names some, 2 where they share one, 3 for not."""
    named = one.medicines, other.medicines
    if not any(named):
        return 0
    if not all(named):
        return 1
    return 2 if named[0] & named[1] else 3


def _where(one: Place, other: Place) -> dict[str, float]:
    far = abs(one.number - other.number)
    under = one.headings, other.headings
    return {
        "one block": one.block is other.block,
        "far": far,
        "far of all": far / max(1, len(one.page.blocks)),
        "one heading": under[0] == under[1],
        "one top": under[0][-1:] == under[1][-1:],
        "heading said": len(one.heading_stems & other.words.keys())
        + len(other.heading_stems & one.words.keys()),
        "headings shared": len(one.heading_stems & other.heading_stems),
        "headings apart": len(one.heading_stems ^ other.heading_stems),
        "cells": one.is_cell + other.is_cell,
    }
