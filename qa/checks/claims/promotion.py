"""Which pages sell what they write about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.patterns import later
from qa.selling import ADD_TO_BASKET, BOOK, BUY, OURS
from qa.word_places import blocks_where

if TYPE_CHECKING:
    from qa.page import Page

_SELLS = later(rf"\b(?:{OURS}|we (?:also )?offer|{BOOK}|{BUY}|{ADD_TO_BASKET}|free consultation)\b")
_SELLING = frozenset({
    "our ", "we offer", "we also offer", "book ", "order ", "buy ", "add to ", "free consultation",
})  # fmt: skip


def sells(page: Page) -> bool:
    """Return whether a page speaks for a clinic or a shop: "our patients", "book now"."""
    return page.once(_sells)


def _sells(page: Page) -> bool:
    return bool(blocks_where(page, _SELLING, _SELLS))
