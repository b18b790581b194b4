"""Which word may be a slip for the name of a medicine."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from qa import knowledge
from qa.derived import derived
from qa.near_words import NearWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHORTEST = 6
"""Letters; of shorter names too many other words are near."""
LONGEST = 30
_LONG = 9
"""Letters from which two slips are still a slip of the same name."""
_FEWEST_CONSONANTS = 4
_SOUNDS = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("ch", "k"), ("qu", "k"), ("ce", "se"), ("ci", "si"),
    ("cy", "si"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("y", "i"), ("h", ""),
)  # fmt: skip
_SPELLINGS = (("sulph", "sulf"), ("oe", "e"), ("ae", "e"), ("ph", "f"))
"""British and American: no slip."""


class Slip(NamedTuple):
    """What a word may have been meant to be."""

    names: tuple[str, ...]
    """The nearest names, in lower case."""
    distance: int


@lru_cache(maxsize=100_000)
def slip(word: str) -> Slip | None:
    """Return the names of medicines that a word, in lower case, may be a slip for.

    None for known names, for other words, and for those that no name is near.
    """
    if not SHORTEST <= len(word) <= LONGEST or not (word.isascii() and word.isalpha()):
        return None
    if word in knowledge.common_words() or word in knowledge.not_medicines() or word in known():
        return None
    if word.endswith("s") and (word[:-1] in known() or word[:-2] in known()):
        return None
    near = _generics().near(word)
    if len(word) >= _LONG - 1:
        near.update(_by_sound().get(_sound(word), ()))
    return nearest(word, near)


def nearest(word: str, names: Iterable[str]) -> Slip | None:
    """Return those of `names` that a word is a slip for, the nearest ones only."""
    found: dict[str, int] = {}
    for name in names:
        if _spelling(name) == _spelling(word):
            return None
        distance = apart(word, name)
        if _is_slip(word, name, distance):
            found[name] = distance
    if not found:
        return None
    least = min(found.values())
    best = [name for name, distance in found.items() if distance == least]
    same = [name for name in best if name[0] == word[0]]
    return Slip(tuple(sorted(same or best)), least)


def _is_slip(word: str, name: str, distance: int) -> bool:
    if distance <= 1:
        return True
    if word[0] != name[0] or min(len(word), len(name)) < _LONG - 1:
        return False
    alike = _sound(word) == _sound(name)
    # two slips, or three that sound alike, in a long name
    return (distance == 2 and (alike or len(name) >= _LONG)) or (distance == 3 and alike)


@cache
def known() -> frozenset[str]:
    """Return every word of a known name of a medicine."""
    return frozenset(derived("medicine-words", _words).split())


def _words() -> str:
    return " ".join({word for name in knowledge.medicine_names() for word in name.split()})


@cache
def _generics() -> NearWords:
    return NearWords("generics", _names)


@cache
def _by_sound() -> Mapping[str, list[str]]:
    """Return the generic names by how they sound, where enough of the sound is left."""
    return cast("Mapping[str, list[str]]", derived("generics-by-sound", _sounds))


def _sounds() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for name in _names():
        sound = _sound(name)
        if len(sound) > _FEWEST_CONSONANTS:
            index.setdefault(sound, []).append(name)
    return index


@cache
def _names() -> tuple[str, ...]:
    """Return the generic names of one word that are long enough and name nothing else."""
    names = (knowledge.generic_names() | {"penicillin"}) - knowledge.everyday()
    return tuple(sorted(n for n in names if len(n) >= SHORTEST and n.isascii() and n.isalpha()))


def _spelling(word: str) -> str:
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return word


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    """Return the first letter and the consonants of a word as they sound, doubles once."""
    for one, other in _SOUNDS:
        if one in word:
            word = word.replace(one, other)
    kept = [word[:1]]
    kept += [c for n, c in enumerate(word[1:]) if c not in "aeiou" and c != word[n]]
    return "".join(kept)


def apart(one: str, other: str) -> int:
    """Return how many letters lie between two words; two swapped ones count once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        last, before, row = before, row, [n]
        for m, b in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (a != b))
            if n > 1 and m > 1 and a == other[m - 2] and b == one[n - 2] and a != b:
                cost = min(cost, last[m - 2] + 1)
            row.append(cost)
    return row[-1]
