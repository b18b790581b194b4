"""Earlier runs, from the JSON reports that they wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.errors import ConfigError
from qa.files import read_json
from qa.finding import Level
from qa.report import NotRun, PastRun, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_BYTES = 200_000_000
_MOST_RUNS = 100
_KEYS = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.SUGGESTION: "suggestions"}


def past_runs(name: str | None) -> tuple[tuple[PastRun, ...], tuple[NotRun, ...]]:
    """Return what the JSON reports of a folder say, in the order of their names, the last hundred.

    And which files are no reports. Without a folder there are neither. Raises ConfigError where
    there is no such folder.
    """
    if name is None:
        return (), ()
    folder = Path(name)
    if not folder.is_dir():
        raise ConfigError(f"There is no folder '{folder}' with earlier JSON reports.")
    runs, wrong = [], []
    for file in sorted(folder.glob("*.json"))[-_MOST_RUNS:]:
        counts = _counts(file)
        if counts is None:
            wrong.append(file.name)
        else:
            runs.append(PastRun(file.stem, counts))
    return tuple(runs), tuple(_told(wrong))


def _told(wrong: list[str]) -> Iterator[NotRun]:
    if wrong:
        what = f"{counted(len(wrong), 'file')} of the history"
        yield NotRun(what, f"No JSON reports of qa: {', '.join(wrong[:5])}.")


def _counts(file: Path) -> dict[Level, int] | None:
    try:
        verdict: Any = read_json(file, "report", _MAX_BYTES).get("verdict")
        counts = {level: verdict[key] for level, key in _KEYS.items()}
    except (ConfigError, AttributeError, KeyError, TypeError):
        return None
    known = all(type(count) is int and 0 <= count < 10**9 for count in counts.values())
    return counts if known else None
