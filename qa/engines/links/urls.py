"""Addresses as text: what is asked once, whose it is, and what of it is shown."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_USER = re.compile(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2,})[^/?#\\]*@")
_SECRET = re.compile(
    r"(?:x-amz-)?(?:(?:access_|security-)?token|api_?key|auth|code|credential|key|pass(?:word)?|"
    r"saml(?:request|response)|secret|session(?:id)?|sid|sig(?:nature)?|state|ticket)",
    re.IGNORECASE,
)


_CATALOGUE = re.compile(r"https?://openlibrary\.org(?::\d+)?/isbn/", re.IGNORECASE)


def is_in_catalogue(url: str) -> bool:
    """Whether an address looks a book up where many are not: what is not found may well exist."""
    return _CATALOGUE.match(url) is not None


def bare(url: str) -> str:
    """Return an address without its fragment, and without a user name and password."""
    return _USER.sub(r"\1", url.strip().partition("#")[0])


def host_of(url: str) -> str:
    """Return host and port as they stand in an address, in lower case."""
    start = url.find("//") + 2
    return re.split(r"[/?#\\]", url[start:], maxsplit=1)[0].lower() if start > 1 else ""


def shown(url: str) -> str:
    """Return an address that a server sent us to, without what may be a key to somebody's page."""
    query = urlsplit(url).query
    if not any(_SECRET.fullmatch(name) for name, _ in parse_qsl(query)):
        return url
    kept = [
        (name, "..." if _SECRET.fullmatch(name) else value)
        for name, value in parse_qsl(query, keep_blank_values=True)
    ]
    return url.replace(query, urlencode(kept), 1)
