"""Where HTML elements hold addresses beside `a href` and `img src`, and what each is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from qa.document import Link, LinkKind, Span
from qa.readers.html_tree import unescape_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PLACES: dict[str, tuple[tuple[str, LinkKind], ...]] = {
    "audio": (("src", LinkKind.MEDIA),),
    "blockquote": (("cite", LinkKind.CITE),),
    "body": (("background", LinkKind.IMAGE),),
    "button": (("formaction", LinkKind.FORM),),
    "del": (("cite", LinkKind.CITE),),
    "embed": (("src", LinkKind.FRAME),),
    "form": (("action", LinkKind.FORM),),
    "frame": (("src", LinkKind.FRAME), ("longdesc", LinkKind.CITE)),
    "iframe": (("src", LinkKind.FRAME), ("data-src", LinkKind.FRAME)),
    "image": (("href", LinkKind.IMAGE), ("xlink:href", LinkKind.IMAGE)),
    "img": (
        ("srcset", LinkKind.SRCSET),
        ("data-srcset", LinkKind.SRCSET),
        ("longdesc", LinkKind.CITE),
    ),
    "input": (("src", LinkKind.IMAGE), ("formaction", LinkKind.FORM)),
    "ins": (("cite", LinkKind.CITE),),
    "object": (("data", LinkKind.FRAME),),
    "q": (("cite", LinkKind.CITE),),
    "source": (
        ("src", LinkKind.MEDIA),
        ("srcset", LinkKind.SRCSET),
        ("data-srcset", LinkKind.SRCSET),
    ),
    "track": (("src", LinkKind.MEDIA),),
    "video": (("src", LinkKind.MEDIA), ("poster", LinkKind.IMAGE)),
}
"""Of the parts of a page; those of its head are in `HEAD_PLACES`."""

HEAD_PLACES: dict[str, tuple[tuple[str, LinkKind], ...]] = {
    "link": (("href", LinkKind.RESOURCE), ("imagesrcset", LinkKind.SRCSET)),
    "script": (("src", LinkKind.RESOURCE),),
    "meta": (("content", LinkKind.RESOURCE),),
}

# What browsers open early, or programs read, and which answers no reader; and the address of the
# page itself, which may not be published yet.
_NO_PAGE = frozenset(
    {
        "canonical", "shortlink", "preconnect", "dns-prefetch", "pingback", "profile",
        "edituri", "wlwmanifest", "https://api.w.org/",
    }
)  # fmt: skip
_SHARED = frozenset(
    {
        "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:audio",
        "twitter:image", "twitter:image:src", "msapplication-tileimage",
    }
)  # fmt: skip
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(?P<quote>[\"']?)", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*(?P<url>[^\s,](?:[^\s]*[^\s,])?)(?P<end>,*)")
_INLINE_DATA = ("data:", "about:", "blob:", "javascript:")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def places_of(
    source: str, tag: str, span: Span, value: Callable[[str], Span | None]
) -> Iterator[Link]:
    """Yield the addresses in the attributes of an element, those of the head included.

    `value` says where an attribute's value stands in `source`: None where there is none. Empty
    values and what stands in the page itself (`data:`) are left out.
    """
    if tag == "meta":
        yield from _of_meta(source, span, value)
        return
    if tag == "link" and not _NO_PAGE.isdisjoint(_words(source, value("rel"))):
        return
    yield from addresses_at(source, span, value, PLACES.get(tag) or HEAD_PLACES.get(tag) or ())


def addresses_at(
    source: str,
    span: Span,
    value: Callable[[str], Span | None],
    places: Iterable[tuple[str, LinkKind]],
) -> Iterator[Link]:
    """Yield the addresses in those attributes of an element that are named."""
    for name, kind in places:
        place = value(name)
        if place is None:
            continue
        found: Iterable[Span] = (place,)
        if kind is LinkKind.SRCSET or name == "imagesrcset":
            found = _candidates(source, place)
        for at in found:
            yield from _link(source, span, at, kind)


def under_base(links: Iterable[Link], base: str) -> Iterator[Link]:
    """Yield links with what they lead to under the `base` of their page."""
    for link in links:
        target = link.target.strip()
        if link.resolved or not target or _ABSOLUTE.match(target):
            yield link
            continue
        yield link._replace(resolved=_joined(base, target))


def _joined(base: str, target: str) -> str:
    """Return a relative address under a base; "" where that makes none."""
    if not (_ABSOLUTE.match(base) or base.startswith("/") or target.startswith("/")):
        return base.rpartition("/")[0] + f"/{target}" if "/" in base else target
    try:
        joined = urljoin(base, target)
        urlsplit(joined)
    except ValueError:
        return ""
    return joined


def _link(source: str, span: Span, place: Span, kind: LinkKind) -> Iterator[Link]:
    raw = source[place.start : place.end]
    start = place.start + len(raw) - len(raw.lstrip())
    raw = raw.strip()
    if raw and not raw.lower().startswith(_INLINE_DATA):
        yield Link(unescape_attribute(raw), "", span, Span(start, start + len(raw)), kind)


def _candidates(source: str, place: Span) -> Iterator[Span]:
    """Yield where the addresses of a `srcset` stand: each up to a blank, then words to a comma."""
    at = place.start
    while found := _CANDIDATE.match(source, at, place.end):
        yield Span(*found.span("url"))
        at = found.end()
        if not found["end"]:  # a width or density follows; brackets in it may hold commas
            depth = 0
            while at < place.end and (depth or source[at] != ","):
                depth += (source[at] == "(") - (source[at] == ")" and depth > 0)
                at += 1


def _of_meta(source: str, span: Span, value: Callable[[str], Span | None]) -> Iterator[Link]:
    place = value("content")
    if place is None:
        return
    if "refresh" in _words(source, value("http-equiv")):
        before = _REFRESH.match(source, place.start, place.end)
        start = before.end() if before else place.start
        quote = before["quote"] if before else ""
        end = source.find(quote, start, place.end) if quote else place.end
        at = Span(start, end if end >= 0 else place.end)
        yield from _link(source, span, at, LinkKind.REFRESH)
        return
    names = _words(source, value("property")) | _words(source, value("name"))
    if not _SHARED.isdisjoint(names):
        yield from _link(source, span, place, LinkKind.RESOURCE)


def _words(source: str, place: Span | None) -> frozenset[str]:
    if place is None:
        return frozenset()
    return frozenset(source[place.start : place.end].lower().split())
