"""Numbers that are written out."""

from __future__ import annotations

import re

import pytest

from qa.number_words import (
    NUMBER,
    NUMBER_IN_WORDS,
    NUMBER_WORD,
    NUMBER_WORDS,
    ORDINALS,
    numbers_of,
    value_in_words,
    value_of,
)


def test_every_number_below_a_hundred_has_a_word_that_the_pattern_finds() -> None:
    assert list(range(1, 100)) == sorted(NUMBER_WORDS.values())
    assert all(re.fullmatch(NUMBER_WORD, word) for word in NUMBER_WORDS)


@pytest.mark.parametrize(
    ("word", "number"),
    [("first", 1), ("twelfth", 12), ("twentieth", 20), ("thirty-second", 32), ("fortieth", 40)],
)
def test_ordinals(word: str, number: int) -> None:
    assert ORDINALS[word] == number


def test_numbers_of_a_range() -> None:
    assert numbers_of(2, 4) == {"two": 2, "three": 3, "four": 4}


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,200.5", 1200.5), ("forty-five", 45), ("a couple of", 2), ("half", 0.5), ("an", 1)],
)
def test_value_of_what_the_pattern_finds(text: str, number: float) -> None:
    assert re.fullmatch(NUMBER, text)
    assert value_of(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("four hundred", 400),
        ("two and a half", 2.5),
        ("three quarters of a", 0.75),
        ("one thousand two hundred", 1200),
    ],
)
def test_number_of_several_words(text: str, number: float) -> None:
    assert re.fullmatch(NUMBER_IN_WORDS, text)
    assert value_in_words(text) == number
