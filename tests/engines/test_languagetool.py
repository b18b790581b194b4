"""Against the real server, started once for this file where a test does not end it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

import psutil  # type: ignore[import-untyped,unused-ignore]
import pytest

from qa import knowledge
from qa.config import Config
from qa.engines import paragraphs
from qa.engines.languagetool import Asked, keeper, warm
from qa.engines.languagetool.client import Asker
from qa.engines.languagetool.curation import curation
from qa.engines.languagetool.keeper import Keeper
from qa.engines.languagetool.reception import Reception
from qa.engines.languagetool.server import Server
from qa.engines.resources import Address, Resources
from qa.errors import EngineError
from qa.inspection import inspect_page, inspect_pages
from qa.locations import rules_folder
from qa.marked_yaml import parse
from qa.page import Page
from qa.pipeline import Request, run
from qa.readers import read
from qa.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa.engines.languagetool.client import Answer
    from qa.engines.languagetool.installation import Installation, Java
    from qa.rulebook import Rulebook

FAULT = "It is an common cause."
pytestmark = pytest.mark.languagetool


@pytest.fixture(scope="module")
def server(languagetool: tuple[Installation, Java]) -> Iterator[Server]:
    with Server(*languagetool) as running:
        yield running


def at(server: Server, memory: Path | None = None) -> Resources:
    return Resources(memory, Address("6.8", server.url))


def asked(text: str, server: Server, dialect: str = "american", form: str = "markdown") -> Asked:
    return Asked(Page(read(Source("page", text.encode(), form))), dialect, at(server))


def said(text: str, server: Server, dialect: str = "american", form: str = "markdown") -> list[Any]:
    """Return the rule and the source text of everything that is said of a page."""
    source = read(Source("page", text.encode(), form)).source
    found = asked(text, server, dialect, form).matches()
    return [(rule, source[slice(*match.span)]) for rule, match in found]


# What it says


class Case(NamedTuple):
    rule: str
    text: str
    bad: bool


def cases() -> list[Case]:
    text = (rules_folder() / "engines" / "languagetool.yml").read_text(encoding="utf-8")
    return [
        Case(f"grammar.{name}", example[kind], kind == "bad")
        for name, facts in parse(text).value["rules"].items()
        for example in facts["examples"]
        for kind in ("bad", "good")
        if kind in example
    ]


@pytest.fixture(scope="module")
def answers(server: Server) -> Answer:
    """Everything in the examples, asked at once."""
    return Asker(server.url, "en-US", curation()).ask(case.text for case in cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule}-{case.text[:30]}")
def test_example(case: Case, answers: Answer) -> None:
    rules = [
        rule.id
        for hit in answers.hits[case.text]
        if (rule := curation().rule_of(hit)) and not rule.cleared(case.text, hit)
    ]
    assert (case.rule in rules) is case.bad, answers.hits[case.text]


def test_every_rule_has_examples_of_both_kinds() -> None:
    for rule in {case.rule for case in cases()}:
        kinds = [case.bad for case in cases() if case.rule == rule]
        assert kinds.count(True) >= 2, rule
        assert kinds.count(False) >= 2, rule


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("💊💊 Café — it is an common cause. 💊", "markdown", "an"),
        ("It **is an** common [cause](x).", "markdown", "an"),
        ("<p>&#128138; It is <b>a</b>n common cause.</p>", "html", "a</b>n"),
        ("Stop before 💊 it and before before taking it.", "markdown", "before before"),
    ],
)
def test_span_is_exact(text: str, form: str, found: str, server: Server) -> None:
    assert [place for _, place in said(text, server, form=form)] == [found]


def test_length_is_exact_where_the_words_hold_a_sign_of_two_units(server: Server) -> None:
    text = "All is well. 💊 💊 The 💊 💊 the the end."
    ((_, found),) = said(text, server)
    assert found == "the the"


def test_dialect_is_the_pages(server: Server) -> None:
    assert said("It is an common cause.", server, "british") == [("grammar.a-an", "an")]


def test_paragraph_says_the_same_alone_and_among_others(server: Server) -> None:
    texts = [
        "It is an common cause.",
        'He said "it is an common cause.',
        "The side effects of this drug is usually mild.",
        "Take it three times an day 💊",
        "(not closed, and some people loose weight while taking it.",
        "your doctor knows.",
        "All is well here.",
        "The heart cant pump enough blood.",
    ]
    asker = Asker(server.url, "en-US", curation())
    alone = {text: asker.ask([text]).hits[text] for text in texts}
    assert sum(map(bool, alone.values())) >= 5
    assert asker.ask(texts).hits == alone
    assert asker.ask(texts[::-1]).hits == alone


def test_name_of_a_medicine_is_never_flagged(server: Server) -> None:
    known = sorted(knowledge.medicine_names())
    names = known[:: len(known) // 40]
    page = "\n\n".join(
        f"You can take {name} with a {name} tablet, or {name} {name}." for name in names
    )
    flagged = [found for _, found in said(page, server)]
    assert [name for name in names for found in flagged if name in found.lower().split()] == []


def test_disease_number_and_dose_are_never_mended(server: Server) -> None:
    text = "Early Alzheimers is rare, and the the rest too. The patient has 2 childbirth."
    matches = dict(asked(text, server).matches())
    assert matches["grammar.missing-apostrophe"].fixes == ()
    assert matches["grammar.doubled-word"].fixes
    for _, match in asked("\n\n".join(case.text for case in cases()), server).matches():
        for fix in match.fixes:
            assert not fix.safe
            assert not any(char.isdigit() for edit in fix.edits for char in edit.text)


# What it is asked


def test_edited_paragraph_costs_one(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    asked_about: list[str] = []
    ask = Asker.ask

    def noted(self: Asker, texts: Any) -> Answer:
        asked_about.extend(texts)
        return ask(self, texts)

    monkeypatch.setattr(Asker, "ask", noted)
    page = tmp_path / "a.md"
    config = Config(grammar="languagetool", languagetool_server=server.url, offline=True, jobs=1)
    paragraphs = [f"This is paragraph number {number} of it." for number in range(9)]
    page.write_text("\n\n".join(paragraphs), encoding="utf-8")
    run(Request((str(page),)), config)
    assert asked_about == paragraphs
    paragraphs[4] = FAULT
    page.write_text("\n\n".join(paragraphs), encoding="utf-8")
    report = run(Request((str(page),)), config)
    assert asked_about[9:] == [FAULT]
    assert "grammar.a-an" in [finding.rule for finding in report.findings]
    again = run(Request((str(page),)), config)
    assert len(asked_about) == 10
    assert again.findings == report.findings


def test_pages_in_a_row_are_told_what_each_is_alone(
    server: Server, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the memory has let go of a paragraph by then, of which the page before spoke."""
    monkeypatch.setattr(paragraphs, "_IN_MEMORY", 0)
    texts = [FAULT, f"{FAULT}\n\nIt is fine.", "It is fine.", "", f"It is fine.\n\n{FAULT}"]
    pages = [Source(f"{at}.md", text.encode(), "markdown") for at, text in enumerate(texts)]
    settings = Config(grammar="languagetool-only").inspection
    resources = at(server)
    together = list(inspect_pages(iter(pages), book, settings, resources))
    assert together == [inspect_page(page, book, settings, resources) for page in pages]
    rules = [[f.rule for f in one.findings if f.family == "grammar"] for one in together]
    assert rules == [["grammar.a-an"], ["grammar.a-an"], [], [], ["grammar.a-an"]]


