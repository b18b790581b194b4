"""`qa words`: what a site accepts is written down, listed, and no longer marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.config import load
from qa.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / ".git").mkdir()


def run(*typed: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(typed), input=text)


def marked(text: str) -> bool:
    result = run("check", "-", "--offline", "--select", "words.misspelled", text=text)
    return "words.misspelled" in result.output


def test_added_words_are_no_longer_marked(tmp_path: Path) -> None:
    assert marked("A wonderfull clinic.")
    result = run("words", "add", "Wonderfull", "zoo keeper")
    assert (result.exit_code, "qa.yaml names qa-words.txt now." in result.output) == (0, True)
    assert not marked("A wonderfull clinic, two wonderfulls.")
    assert load(tmp_path / "qa.yaml").words == ("Wonderfull", "zoo keeper")
    assert run("words", "list").output == "Wonderfull\nzoo keeper\n"
    again = run("words", "add", "wonderfull")
    assert "already" in again.output
    assert (tmp_path / "qa-words.txt").read_text().count("onderfull") == 1


def test_settings_keep_what_they_say(tmp_path: Path) -> None:
    settings = tmp_path / "qa.yaml"
    settings.write_text("# ours\nprofile: en-US\nwords: [Larkfield]\n")
    run("words", "add", "bccelab")
    assert settings.read_text().startswith("# ours\nprofile: en-US\nwords: [Larkfield]\n")
    assert load(settings).words == ("Larkfield", "bccelab")


def test_the_file_that_the_settings_name_is_used(tmp_path: Path) -> None:
    (tmp_path / "qa.yaml").write_text("word-files: [lists/ours.txt]\n")
    (tmp_path / "lists").mkdir()
    ours = tmp_path / "lists" / "ours.txt"
    ours.write_text("# house names\nzebra\n")
    run("words", "add", "Apple")
    assert ours.read_text() == "# house names\nApple\nzebra\n"


def test_words_are_looked_up() -> None:
    result = run("words", "check", "metformin", "Paris", "recieve", "alot")
    assert result.exit_code == 1
    assert result.output.splitlines()[:2] == ["metformin: known", "Paris: known"]
    assert "recieve: not known; perhaps receive" in result.output
    assert "alot: not known; perhaps a lot" in result.output


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a word"):
        CliRunner().invoke(cli, ["words", "add", "a#b"], catch_exceptions=False)
    (tmp_path / "qa.yaml").write_text("word-files: [missing.txt]\n")
    with pytest.raises(ConfigError, match=r"missing\.txt"):
        load(tmp_path / "qa.yaml")
