"""Paths to a list of links: where each stands, what its server says, and no other rule."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa import edition, site, web_links
from qa.cache import Cache, key_of
from qa.checks.links.malformed import faults_of
from qa.locations import cache_folder
from qa.page_links import page_links
from qa.readers import read
from qa.report import NotRun
from qa.settings import VERDICTS
from qa.sources import find_pages, load
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.config import Config
    from qa.engines.links import LinkResult
    from qa.page_links import PageLink
    from qa.sources import Source

_Found: TypeAlias = tuple[str, int, int, str]
"""An address with line, column and text of the link, as the cache keeps it."""

_BATCH = 100
"""Pages whose links are stored at once."""

_NOT_WEB = {"mailto:": "mail", "tel:": "telephone"}


class Mention(NamedTuple):
    """A place where a link stands."""

    path: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class SurveyedLink:
    """An address with all places that link to it."""

    url: str
    result: LinkResult | None
    """None where nobody has asked."""
    mentions: tuple[Mention, ...]

    @property
    def kind(self) -> str:
        """What answers there: "web", "mail" or "telephone"; of the last two nobody is asked."""
        return _kind_of(self.url)

    @property
    def fault(self) -> str:
        """What is wrong with the form of a mail address or telephone number, as a sentence."""
        if self.kind == "web":
            return ""
        return next((f"It {what}." for what, _ in faults_of(self.url)), "")

    @property
    def verdict(self) -> str:
        """What was found out; "malformed", or "not checked" where nobody was asked."""
        if self.fault:
            return "malformed"
        return self.result.verdict.value if self.result else "not checked"

    @property
    def label(self) -> str:
        """What it is listed as: its verdict, or its kind where none is to be had."""
        return self.verdict if self.kind == "web" or self.fault else self.kind


@dataclass(frozen=True, slots=True)
class Survey:
    """The links of pages, the worst first."""

    links: tuple[SurveyedLink, ...]
    not_run: tuple[NotRun, ...]


class Listener(NamedTuple):
    """Told of each address when it is found, and of each result."""

    found: Callable[[str], None]
    result: Callable[[LinkResult], None]


def survey(
    paths: Sequence[str],
    config: Config,
    *,
    stdin: bytes = b"",
    remember: bool = True,
    listener: Listener | None = None,
) -> Survey:
    """Read pages, ask about their links while reading, and return them with every place.

    Offline, nobody is asked: what earlier runs have seen is told, however old it is. Raises
    SourceError or ConfigError for what makes the run impossible.
    """
    cache = Cache(cache_folder()) if remember else None
    pages = _Pages(find_pages(paths, config.exclude), config, stdin, cache)
    if listener is not None:
        pages.on_found = listener.found
    try:
        asked = _asked(pages, config, remember=remember, listener=listener)
    finally:
        pages.keep()
        if cache is not None:
            cache.close()
    links = [
        SurveyedLink(url, asked.results.get(url), tuple(mentions))
        for url, mentions in pages.mentions.items()
    ]
    links.sort(key=lambda link: (_rank(link.label), link.url))
    return Survey(tuple(links), (*pages.unread, *asked.notes))


def _asked(
    pages: _Pages, config: Config, *, remember: bool, listener: Listener | None
) -> web_links.Asked:
    if config.offline or config.links.ask == "none":
        return web_links.Asked(remembered(list(pages), places=config.links.fragments))
    told = listener.result if listener else None
    return web_links.ask(pages, config.links, remember=remember, on_result=told)


def remembered(urls: list[str], *, places: bool = False) -> dict[str, LinkResult]:
    """Return what was last seen of addresses; those that were never asked are missing.

    With `places`, what was seen of the place that an address names counts before its page.
    """
    # requests takes 0.2 s to load
    from qa.engines.links import own_history  # noqa: PLC0415
    from qa.engines.links.urls import bare  # noqa: PLC0415

    wanted = {url: [bare(url)] for url in urls}
    for url, keys in wanted.items() if places else ():
        keys.insert(0, f"{keys[0]}#{url.strip().partition('#')[2]}")
    with closing(own_history()) as history:
        known = history.find({key for keys in wanted.values() for key in keys})
    last = {url: replace(seen[-1].result, remembered=True) for url, seen in known.items()}
    return {
        url: last[key]
        for url, keys in wanted.items()
        if (key := next((one for one in keys if one in last), None)) is not None
    }


class _UnreadableError(Exception):
    """A page holds nothing that can be read; the message says why."""


class _Pages:
    """The addresses to ask on pages, in order, each of which is read when it is its turn."""

    def __init__(
        self, paths: Iterable[str], config: Config, stdin: bytes, cache: Cache | None
    ) -> None:
        self.mentions: dict[str, list[Mention]] = {}
        self.unread: list[NotRun] = []
        self.on_found: Callable[[str], object] = str
        self._cache = cache
        self._fresh: dict[str, tuple[_Found, ...]] = {}
        settings = repr(replace(config.links, ask="all"))
        self._decided_by = "links", edition.digest(config.rules), settings
        self._paths = paths
        self._site = site.Site((), config.links)
        self._stdin = stdin

    def __iter__(self) -> Iterator[str]:
        for path in self._paths:
            for url, mention in self._links(path):
                if url in self.mentions:
                    self.mentions[url].append(mention)
                    continue
                self.mentions[url] = [mention]
                if _kind_of(url) == "web":
                    self.on_found(url)
                    yield url

    def _links(self, path: str) -> Iterator[tuple[str, Mention]]:
        source = load(path, None, self._stdin)
        problem = source.problem
        if problem is None:
            try:
                found = self._found_on(source)
            except _UnreadableError as error:
                problem = str(error)
            except (Exception, RecursionError) as error:  # noqa: BLE001 -- no page may end the run
                problem = f"It could not be read ({type(error).__name__})."
        if problem is not None:
            self.unread.append(NotRun(path, problem, failed=True))
            return
        for url, line, column, text in found:
            yield url, Mention(path, line, column, text)

    def _found_on(self, source: Source) -> tuple[_Found, ...]:
        """Return the links of a page that are asked, from the cache where it knows the page."""
        key = key_of(*self._decided_by, source.path, source.format, source.data)
        known: dict[str, tuple[_Found, ...]] = self._cache.find([key]) if self._cache else {}
        if key in known:
            return known[key]
        document = read(source)
        if document.faults and not document.blocks:
            raise _UnreadableError(document.faults[0].message)
        found = tuple(
            (url, link.place.start.line, link.place.start.column, link.text)
            for link in page_links(document)
            if (url := self._site.asked(link) or _not_web(link)) is not None
        )
        self._fresh[key] = found
        if len(self._fresh) >= _BATCH:
            self.keep()
        return found

    def keep(self) -> None:
        """Store what was found on pages that were read."""
        if self._cache is not None:
            self._cache.keep(self._fresh)
        self._fresh = {}


def _kind_of(url: str) -> str:
    scheme = url.partition(":")[0].lower() + ":"
    return _NOT_WEB.get(scheme, "web")


def _not_web(link: PageLink) -> str | None:
    address = link.address.strip()
    return address if _kind_of(address) != "web" else None


def _rank(verdict: str) -> int:
    return VERDICTS.index(verdict) if verdict in VERDICTS else len(VERDICTS)
