from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa.cli import cli
from qa.commands.init import TEMPLATE
from qa.config import Config, load
from qa.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from qa.rulebook import Rulebook


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*args: str) -> Result:
    return CliRunner().invoke(cli, ["init", *args])


def uncommented(text: str) -> str:
    """Return the template with every key that is commented out put to use."""
    lines = []
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        is_key = line.startswith("# ") and (bare.startswith("  ") or bare.split(":")[0].islower())
        lines.append(bare if is_key and ":" in bare and not bare.endswith(".") else line)
    return "\n".join(lines)


def test_what_is_written_loads(folder: Path, book: Rulebook) -> None:
    assert init().exit_code == 0
    config = load(folder / "qa.yaml")
    config.check(book)
    assert config == Config(exclude=("drafts",))


def test_every_key_that_is_shown_loads(folder: Path, book: Rulebook) -> None:
    (folder / "qa.yaml").write_text(uncommented(TEMPLATE), encoding="utf-8")
    config = load(folder / "qa.yaml")
    config.check(book)
    assert (config.profile, config.words, config.offline) == ("en-US", ("Larkfield",), True)
    assert config.page_types
    assert config.levels
    assert config.ignore
    assert (config.links.timeout, config.links.exclude) == (10.0, (r"^https://intranet\.",))


def test_existing_settings_are_not_lost(folder: Path) -> None:
    (folder / "qa.yaml").write_text("offline: true\n", encoding="utf-8")
    result = init()
    assert isinstance(result.exception, ConfigError)
    assert "--force" in str(result.exception)
    assert (folder / "qa.yaml").read_text(encoding="utf-8") == "offline: true\n"
    assert init("--force").exit_code == 0
    assert (folder / "qa.yaml").read_text(encoding="utf-8") == TEMPLATE
