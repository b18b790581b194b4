"""The report in a real browser. A probe is appended to a copy of the file without its policy."""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sample_report import PageText, finding, missing, report_of, small_report, summary
from test_html_reporter import hostile_report

from qa.brief import brief
from qa.finding import Level
from qa.page import Page
from qa.report import Report
from qa.reporters import render

pytestmark = pytest.mark.chromium

Browse = Callable[..., tuple[str, str]]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Load a file and return the page that it became, and what the browser said about it."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        if os.environ.get("CI") == "true" and os.environ.get("QA_REQUIRE_CHROMIUM") == "1":
            pytest.fail("Chromium is not installed, and QA_REQUIRE_CHROMIUM=1 asks for it.")
        pytest.skip("Chromium is not installed.")

    def load(text: str, *flags: str, fragment: str = "") -> tuple[str, str]:
        file = tmp_path / "report.html"
        file.write_text(text, encoding="utf-8")
        unprotected = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
        done = subprocess.run(
            [
                program,
                "--headless",
                *unprotected,
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--v=0",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--virtual-time-budget=10000",
                *flags,
                "--dump-dom",
                file.as_uri() + fragment,
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
        return done.stdout, done.stderr

    return load


def probed(report: Report, script: str, *, scripts: bool = True, size: str = "") -> str:
    """Return the report with a script that fills `out`, in a frame of that size if there is one."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", render("html", report))
    if not scripts:
        text = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    probe = f"""<script>addEventListener("load", () => {{
        const out = {{}};
        {script}
        top.postMessage(JSON.stringify(out), "*");
    }});</script>"""
    text = text.replace("</body>", f"{probe}</body>")
    if size:
        # A window of Chromium is at least 500 pixels wide; a frame is as wide as it is told.
        width, height = size.split(",")
        frame = (
            f'<iframe width="{width}" height="{height}" style="border:0" srcdoc="{{}}"></iframe>'
        )
        text = f"<!doctype html><body>{frame.format(html.escape(text))}</body>"
    listener = """<script>addEventListener("message", (event) => {
        const box = document.createElement("pre");
        box.id = "probe";
        box.textContent = event.data;
        document.body.append(box);
    });</script>"""
    return text.replace("<body>", f"<body>{listener}", 1)


def answer(dom: str) -> dict[str, Any]:
    box = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.DOTALL)
    assert box
    answers: dict[str, Any] = json.loads(html.unescape(box[1]))
    return answers


def complaints(log: str) -> list[str]:
    return [line for line in log.splitlines() if "CONSOLE" in line or "Content Security" in line]


def test_policy_lets_our_style_and_script_work(browse: Browse) -> None:
    dom, log = browse(render("html", small_report()))
    assert complaints(log) == []
    assert re.search(r'<html lang="en" class="js">', dom)
    assert "8 findings</output>" in dom


def test_policy_stops_a_style_that_is_not_ours(browse: Browse) -> None:
    dom, log = browse(render("html", small_report()).replace("<style>", "<style>p{color:red}"))
    assert any("Content Security Policy" in line for line in complaints(log))
    assert 'class="js"' in dom


def test_hostile_pages_do_nothing(browse: Browse) -> None:
    report = hostile_report()
    dom, log = browse(render("html", report), "--window-size=360,740")
    assert complaints(log) == []
    title = re.search(r"<title>(.*?)</title>", dom)
    assert title
    assert html.unescape(title[1]) == report.verdict.sentence


def test_hostile_pages_do_nothing_even_without_the_policy(browse: Browse) -> None:
    report = hostile_report()
    dom, log = browse(probed(report, "out.title = document.title;"))
    assert complaints(log) == []
    assert answer(dom) == {"title": report.verdict.sentence}


def wide_report() -> Report:
    title = "Living well with a long-term condition of the airways and the heart " * 5
    word = "pneumonoultramicroscopicsilicovolcanoconiosis" * 30
    page = (
        PageText(f"content/{word}.md")
        .heading(title[:300], 1)
        .text(word, f"Take {word} daily.")
        .items(word)
        .table(("Drug", "Dose", "When", "With"), (word, "10 mg", "daily", word))
        .document()
    )
    found = [
        finding(page, f"x.{word}", Level.ERROR, f"See {word}.", word, word),
        missing(page, "x.gap", Level.WARNING, f"No {word}."),
    ]
    small = small_report()
    facts = summary(page, title, how_recognised=word, links=small.pages[0].links)
    return replace(
        report_of(page, findings=[*found, *small.findings], pages=(facts, *small.pages)),
        documents={page.path: page, **small.documents},
        not_run=small.not_run,
        suppressed=small.suppressed,
    )


SCREENS = [
    *product((small_report, wide_report), (360, 768, 1280), ("text", "links", "facts")),
    (hostile_report, 360, "text"),  # a word of a million characters; once is enough
]


@pytest.mark.parametrize(("make", "width", "tab"), SCREENS)
def test_no_scrolling_sideways(
    browse: Browse, make: Callable[[], Report], width: int, tab: str
) -> None:
    script = f"""
        document.querySelectorAll(".note").forEach((note) => (note.open = true));
        document.querySelectorAll(".page").forEach((page) => (page.dataset.tab = "{tab}"));
        out.wide = innerWidth;
        out.needed = document.documentElement.scrollWidth;
    """
    dom, _ = browse(probed(make(), script, size=f"{width},740"), "--window-size=1400,800")
    assert answer(dom) == {"wide": width, "needed": width}


def test_the_first_screen_says_what_matters(browse: Browse) -> None:
    script = """
        const bottom = (selector) =>
            document.querySelector(selector).getBoundingClientRect().bottom <= innerHeight;
        out.verdict = bottom("h1");
        out.first = bottom(".first");
        out.notRun = bottom(".not-run");
    """
    for size in ("1280,800", "360,740"):
        dom, _ = browse(probed(small_report(), script, size=size), "--window-size=1400,900")
        assert answer(dom) == {"verdict": True, "first": True, "notRun": True}


def test_without_scripts_everything_is_there(browse: Browse) -> None:
    script = """
        const seen = (selector) => [...document.querySelectorAll(selector)]
            .filter((part) => part.getClientRects().length > 0).length;
        out.notes = seen(".note summary");
        out.panels = seen(".panel");
        out.pages = seen(".list li");
        out.tools = seen(".js-only");
    """
    dom, _ = browse(probed(small_report(), script, scripts=False))
    assert answer(dom) == {"notes": 7, "panels": 5, "pages": 2, "tools": 0}


def test_keys_step_through_notes_and_light_their_marks(browse: Browse) -> None:
    script = """
        const press = (key) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true }));
        const here = () => document.activeElement.closest(".note").querySelector(".message")
            .textContent.replace(/^\\d+/, "");
        const lit = () => [...document.querySelectorAll("mark.on")].map((m) => m.textContent);
        out.steps = ["j", "j", "j", "k", "j", "j"].map((key) => { press(key); return here(); });
        out.lit = lit();
        out.open = document.querySelectorAll(".note[open]").length;
    """
    dom, _ = browse(probed(small_report(), script))
    said = answer(dom)
    assert said["steps"] == [
        "Nothing says when this was reviewed.",
        "No treatment is a 'miracle cure'.",
        "'wow' is probably 'how'.",
        "No treatment is a 'miracle cure'.",
        "'wow' is probably 'how'.",
        "'recieve' is misspelled.",
    ]
    assert said["lit"] == ["recieve"]
    assert said["open"] == 1


def test_filters_hide_notes_marks_and_pages_and_count(browse: Browse) -> None:
    script = """
        const form = document.querySelector(".filters");
        const change = () => form.dispatchEvent(new Event("change"));
        const state = () => [
            form.querySelector("output").textContent,
            document.querySelectorAll(".note:not(.off)").length,
            document.querySelectorAll(".page:not(.off)").length,
            document.querySelectorAll("mark.off").length,
        ];
        out.all = state();
        form.elements.level[0].checked = false;
        change();
        out.noErrors = state();
        form.elements.family.value = "words";
        change();
        out.words = state();
        form.reset();
        form.elements.page.selectedIndex = 1;
        change();
        out.page = state();
    """
    dom, _ = browse(probed(small_report(), script))
    assert answer(dom) == {
        "all": ["8 findings", 7, 2, 0],
        "noErrors": ["5 of 8 findings", 4, 1, 2],
        "words": ["2 of 8 findings", 2, 1, 3],
        "page": ["8 findings", 7, 1, 0],
    }


def test_pages_are_sorted_searched_and_filtered(browse: Browse) -> None:
    script = """
        const form = document.querySelector(".list-tools");
        const state = () => {
            form.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll(".list a")].map((a) => a.textContent);
        };
        out.worst = state();
        form.elements.order.value = "title";
        out.title = state();
        form.elements.search.value = "keta WORKS";
        out.search = state();
        form.reset();
        form.elements.type.value = "condition";
        out.type = state();
        form.elements.found.checked = true;
        out.found = state();
        out.said = form.querySelector("output").textContent;
    """
    dom, _ = browse(probed(small_report(), script))
    assert answer(dom) == {
        "worst": ["How ketamine works", "Asthma"],
        "title": ["Asthma", "How ketamine works"],
        "search": ["How ketamine works"],
        "type": ["Asthma"],
        "found": [],
        "said": "0 of 2 pages",
    }


def test_an_address_opens_its_note(browse: Browse) -> None:
    text = render("html", small_report())
    note = re.search(r'id="(f-\w+)">\n<summary>[^\n]*recieve', text)
    assert note
    script = """
        out.open = [...document.querySelectorAll(".note[open]")].map((note) => note.id);
        out.focused = document.activeElement.parentElement.id;
    """
    dom, _ = browse(probed(small_report(), script), fragment=f"#{note[1]}")
    assert answer(dom) == {"open": [note[1]], "focused": note[1]}


def test_tabs_are_tabs(browse: Browse) -> None:
    script = """
        const tabs = [...document.querySelector(".tabs").children];
        const panels = () => [...document.querySelector(".page").querySelectorAll(".panel")]
            .filter((panel) => panel.getClientRects().length).map((panel) => panel.ariaLabel);
        out.first = panels();
        tabs[0].focus();
        tabs[0].dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
        out.second = panels();
        out.focused = document.activeElement === tabs[1];
        out.chosen = tabs.map((tab) => tab.ariaSelected);
        tabs[2].click();
        out.third = panels();
    """
    dom, _ = browse(probed(small_report(), script))
    assert answer(dom) == {
        "first": ["Text and notes"],
        "second": ["Links"],
        "focused": True,
        "chosen": ["false", "true", "false"],
        "third": ["Page facts"],
    }


def briefed_report() -> Report:
    report = small_report()
    facts = {path: brief(Page(document)) for path, document in report.documents.items()}
    return replace(report, briefs=facts)


def test_a_tick_stays_with_its_statement(browse: Browse) -> None:
    script = """
        const boxes = [...document.querySelectorAll(".brief input")];
        out.before = boxes.map((box) => box.checked);
        boxes[1].click();
        out.said = boxes[1].closest("tr").cells[1].textContent;
    """
    first, second = (answer(browse(probed(briefed_report(), script))[0]) for _ in range(2))
    assert not any(first["before"])
    assert second["before"] == [number == 1 for number in range(len(first["before"]))]
    assert first["said"] == "Adults | 10.0 mg"


def test_facts_to_verify_are_a_tab(browse: Browse) -> None:
    script = """
        const page = document.querySelector(".page");
        const tab = page.querySelector("[role=tab][data-tab=brief]");
        const panel = page.querySelector(".brief-panel");
        out.label = tab.textContent.trim();
        out.hidden = !panel.getClientRects().length;
        tab.click();
        out.shown = !!panel.getClientRects().length;
        out.captions = [...panel.querySelectorAll("caption")].map((one) => one.textContent.trim());
        out.wide = document.documentElement.scrollWidth > innerWidth;
    """
    dom, _ = browse(probed(briefed_report(), script, size="360,740"))
    told = answer(dom)
    assert told["label"] == "Facts to verify 4"
    assert (told["hidden"], told["shown"], told["wide"]) == (True, True, False)
    assert told["captions"] == ["Doses and amounts 2", "Claims 1", "Medicines 1"]
