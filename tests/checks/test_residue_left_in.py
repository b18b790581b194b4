"""What templates, builders, assistants and copying leave behind, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

LIKELY = "residue.likely-leftover"
"""Which is tested with the other rules of likeness."""


def found(book: Rulebook, text: str, format_name: str = "markdown") -> list[tuple[str, str, str]]:
    settings = InspectionSettings(select=("residue",), ignore=(LIKELY,), grammar="none")
    inspection = inspect_page(Source("page", text.encode(), format_name), book, settings)
    assert not inspection.stopped
    return [(f.rule.partition(".")[2], f.level.value, f.match) for f in inspection.findings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Call (000) 000-0000 today.", "demo-contact"),
        ("Call 01234 567890 today.", "demo-contact"),
        ("Write to user@email.com today.", "demo-contact"),
        ("Reviewed by [name] on [date].", "placeholder"),
        ("About XX% of people get better.", "placeholder"),
        ("[Image: a nurse]", "placeholder"),
        ("Enter your text here.", "builder-default"),
        ("Sed ut perspiciatis unde omnis iste natus.", "lorem-ipsum"),
        ("[tablepress id=3 /]", "shortcode"),
        ('[toggle title="Causes"]', "shortcode"),
        ("See Error! Reference source not found.", "program-value"),
        ("Welcome, undefined", "missing-value"),
        ("Feel free to adjust the tone.", "ai-chat"),
        ("Hope this helps!", "ai-chat"),
        ("ChatGPT said:", "ai-chat"),
        ("The risk is low 【4:0†source】.", "ai-token"),
        ("DRAFT - not for publication", "draft-mark"),
        ("Sent from my iPhone", "page-furniture"),
        ("Don\ufffdt stop.", "mojibake"),
    ],
)
@pytest.mark.parametrize("format_name", ["markdown", "html", "text"])
def test_left_in(book: Rulebook, text: str, name: str, format_name: str) -> None:
    page = f"Rest and drink water.\n\n{text}\n\nThen rest again."
    if format_name == "html":
        page = f"<main><p>Rest.</p><p>{text}</p><p>Then rest again.</p></main>"
    names = {rule for rule, level, _ in found(book, page, format_name) if level != "suggestion"}
    assert name in names


@pytest.mark.parametrize(
    "text",
    [
        "Take it with food (check with your doctor first).",
        "Triple X syndrome is written 47,XXX, and women have two X chromosomes (XX).",
        "TK inhibitors block an enzyme. The term is undefined.",
        "Would you like to see a nurse? Let us know.",
        "Ask the person at the desk to insert your card here or there.",
        "The draft guideline is out for comment until May.",
        "See [the video](https://northbridge.org/video) and [the map](/map).",
        "If p < 0.05 and b > 3, the result counts.",
        "A code of 304 people, 25 of them from 123 towns, call 0113 000 0000.",
        "In this trial we will look at two doses.",
    ],
)
def test_let_be(book: Rulebook, text: str) -> None:
    assert found(book, text) == []


def test_default_title_is_marked_where_it_stands(book: Rulebook) -> None:
    text = "---\ntitle: Hello world!\n---\n\nAsthma is common."
    (finding,) = [hit for hit in found(book, text) if hit[0] == "metadata-left-in"]
    assert "Hello world!" in finding[2]


def test_a_page_of_templates_may_hold_tags(book: Rulebook) -> None:
    template = (
        "{% extends 'page.html' %}<html><body><p>{% if x %}Rest.{% endif %}</p></body></html>"
    )
    assert found(book, template, "html") == []
    finished = "<html><body><p>Rest {% if x %}well{% endif %}.</p></body></html>"
    assert {rule for rule, _, _ in found(book, finished, "html")} == {"program-tag"}


def test_marks_of_markdown_in_plain_text_count_only_where_they_are_few(book: Rulebook) -> None:
    one = "Take it with food. **Do not** drink milk.\n"
    many = "".join(f"Take it with food. **Do not** drink {n} milk.\n\n" for n in range(6))
    assert [rule for rule, _, _ in found(book, one, "text")] == ["markdown-left-in"]
    assert found(book, many, "text") == []


def test_unread_marks_in_markdown_are_warnings(book: Rulebook) -> None:
    assert [(rule, level) for rule, level, _ in found(book, "##Risks\n\nRest.")] == [
        ("markdown-left-in", "warning")
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("‚Äô", "\u2019"), ("\x92", "\u2019"), ("√©", "é"), ("Õ", "\u2019")],
)
def test_other_encodings_are_mended(book: Rulebook, broken: str, whole: str) -> None:
    settings = InspectionSettings(select=("residue.mojibake",), grammar="none")
    page = Source("page", f"It isn{broken}t there.".encode(), "markdown")
    (finding,) = inspect_page(page, book, settings).findings
    assert finding.fixes[0].edits[0].text == whole


def test_a_link_that_only_the_builders_can_open(book: Rulebook) -> None:
    assert found(book, "[Asthma](http://localhost:8080/asthma)") == [
        ("unpublished-address", "error", "http://localhost:8080/asthma")
    ]
    assert found(book, "[Tests](https://www.northbridge.org/test/dev)") == []


def test_hidden_notes(book: Rulebook) -> None:
    page = "<p>Take 50 mg.</p><!-- TODO: check the dose -->"
    assert [rule for rule, _, _ in found(book, page, "html")] == ["note-in-comment"]
    assert found(book, "<p>Take 50 mg.</p><!-- end of part one -->", "html") == []
