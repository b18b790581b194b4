from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

SETTINGS = "links: {allow-private: true, interval: 0, attempts: 1, confirm-after: 0.01}\n"


class Shelf(BaseHTTPRequestHandler):
    """Has every page but /gone, never finds /slow, and has moved /old."""

    asked: list[str] = []  # noqa: RUF012 -- the server makes a handler for each request
    free = threading.Event()

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            self.free.wait(20)
        self.send_response({"/gone": 404, "/old": 301}.get(self.path, 200))
        self.send_header("Location", "/page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Shelf.asked.clear()
    Shelf.free.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Shelf) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        Shelf.free.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / ".git").mkdir()
    (tmp_path / "qa.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def pages(folder: Path, server: str) -> Path:
    text = f"[a]({server}/page#dose) and [b]({server}/gone)\n\n[c]({server}/old)\n"
    (folder / "one.md").write_text(text, encoding="utf-8")
    (folder / "two.md").write_text(f"[the leaflet]({server}/gone)\n", encoding="utf-8")
    return folder


def links(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["links", *args], input=stdin)


@pytest.mark.usefixtures("pages")
def test_the_worst_comes_first_with_its_evidence_and_every_place(server: str) -> None:
    done = links()
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0] == f"dead        {server}/gone"
    assert "404" in lines[1]
    assert "2 attempts" in lines[1]
    assert lines[2].strip().startswith("one.md:1:")
    assert ", two.md:1:1" in lines[2]
    assert lines[3] == f"moved       {server}/old"
    assert lines[4].strip() == f"leads to {server}/page"
    assert lines[-2] == f"ok          {server}/page#dose"
    assert lines[-1] == "3 links: 1 dead, 1 moved, 1 ok."


@pytest.mark.usefixtures("pages")
def test_json_has_the_same(server: str) -> None:
    data = json.loads(links("--format", "json").stdout)
    gone, old, page = data["links"]
    assert (gone["verdict"], gone["status"], gone["attempts"]) == ("dead", 404, 2)
    assert gone["places"][1] == {"path": "two.md", "line": 1, "column": 1, "text": "the leaflet"}
    assert old["redirects"] == [f"{server}/page"]
    assert page["asked"].endswith("Z")
    assert page["remembered"] is False
    assert data["not_run"] == []


def test_mail_and_telephone_are_kinds_of_their_own(folder: Path, server: str) -> None:
    (folder / "one.md").write_text(
        f"[a]({server}/page), [write](mailto:ward@larkfieldhealth.org), [call](tel:+13125550190), "
        "[bad](mailto:ward)\n",
        encoding="utf-8",
    )
    lines = links().stdout.splitlines()
    assert lines[0] == "malformed   mailto:ward"
    assert lines[1].strip() == "It holds no e-mail address."
    assert f"ok          {server}/page" in lines
    assert "mail        mailto:ward@larkfieldhealth.org" in lines
    assert "telephone   tel:+13125550190" in lines
    assert lines[-1] == "4 links: 1 malformed, 1 ok, 1 mail, 1 telephone."
    assert links().exit_code == 1
    data = json.loads(links("--format", "json", "--only", "mail").stdout)["links"]
    assert [(one["kind"], one["verdict"]) for one in data] == [
        ("mail", "malformed"),
        ("mail", "not checked"),
    ]
    assert Shelf.asked == ["/page"]


@pytest.mark.usefixtures("pages")
def test_what_is_left_out_is_told_with_the_reason(folder: Path, server: str) -> None:
    settings = SETTINGS.replace("}", ", include: [/gone]}")
    (folder / "qa.yaml").write_text(settings, encoding="utf-8")
    data = json.loads(links("--format", "json", "one.md").stdout)["links"]
    assert [(one["verdict"], one["url"]) for one in data] == [
        ("dead", f"{server}/gone"),
        ("skipped", f"{server}/old"),
        ("skipped", f"{server}/page#dose"),
    ]
    assert "include" in data[1]["reason"]
    assert set(Shelf.asked) == {"/gone"}


