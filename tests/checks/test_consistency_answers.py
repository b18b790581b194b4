"""Where a page answers a question twice, and where it only speaks of two cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

RULES = (
    "consistency.two-answers",
    "consistency.different-rhythm",
    "consistency.different-target",
    "consistency.against-own-limit",
    "consistency.wrong-class",
    "consistency.too-soon",
)


def rules_that_speak(book: Rulebook, *paragraphs: str) -> set[str]:
    settings = InspectionSettings(select=RULES, grammar="none")
    text = "\n\n".join(paragraphs)
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return {finding.rule for finding in inspection.findings}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A flare normally settles in 1 to 2 weeks.", "It is over within six hours."),
        ("You will be given trimethoprim for 3 days.", "Carry on for the full 10 days."),
        ("People go home on the day of the operation.", "You will stay in for three nights."),
        ("Keep off school until the spots have crusted over.",
         "Your child can return to class the day after the rash appears."),
        ("Hearing tests are free.", "There is a charge of \u00a330 for the hearing test."),
        ("Have someone stay with you for 24 hours.", "Nobody needs to stay with you."),
        ("You can spread flu for about 5 days.", "People are infectious for three weeks."),
        ("Take ramipril once a day.", "Take your ramipril three times a day."),
        ("Your INR should be between 2 and 3.", "Most people keep an INR of 4 to 5."),
        ("Stones under 5 mm nearly always pass by themselves.", "A 3 mm stone needs surgery."),
        ("Avoid contact sports for a month.", "Boxing is fine as soon as your throat is better."),
        ("Lie on your side for five minutes.", "Stand up straight away after the drops."),
        ("Antibiotics rarely help.", "Antibiotics are the first treatment."),
        ("Your stitches dissolve in 2 weeks.", "The nurse will take the stitches out."),
        ("Most people are driving again 2 weeks after surgery.",
         "**May I sit behind the wheel?** Not for the first 6 weeks."),
        ("Most people are driving again 2 weeks after surgery.",
         "# When can I drive?\n\nAfter about 6 weeks."),
        ("One bottle lasts 30 days.", "A single bottle is a full two-month supply."),
    ],
)  # fmt: skip
def test_two_answers_are_told(book: Rulebook, one: str, other: str) -> None:
    assert len(rules_that_speak(book, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Most colds clear up in 1 to 2 weeks.", "A cough may last 3 weeks or more."),
        ("Take amoxicillin for 7 days.", "If you are pregnant, carry on for 14 days."),
        ("You usually go home the same day.", "If there are problems, you stay for two nights."),
        ("The test is free on the NHS.", "A private test costs \u00a345."),
        ("Take ramipril once a day.", "Take your ibuprofen three times a day."),
        ("Take ramipril every day.", "Take your ramipril twice a day."),
        ("Your INR should be between 2 and 3.", "With a mechanical valve keep an INR of 3 to 4."),
        ("Stones under 5 mm nearly always pass by themselves.", "A 12 mm stone needs surgery."),
        ("Avoid contact sports for a month.", "You can walk and swim after a week."),
        ("Do not eat for 6 hours before.", "You can drink water until two hours before."),
        ("Antibiotics rarely help.", "If you have severe symptoms, antibiotics are needed."),
        ("Most people are driving again 6 weeks after surgery.",
         "**May I sit behind the wheel?** Not for the first 6 weeks."),
        ("Most people are driving again 2 weeks after surgery.",
         "**When can I fly?** Not for the first 6 weeks."),
        ("Most people are driving again 2 weeks after surgery.",
         "# When can I drive?\n\nAsk your insurer. You can bathe after 6 weeks."),
        ("One bottle lasts 60 days.", "A single bottle is a full two-month supply."),
        ("Mild is 5 to 14, moderate 15 to 29 and severe 30 or more events an hour.",
         "Mr Lewis has moderate sleep apnoea, with 22 events an hour."),
    ],
)  # fmt: skip
def test_two_cases_are_left_alone(book: Rulebook, one: str, other: str) -> None:
    assert rules_that_speak(book, one, other) == set()
