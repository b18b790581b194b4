"""How loud the claims family is, by page type, profile and what the page cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

STATISTIC = "About 40% of people with gout have it in the family."
CITES = "Gout is common [1].\n\nIt hurts [2].\n\n"
FILLER = "You sit in a quiet room for an hour and a nurse is with you all the time. " * 5


def found(
    book: Rulebook, name: str, text: str, page_type: str | None = None, lang: str = "en-US"
) -> list[Finding]:
    settings = InspectionSettings(
        select=(f"claims.{name}",), page_type=page_type, profile=None, grammar="none"
    )
    source = Source("page.md", f"---\nlang: {lang}\n---\n{text}\n".encode(), "markdown")
    return list(inspect_page(source, book, settings).findings)


@pytest.mark.parametrize(
    ("text", "page_type", "levels"),
    [
        (STATISTIC, "condition", ["suggestion"]),
        (CITES + STATISTIC, "condition", ["warning"]),
        (CITES + STATISTIC[:-1] + " [3].", "condition", []),
        ("In our clinic you are safe. " + STATISTIC, "service", ["warning"]),
        ("In our clinic you are safe. " + STATISTIC, "condition", ["suggestion"]),
        ("There is a clinic in town. " + STATISTIC, "service", ["suggestion"]),
        ("It is one disorder in many. " + STATISTIC, None, ["suggestion"]),
        (CITES + STATISTIC, "professional", []),
        (CITES + f"# References\n\n{STATISTIC}", "condition", []),
        (CITES + "According to the CDC, 4% of adults have it.", "condition", []),
        (CITES + "Those who know say that 4% of adults have it.", "condition", ["warning"]),
        (CITES + "The studies show that it hurts a lot.", "condition", []),
        (CITES + "Studies show that it hurts a lot.", "condition", ["warning"]),
        (CITES + "Each child has a 50% chance to inherit it.", "condition", []),
        (CITES + "Use a 5% cream on the skin of adults.", "condition", []),
        (CITES + "It is effective for 80% of people with gout.", "condition", []),
    ],
)
def test_uncited_statistic(
    book: Rulebook, text: str, page_type: str | None, levels: list[str]
) -> None:
    assert [f.level.value for f in found(book, "uncited-statistic", text, page_type)] == levels


def test_a_blog_is_no_source(book: Rulebook) -> None:
    text = "It works for 90% of people ([survey](https://{}/survey))."
    assert not found(book, "unsourced-percentage", text.format("journals.example.org"))
    assert found(book, "unsourced-percentage", text.format("herbs.blogspot.com"))


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en-GB", "Botox from £99. Botox lasts. Wegovy too.", ["Botox", "Wegovy"]),
        ("en-GB", "The skin team may talk about Botox with people who sweat a lot.", []),
        ("en-US", "Botox from $99. Book now.", []),
        ("en", "Botox from £99.", ["Botox"]),
        ("en", "Botox from $99. Book now.", []),
        ("en-GB", "Book now. We do not offer Botox.", []),
    ],
)
def test_prescription_medicine_promoted(
    book: Rulebook, lang: str, text: str, names: list[str]
) -> None:
    hits = found(book, "prescription-medicine-promoted", text, "service", lang)
    assert [f.match for f in hits] == names


@pytest.mark.parametrize(
    ("text", "page_type", "levels"),
    [
        ("Ketamine lifts mood. " + FILLER, "service", ["warning"]),
        ("Ketamine lifts mood. " + FILLER, "treatment", ["suggestion"]),
        ("Ketamine lifts mood. Our clinic is open. " + FILLER, "treatment", ["warning"]),
        ("Ketamine lifts mood. It can cause nausea. " + FILLER, "service", []),
        ("Ketamine lifts mood. " + FILLER, "condition", []),
        ("Ketamine does not lift mood. " + FILLER, "service", []),
        ("Ketamine lifts mood.", "service", []),
    ],
)
def test_benefit_without_risk(book: Rulebook, text: str, page_type: str, levels: list[str]) -> None:
    hits = found(book, "benefit-without-risk", text, page_type)
    assert [f.level.value for f in hits] == levels
    assert all(f.match == "Ketamine" for f in hits)


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Our FDA-approved vitamins help.", ["FDA-approved"]),
        ("We stock vitamins. Wegovy is FDA-approved.", []),
        ("Ketamine is FDA-approved for treating depression.", ["FDA-approved"]),
        ("Ketamine is FDA-approved for surgery. Depression is common.", []),
        ("Our compounded pens are approved by the FDA.", ["approved by the FDA"]),
        ("The FDA warned firms that compounded pens are not FDA-approved.", []),
    ],
)
def test_fda_approved_misuse(book: Rulebook, text: str, matches: list[str]) -> None:
    assert [f.match for f in found(book, "fda-approved-misuse", text)] == matches


def test_title_that_no_heading_repeats_is_read(book: Rulebook) -> None:
    text = "---\ntitle: You won’t believe it\n---\n\n{}\n"
    source = Source("page.md", text.format("Move more.").encode(), "markdown")
    settings = InspectionSettings(select=("claims.clickbait-heading",), grammar="none")
    assert len(inspect_page(source, book, settings).findings) == 1
    source = Source("page.md", text.format("# You won’t believe it").encode(), "markdown")
    assert len(inspect_page(source, book, settings).findings) == 1
