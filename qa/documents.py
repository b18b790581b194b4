"""The pages of a run, read again when a reporter asks for one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qa.readers import read
from qa.report import OnDemand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.document import Document
    from qa.sources import Source


class Documents(OnDemand):
    """Pages by path; one that is gone, or cannot be read, is missing."""

    def __init__(
        self, paths: Iterable[str], sources: Callable[[Iterable[str]], Iterator[Source]]
    ) -> None:
        self._paths = dict.fromkeys(paths)
        self._sources = sources
        self._last: tuple[str, Document] | None = None

    def __getitem__(self, path: str) -> Document:
        """Return a page; a reporter asks for it finding by finding, so the last one is kept."""
        if self._last is None or self._last[0] != path:
            self._last = path, self._read(path)
        return self._last[1]

    def _read(self, path: str) -> Document:
        if path not in self._paths:
            raise KeyError(path)
        source = next(self._sources([path]))
        if source.problem is not None:
            raise KeyError(path)
        try:
            return read(source)
        except Exception as error:  # the inspection has already said so
            raise KeyError(path) from error

    def only(self, paths: Sequence[str]) -> Documents:
        """Return some of the pages, their bytes with them."""
        known = [path for path in paths if path in self._paths]
        held = dict(zip(known, self._sources(known), strict=True))
        return Documents(known, partial(map, held.__getitem__))

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
