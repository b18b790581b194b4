"""`qa rules test`: rules of ours and of Vale styles prove themselves, or say what does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.locations import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

STYLE = """
extends: existence
message: "Consider removing '%s'."
level: warning
ignorecase: true
tokens: [perhaps]
tests:
  - name: flags a hedge
    input: Perhaps we should ship.
    want: "1:1:House.Hedging:Consider removing 'Perhaps'."
  - name: leaves code alone
    input: Run `perhaps` now.
    want: ""
"""
OURS = """
extends: existence
level: warning
message: "'%s' is a hedge."
why: Readers do not know what is meant.
sources: ["House style, 3"]
ignorecase: true
tokens: [perhaps]
examples:
  - bad: Perhaps we should ship.
    good: We should ship.
"""


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def proved(*paths: Path) -> Result:
    return CliRunner().invoke(cli, ["rules", "test", *map(str, paths)])


def test_a_style_proves_itself(tmp_path: Path) -> None:
    put(tmp_path, "styles/House/Hedging.yml", STYLE)
    put(tmp_path, "styles/House/Plain.yml", STYLE[: STYLE.index("tests:")])
    for path in ("styles", "styles/House", "styles/House/Hedging.yml"):
        done = proved(tmp_path / path)
        assert done.exit_code == 0, done.output
        assert "2 of 2 examples and tests hold." in done.output
    assert "1 rules have none: House.Plain." in proved(tmp_path / "styles").output


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("input: Perhaps.\n    want: ''", "said: 1:1:House.Hedging:Consider removing 'Perhaps'."),
        ("input: Surely.\n    contains: Hedging", "contains: Hedging"),
        ("input: Perhaps.\n    absent: removing", "absent: removing"),
        ("input: x\n    format: rst\n    want: ''", "qa does not read the format 'rst'"),
        ("input: x", "neither 'want' nor 'contains'"),
    ],
)
def test_what_does_not_hold_is_shown(tmp_path: Path, test: str, said: str) -> None:
    put(tmp_path, "House/Hedging.yml", STYLE)
    put(tmp_path, "House/Hedging.test.yml", f"- name: the one\n    {test}\n".replace("    ", "  "))
    done = proved(tmp_path / "House")
    assert done.exit_code == 1
    assert "✗ House.Hedging  the one" in done.output
    assert said in done.output
    assert "2 of 3 examples and tests hold." in done.output


def test_rules_of_ours_prove_themselves(tmp_path: Path) -> None:
    put(tmp_path, "house/hedge.yml", OURS)
    assert "2 of 2 examples and tests hold." in proved(tmp_path).output
    put(tmp_path, "house/hedge.yml", OURS.replace("good: We", "good: Perhaps we"))
    done = proved(tmp_path)
    assert done.exit_code == 1
    assert "The rule says: 'Perhaps' is a hedge." in done.output
    put(tmp_path, "house/hedge.yml", OURS.replace("bad: Perhaps", "bad: Surely"))
    assert "The rule says nothing of it." in proved(tmp_path).output


def test_a_file_of_ours_is_tested_alone(tmp_path: Path) -> None:
    put(tmp_path, "house/hedge.yml", OURS)
    put(tmp_path, "house/other.yml", OURS.replace("bad: Perhaps", "bad: Surely"))
    assert "2 of 2 examples and tests hold." in proved(tmp_path / "house/hedge.yml").output
    assert proved(tmp_path / "house/other.yml").exit_code == 1


@pytest.mark.parametrize(
    "given",
    [
        str(rules_folder() / "safety"),
        str(rules_folder() / "safety/shared-medicine.yml"),
        "safety.shared-medicine",
        "privacy",
    ],
)
def test_rules_that_ship_are_tested_by_path_or_name(given: str) -> None:
    done = CliRunner().invoke(cli, ["rules", "test", given])
    assert done.exit_code == 0
    assert "0 of 0" not in done.output


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    assert "There are no rules at" in str(proved(tmp_path / "nowhere").exception)
    assert "There are no rules in" in str(proved(tmp_path).exception)
    put(tmp_path, "House/Hedging.yml", STYLE)
    put(tmp_path, "House/Hedging.test.yml", "- [")
    assert "Hedging.test.yml:" in str(proved(tmp_path / "House").exception)


def test_listing_needs_no_word_of_its_own() -> None:
    runner = CliRunner()
    short = runner.invoke(cli, ["rules", "links"])
    assert short.exit_code == 0
    assert short.output == runner.invoke(cli, ["rules", "list", "links"]).output
    assert "qa rules test" in runner.invoke(cli, ["rules", "--help"]).output
