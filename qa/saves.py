"""Which files were saved: bursts of changes below some folders, as the system tells of them."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

_QUIET_MS = 30
"""A burst is over when nothing happened for so long ..."""
_LONGEST_MS = 300
"""... or after so long, whatever happens."""
_LOOK_UP_MS = 250
_WILD = frozenset("*?[")


def saves(paths: Iterable[str]) -> Generator[frozenset[str], None, None]:
    """Yield the full paths of files that were saved, made or deleted, burst by burst.

    `paths` are files, folders and patterns, as `find_pages` takes them. The first burst is empty
    and says that watching has begun; others are empty where nothing happened for a while. A file is
    watched by its folder, for many editors put another file into its place. Raises SourceError
    where the system cannot watch so many folders, and KeyboardInterrupt at Ctrl-C.
    """
    from watchfiles import watch  # noqa: PLC0415 -- no other command needs it

    folders, recursive = _folders(paths)
    try:
        for changes in watch(
            *folders,
            watch_filter=None,
            debounce=_LONGEST_MS,
            step=_QUIET_MS,
            rust_timeout=_LOOK_UP_MS,
            yield_on_timeout=True,
            recursive=recursive,
            ignore_permission_denied=True,
        ):
            yield frozenset(path for _, path in changes)
    except OSError as error:
        raise SourceError(
            f"These folders cannot be watched: {error}. Name fewer of them, or single files."
        ) from error


def _folders(paths: Iterable[str]) -> tuple[list[str], bool]:
    """Return which folders to watch, and whether those in them too."""
    folders: dict[Path, None] = {}
    recursive = False
    for path in map(Path, paths):
        if path.is_file():
            # behind a link, what it leads to may be saved as well
            folders |= {path.absolute().parent: None, path.resolve().parent: None}
        else:
            recursive = True
            plain = takewhile(lambda part: not _WILD.intersection(part), path.absolute().parts)
            folders[Path(*plain)] = None
    return [str(folder) for folder in folders], recursive
