"""By which signs a page's type is seen, and which pages have none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from qa.page import Page
from qa.readers import read
from qa.recognition import recognise, subject_drug
from qa.settings import InspectionSettings
from qa.sources import FORMATS, Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.recognition import Recognised
    from qa.rulebook import Rulebook

TALK = "You can ask your nurse what to expect, and you can bring someone with you. " * 12
DRUG = "Doctors prescribe metformin to bring your blood sugar down, and they watch how you do. " * 6


def page_of(text: str, path: str = "page.md") -> Page:
    ending = path[path.rindex(".") :]
    return Page(document=read(Source(path, text.encode(), FORMATS[ending])))


def recognised(
    book: Rulebook,
    text: str,
    path: str = "page.md",
    settings: InspectionSettings | None = None,
) -> Recognised:
    return recognise(page_of(text, path), book.page_types, settings or InspectionSettings())


def type_of(book: Rulebook, text: str, path: str = "page.md") -> str | None:
    page_type = recognised(book, text, path).page_type
    return page_type.name if page_type else None


def html(data: object) -> str:
    return (
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head>'
        f"<body><main><h1>Asthma</h1><p>{TALK}</p></main></body></html>"
    )


@pytest.mark.parametrize(
    ("meta", "wanted"),
    [
        ("page_type: medicine", "medicine"),
        ("pageType: Drug", "medicine"),
        ("type: condition", "condition"),
        ("content-type: FAQ", "faq"),
        ("type: supplement", "supplement"),
        ("type: patient story", "patient-story"),
        ("page_type: medication guide", "medication-guide"),
        ("type: package leaflet", "eu-leaflet"),
    ],
)
def test_metadata_is_believed(book: Rulebook, meta: str, wanted: str) -> None:
    assert type_of(book, f"---\n{meta}\n---\n\n# Rest\n\nA line.") == wanted


def test_a_type_that_qa_does_not_know_ends_the_guessing(book: Rulebook) -> None:
    found = recognised(book, f"---\ntype: other\n---\n# Metformin\n\n{DRUG}", "medicines/a.md")
    assert found.page_type is None
    assert "'other'" in found.how


def test_what_content_systems_write_on_every_page_says_nothing(book: Rulebook) -> None:
    assert (
        type_of(book, f"---\ntype: blog post\n---\n# Metformin\n\n{DRUG}\n\n{DRUG}") == "medicine"
    )


def test_the_configured_path_comes_before_the_folder(book: Rulebook) -> None:
    settings = InspectionSettings(page_types=(("conditions/*", "treatment"),))
    found = recognised(book, "# Rest", "conditions/rest.md", settings)
    assert found.page_type is book.page_types["treatment"]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("site/conditions/asthma.md", "condition"),
        ("site/conditions/asthma/index.md", "condition"),
        ("site/conditions/index.md", None),
        ("site/conditions/asthma/getting-help.md", None),
        ("conditions-of-use/page.md", None),
    ],
)
def test_the_folder_of_the_page_itself(book: Rulebook, path: str, wanted: str | None) -> None:
    assert type_of(book, "# Asthma\n\nA line.", path) == wanted


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"@type": "MedicalWebPage", "about": {"@type": "MedicalCondition"}}, "condition"),
        ({"@type": "MedicalWebPage", "about": [{"@type": "Drug"}]}, "medicine"),
        ({"@graph": [{"@type": "WebPage"}, {"@type": "MedicalClinic"}]}, None),
        ({"@type": "Article", "publisher": {"@type": "MedicalClinic"}}, None),
        ({"@type": "MedicalClinic"}, "service"),
        ({"@type": "http://schema.org/FAQPage"}, "faq"),
        ({"@type": ["NewsArticle"]}, "news"),
    ],
)
def test_json_ld(book: Rulebook, data: object, wanted: str | None) -> None:
    assert type_of(book, html(data), "page.html") == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Frequently asked questions", "faq"),
        ("Asthma: information for health professionals", "professional"),
        ("New trial shows that walking helps", "news"),
        ("A walk a day", None),
    ],
)
def test_titles(book: Rulebook, title: str, wanted: str | None) -> None:
    assert type_of(book, f"# {title}\n\nA line.") == wanted


CONDITION = (
    "# Hives\n\n{0}\n\n## Symptoms\n\nA rash.\n\n## Causes\n\nFood.\n\n## Treatment\n\nRest."
)


def test_headings(book: Rulebook) -> None:
    assert type_of(book, CONDITION.format(TALK)) == "condition"


@pytest.mark.parametrize(
    "text",
    [
        CONDITION.format("It itches."),
        CONDITION.format("Patients present with wheals. " * 60),
        CONDITION.format(TALK) + "".join(f"\n\n## Part {n}\n\nMore." for n in range(20)),
        CONDITION.format(TALK)
        .replace("Hives", "When you itch")
        .replace("Symptoms", "What are the symptoms of hives?")
        .replace("Causes", "What causes hives?")
        .replace("Treatment", "How is it treated?"),
    ],
    ids=["a fragment", "not for patients", "a book", "questions and answers"],
)
def test_headings_that_do_not_make_a_page(book: Rulebook, text: str) -> None:
    assert type_of(book, text) is None


def test_questions_are_the_template_of_medicine_pages(book: Rulebook) -> None:
    text = (
        f"# Advice\n\n{TALK}\n\n## Why is this medicine prescribed?\n\nPain.\n\n"
        "## How should this medicine be used?\n\nDaily.\n\n"
        "## What side effects can this medicine cause?\n\nFew.\n"
    )
    assert type_of(book, text) == "medicine"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("", "metformin"),
        ("# How metformin works\n\n", "metformin"),
        ("# Metformin (Glucophage) | A clinic\n\n", "metformin"),
        ("# Metformin-induced headache\n\n", None),
        ("# Metformin resistance\n\n", None),
        ("# Metformin delays ageing in mice\n\n", None),
        ("# Lowering your blood sugar\n\n", None),
    ],
)
def test_the_medicine_a_page_is_about(title: str, wanted: str | None) -> None:
    assert subject_drug(page_of(f"{title}{DRUG}\n\n{DRUG}")) == wanted


def test_a_medicine_that_is_only_named(book: Rulebook) -> None:
    text = f"# Sugar\n\n{DRUG}\n\n" + f"{TALK}\n\n" * 6
    assert type_of(book, text) is None


def test_lines_of_residue_do_not_hide_the_opening(shared: Path, book: Rulebook) -> None:
    text = (shared / "seed" / "how-ketamine-works.txt").read_text(encoding="utf-8")
    found = recognised(book, text, "how-ketamine-works.txt")
    assert found.page_type is book.page_types["medicine"]
    assert "'ketamine'" in found.how


def test_a_page_with_signs_of_both_is_about_the_condition(book: Rulebook) -> None:
    text = (
        f"# Broken or bruised ribs\n\n{TALK}\n\n## Check if you have a broken rib\n\nIt hurts.\n\n"
        "### Things you can do yourself\n\nRest.\n\n## See a GP if\n\nIt stays.\n\n"
        "## Go to A&E or call 999 if you\n\nCannot breathe.\n"
    )
    assert type_of(book, text) == "condition"


def test_a_hint_in_the_title_counts_as_a_heading(book: Rulebook) -> None:
    text = (
        "# {0}\n\n" + TALK + "\n\n## Symptoms\n\nA rash.\n\n## Treatment\n\nRest.\n\n## A word\n\n"
        "More.\n"
    )
    assert type_of(book, text.format("Fungal nail infection")) == "condition"
    assert type_of(book, text.format("A visit to the zoo")) is None


def test_json_ld_that_was_copied_from_another_page(book: Rulebook) -> None:
    data = {"@type": "MedicalWebPage", "about": {"@type": "Drug"}}
    headings = "<h2>Symptoms</h2><p>A.</p><h2>Causes</h2><p>B.</p><h2>Treatment</h2><p>C.</p>"
    page = html(data).replace("</p></main>", f"</p>{headings}</main>")
    assert type_of(book, page, "page.html") == "condition"
    assert type_of(book, html(data), "page.html") == "medicine"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Atopic eczema", "condition"),
        ("Varicose veins treatment | Kingsmead Vein Clinic", "treatment"),
        ("Acupuncture at Silver Birch", "treatment"),
        ("Cervical screening", "test"),
        ("Living with eczema", None),
        ("How we changed our eczema clinic", None),
        ("Eczema and the many things that people say of it", None),
        ("Nausea", "symptom"),
        ("Discharge", None),
        ("Free blood pressure checks", None),
        ("Cataract surgery", "treatment"),
        ("Head injury: advice for adults going home", "condition"),
        ("Head injury: a nurse remembers", None),
        ("Lichen sclerosus explained | The Marlowe Clinic", "condition"),
        ("Tinnitus: what helps, what doesn't, and what to skip", "condition"),
        ("Caring for someone with C. diff at home", "condition"),
        ("Gout: news from a study", None),
    ],
)
def test_a_title_that_is_a_name_and_no_more(book: Rulebook, title: str, wanted: str | None) -> None:
    parts = f"## One thing\n\n{TALK}\n\n## Another thing\n\n{TALK}\n"
    assert type_of(book, f"# {title}\n\n{TALK}\n\n{parts}") == wanted
    assert type_of(book, f"# {title}\n\n{TALK}\n") is None


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Heart failure clinic", "service"),
        ("How we changed our eczema clinic", None),
        ("Starting yoga: a beginner's guide", "wellness"),
        ("Head lice and nits", "condition"),
    ],
)
def test_a_title_that_says_it_all(book: Rulebook, title: str, wanted: str | None) -> None:
    assert type_of(book, f"# {title}\n\n{TALK}\n") == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Warfarin (Coumadin): patient information", "medicine"),
        ("Statins for high cholesterol", "medicine"),
        ("Statins and grapefruit", None),
    ],
)
def test_a_title_that_names_a_medicine(book: Rulebook, title: str, wanted: str | None) -> None:
    parts = f"## Side effects\n\n{TALK}\n\n## Another thing\n\n{TALK}\n"
    assert type_of(book, f"# {title}\n\n{TALK}\n\n{parts}") == wanted
    assert type_of(book, f"# {title}\n\n{TALK}\n\n## One\n\nA.\n\n## Two\n\nB.\n") is None


def test_a_page_that_tells_what_to_do_speaks_to_readers(book: Rulebook) -> None:
    told = "Use the cream daily. Keep nails short. Wear cotton. It may help. " * 9
    parts = f"## One thing\n\n{told}\n\n## Another thing\n\n{told}\n"
    assert type_of(book, f"# Atopic eczema\n\n{parts}") == "condition"


def test_a_signed_page_speaks_to_readers(book: Rulebook) -> None:
    told = "Celiac disease damages the small intestine. It runs in families. " * 9
    parts = f"## Testing\n\n{told}\n\n## Food\n\n{told}\n"
    by = "By Ann Moss, RN. Medically reviewed by Theo Lang, MD.\n\n"
    assert type_of(book, f"# Celiac disease\n\n{by}{parts}") == "condition"
    assert type_of(book, f"# Celiac disease\n\n{parts}") is None


def test_a_symptom_with_symptoms_is_a_condition(book: Rulebook) -> None:
    parts = f"## Symptoms\n\n{TALK}\n\n## What you can do\n\n{TALK}\n"
    assert type_of(book, f"# Hay fever\n\n{parts}") == "condition"


def test_a_guide_that_is_no_medication_guide(book: Rulebook) -> None:
    parts = "".join(
        f"## {heading}\n\n{TALK}\n\n"
        for heading in ("Before you take it", "Side effects", "Storage")
    )
    assert type_of(book, f"# Sertraline: a medication guide\n\n{TALK}\n\n{parts}") == "medicine"
    asked = parts.replace("Before you take it", "How should I take sertraline?")
    assert type_of(book, f"# Medication Guide\n\n{TALK}\n\n{asked}") == "medication-guide"


def test_a_guide_that_calls_itself_one_in_its_metadata_alone(book: Rulebook) -> None:
    parts = "".join(
        f"## {heading}\n\n{TALK}\n\n"
        for heading in ("Before you take it", "Side effects", "Storage", "Missed a dose?")
    )
    found = recognised(book, f"---\ntype: medication guide\n---\n# Sertraline\n\n{parts}", "a.md")
    assert found.page_type is not None
    assert found.page_type.name == "medicine"
    assert "not set out as one" in found.how


def test_an_operation_with_the_headings_of_a_test_is_a_treatment(book: Rulebook) -> None:
    asked = ("Why is it done?", "What happens?", "What are the risks?", "What is recovery like?")
    parts = "".join(f"## {heading}\n\n{TALK}\n\n" for heading in asked)
    text = f"# Hip replacement\n\n## What is a hip replacement?\n\n{TALK}\n\n{parts}"
    assert type_of(book, text) == "treatment"


def test_a_service_that_has_the_parts_of_a_treatment(book: Rulebook) -> None:
    headings = ("Who can use it", "What it can help with", "How to refer yourself", "What happens")
    parts = "".join(f"## {heading}\n\n{TALK}\n\n" for heading in (*headings, "What happens next"))
    offer = "Stepwell is a free service for adults. This is not an emergency service."
    assert type_of(book, f"# Stepwell\n\n{offer} {TALK}\n\n{parts}") == "service"
    assert type_of(book, f"# Stepwell\n\n{TALK}\n\n{parts}") == "treatment"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("The A1C test: what your number says", "test"),
        ("Hydroxyurea for sickle cell disease", None),
        ("Sickle cell disease", "condition"),
    ],
)
def test_what_a_title_names_is_no_condition_for_its_headings(
    book: Rulebook, title: str, wanted: str | None
) -> None:
    heads = ("What it is", "Diagnosis", "Who gets it", "Treatment", "When to get help")
    body = "".join(f"## {head}\n\n{TALK}\n\n" for head in heads)
    assert type_of(book, f"# {title}\n\n{body}") == wanted


def test_a_leaflet_is_known_by_its_first_line(book: Rulebook) -> None:
    text = f"Package leaflet: Information for the patient\n\nOstevane D3 tablets\n\n{TALK}\n"
    assert type_of(book, text, "page.txt") == "eu-leaflet"


def test_a_category_may_stand_in_the_plural(book: Rulebook) -> None:
    assert type_of(book, f"---\ncategory: supplements\n---\n# Psyllium\n\n{TALK}") == "supplement"
