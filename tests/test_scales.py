"""The scales that a page gives, wherever it gives them."""

from __future__ import annotations

from math import inf

import pytest

from qa.page import Page
from qa.readers import read
from qa.scales import names_of, ranges_in, scales
from qa.sources import Source

HEALTHY = [("underweight", -inf, 18.5), ("healthy weight", 18.5, 24.9), ("obese", 30, inf)]


def page(text: str) -> Page:
    document = read(Source("page", text.encode(), "markdown"))
    return Page(document)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 to 14", 5, 14),
        ("between -1.0 and -2.5", -2.5, -1.0),
        ("under 30", -inf, 30),
        ("30 or more", 30, inf),
        ("-2.5 or lower", -inf, -2.5),
        ("from 5.7% all the way up to 6.9%", 5.7, 6.9),
    ],
)
def test_a_range_is_read(text: str, low: float, high: float) -> None:
    (found,) = ranges_in(text)
    assert (found.low, found.high) == (low, high)


TABLE = """
| Class | BMI |
|---|---|
| Underweight | under 18.5 |
| Healthy weight | 18.5 to 24.9 |
| Obese | 30 or more |
"""
LIST = """
- under 18.5: underweight
- 18.5 to 24.9: healthy weight
- 30 or more: obese
"""
SENTENCE = "Under 18.5 is underweight, 18.5 to 24.9 is healthy weight and 30 or more is obese."
LINES = "Under 18.5: underweight\n\n18.5 to 24.9: healthy weight\n\n30 or more: obese"


@pytest.mark.parametrize("text", [TABLE, LIST, SENTENCE, LINES])
def test_a_scale_is_read_in_a_table_a_list_a_sentence_and_lines(text: str) -> None:
    (scale,) = scales(page(f"# BMI\n\n{text}"))
    assert [(band.label, band.low, band.high) for band in scale.bands] == HEALTHY


@pytest.mark.parametrize(
    "text",
    [
        "Take 1 to 2 tablets. Do not take more than 8 in a day.",
        "| Age | Dose |\n|---|---|\n| 1 to 3 | 5 mL |\n| 4 to 6 | 7.5 mL |",
        "Mild cases last 1 to 3 days.",
    ],
)
def test_what_is_no_scale_is_left_alone(text: str) -> None:
    assert scales(page(text)) == ()


def test_both_names_of_a_class_count() -> None:
    assert names_of("low bone mass (osteopenia)") == ["low bone mass", "osteopenia"]
