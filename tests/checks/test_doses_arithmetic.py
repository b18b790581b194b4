"""What a page has worked out for its readers: doses by weight, tablets, colours, tables, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

RULES = (
    "doses.wrong-weight-dose",
    "doses.wrong-tablet-count",
    "doses.wrong-coloured-sum",
    "doses.row-out-of-ratio",
    "doses.wrong-rate",
)
COLOURS = "Brown tablets are 1 mg, blue ones are 3 mg and pink ones are 5 mg. "


def marked(book: Rulebook, text: str) -> list[str]:
    settings = InspectionSettings(select=RULES, grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return [text[finding.span.start : finding.span.end] for finding in inspection.findings]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("At 0.15 mg per kg, a child who weighs 20 kg needs 30 mg.", "30 mg"),
        ("The dose is 25 mg/kg. For a 12 kg toddler this works out at 3 g.", "3 g"),
        ("Your tablets are 5 mg each. Take 40 mg (80 tablets).", "40 mg (80 tablets)"),
        ("We give 25 microgram tablets. For 75 micrograms, take thirty tablets.", None),
        ("Each tablet has 40 mg. Two tablets, or 800 mg, are enough.", "Two tablets, or 800 mg"),
        (f"{COLOURS}For 6 mg take one blue and one pink tablet.", "one blue and one pink tablet"),
        (
            "Never take more than 60 mg a day. With 20 mg capsules, that is up to six capsules.",
            "60 mg a day. With 20 mg capsules, that is up to six capsules",
        ),
        ("Each puff gives 50 micrograms. Two puffs give 200 micrograms.", None),
        ("Drink 8 ounces every 15 minutes, which is 320 ounces an hour.", "320 ounces an hour"),
        ("Sip 5 ml every 5 minutes, so about 600 ml an hour.", None),
    ],
)
def test_a_wrong_result_is_marked(book: Rulebook, text: str, wrong: str | None) -> None:
    found = marked(book, text)
    assert len(found) == 1
    assert wrong is None or found == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "At 30 mg/kg a day in three doses, a child of 20 kg takes 200 mg each time.",
        "The dose is 0.5 mg/kg. People over 70 kg take 30 mg at most, not 35 mg.",
        "There are 5 mg tablets and 10 mg tablets. A dose of 20 mg is 2 tablets.",
        "Never take more than 60 mg a day. With the 20 mg capsules, that is up to three capsules.",
        "Take no more than 60 mg a day. A box has up to 28 capsules of 20 mg.",
        "Each puff gives 50 micrograms, each tablet 2 mg. Two puffs give 100 micrograms.",
        "Take 2 softgels twice a day, each with 300 mg of fish oil, which makes 1,200 mg.",
        "Take two tablets (500 mg) twice a day. The 500 mg tablets are white.",
        f"{COLOURS}For 8 mg take one blue and one pink tablet.",
        "Drink 8 ounces every 15 to 20 minutes, which is 24 to 32 ounces an hour.",
        "| Liquid | Dose |\n|---|---|\n| 120 mg in 5 mL | 5 mL |\n| 250 mg in 5 mL | 10 mL |",
    ],
)
def test_a_right_result_is_left_alone(book: Rulebook, text: str) -> None:
    assert marked(book, text) == []


def test_the_row_of_a_table_that_is_out_is_marked(book: Rulebook) -> None:
    rows = ["2.5 mL | 50 mg", "5 mL | 100 mg", "75 mL | 150 mg", "10 mL | 200 mg"]
    table = "\n".join(["| Volume | Dose |", "|---|---|", *(f"| {row} |" for row in rows)])
    assert marked(book, table) == ["75 mL"]
