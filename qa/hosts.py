"""Which web sites back a statement about health: data in `rules/context/hosts.yml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from qa.locations import rules_folder
from qa.marked_yaml import parse
from qa.patterns import later
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SCHEME = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_HOME = frozenset({"", "en", "home", "index.html", "index.htm", "index.php", "default.aspx"})
# The names under which no file or folder of a site ends.
_BARE_HOST = later(
    r"www\.|(?:[a-z0-9-]{1,63}\.){1,4}(?:gov|org|com|edu|uk|(?:com|gov|org|net|co|ac|edu)\.[a-z]{2})"
    r"(?:[/?#]|$)",
    re.IGNORECASE,
)
_SECOND = frozenset({"co", "com", "net", "org"})
"""Names before a country's, as in amazon.co.uk."""


@dataclass(frozen=True, slots=True)
class _Hosts:
    """What the data says: names of good hosts, and the kind of each weak one."""

    good: frozenset[str]
    weak: Mapping[str, str]
    weak_paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Addresses:
    """What is known of addresses without asking for them."""

    secure: frozenset[str]
    shorteners: frozenset[str]
    tracking: tuple[str, ...]


def is_good(host: str) -> bool:
    """Return whether a host, such as "www.nice.org.uk", publishes evidence or official advice."""
    good = _hosts().good
    return any(name in good for name in _names(host))


def is_weak(host: str) -> bool:
    """Return whether a host is no source for health facts, such as a shop or a blog."""
    return weak_kind(host) != ""


@lru_cache(maxsize=4096)
def weak_kind(host: str) -> str:
    """Return what a weak host is, such as "encyclopedia" or "shop"; "" for every other host."""
    weak = _hosts().weak
    kind = next((weak[name] for name in _names(host) if name in weak), "")
    return "" if kind and is_good(host) else kind


@lru_cache(maxsize=4096)
def is_source(target: str) -> bool:
    """Return whether an address can back a statement: a page, not a home page, of a site that may.

    HONcode, principle 4: a claim is backed by a link to its source. Home pages, shops, blogs,
    social posts, encyclopedias, addresses within the same site and mail addresses are none.
    """
    host, path, more = _address(target)
    steps = path.lower().strip("/").split("/")
    if "." not in host or (len(steps) == 1 and steps[0] in _HOME and not more):
        return False
    if is_good(host):
        return True
    return not is_weak(host) and _hosts().weak_paths.isdisjoint(steps)


def answers_https(host: str) -> bool:
    """Return whether a host, in lower case, is known to answer to https://."""
    secure = _addresses().secure
    labels = host.split(".")
    return any(".".join(labels[at:]) in secure for at in range(len(labels)))


def is_shortener(host: str) -> bool:
    """Return whether a host only leads on to addresses that it hides."""
    return host.removeprefix("www.") in _addresses().shorteners


def tracking_parameters() -> str:
    """Return a pattern of the parameters that say who followed a link."""
    names = (re.escape(name).replace(r"\*", "[a-z_]+") for name in _addresses().tracking)
    return f"(?:{'|'.join(names)})"


def lacks_scheme(target: str) -> bool:
    """Return whether an address begins with the name of a site in place of `https://`."""
    return _BARE_HOST.match(target) is not None


def host_of(target: str) -> str:
    """Return the host of a web address in lower case; "" for every other target."""
    return _address(target).host


class _Address(NamedTuple):
    host: str
    path: str
    more: bool
    """Whether a query follows."""


def _address(target: str) -> _Address:
    text = target.strip()
    if _SCHEME.match(text):
        try:
            parts = urlsplit(text if "//" in text[:8] else f"https://{text}")
            return _Address((parts.hostname or "").rstrip("."), parts.path, bool(parts.query))
        except ValueError:
            pass
    return _Address("", "", more=False)


def _names(host: str) -> Iterator[str]:
    """Yield the names under which a host can stand in the data, the most exact first."""
    labels = host.lower().rstrip(".").split(".")
    for at in range(len(labels)):
        yield ".".join(labels[at:])
        rest = labels[at + 1 :]
        if len(rest) == 1 or (len(rest) == 2 and rest[0] in _SECOND and len(rest[1]) == 2):
            yield f"{labels[at]}.*"
    if len(labels) > 2:
        yield f"{labels[0]}."


@cache
def _hosts() -> _Hosts:
    path = rules_folder() / "context" / "hosts.yml"
    data = parse(path.read_text(encoding="utf-8")).value
    return _Hosts(
        good=frozenset(data["good"]),
        weak={name: kind for kind, names in data["weak"].items() for name in names},
        weak_paths=frozenset(data["weak-paths"]),
    )


@cache
def _addresses() -> _Addresses:
    path = rules_folder() / "context" / "addresses.yml"
    data = parse(path.read_text(encoding="utf-8")).value
    return _Addresses(
        secure=frozenset(data["secure"]),
        shorteners=frozenset(data["shorteners"]),
        tracking=tuple(data["tracking"]),
    )
