"""What decides the outcome of inspecting one page; equal settings, equal findings."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from qa.errors import ConfigError

GRAMMARS = ("harper", "none")


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
    house: House = field(default_factory=House)
    lowest: str = "suggestion"
    """The level below which nothing is asked for: rules that are never worse are not run."""

    @property
    def digest(self) -> str:
        """Return a key that is equal for equal settings."""
        return sha256(repr(asdict(self)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """The `links:` section of qa.yaml."""

    timeout: float = 10.0
    """Seconds for a connection, and for each read."""
    deadline: float = 30.0
    """Seconds for one link: all attempts, redirects and pauses, but not the wait for its turn."""
    attempts: int = 3
    """How often a link is tried before it counts as unverified."""
    concurrency: int = 16
    """Links asked at the same time."""
    per_host: int = 2
    """Links asked at the same time of one host."""
    max_redirects: int = 8
    max_body: int = 65536
    """Bytes read of one answer, as they come: nothing is ever decompressed."""
    allow_private: bool = False
    """Whether links may lead to this machine and the private network."""
    user_agent: str = "Mozilla/5.0 (compatible; medcopy-qa link check)"
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

    def __post_init__(self) -> None:
        for name in ("include", "exclude", "remap"):
            for pattern in getattr(self, name):
                _compilable(f"links: {name}", pattern)
        if self.base_url and not self.base_url.lower().startswith(("http://", "https://")):
            raise ConfigError("links: base-url must begin with https:// or http://.")
        for name in ("timeout", "deadline", "attempts", "concurrency", "per_host", "max_body"):
            if getattr(self, name) <= 0:
                raise ConfigError(f"links: {name} must be more than 0.")


def _compilable(key: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ConfigError(f"{key}: '{pattern}' is no pattern: {error}.") from error
