"""Decisions of reviewers, from the file that the HTML report saves to what a run makes of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from qa.config import Config
from qa.decisions import Choice, read
from qa.errors import ConfigError
from qa.fingerprint import identity
from qa.pipeline import Request, run
from qa.report import SetAsideBy

if TYPE_CHECKING:
    from pathlib import Path

    from qa.report import Report

TEXT = """# Ketamine

It is a miracle cure for pain. People need to wow ketamine works.

This one is a miracle cure for pain. Nobody else says so.
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "page.md"
    file.write_text(TEXT, encoding="utf-8")
    return file


def checked(*decisions: str, **settings: Any) -> Report:
    facts: dict[str, Any] = {"offline": True, "grammar": "none", "select": ("claims",)} | settings
    request = Request(paths=("page.md",), use_cache=False, today=date(2026, 11, 28))
    return run(request, Config(decisions=decisions, **facts))


def entry(choice: str, number: int = 0, **more: Any) -> dict[str, Any]:
    report = checked()
    found = report.findings[number]
    return {
        "path": found.path,
        **identity(found, report.documents[found.path])._asdict(),
        "decision": choice,
        "reason": "it quotes the FDA.",
        "name": "Dr Ada Ng",
        "date": "2026-11-27",
    } | more


def saved(page: Path, *entries: Any, name: str = "decisions.json", **more: Any) -> str:
    data = {"version": "1", "decisions": list(entries)} | more
    (page.parent / name).write_text(json.dumps(data), encoding="utf-8")
    return name


def test_what_is_not_a_problem_is_set_aside_with_reason_name_and_date(page: Path) -> None:
    before = checked()
    report = checked(saved(page, entry("not-a-problem")))
    assert len(report.findings) == len(before.findings) - 1
    (aside,) = report.suppressed
    assert aside.finding.span == before.findings[0].span
    assert aside.by is SetAsideBy.DECISION
    assert aside.reason == "Not a problem, because it quotes the FDA. (Dr Ada Ng, 27 November 2026)"


@pytest.mark.parametrize("choice", [Choice.AGREE, Choice.LATER])
def test_what_is_agreed_or_put_off_stays_and_says_so(page: Path, choice: Choice) -> None:
    report = checked(saved(page, entry(choice)))
    assert report.findings == checked().findings
    decision = report.decision_on(report.findings[0])
    assert decision is not None
    assert decision.choice is choice
    assert report.decision_on(report.findings[1]) is None


def test_a_decision_survives_new_lines_and_ends_with_its_sentence(page: Path) -> None:
    file = saved(page, entry("not-a-problem"))
    moved = TEXT.replace("# Ketamine\n", "# Ketamine\n\nSomething new.\n").replace("is a", "is\na")
    page.write_text(moved, encoding="utf-8")
    assert len(checked(file).suppressed) == 1
    page.write_text(TEXT.replace("cure for pain. People", "cure for us all. People"))
    report = checked(file)
    assert report.suppressed == ()
    assert [one.path for one in report.settled] == ["page.md"]


def test_decisions_about_rules_that_did_not_run_are_not_called_settled(page: Path) -> None:
    file = saved(page, entry("not-a-problem"))
    assert checked(file, select=("words",)).settled == ()


def test_decisions_about_pages_and_rules_that_do_not_exist_are_told(page: Path) -> None:
    gone = entry("agree", path="gone.md")
    unknown = entry("agree", rule="no.such-rule")
    assert len(checked(saved(page, gone, unknown)).settled) == 2


def test_the_later_file_counts(page: Path) -> None:
    first = saved(page, entry("not-a-problem"), name="a.json")
    second = saved(page, entry("agree"), name="b.json")
    assert checked(first, second).suppressed == ()
    assert len(checked(second, first).suppressed) == 1


def test_facts_that_were_verified_are_known_again(page: Path) -> None:
    fact = {"fact": "t-0123456789ab", "path": "page.md", "sentence": "Take 5 mg."}
    file = saved(page, facts=[fact | {"name": "Dr Ada Ng", "date": "2026-11-27"}])
    assert checked(file).verified["t-0123456789ab"].name == "Dr Ada Ng"


WRONG: list[tuple[Any, str]] = [
    ("[", "cannot be read"),
    ("[" * 100_000, "cannot be read"),
    ("[]", "no decisions file"),
    ({"version": "2"}, "no decisions file"),
    ({"decisions": {}}, "'decisions' must be a list"),
    ({"decisions": [1]}, "decision 1 is not whole"),
    ({"decisions": [{}]}, "decision 1: 'decision' is missing"),
    ({"decisions": [{"decision": "maybe"}]}, "'maybe' is no decision"),
    ({"decisions": [{"decision": "not-a-problem"}]}, "needs a reason"),
    ({"decisions": [{"decision": "agree", "path": 1}]}, "'path' is missing"),
    (
        {"decisions": [{"decision": "agree", "path": "a", "name": "b", "date": "soon"}]},
        "'date' must be a day",
    ),
    ({"facts": [{"fact": "../../etc"}]}, "is not the address of a fact"),
]


@pytest.mark.parametrize(("data", "told"), WRONG)
def test_a_file_that_is_wrong_is_an_error_that_says_where(
    tmp_path: Path, data: Any, told: str
) -> None:
    file = tmp_path / "decisions.json"
    text = data if isinstance(data, str) else json.dumps({"version": "1"} | data)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told) as error:
        read([file])
    assert str(file) in str(error.value)


def test_a_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no decisions file"):
        read([tmp_path / "decisions.json"])


def test_qa_yaml_names_files_from_where_it_lies(page: Path) -> None:
    saved(page, entry("not-a-problem"), name="made.json")
    settings = page.parent / "qa.yaml"
    settings.write_text("decisions: [made.json]\nhistory: past\n", encoding="utf-8")
    from qa.config import load  # noqa: PLC0415 -- beside what it reads

    config = load(settings)
    assert config.decisions == (str(page.parent / "made.json"),)
    assert config.history == str(page.parent / "past")
