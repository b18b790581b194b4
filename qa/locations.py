"""Where the program finds its own data and keeps its memory."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def rules_folder() -> Path:
    """Return the folder of the rules that ship with qa.

    In a wheel it lies inside the package, in a checkout beside it. A folder named `rules` in the
    working directory is never taken for it.
    """
    installed = _PACKAGE / "rules"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"


def package_folder() -> Path:
    """Return the folder of the program's own code."""
    return _PACKAGE


def cache_folder() -> Path:
    """Return the folder for results that can be made again; `QA_CACHE_DIR` overrides it."""
    return _own_folder("QA_CACHE_DIR", "XDG_CACHE_HOME", ".cache", "Caches")


def engines_folder() -> Path:
    """Return the folder for engines that were installed; `QA_ENGINES_DIR` overrides it."""
    return _own_folder(
        "QA_ENGINES_DIR", "XDG_DATA_HOME", ".local/share", "Application Support", "engines"
    )


def _own_folder(chosen: str, linux: str, default: str, mac: str, name: str = "") -> Path:
    if folder := os.environ.get(chosen):
        return Path(folder)
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA")
        parent = Path(root) if root else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        parent = Path.home() / "Library" / mac
    else:
        root = os.environ.get(linux)
        parent = Path(root) if root else Path.home() / default
    return parent / "medcopy-qa" / name
