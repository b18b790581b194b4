"""What explains a word or an abbreviation, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.language.tables import abbreviations, clinician_words, known_to_all, plain_words
from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook


def found(
    text: str, rule: str, book: Rulebook, page_type: str | None = None, ending: str = "md"
) -> list[Finding]:
    settings = InspectionSettings(select=(rule,), page_type=page_type, grammar="none")
    format_ = {"md": "markdown", "html": "html"}[ending]
    inspection = inspect_page(Source(f"page.{ending}", text.encode(), format_), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def test_no_abbreviation_is_both_known_and_to_be_explained() -> None:
    assert not known_to_all() & abbreviations().keys()


def test_no_word_stands_in_two_rows() -> None:
    rows = (*plain_words(), *clinician_words())
    words = [word for spellings, _ in rows for word in spellings]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "text",
    [
        "People with chronic obstructive pulmonary disease (COPD) cough. COPD is a lung disease.",
        "COPD (chronic obstructive pulmonary disease) makes you cough.",
        "COPD makes you cough.\n\n## What is chronic obstructive pulmonary disease?\n\nIt lasts.",
        "---\ntitle: Chronic obstructive pulmonary disease\n---\n\nCOPD makes you cough.",
        "COPD stands for a long name. COPD makes you cough.",
        "A lung disease called COPD makes you cough.",
        "*[COPD]: a disease of the lungs\n\nCOPD makes you cough.",
        "## Living with COPD\n\nYou can do a lot.",
        "Write to the COPD Foundation.",
        "## References\n\n- Lee S. COPD at work. 2021.",
        "TAKE YOUR COPD MEDICINE NOW.",
    ],
)
def test_explained_or_not_asked(text: str, book: Rulebook) -> None:
    assert not found(text, "language.undefined-abbreviation", book)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Smoking causes COPD. COPD lasts, and COPD gets worse.", "COPD"),
        ("It may be stones, a cyst, or CKD.", "CKD"),
        ("Take one of the MAOIs (such as phenelzine).", "MAOIs"),
        ("Your eGFR is low. An eGFR can rise, and a low eGFR is common.", "eGFR"),
        ("Ask about rTMS.", "rTMS"),
        ("Ask about **MBCT**.", "MBCT"),
    ],
)
def test_not_explained(text: str, match: str, book: Rulebook) -> None:
    (finding,) = found(text, "language.undefined-abbreviation", book)
    assert finding.match == match
    assert finding.level is Level.WARNING


@pytest.mark.parametrize("text", ["GLP-1 medicines slow the stomach.", "Your LDL is high."])
def test_what_stands_on_labels_and_results_is_asked_for_quietly(text: str, book: Rulebook) -> None:
    (finding,) = found(text, "language.undefined-abbreviation", book)
    assert finding.level is Level.SUGGESTION


def test_abbr_element_explains(book: Rulebook) -> None:
    text = '<main><p>Smoking causes <abbr title="lung disease">COPD</abbr>.</p></main>'
    assert not found(text, "language.undefined-abbreviation", book, ending="html")
    text = "<main><p>Smoking causes <abbr>COPD</abbr>.</p></main>"
    assert len(found(text, "language.undefined-abbreviation", book, ending="html")) == 1


def test_unknown_letters_are_a_suggestion_until_a_patient_meets_them_often(book: Rulebook) -> None:
    rule = "language.undefined-abbreviation"
    (finding,) = found("The QZX test is quick.", rule, book, "test")
    assert finding.level is Level.SUGGESTION
    (finding,) = found("The QZX test is quick. A QZX is safe. Ask for a QZX.", rule, book, "test")
    assert finding.level is Level.WARNING


def test_page_full_of_them_is_not_for_patients(book: Rulebook) -> None:
    text = "AKI, CKD, DVT, and CABG. Also TIA."
    levels = {f.level for f in found(text, "language.undefined-abbreviation", book)}
    assert levels == {Level.SUGGESTION}
    typed = found(text, "language.undefined-abbreviation", book, "condition")
    assert {f.level for f in typed} == {Level.WARNING}


@pytest.mark.parametrize("text", ["Smoking causes COPD.", "You may have an ECG or, later, an EEG."])
def test_known_by_its_letters_is_soft_in_passing(book: Rulebook, text: str) -> None:
    levels = {f.level for f in found(text, "language.undefined-abbreviation", book, "condition")}
    assert levels == {Level.SUGGESTION}


def test_hint_only_where_the_table_has_the_whole_name(book: Rulebook) -> None:
    (finding,) = found("Smoking causes COPD.", "language.undefined-abbreviation", book)
    assert "'chronic obstructive pulmonary disease (COPD)'" in finding.message
    (finding,) = found("Ask about NSAIDs.", "language.undefined-abbreviation", book)
    assert finding.message.endswith("in brackets.")


@pytest.mark.parametrize(
    "text",
    [
        "You may get pruritus (itching).",
        "You may get an itchy skin, which doctors call pruritus.",
        "Itching has the medical name pruritus.",
        "Pruritus means that your skin itches.",
        "# Pruritus\n\nPruritus can keep you awake.",
        'The label says "may cause pruritus".',
    ],
)
def test_explained_word(text: str, book: Rulebook) -> None:
    assert not found(text, "language.jargon", book)


def test_word_is_marked_once(book: Rulebook) -> None:
    text = "You may get pruritus. If the pruritus stays, call us."
    (finding,) = found(text, "language.jargon", book)
    assert finding.match == "pruritus"
    assert finding.fixes[0].edits[0].text == "itch"
    assert not finding.fixes[0].safe


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("You may have a hematoma.", ["bruise"]),
        ("You may have an arrhythmia.", ["irregular heartbeat"]),
        ("You may have an embolism.", []),  # "an blood clot"
        ("You get a subcutaneous injection.", []),
        ("Good glycemic control helps you.", []),
        ("You may have lacerations.", []),  # the plain word is for one
        ("You may have splenomegaly.", ["an enlarged spleen"]),
    ],
)
def test_plain_words_are_offered_where_they_fit(
    text: str, offered: list[str], book: Rulebook
) -> None:
    (finding,) = found(text, "language.jargon", book)
    assert [fix.edits[0].text for fix in finding.fixes] == offered


def test_one_pair_of_names_a_page(book: Rulebook) -> None:
    text = "Take the medicine. Keep the medicine. Buy a medication. Bring a medication."
    text += " Swallow the tablets. These tablets help. This pill helps. Bring the pills."
    (finding,) = found(text, "language.inconsistent-term", book)
    assert finding.match == "medication"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "ABC (" * 20_000,
        "AB CD " * 20_000,
        "called the " * 20_000,
        "(also or the an a " * 10_000,
        " - ABC" * 20_000,
        "pruritus " * 5_000,
    ],
)
def test_hostile_pages_end(text: str, book: Rulebook) -> None:
    for rule in ("language.undefined-abbreviation", "language.unused-abbreviation"):
        assert len(found(text, rule, book)) <= 10


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ring us if you become pyrexial.", Level.WARNING),
        ("You may have arthralgia (joint pain).", None),
        ("Tell us about lesions and pruritus on your skin.", Level.WARNING),
        ("Tell us about any lesion.", Level.SUGGESTION),
    ],
)
def test_a_few_lines_are_judged_as_for_readers(
    text: str, level: Level | None, book: Rulebook
) -> None:
    levels = {f.level for f in found(text, "language.jargon", book)}
    assert levels == ({level} if level else set())
