"""Dictionaries for `spelling` rules: what of words is known, and how it is written.

Hunspell itself reads Hunspell's files; lists of words stand beside them.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import RuleError
from qa.files import words_of
from qa.locations import rules_folder
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_MAX_BYTES = 50_000_000
_WEB_WORDS = "words/web.txt"
_BUILT_IN = "en_US"
_INNER_CAPITAL = re.compile(r"^([^\W\d_]+[A-Z][^/\s]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a rule asks for."""

    names: tuple[str, ...] = ()
    """Of Hunspell dictionaries."""
    folder: str = ""
    """Where they are, if not in `config/dictionaries`."""
    files: tuple[str, str] | None = None
    """One dictionary by its two files, .dic and .aff."""
    built_in: bool = True
    """Whether general English and the words of the web are known too."""
    lists: tuple[str, ...] = ()
    """Files with words, one a line."""
    all_lists: bool = False
    """Whether every file in `config/ignore` counts."""


@dataclass(frozen=True)
class Dictionary:
    """Hunspell dictionaries and lists of words, as one."""

    parts: tuple[_Hunspell, ...]
    words: frozenset[str] = frozenset()
    """Of the lists, as they are written; one in small letters is right in every case."""
    names: frozenset[str] = frozenset()
    """Words of the web, which are right in the case that they are written in alone."""
    general: bool = False
    """Whether the words that ship with qa count."""

    @cached_property
    def _cased(self) -> dict[str, str]:
        """By small letters, the words that hold capitals behind the first letter."""
        named = (word for word in self.names if word[1:] != word[1:].lower())
        return {word.lower(): word for word in (*self._in_parts(), *named)}

    def _in_parts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.cased

    def converted(self, word: str) -> str:
        """Return a word with a plain apostrophe, as dictionaries have it."""
        return word.replace("’", "'")

    def knows(self, word: str) -> bool:
        """Return whether a word is right as it is written."""
        low = word.lower()
        if word in self.words or low in self.words or word in self.names:
            return True
        if any(part.knows(word) for part in self.parts):
            return True
        if word[:1].isupper() and word[1:].islower() and low in self.names:
            return True
        return self.general and low not in self._cased and _is_general(word)

    def recased(self, word: str) -> str | None:
        """Return the one other case in which a word is known; None for none."""
        cased = self._cased.get(word.lower())
        if cased == word or (cased and word[:1].isupper() and cased[:1].islower()):
            return None
        return cased


class _Hunspell:
    """One dictionary, read by Hunspell."""

    def __init__(self, dic: Path, aff: Path) -> None:
        import hunspell  # noqa: PLC0415 -- only where a rule is about spelling

        for file in (dic, aff):
            if not file.is_file():
                raise RuleError(f"There is no dictionary '{file}'.")
            if file.stat().st_size > _MAX_BYTES:
                raise RuleError(f"{file}: this file is too large for a dictionary.")
        self._dic = dic
        # Hunspell wants the two under one name, at a path that its C library can open
        with tempfile.TemporaryDirectory(prefix="qa-dictionary-") as folder:
            shutil.copyfile(dic, Path(folder, "words.dic"))
            shutil.copyfile(aff, Path(folder, "words.aff"))
            self._hunspell: Any = hunspell.Hunspell("words", hunspell_data_dir=folder)

    def knows(self, word: str) -> bool:
        """Return whether the dictionary holds a word."""
        try:
            return "\x00" not in word and bool(self._hunspell.spell(word))
        except UnicodeEncodeError:  # letters that its encoding does not have
            return False

    @cached_property
    def cased(self) -> list[str]:
        """Its words that hold capitals behind the first letter."""
        return _INNER_CAPITAL.findall(self._dic.read_text(encoding="utf-8", errors="replace"))


@cache
def load(wanted: Wanted, paths: tuple[str, ...]) -> Dictionary:
    """Return the dictionaries that a rule wants, looked for under the folders `paths`.

    Raises RuleError for one that is not there.
    """
    parts = [_dictionary(_place_of(name, wanted.folder, paths)) for name in wanted.names]
    if wanted.files:
        parts.append(_Hunspell(*(_found(Path(file), paths) for file in wanted.files)))
    lists = [_found(Path(name), [*paths, *_ignored(paths)]) for name in wanted.lists]
    if wanted.all_lists:
        lists += [
            file for folder in _ignored(paths) for file in sorted(Path(folder).rglob("*.txt"))
        ]
    words = {word for file in lists for word in words_of(file, _MAX_BYTES, RuleError)}
    names: frozenset[str] = frozenset()
    if wanted.built_in:
        parts.append(_dictionary(_built_in()))
        names = frozenset(words_of(rules_folder() / _WEB_WORDS, _MAX_BYTES, RuleError))
    return Dictionary(tuple(parts), frozenset(words), names, general=wanted.built_in)


def affix_file(name: str, paths: Iterable[str]) -> Path:
    """Return the .aff file of a dictionary. Raises RuleError where there is none."""
    return _place_of(name, "", paths).with_suffix(".aff")


@cache
def _dictionary(dic: Path) -> _Hunspell:
    return _Hunspell(dic, dic.with_suffix(".aff"))


def _built_in() -> Path:
    """Return the .dic file of general English that comes with Hunspell."""
    import hunspell  # noqa: PLC0415 -- as above

    return Path(hunspell.__file__).parent / "dictionaries" / f"{_BUILT_IN}.dic"


def _place_of(name: str, folder: str, paths: Iterable[str]) -> Path:
    """Return the .dic file of a dictionary. Raises RuleError."""
    folders = [Path(path, "config", "dictionaries") for path in paths]
    if folder:
        folders = [Path(folder), *(Path(path, folder) for path in paths)]
    files = (place / f"{name}.dic" for place in folders)
    found = next((file for file in files if file.is_file()), None)
    if found is not None:
        return found
    if name.removesuffix("-web") == _BUILT_IN:
        return _built_in()
    raise RuleError(f"There is no dictionary '{name}' in config/dictionaries of the StylesPath.")


def _ignored(paths: Iterable[str]) -> list[str]:
    return [str(Path(path, "config", "ignore")) for path in paths]


def _found(file: Path, folders: Iterable[str]) -> Path:
    """Return a file that is named from one of several folders."""
    places = [Path(folder) / file for folder in folders]
    return next((place for place in places if place.is_file()), file)


def _is_general(word: str) -> bool:
    """Return whether a word, or its small form, is one of those that ship with qa."""
    from qa.wordset import grade  # noqa: PLC0415 -- its file is read when first needed

    stem = word.removesuffix("'s").removesuffix("'")
    return any(grade(form) for form in (word, stem, stem.lower(), stem.capitalize()))