@pytest.mark.usefixtures("pages")
def test_what_is_remembered_is_told_offline_and_asked_again_on_demand() -> None:
    links()
    Shelf.asked.clear()
    offline = links("--offline", "--format", "json")
    assert Shelf.asked == []
    assert [one["verdict"] for one in json.loads(offline.stdout)["links"]] == [
        "dead",
        "moved",
        "ok",
    ]
    assert offline.exit_code == 1
    links()
    assert Shelf.asked == ["/gone"]
    links("--recheck")
    assert sorted(Shelf.asked) == ["/gone", "/gone", "/old", "/page"]


@pytest.mark.usefixtures("pages")
def test_offline_says_what_nobody_has_asked() -> None:
    done = links("--offline", "one.md")
    assert done.exit_code == 0
    assert done.stdout.endswith("3 links: 3 not checked.\n")
    assert Shelf.asked == []


@pytest.mark.usefixtures("pages")
def test_only_some_verdicts(server: str) -> None:
    done = links("--only", "moved")
    assert done.exit_code == 1  # a dead link is dead, shown or not
    assert server in done.stdout
    assert "/gone" not in done.stdout
    assert done.stdout.endswith("3 links: 1 dead, 1 moved, 1 ok.\n")


def test_what_is_remembered_travels_as_a_file(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links()
    done = links("--export", "links.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    monkeypatch.setenv("QA_CACHE_DIR", str(pages / "elsewhere"))
    done = links("--import", "links.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "3 sightings" in done.stderr
    Shelf.asked.clear()
    links("--import", "links.jsonl", ".")
    assert Shelf.asked == ["/gone"]


@pytest.mark.usefixtures("pages")
def test_what_is_remembered_can_be_forgotten() -> None:
    links()
    assert CliRunner().invoke(cli, ["cache", "clear"]).stdout == "Forgotten.\n"
    assert links("--offline").stdout.endswith("3 not checked.\n")


@pytest.mark.parametrize("text", [None, "no history\n"])
def test_a_file_that_is_no_history_is_one_sentence(folder: Path, text: str | None) -> None:
    if text is not None:
        (folder / "links.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match=r"'links\.jsonl' could not be imported: "):
        CliRunner().invoke(cli, ["links", "--import", "links.jsonl"], catch_exceptions=False)


def test_a_page_that_cannot_be_read_is_told(pages: Path) -> None:
    (pages / "three.md").write_bytes(b"\x00\x01\x02" * 100)
    done = links()
    assert done.exit_code == 2
    assert "Not checked: three.md." in done.stdout


@pytest.mark.usefixtures("folder")
def test_standard_input(server: str) -> None:
    done = links("-", stdin=f"[a]({server}/page)\n")
    assert done.stdout.splitlines()[0] == f"ok          {server}/page"


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
@pytest.mark.parametrize("command", ["links", "check"])
def test_ctrl_c_leaves_a_report_and_what_was_seen(folder: Path, server: str, command: str) -> None:
    many = "\n\n".join(f"[leaflet {n}]({server}/page?{n})" for n in range(20))
    (folder / "page.md").write_text(f"{many}\n\n[slow]({server}/slow)\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "qa", command, "page.md", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        until = time.monotonic() + 60
        while len(Shelf.asked) < 21 and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        text, _ = process.communicate(timeout=20)
    assert process.returncode == 2
    data = json.loads(text)
    found = data["links"] if command == "links" else data["pages"][0]["links"]
    assert [one["verdict"] for one in found].count("ok") == 20
    assert "External links that were not asked yet" in [one["what"] for one in data["not_run"]]
    known = json.loads(links("--offline", "--format", "json", "page.md").stdout)["links"]
    assert [one["verdict"] for one in known].count("ok") == 20
