"""Which medicine a page is about: one answer for all checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.medicines import medicines_on, title_medicine
from qa.recognition import names_another_subject, subject_drug

if TYPE_CHECKING:
    from qa.page import Page

_ABOUT_ONE = frozenset({"medicine", "medication-guide", "eu-leaflet"})
_ENOUGH = 4
_TIMES = 2
"""So often as any other medicine."""


def subject_medicine(page: Page) -> str | None:
    """Return the medicine that a page is about, by the name under which facts are kept.

    In this order: the one that its title and text speak of throughout, the only one that its title
    names, and on a page of a type that is about one, the one that it names far more than others.
    """
    return page.once(_subject)


def _subject(page: Page) -> str | None:
    if subject := page.once(subject_drug):
        return knowledge.generic_of(subject)
    named = title_medicine(page)
    if named and knowledge.generic_of(page.title.lower().partition(" ")[0].rstrip(":,")) == named:
        return named
    if names_another_subject(page):
        return None
    if named:
        return named
    return _most_named(page) if page.type in _ABOUT_ONE else None


def _most_named(page: Page) -> str | None:
    counts = sorted(
        (
            (sum(not place.everyday for place in places), generic)
            for generic, places in medicines_on(page).items()
        ),
        reverse=True,
    )
    if not counts or counts[0][0] < _ENOUGH:
        return None
    most, generic = counts[0]
    # "insulin" on a page about insulin glargine is no other medicine
    others = [count for count, name in counts[1:] if not generic.startswith(f"{name} ")]
    return generic if most >= _TIMES * max(others, default=0) else None
