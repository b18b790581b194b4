from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa import __version__
from qa.cli import cli, main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HOUSE = {
    "bad.yml": "extends: existence\nlevel: error\nmessage: Not '%s'.\ntokens: [zebra]\n",
    "poor.yml": "extends: existence\nmessage: Not '%s'.\ntokens: [horse]\n",
    "meh.yml": "extends: existence\nlevel: suggestion\nmessage: Not '%s'.\ntokens: [pony]\n",
}
SETTINGS = "rules: [house]\nselect: [house, input, suppression]\ngrammar: none\noffline: true\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "house").mkdir()
    for name, text in HOUSE.items():
        (tmp_path / "house" / name).write_text(text, encoding="utf-8")
    (tmp_path / "qa.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "page.md").write_text("A zebra, a horse, a pony.\n", encoding="utf-8")
    (tmp_path / "fine.md").write_text("A horse.\n", encoding="utf-8")
    return tmp_path


def check(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *args], input=stdin)


def ended(monkeypatch: pytest.MonkeyPatch, *args: str) -> int | str | None:
    """Run the program in this process and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["qa", "check", *args])
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


def qa(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does; a traceback is never what they see."""
    done = subprocess.run(
        [sys.executable, "-m", "qa", *args],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        env={**os.environ, **environment},
    )
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    return done


def rules(result: Result) -> list[str]:
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["page.md"], 1),
        (["fine.md"], 0),
        (["fine.md", "--fail-on", "warning"], 1),
        (["fine.md", "--fail-on", "warning", "--level", "error"], 0),
        (["page.md", "--fail-on", "never"], 0),
        (["page.md", "--ignore", "house.bad"], 0),
        (["page.md", "--select", "input"], 0),
        (["page.md", "fine.md"], 1),
        ([], 1),
        (["nowhere.md"], 2),
    ],
)
def test_exit_codes(monkeypatch: pytest.MonkeyPatch, args: list[str], code: int) -> None:
    assert ended(monkeypatch, *args) == code


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("error", ["house.bad"]),
        ("warning", ["house.bad", "house.poor"]),
        ("suggestion", ["house.bad", "house.poor", "house.meh"]),
    ],
)
def test_levels(level: str, shown: list[str]) -> None:
    assert rules(check("page.md", "--format", "json", "--level", level)) == shown


