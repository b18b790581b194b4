"""Doses that cannot be: the line between what is marked and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook


def findings(book: Rulebook, text: str, rule: str = "doses.implausible") -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    "dose",
    [
        "levothyroxine 50 mg",
        "paracetamol 500 g",
        "alprazolam 1000 mg",
        "digoxin 250 mg",
        "warfarin 500 mg",
        "methotrexate 250 mg tablet",
        "metformin 500 mcg",
        "amlodipine 500 mg",
        "salbutamol 100 mg",
        "folic acid 400 mg",
        "colchicine 500 mg",
        "fentanyl 25 mg patch",
        "clonazepam 500 mg",
        "lisinopril 1000 mg",
        "atorvastatin 4000 mg",
        "semaglutide 500 mg",
        "insulin glargine 100 mg",
        "colecalciferol 1000 mg",
        "misoprostol 200 mg",
        "prednisolone 5 g",
        "ramipril 10 g",
        "sertraline 50 mcg",
        "bisoprolol 250 mg",
    ],
)
@pytest.mark.parametrize("sentence", ["Take {}.", "He was given {} on Monday.", "{}"])
def test_marked(book: Rulebook, dose: str, sentence: str) -> None:
    (finding,) = findings(book, sentence.format(dose))
    assert finding.level in ("error", "warning")
    assert not finding.fixes


def test_eight_times_is_a_suggestion(book: Rulebook) -> None:
    (finding,) = findings(book, "She was given zolpidem 100 mg.")
    assert finding.level == "suggestion"


@pytest.mark.parametrize(
    "dose",
    [
        "semaglutide 2.4 mg weekly",
        "paracetamol 1 g",
        "folic acid 400 micrograms",
        "folic acid 5 mg",
        "gentamicin 5 mg/kg",
        "insulin 100 units/mL",
        "levothyroxine 50 mcg",
        "levothyroxine 0.1 mg",
        "digoxin 62.5 micrograms",
        "amoxicillin 3 g",
        "metformin 2000 mg a day",
        "ibuprofen 2400 mg a day",
        "prednisolone 60 mg",
        "furosemide 500 mg",
        "colecalciferol 50,000 units",
        "colecalciferol 25 micrograms",
        "ketamine 0.5 mg/kg",
        "esketamine 84 mg",
        "gabapentin 3600 mg a day",
        "mesalazine 4.8 g",
        "alprazolam 0.25 mg",
        "warfarin 10 mg",
        "methotrexate 25 mg weekly",
        "fentanyl 100 mcg/hour",
        "aciclovir 800 mg",
        "insulin glargine 20 units",
        "ceftriaxone 2 g",
        "semaglutide 14 mg",
        "valproic acid 2000 mg",
        "cyanocobalamin 1000 micrograms",
    ],
)
@pytest.mark.parametrize("sentence", ["Take {}.", "He was given {} on Monday.", "{}"])
def test_left_alone(book: Rulebook, dose: str, sentence: str) -> None:
    assert findings(book, sentence.format(dose)) == []
