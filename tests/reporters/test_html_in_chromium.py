"""The report in a real browser, with its own policy in force and a real keyboard."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from sample_report import (
    PageText,
    files_of,
    finding,
    large_report,
    missing,
    report_of,
    small_report,
    summary,
)
from test_html_reporter import hostile_report

from qa.brief import brief
from qa.decisions import Choice, Decision, Verified, hold, read
from qa.finding import Level
from qa.fingerprint import identity
from qa.page import Page as CheckedPage
from qa.report import PastRun, SetAsideBy, Suppressed
from qa.reporters import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from qa.report import Report

pytestmark = pytest.mark.chromium

Open = Callable[..., "Page"]
SAMPLE = Path(__file__).resolve().parent.parent.parent / "reports" / "sample" / "report.html"
TODAY = date(2026, 11, 28)


_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium or Chrome that is installed; one that cannot be used fails where CI asks."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        if os.environ.get("CI") == "true" and os.environ.get("QA_REQUIRE_CHROMIUM") == "1":
            pytest.fail("Chromium is not installed, and QA_REQUIRE_CHROMIUM=1 asks for it.")
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report as a reader does, from a file; `said` collects what the console says."""
    contexts = []

    def load(
        report: Report | str,
        width: int = 1280,
        height: int = 800,
        *,
        dark: bool = False,
        scripts: bool = True,
        fragment: str = "",
        said: list[str] | None = None,
    ) -> Page:
        text = report if isinstance(report, str) else render("html", report)
        file = tmp_path / "report.html"
        file.write_text(text, encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        heard = [] if said is None else said
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.goto(file.as_uri() + fragment)
        return page

    yield load
    for context in contexts:
        context.close()


def ask(page: Page, script: str) -> dict[str, Any]:
    """Run a script that fills `out`, and return it."""
    answer: dict[str, Any] = json.loads(
        page.evaluate(f"() => {{ const out = {{}}; {script}; return JSON.stringify(out); }}")
    )
    return answer


def test_policy_lets_our_style_and_script_work(opened: Open) -> None:
    said: list[str] = []
    page = opened(small_report(), said=said)
    assert said == []
    assert page.locator("html.js").count() == 1
    assert page.locator(".filters output").inner_text() == "8 findings"


def test_policy_stops_a_style_and_a_script_that_are_not_ours(opened: Open) -> None:
    said: list[str] = []
    html = render("html", small_report())
    html = html.replace("<style>", "<style>p{color:red}")
    html = html.replace("</body>", "<script>document.title = 'hacked'</script></body>")
    page = opened(html, said=said)
    assert len([line for line in said if "Content Security Policy" in line]) == 2
    assert page.title() == small_report().verdict.sentence


@pytest.mark.parametrize("policy", [True, False])
def test_hostile_pages_do_nothing(opened: Open, *, policy: bool) -> None:
    report = hostile_report()
    said: list[str] = []
    html = render("html", report)
    if not policy:
        html = html.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')
    page = opened(html, 360, 740, said=said)
    # Everything that could be pointed at or focused is
    page.evaluate("""() => document.querySelectorAll("*").forEach((part) => {
        for (const name of ["mouseover", "focusin", "toggle", "error", "load", "animationstart"])
            part.dispatchEvent(new Event(name, { bubbles: true }));
    })""")
    assert said == []
    assert page.title() == report.verdict.sentence
    assert page.url.endswith("report.html")
    kinds = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(p => p.localName))]")
    assert not {"img", "iframe", "object", "embed", "link", "base", "video"} & set(kinds)
    assert page.locator("script").count() == 1


AXE_SCREENS = [(width, dark) for width in (1280, 360) for dark in (False, True)]


@pytest.mark.parametrize(
    ("make", "width", "dark"),
    [
        *((make, *screen) for make in ("small", "hostile", "decided") for screen in AXE_SCREENS),
        ("sample", 1280, False),  # much longer, and nothing in it that the others lack
        ("sample", 360, True),
    ],
)
def test_nothing_that_axe_finds(opened: Open, make: str, width: int, *, dark: bool) -> None:
    reports = {"small": small_report, "hostile": hostile_report, "decided": decided_report}
    report = SAMPLE.read_text("utf-8") if make == "sample" else with_briefs(reports[make]())
    page = opened(report, width, 740, dark=dark)
    page.evaluate("""() => {
        document.querySelectorAll(".note").forEach((note) => (note.open = true));
        document.querySelectorAll(".panel").forEach((panel) => (panel.style.display = "block"));
        // what is not laid out until it is looked at has no size and no place
        document.querySelectorAll(".page").forEach((p) => (p.style.contentVisibility = "visible"));
    }""")
    assert axe_says(page) == []


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


