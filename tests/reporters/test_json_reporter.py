import json
import sys
from dataclasses import replace

import pytest
from sample_report import PageText, finding, missing, report_of, small_report

from qa.brief import brief
from qa.document import Position, Span
from qa.finding import Edit, Finding, Fix, Level
from qa.page import Page
from qa.reporters import render


def test_shape_is_what_programs_rely_on() -> None:
    data = json.loads(render("json", small_report()))

    assert list(data) == [
        "version",
        "tool",
        "verdict",
        "pages",
        "findings",
        "suppressed",
        "fixed",
        "settled",
        "verified",
        "history",
        "not_run",
        "rules",
        "policy",
    ]
    assert data["version"] == "1"
    assert data["tool"] == {"name": "qa", "version": "0.1.0"}
    assert data["verdict"] == {
        "ready": False,
        "sentence": "Not ready to publish: 3 errors on 1 of 2 pages.",
        "errors": 3,
        "warnings": 3,
        "suggestions": 2,
        "pages": 2,
        "pages_with_findings": 1,
    }
    assert data["pages"][1] == {
        "path": "content/asthma.md",
        "title": "Asthma",
        "type": "condition",
        "how_recognised": "Its title names a drug.",
        "language": "en-US",
        "profile": "en-US",
        "words": 4,
        "reading_level": None,
        "sections_missing": [],
        "links": [],
        "brief": [],
    }
    assert data["pages"][0]["links"][0]["verdict"] == "dead"
    assert data["not_run"] == [
        {"what": "external links", "why": "Run without --offline to check them.", "failed": False}
    ]


def test_findings_have_places_fixes_and_reasons() -> None:
    data = json.loads(render("json", small_report()))

    assert data["findings"][2] == {
        "path": "content/ketamine.md",
        "line": 3,
        "column": 61,
        "end_line": 3,
        "end_column": 64,
        "start": 80,
        "end": 83,
        "source_line": "Ketamine is a **miracle cure** for pain, and people need to wow ketamine"
        " works.",
        "source_line_column": 1,
        "rule": "words.wow",
        "level": "warning",
        "message": "'wow' is probably 'how'.",
        "owner": "",
        "match": "wow",
        "fixes": [
            {
                "description": "Write “how”.",
                "safe": False,
                "edits": [
                    {
                        "start": 80,
                        "end": 83,
                        "text": "how",
                        "line": 3,
                        "column": 61,
                        "end_line": 3,
                        "end_column": 64,
                    }
                ],
            }
        ],
        "why": "Readers are misled by wow.",
        "sources": ["NHS, Content guide (2024), item 3", "FTC (2022)"],
        "decision": None,
    }
    aside = data["suppressed"][0]
    assert aside.pop("reason") == "Agreed with the pharmacist."
    assert aside.pop("by") == "a comment in the page"
    assert list(aside) == list(data["findings"][0])


def one_finding(*edits: Edit) -> Finding:
    page = PageText("a.md").text("First.", "We recieve it.", "Last.").document()
    found = finding(page, "words.spelling", Level.WARNING, "Misspelled.", "recieve")
    return found._replace(fixes=(Fix("Write it well.", edits),))


def test_edits_on_the_finding_s_line_have_places_without_the_page() -> None:
    found = one_finding(Edit(Span(11, 18), "receive"), Edit(Span(8, 8), "Now "))
    data = json.loads(render("json", report_of(findings=[found])))

    receive, now = data["findings"][0]["fixes"][0]["edits"]
    assert receive == {
        "start": 11,
        "end": 18,
        "text": "receive",
        "line": 3,
        "column": 4,
        "end_line": 3,
        "end_column": 11,
    }
    assert (now["start"], now["line"], now["column"], now["text"]) == (8, 3, 1, "Now ")


def test_edits_elsewhere_have_offsets_where_the_page_is_gone() -> None:
    found = one_finding(Edit(Span(0, 5), "1st"))
    data = json.loads(render("json", report_of(findings=[found])))

    assert data["findings"][0]["fixes"][0]["edits"] == [{"start": 0, "end": 5, "text": "1st"}]


@pytest.mark.parametrize("char", ["\udfff", "\x9b", "\u202e", "\x1b", "\u2028"])
def test_characters_that_act_are_escaped_and_kept(char: str) -> None:
    page = PageText("a.md").text(f"A {char} here, 患者 and 😀.").document()
    found = finding(page, "x.y", Level.ERROR, f"See {char}.", char)
    text = render("json", report_of(page, findings=[found]))

    assert text.encode("utf-8").endswith(b"}\n")
    assert char not in text
    data = json.loads(text)
    assert data["findings"][0]["match"] == char
    assert data["findings"][0]["message"] == f"See {char}."


def test_unicode_stays_readable() -> None:
    page = PageText("患者.md").text("患者は 😀").document()
    assert '"path": "患者.md"' in render("json", report_of(page))


def test_same_report_same_bytes() -> None:
    assert render("json", small_report()) == render("json", small_report())


def test_rules_that_nobody_knows_have_no_reason() -> None:
    page = PageText("a.md").text("Text.").document()
    report = replace(report_of(page, findings=[missing(page, "x.y", Level.ERROR, "No.")]), rules={})
    data = json.loads(render("json", report))
    assert (data["findings"][0]["why"], data["findings"][0]["sources"]) == ("", [])


@pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer makes times meaningless")
def test_twenty_thousand_findings_are_quick() -> None:
    found = [
        one_finding(Edit(Span(11, 18), "receive"))._replace(start=Position(n, 4))
        for n in range(1, 20_001)
    ]
    report = report_of(findings=found)
    render("json", report)


def test_the_brief_has_each_fact_with_its_sentence_and_place() -> None:
    report = small_report()
    facts = {path: brief(Page(document)) for path, document in report.documents.items()}
    data = json.loads(render("json", replace(report, briefs=facts)))

    assert data["pages"][0]["brief"][-1] == {
        "kind": "dose",
        "text": "10.0 mg",
        "sentence": "Adults | 10.0 mg",
        "offset": 9,
        "start": 206,
        "end": 213,
        "line": 19,
        "column": 1,
    }
    assert data["pages"][1]["brief"] == []
