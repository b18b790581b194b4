from __future__ import annotations

from typing import Any

import pytest
from spoken import kind, page, spoken

from qa.kinds.metric import evaluated
from qa.reading import counts, reading_level, syllables

EASY = "The cat sat. The dog ran. We all fell. I got up. They did not."
HARD = (
    "Pharmacological interventions necessitate individualised consideration of contraindications. "
) * 6


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(words - 1) / 2", 4.5),
        ("-words", -10),
        ("heading.h2 + words", 13),
        ("words > 9", True),
        ("words / 0", 0.0),
    ],
)
def test_arithmetic(expression: str, value: float) -> None:
    assert evaluated(expression, {"words": 10, "heading_h2": 3}) == value


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "().__class__",
        "words.real",
        "words()",
        "[words]",
        "'a' * 9",
        "2 ** 999999999",
        "1 if words else 2",
        "lambda: 1",
        "f'{words}'",
        "words and 1",
        "(words := 1)",
        "1 < 2 < 3",
        "unknown",
        "1; 2",
        "",
        "1 +",
        "1\0",
        "-" * 100_000 + "1",
        "(" * 100_000,
        "1" + "*9" * 100_000,
    ],
)
def test_nothing_but_arithmetic(expression: str) -> None:
    with pytest.raises(ValueError, match="not"):
        evaluated(expression, {"words": 10})


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("cat", 1),
        ("taken", 2),
        ("tablet", 2),
        ("medicine", 3),
        ("table", 2),
        ("cared", 1),
        ("hm", 1),
    ],
)
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_counts() -> None:
    found = counts(page("# Title here\n\nOne two. Three four.\n\n- short\n\n```\ncode\n```\n"))
    assert (found.words, found.sentences, found.paragraphs) == (4, 2, 1)
    assert (found.list, found.pre, found.heading_h1, found.heading_h2) == (1, 1, 1, 0)


def test_metric_speaks_where_the_condition_holds() -> None:
    rule = "extends: metric\nformula: words / sentences\ncondition: '> 3'\n"
    assert [one.args for one in spoken(rule, "One two three four five.")] == [("5.00",)]
    assert spoken(rule, "One two three.") == []
    assert spoken(rule, "") == []


def test_metric_below_nothing() -> None:
    rule = "extends: metric\nformula: words - 10\ncondition: '< 0'\n"
    assert [one.args for one in spoken(rule, "One two.")] == [("-8.00",)]


def test_metric_beyond_all_numbers_is_no_crash() -> None:
    rule = "extends: metric\nformula: words * 1e308 * 10\ncondition: '> 1'\n"
    assert [one.args for one in spoken(rule, "One two.")] == [("inf",)]


def test_readability_speaks_above_its_grade() -> None:
    rule = "extends: readability\ngrade: 9\n"
    assert spoken(rule, EASY) == []
    (one,) = spoken(rule, HARD)
    assert float(one.args[0]) > 20


@pytest.mark.parametrize(
    "name", ["Flesch-Kincaid", "Gunning Fog", "Coleman-Liau", "SMOG", "Automated Readability"]
)
def test_every_grade_tells_hard_from_easy(name: str) -> None:
    rule = f"extends: readability\ngrade: -99\nmetrics: [{name}]\n"
    easy, hard = (float(spoken(rule, text)[0].args[0]) for text in (EASY, HARD))
    assert hard > easy + 5


def test_reading_level_needs_sentences() -> None:
    assert reading_level(page("One. Two. Three. Four.")) is None
    level = reading_level(page(EASY))
    assert level is not None
    assert level < 3


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "| a |\n|---|\n| b |\n", "```\nx\n```\n", "123"]
)
def test_page_without_prose(text: str) -> None:
    rules: tuple[Any, ...] = (
        kind("extends: readability\ngrade: 0"),
        kind("extends: metric\nformula: words\ncondition: '> 99'"),
    )
    on = page(text)
    assert [list(rule.matches(on, on.blocks)) for rule in rules] == [[], []]