def test_server_has_the_next_pages_before_the_rules_run_on_this_one(
    server: Server, book: Rulebook
) -> None:
    settings = Config(grammar="languagetool-only").inspection
    read_so_far: list[str] = []

    def pages() -> Iterator[Source]:
        for name in "abcd":
            read_so_far.append(name)
            yield Source(f"{name}.md", f"This is page {name}.".encode(), "markdown")

    done = inspect_pages(pages(), book, settings, at(server))
    assert (next(done).path, read_so_far) == ("a.md", ["a", "b", "c"])
    assert (next(done).path, read_so_far) == ("b.md", ["a", "b", "c", "d"])
    assert [page.path for page in done] == ["c.md", "d.md"]


def test_same_fault_is_told_once(server: Server, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(f"{FAULT} Talk to us before before taking it.", encoding="utf-8")
    for grammar in ("languagetool", "harper,languagetool", "languagetool-only"):
        config = Config(grammar=grammar, languagetool_server=server.url, offline=True)
        report = run(Request((str(page),)), config)
        found = [f.match for f in report.findings if f.family in ("grammar", "words")]
        assert found == ["an", "before before"]


# Its life: ends with the run, however that ends


def ours(process: psutil.Process) -> list[psutil.Process]:
    """Return the servers below a process."""
    with suppress(psutil.NoSuchProcess):
        return [
            child
            for child in process.children(recursive=True)
            if child.name().startswith("java") and "org.languagetool" in " ".join(child.cmdline())
        ]
    return []


def gone(processes: list[psutil.Process], seconds: float = 10) -> bool:
    return not psutil.wait_procs(processes, timeout=seconds)[1]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in range(20):
        lines = [
            f"Text {page}-{n} of it: this is an common cause, you know.\n\n" for n in range(30)
        ]
        (folder / f"{page:02}.md").write_text("".join(lines), encoding="utf-8")
    return folder


def checking(folder: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "qa", "check", str(folder), "--grammar", "languagetool-only",
         "--offline", "--jobs", "2", "--format", "json", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=sys.platform != "win32", encoding="utf-8",
    )  # fmt: skip


def server_of(process: subprocess.Popen[str], seconds: float = 60) -> psutil.Process:
    """Return the server of a run, once there is one."""
    above = psutil.Process(process.pid)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := ours(above):
            return found[0]
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    pytest.fail("no server was started")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", ["SIGINT", "SIGKILL"])
def test_no_server_is_left_when_qa_is_ended(
    number: str, pages: Path, languagetool: tuple[Installation, Java]
) -> None:
    del languagetool
    process = checking(pages)
    java = server_of(process)
    family = [java, *psutil.Process(process.pid).children(recursive=True)]
    os.kill(process.pid, getattr(signal, number))
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert gone([java])
    assert gone(family)


def test_killed_watcher_takes_the_server_with_it(languagetool: tuple[Installation, Java]) -> None:
    before = ours(psutil.Process())
    server = Server(*languagetool)
    try:
        java = [process for process in ours(psutil.Process()) if process not in before]
        if sys.platform == "linux":
            server._process.kill()
            assert gone(java)
    finally:
        server.stop()
    assert not server.alive


def test_exception_ends_the_server(languagetool: tuple[Installation, Java]) -> None:
    before = ours(psutil.Process())
    java = []
    with suppress(ZeroDivisionError), Keeper(*languagetool) as reception:
        first = reception.server()
        assert reception.server() == first  # one for all who ask
        java = [process for process in ours(psutil.Process()) if process not in before]
        raise ZeroDivisionError
    assert len(java) == 1
    assert gone(java)
    with pytest.raises(EngineError, match="no longer kept"):
        reception.server()


def test_server_killed_three_times_and_every_page_is_reported_once(
    pages: Path, languagetool: tuple[Installation, Java]
) -> None:
    del languagetool
    process = checking(pages, "--no-cache")
    seen: list[psutil.Process] = []

    def kill() -> None:
        while len(seen) < 3 and process.poll() is None:
            java = server_of(process)
            if java not in seen:
                seen.append(java)
                time.sleep(0.5 if len(seen) == 1 else 3)  # while it starts, and at work
                with suppress(psutil.NoSuchProcess):
                    java.kill()
            time.sleep(0.05)

    killer = threading.Thread(target=kill)
    killer.start()
    out, errors = process.communicate(timeout=150)
    killer.join()
    assert len(seen) == 3
    report = json.loads(out)
    assert errors == ""
    assert report["not_run"] == []
    assert [page["path"][-5:] for page in report["pages"]] == [f"{n:02}.md" for n in range(20)]
    places = [(f["path"], f["line"], f["rule"]) for f in report["findings"]]
    found = [place for place in places if place[2] == "grammar.a-an"]
    assert len(found) == len(set(found)) == 20 * 30
    assert gone(seen)


DEADLY = "Words that no server can bear."


@contextmanager
def between(url: str, deadly: Any) -> Iterator[str]:
    """Yield the address of a server that hands on to another, but calls `deadly` for some words."""

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if DEADLY in parse_qs(body.decode()).get("text", [""])[0]:
                deadly()
                self.close_connection = True
                return
            host = url.removeprefix("http://")
            other = HTTPConnection(host, timeout=60)
            try:
                kind = {"Content-Type": self.headers.get("Content-Type", "text/plain")}
                other.request(self.command, self.path, body, kind)
                answer = other.getresponse()
                data = answer.read()
            except OSError:
                self.close_connection = True
                return
            finally:
                other.close()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _handle  # noqa: N815 -- the library's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as above
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_port}"
        proxy.shutdown()


