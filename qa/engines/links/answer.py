"""What a server answers, cut down to what decides; bodies are read no further than needed."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from qa.engines.links.marks import sign
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import Response

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
GONE = frozenset({404, 410})

_MAX_TEXT = 131_072
"""Bytes of a page after decompression; what a bomb holds beyond that is never unpacked."""

_PAGE = re.compile(r"text/html|application/xhtml|^$")
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)")


class Page(NamedTuple):
    """A page for people, as it came."""

    text: str
    whole: bool
    """Whether that is all of it, not the beginning alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The part of a response that decides."""

    status: int
    location: str | None = None
    retry_after: str | None = None
    sign: str | None = None
    """What the page is marked as: a wall against robots, parked, or not found."""
    page: Page | None = None
    """The page itself, where it was asked for."""

    @property
    def found(self) -> bool:
        """Whether there is a page."""
        return 200 <= self.status < 300

    @property
    def redirects(self) -> bool:
        """Whether the page is said to be elsewhere."""
        return self.status in REDIRECTS

    @property
    def settles_head(self) -> bool:
        """Whether GET could tell no more, or would be one request too many for a busy server."""
        sent_on = self.redirects and bool(self.location)
        return self.found or sent_on or self.status == 429 or self.retry_after is not None

    @property
    def transient(self) -> bool:
        """Whether the same request may fare better later."""
        return 500 <= self.status < 600 and self.sign is None


def taken_in(response: Response, most: int, *, head: bool, keep: bool = False) -> Answer:
    """Return the answer that a response amounts to, having read at most `most` bytes of it.

    With `keep`, the page is part of it. Raises what reading raises where a page that is said to be
    there does not arrive.
    """
    headers = response.headers
    status = response.status_code
    body = b""
    if head:
        _drained(response, most)
    elif 200 <= status < 300:
        body = _drained(response, most)
    elif status not in REDIRECTS or _is_short(headers.get("Content-Length"), most):
        body = _what_comes(response, most)
    page = None
    if body and status not in REDIRECTS:
        whole = len(body) < most and not _is_part(headers.get("Content-Range", ""), len(body))
        page = _page(body, headers, whole=whole, most=most if keep else _MAX_TEXT)
    text = page.text[:_MAX_TEXT].lower() if page else ""
    return Answer(
        status,
        headers.get("Location"),
        headers.get("Retry-After"),
        sign(status, headers, text),
        page if keep and 200 <= status < 300 else None,
    )


def _drained(response: Response, most: int) -> bytes:
    """Read to the end, which keeps the connection for the next link, or until it is enough."""
    parts: list[bytes] = []
    while most > 0 and (part := response.raw.read(most, decode_content=False)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _what_comes(response: Response, most: int) -> bytes:
    """Read the body of an answer that stands without it."""
    try:
        return _drained(response, most)
    except Exception:  # noqa: BLE001 -- the status has decided already
        return b""


def _is_short(length: str | None, most: int) -> bool:
    return length is not None and length.isdecimal() and int(length[:12]) <= most


def _is_part(content_range: str, length: int) -> bool:
    """Return whether a server says that what it sent is a part, as in "bytes 0-99/1234"."""
    total = content_range.rpartition("/")[2].strip()
    return content_range != "" and not (total.isdecimal() and int(total[:12]) <= length)


def _page(body: bytes, headers: Mapping[str, str], *, whole: bool, most: int) -> Page | None:
    """Return a page, at most `most` characters of it; None for what is no page for people."""
    kind = headers.get("Content-Type", "").lower()
    if not _PAGE.search(kind):
        return None
    plain = _unpacked(body, most) if headers.get("Content-Encoding") else body[:most]
    charset = _CHARSET.search(kind)
    try:
        text = plain.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        text = plain.decode("utf-8", "replace")
    return Page(text, whole and len(plain) < most)


def _unpacked(body: bytes, most: int) -> bytes:
    """Return the beginning of what gzip or deflate has packed, as far as it is whole."""
    for form in (47, -15):  # gzip or zlib by its header; deflate without one
        try:
            return zlib.decompressobj(form).decompress(body, most)
        except zlib.error:
            continue
    return b""
