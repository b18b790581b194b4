"""Numbers that are written out: "four hundred", "two and a half", "three quarters of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "eighth": 1 / 8,
    "tenth": 1 / 10, "hundredth": 1 / 100, "thousandth": 1 / 1000,
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SMALL = rf"(?:(?:{_any_of(_TENS)})(?:[ -](?:{_any_of(_UNITS)}))?|{_any_of(_UNITS)})"
_AND = rf" and (?:a (?:half|quarter)|{_SMALL})"
_LARGER = "(?: (?:hundred|thousand|million))"
NUMBER_IN_WORDS = (
    rf"(?:(?:{_SMALL}|an?) (?:{_any_of(_PARTS)})s? of(?: an?)?|half(?: of)? an?"
    rf"|(?:{_SMALL}|an?){_LARGER}*(?: {_SMALL}{_LARGER})?(?:{_AND})?{_LARGER}?)"
)
"""A pattern for such a number in folded text; "a" alone is one."""


def value_in_words(text: str) -> float:
    """Return the number that a match of `NUMBER_IN_WORDS` stands for."""
    words = text.replace("-", " ").split()
    part = next((_PARTS[word] for word in map(_singular, words) if word in _PARTS), 0.0)
    if part and " and a " not in text:
        return part * max(1, sum(_UNITS.get(word, 0) for word in words))
    total = number = 0.0
    for word in words:
        if word in _LARGE:
            number = (number or 1) * _LARGE[word]
            if word != "hundred":
                total, number = total + number, 0
        elif word in _PARTS:
            number += part
        else:
            number += _UNITS.get(word) or _TENS.get(word) or 0
    return total + number or 1


def _singular(word: str) -> str:
    return word.removesuffix("s")
