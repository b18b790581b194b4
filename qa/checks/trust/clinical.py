"""Which pages are held to the standards for health information, and how strictly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level

if TYPE_CHECKING:
    from qa.page import Page

CLINICAL = ("condition", "medicine", "supplement", "symptom", "test", "treatment")
"""The page types that ship with `clinical: true`, for rules that name those they speak about."""

_FRAGMENT = 40
_SHORT = 150


def level_for(page: Page, whole: int = _SHORT) -> Level | None:
    """Return how loud to say that something is missing; None for a fragment of a page.

    A page of fewer than `whole` words, and one about healthy living, gets a suggestion.
    """
    if page.word_count < _FRAGMENT:
        return None
    if page.word_count < whole or page.page_type is None or not page.page_type.clinical:
        return Level.SUGGESTION
    return Level.WARNING


def level_of_advice(page: Page) -> Level | None:
    """Return how loud to say that a page does not say who is behind it, or since when.

    None for a fragment, and for a page whose type neither is clinical nor gives advice.
    """
    kind = page.page_type
    if kind is None or not (kind.clinical or kind.advises) or page.word_count < _FRAGMENT:
        return None
    return Level.SUGGESTION if page.word_count < _SHORT else Level.WARNING


def level_of_evidence(page: Page) -> Level | None:
    """Return the same for what backs a page: softer where it only advises."""
    level = level_of_advice(page)
    clinical = page.page_type is not None and page.page_type.clinical
    return level if level is None or clinical else Level.SUGGESTION


def kind_of(page: Page) -> str:
    """Return the page's type as words in a sentence, such as "medicine"."""
    return page.page_type.title.lower() if page.page_type else "health"
