"""Readers: bytes of a page to a `Document` with exact positions, one format a file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from qa.document import Document
    from qa.sources import Source

# Loaded on first use: a run over Markdown never imports the DOCX reader.
READERS = {
    "markdown": "qa.readers.markdown",
    "html": "qa.readers.html",
    "text": "qa.readers.text",
    "docx": "qa.readers.docx",
}


class Reader(Protocol):
    """What a reader module offers."""

    def read(self, source: Source) -> Document:
        """Turn bytes into a document; whatever is wrong with them becomes a `Fault`."""


def read_text(source: Source) -> Document:
    """Read no more of a page than its text and its front matter; DOCX, which is no text, wholly."""
    from qa.document import Document, Format, Span  # noqa: PLC0415 -- as readers are
    from qa.readers.decoding import decode  # noqa: PLC0415
    from qa.readers.front_matter import NOTHING, read_front_matter  # noqa: PLC0415

    if source.format == Format.DOCX:
        return read(source)
    decoded = decode(source.data)
    front = NOTHING
    if source.format == Format.MARKDOWN:
        front = read_front_matter(decoded.text)
    return Document(
        source.path,
        Format(source.format),
        decoded.text,
        (),
        metadata=front.metadata,
        metadata_spans=front.spans,
        faults=decoded.faults + front.faults,
        content_span=Span(front.end, len(decoded.text)),
    )


def read(source: Source) -> Document:
    """Read a page with the reader of its format."""
    return cast("Reader", import_module(READERS[source.format])).read(source)
