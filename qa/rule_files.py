"""The YAML files of a folder of rules: what they hold, parsed once and kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa.derived import Kept, state_of
from qa.errors import RuleError
from qa.files import text_of
from qa.marked_yaml import Marked, YamlError, parse
from qa.schema import Place
from qa.vocabulary import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAX_BYTES = 2_000_000


class RuleFiles:
    """The rule files of one folder, by their path in it."""

    def __init__(self, root: Path, name: str = "rule-files") -> None:
        """`name` is what they are kept under: another one where not all of them are read."""
        self.root = root
        self.state = state_of(root)
        """Of the folder before its files are read, which may be saved at any time."""
        self._kept = Kept(name, self.state)
        self._known: dict[str, dict[str, Any]] | None = self._kept.find()
        self._read: dict[str, dict[str, Any]] = {}

    @property
    def were_right(self) -> bool:
        """Whether an earlier run found nothing wrong in them, and they are as they were."""
        return self._known is not None

    def __iter__(self) -> Iterator[str]:
        """Yield every file, in the order of their paths, as "claims/cure.yml"."""
        if self._known is not None:
            return iter(self._known)
        found = sorted(self.root.rglob("*.yml"))
        return (path.relative_to(self.root).as_posix() for path in found)

    def below(self, folder: str) -> Iterator[str]:
        """Yield every file of one folder below the root."""
        return (name for name in self if name.startswith(f"{folder}/"))

    def read(self, name: str) -> tuple[dict[str, Any], Place]:
        """Return what a file holds, with the shared lists of words spelled out, and its place.

        Its lines are only known at first.

        Raises RuleError for a file that cannot be read, or is no table of keys and values.
        """
        path = self.root / name
        if self._known is not None:
            values = self._known[name]
            return values, Place(str(path), Marked(values))
        written, place = mapping(path)
        values = self._read[name] = spelled_out(written)
        return values, place

    def keep(self) -> None:
        """Keep what was read for the next run: nothing is wrong with it."""
        if self._known is None:
            self._kept.keep(self._read)


def mapping(path: Path) -> tuple[dict[str, Any], Place]:
    """Return the keys and values of a YAML file, and its place. Raises RuleError."""
    shown = str(path)
    try:
        marked = parse(text_of(path, "a rule", _MAX_BYTES, RuleError))
    except YamlError as error:
        raise RuleError(f"{shown}:{error.line}: {error.message}.") from error
    place = Place(shown, marked)
    if not isinstance(marked.value, dict):
        raise Place(shown, Marked(None)).error("this must be a table of keys and values.")
    return marked.value, place
