"""External links of pages, asked of a real server, as findings and in the report."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from qa.config import Config
from qa.engines.links import LinkResult, LinkVerdict, own_history
from qa.finding import Level
from qa.pipeline import Request, run
from qa.settings import LinkSettings
from qa.web_links import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa.report import Report


class Library(BaseHTTPRequestHandler):
    """Has one page, one that moved, one that is gone, and one that is not for robots."""

    asked: list[str] = []  # noqa: RUF012 -- the server makes a handler for each request

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = b"<h1>Your knee</h1><p id='dose'>One a day.</p>" * (self.path == "/leaflet")
        statuses = {"/page": 200, "/moved": 301, "/robots": 403, "/down": 500, "/leaflet": 200}
        self.send_response(statuses.get(self.path, 404))
        if self.path == "/moved":
            self.send_header("Location", "/page")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Library.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Library) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def checked(
    text: str,
    folder: Path,
    *,
    allow_private: bool = True,
    offline: bool = False,
    ask: str = "all",
    use_cache: bool = False,
) -> Report:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    config = Config(
        select=(
            "links.dead",
            "links.moved",
            "links.blocked",
            "links.unverified",
            "links.refused",
            "suppression",
        ),
        level="suggestion",
        grammar="none",
        offline=offline,
        links=LinkSettings(
            ask=ask,
            allow_private=allow_private,
            attempts=1,
            timeout=3,
            deadline=5,
            confirm_after=0.01,
            interval=0,
        ),
    )
    return run(Request(paths=(str(page),), use_cache=use_cache), config)


def test_each_answer_has_its_level(server: str, tmp_path: Path) -> None:
    names = ("page", "moved", "gone", "robots", "down")
    text = " ".join(f"[the {name} leaflet]({server}/{name})" for name in names)
    report = checked(text, tmp_path)
    assert [(f.rule, f.level) for f in report.findings] == [
        ("links.moved", Level.SUGGESTION),
        ("links.dead", Level.ERROR),
        ("links.blocked", Level.SUGGESTION),
        ("links.unverified", Level.SUGGESTION),
    ]
    assert report.findings[1].match == f"[the gone leaflet]({server}/gone)"
    assert "404" in report.findings[1].message
    assert f"{server}/page" in report.findings[0].message
    (copy,) = report.findings[1].fixes
    assert [edit.text for edit in copy.edits] == [f"https://web.archive.org/web/{server}/gone"]
    assert not copy.safe
    told = report.pages[0].links
    assert [link.verdict for link in told] == ["ok", "moved", "dead", "blocked", "unverified"]


def test_a_verdict_comes_with_its_evidence(server: str, tmp_path: Path) -> None:
    text = f"[the leaflet]({server}/moved) [another]({server}/gone)"
    moved, gone = checked(text, tmp_path).pages[0].links
    assert (moved.status, moved.redirects, moved.attempts) == (200, (f"{server}/page",), 1)
    assert (gone.status, gone.redirects, gone.attempts) == (404, (), 2)
    assert moved.evidence.startswith("Status 200, 1 redirect, 1 attempt in ")
    assert gone.asked.startswith("20")
    assert gone.asked.endswith("Z")


def test_a_page_that_has_moved_is_mended_at_its_place(server: str, tmp_path: Path) -> None:
    text = (
        f"[the leaflet]({server}/moved#dose), <{server}/moved>, [again][it]\n\n[it]: {server}/moved"
    )
    report = checked(text, tmp_path)
    fixes = [finding.fixes for finding in report.findings]
    assert [len(one) for one in fixes] == [1, 1, 0]  # the third address stands elsewhere
    for fix in (fixes[1][0], fixes[0][0]):
        (edit,) = fix.edits
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert not fix.safe
    assert text.startswith(f"[the leaflet]({server}/page#dose), <{server}/page>, [again]")


def test_a_good_answer_is_not_asked_for_again(server: str, tmp_path: Path) -> None:
    text = f"[the leaflet]({server}/page) [another]({server}/gone)"
    checked(text, tmp_path, use_cache=True)
    assert sorted(Library.asked) == ["/gone", "/gone", "/page"]
    report = checked(text, tmp_path, use_cache=True)
    assert Library.asked[3:] == ["/gone"]  # once was proof, after the run before
    assert [f.rule for f in report.findings] == ["links.dead"]
    page, gone = report.pages[0].links
    assert (page.remembered, gone.remembered) == (True, False)
    assert page.evidence.endswith("in an earlier run.")
    checked(text, tmp_path, use_cache=True, ask="again")
    assert sorted(Library.asked[4:]) == ["/gone", "/page"]
    checked(text, tmp_path, use_cache=True, ask="changed")
    assert len(Library.asked) == 6


def test_links_none_asks_nobody_and_says_so(server: str, tmp_path: Path) -> None:
    report = checked(f"[the leaflet]({server}/gone)", tmp_path, ask="none")
    assert Library.asked == []
    assert any(entry.what.startswith("External links") for entry in report.not_run)


def test_each_address_is_asked_once(server: str, tmp_path: Path) -> None:
    checked(f"[the leaflet]({server}/page) and [again]({server}/page#dose)", tmp_path)
    assert Library.asked == ["/page"]


def test_private_addresses_are_refused_unless_allowed(server: str, tmp_path: Path) -> None:
    report = checked(f"[the leaflet]({server}/page)", tmp_path, allow_private=False)
    assert [f.rule for f in report.findings] == ["links.refused"]
    assert Library.asked == []


def test_offline_asks_nobody_and_says_so(server: str, tmp_path: Path) -> None:
    report = checked(f"[the leaflet]({server}/gone)", tmp_path, offline=True)
    assert report.findings == ()
    assert Library.asked == []
    assert any(entry.what.startswith("External links") for entry in report.not_run)


def test_a_dead_link_can_be_set_aside(server: str, tmp_path: Path) -> None:
    comment = "<!-- qa: ignore links.dead because it is kept for the archive -->"
    text = f"{comment}\n\n[the leaflet]({server}/gone)\n"
    report = checked(text, tmp_path)
    assert [s.reason for s in report.suppressed] == ["it is kept for the archive"]
    assert report.findings == ()


def test_a_comment_about_links_is_not_unused_when_nobody_asked(tmp_path: Path) -> None:
    comment = "<!-- qa: ignore links.dead because it is kept for the archive -->"
    text = f"{comment}\n\n[the leaflet](https://larkfieldhealth.org/gone)\n"
    assert checked(text, tmp_path, offline=True).findings == ()


def test_http_is_certain_where_the_history_knows_https_to_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    page = tmp_path / "page.md"
    page.write_text(
        "[Knees](http://a.larkfieldhealth.org/knees), [hips](http://a.larkfieldhealth.org/hips) "
        "and [backs](http://b.larkfieldhealth.org/backs).\n",
        encoding="utf-8",
    )
    config = Config(select=("links.insecure",), level="suggestion", grammar="none", offline=True)
    levels = [f.level for f in run(Request(paths=(str(page),)), config).findings]
    assert levels == [Level.SUGGESTION] * 3
    url = "https://a.larkfieldhealth.org/"
    result = LinkResult(url, LinkVerdict.OK, 200, url, (), "It is there.", 1, 0.1, 1e9)
    with closing(own_history()) as history:
        history.add("before", [result])
    levels = [f.level for f in run(Request(paths=(str(page),)), config).findings]
    assert levels == [Level.WARNING, Level.SUGGESTION, Level.SUGGESTION]
    softened = replace(config, levels={"links.insecure": "suggestion"})
    levels = [f.level for f in run(Request(paths=(str(page),)), softened).findings]
    assert levels == [Level.SUGGESTION] * 3


def test_places_of_fetched_pages_are_looked_for_when_asked(server: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"[the leaflet]({server}/leaflet#dose), [a]({server}/leaflet#use)\n")
    links = LinkSettings(allow_private=True, interval=0, fragments=True)
    config = Config(select=("links",), level="warning", grammar="none", links=links)
    report = run(Request(paths=(str(page),), use_cache=False), config)
    assert [(f.rule, f.match) for f in report.findings] == [
        ("links.missing-anchor", f"[a]({server}/leaflet#use)")
    ]
    assert "'#use'" in report.findings[0].message
    assert [link.verdict for link in report.pages[0].links] == ["ok", "soft-dead"]
    assert Library.asked == ["/leaflet"]


def test_a_copy_is_kept_nearest_to_a_day() -> None:
    seen = date(2020, 1, 31)
    assert (
        copy_of("https://x.org/a#b", seen) == "https://web.archive.org/web/20200131/https://x.org/a"
    )
