"""What can be said of an address without asking for it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from qa.patterns import later

_AUTHORITY = later(
    r"(?:^|\.)(?:gov|int|edu|nhs\.uk|gov\.[a-z]{2}|gob\.[a-z]{2}|nic\.in|europa\.eu|ac\.uk|"
    r"govt\.nz|gc\.ca|canada\.ca|nhsinform\.scot|nice\.org\.uk|cochrane(?:library)?\.(?:org|com)|"
    r"hse\.ie|mayoclinic\.org|clevelandclinic\.org|hopkinsmedicine\.org|webmd\.com|drugs\.com|"
    r"healthline\.com|medscape\.com|uptodate\.com|rxlist\.com|healthdirect\.gov\.au|bmj\.com|"
    r"nejm\.org|thelancet\.com|jamanetwork\.com|nature\.com|sciencedirect\.com|wikipedia\.org|"
    r"heart\.org|cancer\.org|diabetes\.org|lung\.org|psychiatry\.org|apa\.org|aad\.org|acog\.org|"
    r"aap\.org|healthychildren\.org|patient\.info|familydoctor\.org|merckmanuals\.com|"
    r"msdmanuals\.com|plos\.org|clinicaltrials\.gov|emedicine\.com|pdr\.net|bnf\.org)$"
)
_SCHEME = later(r"https?://", re.IGNORECASE)


class Address(NamedTuple):
    """Host in lower case and path of a web address."""

    host: str
    path: str
    more: bool
    """Whether a query or a place on the page follows."""

    @property
    def is_home_page(self) -> bool:
        """Whether it is the first page of a site, in whatever language."""
        return not self.more and self.path in {"", "/", "/en", "/en/", "/index.html", "/home"}

    @property
    def is_authority(self) -> bool:
        """Whether the site is one that health pages name as a source."""
        return _AUTHORITY.search(self.host.removeprefix("www.")) is not None


def address(target: str) -> Address | None:
    """Return a web address taken apart; None for every other target."""
    text = target.strip()
    if text.lower().startswith("www."):
        text = "https://" + text
    if not _SCHEME.match(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None
    return Address(host.rstrip("."), parts.path, bool(parts.query or parts.fragment))