def with_briefs(report: Report) -> Report:
    facts = {
        path: () if len(document.source) > 100_000 else brief(CheckedPage(document))
        for path, document in report.documents.items()
    }
    return replace(report, briefs=facts)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("make", [small_report, wide_report, hostile_report])
def test_no_scrolling_sideways(opened: Open, make: Callable[[], Report], width: int) -> None:
    page = opened(make(), width, 740)
    page.evaluate("document.querySelectorAll('.note').forEach((note) => (note.open = true))")
    for tab in ("text", "links", "facts"):
        page.evaluate(
            "(tab) => document.querySelectorAll('.page').forEach((p) => (p.dataset.tab = tab))", tab
        )
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_the_first_screen_says_what_matters(opened: Open, size: tuple[int, int]) -> None:
    page = opened(small_report(), *size)
    for part in ("h1", ".first", ".whose", ".not-run"):
        bottom = page.evaluate(
            "(part) => document.querySelector(part).getBoundingClientRect().bottom", part
        )
        assert bottom <= size[1], part


def test_without_scripts_everything_is_there(opened: Open) -> None:
    page = opened(small_report(), scripts=False)
    seen = {
        part: page.locator(f"{part} >> visible=true").count()
        for part in (".note summary", ".panel", ".list li", ".js-only")
    }
    assert seen == {".note summary": 7, ".panel": 5, ".list li": 2, ".js-only": 0}


def message_in_focus(page: Page) -> str:
    text: str = page.evaluate(
        "document.activeElement.closest('.note').querySelector('.message').textContent"
    )
    return text.lstrip("0123456789")


def test_keys_step_through_notes_and_light_their_marks(opened: Open) -> None:
    page = opened(small_report())
    steps = []
    for key in "jjjkjj":
        page.keyboard.press(key)
        steps.append(message_in_focus(page))
    assert steps == [
        "Nothing says when this was reviewed.",
        "No treatment is a 'miracle cure'.",
        "'wow' is probably 'how'.",
        "No treatment is a 'miracle cure'.",
        "'wow' is probably 'how'.",
        "'recieve' is misspelled.",
    ]
    assert page.locator("mark.on").all_inner_texts() == ["recieve"]
    assert page.locator(".note[open]").count() == 1


def filter_state(page: Page) -> tuple[str, int, int, int]:
    return (
        page.locator(".filters output").inner_text(),
        page.locator(".note:not(.off)").count(),
        page.locator(".page:not(.off)").count(),
        page.locator("mark.off").count(),
    )


def test_filters_hide_notes_marks_and_pages_and_count(opened: Open) -> None:
    page = opened(small_report())
    assert filter_state(page) == ("8 findings", 7, 2, 0)
    page.get_by_label("Errors").uncheck()
    assert filter_state(page) == ("5 of 8 findings", 4, 1, 2)
    page.locator(".filters").get_by_label("About").select_option("words")
    assert filter_state(page) == ("2 of 8 findings", 2, 1, 3)
    page.locator(".filters").evaluate("(form) => form.reset()")
    page.locator(".filters [name=page]").select_option(index=1)
    assert filter_state(page) == ("8 findings", 7, 1, 0)


def test_pages_are_sorted_searched_and_filtered(opened: Open) -> None:
    page = opened(small_report())

    def titles() -> list[str]:
        return page.locator(".list a").all_text_contents()

    assert titles() == ["How ketamine works", "Asthma"]
    page.get_by_label("Order").select_option("title")
    assert titles() == ["Asthma", "How ketamine works"]
    page.get_by_label("Search").fill("keta WORKS")
    assert titles() == ["How ketamine works"]
    page.locator(".list-tools").evaluate("(form) => form.reset()")
    page.get_by_label("Type").select_option("condition")
    assert titles() == ["Asthma"]
    page.get_by_label("With findings only").check()
    assert titles() == []
    assert page.locator(".list-tools output").inner_text() == "0 of 2 pages"


def test_an_address_opens_its_note(opened: Open) -> None:
    note = opened(small_report()).locator(".note", has_text="recieve").get_attribute("id")
    page = opened(small_report(), fragment=f"#{note}")
    opens = page.locator(".note[open]").evaluate_all("(notes) => notes.map((note) => note.id)")
    assert opens == [note]
    assert page.evaluate("document.activeElement.parentElement.id") == note


def long_report() -> Report:
    """One page of 400 paragraphs of several lines, every fiftieth with a finding."""
    text = PageText("long.md").heading("Long", 1)
    for number in range(400):
        text.text(f"Take word{number} with water. " + "It is long. " * (number % 40))
    document = text.document()
    found = [
        finding(document, "words.odd", Level.WARNING, f"'word{n}' is odd.", f"word{n} ")
        for n in range(0, 400, 50)
    ]
    return report_of(document, findings=found)


