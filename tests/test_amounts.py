"""Amounts with a unit: numbers, ranges, and what they are per."""

from __future__ import annotations

import pytest

from qa.amounts import amounts
from qa.page import Page
from qa.readers import read
from qa.sources import Source


def of(text: str) -> Page:
    return Page(read(Source("page", text.encode(), "markdown")))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Take 0.5 mg.", (0.5, 0.5, "mg", "")),
        ("Take .5mg now.", (0.5, 0.5, "mg", "")),
        ("Take 1,000 units.", (1000, 1000, "units", "")),
        ("Give 2.4 million units.", (2_400_000, 2_400_000, "units", "")),
        ("Take 5 to 10 mL.", (5, 10, "mL", "")),
        ("Take 2 g/day.", (2, 2, "g", "day")),
        ("Give 5 mg/kg.", (5, 5, "mg", "kg")),
        ("It holds 250 mg/5 mL.", (250, 250, "mg", "mL")),
        ("It holds 250 mg in 5 ml.", (250, 250, "mg", "mL")),
        ("Take 4 g in 24 hours.", (4, 4, "g", "")),
        ("Take 50 \u00b5g or 50 mcg.", (50, 50, "mcg", "")),
        ("A 10-mg tablet.", (10, 10, "mg", "")),
    ],
)
def test_amount(text: str, wanted: tuple[float, float, str, str]) -> None:
    found = amounts(of(text))[0]
    assert (found.low, found.high, found.unit, found.per) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Version 2.0",
        "B12 is a vitamin",
        "Call 555-0100",
        "875/125 mg",
        "`5 mg`",
        "5\n\nmg",
        "8 men",
    ],
)
def test_no_amount(text: str) -> None:
    assert amounts(of(text)) == ()


def test_each_end_of_a_range_has_its_unit() -> None:
    (found,) = amounts(of("Take 500 mg to 1 g."))
    assert found.milligrams == 1000
    assert found.both_in_milligrams == (500, 1000)


def test_where_the_unit_stands() -> None:
    page = of("Give **10U** of insulin.")
    (found,) = amounts(page)
    block = page.blocks[found.block]
    assert block.text[found.start : found.end] == "10U"
    assert block.text[found.unit_start : found.unit_end] == "U"


def test_volumes_have_no_weight() -> None:
    assert amounts(of("Take 5 mL."))[0].milligrams is None
