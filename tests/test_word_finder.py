from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.word_finder import WordFinder

WORDS = ("a", "ab", "bab", "cab", "b c", "zebra")


@given(st.lists(st.text("abc ", max_size=30), max_size=4))
def test_short_and_long_texts_are_searched_alike(texts: list[str]) -> None:
    long = WordFinder(WORDS)
    long.find(" " * 10_000)
    short = WordFinder(WORDS)
    for text in texts:
        found = short.find(text)
        assert found == long.find(text)
        assert all(text[start:end] == WORDS[which] for which, start, end in found)


def test_nothing_is_found_of_nothing() -> None:
    assert WordFinder(()).find("text") == []
    assert WordFinder(WORDS).find("") == []
