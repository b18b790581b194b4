"""Reports that other programs read: valid by their schemas, whatever a page holds."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from sample_report import PageText, finding, report_of, small_report
from test_html_reporter import ATTACKS, hostile_report

from qa import saved
from qa.finding import Level
from qa.report import NotRun
from qa.reporters import REPORTERS, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.report import Report

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = ROOT / "tests" / "schemas"


def empty_report() -> Report:
    return report_of()


def sample() -> Report:
    """The committed report on our own pages."""
    return saved.merged([saved.read(ROOT / "reports" / "sample" / "report.json")], {})


REPORTS = pytest.mark.parametrize("report", [small_report, empty_report, hostile_report, sample])


def read_sarif(report: Report) -> Any:
    return json.loads(render("sarif", report))


@REPORTS
def test_sarif_is_valid(report: Callable[[], Report]) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(read_sarif(report()))


@REPORTS
def test_junit_is_valid(report: Callable[[], Report]) -> None:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(render("junit", report()))


@REPORTS
@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_every_format_says_the_same_twice(name: str, report: Callable[[], Report]) -> None:
    text = render(name, report())
    assert text == render(name, report())
    assert not any(char in text for char in "\u202e\u2066\x1b\x00")
    text.encode("utf-8")


def test_sarif_has_what_code_hosts_show() -> None:
    run = read_sarif(small_report())["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    typo = next(r for r in run["results"] if r["ruleId"] == "words.spelling")
    assert typo["level"] == "warning"
    assert rules[typo["ruleIndex"]]["id"] == "words.spelling"
    assert "NHS, Content guide (2024), item 3" in rules[typo["ruleIndex"]]["help"]["text"]
    where = typo["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "content/ketamine.md"}
    change = typo["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"] == {"text": "receive"}
    assert change["deletedRegion"] == where["region"]
    aside = [r for r in run["results"] if "suppressions" in r]
    assert [r["suppressions"][0]["justification"] for r in aside] == ["Agreed with the pharmacist."]
    told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert told.startswith("Not checked: external links")
    prints = [r["partialFingerprints"]["qa/v1"] for r in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_says_when_a_run_broke_down() -> None:
    broken = replace(small_report(), not_run=(NotRun("links", "It broke.", failed=True),))
    assert read_sarif(broken)["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_junit_fails_only_what_decides_the_verdict() -> None:
    root = ET.fromstring(render("junit", small_report()))
    page = root.find("testsuite[@name='content/ketamine.md']")
    assert page is not None
    assert page.attrib["failures"] == "3"
    assert page.attrib["skipped"] == "1"
    clean = root.find("testsuite[@name='content/asthma.md']")
    assert clean is not None
    assert [case.attrib["name"] for case in clean] == ["nothing to change"]


def test_github_puts_the_worst_first_and_lets_no_page_give_commands() -> None:
    lines = render("github", small_report()).splitlines()
    assert lines[0].startswith("::error file=content/ketamine.md,line=1,")
    assert [line.partition(" ")[0] for line in lines[:3]] == ["::error"] * 3
    assert lines[-1] == "Not ready to publish: 3 errors on 1 of 2 pages."
    page = PageText("a,b:c%.md").text("x\n::error::y").document()
    found = finding(page, "words.x", Level.ERROR, "50%\r\n::set-output name=x::y", "x")
    first, verdict = render("github", report_of(page, findings=[found])).splitlines()
    assert first.startswith("::error file=a%2Cb%3Ac%25.md,line=1,")
    assert first.endswith("::50%25 ::set-output name=x::y")
    assert not verdict.startswith("::")


def test_gitlab_has_a_fingerprint_for_each_finding() -> None:
    data = json.loads(render("gitlab", small_report()))
    assert len({entry["fingerprint"] for entry in data}) == len(data) == 8
    assert data[1]["severity"] == "major"
    assert data[1]["location"] == {"path": "content/ketamine.md", "lines": {"begin": 3}}


def test_checkstyle_groups_by_file() -> None:
    root = ET.fromstring(render("checkstyle", small_report()))
    (file,) = root
    assert file.attrib["name"] == "content/ketamine.md"
    assert file[1].attrib["source"] == "qa.claims.miracle-cure"


def test_csv_opens_in_a_spreadsheet_without_running_anything() -> None:
    rows = list(csv.DictReader(StringIO(render("csv", small_report()))))
    assert rows[3]["text"] == "recieve"
    assert rows[3]["suggestion"] == "receive"
    assert rows[-1]["set aside because"] == "Agreed with the pharmacist."
    page = PageText("page.md").text("=HYPERLINK(1) @SUM").document()
    found = [
        finding(page, "words.x", Level.ERROR, "=1+1", "=HYPERLINK(1)"),
        finding(page, "words.y", Level.ERROR, "Fine.", "@SUM"),
    ]
    rows = list(csv.DictReader(StringIO(render("csv", report_of(page, findings=found)))))
    assert [row["text"] for row in rows] == ["'=HYPERLINK(1)", "'@SUM"]
    assert rows[0]["message"] == "'=1+1"


def test_line_is_a_line_a_finding() -> None:
    lines = render("line", small_report()).splitlines()
    assert len(lines) == 8
    assert lines[3] == "content/ketamine.md:5:24:words.spelling:'recieve' is misspelled."


def test_markdown_is_a_comment_in_which_no_page_has_a_say() -> None:
    text = render("markdown", small_report())
    assert text.startswith("### ❌ Not ready to publish")
    assert "<summary><b>content/ketamine.md</b>: 8 findings</summary>" in text
    assert "Set aside with a reason: 1 finding." in text
    assert r"content/ketamine.md\:5: Agreed with the pharmacist. (by a comment in the page)" in text
    hostile = render("markdown", hostile_report())
    assert len(hostile) < 65_536
    for attack in ATTACKS:
        if "<" in attack:
            assert attack not in hostile
    page = PageText("page.md").text("x").document()
    found = finding(page, "words.x", Level.ERROR, "Ask @everyone | see [x](http://a.b) `c`", "x")
    told = render("markdown", report_of(page, findings=[found]))
    assert r"Ask \@everyone \| see \[x\](http\://a.b) \`c\`" in told


def test_markdown_counts_the_pages_that_do_not_fit() -> None:
    pages = [PageText(f"page-{n}.md").text("bad " * 60).document() for n in range(300)]
    found = [
        finding(page, "words.x", Level.ERROR, f"'bad' number {n} says too little.", "bad")
        for page in pages
        for n in range(3)
    ]
    text = render("markdown", report_of(*pages, findings=found))
    assert 50_000 < len(text) < 65_536
    assert "pages more, which did not fit here." in text
