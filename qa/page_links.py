"""The links of a page, for what looks beyond the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.finding import place

if TYPE_CHECKING:
    from qa.document import Document
    from qa.finding import Place


class PageLink(NamedTuple):
    """A link of a page, for the checks that look beyond the page."""

    target: str
    text: str
    kind: str
    place: Place
    address: str
    """Where it leads, under the page's `base` or by the register of a number."""
    outside: bool = False
    """Whether it stands around the page's content, in what many pages share."""


def page_links(document: Document) -> tuple[PageLink, ...]:
    """Return the links of a document, each with its place."""
    return tuple(
        PageLink(
            link.target,
            link.text,
            link.kind.value,
            place(document, link.span),
            link.address,
            outside,
        )
        for links, outside in ((document.links, False), (document.outside_links, True))
        for link in links
    )