def test_a_long_page_shows_each_note_that_is_gone_to(opened: Open) -> None:
    page = opened(long_report())
    address = page.locator(".note").nth(6).get_attribute("id")
    page = opened(long_report(), fragment=f"#{address}")
    assert page.locator(".copy.long").count() == 1
    note = page.locator(f"#{address} summary")
    assert in_view(note)
    for _ in range(6):
        page.keyboard.press("k")
    assert message_in_focus(page) == "'word0' is odd."
    assert in_view(page.locator(".note summary").first)
    page.keyboard.press("j")
    assert in_view(page.locator(".note summary").nth(1))
    assert axe_says(page) == []


def in_view(part: Locator) -> bool:
    """Whether a part is on the screen once the browser has come to rest."""
    part.page.wait_for_timeout(100)
    box = part.bounding_box()
    return box is not None and box["y"] > 0 and box["y"] + box["height"] < 800


def test_tabs_are_tabs(opened: Open) -> None:
    page = opened(small_report())
    first = page.locator(".page").first

    def panels() -> list[str | None]:
        seen = first.locator(".panel >> visible=true")
        return [one.get_attribute("aria-label") for one in seen.all()]

    assert panels() == ["Text and notes"]
    first.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowRight")
    assert panels() == ["Links"]
    tabs = first.get_by_role("tab").all()
    assert [tab.get_attribute("aria-selected") for tab in tabs] == ["false", "true", "false"]
    assert page.evaluate("document.activeElement.textContent.trim()").startswith("Links")
    tabs[2].click()
    assert panels() == ["Page facts"]


def test_a_tick_stays_with_its_statement(opened: Open) -> None:
    page = opened(with_briefs(small_report()))
    page.get_by_role("tab", name="Facts to verify").first.click()
    boxes = page.locator(".brief input")
    assert not any(box.is_checked() for box in boxes.all())
    boxes.nth(1).check()
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [
        number == 1 for number in range(boxes.count())
    ]
    row = boxes.nth(1).locator("xpath=ancestor::tr")
    assert row.locator(".said").text_content() == "Adults | 10.0 mg"


