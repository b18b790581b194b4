"""A team's `.vale.ini` on the command line, found or named, and styles in qa.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

INI = "StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale, T\n"
RULE = "extends: existence\nmessage: \"Not '%s'.\"\nlevel: suggestion\ntokens: [very]\n"
PAGE = "# A page\n\nThis is a very helllo.\n\n<!-- vale T.Weasel = NO -->\n\nIt is very good.\n"
SAID = [
    "page.md:3:11:T.Weasel:Not 'very'.",
    "page.md:3:16:Vale.Spelling:Did you really mean 'helllo'?",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"styles/T/Weasel.yml": RULE, "page.md": PAGE, ".vale.ini": INI}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(*options: str) -> list[str]:
    done = CliRunner().invoke(
        cli, ["check", "page.md", "--format", "line", "--offline", "--no-cache", *options]
    )
    assert done.exit_code in (0, 1), done.output
    return done.stdout.splitlines()


def test_a_named_vale_ini_says_what_vale_would(folder: Path) -> None:
    assert lines("--config", ".vale.ini") == SAID
    assert lines("--config", ".vale.ini", "--level", "error") == SAID[1:]
    (folder / ".vale.ini").rename(folder / "_vale.ini")
    assert lines("--config", ".vale.ini") == SAID
    (folder / "_vale.ini").rename(folder / "strict.ini")
    assert lines("--config", "strict.ini") == SAID


def test_one_that_is_found_adds_its_styles_to_our_rules(folder: Path) -> None:
    found = lines("--level", "suggestion")
    assert set(SAID) < set(found)
    assert any(":words.misspelled:" in line for line in found)
    (folder / "qa.yaml").write_text("profile: en-US\n")
    assert not set(SAID) & set(lines("--level", "suggestion"))


def test_settings_name_styles(folder: Path) -> None:
    (folder / "qa.yaml").write_text("styles: [styles/T]\nonly-styles: true\nlevel: suggestion\n")
    assert lines() == SAID[:1]
    (folder / "qa.yaml").write_text("vale: .vale.ini\nlevel: suggestion\n")
    assert set(SAID) < set(lines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vale: .vale.ini\nstyles: [styles/T]\n", "take 'styles' out"),
        ("only-styles: true\n", "name the styles"),
        ("vale: nowhere.ini\n", "cannot be read"),
        ("styles: [nowhere]\n", "There is no style in"),
    ],
)
def test_settings_that_cannot_be_are_refused(folder: Path, text: str, said: str) -> None:
    (folder / "qa.yaml").write_text(text)
    done = CliRunner().invoke(cli, ["check", "page.md", "--offline"])
    assert done.exit_code != 0
    assert said in str(done.exception)


def test_what_is_not_supported_is_told_with_the_report(folder: Path) -> None:
    (folder / ".vale.ini").write_text(f"{INI}Transform = a.xsl\n")
    done = CliRunner().invoke(cli, ["check", "page.md", "--offline", "--config", ".vale.ini"])
    assert "Transform is not supported" in " ".join(done.stdout.split())


def test_pages_are_read_as_formats_say_and_comments_as_their_delimiters_do(folder: Path) -> None:
    text = "[formats]\nnote = md\n[*.note]\nBasedOnStyles = T\nCommentDelimiters = {/*, */}\n"
    (folder / ".vale.ini").write_text(f"StylesPath = styles\n{text}")
    (folder / "a.note").write_text("It `is very` code.\n\n{/* vale off */}\n\nvery\n")
    (folder / "b.note").write_text("# very\n\nvery {/* very */}\n")
    options = ["--config", ".vale.ini", "--format", "line", "--level", "suggestion"]
    done = CliRunner().invoke(cli, ["check", "a.note", "b.note", *options])
    assert [line[:11] for line in done.stdout.splitlines()] == ["b.note:1:3:", "b.note:3:1:"]


def test_no_config_at_all_is_an_error(folder: Path) -> None:
    (folder / ".vale.ini").unlink()
    done = CliRunner().invoke(cli, ["check", "page.md", "--config", ".vale.ini"])
    assert "no settings file '.vale.ini'" in str(done.exception)
