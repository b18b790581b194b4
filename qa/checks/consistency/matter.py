"""What a sentence is on, once what any sentence may say is taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.page import words_in
from qa.patterns import later
from qa.telling import stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Set as AbstractSet

    from qa.page import Page

_LITTLE = frozenset(
    (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "a an the of to in on at by for with and or but so as is are was were be been being it its "
        "this that these those you your we our they their them he she his her i my me us him there "
        "here who whom which what how do does did has have had having can could will would should "
        "must shall may might also only just about around roughly approximately some nearly almost "
        "up than more less fewer over under out every each all any both most many few if when once "
        "usually normally generally often typically mostly commonly rarely seldom hardly ever "
        "still even very quite really actually currently today now then again too one ones else "
        "least likely unlikely possible need needs needed get gets getting got take takes taken "
        "make makes made into from yes"
    ).split()
)
_FIGURE = later(r"\d[\d.,]*(?<=\d)")


class Matter(NamedTuple):
    """What words and figures of a sentence tell of its matter."""

    words: frozenset[str]
    """Stems, without those of the page's title."""
    figures: frozenset[str]
    names_title: bool
    """A word of the title is among its words."""


def matter_of(
    page: Page,
    text: str,
    little: AbstractSet[str],
    same: tuple[tuple[str, re.Pattern[str]], ...] = (),
) -> Matter:
    """Return what a folded text tells, without `little` stems; `same` maps what says the same."""
    for word, pattern in same:
        text = pattern.sub(f" {word} ", text)
    title = title_stems(page)
    words = {word for word in words_in(text) if word[0].isalpha() and word not in _LITTLE}
    stems = {stem_of(word) for word in words} - little
    return Matter(
        frozenset(stems - title),
        frozenset(_FIGURE.findall(text)),
        names_title=not stems.isdisjoint(title),
    )


def title_stems(page: Page) -> frozenset[str]:
    """Return the stems of what a page's title names."""
    return page.once(_title_stems)


def _title_stems(page: Page) -> frozenset[str]:
    words = words_in(page.title.lower())
    return frozenset(stem_of(word) for word in words if word not in _LITTLE)
