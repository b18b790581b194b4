"""What readers see around the content of a page: headers, footers, asides, search results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Block, BlockKind, Document, Format, Piece, Span
from qa.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHE = re.compile("['\u2018\u2019]|\\\\'")
_APOSTROPHES = r"(?:['\u2018\u2019]|&(?:#39|#x27|#8217|#x2019|apos|rsquo);)"
_SIGNS = {
    "\u00a9": "(?:\u00a9|&copy;|&#169;)", "&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)",
}  # fmt: skip
_BEFORE_THE_SITE = "|-\u2013\u2014:\u00b7\u2022\u00bb,"
_LONGEST = 50_000
"""Characters; what is longer is no header and no footer."""
_SHOWN_BESIDE = frozenset(
    {
        "abstract", "excerpt", "intro", "lead", "meta_description", "meta_title", "og:description",
        "og:title", "seo_description", "seo_title", "strapline", "subtitle", "tagline",
        "twitter:description", "twitter:title",
    }
)  # fmt: skip
"""Keys of what a template shows at the head of a page, or where it is shared."""
_BETWEEN = r"(?:\s|&nbsp;|&#160;|<[^<>]{0,200}>)+"


def page_around(page: Page) -> Page | None:
    """Return the text around the content as a page of its own, a paragraph for each line of it.

    It is what an HTML page has in its header, footer and asides, and what search engines show of
    any page: its description, and its title where no heading says the same. None for no such text.
    """
    document = page.document
    around = (*_in_search_results(page), document.outside)
    found = "\n".join(filter(None, around))[:_LONGEST]
    if not found:
        return None
    text = Document(document.path, Format.TEXT, found, tuple(_lines(found)))
    return Page(text, page.page_type, page.profile, page.locale, page.house)


def _in_search_results(page: Page) -> Iterator[str]:
    yield " ".join(page.metadata_text("description", "meta description", "summary").split())
    title = " ".join(page.metadata_text("title").split())
    if not any(_is_heading(title, heading.folded.strip()) for heading in page.headings):
        yield title
    for key, value in page.document.metadata.items():
        if key.lower() in _SHOWN_BESIDE and isinstance(value, str):
            yield " ".join(value.split())


def _is_heading(title: str, heading: str) -> bool:
    """Return whether a title is what a heading says, with the name of the site at most."""
    rest = title.lower().removeprefix(heading).strip()
    return not rest or (rest != title.lower() and rest[0] in _BEFORE_THE_SITE)


def _lines(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        yield Block(BlockKind.PARAGRAPH, line, span, (Piece(0, len(line), *span),))
        at = span.end + 1


def place_around(document: Document, words: str) -> Span | None:
    """Return where words that stand around the content are in the source, markup between them.

    None where they cannot be found, as where a script writes them.
    """
    written = _BETWEEN.join(map(_written, words.split()))
    if not written:
        return None
    places = [Span(*found.span()) for found in re.finditer(written, document.source, re.IGNORECASE)]
    start, end = document.content
    around = (place for place in places if not start <= place.start < end)
    return next(around, places[0] if places else None)


def _written(word: str) -> str:
    text = _APOSTROPHE.sub(lambda _: _APOSTROPHES, re.escape(word))
    for sign, forms in _SIGNS.items():
        text = text.replace(re.escape(sign), forms)
    return text
