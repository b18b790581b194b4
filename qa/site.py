"""What needs more than one page: links to files and places on disk."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from qa.readers import read
from qa.sources import FORMATS, STDIN, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.inspection import Inspection, PageLink

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|%%|\[\[|\{[a-z_]+\}")
_ELSEWHERE = re.compile(rf"^[a-zA-Z][a-zA-Z0-9+.\-]*:|{_TEMPLATE.pattern}")
_INDEX = ("index.md", "index.html", "index.htm", "README.md", "_index.md")


class LinkFault(NamedTuple):
    """A link that leads nowhere on disk: the rule that says so, and what its message needs."""

    rule: str
    link: PageLink
    args: tuple[str, ...]


def external(target: str) -> bool:
    """Return whether a link's address is on the web and can be asked."""
    return target.lower().startswith(("http://", "https://")) and not _TEMPLATE.search(target)


class Site:
    """The pages of one run, and what lies beside them on disk.

    No page can make qa look at, or read, a file outside the folder in which the command was typed
    or, for pages from elsewhere, outside the folder that holds them all.
    """

    def __init__(self, inspections: Iterable[Inspection]) -> None:
        self._anchors: dict[str, frozenset[str] | None] = {i.path: i.anchors for i in inspections}
        self._found: dict[Path, str | None] = {}
        here = os.getcwd()  # noqa: PTH109 -- paths are compared as text
        folders = [os.path.dirname(_full(path)) for path in self._anchors]  # noqa: PTH120
        away = [folder for folder in folders if not _inside(folder, here)]
        self._roots = [here]
        with suppress(ValueError):  # nothing is common to two drives
            self._roots += [os.path.commonpath(away)] if away else []

    def link_faults(self, inspection: Inspection) -> Iterator[LinkFault]:
        """Yield the links of a page whose file, image or `#place` is not there.

        Addresses from the root of the site ("/about") are left alone: nothing says where that
        root is on this disk.
        """
        if inspection.path == STDIN:
            return
        for link in inspection.links:
            target = link.target.strip()
            if target and not target.startswith("/") and not _ELSEWHERE.search(target):
                fault = self._fault(inspection, link, target)
                if fault is not None:
                    yield fault

    def _fault(self, inspection: Inspection, link: PageLink, target: str) -> LinkFault | None:
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        fragment = unquote(parts.fragment)
        known: frozenset[str] | None = inspection.anchors
        if parts.path:
            base = Path(inspection.path).parent / unquote(parts.path)
            if not any(_inside(_full(str(base)), root) for root in self._roots):
                return None
            path = self._resolved(base)
            if path is None:
                rule = "links.missing-image" if link.kind == "image" else "links.missing-file"
                return LinkFault(rule, link, (target,))
            known = self._anchors_of(path) if fragment else None
        if fragment in ("", "top", "_top") or fragment.startswith(":~:"):
            return None
        if known is None or fragment in known or fragment.lower() in known:
            return None
        return LinkFault("links.missing-anchor", link, (fragment,))

    def _resolved(self, base: Path) -> str | None:
        """Return what a relative address names, as a page's path; None where there is nothing."""
        if base not in self._found:
            self._found[base] = _existing(base)
        return self._found[base]

    def _anchors_of(self, path: str) -> frozenset[str] | None:
        """Return the anchors of a page, of this run or not; None where they cannot be known."""
        if path not in self._anchors:
            self._anchors[path] = _read_anchors(path)
        return self._anchors[path]


def _existing(base: Path) -> str | None:
    candidates = [base, *(base.with_name(base.name + suffix) for suffix in FORMATS if base.name)]
    candidates += [base / name for name in _INDEX]
    if base.suffix in (".html", ".htm"):
        candidates += [base.with_suffix(suffix) for suffix in FORMATS]
    try:
        for candidate in candidates:
            if candidate.is_file():
                return _tidy(candidate)
        return _tidy(base) if base.is_dir() else None
    except (OSError, ValueError):  # a name that no disk can hold
        return None


def _read_anchors(path: str) -> frozenset[str] | None:
    if Path(path).suffix.lower() not in FORMATS:
        return None
    source = load(path)
    if source.problem is not None:
        return None
    try:
        return read(source).anchors
    except Exception:  # noqa: BLE001 -- no page may end the run
        return None


def _tidy(path: Path) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def _full(path: str) -> str:
    return os.path.abspath(path.replace("\0", ""))  # noqa: PTH100 -- links are not followed


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
