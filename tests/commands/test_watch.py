from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "extends: existence\nlevel: error\nmessage: Not '%s'.\ntokens: [{}]\n"
SETTINGS = "rules: [house]\nselect: [house, input, links.missing-file]\ngrammar: none\n"
PATIENCE = 30
"""Seconds after which something that should have been told is taken to be missing."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "word.yml").write_text(RULE.format("zebra"), encoding="utf-8")
    (tmp_path / "qa.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.md").write_text("A zebra.\n", encoding="utf-8")
    (tmp_path / "pages" / "b.md").write_text("A horse. [More](new.md)\n", encoding="utf-8")
    return tmp_path


class Watch:
    """The real command, in a process of its own, and what it says."""

    def __init__(self, *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "qa", "watch", *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """Return the findings of the next round, as an editor reads them, and what ends it."""
        assert self.said.get(timeout=PATIENCE) == "qa: checking"
        lines: list[str] = []
        while not lines or not lines[-1].startswith("qa: watching"):
            lines.append(self.said.get(timeout=PATIENCE))
        return lines

    def rounds_until(self, last: str) -> list[str]:
        """Return the first round that ends with these words; a burst may take two."""
        while not (lines := self.round())[-1].endswith(last):
            pass
        return lines

    def end(self) -> tuple[int, str]:
        """Do as Ctrl-C does, where a program can; return exit code and errors."""
        if sys.platform == "win32":
            self.process.kill()
        else:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        assert self.process.stderr is not None
        return code, self.process.stderr.read()


@pytest.fixture
def watch() -> Iterator[Watch]:
    started = Watch("pages")
    yield started
    started.process.kill()
    started.process.communicate()


def test_saves_of_every_kind(folder: Path, watch: Watch) -> None:
    pages = folder / "pages"
    zebra = "pages/a.md:1:3:house.word:Not 'zebra'."
    broken = "pages/b.md:1:10:links.missing-file:There is no file 'new.md' where this link leads."
    assert watch.round() == [zebra, broken, "qa: watching 2 pages: 2 errors"]

    (pages / "a.md").write_text("A zebra and a zebra.\n", encoding="utf-8")
    other = "pages/a.md:1:15:house.word:Not 'zebra'."
    assert watch.rounds_until("3 errors") == [
        zebra,
        other,
        broken,
        "qa: watching 2 pages: 3 errors",
    ]

    # as many editors save: the old page moved away, a new file in its place
    (pages / "a.md").replace(pages / "a.md~")
    (pages / ".a.md.new").write_text("A mare.\n", encoding="utf-8")
    (pages / ".a.md.new").replace(pages / "a.md")
    (pages / "a.md~").unlink()
    assert watch.rounds_until("2 pages: 1 error") == [broken, "qa: watching 2 pages: 1 error"]

    (pages / "deep").mkdir()
    (pages / "deep" / "c.md").write_text("A zebra.\n", encoding="utf-8")
    deep = "pages/deep/c.md:1:3:house.word:Not 'zebra'."
    assert watch.rounds_until("3 pages: 2 errors")[:-1] == [broken, deep]

    (pages / "new.md").write_text("# New\n", encoding="utf-8")
    assert watch.rounds_until("4 pages: 2 errors")
    (pages / "b.md").touch()  # what its link leads to is there now
    assert watch.rounds_until("4 pages: 1 error") == [deep, "qa: watching 4 pages: 1 error"]

    (pages / "deep").rename(pages / "deeper")
    moved = "pages/deeper/c.md:1:3:house.word:Not 'zebra'."
    assert watch.rounds_until("4 pages: 1 error") == [moved, "qa: watching 4 pages: 1 error"]
    for name in ("a.md", "b.md", "new.md", "deeper/c.md"):
        (pages / name).unlink()
    assert watch.rounds_until("0 pages: nothing to change")
    (pages / "a.md").write_text("A zebra.\n", encoding="utf-8")
    assert watch.rounds_until("1 page: 1 error")[0] == zebra

    code, errors = watch.end()
    assert sys.platform == "win32" or (code, errors) == (0, "\nStopped.\n")


def test_a_burst_of_saves_ends_with_what_is_there(folder: Path, watch: Watch) -> None:
    watch.round()
    for number in range(40):
        text = "A zebra. " * (number % 7) + "\n"
        (folder / "pages" / "a.md").write_text(text, encoding="utf-8")
        (folder / "pages" / f"n{number}.md").write_text("A zebra.\n", encoding="utf-8")
    (folder / "pages" / "a.md").write_text("A zebra. A zebra. A zebra.\n", encoding="utf-8")
    lines = watch.rounds_until("42 pages: 44 errors")
    assert sum(line.startswith("pages/a.md:") for line in lines) == 3


def test_settings_and_rules_that_are_saved_count_at_once(folder: Path, watch: Watch) -> None:
    watch.round()
    (folder / "house" / "word.yml").write_text(RULE.format("horse"), encoding="utf-8")
    assert watch.round()[0] == "pages/b.md:1:3:house.word:Not 'horse'."

    (folder / "qa.yaml").write_text(SETTINGS + "levle: error\n", encoding="utf-8")
    (folder / "pages" / "a.md").write_text("A horse.\n", encoding="utf-8")
    assert watch.round()[0] == "pages/a.md:1:3:house.word:Not 'horse'."  # by the old settings

    (folder / "qa.yaml").write_text(SETTINGS + "exclude: [b.md]\n", encoding="utf-8")
    assert watch.round()[-1] == "qa: watching 1 page: 1 error"
    _, errors = watch.end()
    assert "qa.yaml:4: 'levle' is not a key that is known here (did you mean 'level'?)" in errors


def test_a_page_that_is_named_is_watched_alone(folder: Path) -> None:
    started = Watch(str(Path("pages") / "a.md"))
    try:
        assert started.round()[-1] == "qa: watching 1 page: 1 error"
        (folder / "pages" / "b.md").write_text("A zebra.\n", encoding="utf-8")
        (folder / "pages" / "a.md").write_text("Two zebra, zebra.\n", encoding="utf-8")
        assert started.rounds_until("1 page: 2 errors")
    finally:
        started.process.kill()
        started.process.communicate()


@pytest.mark.parametrize(
    ("path", "told"),
    [("page", "no file or folder 'page' (did you mean 'pages'?)"), ("-", "cannot be watched")],
)
def test_what_cannot_be_watched_is_said(path: str, told: str) -> None:
    done = CliRunner().invoke(cli, ["watch", path])
    assert told in str(done.exception)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_it_shows_the_page_that_was_saved(folder: Path) -> None:
    import pty  # noqa: PLC0415 -- not on Windows

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "30"}
    process = subprocess.Popen(
        [sys.executable, "-m", "qa", "watch", "pages"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)

    def seen_until(words: str) -> str:
        seen = ""
        while words not in seen:
            seen += os.read(ours, 65536).decode("utf-8")
        return seen

    try:
        first = seen_until("Ctrl-C ends.")
        assert "pages/a.md  1 error" in first
        assert "Watching 2 pages: 2 errors." in first
        (folder / "pages" / "a.md").write_text("No more.\n", encoding="utf-8")
        then = seen_until("Ctrl-C ends.")
        assert "\x1b[2J" in then
        assert "pages/a.md: nothing to change (1 fixed)." in then
        assert "Watching 2 pages: 1 error." in then
        (folder / "pages" / "a.md").unlink()
        assert "pages/a.md is gone." in seen_until("Ctrl-C ends.")
    finally:
        process.kill()
        process.wait()
        os.close(ours)
