"""Which pages are held to the standards for health information, and how strictly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level

if TYPE_CHECKING:
    from qa.page import Page

CLINICAL = ("condition", "medicine", "supplement", "symptom", "test", "treatment")
"""Page types that tell people about their health or their care."""

_FRAGMENT = 40
_SHORT = 150


def level_for(page: Page, whole: int = _SHORT) -> Level | None:
    """Return how loud to say that something is missing; None for a fragment of a page.

    A page of fewer than `whole` words, and one about healthy living, gets a suggestion.
    """
    if page.word_count < _FRAGMENT:
        return None
    if page.word_count < whole or page.type not in CLINICAL:
        return Level.SUGGESTION
    return Level.WARNING


def kind_of(page: Page) -> str:
    """Return the page's type as words in a sentence, such as "medicine"."""
    return page.page_type.title.lower() if page.page_type else "health"
