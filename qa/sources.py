"""Paths, folders, patterns and standard input, turned into pages to check."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qa.errors import SourceError, near_miss
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARKDOWN, HTML, TEXT, DOCX = "markdown", "html", "text", "docx"

FORMATS = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".docx": DOCX,
}

STDIN = "-"
MAX_BYTES = 10_000_000
"""A page above this is refused with a finding: health copy is never that long."""

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


@dataclass(frozen=True, slots=True)
class Source:
    """One page before it is read."""

    path: str
    """As it is shown: relative to where the command was typed, with forward slashes; "-" for
    standard input."""
    data: bytes
    format: str
    """One of "markdown", "html", "text", "docx"."""
    problem: str | None = None
    """Why the bytes could not be had, as a sentence; `data` is then empty."""


def find_pages(paths: Sequence[str], exclude: Sequence[str] = ()) -> list[str]:
    """Return the pages that `paths` (files, folders, patterns, "-") name, each once, in order.

    Folders are walked for the known endings; hidden folders and links to folders are left out. A
    file that is named is taken whatever its ending. `exclude` holds patterns of paths to leave out.
    Raises SourceError for a path that does not exist, and where nothing at all is found.
    """
    found: dict[str, None] = {}
    for path in paths:
        for page in _expand(path):
            shown = _shown(page)
            if not any(_matches(shown, pattern) for pattern in exclude):
                found.setdefault(shown)
    if not found:
        kinds = ", ".join(sorted(FORMATS))
        where = ", ".join(paths)
        raise SourceError(f"There is no page to check in {where}: looked for {kinds} files.")
    return list(found)


def format_of(path: str) -> str:
    """Return the format that the ending of a path means; Markdown where it means none."""
    return FORMATS.get(PurePosixPath(path).suffix.lower(), MARKDOWN)


def size_of(path: str) -> int:
    """Return the bytes of a page, 0 where that cannot be known."""
    try:
        return os.path.getsize(path)  # noqa: PTH202 -- as above
    except OSError:
        return 0


def load(path: str, format_name: str | None = None, stdin: bytes = b"") -> Source:
    """Read one page; what goes wrong is told in `Source.problem`, never raised."""
    kind = format_name or format_of(path)
    if path == STDIN:
        return of_bytes(STDIN, stdin, format_name or MARKDOWN)
    try:
        file = Path(path)
        if not file.is_file():
            return Source(path, b"", kind, "It is gone, or not a regular file.")
        size = file.stat().st_size
        if size > MAX_BYTES:
            return Source(path, b"", kind, _too_large(size))
        return Source(path, file.read_bytes(), kind)
    except OSError as error:
        return Source(path, b"", kind, f"{error.strerror or error}.")


def of_bytes(path: str, data: bytes, format_name: str | None = None) -> Source:
    """Return the page that some bytes are; what is wrong with them is told as by `load`."""
    kind = format_name or format_of(path)
    if len(data) > MAX_BYTES:
        return Source(path, b"", kind, _too_large(len(data)))
    return Source(path, data, kind)


def _too_large(size: int) -> str:
    return f"It has {size / 1e6:.0f} MB; pages above {MAX_BYTES / 1e6:.0f} MB are not read."


def _expand(path: str) -> Iterator[str]:
    if path == STDIN:
        yield STDIN
    elif os.path.isdir(path):  # noqa: PTH112 -- os.walk and os.path keep 100,000 pages quick
        yield from _walk(path)
    elif os.path.exists(path):  # noqa: PTH110 -- as above
        yield path
    elif any(char in path for char in "*?["):
        yield from _glob(path)
    else:
        siblings = _names_beside(path)
        hint = near_miss(os.path.basename(path), siblings)  # noqa: PTH119 -- as above
        raise SourceError(f"There is no file or folder '{path}'{hint}.")


def _walk(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS
        )
        for name in sorted(files):
            # "~$page.docx" is the lock file that Word leaves beside an open document
            if os.path.splitext(name)[1].lower() in FORMATS and not name.startswith((".", "~$")):  # noqa: PTH122
                yield os.path.join(here, name)  # noqa: PTH118 -- as above


def _glob(pattern: str) -> Iterator[str]:
    root = Path(pattern).anchor
    rest = str(PurePosixPath(Path(pattern).as_posix()).relative_to(root)) if root else pattern
    asked = [part for part in PurePosixPath(rest).parts if part[0] not in "*?["]
    try:
        hits = sorted(
            hit
            for hit in Path(root or ".").glob(rest)
            if hit.is_file() and not any(_set_apart(part, asked) for part in hit.parts)
        )
    except ValueError as error:  # such as "content/**.md" before Python 3.13
        raise SourceError(f"'{pattern}' is not a pattern of files: {error}.") from error
    if not hits:
        raise SourceError(f"No file matches '{pattern}'.")
    yield from (str(hit) for hit in hits)


def _set_apart(name: str, asked: Iterable[str]) -> bool:
    """Return whether a walk would pass by this name, and the pattern does not ask for it."""
    apart = name.startswith((".", "~$")) or name in _SKIPPED_FOLDERS
    return apart and name != ".." and not any(fnmatch(name, part) for part in asked)


def _names_beside(path: str) -> Iterable[str]:
    try:
        return os.listdir(os.path.dirname(path) or ".")  # noqa: PTH120, PTH208 -- as above
    except OSError:
        return ()


def _shown(path: str) -> str:
    if path == STDIN:
        return path
    shown = os.path.normpath(path)
    return shown.replace(os.sep, "/")


def _matches(path: str, pattern: str) -> bool:
    clean = pattern.rstrip("/")
    if fnmatch(path, clean) or path.startswith(clean + "/"):
        return True
    return "/" not in clean and any(fnmatch(part, clean) for part in path.split("/"))
