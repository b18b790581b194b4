"""Published standards, item by item: which rules serve an item, and what no program can check."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa.errors import RuleError, near_miss
from qa.locations import rules_folder
from qa.marked_yaml import YamlError, parse
from qa.schema import Place, decode
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement of a standard."""

    id: str
    """As the standard numbers or names it: "3", "12.2", "WS 15"."""
    text: str
    """What it asks for, in our words."""
    rules: tuple[str, ...] = ()
    """The rules that serve it."""
    reader: str = ""
    """What is left to a person: "" where the rules see all that a page can show."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A published standard that rules are built on."""

    name: str
    """Its name on the command line, such as "pif-tick"."""
    title: str
    publisher: str
    items: tuple[Item, ...]
    note: str = ""
    """How it was read, or its state."""


def load() -> Mapping[str, Standard]:
    """Return the standards by name, in the order of their names.

    Raises RuleError, with file and line, for what is wrong in one.
    """
    return _load(rules_folder() / "standards")


@cache
def _load(folder: Path) -> Mapping[str, Standard]:
    found = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            marked = parse(path.read_text(encoding="utf-8"))
        except YamlError as error:
            raise RuleError(f"{path}:{error.line}: {error.message}.") from error
        place = Place(str(path), marked)
        if not isinstance(marked.value, dict):
            raise place.error("this must be a table of keys and values.")
        found[path.stem] = decode(Standard, {"name": path.stem, **marked.value}, place)
    return found


def unknown(name: str, known: Mapping[str, Standard]) -> str:
    """Return what to say of a name that no standard has, with those that there are; else ""."""
    if name in known:
        return ""
    return (
        f"'{name}' is not a standard that is indexed{near_miss(name, known)}; "
        f"these are: {', '.join(known)}."
    )


def served_by(rule: str) -> tuple[tuple[Standard, Item], ...]:
    """Return each item of a standard that a rule serves."""
    return tuple(
        (standard, item)
        for standard in load().values()
        for item in standard.items
        if rule in item.rules
    )
