"""A link without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format, LinkKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link
    from qa.page import Page

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@rule(
    "links.missing-text",
    level=Level.ERROR,
    message="The link to '%s' has no words: write what it leads to, or take it out.",
    why="Nobody can see it, and a screen reader says only 'link'.",
    sources=["WCAG 2.2, 2.4.4 and 4.1.2 (level A)", "NHS content guide, links"],
    examples=[
        Example(
            bad="Asthma can be managed. [](https://www.nhs.uk/conditions/asthma/)",
            good="Asthma [can be managed](https://www.nhs.uk/conditions/asthma/).",
        ),
        Example(
            bad="<p>Follow us <a href='https://example.net/fb'><i class='fa fa-facebook'></i></a>",
            good="<p>Follow us <a href='https://example.net/fb' aria-label='Facebook'><i></i></a>",
            format=Format.HTML,
        ),
        Example(
            bad="<p><a href='gout.html'><img src='foot.jpg' alt=''></a> Gout hurts.</p>",
            good="<p><a href='gout.html'><img src='foot.jpg' alt='Gout'></a> Gout hurts.</p>",
            format=Format.HTML,
        ),
        Example(good="<h2>Gout<a id='gout' href='#gout'></a></h2>", format=Format.HTML),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each link, save the anchors of headings and what `accessibility.missing-alt` says."""
    if page.document.format not in (Format.MARKDOWN, Format.HTML):
        return
    for link in page.document.links:
        if link.text.strip() or link.kind not in (LinkKind.INLINE, LinkKind.REFERENCE):
            continue
        if not link.target or link.text.strip(_UNSEEN) or link.label:
            continue
        if not (_is_anchor(page, link) or _holds_unnamed_image(page, link)):
            yield Match(link.span, (link.target,))


def _is_anchor(page: Page, link: Link) -> bool:
    return link.target.startswith("#") and page.document.source.startswith("<", link.span.start)


def _holds_unnamed_image(page: Page, link: Link) -> bool:
    start, end = link.span
    return any(
        image.alt is None and start < image.span.start < end for image in page.document.images
    )
