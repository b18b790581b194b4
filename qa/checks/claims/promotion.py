"""Which pages sell what they write about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.literals import finditer
from qa.patterns import regex_later

if TYPE_CHECKING:
    from qa.page import Page

_SELLS = regex_later(
    r"\bour (?:clinics?|team|patients|clients|customers|members|products?|treatments?|doctors|"
    r"therapists|formula|capsules|supplements?|programme|program)\b|\bwe (?:also )?offer\b|"
    r"\bbook (?:now|online|an?|your|today)\b|\border (?:now|online|yours|today)\b|"
    r"\bbuy (?:now|online|today)\b|\badd to (?:cart|basket|bag)\b|\bfree consultation\b"
)


def sells(page: Page) -> bool:
    """Return whether a page speaks for a clinic or a shop: "our patients", "book now"."""
    return page.once(_sells)


def _sells(page: Page) -> bool:
    return any(finditer(_SELLS, page.folded, TIME_LIMIT))
