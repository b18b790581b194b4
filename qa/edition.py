"""What decides what is found: the rules, the program and its engines, as one key."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from qa import derived
from qa.errors import RuleError
from qa.locations import package_folder, rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECIDING = ("harper-py", "regex", "pyromark", "python-docx")
"""Distributions whose version may change what is found."""


def digest(folders: Iterable[str] = (), styles: Iterable[Path] = ()) -> str:
    """Return a key that changes with every rule file, the program's own code and its engines.

    `folders` hold rules of a site, `styles` what Vale styles are made of.
    """
    roots = [*map(own_rules, folders), *styles]
    return str(derived.derived("edition", lambda: _digest(roots), *roots))


def _digest(roots: list[Path]) -> str:
    from importlib.metadata import version  # noqa: PLC0415 -- it brings e-mail and ZIP archives

    engines = [f"{name} {version(name)}" for name in _DECIDING]
    total = sha256("\n".join([sys.version, *engines]).encode())
    code = package_folder()
    files = [(code, path) for path in code.rglob("*.py")]
    for root in (rules_folder(), *roots):
        files += [(root, path) for path in root.rglob("*") if path.suffix in derived.DATA_ENDINGS]
    for root, path in sorted(files):
        total.update(f"{path.relative_to(root)}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def own_rules(name: str) -> Path:
    """Return a folder of rules that a site has; raises RuleError where there is none."""
    path = Path(name)
    if not path.is_dir():
        raise RuleError(f"There is no rules folder '{name}'.")
    return path
