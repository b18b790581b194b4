"""Numbers in words and back, for the edits `words` and `digits`."""

from __future__ import annotations

import re
from functools import cache

from qa.number_words import NUMBER_WORDS, ordinal

_WORDS = {0: "zero"} | {number: word for word, number in NUMBER_WORDS.items()}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_CARDINAL = re.compile(r"-?\d{1,15}")
_ORDINAL = re.compile(r"(\d{1,15})(?:st|nd|rd|th)", re.IGNORECASE)
_TEENS = range(11, 14)
_HUNDRED, _THOUSAND = 100, 1000


def _cardinal(number: int) -> str:
    if number < 0:
        return f"minus {_cardinal(-number)}"
    if number < _HUNDRED:
        return _WORDS[number]
    for value, name in (*_SCALES, (_HUNDRED, "hundred")):
        if number >= value:
            rest = f" {_cardinal(number % value)}" if number % value else ""
            return f"{_cardinal(number // value)} {name}{rest}"
    return str(number)


def in_words(text: str) -> str:
    """Return a whole number, or an ordinal such as 21st, in words; anything else as it is."""
    plain = text.replace(",", "")
    if _CARDINAL.fullmatch(plain):
        return _cardinal(int(plain))
    if found := _ORDINAL.fullmatch(plain):
        words = _cardinal(int(found[1]))
        cut = max(words.rfind(" "), words.rfind("-")) + 1
        return words[:cut] + ordinal(words[cut:])
    return text


@cache
def _values() -> dict[str, tuple[int, bool]]:
    """Return, by word, what it is worth, and whether it is an ordinal."""
    return {
        form: (value, is_ordinal)
        for word, value in (
            *((word, number) for number, word in _WORDS.items() if "-" not in word),
            ("hundred", _HUNDRED),
            *((name, value) for value, name in _SCALES),
        )
        for form, is_ordinal in ((word, False), (ordinal(word), True))
    }


def in_digits(text: str) -> str:
    """Return a number or an ordinal that stands in words in digits; anything else as it is."""
    fields = re.split(r"[ -]+", text.lower().strip())
    values = _values()
    negative = fields[:1] == ["minus"]
    words = [word for word in fields[negative:] if word != "and"]
    if not words or any(word not in values for word in words):
        return text
    if any(values[word][1] for word in words[:-1]):
        return text
    total = current = 0
    for word in words:
        value = values[word][0]
        if value == _HUNDRED:
            current = (current or 1) * _HUNDRED
        elif value >= _THOUSAND:
            total += (current or 1) * value
            current = 0
        else:
            current += value
    number = -(total + current) if negative else total + current
    if not values[words[-1]][1]:
        return str(number)
    last = abs(number) % 10
    ending = "th" if abs(number) % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{number}{ending}"
