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
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa import __version__
from qa.files import replace_file
from qa.locations import cache_folder, package_folder, rules_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ENDINGS = (".py", ".yml", ".tsv", ".txt", ".trie", ".bin")
_KEY_BYTES = 16
_MOST = 20
"""Under one name so many are kept, such as for several sites with rules of their own."""


def derived(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` works out of the program and its rules; made of lists, dicts and texts."""
    value = find(name)
    if value is None:
        value = make()
        keep(name, value)
    return value


def find(name: str, *folders: Path) -> Any | None:
    """Return what was kept under a name, if no file that it was worked out of has changed since."""
    try:
        checksum, data = _file(name, folders).read_bytes().split(b"\n", 1)
        return json.loads(data) if checksum == _digest(data) else None
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, value: Any, *folders: Path) -> None:
    """Keep plain data that was worked out of the program, its rules and more folders."""
    with suppress(OSError, ValueError):
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        file = _file(name, folders)
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, _digest(data) + b"\n" + data)
        files = sorted(file.parent.glob(f"{name}-*"), key=lambda one: one.stat().st_mtime_ns)
        for old in files[:-_MOST]:
            old.unlink()


def forget() -> bool:
    """Delete everything that is kept; return whether there was anything."""
    files = list(_folder().glob("*"))
    for file in files:
        with suppress(OSError):
            file.unlink()
    return bool(files)


def _file(name: str, folders: tuple[Path, ...]) -> Path:
    parts = [_program(), *(part for folder in folders for part in _state(folder.resolve()))]
    key = _digest("\n".join(parts).encode("utf-8", "surrogateescape"))
    return _folder() / f"{name}-{key.decode()}"


def _folder() -> Path:
    return cache_folder() / f"derived-{__version__}"


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_KEY_BYTES).hexdigest().encode()


@cache
def _program() -> str:
    """Return what names the running program, its rules and the Python that runs it."""
    return "\n".join([sys.version, *_state(package_folder()), *_state(rules_folder())])


def _state(folder: Path) -> Iterator[str]:
    """Yield a folder, and each of its files that decide something with its size and time."""
    yield str(folder)
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _state(Path(entry.path))
            elif entry.name.endswith(_ENDINGS):
                known = entry.stat()
                yield f"{entry.name} {known.st_size} {known.st_mtime_ns}"
