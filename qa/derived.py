"""Plain data that takes longer to work out than to read, kept between runs.

What is kept is JSON with a checksum, filed under everything that it was worked out of: the program,
its rules, and more folders, by the size and time of their files, as Python keeps compiled modules.
It is data and nothing else, so that a file put in its place runs nothing. A broken file, another
version, two runs at once or a folder that cannot be written to only mean that it is worked out
again.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import cache, cached_property
from hashlib import blake2b
from json.encoder import encode_basestring as _quoted
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from qa import __version__
from qa.files import replace_file
from qa.locations import cache_folder, package_folder, rules_folder
from qa.marked_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DATA_ENDINGS = (".yml", ".tsv", ".txt", ".trie", ".bin", ".aff", ".dic")
"""Of files that rules are made of."""
_KEY_BYTES = 16
_MOST_TEXTS = 50_000
_MOST = 20
"""Under one name so many are kept, such as for several sites with rules of their own."""


def derived(name: str, make: Callable[[], Any], *of: Path | str) -> Any:
    """Return what `make` works out of the program, its rules, and more folders and texts.

    That is lists, dicts with texts as keys, texts, numbers, true and false.
    """
    kept = Kept(name, *of)
    value = kept.find()
    if value is None:
        value = make()
        kept.keep(value)
    return value


def shipped(file: str) -> Any:
    """Return what a YAML file of the program's own rules holds, such as "engines/harper.yml"."""
    path = rules_folder() / file
    return derived(f"file-{path.stem}", lambda: parse(path.read_text(encoding="utf-8")).value)


class Kept:
    """What is kept under a name for the program, its rules, and more folders, as they now are.

    It may have been worked out of texts, too.
    """

    def __init__(self, name: str, *of: Path | str) -> None:
        self._name = name
        self._file: Path | None = None
        with suppress(OSError, RuntimeError):  # the latter where a user has no home
            parts = [_program()]
            for one in of:
                if isinstance(one, str):
                    parts.append(one)
                elif one != rules_folder():  # whose state is part of the program's
                    parts += _state(one.resolve())
            key = _digest("\n".join(parts).encode("utf-8", "surrogateescape")).decode()
            self._file = _folder() / f"{name}-{key}"

    def find(self) -> Any | None:
        """Return what an earlier run kept, if no file that it was worked out of changed since."""
        try:
            return json.loads(self.text or "")
        except (ValueError, RecursionError):
            return None

    def keep(self, value: Any) -> None:
        """Keep plain data for later runs."""
        with suppress(ValueError):
            self.keep_text(_json(value))

    @property
    def text(self) -> str | None:
        """The same as the text that is in the file."""
        try:
            checksum, data = self._file.read_bytes().split(b"\n", 1) if self._file else (b"", b"")
            return data.decode() if checksum == _checksum(data) else None
        except (OSError, ValueError):
            return None

    def keep_text(self, text: str) -> None:
        """Keep a text for later runs."""
        if self._file is None:
            return
        folder = self._file.parent
        with suppress(OSError, ValueError):
            data = text.encode()
            folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, _checksum(data) + b"\n" + data)
            files = sorted(folder.glob(f"{self._name}-*"), key=lambda file: file.stat().st_mtime_ns)
            for old in files[:-_MOST]:
                old.unlink()


class Memo:
    """What one function gives, by text: plain data that depends on the text and the program only.

    Texts and values stand on lines by turns, each as JSON. All are read when the first is asked
    for, and a value is decoded when it is: a run asks for few.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._has_grown = False

    @cached_property
    def _values(self) -> dict[str, str]:
        """The value of each text, both as JSON."""
        lines = (Kept(self._name).text or "").split("\n")
        return dict(zip(lines[::2], lines[1::2], strict=False))

    def __bool__(self) -> bool:
        """Return whether anything is known."""
        return bool(self._values)

    def find(self, text: str) -> Any | None:
        """Return what is known of a text; None for nothing."""
        value = self._values.get(_quoted(text))
        return None if value is None else json.loads(value)

    def add(self, text: str, value: Any) -> None:
        """Take note of what a text gives."""
        self._values[_quoted(text)] = _json(value)
        self._has_grown = True

    def keep(self) -> None:
        """Keep what is known for later runs, if that is more than before."""
        if self._has_grown:
            self._has_grown = False
            if len(self._values) > _MOST_TEXTS:  # those of many sites, and of rules since changed
                self._values.clear()
            lines = (line for entry in self._values.items() for line in entry)
            Kept(self._name).keep_text("\n".join(lines))

    def forget(self) -> None:
        """Read what is kept anew when it is next asked for."""
        self.__dict__.pop("_values", None)


def state_of(folder: Path) -> str:
    """Return what changes with the files of a folder; "" for those of the program's own rules."""
    with suppress(OSError):
        if folder == rules_folder():
            return ""
        return "\n".join(_state(folder.resolve()))
    return ""


def forget() -> bool:
    """Delete everything that is kept; return whether there was anything."""
    files = list(_folder().glob("*"))
    for file in files:
        with suppress(OSError):
            file.unlink()
    return bool(files)


def _folder() -> Path:
    return cache_folder() / f"derived-{__version__}"


def _json(value: Any) -> str:
    """Return plain data as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _checksum(data: bytes) -> bytes:
    """Return what tells a whole file from a broken one; megabytes are read in every run."""
    return b"%08x" % crc32(data)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_KEY_BYTES).hexdigest().encode()


@cache
def _program() -> str:
    """Return what names the running program, its rules, and the Python that runs it."""
    installed = [path for path in map(Path, sys.path) if path.name.endswith("-packages")]
    times = [f"{path} {path.stat().st_mtime_ns}" for path in installed if path.is_dir()]
    own = (*_state(package_folder()), *_state(rules_folder()))
    return "\n".join([sys.version, sys.byteorder, *times, *own])


def _state(folder: Path) -> Iterator[str]:
    """Yield a folder, and each of its files that decide something with its size and time."""
    yield str(folder)
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _state(Path(entry.path))
            elif entry.name.endswith((".py", *DATA_ENDINGS)):
                known = entry.stat()
                yield f"{entry.name} {known.st_size} {known.st_mtime_ns}"
