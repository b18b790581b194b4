"""Numbers about a text, as Vale counts them, and the grades and scores made of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from qa.reading import syllables
from qa.vale.sentences import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = regex.compile(r"(?:[A-Z]\.){2,}|[\p{N}\p{L}']+")
_LONG, _POLYSYLLABIC = 6, 2
_UNCOUNTED = ("es", "ed", "ing")
_QUOTED = re.compile(r"[“\"‘]")
_COUNTED = ("pre", "list", "blockquote", *(f"heading_h{n}" for n in range(1, 7)))


@lru_cache(maxsize=64)
def counts(text: str) -> Mapping[str, float]:
    """Return what there is of words, sentences and the like, and the grades; {} without words."""
    lengths, words = [], []
    paragraphs = text.split("\n\n")
    for paragraph in paragraphs:
        for start, end in bounds(paragraph):
            found = _WORD.findall(paragraph, start, end)
            words += found
            lengths.append(len(found))
    if not words:
        return {}
    beats = [syllables(word) for word in words]
    mean = len(words) / len(lengths)
    spread = (sum((length - mean) ** 2 for length in lengths) / len(lengths)) ** 0.5
    numbers: dict[str, float] = {
        "words": len(words),
        "sentences": len(lengths),
        "characters": sum(char.isalnum() for word in words for char in word),
        "syllables": sum(beats),
        "long_words": sum(len(word.encode()) > _LONG for word in words),
        "polysyllabic_words": sum(count > _POLYSYLLABIC for count in beats),
        "complex_words": sum(
            count - word.endswith(_UNCOUNTED) > _POLYSYLLABIC
            for word, count in zip(words, beats, strict=True)
        ),
        "sentence_length_sd": spread,
        "quote_words": _quoted_words(text),
    }
    return numbers | _grades(numbers, frozenset(words))


def _grades(n: Mapping[str, float], words: frozenset[str]) -> dict[str, float]:
    from qa.wordset import grade  # noqa: PLC0415 -- its file is read when first needed

    per_sentence, per_word = n["words"] / n["sentences"], 1 / n["words"]
    easy = sum(grade(word) >= _EASY for word in words)
    return {
        "flesch_kincaid": 0.39 * per_sentence + 11.8 * n["syllables"] * per_word - 15.59,
        "flesch_reading_ease": 206.835 - 1.015 * per_sentence - 84.6 * n["syllables"] * per_word,
        "gunning_fog": 0.4 * (per_sentence + 100 * n["complex_words"] * per_word),
        "coleman_liau": 5.88 * n["characters"] * per_word - 29.6 / per_sentence - 15.8,
        "smog": 1.043 * (n["polysyllabic_words"] * 30 / n["sentences"]) ** 0.5 + 3.1291,
        "automated_readability": 4.71 * n["characters"] * per_word + 0.5 * per_sentence - 21.43,
        "lix": per_sentence + 100 * n["long_words"] * per_word,
        "dale_chall": 15.79 * (n["words"] - easy) * per_word + 0.0496 * per_sentence,
    }


_EASY = 8
"""The grade of a word from which on it counts as one that everybody knows."""


def of_passage(text: str, elements: Mapping[str, int]) -> dict[str, float]:
    """Return the numbers that a formula may name; {} for a text without words."""
    numbers = counts(text)
    if not numbers:
        return {}
    named = {
        name.replace(".", "_"): float(count)
        for name, count in elements.items()
        if not name.startswith("table")
    }
    return dict.fromkeys(_COUNTED, 0.0) | named | {k: float(v) for k, v in numbers.items()}


def _quoted_words(text: str) -> int:
    if not _QUOTED.search(text):
        return 0
    from qa.vale.quotes import spans  # noqa: PLC0415 -- few texts hold quotes

    return sum(len(text[start:end].split()) for start, end in spans(text))
