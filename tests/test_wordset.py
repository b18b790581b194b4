"""The word set that ships: what it holds, what it must not hold, and how it is opened."""

from __future__ import annotations

import pytest

from qa import wordset
from qa.locations import rules_folder

FOLDER = rules_folder() / "words"


def test_it_is_small_and_whole() -> None:
    trie, grades = FOLDER / "words.trie", FOLDER / "grades.bin"
    assert trie.stat().st_size + grades.stat().st_size < 4_000_000
    assert grades.stat().st_size > 300_000


@pytest.mark.parametrize(
    "word",
    [
        "the", "colour", "color", "diarrhoea", "diarrhea", "metformin", "tylenol", "duodenum",
        "escherichia", "hospitalised", "hospitalized", "wellbeing", "vaping", "don't", "doctor's",
        "thalassaemias", "ophthalmologists", "Paris", "Alzheimer's", "naïve", "café",
    ],
)  # fmt: skip
def test_words_of_health_copy_are_known(word: str) -> None:
    assert wordset.is_known(word)


@pytest.mark.parametrize(
    "word",
    [
        "teh", "fo", "hte", "recieve", "seperate", "symtoms", "diarhea", "ibuprofin", "metformine",
        "acetominophen", "propanolol", "ottawa", "dont", "alot", "childrens", "companys", "",
    ],
)  # fmt: skip
def test_slips_are_not(word: str) -> None:
    assert not wordset.is_known(word)


def test_common_words_have_a_higher_grade() -> None:
    grades = [wordset.grade(word) for word in ("the", "kidney", "tendon", "qat", "zzz")]
    assert grades == sorted(grades, reverse=True)
    assert grades[0] == 10
    assert grades[-1] == 0


def test_names_that_are_never_offered_as_a_repair() -> None:
    for word in ("thalidomide", "melanoma", "heart", "hypoglycemia", "prozac", "diarrhea"):
        assert wordset.is_medical_name(word)
    for word in ("the", "house", "symptoms", "doctor", "zzz"):
        assert not wordset.is_medical_name(word)


def test_words_made_with_a_prefix() -> None:
    assert wordset.is_made("nonmelanoma")
    assert wordset.is_made("neuroprotective")
    assert not wordset.is_made("nonsens")
