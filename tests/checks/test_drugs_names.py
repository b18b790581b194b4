"""Names of medicines: slips, pairs and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.drugs.slips import apart, slip
from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import House, InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook


def findings(
    book: Rulebook, text: str, rule: str = "drugs.misspelled", house: House | None = None
) -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none", house=house or House())
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("propanolol", "propranolol"),
        ("metformine", "metformin"),
        ("ibuprofin", "ibuprofen"),
        ("amoxycilin", "amoxycillin"),
        ("sertaline", "sertraline"),
        ("ketamin", "ketamine"),
        ("fluoxitine", "fluoxetine"),
        ("parecetamol", "paracetamol"),
        ("levothyroxin", "levothyroxine"),
        ("warfarine", "warfarin"),
        ("acetominophin", "acetaminophen"),
        ("metropolol", "metoprolol"),
        ("penicilin", "penicillin"),
        ("semaglutid", "semaglutide"),
    ],
)
def test_slip(book: Rulebook, word: str, name: str) -> None:
    (finding,) = findings(book, f"Ask your doctor about {word} before you start.")
    assert finding.match == word
    assert f"did you mean '{name}'? Check." in finding.message
    assert finding.fixes == ()  # a medicine is never put in


@pytest.mark.parametrize(
    "text",
    [
        "Oestradiol is estradiol, frusemide is furosemide, and sulphasalazine is sulfasalazine.",
        "Prednisone is not prednisolone; ketamine is not esketamine.",
        "Melanin, keratin and dioxin are no medicines, and a heroine is a person.",
        "See www.sertaline.com or write to info@propanolol.org.",
        "`propanolol`",
        "El metoprolol y la trimipramina con la doxepina para los adultos.",
        "# References\n\n1. Propanolol in migraine. Lancet 1974.",
    ],
)
def test_no_slip(book: Rulebook, text: str) -> None:
    assert findings(book, text) == []


def test_a_site_may_accept_a_word(book: Rulebook) -> None:
    text = "We call it propanolol here."
    assert findings(book, text)
    assert not findings(book, text, house=House(words=("propanolol",)))
    assert not findings(book, text, house=House(medicines=("propanolol",)))


def test_brands_only_beside_their_medicine(book: Rulebook) -> None:
    (finding,) = findings(book, "Sertraline is sold as Zolfot.")
    assert finding.match == "Zolfot"
    assert not findings(book, "Mr Zolfot came to the clinic.")


def test_two_names_are_both_said() -> None:
    found = slip("echothiopate")
    assert found is not None
    assert found.names == ("echothiophate", "ecothiopate")


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xyz", 3), ("", "ab", 2)],
)
def test_apart(one: str, other: str, wanted: int) -> None:
    assert apart(one, other) == apart(other, one) == wanted


def test_explained_letters_are_fine(book: Rulebook) -> None:
    rule = "drugs.abbreviated-name"
    assert findings(book, "Count all APAP.", rule)
    assert not findings(book, "Acetaminophen (APAP) is a painkiller. Count all APAP.", rule)


@pytest.mark.parametrize("brand", ["prozac", "lipitor", "tylenol", "advil", "zoloft", "ozempic"])
def test_a_brand_with_a_small_letter_is_a_suggestion(book: Rulebook, brand: str) -> None:
    text = f"Do not take {brand}, or {brand.capitalize()}, with alcohol."
    (finding,) = findings(book, text, "drugs.lower-case-brand")
    assert (finding.match, finding.level) == (brand, Level.SUGGESTION)
    assert [edit.text for edit in finding.fixes[0].edits] == [brand.capitalize()]
    assert not finding.fixes[0].safe


@pytest.mark.parametrize(
    "text",
    [
        "Aspirin, heparin, insulin and codeine are no brands; the fleet emend the sonata.",
        "See prozac.com, www.tylenol.com/advil, `prozac` and info@lipitor.com.",
        'PROZAC and Prozac; a murine model; he wrote "prozac".',
    ],
)
def test_what_is_no_brand_in_small_letters(book: Rulebook, text: str) -> None:
    assert findings(book, text, "drugs.lower-case-brand") == []
