from __future__ import annotations

import pytest
from spoken import spoken, texts

RULE = "extends: repetition\nignorecase: true\nalpha: true\ntokens: ['[^\\s]+']\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Take the the tablet.", "the the"),
        ("Take the\nthe tablet.", "the\nthe"),
        ("> Take the\n> the tablet.", "the\n> the"),
        ("Take **the** the tablet.", "the** the"),
        ("The the tablet.", "The the"),
        ("Take the the the tablet.", "the the the"),
        ("Take the the", "the the"),
    ],
)
def test_one_span_over_all_copies(source: str, found: str) -> None:
    (one,) = spoken(RULE, source)
    assert one.text == found
    assert one.fixes == (found.split(maxsplit=1)[0].strip("*"),)


@pytest.mark.parametrize(
    "source",
    [
        "Take the tablet.",
        "the\n\nthe",
        "- the\n- the",
        "It was, was it?",
        "10 10 and -- --",
        "Do you know that? That is right.",
    ],
)
def test_what_is_no_repetition(source: str) -> None:
    assert texts(RULE, source) == []


def test_two_repetitions_in_one_paragraph() -> None:
    assert texts(RULE, "the the tablet and and more") == ["the the", "and and"]


def test_case_counts_unless_told_otherwise() -> None:
    assert texts("extends: repetition\ntokens: ['\\w+']", "The the, go go") == ["go go"]


def test_max_allows_copies() -> None:
    rule = "extends: repetition\nmax: 1\ntokens: ['\\w+']"
    assert texts(rule, "no no and no no no") == ["no no no"]


def test_exceptions() -> None:
    assert texts(RULE + "exceptions: [had]", "She had had the the test.") == ["the the"]
