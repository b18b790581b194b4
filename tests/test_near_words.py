from __future__ import annotations

import pytest

from qa.near_words import NearWords

WORDS = ("dose", "does", "nose", "doses", "form", "from", "naïve", "o")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("dose", {"dose", "does", "nose", "doses"}),
        ("doze", {"dose"}),
        ("dsoe", {"dose"}),
        ("fom", {"form", "from"}),
        ("naive", {"naïve"}),
        ("", {"o"}),
        ("zebra", set()),
    ],
)
def test_words_that_are_one_letter_apart(word: str, found: set[str]) -> None:
    said = NearWords("test", lambda: WORDS).near(word)
    assert found <= said <= set(WORDS)
    assert not (said - found) & {"naïve", "nose", "form"}


def test_words_are_asked_for_once() -> None:
    assert NearWords("once", lambda: WORDS).near("fom") == {"form", "from"}
    again = NearWords("once", lambda: pytest.fail("they are known"))
    assert again.near("fom") == {"form", "from"}
