"""What decides the outcome of inspecting one page; equal settings, equal findings."""

from __future__ import annotations

import re
from dataclasses import asdict, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from qa import __version__
from qa.errors import ConfigError, near_miss
from qa.style_settings import StyleSettings
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

GRAMMARS: Mapping[str, frozenset[str]] = {
    "harper": frozenset({"harper"}),
    "languagetool": frozenset({"harper", "languagetool"}),
    "languagetool-only": frozenset({"languagetool"}),
    "none": frozenset(),
}
"""What may be asked for, and the engines that it means."""
REAL_WORDS = ("precise", "thorough")
"""How sure `words.real-word` has to be: one false alarm in 10,000 words, or more of both."""
ASK = ("all", "changed", "again", "none")
VERDICTS = (
    "dead",
    "malformed",
    "soft-dead",
    "refused",
    "moved",
    "blocked",
    "unverified",
    "skipped",
    "ok",
)
"""What may be said of a link, the worst first."""


def engines_of(grammar: str) -> frozenset[str]:
    """Return the engines that are meant by names of `GRAMMARS` with commas between.

    Raises ConfigError for a name that is not known.
    """
    names = [name.strip() for name in grammar.split(",")]
    for name in names:
        if name not in GRAMMARS:
            raise ConfigError(
                f"grammar: '{name}' is not known{near_miss(name, GRAMMARS)}; "
                f"choose {', '.join(GRAMMARS)}."
            )
    return frozenset().union(*(GRAMMARS[name] for name in names))


@dataclass(frozen=True, slots=True)
class House:
    """What a site knows, wants and accepts beside what ships: its house style."""

    words: tuple[str, ...] = ()
    """Words that are right here, in lower case."""
    medicines: tuple[str, ...] = ()
    """Names of medicines that are known here, in lower case."""
    people: tuple[str, ...] = ()
    """Authors and reviewers whose qualifications the site shows elsewhere."""
    sources: tuple[str, ...] = ()
    """Hosts that count as good sources, those below them included."""
    disclaimers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By the name of a rule of that family without `missing-`, sentences that serve for it."""
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By page type, headings that its pages must have here."""
    real_words: str = REAL_WORDS[0]
    """One of `REAL_WORDS`: how sure `words.real-word` has to be."""

    def says(self, disclaimer: str, folded: str) -> bool:
        """Return whether a text in lower case holds one of the site's own `disclaimer` sentences.

        White space does not matter.
        """
        wanted = [text for name, texts in self.disclaimers if name == disclaimer for text in texts]
        if not wanted:
            return False
        said = " ".join(folded.split())
        return any(" ".join(text.lower().split()) in said for text in wanted)

    def trusts(self, host: str) -> bool:
        """Return whether the site counts a host, in lower case, as a good source."""
        return any(host == good or host.endswith("." + good) for good in self.sources)


