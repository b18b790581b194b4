from __future__ import annotations

import pytest
from spoken import spoken, texts

SENTENCE = """\
extends: capitalization
scope: heading
match: $sentence
exceptions: [Alzheimer's, Parkinson]
"""
TITLE = "extends: capitalization\nscope: heading\nmatch: $title\n"


@pytest.mark.parametrize(
    "heading",
    [
        "How it works",
        "Living with Alzheimer's today",
        "MRI and CT scans",
        "Vitamin B12 and mRNA",
        "10 things to know",
        "What to do",
    ],
)
def test_right_as_a_sentence(heading: str) -> None:
    assert texts(SENTENCE, f"# {heading}\n") == []


@pytest.mark.parametrize("heading", ["How It Works Today", "how it works", "Side Effects Of It"])
def test_wrong_as_a_sentence(heading: str) -> None:
    assert texts(SENTENCE, f"# {heading}\n") == [heading]


def test_says_what_was_expected() -> None:
    (one,) = spoken(SENTENCE, "## Common Side Effects\n")
    assert one.args == ("Common Side Effects", "Common side effects")


def test_share_of_words_that_may_differ() -> None:
    heading = "# One two three four Five\n"
    assert texts(SENTENCE, heading) == []
    assert texts(SENTENCE + "threshold: 1.0\n", heading) != []


def test_new_sentence_begins_after_an_indicator() -> None:
    heading = "# Asthma: What it is\n"
    strict = SENTENCE + "threshold: 1\n"
    assert texts(strict, heading) != []
    assert texts(strict + "indicators: [':']\n", heading) == []


def test_title() -> None:
    assert texts(TITLE, "# The Signs of a Stroke in Women\n") == []
    assert spoken(TITLE, "# the signs of a stroke\n")[0].args[1] == "The Signs of a Stroke"


def test_lower_and_upper() -> None:
    assert texts("extends: capitalization\nmatch: $lower", "One\n\ntwo") == ["One"]
    assert texts("extends: capitalization\nmatch: $upper", "One\n\nTWO") == ["One"]


def test_pattern() -> None:
    rule = "extends: capitalization\nscope: heading\nmatch: '^\\d'"
    assert texts(rule, "# 1 First\n\n# Second\n\nprose\n") == ["Second"]


def test_other_blocks_are_left_alone() -> None:
    assert texts(SENTENCE, "How It Works Today\n\n- Side Effects Of It\n") == []


@pytest.mark.parametrize("heading", ["***", "?!", "---x---", "💊", "\u00a0"])
def test_heading_without_words(heading: str) -> None:
    for rule in (SENTENCE, TITLE):
        assert isinstance(spoken(rule, f"<h1>{heading}</h1>", "html"), list)
