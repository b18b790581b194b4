from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from qa.errors import ConfigError
from qa.finding import Level
from qa.history import past_runs

if TYPE_CHECKING:
    from pathlib import Path


def test_earlier_runs_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, errors in (("2026-11-02", 3), ("2026-10-01", 5)):
        verdict = {"errors": errors, "warnings": 1, "suggestions": 0}
        (tmp_path / f"{name}.json").write_text(json.dumps({"verdict": verdict}), encoding="utf-8")
    runs, not_run = past_runs(str(tmp_path))
    assert [(run.label, run.counts[Level.ERROR]) for run in runs] == [
        ("2026-10-01", 5),
        ("2026-11-02", 3),
    ]
    assert not_run == ()


@pytest.mark.parametrize(
    "text", ["", "[", "[" * 50_000, "[]", "{}", '{"verdict": 1}', '{"verdict": {"errors": -1}}',
             '{"verdict": {"errors": true, "warnings": 1, "suggestions": 1}}', "\xff"],
)  # fmt: skip
def test_what_is_no_report_is_told_and_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="latin-1")
    runs, (told,) = past_runs(str(tmp_path))
    assert runs == ()
    assert "x.json" in told.why


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no folder"):
        past_runs(str(tmp_path / "past"))
    assert past_runs(None) == ((), ())
