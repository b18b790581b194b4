"""Every everyday question is answered twice on a page of its own, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.consistency.everyday_questions import EVERYDAY
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

ANSWERS = {
    "vaccine": ("There is a vaccine.", "There is no vaccine."),
    "booking": ("You must book a place.", "No appointment is needed."),
    "referral": ("You need a referral from a GP.", "You can refer yourself."),
    "fasting": ("Nothing to eat that morning, please.", "You can eat as normal that morning."),
    "fasted": ("After your fast, have a snack.", "You do not need to fast."),
    "fridge": ("Keep it in the fridge.", "Store it at room temperature."),
    "whole": ("Swallow the tablets whole.", "Chew the tablets well."),
    "even when well": (
        "Use it every day, even when you feel well.",
        "If you have no symptoms you can leave it out.",
    ),
    "radiation": ("The scan does not use X-rays.", "The dose of X-ray radiation is small."),
    "pregnancy": ("It is safe in pregnancy.", "Do not take it if you are pregnant."),
    "awake": ("It is done under general anaesthetic.", "You stay awake."),
    "without a prescription": ("You can buy it from pharmacies.", "You need a prescription."),
    "driving": ("You can drive after 6 weeks.", "Do not drive for the first 3 months."),
    "results": ("Results take 2 weeks to arrive.", "Your results arrive after 8 weeks."),
    "stitches out": (
        "The stitches come out after 10 days.",
        "A nurse removes the stitches after 3 days.",
    ),
    "recovery": ("The illness lasts 3 weeks.", "Most people are well in 3 days."),
    "begins to work": ("It starts to work after 30 minutes.", "It takes effect after 4 hours."),
    "protection": ("Protection lasts 3 months.", "You are protected for 12 months."),
    "incubation": (
        "Symptoms begin 2 days from contact.",
        "The illness appears 10 days from exposure.",
    ),
    "sport": ("Avoid sport for 2 weeks.", "Wait 6 weeks with sport."),
    "flying": ("Do not fly for 2 weeks.", "You can fly after 6 weeks."),
    "needs it still": (
        "See a GP if you need it for 10 days.",
        "Ask us if you need it for 10 weeks.",
    ),
    "sleep": ("Adults need 8 hours of sleep.", "Adults do best on 5 hours of sleep."),
}


def told(book: Rulebook, text: str, rule: str = "consistency.two-answers") -> int:
    settings = InspectionSettings(select=(rule,), grammar="none")
    page = Source("page.md", f"# Gout\n\n{text}".encode(), "markdown")
    return len(inspect_page(page, book, settings).findings)


def test_every_question_is_one() -> None:
    assert ANSWERS.keys() <= {question.name for question in EVERYDAY}


@pytest.mark.parametrize("name", ANSWERS)
def test_two_answers_are_told_and_one_is_not(book: Rulebook, name: str) -> None:
    one, other = ANSWERS[name]
    assert told(book, f"{one}\n\n{other}") == 2
    assert told(book, f"{one}\n\n{one}") == 0


YES_AND_NO = (
    ("It passes easily.", "It can't be caught."),
    ("The rash is very contagious.", "The rash is not contagious."),
    ("These tablets are addictive.", "These tablets are not addictive."),
    ("The vaccine is a live one.", "As the vaccine is not live, you can have it."),
    ("The test is painless.", "The test is very painful."),
    ("This condition can be cured.", "There is no known cure."),
)


@pytest.mark.parametrize("both", YES_AND_NO)
def test_yes_and_no_are_told_and_one_is_not(book: Rulebook, both: tuple[str, str]) -> None:
    one, other = both
    assert told(book, f"{one}\n\n{other}", "consistency.yes-and-no") == 2
    assert told(book, f"{one}\n\n{one}", "consistency.yes-and-no") == 0


@pytest.mark.parametrize(
    "text",
    [
        "You can drive after 6 weeks.\n\nIf you have a fit, do not drive for 12 months.",
        "The older vaccine was a live one.\n\nThe vaccine is not live.",
        "You need a referral.\n\nFor some clinics you can refer yourself.",
    ],
)
def test_answers_for_other_cases_may_differ(book: Rulebook, text: str) -> None:
    assert told(book, text) == 0
