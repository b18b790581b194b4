"""How often a text says that something is done."""

import pytest

from qa.frequencies import frequencies_in


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7.5 mg, taken each evening with food", 1, 1),
        ("2 tablets every 4 to 6 hours", 4, 6),
        ("once or twice a week", 1 / 7, 2 / 7),
        ("two to three times daily", 2, 3),
        ("a once-daily tablet", 1, 1),
        ("every other day", 0.5, 0.5),
        ("4 times in any 24 hours", 4, 4),
        ("once every 2 weeks", 1 / 14, 1 / 14),
        ("the weekly wash", 1 / 7, 1 / 7),
        ("10 mg at bedtime", 1, 1),
    ],
)
def test_says_how_often_in_a_day(text: str, low: float, high: float) -> None:
    (found,) = frequencies_in(text)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["every few hours", "the day after", "two days a", "a once great"])
def test_says_nothing_of_how_often(text: str) -> None:
    assert not list(frequencies_in(text))