def test_select_and_ignore() -> None:
    assert rules(check("page.md", "--format", "json", "--select", "house.poor")) == ["house.poor"]
    assert rules(check("page.md", "--format", "json", "--ignore", "house.p*")) == ["house.bad"]
    both = check("page.md", "--format", "json", "--select", "house", "--ignore", "house.bad")
    assert rules(both) == ["house.poor"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--select", "house.bda"], "'house.bda' is not a rule or a family of rules (did you m"),
        (["--ignore", "hous"], "'hous' is not a rule or a family of rules (did you m"),
        (["--profile", "en-UK"], "profile: 'en-UK' is not known (did you mean 'en-US'?)"),
        (["--page-type", "medecine"], "page-type: 'medecine' is not known (did you m"),
        (["--level", "eror"], "'eror' is not one of 'error', 'warning', 'suggestion'"),
        (["--jobs", "-1"], "-1 is not in the range x>=0"),
        (["--config", "none.yaml"], "There is no settings file 'none.yaml'."),
        (["--output", "report.pdf"], "'report.pdf' does not say what to write"),
        (["--output", "page.md/r.html"], "'page.md/r.html' cannot be written: 'page.md' is not a "),
        (["--output", "house"], "is a directory"),
        (["--oputput", "x"], "No such option"),
        (["pgae.md"], "There is no file or folder 'pgae.md' (did you mean 'page.md'?)."),
        (["**.md/x"], "'**.md/x'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    sentence: str,
) -> None:
    assert ended(monkeypatch, *([] if args[0][0] != "-" else ["page.md"]), *args) == 2
    done = capsys.readouterr()
    assert sentence in done.err
    assert done.out == ""


def test_folder_for_a_report_is_made_when_it_is_needed(folder: Path) -> None:
    assert qa("check", "nowhere.md", "--output", "out/of/report.json").returncode == 2
    assert not (folder / "out").exists()
    assert "out/of/report.json" in qa("check", "page.md", "--output", "out/of/report.json").stderr
    assert (folder / "out" / "of" / "report.json").is_file()


def test_settings_name_file_and_line(folder: Path) -> None:
    (folder / "other.yaml").write_text("offline: true\nselcet: [x]\n", encoding="utf-8")
    done = qa("check", "page.md", "--config", "other.yaml")
    assert done.returncode == 2
    assert "other.yaml:2: 'selcet' is not a key" in done.stderr
    assert "did you mean 'select'?" in done.stderr


def test_settings_of_a_folder_above(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "page.md").write_text("A zebra.\n", encoding="utf-8")
    monkeypatch.chdir(folder / "deep")
    assert rules(check("page.md", "--format", "json")) == ["house.bad"]


def test_json(folder: Path) -> None:
    data = json.loads(check("page.md", "fine.md", "--format", "json").stdout)
    assert [page["path"] for page in data["pages"]] == ["page.md", "fine.md"]
    assert data["verdict"]["ready"] is False
    source = (folder / "page.md").read_text(encoding="utf-8").splitlines()
    for finding in data["findings"]:
        line = source if finding["path"] == "page.md" else ["A horse."]
        text = line[finding["line"] - 1][finding["column"] - 1 : finding["end_column"] - 1]
        assert text == finding["match"]


def test_same_input_gives_the_same_bytes(folder: Path) -> None:
    for number in range(30):  # enough for several processes to be worth it
        text = "A zebra, a horse.\n\n" * 3 + "Plain words.\n" * 4200
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    outputs = {
        qa("check", ".", "--format", "json", *options).stdout
        for options in (("--jobs", "1", "--no-cache"), ("--jobs", "2"), ())
    }
    assert len(outputs) == 1


def test_format_follows_the_ending(folder: Path) -> None:
    for name, start in (("r.json", "{"), ("r.html", "<!doctype html>"), ("r.txt", "")):
        done = qa("check", "page.md", "--output", name)
        assert done.returncode == 1
        assert done.stdout == ""
        assert f"The report is in {name}" in done.stderr
        assert (folder / name).read_text(encoding="utf-8").lower().startswith(start)
    assert "house.bad" in (folder / "r.txt").read_text(encoding="utf-8")


def test_several_reports_of_one_run(folder: Path) -> None:
    done = check("page.md", "--report", "sarif=qa.sarif", "--report", "r.html")
    assert done.exit_code == 1
    assert "house.bad" in done.stdout
    assert "The reports are in qa.sarif, r.html" in done.stderr
    assert json.loads((folder / "qa.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (folder / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    only = check("page.md", "--report", "line=-")
    assert only.stdout.splitlines()[0] == "page.md:1:3:house.bad:Not 'zebra'."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("sarff=x", "'sarff' is not known (did you mean 'sarif'?)"),
        ("html=", "say where to, such as html=FILE"),
        ("x.pdf", "'x.pdf' does not say what to write"),
        ("html=page.md/x.html", "'page.md' is not a folder"),
    ],
)
def test_report_that_is_not_known_is_said_before_the_work(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str,
    told: str,
) -> None:
    assert ended(monkeypatch, "page.md", "--report", given) == 2
    assert told in capsys.readouterr().err
    assert not list(folder.glob("*.html"))


def test_report_that_cannot_be_written_leaves_the_old_one(folder: Path) -> None:
    (folder / "r.json").write_text("old", encoding="utf-8")
    (folder / ".r.json.part").mkdir()
    done = qa("check", "page.md", "--output", "r.json")
    assert done.returncode == 2
    assert "'r.json' could not be written: Is a directory." in done.stderr
    assert (folder / "r.json").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="limits are of POSIX")
def test_full_disk_leaves_the_old_report(folder: Path) -> None:
    (folder / "r.json").write_text("old", encoding="utf-8")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "from qa.cli import main; sys.argv = ['qa', 'check', 'page.md', '-o', 'r.json']; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: 'r.json' could not be written: File too large.\n",
    )
    assert (folder / "r.json").read_text(encoding="utf-8") == "old"
    assert not (folder / ".r.json.part").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_pipe_or_device_is_written_to_and_not_replaced(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    read: list[str] = []
    reader = threading.Thread(
        target=lambda: read.append((folder / "pipe.json").read_text(encoding="utf-8"))
    )
    reader.daemon = True
    reader.start()
    assert check("page.md", "--output", "pipe.json").exit_code == 1
    reader.join(5)
    assert json.loads(read[0])["pages"][0]["path"] == "page.md"
    assert (folder / "pipe.json").is_fifo()


def test_standard_input() -> None:
    data = json.loads(check("-", "--format", "json", stdin="A zebra.").stdout)
    assert [(f["path"], f["rule"]) for f in data["findings"]] == [("-", "house.bad")]
    html = check("-", "--stdin-format", "html", "--format", "json", stdin="<script>zebra</script>")
    assert rules(html) == ["input.empty"]
    assert rules(check("-", "fine.md", "--format", "json", stdin=b"\xff\xfe")) != []
    assert check("-", stdin="Fine.").exit_code == 0


def test_terminal_that_lacks_letters_still_gets_the_report(folder: Path) -> None:
    (folder / "page.md").write_text(
        "---\ntitle: “A zebra” 💊 café\n---\nA zebra — “one”.\n", encoding="utf-8"
    )
    done = qa("check", "page.md", PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert done.returncode == 1
    assert "zebra" in done.stdout
    done = qa("check", "page.md", "--format", "json", PYTHONIOENCODING="latin-1")
    assert (
        "“A zebra” 💊 café" in json.loads(done.stdout)["findings"][0]["match"] + "“A zebra” 💊 café"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="such names are of Linux")
def test_page_whose_name_is_no_text(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (folder / name).write_text("A zebra.\n", encoding="utf-8")
    for options in ([], ["--format", "json"], ["--format", "html"], ["--output", "r.json"]):
        assert qa("check", ".", *options).returncode == 1


def test_reader_that_goes_away() -> None:
    done = subprocess.run(
        f"{sys.executable} -m qa rules | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_suppressed_findings_do_not_fail(folder: Path) -> None:
    text = "<!-- qa: ignore house.bad because it is a zoo -->\n\nA zebra.\n"
    (folder / "page.md").write_text(text, encoding="utf-8")
    result = check("page.md", "--format", "json")
    assert result.exit_code == 0
    assert [one["reason"] for one in json.loads(result.stdout)["suppressed"]] == ["it is a zoo"]


def nobody_left(group: int) -> bool:
    """Return whether a process group has no process any more; one that was only being started then
    ends when it finds its parent gone, which takes a while where much else runs.
    """
    for _ in range(150):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def remembered_paragraphs(folder: Path) -> int:
    try:
        connection = sqlite3.connect(folder / f"paragraphs-{__version__}.sqlite")
        (stored,) = connection.execute("SELECT COUNT(*) FROM results").fetchone()
    except sqlite3.Error:
        return 0
    connection.close()
    return int(stored)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise on Windows")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_soon_and_keeps_what_was_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setenv("QA_CACHE_DIR", str(folder / "cache"))
    pages = folder / "pages"
    pages.mkdir()
    for number in range(400):
        lines = [f"It is an common cause of {number}, and so is {n}.\n\n" for n in range(150)]
        (pages / f"{number:03}.md").write_text("".join(lines), encoding="utf-8")
    engine = ("--grammar", "harper", "--select", "grammar")
    process = subprocess.Popen(
        [sys.executable, "-m", "qa", "check", "pages", "--jobs", jobs, *engine],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(600):  # some pages are done, and handed over, but not all
        if remembered_paragraphs(folder / "cache") > 30 * 150:
            break
        time.sleep(0.1)
    assert process.poll() is None, "the pages were checked before they could be interrupted"
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].startswith("Stopped.")
    assert nobody_left(process.pid)
    connection = sqlite3.connect(folder / "cache" / f"results-{__version__}.sqlite")
    (stored,) = connection.execute("SELECT COUNT(*) FROM results").fetchone()
    connection.close()
    assert 0 < stored < 400
