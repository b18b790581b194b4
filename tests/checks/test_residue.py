"""Exact places, and the traps of what looks like residue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source, load

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

CONTENT = Path(__file__).resolve().parents[2] / "content"
ENGLISH = "The nurse is in on all days of the week, and the door is open to all of you.\n\n"

LIKELY = "residue.likely-leftover"
"""Which is tested with the other rules of likeness."""


def findings(book: Rulebook, text: str, format_name: str = "markdown") -> list[Finding]:
    settings = InspectionSettings(select=("residue",), ignore=(LIKELY,), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), format_name), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def found(book: Rulebook, text: str, format_name: str = "markdown") -> list[tuple[str, str]]:
    return [(f.rule, f.match) for f in findings(book, text, format_name)]


@pytest.mark.parametrize(
    "address",
    [
        "304 North Cardinal St.",
        "304 N. Cardinal Street",
        "304 Noord Kardinaal Straat",
        "304 Noord-Kardinaalstraat",
        "304 Nord-Kardinal-Straße",
        "304 Calle Cardenal Norte",
        "Calle Cardenal Norte 304",
        "304 rue Cardinal Nord",
        "Via Cardinale Nord, 304",
        "304 Rua Cardeal Norte",
        "304 Norra Kardinalgatan",
    ],
)
def test_demo_address_in_every_language(book: Rulebook, address: str) -> None:
    hits = found(book, f"{ENGLISH}Come to {address}")
    assert [rule for rule, _ in hits] == ["residue.demo-address"]
    assert hits[0][1].rstrip(".") in address
    assert "304" in hits[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Of 304 patients in the north, cardinal signs were rare.",
        "18 North Cardinal Street",
        "1304 North Cardinal Street",
        "304 cardinal symptoms were noted.",
        "He lived in Dorchester Center for years.",
        "The Dorchester Center, on Main Street, is closed.",
        "1500 Washington St., Dorchester Center, MA 02124",
    ],
)
def test_other_addresses_are_let_be(book: Rulebook, text: str) -> None:
    assert found(book, text) == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Power Word: Proven", "Power Word: Proven"),
        ("**Focus keyphrase:** back pain", "Focus keyphrase:** back pain"),
        ("H2: Causes of back pain", "H2: Causes of back pain"),
        ("Transition words: however, so", "Transition words: however, so"),
        ("Some copy stands here.\nKeyword: back pain", "Keyword: back pain"),
        ("Meta description: " + "Learn how to sleep. " * 20, "Meta description:"),
    ],
)
def test_writing_labels(book: Rulebook, text: str, match: str) -> None:
    assert found(book, text) == [("residue.writing-label", match)]


@pytest.mark.parametrize(
    "text",
    [
        "In other words: rest.",
        "Keywords: asthma, wheeze",
        "The safe word: stop.",
        "Hook: the part of the needle that holds the thread in the skin.",
        "See https://example-slug.org/slug: it is a page.",
        "Use the `Slug: value` field.",
    ],
)
def test_words_that_are_no_labels(book: Rulebook, text: str) -> None:
    assert found(book, text) == []


def test_foreign_label_needs_an_english_page(book: Rulebook) -> None:
    assert found(book, f"{ENGLISH}## Onze Locatie\n\nHere.") == [
        ("residue.foreign-label", "Onze Locatie")
    ]
    dutch = "De kliniek is in het midden van de stad, en een arts is er elke dag.\n\n"
    assert found(book, f"{dutch}{dutch}## Onze Locatie\n\nHier.") == []
    assert found(book, f"{ENGLISH}Look for the words Onze Locatie on the door.") == []


@pytest.mark.parametrize(
    "text",
    [
        "# {{ page.title }}\n\n{{ content }}",
        "{% for drug in drugs %}{{ drug_name }}{% endfor %}",
        'See {{< ref "sleep.md" >}} for more.',
        "Write `{{first_name}}` where the name goes.",
    ],
)
def test_templates_may_hold_tags(book: Rulebook, text: str) -> None:
    assert found(book, text) == []


def test_a_message_repeats_a_variable_as_it_stands(book: Rulebook) -> None:
    (finding,) = findings(book, "Ask %surgeon_name% about it.")
    assert finding.message.startswith("'%surgeon_name%' should")


def test_variables_on_a_finished_page(book: Rulebook) -> None:
    page = "<main><p>Dear {{ patient_name }}, call {{x}}.</p></main>"
    assert found(book, page, "html") == [
        ("residue.template-variable", "{{ patient_name }}"),
        ("residue.template-variable", "{{x}}"),
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("â€™", "’"), ("Ã©", "é"), ("Â°", "°"), ("â€“", "–"), ("Âµ", "µ")],
)
def test_mojibake_is_mended(book: Rulebook, broken: str, whole: str) -> None:
    (finding,) = findings(book, f"It is 5{broken}x there.")
    assert (finding.rule, finding.match) == ("residue.mojibake", broken)
    assert finding.fixes[0].edits[0].text == whole
    assert finding.fixes[0].safe


def test_accents_are_no_mojibake(book: Rulebook) -> None:
    assert found(book, "Ângela, São Paulo, Ménière, Ãlvaro, crème brûlée: 5 °C, µg") == []


def test_entity_fix_keeps_the_markup(book: Rulebook) -> None:
    (finding,) = findings(book, "<p>8&amp;nbsp;am</p>", "html")
    assert finding.match == "&amp;nbsp;"
    assert finding.fixes[0].edits[0].text == "&nbsp;"
    (finding,) = findings(book, "Keep below 25&deg;C.", "text")
    assert finding.fixes[0].edits[0].text == "°"


@pytest.mark.parametrize(
    "text",
    [
        "The XXX pattern is triple X syndrome; 47,XXX is its name.",
        "Tick-borne disease (TBD) is rare. Total body count (TBC) is done.",
        "- [ ] I have asked about side effects",
        "She said that [her sister] was well [1], [sic].",
        "See [your health record] for more.",
        "A to-do list can help.",
        "As an AI model is trained, its answers change.",
    ],
)
def test_traps(book: Rulebook, text: str) -> None:
    assert found(book, text) == []


def test_word_file(book: Rulebook) -> None:
    path = CONTENT / "treatments" / "cognitive-behavioural-therapy.docx"
    settings = InspectionSettings(select=("residue",), grammar="none")
    inspection = inspect_page(load(str(path)), book, settings)
    rules = [f.rule for f in inspection.findings]
    assert rules.count("residue.comment-left-in") == 1
    assert rules.count("residue.tracked-change") == 2
    comment = next(f for f in inspection.findings if f.rule == "residue.comment-left-in")
    assert comment.match == "works for 95% of people"
    assert "Check this figure" in comment.message


def test_the_page_it_began_with(book: Rulebook, shared: Path) -> None:
    source = load(str(shared / "seed" / "how-ketamine-works.txt"))
    settings = InspectionSettings(select=("residue",), grammar="none")
    hits = [
        (f.start.line, f.match, f.level.value)
        for f in inspect_page(source, book, settings).findings
    ]
    assert hits == [
        (1, "Onze Locatie", "warning"),
        (2, "304 Noord Kardinaal Straat", "error"),
        (3, "Dorchester Center, MA 02124", "warning"),
        (11, "Strong Word: Significant", "error"),
        (13, "Emphasized Word: Important", "error"),
    ]
