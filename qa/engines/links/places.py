"""Places on pages: whether what an address names after its `#` is on the page that came.

Looked for only where a site asks for it (`fragments`), because a page has to be read in whole.
What is not there is "soft-dead": the reader lands at the top of the page and has to search. It is
"unverified" where it cannot be known: the page was too long, no HTML, or is written by scripts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qa.engines.links.verdicts import LinkVerdict
from qa.readers.html_places import read_places, squeezed

if TYPE_CHECKING:
    from qa.engines.links.answer import Page
    from qa.engines.links.verdicts import LinkResult
    from qa.readers.html_places import Places

_DIRECTIVE = ":~:"
_TOP = frozenset({"", "top", "_top"})
_BY_SCRIPT = re.compile(r"/|^!|=")
"""What single-page programs and viewers make of a fragment: a route, or a value."""


def place_of(url: str) -> str:
    """Return the fragment of an address if it names a place or quotes a text; else ""."""
    fragment = url.strip().partition("#")[2]
    name, mark, directive = fragment.partition(_DIRECTIVE)
    if mark and _texts(directive):
        return fragment
    return "" if name in _TOP or _BY_SCRIPT.search(unquote(name)) else fragment


def of_places(places: list[str], page: LinkResult, arrived: Page | None) -> tuple[LinkResult, ...]:
    """Return the results of places on a page that is there; `page` is the page's own result.

    `arrived` is None for what is no page for people.
    """
    if arrived is None:
        why = "The file is there, but it is no web page, so that '{}' could not be looked for."
        return tuple(_result(page, one, LinkVerdict.UNVERIFIED, why) for one in places)
    known = read_places(arrived.text)
    return tuple(_result(page, one, *_judged(one, known, arrived, page)) for one in places)


def sent_elsewhere(places: list[str], page: LinkResult) -> tuple[LinkResult, ...]:
    """Return the results of places for which the server sends readers to one of its own."""
    return tuple(_result(page, one, page.verdict, page.reason) for one in places)


def _result(page: LinkResult, place: str, verdict: LinkVerdict, reason: str) -> LinkResult:
    shown = f"#{unquote(place)}"
    return replace(
        page, url=f"{page.url}#{place}", verdict=verdict, reason=reason.replace("{}", shown)
    )


def _judged(place: str, known: Places, arrived: Page, page: LinkResult) -> tuple[LinkVerdict, str]:
    name, _, directive = place.partition(_DIRECTIVE)
    if _is_there(unquote(name), directive, known):
        if page.verdict is LinkVerdict.MOVED:
            return page.verdict, page.reason
        return page.verdict, "The page is there, and '{}' is on it."
    if not arrived.whole:
        why = "The page is there, but it is too long to be read until '{}' is found."
        return LinkVerdict.UNVERIFIED, why
    if known.doubt:
        why = f"The page is there, but whether '{{}}' is on it cannot be known: {known.doubt}."
        return LinkVerdict.UNVERIFIED, why
    return LinkVerdict.SOFT_DEAD, "The page is there, but '{}' is not on it."


def _is_there(name: str, directive: str, known: Places) -> bool:
    texts = _texts(directive)
    if texts:
        return any(known.says(*text) for text in texts)
    return known.has(name)


def _texts(directive: str) -> list[tuple[str, ...]]:
    """Return the texts that a directive quotes, each as what has to follow one another.

    `text=before-,start,end,-after`, of which only `start` must be there; several with & between.
    """
    found: list[tuple[str, ...]] = []
    for part in directive.split("&"):
        if not part.startswith("text="):
            continue
        terms = part[5:].split(",")
        before = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
        after = unquote(terms.pop()[1:]) if terms and terms[-1].startswith("-") else ""
        quoted = [unquote(term) for term in terms[:2]]
        if not quoted or not squeezed(quoted[0]):
            continue
        quoted[0] = before + quoted[0]
        quoted[-1] += after
        found.append(tuple(quoted))
    return found