@dataclass(frozen=True, slots=True)
class InspectionSettings:
    """The part of the configuration that workers are given and that the cache is keyed by."""

    select: tuple[str, ...] = ()
    """Rule ids, families or patterns; empty for all."""
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    """Rule id or family, and "error", "warning", "suggestion" or "off"."""
    profile: str | None = None
    """None: by the page's language."""
    page_type: str | None = None
    """None: recognised page by page."""
    page_types: tuple[tuple[str, str], ...] = ()
    """Path pattern and page type, first match wins."""
    grammar: str = "harper"
    """One of `GRAMMARS`, or several with commas between."""
    house: House = field(default_factory=House)
    lowest: str = "suggestion"
    """The level below which nothing is asked for: rules that are never worse are not run."""
    styles: StyleSettings = field(default_factory=StyleSettings)
    """The Vale styles that are asked for, and how pages are taken apart for them."""
    briefs: bool = False
    """Whether the reviewer's brief is wanted too; what it says does not depend on the rules."""

    @property
    def engines(self) -> frozenset[str]:
        """Return the grammar engines that are asked for."""
        return engines_of(self.grammar)

    @property
    def digest(self) -> str:
        """Return a key that is equal for settings that find the same."""
        return sha256(repr(asdict(replace(self, briefs=False))).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class HostSettings:
    """One host under `links: hosts:` in qa.yaml; None: as for every other host."""

    concurrency: int | None = None
    """Requests at the same time."""
    interval: float | None = None
    """Seconds between the starts of two requests."""
    fresh_days: float | None = None
    """Days for which a good answer is not asked for again."""
    skip: bool = False
    """Whether its links are not asked at all."""
    token_env: str | None = None
    """The environment variable with a bearer token."""
    cookie_env: str | None = None
    """The environment variable with a Cookie header."""
    header_env: dict[str, str] = field(default_factory=dict)
    """By header, the environment variable with its value."""


_AS_OTHERS = HostSettings()


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """The `links:` section of qa.yaml."""

    ask: str = "all"
    """"all", "changed" (only those that were never asked before), "again" (all, whatever is
    remembered) or "none"."""
    timeout: float = 10.0
    """Seconds for a connection, and for each read."""
    deadline: float = 30.0
    """Seconds for one link: all its requests, but not the pauses between them."""
    run_deadline: float = 1800.0
    """Seconds for all links together; what is not asked by then is left out."""
    attempts: int = 3
    """How often a link is tried before it counts as unverified."""
    confirm_after: float = 0.5
    """The least seconds between the two answers that it takes to call a link dead; while its host
    has other links, the second one waits until those were asked."""
    concurrency: int = 32
    """Requests at the same time."""
    per_host: int = 4
    """Requests at the same time to one host."""
    interval: float = 0.05
    """Seconds between the starts of two requests to one host."""
    robots: bool = True
    """Whether a host with many links is asked in robots.txt how fast they may come."""
    max_redirects: int = 8
    max_body: int = 32_768
    """Bytes read of one answer; of what is packed, at most 128 KiB are unpacked."""
    fragments: bool = False
    """Whether the places that links name on other sites' pages ("#dose") are looked for."""
    max_page: int = 2_097_152
    """Bytes read of a page on which a place is looked for, packed and unpacked."""
    allow_private: bool = False
    """Whether links may lead to this machine and the private network."""
    contact: str = ""
    """An address, of a page or for mail, that is named to servers beside this program's name."""
    user_agent: str = f"Mozilla/5.0 (compatible; medcopy-qa/{__version__}; link check)"
    language: str = "en;q=1.0, *;q=0.5"
    """What servers are asked to answer in."""
    include: tuple[str, ...] = ()
    """Regular expressions of addresses that are asked; empty for all."""
    exclude: tuple[str, ...] = ()
    """Regular expressions of addresses that are not asked."""
    remap: dict[str, str] = field(default_factory=dict)
    """Regular expressions, and what is put in the place of what they match before a link is
    followed; the first that matches counts."""
    root: str = ""
    """The folder that "/" is on the site, from where the settings lie."""
    base_url: str = ""
    """The address of the site's root: what begins so is a page of the site itself."""
    default_extensions: tuple[str, ...] = ()
    """Endings that an address may leave out; empty for those of pages that can be read."""
    index_files: tuple[str, ...] = ()
    """What a folder shows; empty for the names that are in use."""
    allow_domains: tuple[str, ...] = ()
    """Hosts that pages may link to, those below them included; empty for all."""
    deny_domains: tuple[str, ...] = ()
    """Hosts that no page may link to, those below them included."""
    retractions: str = ""
    """A CSV file of the Retraction Watch database, from where the settings lie."""
    hosts: dict[str, HostSettings] = field(default_factory=dict)
    """By host, what differs there. All but the secrets counts for the hosts below it too."""
    fresh_days: float = 7.0
    """Days, a quarter more or less, for which a good answer is not asked for again."""
    failing_runs: int = 4
    """A link that fails in so many runs ..."""
    failing_days: float = 14.0
    """... over so many days is dead, however it fails."""

    def __post_init__(self) -> None:
        for name in ("include", "exclude", "remap"):
            for pattern in getattr(self, name):
                _compilable(f"links: {name}", pattern)
        if self.base_url and not self.base_url.lower().startswith(("http://", "https://")):
            raise ConfigError("links: base-url must begin with https:// or http://.")
        for name in (
            "timeout",
            "deadline",
            "attempts",
            "concurrency",
            "per_host",
            "max_body",
            "max_page",
        ):
            if getattr(self, name) <= 0:
                raise ConfigError(f"links: {name} must be more than 0.")
        if self.ask not in ASK:
            raise ConfigError(
                f"links: ask: '{self.ask}' is not known{near_miss(self.ask, ASK)}; "
                f"choose {', '.join(ASK)}."
            )

    @property
    def agent(self) -> str:
        """Return what is sent as User-Agent: who asks, and whom to write to about it."""
        if not self.contact:
            return self.user_agent
        name, bracket, _ = self.user_agent.rpartition(")")
        return f"{name}; {self.contact})" if bracket else f"{self.user_agent} ({self.contact})"

    def host(self, name: str) -> HostSettings:
        """Return what counts for a host, given with its port if it has one."""
        if not self.hosts:
            return _AS_OTHERS
        if name in self.hosts:
            return self.hosts[name]
        labels = name.partition(":")[0].split(".")
        names = (".".join(labels[at:]) for at in range(len(labels)))
        return next((self.hosts[it] for it in names if it in self.hosts), _AS_OTHERS)


def _compilable(key: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ConfigError(f"{key}: '{pattern}' is no pattern: {error}.") from error
