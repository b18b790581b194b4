"""The external links of all pages: which need a look, and where each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.report import CheckedLink
    from qa.reporters.html.view import PageRow

_FINE = ("ok", "skipped", "not checked")
_LINKS_SHOWN = 200
_NAMED = 6
"""Pages named beside a link that is on several."""


class PageLink(NamedTuple):
    """How to get to a page, and what people call it."""

    href: str
    name: str


class Use(NamedTuple):
    """The pages that an address is on."""

    pages: int
    first: list[PageLink]
    """Some of them."""


def page_link(row: PageRow) -> PageLink:
    """Return the link to a page of the list."""
    return PageLink(row.href, row.summary.name)


def uses_of(rows: Sequence[PageRow]) -> dict[str, Use]:
    """Return the pages on which each external link is used."""
    pages: dict[str, list[PageRow]] = {}
    for row in rows:
        for url in {link.url: None for link in row.summary.links}:
            pages.setdefault(url, []).append(row)
    return {url: Use(len(on), [page_link(row) for row in on[:_NAMED]]) for url, on in pages.items()}


def links_to_look_at(rows: Sequence[PageRow]) -> list[CheckedLink]:
    """Return each link that is not as it should be once, the most certain faults first."""
    links: dict[str, CheckedLink] = {}
    for row in rows:
        for link in row.summary.links:
            if link.verdict not in _FINE:
                links.setdefault(link.url, link._replace(line=0))
    ranked = sorted(links.values(), key=lambda link: (link.verdict != "dead", link.verdict))
    return ranked[:_LINKS_SHOWN]
