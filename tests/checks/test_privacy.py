"""Numbers and dates that say which patient is meant."""

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


def findings(book: Rulebook, rule: str, text: str, page_type: str | None = None) -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none", page_type=page_type)
    inspection = inspect_page(Source("page.md", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("text", "wanted", "level"),
    [
        ("NHS number 943 476 5919", "943 476 5919", Level.ERROR),
        ("**NHS No:** 943-476-5919", "943-476-5919", Level.ERROR),
        ("His NHS number is 9434765919.", "9434765919", Level.ERROR),
        ("Mrs Pryce (NHS 943 476 5919)", "943 476 5919", Level.ERROR),
        ("NHS number 943 476 5918", "943 476 5918", Level.WARNING),  # wrong check digit
        ("NHS number 943 476 5919, for example", "943 476 5919", Level.WARNING),
        ("MRN: 4482913", "4482913", Level.ERROR),
        ("Hospital number K448291", "K448291", Level.ERROR),
        ("Hospital number K123456", "K123456", Level.WARNING),
        ("Patient ID #88-372-61", "88-372-61", Level.ERROR),
        ("SSN 536-22-8947", "536-22-8947", Level.ERROR),
        ("Social Security number: 536 22 8947", "536 22 8947", Level.ERROR),
        ("SSN 123-45-6789", "123-45-6789", Level.WARNING),
        ("National Insurance number JG 10 37 59 A", "JG 10 37 59 A", Level.ERROR),
        ("Mr Alan Pryce (DOB 14/03/1962)", "14/03/1962", Level.ERROR),
        ("Date of birth: 3 May 1958", "3 May 1958", Level.WARNING),
        ("Patient name: Susan Miller", "Susan Miller", Level.WARNING),
        ("Medicare number 1EG4-TE5-MK73", "1EG4-TE5-MK73", Level.ERROR),
    ],
)
def test_identifiers(book: Rulebook, text: str, wanted: str, level: Level) -> None:
    found = findings(book, "privacy.patient-identifier", text)
    assert [(one.match, one.level) for one in found] == [(wanted, level)]


@pytest.mark.parametrize(
    "text",
    [
        "NHS number 999 123 4567",
        "An NHS number has 10 digits, such as 485 777 3456.",
        "NHS 111 and NHS 24 on 0800 22 44 88",
        "Ring the NHS on 020 794 6001.",
        "NHS Direct: 0845 4647",
        "The NHS treated 943 476 591 people",
        "SSN 000-12-3456 and 666-12-3456 and 900-12-3456",
        "Have your Social Security number ready and call 1-800-772-1213.",
        "Call 1-800-MEDICARE (1-800-633-4227).",
        "Medicare number 1-800-633-4227",
        "Hospital numbers 2019-2020; hospital no. 12; case number 3",
        "National Insurance number QQ 12 34 56 C",
        "Enter your date of birth, for example 31 3 1980.",
        "Fleming was born on 6 August 1881.",
        "Babies born on 1 January 2020 or later get the vaccine.",
        "Patient name: First Last",
        "CAS number 50-78-2",
    ],
)
def test_what_names_nobody(book: Rulebook, text: str) -> None:
    assert not findings(book, "privacy.patient-identifier", text)


def test_one_number_is_said_once(book: Rulebook) -> None:
    text = "Patient Susan Miller, SSN 536-22-8947, came on Monday."
    assert len(findings(book, "privacy.patient-identifier", text)) == 1


@pytest.mark.parametrize(
    ("page_type", "level"), [("patient-story", Level.WARNING), ("condition", Level.SUGGESTION)]
)
def test_addresses_of_private_people(book: Rulebook, page_type: str, level: Level) -> None:
    text = "Write to sue.miller@hotmail.co.uk or to info@knees.org."
    found = findings(book, "privacy.private-contact", text, page_type)
    assert [(one.match, one.level) for one in found] == [("sue.miller@hotmail.co.uk", level)]
