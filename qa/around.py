"""What readers see around the content of an HTML page: headers, footers, asides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Block, BlockKind, Document, Format, Piece, Span
from qa.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHE = re.compile("['\u2018\u2019]|\\\\'")
_APOSTROPHES = r"(?:['\u2018\u2019]|&(?:#39|#x27|#8217|#x2019|apos|rsquo);)"
_SIGNS = {"\u00a9": "(?:\u00a9|&copy;|&#169;)", "&": "&(?:amp;)?", "<": "(?:<|&lt;)"}
_BETWEEN = r"(?:\s|&nbsp;|&#160;|<[^<>]{0,200}>)+"


def page_around(page: Page) -> Page | None:
    """Return the text around the content as a page of its own, a paragraph for each line of it.

    Its offsets are those of `Document.outside`. None where there is no such text.
    """
    document = page.document
    if not document.outside:
        return None
    text = Document(document.path, Format.TEXT, document.outside, tuple(_lines(document.outside)))
    return Page(text, page.page_type, page.profile, page.locale, page.house)


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
