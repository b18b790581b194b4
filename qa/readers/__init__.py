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


def read(source: Source) -> Document:
    """Read a page with the reader of its format."""
    return cast("Reader", import_module(READERS[source.format])).read(source)
