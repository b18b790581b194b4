"""Words in no list: which are marked, how surely, and what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.finding import Level
from qa.inspection import inspect_page
from qa.settings import House, InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook


def findings(book: Rulebook, text: str, house: House | None = None) -> list[Finding]:
    settings = InspectionSettings(
        select=("words.misspelled", "words.split-name", "drugs.misspelled"),
        grammar="none",
        house=house or House(),
    )
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def marked(book: Rulebook, text: str, house: House | None = None) -> list[str]:
    return [f.match for f in findings(book, text, house) if f.level is not Level.SUGGESTION]


@pytest.mark.parametrize(
    ("text", "wrong", "offered"),
    [
        ("Please recieve our thanks.", "recieve", "receive"),
        ("Whenver possible, ask a nurse.", "Whenver", "Whenever"),
        ("Tell the childs doctor about it.", "childs", "child's"),
        ("It doesnt hurt much.", "doesnt", "doesn't"),
        ("The pain is a lot, alot of it.", "alot", "a lot"),
        ("Drink water atleast twice a day.", "atleast", "at least"),
        ("The trea tments are new.", "trea tments", "treatments"),
        ("You may have side-efects later.", "efects", "effects"),
        ("High bloodpressure harms you.", "bloodpressure", "blood pressure"),
        ("After a heartattack, rest.", "heartattack", "heart attack"),
        ("With atrialfibrillation, rest.", "atrialfibrillation", "atrial fibrillation"),
        ("Some have sideeffects.", "sideeffects", "side effects"),
    ],
)
def test_a_slip_is_marked_and_mended(book: Rulebook, text: str, wrong: str, offered: str) -> None:
    (finding,) = findings(book, text)
    assert (finding.match, finding.level) == (wrong, Level.WARNING)
    assert finding.fixes[0].edits[0].text == offered
    assert not any(fix.safe for fix in finding.fixes)


@pytest.mark.parametrize(
    "text",
    [
        "Untreated diarhea can dry you out.",
        "A hemorhage is an emergency.",
        "High chloesterol harms arteries and the liverr.",
        "The large intesine may be sore after the test.",
        "An antibotic may help you, as your doctor says.",
        "You may be given a vacine in the week after the test.",
    ],
)
def test_no_disease_or_organ_is_ever_offered_as_a_fix(book: Rulebook, text: str) -> None:
    found = findings(book, text)
    assert found
    for finding in found:
        assert "did you mean" in finding.message
        assert finding.fixes == ()


def test_a_medicine_is_told_once_and_by_the_rule_of_medicines(book: Rulebook) -> None:
    found = findings(book, "Take ibuprofin with food, or propanolol.")
    assert [f.rule for f in found] == ["drugs.misspelled", "drugs.misspelled"]


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("Take meta formin with food.", "meta formin", "metformin"),
        ("Take para cetamol for it.", "para cetamol", "paracetamol"),
        ("Ibu profen helps.", "Ibu profen", "Ibuprofen"),
        ("People with dia betes walk.", "dia betes", "diabetes"),
        ("The infl ammation goes.", "infl ammation", "inflammation"),
        ("Ask about lip itor and others.", "lip itor", "lipitor"),
    ],
)
def test_a_name_that_is_cut_in_two_is_told_once_and_never_mended(
    book: Rulebook, text: str, wrong: str, meant: str
) -> None:
    finding = findings(book, text)[0]
    assert (finding.rule, finding.match) == ("words.split-name", wrong)
    assert f"'{meant}'" in finding.message
    assert finding.fixes == ()
    assert len({f.span for f in findings(book, text)}) == len(findings(book, text))


@pytest.mark.parametrize(
    "text",
    [
        "The gall bladder, folic acid and the mid wife.",
        "A beta blocker and an ex plumber.",
        "See meta-formin.org, `meta formin` and META FORMIN.",
        "Peg interferon alfa, once peginterferon; the in vitro test and the vice versa.",
        "Quitlines, an earmold, a voicebox and a crewmember.",
        "Lymphendothelial cells in nonmammographic, multimodality work.",
    ],
)
def test_two_words_that_stand_together_and_one_that_is_long_are_left_alone(
    book: Rulebook, text: str
) -> None:
    assert marked(book, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The gene BRCA1 and the protein p53 meet mTOR, mRNA, IgA, eGFR and HbA1c.",
        "Write to apointment@clinic.example or see www.exampel.org/heatlh and `recieve()`.",
        "Angiography (an-jee-OG-ra-fee) and tinnitus (TIN-ih-tus) are words.",
        "Dr Kowalczyk and Ms Oyelaran see patients in Llandudno.",
        "In Spanish: *¿Cómo se siente hoy, señora? Tengo mucho dolor de cabeza.*",
        "β-blockers, 5-HT3, N-acetylcysteine and 1,25-dihydroxyvitamin D are listed.",
        "Infection with *Bordetella holmesii* is rare. Colour or color, both are right.",
        'A protein called emerillin is missing. They wrote "recieve" on purpose.',
        "## References\n\n1. Smith J. Teh efect of sleap. J Slep. 2019.",
        "The WHO, the NHS, PRESIDENTIAL and IBUPROFIN-FREE are in capitals.",
        "{% endblok %} {{ pateint.nmae }} is filled in later.",
    ],
)  # fmt: skip
def test_what_is_no_word_to_spell_is_left_alone(book: Rulebook, text: str) -> None:
    assert marked(book, text) == []


def test_a_page_in_another_language_is_left_alone(book: Rulebook) -> None:
    text = "---\nlang: de\n---\n\nDie Patientin nimmt jeden Tag eine Tablette mit Wasser."
    assert findings(book, text) == []


def test_a_word_that_stands_often_is_a_suggestion(book: Rulebook) -> None:
    text = "The flurbo is new. Use the flurbo at night. Wash the flurbo. A symtom, a symtom too."
    found = findings(book, text)
    assert {(f.match, f.level) for f in found if f.match == "flurbo"} == {
        ("flurbo", Level.SUGGESTION)
    }
    assert [f.match for f in found if f.level is Level.WARNING] == ["symtom", "symtom"]


def test_words_of_the_site_and_their_forms_are_accepted(book: Rulebook) -> None:
    house = House(words=("helpfull", "clinicy"), people=("Ana Recieve",))
    assert (
        marked(book, "The helpfull helpfulls, a helpfull's, two clinicies. Recieve it.", house)
        == []
    )
    assert marked(book, "A wonderfull day.", house) == ["wonderfull"]


def test_words_of_the_metadata_are_accepted(book: Rulebook) -> None:
    text = "---\ntitle: The wonderfull clinic\n---\n\nThe wonderfull clinic is open."
    assert marked(book, text) == []


def test_a_page_of_nonsense_ends(book: Rulebook) -> None:
    text = " ".join(
        f"wrod{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(9000)
    )
    assert len(findings(book, text)) <= 60
