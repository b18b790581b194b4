"""Bytes to text, with what is wrong about them."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from qa.document import Fault, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 8192


class Decoded(NamedTuple):
    """A page's text without byte-order mark, and what went wrong on the way."""

    text: str
    faults: tuple[Fault, ...]


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a page: by its byte-order mark, as UTF-8, or as it declares where that fails.

    Bytes that fit nothing become U+FFFD and the fault `encoding`; a file that is no text at all
    becomes the fault `binary` and an empty text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data[:_PROBE]:
        message = "This file is not text (it holds binary data), so it was not checked."
        return Decoded("", (Fault("binary", message, Span(0, 0)),))
    try:
        return Decoded(data.decode("utf-8"), ())
    except UnicodeDecodeError:
        pass
    if declared and (text := _try(data, declared)) is not None:
        return Decoded(text, ())
    return _strict(data, "utf-8")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name in {"utf-8", "utf-7"}:
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError, TypeError, ValueError):
        return None


def _strict(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    at = text.find("\ufffd")
    if at < 0 or text.encode(encoding, errors="replace") == data:
        return Decoded(text, ())
    message = (
        f"Some characters on this page cannot be read as {encoding.upper()}; "
        "save it again as UTF-8 and look at them."
    )
    return Decoded(text, (Fault("encoding", message, Span(at, at + 1)),))
