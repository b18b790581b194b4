"""Sections under every name that pages give them, and what takes the place of a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import House, InspectionSettings
from qa.sources import FORMATS, Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

PARTS = {
    "What it's for": "It treats type 2 diabetes in adults and in children over ten years old.",
    "Who should be careful": "Do not take metformin if you have severe kidney disease.",
    "Taking it": "Swallow the tablet whole with a meal and a glass of water, once or twice a day.",
    "What if I take too much?": "Get advice right away, for a large dose can make you very ill.",
    "If you forget a dose": "Wait until the next one is due, for two at once can make you ill.",
    "Side effects": "Feeling sick and loose stools are common in the first few weeks of all.",
    "Mixing it with other medicines": "Steroids and water pills can raise your blood sugar again.",
    "If you're pregnant": "Metformin is often used in pregnancy, and your midwife knows more.",
}
OPENING = "Metformin has been on the market for 60 years, as a white tablet and as a syrup. " * 3


def missing(
    book: Rulebook, body: str, *, kind: str = "medicine", path: str = "", house: House | None = None
) -> dict[str, str]:
    path = path or "page.md"
    text = f"---\ntype: {kind}\n---\n{body}" if path.endswith(".md") else body
    settings = InspectionSettings(
        select=("sections.missing-required",), grammar="none", house=house or House()
    )
    source = Source(path, text.encode(), FORMATS[path[path.rindex(".") :]])
    found = inspect_page(source, book, settings).findings
    return {name: f.level.value for f in found for name in names_in(f.message)}


def names_in(message: str) -> list[str]:
    """Return the sections that a message lists."""
    *others, last = message.partition("section on ")[2].rpartition(" (")[0].split(" or ")
    return [*(name for part in others for name in part.split(", ")), last]


def page(mark: str, without: str = "") -> str:
    parts = [mark.format(h) + f"\n\n{t} {t}" for h, t in PARTS.items() if h != without]
    return f"# Metformin\n\n{OPENING}\n\n" + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("mark", ["## {}", "**{}**", "**{}:**"])
def test_headings_and_bold_lines(book: Rulebook, mark: str) -> None:
    assert missing(book, page(mark)) == {}


def test_lines_that_stand_alone_in_plain_text(book: Rulebook) -> None:
    body = page("{}").replace("# ", "")
    assert missing(book, body, path="medicines/metformin.txt") == {}


def test_words_in_bold_at_the_head_of_a_paragraph(book: Rulebook) -> None:
    body = page("## {}", "Side effects") + "\n**Side effects:** feeling sick and loose stools.\n"
    assert missing(book, body) == {}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("What it's for", "what it is used for"),
        ("Taking it", "how and when to take it"),
        ("Side effects", "side effects"),
        ("If you're pregnant", "pregnancy and breastfeeding"),
    ],
)
def test_a_section_that_was_taken_out(book: Rulebook, heading: str, name: str) -> None:
    assert missing(book, page("## {}", heading)) == {name: "warning"}


def test_what_no_other_medicine_is_named_in_is_said_once(book: Rulebook) -> None:
    body = page("## {}", "Mixing it with other medicines")
    source = Source("page.md", f"---\ntype: medicine\n---\n{body}".encode(), "markdown")
    settings = InspectionSettings(select=("sections",), grammar="none")
    told = [f for f in inspect_page(source, book, settings).findings if f.level.value == "warning"]
    assert [finding.rule for finding in told] == ["sections.missing-interactions"]
    named = f"{body}\nTell us if you have been prescribed furosemide.\n"
    assert missing(book, named) == {"interactions with other medicines": "warning"}


def test_who_cannot_take_it_may_be_told_in_any_section(book: Rulebook) -> None:
    body = page("## {}", "Who should be careful")
    assert missing(book, body) == {"who can and cannot take it": "warning"}
    assert missing(book, f"{body}\nDo not take it if you have kidney failure.\n") == {}


def test_a_short_page_is_not_asked_for_all_that_a_whole_one_has(book: Rulebook) -> None:
    body = page("## {}", "If you're pregnant")
    assert missing(book, body) == {"pregnancy and breastfeeding": "warning"}
    for heading in ("What it's for", "Mixing it with other medicines"):
        body = body.replace(f"## {heading}", "## Price")
    assert missing(book, body) == {}


def recommended(book: Rulebook, body: str, kind: str) -> str:
    settings = InspectionSettings(select=("sections.missing-recommended",), grammar="none")
    source = Source("page.md", f"---\ntype: {kind}\n---\n{body}".encode(), "markdown")
    return " ".join(f.message for f in inspect_page(source, book, settings).findings)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("What if I take too much?", "overdose"),
        ("If you forget a dose", "what to do after a missed dose"),
    ],
)
def test_a_section_that_is_not_asked_of_every_page(book: Rulebook, heading: str, name: str) -> None:
    assert name not in recommended(book, page("## {}"), "medicine")
    assert name in recommended(book, page("## {}", heading), "medicine")
    assert missing(book, page("## {}", heading)) == {}


def test_a_vaccine_has_no_other_options(book: Rulebook) -> None:
    parts = "\n\n".join(f"## {h}\n\n{OPENING * 2}" for h in ("How it works", "Benefits", "Risks"))
    for title, wanted in (("Knee wash-out", True), ("Flu vaccine", False)):
        told = recommended(book, f"# {title}\n\n{OPENING}\n\n{parts}", "treatment")
        assert ("other options" in told) == wanted


def test_a_test_of_a_drop_of_blood_has_no_risks_to_tell(book: Rulebook) -> None:
    parts = "\n\n".join(f"## {h}\n\n{OPENING}" for h in ("What it is for", "What results mean"))
    for title, wanted in (("Endoscopy", {"risks": "warning"}), ("Cholesterol blood test", {})):
        body = f"# {title}\n\n## What the test is\n\n{OPENING}\n\n{parts}"
        told = missing(book, body, kind="test")
        assert {name: level for name, level in told.items() if name == "risks"} == wanted


def test_the_text_above_the_first_section_may_say_what_it_is_for(book: Rulebook) -> None:
    told = page("## {}", "What it's for").replace(OPENING, OPENING + "It treats type 2 diabetes.")
    assert missing(book, told) == {}


def test_a_part_of_another_heading_is_no_section(book: Rulebook) -> None:
    body = page("## {}", "Side effects") + "\n## How to cope with side effects\n\nDrink water.\n"
    assert missing(book, body) == {"side effects": "warning"}


def test_headings_about_the_page_itself_open_nothing(book: Rulebook) -> None:
    body = (
        f"# Gout\n\n{OPENING}\n\n## Symptoms\n\nA sore toe.\n\n## Treatment\n\nRest.\n\n"
        "## Causes\n\nCrystals.\n\n## How we make sure that this helps you\n\nBy reading.\n"
    )
    assert "when to get medical help" in missing(book, body, kind="condition")


def test_what_the_site_wants_is_required(book: Rulebook) -> None:
    house = House(sections=(("service", ("Parking", "Our team")), ("medicine", ("Cost",))))
    body = f"# Skin clinic\n\n{OPENING}\n\n## Meet our team\n\nDr Lee.\n"
    assert missing(book, body, kind="service", house=house) == {"'Parking'": "warning"}
    assert missing(book, body, kind="service") == {}


def test_what_the_site_wants_is_asked_for_once(book: Rulebook) -> None:
    house = House(sections=(("medicine", ("Side effects",)),))
    assert missing(book, page("## {}", "Side effects"), house=house) == {
        "'Side effects'": "warning"
    }


def test_the_parts_that_the_law_sets(book: Rulebook) -> None:
    body = (
        f"# Package leaflet: Zolot\n\n{OPENING}\n\n"
        "## 1. What Zolot is and what it is used for\n\nA.\n\n"
        "## 2. What you need to know before you take Zolot\n\nB.\n\n"
        "## 3. How to take Zolot\n\nC.\n\n"
        "## 5. How to store Zolot\n\nD.\n\n## 6. Contents of the pack and other information\n\nE.\n"
    )
    lacking = {"possible side effects": "warning", "how to report side effects": "warning"}
    assert missing(book, body, kind="leaflet") == lacking
    reported = f"{body}\nReport side effects via the Yellow Card scheme.\n"
    assert missing(book, reported, kind="leaflet") == {"possible side effects": "warning"}


@pytest.mark.parametrize(
    ("heading", "ids"),
    [
        ("How to cope with side effects", {"coping-side-effects"}),
        ("If you forget to take it", {"missed-dose"}),
        ("Don\u2019t take it if", {"who-can-take"}),
        ("3. Side-effects", {"side-effects"}),
        ("Taking it with other medicines", {"interactions"}),
        ("Taking more than you should", {"overdose"}),
    ],
)
def test_what_a_heading_opens(book: Rulebook, heading: str, ids: set[str]) -> None:
    assert {need.id for need in book.page_types["medicine"].opened_by(heading)} == ids


def test_a_long_page_in_its_own_words_is_asked_softly(book: Rulebook) -> None:
    heads = ["How bad is it?", "What we give", "What does nothing", "Catching it", "Coming back?"]
    text = "The voice box swells, and the child barks like a seal at two in the morning. " * 10
    body = "# Croup\n\n" + "\n\n".join(f"## {head}\n\n{text}" for head in heads)
    asked = missing(book, body, kind="condition")
    vital = {name for name, level in asked.items() if level != "suggestion"}
    assert vital == {"when to get medical help"} < asked.keys()
    short = body.replace(text, text[:150])
    assert set(missing(book, short, kind="condition").values()) == {"warning"}
