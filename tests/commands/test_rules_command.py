from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from qa.cli import cli

if TYPE_CHECKING:
    from click.testing import Result

    from qa.rulebook import Rulebook


def rules(*args: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *args])


def test_all_rules(book: Rulebook) -> None:
    lines = rules().output.splitlines()
    assert [line.split()[0] for line in lines[:-2]] == list(book.rules)
    assert lines[-1].startswith(f"{len(book.rules)} rules.")


def test_one_family(book: Rulebook) -> None:
    names = [name for name in book.rules if name.startswith("links.")]
    assert [line.split()[0] for line in rules("links").output.splitlines()[:-2]] == names


def test_json(book: Rulebook) -> None:
    (one,) = json.loads(rules("links.dead", "--format", "json").output)
    assert (one["id"], one["why"]) == ("links.dead", book.rules["links.dead"].why)
    assert len(json.loads(rules("--format", "json").output)) == len(book.rules)


def test_unknown_family_has_a_near_miss() -> None:
    result = rules("lnks")
    assert result.exit_code == 2
    assert "(did you mean 'links'?)" in result.output
