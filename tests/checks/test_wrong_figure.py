"""Well-known figures of health advice: each row of the table finds its slip and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa import knowledge
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.knowledge import Figure
    from qa.rulebook import Rulebook

FIGURES = knowledge.figures()


def findings(book: Rulebook, text: str) -> list[Finding]:
    settings = InspectionSettings(select=("safety.wrong-figure",), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.id for figure in FIGURES])
def test_each_figure_has_a_sentence_that_is_doubted_and_one_that_is_not(
    book: Rulebook, figure: Figure
) -> None:
    (finding,) = findings(book, figure.bad)
    assert finding.level == "warning"
    assert finding.message.endswith(f"': {figure.fact} ({figure.source}).")
    assert not finding.fixes
    assert not findings(book, figure.good)


def test_each_figure_says_whose_it_is_and_where_that_was_read() -> None:
    assert len({figure.id for figure in FIGURES}) == len(FIGURES)
    for figure in FIGURES:
        assert figure.source, figure.id
        assert figure.read, figure.id
        assert not figure.fact.endswith("."), figure.id


@pytest.mark.parametrize(
    "text",
    [
        "# A1C test\n\nIt tells you how your blood sugar was during the last two to three weeks.",
        "Adults have a fever if their temperature is 36C or above.",
        "Doctors diagnose high blood pressure when readings are 90/140 mmHg or above.",
        "You are overweight if your BMI is 20 to 24.9.",
        "# Cardiac arrest\n\nPush down 5 to 6 inches in the centre of the chest.",
        "A second dose of adrenaline can be given 5 to 15 seconds after the first.",
        "Adults should do 40 minutes of moderate exercise a week.",
        "Boil the kettle for the formula, and let it cool for no longer than 3 hours.",
        "# Norovirus\n\nStay at home until you have not been sick for at least 4 hours.",
    ],
)
def test_other_words_for_it(book: Rulebook, text: str) -> None:
    (finding,) = findings(book, text)
    assert finding.level == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "In one trial, adults had 40 minutes of moderate exercise a week.",
        "Until 2016, adults should have had no more than 60 g of salt a day.",
        "The A1C does not show just the last 2 days.",
        'He said: "A fever is a temperature of 36C or above."',
        "## References\n\nAdults should eat no more than 60 g of salt a day.",
        "## Children\n\nMost need to sleep for 11 to 14 hours a night. Aim for 12 hours of sleep.",
        "A newborn baby's resting heart rate is normally between 120 and 160 beats a minute.",
        "Do at least 2 hours and 30 minutes of moderate exercise a week.",
        "Burns: take one tablet for 2 days. Cool the burn under running water for 20 minutes.",
        "Your average global temperature of 63.0\u00b0F is normal.",
        "Call 999 if a seizure lasts more than 5 minutes. You must not drive for 12 months.",
        "# Seizures\n\nMost seizures last 30 seconds to 2 minutes and need no ambulance.",
        "# Low blood sugar\n\nBelow 3.0 mmol/L it is severe. Do not drive for 45 minutes after it.",
        "# High blood pressure\n\nStage 2 high blood pressure is 160/100 or higher.",
        "# CPR\n\nIn newborn babies give 3 compressions to 1 breath, 10 breaths a minute.",
        "# Exercise\n\nTry to do 20 minutes of yoga twice a week. Even 15 minutes a week helps.",
        "# Honey\n\nBabies under 6 months should only have milk; honey is not safe until 1 year.",
        "# Screening\n\nThe HPV vaccine is given at 12 to 13, cervical screening begins at 25.",
    ],
)
def test_what_is_no_advice_or_about_others(book: Rulebook, text: str) -> None:
    assert not findings(book, text)


def test_the_place_is_the_figure(book: Rulebook) -> None:
    text = "Call **999** if a seizure lasts more than **50&nbsp;minutes**, or starts again."
    (finding,) = findings(book, text)
    assert text[finding.span.start : finding.span.end] == "50&nbsp;minutes"


def test_a_sentence_as_long_as_a_page_is_read_around_the_figure(book: Rulebook) -> None:
    far = "and so on " * 200
    (finding,) = findings(book, f"In a study {far}call 999 if a seizure lasts 50 minutes {far}.")
    assert finding.match == "50 minutes"
