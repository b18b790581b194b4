"""The ages and weights for which a dose is told."""

from __future__ import annotations

import math

import pytest

from qa.checks.doses.age_groups import age_groups_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("children aged 2 to 5: 5 mg", (False, 2, 5)),
        ("6 to 11 months: 2.5 ml", (False, 0.5, 11 / 12)),
        ("6 months to 5 years: 4 mg", (False, 0.5, 5)),
        ("children under 1 year take 125 mg", (False, 0, 1)),
        ("babies under a year take 125 mg", (False, 0, 1)),
        ("adults and children over 12: 10 mg", (False, 12, math.inf)),
        ("12 years and over: 10 mg", (False, 12, math.inf)),
        ("adults: 10 mg", (False, 18, math.inf)),
        ("10 to 15 kg: 30 mg", (True, 10, 15)),
    ],
)
def test_group(text: str, wanted: tuple[bool, float, float]) -> None:
    (group,) = age_groups_in(text)
    assert (group.weight, group.low, group.high) == pytest.approx(wanted)


@pytest.mark.parametrize(
    "text", ["take 5 mg for 2 years", "10 to 20 mg a day", "every 6 to 8 hours"]
)
def test_no_group(text: str) -> None:
    assert not list(age_groups_in(text))


def test_unit_of_the_column() -> None:
    (group,) = age_groups_in("10-15", "kg")
    assert (group.weight, group.low, group.high) == (True, 10, 15)
