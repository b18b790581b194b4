"""Options into a configuration: the nearest qa.yaml, and over it what was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.config import Config, find, load
from qa.errors import ConfigError


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
    if config_file:
        path: Path | None = Path(config_file)
        if path is not None and not path.is_file():
            raise ConfigError(f"There is no settings file '{config_file}'.")
    else:
        path = find(Path.cwd())
    base = load(path) if path else Config()
    links: dict[str, Any] = {"ask": ask, "fragments": fragments}
    said = {key: value for key, value in links.items() if value is not None}
    base = replace(base, links=replace(base.links, **said))
    return replace(base, **{key: value for key, value in typed.items() if value not in (None, ())})
