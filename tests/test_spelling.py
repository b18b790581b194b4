"""What a misspelled word was probably meant to be."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import spelling, wordset


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"), ("symtoms", "symptoms"), ("definately", "definitely"),
        ("pregnent", "pregnant"), ("diarreha", "diarrhea"), ("hemorhage", "hemorrhage"),
        ("pnuemonia", "pneumonia"), ("alchohol", "alcohol"), ("naseau", "nausea"),
        ("healtgcare", "healthcare"), ("doesnt", "doesn't"), ("alzeimer", "Alzheimer"),
        ("ocotber", "October"), ("metastisis", "metastasis"), ("childs", "child's"),
    ],
)  # fmt: skip
def test_the_right_word_is_among_the_first_three(wrong: str, right: str) -> None:
    assert right in [one.text for one in spelling.candidates(wrong)[:3]]


def test_words_of_the_page_come_first() -> None:
    assert spelling.likeliest("nuerologst", ())
    first = [spelling.likeliest("hart", here)[0].text for here in ((), {"heart"})]
    assert first[1] == "heart" != first[0]


@pytest.mark.parametrize(
    ("glued", "halves"),
    [
        ("diabetesthe", ("diabetes", "the")), ("alot", ("a", "lot")), ("tobe", ("to", "be")),
        ("canconduct", ("can", "conduct")), ("radiologista", ("radiologist", "a")),
    ],
)  # fmt: skip
def test_glued_words_come_apart(glued: str, halves: tuple[str, str]) -> None:
    assert spelling.halves(glued) == halves


def test_one_word_stays_one() -> None:
    assert spelling.halves("immunohistochemistry") is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert all(wordset.is_known(one.text) for one in spelling.candidates(text))
    halves = spelling.halves(text)
    assert halves is None or "".join(halves) == text


def test_a_very_long_word_costs_nothing() -> None:
    started = time.process_time()
    assert spelling.candidates("ab" * 50_000) == ()
    assert spelling.halves("ab" * 50_000) is None
    assert time.process_time() - started < 1
