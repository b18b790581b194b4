"""What needs more than one page: links to files and places on disk, and what is asked elsewhere."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from qa.checks.residue.sample_link import is_sample
from qa.document import LinkKind
from qa.finding import Level
from qa.hosts import host_of, lacks_scheme
from qa.readers import read
from qa.settings import LinkSettings
from qa.sources import FORMATS, STDIN, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.inspection import Inspection
    from qa.page_links import PageLink

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|%%|\[\[|\{[a-z_]+\}")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
_INDEX = ("index.md", "index.html", "index.htm", "README.md", "_index.md")
_PAGES = frozenset({".html", ".htm", ".xhtml"})

_PICTURES = frozenset({LinkKind.IMAGE, LinkKind.SRCSET})
# Footnotes and numbers of sources are no files; a form's address is for what is sent to it.
_NO_FILE = frozenset({LinkKind.FOOTNOTE, LinkKind.IDENTIFIER, LinkKind.FORM, LinkKind.METADATA})
# Where readers go; what only loads with the page (pictures, style sheets) is the site's own affair.
_LEADS = frozenset({*(kind for kind in LinkKind if kind.followed), LinkKind.CITE, LinkKind.FRAME})
_STEPS = 8
"""How many folders of a path may be written in other capitals."""
_TOP = frozenset({"", "top", "_top"})
_OPENS = re.compile(
    r"\b(?:menu|nav\w*|search|skip|main|content|top|close|open|toggle|share|print|log ?in|sign|"
    r"cookies?|settings|language|cart|basket|account|modal|drawer|sidebar|footer|header|home|back|next|more|"
    r"subscribe|contact|comments?|tab)\b",
    re.IGNORECASE,
)
_FEWEST_OF_CONTENTS = 2
_BY_SCRIPT = re.compile(r"/|^!|=")


class LinkFault(NamedTuple):
    """A link that leads nowhere on disk: the rule that says so, and what its message needs."""

    rule: str
    link: PageLink
    args: tuple[str, ...]
    level: Level | None = None
    """None: that of the rule."""


class _Folder(NamedTuple):
    names: frozenset[str]
    by_small: dict[str, str]
    """The names by their small letters."""


class Site:
    """The pages of one run, what lies beside them on disk, and the address they are read at.

    No page can make qa look at, or read, a file outside the folder in which the command was typed
    or, for pages from elsewhere, outside the folder that holds them all; the root that the settings
    name is a third such folder.
    """

    def __init__(
        self, inspections: Iterable[Inspection], settings: LinkSettings | None = None
    ) -> None:
        self._settings = settings or LinkSettings()
        self._remap = [(re.compile(old), new) for old, new in self._settings.remap.items()]
        self._base = self._settings.base_url.rstrip("/")
        self._anchors: dict[str, frozenset[str] | None] = {i.path: i.anchors for i in inspections}
        self._found: dict[Path, str | None] = {}
        self._told: set[tuple[str, str]] = set()
        self._folders: dict[str, _Folder] = {}
        here = os.getcwd()  # noqa: PTH109 -- paths are compared as text
        folders = [os.path.dirname(_full(path)) for path in self._anchors]  # noqa: PTH120
        away = [folder for folder in folders if not _inside(folder, here)]
        self._roots = [here]
        with suppress(ValueError):  # nothing is common to two drives
            self._roots += [os.path.commonpath(away)] if away else []
        if self._settings.root:
            self._roots.append(_full(self._settings.root))

    def asked(self, link: PageLink) -> str | None:
        """Return the address on the web that a link is to be asked at; None for every other."""
        if link.kind == LinkKind.FORM:
            return None
        address = self._address(link)
        if address.startswith("/") and self._base and not self._settings.root:
            address = self._base + address
        if not address.lower().startswith(("http://", "https://")) or _TEMPLATE.search(address):
            return None
        return address

    def link_faults(self, inspection: Inspection) -> Iterator[LinkFault]:
        """Yield the links of a page whose file, image or `#place` is not there, or not allowed.

        Without a root in the settings, addresses from the root of the site ("/about"), and what
        only the site's templates bring (style sheets, scripts), are left alone: nothing says where
        they are on this disk.
        """
        for fault in self._link_faults(inspection):
            if self.is_first(fault.rule, fault.link):
                yield fault

    def is_first(self, rule: str, link: PageLink) -> bool:
        """Return whether a rule has not spoken of a link yet that many pages share.

        What is wrong with the navigation of a site is said on the first page that shows it. Every
        other link is told wherever it stands.
        """
        if not link.outside:
            return True
        told = (rule, link.address)
        first = told not in self._told
        self._told.add(told)
        return first

    def _link_faults(self, inspection: Inspection) -> Iterator[LinkFault]:
        own: dict[str, LinkFault | None] = {}  # places on this very page
        beside: dict[str, LinkFault | None] = {}  # the same, named by a list around its content
        for link in inspection.links:
            yield from self._refused(link)
            target = self._address(link)
            if inspection.path == STDIN:
                continue
            if link.outside and target.startswith("#") and link.text.strip():
                beside[target] = beside.get(target) or self._fault(inspection, link, target)
            if not self._is_here(link, target):
                continue
            fault = self._fault(inspection, link, target)
            if target.startswith("#"):
                own[target] = own.get(target) or fault
            if fault is not None and not target.startswith("#"):
                yield fault
        yield from _own_faults(own)
        yield from _of_contents(beside)

    def _is_here(self, link: PageLink, target: str) -> bool:
        """Return whether a link leads to a file or a place that can be looked for."""
        if link.kind in _NO_FILE or not target or (link.outside and target.startswith("#")):
            return False
        if _SCHEME.match(target) or _TEMPLATE.search(target) or lacks_scheme(target):
            return False
        rooted = target.startswith("/") or link.kind == LinkKind.RESOURCE
        return bool(self._settings.root) or not rooted

    def _refused(self, link: PageLink) -> Iterator[LinkFault]:
        """Yield a link to a host that the settings do not want."""
        allowed, denied = self._settings.allow_domains, self._settings.deny_domains
        if not (allowed or denied) or link.kind == LinkKind.IDENTIFIER:
            return
        host = host_of(link.address)
        if not host or (self._base and host == host_of(self._base)):
            return
        if _is_below(host, denied):
            yield LinkFault("links.denied-host", link, (host,))
        elif allowed and LinkKind(link.kind) in _LEADS and not _is_below(host, allowed):
            yield LinkFault("links.host-not-allowed", link, (host,))

    def _address(self, link: PageLink) -> str:
        """Return where a link leads once the settings have had their say: "/about" on the site."""
        address = link.address.strip()
        for pattern, new in self._remap:
            changed = pattern.sub(_plain_groups(new), address, count=1)
            if changed != address:
                address = changed
                break
        if address.startswith("//"):
            address = f"https:{address}"
        if self._base and self._settings.root and _is_under(address, self._base):
            address = "/" + address[len(self._base) :].lstrip("/")
        return address

    def _fault(self, inspection: Inspection, link: PageLink, target: str) -> LinkFault | None:
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        if not parts.path:
            return self._anchor_fault(link, parts.fragment, inspection.path)
        place = self._place(inspection.path, unquote(parts.path))
        if not any(_inside(_full(str(place)), root) for root in self._roots):
            return None
        path = self._resolved(place)
        if path and parts.path.endswith("/") and Path(path).name == place.name:
            path = path if Path(path).is_dir() else None  # `page.html/` is no page
        if path is None:
            return self._missing(link, target, place)
        if other := self._other_case(place, path):
            return LinkFault("links.wrong-case", link, (target, other))
        return self._anchor_fault(link, parts.fragment, path)

    def _anchor_fault(self, link: PageLink, fragment: str, path: str) -> LinkFault | None:
        """Return what is wrong with a link to a place on a page, if anything."""
        name = unquote(fragment).partition(":~:")[0]
        if name in _TOP or _BY_SCRIPT.search(name):
            return None
        known = self._anchors_of(path)
        exact = Path(path).suffix.lower() in _PAGES
        if known is None or _is_anchor(name, known, exact=exact):
            return None
        return LinkFault("links.missing-anchor", link, (name,))

    def _place(self, page: str, path: str) -> Path:
        """Return the file that an address would be, as written; it need not be there."""
        if path.startswith("/"):
            return Path(self._settings.root) / path.lstrip("/")
        return Path(page).parent / path

    def _missing(self, link: PageLink, target: str, place: Path) -> LinkFault | None:
        """Return what is wrong where there is no such file: that, or only capital letters.

        None for an address that is only an example: `residue.sample-link` says so.
        """
        if is_sample(target):
            return None
        if (other := self._nearly(place)) is not None:
            return LinkFault("links.wrong-case", link, (target, other))
        rule = "links.missing-image" if link.kind in _PICTURES else "links.missing-file"
        return LinkFault(rule, link, (target,))

    def _resolved(self, base: Path) -> str | None:
        """Return what a relative address names, as a page's path; None where there is nothing."""
        if base not in self._found:
            self._found[base] = self._existing(base)
        return self._found[base]

    def _existing(self, base: Path) -> str | None:
        try:
            for candidate in self._candidates(base):
                if candidate.is_file():
                    return _tidy(candidate)
            return _tidy(base) if base.is_dir() and not self._settings.index_files else None
        except (OSError, ValueError):  # a name that no disk can hold
            return None

    def _candidates(self, base: Path) -> Iterator[Path]:
        yield base
        for suffix in self._settings.default_extensions or FORMATS if base.name else ():
            yield base.with_name(f"{base.name}.{suffix.lstrip('.')}")
        for name in self._settings.index_files or _INDEX:
            yield base / name
        if base.suffix in _PAGES:
            for suffix in FORMATS:
                yield base.with_suffix(suffix)

    def _other_case(self, place: Path, found: str) -> str:
        """Return how the last step of a path that was found is truly written; "" if as it is here.

        Some disks take one case of a letter for the other. The servers of most sites do not.
        """
        name = Path(found).name
        folder = self._folder(Path(found).parent)
        if not folder.names or name in folder.names or place.name in ("", ".", ".."):
            return ""
        return folder.by_small.get(name.lower(), "")

    def _nearly(self, place: Path) -> str | None:
        """Return the name of a file that differs from the one wanted in its capitals alone."""
        folder = self._folder_nearly(place.parent)
        if folder is None:
            return None
        by_small = self._folder(folder).by_small
        for candidate in self._candidates(Path(place.name)):
            name = by_small.get(candidate.name.lower()) if len(candidate.parts) == 1 else None
            if name is not None and folder != place.parent:
                return f"{folder.name}/{name}"
            if name is not None and name != candidate.name:
                return name
        return None

    def _folder_nearly(self, folder: Path) -> Path | None:
        """Return a folder, or the one whose names differ from it in capitals alone."""
        steps: list[str] = []
        while not _is_folder(folder):
            full = _full(str(folder))
            inside = any(_inside(full, root) and full != root for root in self._roots)
            if not inside or len(steps) == _STEPS:
                return None
            steps.append(folder.name)
            folder = folder.parent
        for step in reversed(steps):
            name = self._folder(folder).by_small.get(step.lower())
            if name is None:
                return None
            folder /= name
        return folder

    def _folder(self, path: Path) -> _Folder:
        """Return what a folder holds; nothing if it cannot be read."""
        key = str(path)
        if key not in self._folders:
            try:
                names = os.listdir(path)  # noqa: PTH208 -- names alone
            except (OSError, ValueError):
                names = []
            by_small = {name.lower(): name for name in sorted(names, reverse=True)}
            self._folders[key] = _Folder(frozenset(names), by_small)
        return self._folders[key]

    def _anchors_of(self, path: str) -> frozenset[str] | None:
        """Return the anchors of a page, of this run or not; None where they cannot be known."""
        if path not in self._anchors:
            self._anchors[path] = _read_anchors(path)
        return self._anchors[path]


