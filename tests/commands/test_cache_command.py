from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from qa.cache import Cache
from qa.cli import cli
from qa.report import NotRun

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path))
    cache = Cache(tmp_path)
    cache.keep({"a": NotRun("b", "c")})
    cache.close()
    assert CliRunner().invoke(cli, ["cache", "clear"]).output == "Forgotten.\n"
    assert list(tmp_path.iterdir()) == []


def test_clear_where_there_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "none"))
    result = CliRunner().invoke(cli, ["cache", "clear"])
    assert (result.exit_code, result.output) == (0, "There was nothing to forget.\n")


def test_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path))
    assert CliRunner().invoke(cli, ["cache", "where"]).output == f"{tmp_path}\n"
