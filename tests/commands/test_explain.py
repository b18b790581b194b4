from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.commands.explain import command
from qa.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from qa.rulebook import Rulebook


def explain(*args: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *args])


def test_every_rule_can_be_explained(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    # the rules are loaded once here, and not once for each of them
    monkeypatch.setattr("qa.rulebook.load", lambda _: book)
    for name, rule in book.rules.items():
        result = CliRunner().invoke(command, [name])
        assert result.exit_code == 0, result.output
        assert rule.why in result.output
        assert "%s" not in result.output.split("Why:")[0]
        assert f"qa: ignore {name} because" in result.output


def test_what_it_says() -> None:
    text = explain("links.dead").output
    for part in ("links.dead  (", "Why: ", "Standard: "):
        assert part in text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("links.ded", "(did you mean 'links.dead'?)"),
        ("links", "'links' is a family: qa rules links"),
        ("links.*", "qa rules links.*"),
    ],
)
def test_what_is_no_rule(name: str, sentence: str) -> None:
    result = explain(name)
    assert result.exit_code == 2
    assert sentence in result.output


def test_own_rules_are_explained_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").mkdir()
    text = "extends: existence\nmessage: Not '%s'.\nwhy: It bites.\ntokens: [zebra]\n"
    (tmp_path / "house" / "bad.yml").write_text(text, encoding="utf-8")
    (tmp_path / "qa.yaml").write_text("rules: [house]\n", encoding="utf-8")
    assert Config().rules == ()
    assert "It bites." in explain("house.bad").output