class Fragile(Server):
    """A real server that some words kill."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        started.append(self)
        self._between = between(self.url, self._process.kill)
        self.url = self._between.__enter__()

    def stop(self) -> None:
        self._between.__exit__(None, None, None)
        super().stop()


started: list[Server] = []


def test_paragraph_that_kills_the_server_is_named_and_the_rest_is_checked(
    languagetool: tuple[Installation, Java], monkeypatch: pytest.MonkeyPatch
) -> None:
    started.clear()
    monkeypatch.setattr(keeper, "Server", Fragile)
    text = f"{FAULT}\n\n{DEADLY}\n\nTake it three times an day."
    page = Page(read(Source("page.md", text.encode(), "markdown")))
    with Keeper(*languagetool) as reception:
        question = Asked(page, "american", Resources(None, Address("6.8", reception)))
        found = [text[slice(*match.span)] for _, match in question.matches()]
        (entry,) = question.not_run()
    assert found == ["an", "an"]
    assert entry.failed
    assert entry.what == f"LanguageTool on page.md, the paragraph '{DEADLY}'"
    assert 3 <= len(started) <= 8
    assert not any(server.alive for server in started)


def test_server_of_another_that_drops_a_paragraph(server: Server) -> None:
    texts = [FAULT, *(f"Number {number} is here." for number in range(20)), DEADLY]
    with between(server.url, lambda: None) as url:
        answer = Asker(url, "en-US", curation()).ask(texts)
    assert [left.text for left in answer.left_out] == [DEADLY]
    assert answer.hits.keys() == set(texts) - {DEADLY}
    assert len(answer.hits[FAULT]) == 1


# The commands


def typed(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qa", *words], env={**os.environ, **env},
        capture_output=True, text=True, check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip


def test_install_from_a_folder_and_from_an_address(
    languagetool: tuple[Installation, Java], tmp_path: Path
) -> None:
    target = tmp_path / "engines"
    libs = str(languagetool[0].folder)
    done = typed("engines", "install", "languagetool", "--from", libs, "--to", str(target))
    assert done.returncode == 0, done.stderr
    assert "tried out and works" in done.stdout
    listed = typed("engines", QA_ENGINES_DIR=str(target))
    assert re.search(r"LanguageTool +ready +6\.8 in ", listed.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise on Windows")
def test_serve_until_ctrl_c(
    languagetool: tuple[Installation, Java], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del languagetool
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "qa", "engines", "serve", "--port", str(_port())],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout
    first = process.stdout.readline()
    url = re.search(r"http://\S+", first)
    assert url, first
    java = server_of(process)
    page = tmp_path / "a.md"
    page.write_text(FAULT, encoding="utf-8")
    done = typed(
        "check", str(page), "--offline", "--grammar", "languagetool-only",
        QA_LANGUAGETOOL_SERVER=url[0],
    )  # fmt: skip
    assert "grammar.a-an" in done.stdout
    assert warm.note().exists()
    with keeper.opened(None) as found:  # a run finds it by itself
        assert isinstance(found.at, Reception)
        assert found.at.server().url == url[0]
    found_by_itself = typed(
        "check", str(page), "--offline", "--grammar", "languagetool-only", "--no-cache",
        QA_ENGINES_DIR=str(tmp_path / "none"), LTP_PATH=str(tmp_path / "none"),
    )  # fmt: skip
    assert "grammar.a-an" in found_by_itself.stdout  # there is no other that it could have asked
    java.kill()  # the one who serves starts another
    until = time.monotonic() + 60
    while (kept := keeper.warm_server()) is None and time.monotonic() < until:
        time.sleep(0.2)
    assert kept is not None
    java = server_of(process)
    again = typed("engines", "serve", "--port", url[0].rpartition(":")[2])
    assert again.returncode == 2
    assert "Something else listens at port" in again.stderr
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert out.endswith("Stopped.\n")
    assert gone([java])
    assert not warm.note().exists()
    assert keeper.warm_server() is None


def _port() -> int:
    from qa.engines.languagetool.server import _free_port  # noqa: PLC0415 -- one use

    return _free_port()
