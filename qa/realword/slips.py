"""How one word becomes another: by a slip of the finger, or because the two sound alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from qa.keyboard import neighbours
from qa.locations import rules_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz'"
REPLACED, LOST, ADDED, SWAPPED, TWO, CONFUSED = range(6)
"""What happened: a letter replaced, lost, added, two swapped, two slips, another word taken."""
KIND: Final = 7
NEAR_KEYS, DOUBLED, FIRST, ENDING, KNOWN = 8, 16, 32, 64, 128
"""Flags beside the kind: keys side by side, a doubled letter, the first letter, only an ending,
and a pair that our list of confusable words has."""
_ENDINGS = frozenset({
    "", "s", "es", "d", "ed", "ing", "r", "er", "ers", "y", "ly", "n", "en", "e", "t", "al", "ally",
    "'s", "ies", "ied", "ity", "ion", "ions", "ment", "ness", "able", "ful", "est", "ic", "ical",
})  # fmt: skip
_SHORTEST_STEM = 3
_SHORTEST_SPELLED = 5
_SPELLINGS = (
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("ys", "yz"), ("is", "iz"), ("ence", "ense"),
    ("tre", "ter"), ("ogue", "og"), ("gramme", "gram"), ("eable", "able"), ("gement", "gment"),
    ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llment", "lment"), ("sulph", "sulf"),
    ("mould", "mold"), ("ageing", "aging"), ("tyre", "tire"),
)  # fmt: skip


def slip(wrong: str, right: str) -> int | None:
    """Return how `right` became `wrong`, if one slip did it; as `KIND` with flags."""
    if _is_spelling(wrong, right):
        return None
    known = KNOWN if right in confusable().get(wrong, ()) else 0
    ending = ENDING if is_ending(wrong, right) else 0
    how = _one_slip(wrong, right)
    if how is not None:
        return how | known | ending
    return CONFUSED | known | ending if known else None


def two_slips(wrong: str, right: str) -> int | None:
    """Return how `right` became `wrong` where two slips did it; None for spellings of one word."""
    if _is_spelling(wrong, right):
        return None
    known = KNOWN if right in confusable().get(wrong, ()) else 0
    ending = ENDING if is_ending(wrong, right) else 0
    return TWO | known | ending | (FIRST if wrong[0] != right[0] else 0)


def is_ending(one: str, other: str) -> bool:
    """Return whether two words differ in an ending of grammar only."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at >= _SHORTEST_STEM and one[at:] in _ENDINGS and other[at:] in _ENDINGS


def _is_spelling(one: str, other: str) -> bool:
    """Return whether two words are the British and the American spelling of one."""
    return len(one) >= _SHORTEST_SPELLED and _spelled(one) == _spelled(other)


def _spelled(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word


def _one_slip(wrong: str, right: str) -> int | None:
    if wrong == right:
        return None
    at = 0
    while at < min(len(wrong), len(right)) and wrong[at] == right[at]:
        at += 1
    kind = _at(wrong, right, at)
    return None if kind is None else kind | (0 if at else FIRST)


def _at(wrong: str, right: str, at: int) -> int | None:
    """Return what happened to a word at its first letter that is not as it should be."""
    if wrong[at + 1 :] == right[at:]:
        beside = wrong[max(0, at - 1) : at] + wrong[at + 1 : at + 2]
        near = any(wrong[at] in neighbours().get(key, "") for key in beside)
        return ADDED | (DOUBLED if wrong[at] in beside else 0) | (NEAR_KEYS if near else 0)
    if wrong[at:] == right[at + 1 :]:
        return LOST | (DOUBLED if right[at] in right[max(0, at - 1) : at] else 0)
    if wrong[at + 1 :] == right[at + 1 :]:
        return REPLACED | (NEAR_KEYS if wrong[at] in neighbours().get(right[at], "") else 0)
    swapped = wrong[at : at + 2] == right[at : at + 2][::-1]
    return SWAPPED if swapped and wrong[at + 2 :] == right[at + 2 :] else None


def one_slip_from(word: str) -> list[str]:
    """Return what may have been meant by `word`, if one slip made it, and itself; few are words."""
    made = []
    for at in range(len(word) + 1):
        head, tail, rest = word[:at], word[at:], word[at + 1 :]
        # one call for all letters: "ba", "bb" … are made as "ba bb …"
        made += f"{head}{f'{tail} {head}'.join(LETTERS)}{tail}".split(" ")
        if tail:
            made += f"{head}{f'{rest} {head}'.join(LETTERS)}{rest}".split(" ")
            made.append(head + rest)
        if rest and tail[0] != rest[0]:
            made.append(head + rest[0] + tail[0] + rest[1:])
    return made


@cache
def confusable() -> Mapping[str, frozenset[str]]:
    """Return words with those that are taken for them, of `rules/words/confusable.tsv`."""
    text = (rules_folder() / "words" / "confusable.tsv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.split("\n"):
        alike = line.split() if line and not line.startswith("#") else ()
        for word in alike:
            found.setdefault(word, set()).update(other for other in alike if other != word)
    return {word: frozenset(others) for word, others in found.items()}
