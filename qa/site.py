"""What needs more than one page: links to files and places on disk."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from qa.readers import read
from qa.sources import FORMATS, STDIN, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.inspection import Inspection, PageLink

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|%%|\[\[|\{[a-z_]+\}")
_INDEX = ("index.md", "index.html", "index.htm", "README.md", "_index.md")


class LinkFault(NamedTuple):
    """A link that leads nowhere on disk: the rule that says so, and what its message needs."""

    rule: str
    link: PageLink
    args: tuple[str, ...]


def external(target: str) -> bool:
    """Return whether a link's address is on the web and can be asked."""
    return target.lower().startswith(("http://", "https://")) and not _TEMPLATE.search(target)


def link_faults(inspection: Inspection, anchors: dict[str, frozenset[str]]) -> Iterator[LinkFault]:
    """Yield the links of a page whose file, image or `#place` is not there.

    `anchors` are those of the pages of this run, by path. Addresses from the root of the site
    ("/about") are left alone: nothing says where that root is on this disk.
    """
    if inspection.path == STDIN:
        return
    for link in inspection.links:
        target = link.target.strip()
        if (
            not target
            or _SCHEME.match(target)
            or target.startswith("/")
            or _TEMPLATE.search(target)
        ):
            continue
        if fault := _fault(inspection, link, target, anchors):
            yield fault


def _fault(
    inspection: Inspection, link: PageLink, target: str, anchors: dict[str, frozenset[str]]
) -> LinkFault | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    fragment = unquote(parts.fragment)
    if not parts.path:
        known: frozenset[str] | None = inspection.anchors
    else:
        path = _resolved(inspection.path, unquote(parts.path))
        if path is None:
            rule = "links.missing-image" if link.kind == "image" else "links.missing-file"
            return LinkFault(rule, link, (target,))
        known = anchors.get(path) if path in anchors else _anchors_of(path)
    if not fragment or fragment in ("top", "_top") or fragment.startswith(":~:"):
        return None
    if known is None or fragment in known or fragment.lower() in known:
        return None
    return LinkFault("links.missing-anchor", link, (fragment,))


def _resolved(page: str, path: str) -> str | None:
    """Return the file that a relative address names, as a page's path; None where there is none."""
    if "\0" in path:
        return None
    base = Path(page).parent / path
    candidates = [base, *(base.with_name(base.name + suffix) for suffix in FORMATS if base.name)]
    candidates += [base / name for name in _INDEX]
    if base.suffix in (".html", ".htm"):
        candidates += [base.with_suffix(suffix) for suffix in FORMATS]
    for candidate in candidates:
        if (found := _existing(candidate)) is not None:
            return found
    return None


@cache
def _existing(path: Path) -> str | None:
    try:
        if path.is_file():
            return _tidy(path)
        return _tidy(path) if path.is_dir() and not path.suffix else None
    except OSError:
        return None


def _tidy(path: Path) -> str:
    parts: list[str] = []
    for part in path.as_posix().split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@cache
def _anchors_of(path: str) -> frozenset[str] | None:
    """Return the anchors of a page that is not part of the run; None where it cannot be known."""
    if Path(path).suffix.lower() not in FORMATS:
        return None
    source = load(path)
    if source.problem is not None:
        return None
    try:
        return read(source).anchors
    except Exception:  # noqa: BLE001 -- no page may end the run
        return None