def test_facts_to_verify_are_a_tab(opened: Open) -> None:
    page = opened(with_briefs(small_report()), 360, 740)
    tab = page.get_by_role("tab", name="Facts to verify").first
    panel = page.locator(".brief-panel").first
    assert (tab.text_content() or "").strip() == "Facts to verify 4"
    assert not panel.is_visible()
    tab.click()
    assert panel.is_visible()
    captions = [one.strip() for one in panel.locator("caption").all_text_contents()]
    assert captions == ["Doses and amounts 2", "Claims 1", "Medicines 1"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_decisions_are_made_by_keyboard_kept_and_saved_as_qa_reads_them(
    opened: Open, tmp_path: Path
) -> None:
    report = with_briefs(small_report())
    page = opened(report)
    for key in "jja":
        page.keyboard.press(key)
    for key in "jn":
        page.keyboard.press(key)
    page.keyboard.type("it is a quotation")
    page.keyboard.press("Enter")
    for key in "jl":
        page.keyboard.press(key)
    said = page.locator(".note .decided").all_text_contents()
    assert [one.partition(" (")[0] for one in said if one] == [
        "Agreed",
        "Not a problem, because it is a quotation",
        "Later",
    ]
    page.reload()
    assert page.locator(".note .decided").all_text_contents() == said
    page.locator(".filters [name=decided]").select_option("later")
    assert page.locator(".note:not(.off)").count() == 1

    page.get_by_role("button", name="Save decisions").click()
    assert page.evaluate("document.activeElement.name") == "name"  # who decided must be said
    page.get_by_label("Your name").fill("Dr Ada Ng")
    page.get_by_role("tab", name="Facts to verify").first.click()
    page.locator(".brief input").first.check()
    assert page.locator(".review .tally").inner_text() == "3 findings decided, 1 fact verified."
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    made = read([file])
    held = hold(report.findings, report.documents, made.findings)
    assert held.left == []
    assert [(one.rule, decision.choice, decision.reason) for one, decision in held.decided] == [
        ("claims.miracle-cure", "agree", ""),
        ("words.wow", "not-a-problem", "it is a quotation"),
        ("words.spelling", "later", ""),
    ]
    assert {decision.name for _, decision in held.decided} == {"Dr Ada Ng"}
    assert [fact.path for fact in made.facts] == ["content/ketamine.md"]


def decided_report() -> Report:
    """A report whose findings are decided and whose first fact is verified, by a hostile name."""
    report = with_briefs(small_report())
    name = "</script><img src=x onerror=alert(1)>\u202e"
    made = [
        Decision(one.path, identity(one, report.documents[one.path]), choice, name, name, TODAY)
        for one, choice in zip(report.findings, Choice, strict=False)
    ]
    held = hold(report.findings, report.documents, made)
    problem = next(one for one in held.decided if one[1].choice is Choice.NOT_A_PROBLEM)
    fact = re.search(r'id="(t-[0-9a-f]{12})"', render("html", report))
    assert fact
    return replace(
        report,
        findings=tuple(one for one in report.findings if one is not problem[0]),
        suppressed=(Suppressed(*problem[:1], problem[1].said, SetAsideBy.DECISION, problem[1]),),
        decided=tuple(one for one in held.decided if one is not problem),
        verified={fact[1]: Verified(fact[1], "content/ketamine.md", "x", name, TODAY)},
        settled=(replace(made[0], path="gone.md"),),
    )


def test_what_was_decided_before_is_shown_and_saved_again(opened: Open, tmp_path: Path) -> None:
    report = decided_report()
    said: list[str] = []
    page = opened(report, said=said)
    assert page.locator(".review .tally").inner_text() == "3 findings decided, 1 fact verified."
    assert page.locator(".brief input:checked").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("a")  # taken back: it was agreed
    page.get_by_label("Your name").fill("Dr Ada Ng")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    file = tmp_path / "decisions.json"
    download.value.save_as(file)
    made = read([file])
    assert [one.choice for one in made.findings] == [Choice.NOT_A_PROBLEM, Choice.LATER]
    names = {one.name for one in made.findings} | {one.name for one in made.facts}
    assert names == {"</script><img src=x onerror=alert(1)>\u202e"}
    assert said == []


def test_keys_can_be_switched_off(opened: Open) -> None:
    page = opened(small_report())
    page.locator(".filters [name=keys]").uncheck()
    page.keyboard.press("j")
    assert page.locator(".note[open]").count() == 0


def test_whose_work_it_is_filters_pages_and_notes(opened: Open) -> None:
    page = opened(small_report())
    page.get_by_role("link", name="Clinician").click()
    assert page.locator(".filters output").inner_text() == "1 of 8 findings"
    assert page.locator(".list a").all_text_contents() == ["How ketamine works"]


def test_paper_has_every_note_the_facts_and_a_line_to_sign(opened: Open) -> None:
    page = opened(with_briefs(small_report()))
    parts = "(copy) => [...copy.children].map((part) => part.textContent.slice(0, 40))"
    before = page.locator(".copy").first.evaluate(parts)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".footnotes .more >> visible=true").count() == 5
    assert page.locator(".brief-panel >> visible=true").count() == 1
    assert page.get_by_text("Signature").is_visible()
    assert not page.get_by_role("button", name="Save decisions").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".footnotes, .note[open]").count() == 0
    assert page.locator(".copy").first.evaluate(parts) == before


def test_the_trend_and_the_links_are_drawn_and_told(opened: Open) -> None:
    counts = {Level.ERROR: 9, Level.WARNING: 2, Level.SUGGESTION: 0}
    report = replace(small_report(), history=(PastRun("2026-10-01", counts),))
    page = opened(report)
    assert page.locator(".trend polyline").count() == 3
    assert page.locator(".runs tr").nth(1).locator("th, td").all_text_contents() == [
        "Errors",
        "9",
        "3",
    ]
    told = page.locator(".pictures .links").inner_text()
    assert "The server said 404 Not Found." in told


def axe_says(page: Page) -> list[tuple[str, str]]:
    # that of WCAG 2.2, level AA, is off unless it is asked for
    results = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    return [(one["id"], one["nodes"][0]["html"]) for one in results.response["violations"]]


def test_a_large_report_leads_to_its_pages_and_counts_what_was_decided_there(
    opened: Open, tmp_path: Path
) -> None:
    said: list[str] = []
    written = files_of(large_report())
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = opened(written["report.html"], said=said)
    assert page.locator(".list li").count() == 20
    assert axe_says(page) == []
    with page.expect_navigation():
        page.get_by_text("No treatment is a 'miracle cure'.").click()
    assert message_in_focus(page) == "No treatment is a 'miracle cure'."
    assert page.locator(".page").count() == 1
    assert axe_says(page) == []
    page.keyboard.press("a")
    with page.expect_navigation():
        page.get_by_role("link", name="All pages").click()
    assert page.locator(".review .tally").inner_text() == "1 finding decided, 0 facts verified."
    assert said == []
