"""`reports/sample/` is what qa says of `content/`; what was planted there is found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "reports" / "sample"
FORMATS = {"report.html": "html", "report.json": "json", "report.txt": "terminal"}
PAGES: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "content" / "expected.yaml").read_text(encoding="utf-8")
)["pages"]


def checked(path: str, format_name: str, *options: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "qa", "check", path, "--offline", "--no-cache",
         "--format", format_name, "--today", "2026-11-24", *options],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout.replace(b"\r\n", b"\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample_is_what_qa_says(name: str) -> None:
    """After a change on purpose: run `python tests/make_sample.py` and read the difference."""
    assert checked("content", FORMATS[name]) == (SAMPLE / name).read_bytes()


def test_the_number_of_workers_changes_nothing() -> None:
    assert checked("content", "json", "--jobs", "2") == (SAMPLE / "report.json").read_bytes()


@pytest.fixture(scope="module")
def findings() -> list[dict[str, Any]]:
    report = json.loads(checked("content", "json", "--level", "suggestion"))
    found: list[dict[str, Any]] = report["findings"]
    return found


@pytest.mark.parametrize("page", [name for name, known in PAGES.items() if known.get("clean")])
def test_nothing_is_said_of_clean_pages(page: str, findings: list[dict[str, Any]]) -> None:
    said = [f for f in findings if f["path"] == f"content/{page}" and f["level"] != "suggestion"]
    assert said == []


def overlaps(entry: dict[str, Any], finding: dict[str, Any]) -> bool:
    if finding["level"] == "suggestion":
        return False
    if not entry.get("quote"):
        return not finding["match"]
    if entry.get("line") and not finding["line"] <= entry["line"] <= finding["end_line"]:
        return False
    return finding["match"] in entry["quote"] or entry["quote"] in finding["match"]


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        pytest.param(page, entry, id=f"{page}:{entry.get('line')}:{entry.get('quote')}")
        for page, known in PAGES.items()
        for entry in known.get("must", [])
    ],
)
def test_what_was_planted_is_found(
    page: str, entry: dict[str, Any], findings: list[dict[str, Any]]
) -> None:
    mine = [f for f in findings if f["path"] == f"content/{page}"]
    assert any(overlaps(entry, finding) for finding in mine), entry
