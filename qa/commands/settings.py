"""Options into a configuration: the nearest qa.yaml, and over it what was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.config import Config, find, load, of_vale
from qa.errors import ConfigError
from qa.vale_files import NAMES as VALE_NAMES
from qa.vale_files import find as find_vale


def configured(
    config_file: str | None,
    *,
    ask: str | None = None,
    fragments: bool | None = None,
    **typed: Any,
) -> Config:
    """Return the configuration with what was typed put over it.

    `ask` and `fragments` are for links.

    Raises ConfigError for a file that is missing or wrong, and for values that are not known.
    """
    base = _given(Path(config_file)) if config_file else _found(Path.cwd())
    links: dict[str, Any] = {"ask": ask, "fragments": fragments}
    said = {key: value for key, value in links.items() if value is not None}
    base = replace(base, links=replace(base.links, **said))
    return replace(base, **{key: value for key, value in typed.items() if value not in (None, ())})


def _given(path: Path) -> Config:
    """Return the settings of a file: a qa.yaml, or a `.vale.ini` under this or another name."""
    if path.name in VALE_NAMES and not path.is_file():
        # Vale knows the file by several names, and looks for it in the folders above
        there = find_vale(path.parent.resolve())
        if there is not None:
            return of_vale(there)
    if path.is_file() and (path.name in VALE_NAMES or path.suffix == ".ini"):
        return of_vale(path)
    if not path.is_file():
        raise ConfigError(f"There is no settings file '{path}'.")
    return load(path)


def _found(folder: Path) -> Config:
    """Return the settings of the nearest qa.yaml; without one, our rules and Vale's styles."""
    path = find(folder)
    if path is not None:
        return load(path)
    vale = find_vale(folder)
    return Config(vale=str(vale)) if vale is not None else Config()
