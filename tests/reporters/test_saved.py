from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from click.testing import CliRunner
from sample_report import small_report
from test_html_reporter import hostile_report
from test_reports_for_machines import empty_report

from qa import saved
from qa.cli import cli
from qa.errors import ConfigError
from qa.reporters import REPORTERS, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from qa.report import Report

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = ROOT / "qa" / "reporters" / "report.schema.json"


def marked_report() -> Report:
    """Return a report whose first finding was read without the markup in it."""
    made = small_report()
    first, *others = made.findings
    return replace(made, findings=(first._replace(words=first.match.strip("*")), *others))


REPORTS = pytest.mark.parametrize(
    "report", [small_report, empty_report, hostile_report, marked_report]
)


def data_of(report: Report) -> Any:
    return json.loads(render("json", report))


@REPORTS
def test_json_is_valid_by_its_schema(report: Callable[[], Report]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data_of(report()))


def test_sample_is_valid_by_the_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    sample = json.loads((ROOT / "reports" / "sample" / "report.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(sample)


@REPORTS
@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_saved_report_is_the_same_in_every_format(
    tmp_path: Path, name: str, report: Callable[[], Report]
) -> None:
    made = report()
    before = replace(made, findings=tuple(sorted(made.findings, key=lambda f: f.order)))
    file = tmp_path / "r.json"
    file.write_text(render("json", before), encoding="utf-8", errors="replace")
    again = saved.merged([saved.read(file)], before.documents)
    assert render(name, again).replace(again.version, "") == render(name, before).replace(
        before.version, ""
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.md").write_text("# One\n\nWrite to {{your_name}}.\n", encoding="utf-8")
    (tmp_path / "two.md").write_text("# Two\n\nlorem ipsum dolor\n", encoding="utf-8")
    for page in ("one", "two"):
        assert qa("check", f"{page}.md", "--offline", "--output", f"{page}.json").exit_code == 1
    return tmp_path


def qa(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def lines(*args: str) -> list[str]:
    done = qa("report", *args, "--format", "line")
    assert done.exit_code == 1, done.output
    return [line.partition(": ")[0] for line in done.stdout.splitlines()]


def test_parts_of_a_site_become_one_report(folder: Path) -> None:
    both = lines("one.json", "two.json")
    assert both == lines("one.json") + lines("two.json")
    assert "on 2 of 2 pages" in qa("report", "two.json", "one.json").stdout
    again = qa(
        "report", "one.json", "two.json", "--report", "html=r.html", "--report", "json=r.json"
    )
    assert again.exit_code == 1
    assert "lorem ipsum dolor" in (folder / "r.html").read_text(encoding="utf-8")
    assert lines("r.json") == both


def test_a_report_that_was_laid_out_anew_reads_the_same(folder: Path) -> None:
    file = folder / "one.json"
    before = saved.read(file)
    file.write_text(json.dumps(json.loads(file.read_bytes())), encoding="utf-8")
    assert saved.read(file) == before


def test_from_how_many_pages_on_each_is_a_file(folder: Path) -> None:
    both = ("report", "one.json", "two.json", "--output", "r.html")
    assert "(its pages in r-pages)" in qa(*both, "--split-above", "1").stderr
    assert len(list((folder / "r-pages").iterdir())) == 2
    assert "pages in" not in qa(*both, "--split-above", "2").stderr


def test_of_a_page_in_two_files_the_later_counts(folder: Path) -> None:
    (folder / "one.md").write_text("# One\n\nWrite to us.\n", encoding="utf-8")
    qa("check", "one.md", "--offline", "--output", "later.json")
    assert qa("report", "one.json", "later.json").exit_code == 0
    assert qa("report", "later.json", "one.json").exit_code == 1


def test_page_that_has_changed_since_is_not_marked(folder: Path) -> None:
    (folder / "two.md").write_text("# Two\n\nQuite another text.\n", encoding="utf-8")
    assert qa("report", "two.json", "--report", "html=r.html").exit_code == 1
    html = (folder / "r.html").read_text(encoding="utf-8")
    assert "Quite another text" not in html
    assert "lorem ipsum" in html


def test_saved_report_shows_no_file_from_elsewhere(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("A secret text.\n", encoding="utf-8")
    data = json.loads((folder / "two.json").read_text(encoding="utf-8"))
    for path in (str(secret), f"../{secret.parent.name}/secret.md"):
        data["pages"][0]["path"] = path
        data["findings"] = []
        (folder / "bad.json").write_text(json.dumps(data), encoding="utf-8")
        qa("report", "bad.json", "--report", "html=r.html")
        assert "A secret text" not in (folder / "r.html").read_text(encoding="utf-8")


def test_what_reviewers_decided_and_earlier_runs_are_saved_too(folder: Path) -> None:
    fact = {"fact": "t-0123456789ab", "sentence": "x", "path": "one.md"}
    found = json.loads((folder / "one.json").read_text(encoding="utf-8"))["findings"][0]
    known_by = {"rule": found["rule"], "words": "your_name", "before": "write to", "after": ""}
    by = {"name": "Dr Ada Ng", "date": "2026-11-27"}
    made = [
        {"path": "one.md", **known_by, "decision": "later", "reason": "in May", **by},
        {"path": "gone.md", **known_by, "decision": "agree", "reason": "", **by},
    ]
    decisions = {"version": "1", "decisions": made, "facts": [fact | by]}
    (folder / "decisions.json").write_text(json.dumps(decisions), encoding="utf-8")
    (folder / "runs").mkdir()
    (folder / "runs" / "may.json").write_text((folder / "two.json").read_text(encoding="utf-8"))
    reports = ("--report", "json=r.json", "--report", "html=r.html", "--report", "markdown=r.md")
    qa("check", ".", "--offline", "--decisions", "decisions.json", "--history", "runs", *reports)
    again = (
        "--report",
        "json=again.json",
        "--report",
        "html=again.html",
        "--report",
        "markdown=again.md",
    )
    assert qa("report", "r.json", *again).exit_code == 1
    for ending in ("json", "html", "md"):
        first, second = (folder / f"{name}.{ending}" for name in ("r", "again"))
        assert first.read_bytes() == second.read_bytes()
    data = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert [one["decision"]["reason"] for one in data["findings"] if one["decision"]] == ["in May"]
    assert [one["path"] for one in data["settled"]] == ["gone.md"]
    assert [one["fact"] for one in data["verified"]] == ["t-0123456789ab"]
    assert [one["label"] for one in data["history"]] == ["may"]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)


def test_report_of_an_earlier_version_lacks_what_was_added_since(folder: Path) -> None:
    data = json.loads((folder / "two.json").read_text(encoding="utf-8"))
    for key in ("settled", "verified", "history"):
        del data[key]
    for finding in data["findings"]:
        del finding["decision"]
    (folder / "old.json").write_text(json.dumps(data), encoding="utf-8")
    assert lines("old.json") == lines("two.json")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data["findings"][0].update(decision={"decision": "maybe"}), "not whole"),
        (lambda data: data.update(version="9"), "no report of this version"),
        (lambda data: data.pop("rules"), "not whole"),
        (lambda data: data["findings"][0].update(line="x"), "not whole"),
        (lambda data: data["findings"][0].update(message=7), "not whole"),
        (lambda data: data["findings"][0].update(level="loud"), "not whole"),
        (lambda data: data.update(pages=7), "not whole"),
        (lambda data: data["pages"][0].update(links=[{"what": 1}]), "not whole"),
    ],
)
def test_file_that_is_no_report(folder: Path, change: Callable[[Any], object], told: str) -> None:
    data = json.loads((folder / "two.json").read_text(encoding="utf-8"))
    change(data)
    (folder / "bad.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        saved.read(folder / "bad.json")


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000, "7"])
def test_file_that_is_anything(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="report"):
        saved.read(tmp_path / "bad.json")


