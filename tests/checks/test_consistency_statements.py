"""Two statements of one thing: the later is marked, and nothing is where they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook


def marked(book: Rulebook, text: str) -> list[str]:
    """Return what the family marks on a page, suggestions apart, in the order of the page."""
    settings = InspectionSettings(select=("consistency",), grammar="none")
    found = inspect_page(Source("page.md", text.encode(), "markdown"), book, settings).findings
    return [
        text[finding.span.start : finding.span.end]
        for finding in found
        if finding.level is not Level.SUGGESTION
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "# Colonoscopy\n\nThe exam takes 30 to 60 minutes.\n\nThe colonoscopy lasts two hours.",
            "two hours",
        ),
        (
            "Leave at least 4 hours between doses.\n\nAllow 2 hours between doses.",
            "2 hours",
        ),
        (
            "Call 911 if a fit lasts 5 minutes.\n\nCall 911 if a fit lasts 15 minutes.",
            "15 minutes",
        ),
    ],
)
def test_the_later_place_is_marked(book: Rulebook, text: str, place: str) -> None:
    assert marked(book, text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "# Scan\n\nThe scan takes 30 to 60 minutes.\n\nThe scan lasts up to an hour.",
        "The scan takes 20 minutes.\n\nIf you have children, the scan takes two hours.",
        "Leave at least 4 hours between doses.\n\nIf you missed one, allow 2 hours between doses.",
        "A fever is 38C (100.4F) or more. Lose 5 kg (11 lb).",
    ],
)
def test_what_agrees_is_left_alone(book: Rulebook, text: str) -> None:
    assert marked(book, text) == []


@pytest.mark.parametrize(
    ("here", "there", "place"),
    [
        (
            "Take amlodipine 5 mg once a day.",
            "Because you take amlodipine twice a day, set an alarm.",
            "twice a day",
        ),
        (
            "Wash the spacer once a month.",
            "After the weekly wash, look for cracks in the spacer.",
            "weekly",
        ),
    ],
)
def test_what_is_taken_for_known_is_marked(
    book: Rulebook, here: str, there: str, place: str
) -> None:
    text = f"# Amlodipine\n\nAmlodipine lowers blood pressure. {here}\n\n{there}\n"
    assert marked(book, text) == [place]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Your first visit lasts 60 minutes.", "Because later visits last 40 minutes, come early."),
        ("The scan takes 15 to 90 minutes.", "As the scan can take an hour, bring a book."),
        ("In men the risk rises at age 45.", "Because in women the risk rises at age 55, ask us."),
    ],
)
def test_numbers_of_two_things_may_differ(book: Rulebook, here: str, there: str) -> None:
    assert not marked(book, f"# Visits\n\n{here}\n\n{there}\n")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "Coffee and tea make iron harder to absorb.",
            "Because coffee and tea have no effect on absorption, have them with your tablet.",
        ),
        (
            "Scented soap and hot baths dry the skin.",
            "A hot bath with scented soap is a good way to soothe the skin.",
        ),
    ],
)
def test_sentences_that_deny_each_other_are_marked(book: Rulebook, here: str, there: str) -> None:
    assert marked(book, f"# Advice\n\n{here}\n\n{there}\n") == [there]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Scented soap can irritate the skin.", "A cream without scent soothes the skin."),
        ("Cold air may trigger asthma.", "If cold air triggers asthma, a scarf helps."),
        ("In children, hot baths dry the skin.", "In adults, hot baths are safe for the skin."),
    ],
)
def test_sentences_on_two_things_may_differ(book: Rulebook, here: str, there: str) -> None:
    assert not marked(book, f"# Advice\n\n{here}\n\n{there}\n")