def _own_faults(places: dict[str, LinkFault | None]) -> Iterator[LinkFault]:
    """Yield what is wrong with the links to places on one page, by the place.

    Where most of several such places are missing, the site's template or a script makes them.
    """
    missing = [fault for fault in places.values() if fault is not None]
    made = len(missing) > 1 and len(missing) * 2 > len(places)
    for fault in missing:
        yield fault._replace(level=Level.SUGGESTION) if made else fault


def _of_contents(places: dict[str, LinkFault | None]) -> Iterator[LinkFault]:
    """Yield the one place that is missing of several that a list beside the content names.

    What opens a menu or a search is no place on the page, and scripts make it.
    """
    missing = [fault for fault in places.values() if fault is not None]
    if len(missing) != 1 or len(places) <= _FEWEST_OF_CONTENTS:
        return
    fault = missing[0]
    if not _OPENS.search(f"{fault.link.text} {fault.args[0]}"):
        yield fault


def _is_anchor(fragment: str, known: frozenset[str], *, exact: bool) -> bool:
    """Return whether a page has a place; generators write headings' places in lower case."""
    names = {fragment, fragment.removeprefix("user-content-")}
    if not exact:
        names |= {name.lower() for name in names}
    return not names.isdisjoint(known)


def _is_below(host: str, domains: Iterable[str]) -> bool:
    named = (domain.lower().removeprefix("*.").strip("./") for domain in domains)
    return any(host == name or host.endswith(f".{name}") for name in named)


def _is_under(address: str, base: str) -> bool:
    return address == base or address.startswith((f"{base}/", f"{base}?", f"{base}#"))


@lru_cache(maxsize=64)
def _plain_groups(replacement: str) -> str:
    """Return a replacement with `$1` for groups, as most tools write it, as Python writes it."""
    return re.sub(r"\$(\d)", r"\\\1", replacement)


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


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no disk can hold
        return False


def _tidy(path: Path) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def _full(path: str) -> str:
    return os.path.abspath(path.replace("\0", ""))  # noqa: PTH100 -- links are not followed


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