def test_a_file_a_page_whoever_writes_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.commands.output._WORTH_A_PROCESS", 1)
    monkeypatch.setattr("qa.reporters.html.page_files._PAGES", 1)
    (folder / "three.md").write_text("# Three\n\n[Here](#gone) and [you](https://a.example/).\n")
    qa("check", ".", "--offline", "--output", "all.json")
    (folder / "two.md").unlink()
    written = []
    for jobs in ("1", "2"):
        done = qa("report", "all.json", "--output", "r.html", "--split-above", "1", "--jobs", jobs)
        assert done.exit_code == 1, done.output
        files = [folder / "r.html", *(folder / "r-pages").iterdir()]
        written.append({file: file.read_bytes() for file in files})
        for file in files:
            file.unlink()
    assert written[0] == written[1]
    assert len(written[0]) == 4


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_folder_of_pages_that_cannot_be_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setattr("qa.commands.output._WORTH_A_PROCESS", 1)
    (folder / "r-pages").write_text("a file of somebody's", encoding="utf-8")
    both = ("report", "one.json", "two.json", "--output", "r.html", "--split-above", "1")
    done = qa(*both, "--jobs", jobs)
    assert isinstance(done.exception, ConfigError)
    assert "'r-pages', for its pages, is a file." in str(done.exception)
    assert not (folder / "r.html").exists()
