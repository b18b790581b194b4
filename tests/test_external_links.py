"""External links of pages, asked of a real server, as findings and in the report."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from qa.config import Config
from qa.finding import Level
from qa.pipeline import Request, run
from qa.settings import LinkSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa.report import Report


class Library(BaseHTTPRequestHandler):
    """Has one page, one that moved, one that is gone, and one that is not for robots."""

    asked: list[str] = []  # noqa: RUF012 -- the server makes a handler for each request

    def do_HEAD(self) -> None:
        self.asked.append(f"HEAD {self.path}")
        statuses = {"/page": 200, "/moved": 301, "/robots": 403}
        self.send_response(statuses.get(self.path, 404))
        if self.path == "/moved":
            self.send_header("Location", "/page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 -- the names that http.server looks for

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
    text: str, folder: Path, *, allow_private: bool = True, offline: bool = False
) -> Report:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    config = Config(
        select=("links.dead", "links.moved", "links.unverified", "links.refused", "suppression"),
        level="suggestion",
        grammar="none",
        offline=offline,
        links=LinkSettings(allow_private=allow_private, attempts=1, timeout=3, deadline=5),
    )
    return run(Request(paths=(str(page),), use_cache=False), config)


def test_each_answer_has_its_level(server: str, tmp_path: Path) -> None:
    names = ("page", "moved", "gone", "robots")
    text = " ".join(f"[the {name} leaflet]({server}/{name})" for name in names)
    report = checked(text, tmp_path)
    assert [(f.rule, f.level) for f in report.findings] == [
        ("links.moved", Level.SUGGESTION),
        ("links.dead", Level.ERROR),
        ("links.unverified", Level.SUGGESTION),
    ]
    assert report.findings[1].match == f"[the gone leaflet]({server}/gone)"
    assert "404" in report.findings[1].message
    assert f"{server}/page" in report.findings[0].message
    assert [link.verdict for link in report.pages[0].links] == ["ok", "moved", "dead", "unverified"]


def test_each_address_is_asked_once(server: str, tmp_path: Path) -> None:
    checked(f"[the leaflet]({server}/page) and [again]({server}/page#dose)", tmp_path)
    assert Library.asked == ["HEAD /page"]


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
