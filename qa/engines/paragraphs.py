"""What an engine said of paragraphs: one that comes again, now or in a later run, costs nothing.

An engine never looks from one paragraph into the next, so that what it said of one holds wherever
the same text stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.cache import Cache, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "paragraphs"
_IN_MEMORY = 50_000


class Hit(NamedTuple):
    """What an engine says of one paragraph, in characters of its text."""

    rule: str
    """The engine's own name for it."""
    start: int
    end: int
    suggestions: tuple[tuple[str, str], ...]
    """Kind ("replace", "remove", "insert-after") and text."""
    message: str = ""
    """In the engine's own words, where those are worth showing."""


class Paragraphs:
    """Remembers for one engine, in one dialect, with one set of rules.

    Not safe to share by threads.
    """

    def __init__(self, decided_by: Iterable[str], folder: Path | None = None) -> None:
        """Name everything that decides what the engine says, and where to remember, if anywhere."""
        self._decided_by = key_of(*decided_by)
        self._cache = Cache(folder, NAME) if folder else None
        self._known: dict[str, tuple[Hit, ...]] = {}

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """Return those of the texts that the engine has to be asked about, each once."""
        if len(self._known) > _IN_MEMORY:
            self._known.clear()
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if self._cache is None or not missing:
            return missing
        keys = {self._key(text): text for text in missing}
        found = self._cache.find(keys)
        self._known.update((keys[key], hits) for key, hits in found.items())
        return [text for key, text in keys.items() if key not in found]

    def learn(self, said: Mapping[str, tuple[Hit, ...]]) -> None:
        """Remember what was said of texts."""
        self._known.update(said)
        if self._cache is not None:
            self._cache.keep({self._key(text): hits for text, hits in said.items()})

    def of(self, text: str) -> tuple[Hit, ...]:
        """Return what was said of a text; nothing where the engine was not asked."""
        return self._known.get(text, ())

    def _key(self, text: str) -> str:
        return key_of(self._decided_by, text)
