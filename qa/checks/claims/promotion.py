"""Which pages sell what they write about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.patterns import later
from qa.word_places import blocks_where

if TYPE_CHECKING:
    from qa.page import Page

_SELLS = later(
    r"\bour (?:clinics?|team|patients|clients|customers|members|products?|treatments?|doctors|"
    r"therapists|formula|capsules|supplements?|programme|program)\b|\bwe (?:also )?offer\b|"
    r"\bbook (?:now|online|an?|your|today)\b|\border (?:now|online|yours|today)\b|"
    r"\bbuy (?:now|online|today)\b|\badd to (?:cart|basket|bag)\b|\bfree consultation\b"
)
_SELLING = frozenset({
    "our ", "we offer", "we also offer", "book ", "order ", "buy ", "add to ", "free consultation",
})  # fmt: skip


def sells(page: Page) -> bool:
    """Return whether a page speaks for a clinic or a shop: "our patients", "book now"."""
    return page.once(_sells)


def _sells(page: Page) -> bool:
    return bool(blocks_where(page, _SELLING, _SELLS))
