"""Sentences that readers stumble over, and those that only look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source, load

if TYPE_CHECKING:
    from pathlib import Path

    from qa.finding import Finding
    from qa.rulebook import Rulebook

SETTINGS = InspectionSettings(select=("wording", "grammar"), grammar="none")


def findings(book: Rulebook, rule: str, text: str) -> list[Finding]:
    settings = InspectionSettings(
        select=(rule if "." in rule else f"wording.{rule}",), grammar="none"
    )
    inspection = inspect_page(Source("page", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


@pytest.mark.parametrize(
    ("text", "match", "fixed"),
    [
        ("Rest is very important part of it.", "is very important part", "a "),
        ("How sleep works is really interesting topic.", "is really interesting topic", "a "),
        ("A virus is most common cause of colds.", "is most common cause", "the "),
        ("Rest is important part of care.", "is important part", "an "),
        ("The liver plays important role in it.", "plays important role", "an "),
        ("Sleep is *very useful* tool.", "is *very useful* tool", "a "),
    ],
)
def test_missing_article(book: Rulebook, text: str, match: str, fixed: str) -> None:
    (finding,) = findings(book, "grammar.missing-article", text)
    assert finding.match == match
    edit = finding.fixes[0].edits[0]
    assert edit.text == fixed
    assert edit.span.start == edit.span.end
    assert not finding.fixes[0].safe


@pytest.mark.parametrize(
    "text",
    [
        "This is very good advice.",
        "It is most common in women.",
        "Sleep is a very useful tool.",
        "It is the most common cause.",
        "It is very much part of the plan.",
        "It is most often caused by a virus.",
        "What is most important is rest.",
        "The test is quite safe. Part of it hurts.",
        "Pain is most common symptoms aside.",
        "It is rather like part of a wheel.",
        "It is very effective treatment.",
        "Most people have normal effects.",
    ],
)
def test_articles_that_are_not_missing(book: Rulebook, text: str) -> None:
    assert findings(book, "grammar.missing-article", text) == []


@pytest.mark.parametrize(
    ("text", "match", "level"),
    [
        ("Possible **side effects** may include nausea.",
         "Possible **side effects** may include", "warning"),
        ("Potential risks might include a rash.", "Potential risks might include", "warning"),
        ("Possible side effects can include nausea.",
         "Possible side effects can include", "suggestion"),
        ("It may possibly help.", "may possibly", "warning"),
        ("It could potentially help.", "could potentially", "suggestion"),
        ("Perhaps it might help.", "Perhaps it might", "warning"),
    ],
)  # fmt: skip
def test_double_hedge(book: Rulebook, text: str, match: str, level: str) -> None:
    assert [(f.match, f.level.value) for f in findings(book, "double-hedge", text)] == [
        (match, level)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It may be possible to go home.",
        "Come as soon as possible. You may be seen at once.",
        "If possible, pain may be treated at home.",
        "Side effects may include nausea.",
        "Possible side effects include nausea.",
        "It is possible that you may need a scan.",
        "The potential of this drug may be great.",
        "The possible causes are many. They may include stress.",
    ],
)
def test_single_hedge(book: Rulebook, text: str) -> None:
    assert findings(book, "double-hedge", text) == []


PAGE = "Ask how insulin works. A nurse knows how insulin works in the body.\n\n"


@pytest.mark.parametrize(
    ("text", "match", "fixed"),
    [
        ("Insulin Works mainly by night.", "Insulin Works", "Insulin works"),
        ("In short, How Insulin Works is simple.", "How Insulin Works", "how insulin works"),
    ],
)
def test_keyword_capitals(book: Rulebook, text: str, match: str, fixed: str) -> None:
    (finding,) = findings(book, "keyword-capitals", PAGE + text)
    assert finding.match == match
    assert finding.fixes[0].edits[0].text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "## How Insulin Works in people",
        "**How Insulin Works:** slowly.",
        "[How Insulin Works in you](/a) is a page.",
        'Read "How Insulin Works in you" first.',
        "See How Insulin Works for more.",
        "Insulin Works Ltd is a company.",
        "Our booklet How Insulin Works explains it.",
    ],
)
def test_names_keep_their_capitals(book: Rulebook, text: str) -> None:
    assert findings(book, "keyword-capitals", PAGE + text) == []


def test_a_phrase_said_once_is_a_name(book: Rulebook) -> None:
    assert findings(book, "keyword-capitals", "Insulin Works mainly by night.") == []


def test_the_page_it_began_with(book: Rulebook, shared: Path) -> None:
    source = load(str(shared / "seed" / "how-ketamine-works.txt"))
    hits = [(f.start.line, f.match) for f in inspect_page(source, book, SETTINGS).findings]
    assert hits == [
        (5, "is very important aspect"),
        (28, "Possible side effects may include"),
        (42, "Ketamine Works"),
    ]
