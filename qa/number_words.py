"""Numbers that are written out: "twelve", "four hundred", "two and a half", "three quarters of"."""

from __future__ import annotations

from qa.patterns import one_of

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
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
_NTH = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def ordinal(word: str) -> str:
    """Return the ordinal of one word of a number: "first" of "one", "twentieth" of "twenty"."""
    if word in _NTH:
        return _NTH[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"


NUMBER_WORDS = {
    **_ONES,
    **_TEENS,
    **_TENS,
    **{f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES},
}
"""Whole numbers below a hundred."""
ORDINALS = {
    "".join([*word.rpartition("-")[:2], ordinal(word.rpartition("-")[2])]): number
    for word, number in NUMBER_WORDS.items()
}
"""The same as "first", "twenty-first" and so on."""
NUMBER_WORD = one_of(NUMBER_WORDS)
"""A pattern for one of `NUMBER_WORDS`, as all here for folded text."""
_OTHERS = {
    "a": 1, "an": 1, "half": 0.5, "a couple of": 2, "a quarter of": 0.25,
    "a full quarter of": 0.25, "three quarters of": 0.75, "hundred": 100,
}  # fmt: skip
NUMBERS = NUMBER_WORDS | _OTHERS
"""What stands for a number before a unit or a thing."""
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{one_of(_OTHERS)}|{NUMBER_WORD})"
"""A pattern for one of `NUMBERS`, or for a number in figures."""
_VALUES = NUMBERS | {"once": 1, "twice": 2, "thrice": 3}

_UNITS = _ONES | _TEENS
_SMALL = rf"(?:{one_of(_TENS)}(?:[ -]{one_of(_UNITS)})?|{one_of(_UNITS)})"
_AND = rf" and (?:a (?:half|quarter)|{_SMALL})"
_LARGER = f"(?: {one_of(_LARGE)})"
NUMBER_IN_WORDS = (
    rf"(?:(?:{_SMALL}|an?) {one_of(_PARTS)}s? of(?: an?)?|half(?: of)? an?"
    rf"|(?:{_SMALL}|an?){_LARGER}*(?: {_SMALL}{_LARGER})?(?:{_AND})?{_LARGER}?)"
)
"""A pattern for a number of several words too; "a" alone is one."""


def numbers_of(least: int, most: int) -> dict[str, int]:
    """Return those of `NUMBER_WORDS` from one number to another, that one included."""
    return {word: number for word, number in NUMBER_WORDS.items() if least <= number <= most}


def value_of(number: str) -> float:
    """Return a number that was written in figures, as one of `NUMBERS`, or as once or twice."""
    return _VALUES[number] if number in _VALUES else float(number.replace(",", ""))


def value_in_words(text: str) -> float:
    """Return the number that figures, or a match of `NUMBER_IN_WORDS`, stand for."""
    if not text[0].isalpha():
        return float(text.replace(",", ""))
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
