"""How doses are written: profiles, levels, fixes and traps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook


def findings(book: Rulebook, text: str, rule: str, **more: str) -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none", **more)  # type: ignore[arg-type]  # names of settings
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def test_british_pages_may_write_iu_but_not_mcg(book: Rulebook) -> None:
    text = "Heparin 400 IU. Levothyroxine 50 mcg."
    assert len(findings(book, text, "doses.iu-for-units", profile="en-US")) == 1
    assert not findings(book, text, "doses.iu-for-units", profile="en-GB-nhs")
    assert not findings(book, text, "doses.microgram-abbreviation", profile="en-US")
    assert len(findings(book, text, "doses.microgram-abbreviation", profile="en-GB-nhs")) == 1


@pytest.mark.parametrize(("profile", "odd"), [("en-US", "20mg"), ("en-GB-nhs", "10 mg")])
def test_the_profile_decides_on_the_blank(book: Rulebook, profile: str, odd: str) -> None:
    (finding,) = findings(book, "Take 10 mg, then 20mg.", "doses.mixed-spacing", profile=profile)
    assert finding.match == odd


def test_no_dose_is_mended_by_itself(book: Rulebook) -> None:
    text = "Take 10U, .5 mg, 1.0 mg, 5 cc, 50 \u00b5g, 100000 units and 20 mg QD."
    found = findings(book, text, "doses")
    assert len({finding.rule for finding in found}) >= 7
    assert not any(fix.safe for finding in found for fix in finding.fixes)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Take 20 mg q.d. with food.", ["q.d."]),
        ("Take 20 mg B.I.D.", ["B.I.D"]),
        ("Take 1 tablet TID, then qhs.", ["TID", "qhs"]),
        ("Ibuprofen 400 mg every 6 hours PRN for pain.", ["PRN"]),
        ("Use the drops q4h.", ["q4h"]),
        ("The bid was $5 million.", []),
        ("Mr Bid takes the train.", []),
        ("A PRN code in the system.", []),
        ("Forbidden fruit and morbid fear.", []),
    ],
)
def test_latin(book: Rulebook, text: str, wanted: list[str]) -> None:
    found = findings(book, text, "doses.frequency-abbreviation")
    assert [finding.match for finding in found] == wanted


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Do not take more than 8 g of paracetamol in 24 hours.", "error"),
        ("The maximum daily dose of sertraline is 300 mg.", "warning"),
        ("Take ibuprofen 800 mg every 4 hours.", "warning"),
        ("More than 8 g of paracetamol a day can harm you.", None),
        ("Take sertraline 200 mg once a day.", None),
        ("Take paracetamol 1 g up to 4 times a day.", None),
        ("Take paracetamol 500 mg to 1 g every 4 to 6 hours.", None),
        ("A trial gave sertraline 400 mg daily.", None),
    ],
)
def test_daily_maximum(book: Rulebook, text: str, level: str | None) -> None:
    found = findings(book, text, "doses.above-daily-maximum")
    assert [finding.level for finding in found] == ([level] if level else [])


@pytest.mark.parametrize(
    "text",
    [
        "Take methotrexate 10 mg every day.",
        "Methotrexate is taken once daily for psoriasis.",
        "Inject Ozempic 0.5 mg daily.",
        "The usual dose is alendronate 70 mg once a day.",
    ],
)
def test_weekly_medicine_daily(book: Rulebook, text: str) -> None:
    (finding,) = findings(book, text, "doses.weekly-medicine-daily")
    assert finding.level == "error"


@pytest.mark.parametrize(
    "text",
    [
        "Methotrexate is taken once a week, never daily.",
        "Do not take methotrexate every day.",
        "Leukemia is treated with methotrexate 20 mg daily.",
        "Take alendronate 10 mg once a day.",
        "Rybelsus is semaglutide 7 mg taken once a day.",
        "While on methotrexate, eat well every day.",
    ],
)
def test_weekly_medicine_as_it_should_be(book: Rulebook, text: str) -> None:
    assert not findings(book, text, "doses.weekly-medicine-daily")


def test_table_row_and_subject(book: Rulebook) -> None:
    table = "| Medicine | Dose |\n|---|---|\n| Sertraline | 5000 mg |\n| Digoxin | 125 micrograms |"
    (finding,) = findings(book, table, "doses.implausible")
    assert (finding.match, finding.level) == ("5000 mg", "warning")
    page = (
        "# Amlodipine\n\nAmlodipine is a tablet for high blood pressure in adults. Amlodipine"
        " relaxes the vessels.\n\nThe usual dose is 500 mg once a day for most adults who need"
        " it.\n\nAmlodipine can make the ankles swell, so tell the nurse. Amlodipine is safe"
        " with food."
    )
    (finding,) = findings(book, page, "doses.implausible")
    assert (finding.match, finding.level) == ("500 mg", "warning")


def test_a_neighbour_is_not_blamed(book: Rulebook) -> None:
    text = "Warfarin and 500 mg of paracetamol may be taken together. Digoxin, then aspirin 300 mg."
    assert not findings(book, text, "doses.implausible")
