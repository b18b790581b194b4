"""Levels by page type, places of findings and hostile pages, for the readability rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

LONG = "You can ask us about this " + "and about that " * 12 + "at any time."
HARD = (
    "Pharmacological interventions necessitate individualised consideration of contraindications. "
    "Concomitant administration may precipitate symptomatic deterioration in individuals. "
) * 12


def found(
    text: str, rule: str, book: Rulebook, page_type: str | None = None, profile: str | None = None
) -> list[Finding]:
    settings = InspectionSettings(
        select=(rule,), page_type=page_type, profile=profile, grammar="none"
    )
    inspection = inspect_page(Source("page.md", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("page_type", "levels"),
    [
        ("medicine", [Level.WARNING]),
        (None, [Level.SUGGESTION]),
        ("professional", []),
        ("news", []),
    ],
)
def test_hard_page_by_type(page_type: str | None, levels: list[Level], book: Rulebook) -> None:
    page = found(HARD, "readability.reading-level", book, page_type)
    assert [finding.level for finding in page] == levels


def test_leaflet_is_held_to_grade_six(book: Rulebook) -> None:
    text = "The doctor will examine the affected area and take a small sample of your skin. " * 10
    (finding,) = found(text, "readability.reading-level", book, "eu-leaflet")
    assert finding.level is Level.SUGGESTION
    assert "the aim is grade 6" in finding.message
    assert not found(text, "readability.reading-level", book, "medicine")


def test_names_of_medicines_and_references_do_not_make_a_page_hard(book: Rulebook) -> None:
    easy = "Take acetaminophen with food. Do not drive. Tell your doctor. Rest at home. " * 8
    assert not found(easy, "readability.reading-level", book, "medicine")
    assert not found(f"{easy}\n\n## References\n\n{HARD}", "readability.reading-level", book)


def test_long_sentence_is_marked_from_end_to_end(book: Rulebook) -> None:
    text = f"Short one. {LONG} Short again."
    (finding,) = found(text, "readability.long-sentence", book)
    assert finding.match == LONG
    assert finding.level is Level.SUGGESTION


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (LONG.replace("at any", "and more " * 9 + "at any"), Level.WARNING),
        (LONG.replace("at any", "and more " * 9 + "as no substitute for at any"), Level.SUGGESTION),
    ],
)
def test_very_long_sentence_on_a_page_for_patients(text: str, level: Level, book: Rulebook) -> None:
    (finding,) = found(text, "readability.long-sentence", book, "condition")
    assert finding.level is level


def test_both_readings_of_a_date_are_offered(book: Rulebook) -> None:
    text = "Come back on 03/04/2025."
    (finding,) = found(text, "readability.ambiguous-date", book, profile="en-GB-nhs")
    assert [fix.edits[0].text for fix in finding.fixes] == ["3 April 2025", "4 March 2025"]
    assert not any(fix.safe for fix in finding.fixes)
    (finding,) = found(text, "readability.ambiguous-date", book, profile="en-US")
    assert [fix.edits[0].text for fix in finding.fixes] == ["March 4, 2025", "April 3, 2025"]


@pytest.mark.parametrize(("profile", "count"), [("en-GB-nhs", 1), ("en-US", 0), ("neutral", 0)])
def test_ranges_are_house_style(profile: str, count: int, book: Rulebook) -> None:
    text = "We are open from 2pm-6pm."
    assert len(found(text, "readability.number-range", book, profile=profile)) == count


def test_second_share_is_marked(book: Rulebook) -> None:
    text = "About 20% of people feel sick, and 2 in 10 have a headache."
    (finding,) = found(text, "readability.mixed-denominators", book)
    assert finding.match == "2 in 10"
