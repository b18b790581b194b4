"""What the rules of likeness tell: the sentence, and what it is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.finding import Level, Match
from qa.likeness.model import load
from qa.likeness.reading import likely

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.page import Page

_SHOWN: Final = 90
"""Characters of the sentence that a message shows."""


def told(page: Page, family: str, like: Mapping[str, str]) -> Iterator[Match]:
    """Yield each sentence that is like faults of a family; `like` says what a kind of them is."""
    levels = load().levels[family]
    least = levels["suggestion"] if page.with_suggestions else levels["warning"]
    for one in likely(page, family, least):
        block, start, end = one.sentence
        shown = block.text[start:end]
        if len(shown) > _SHOWN:
            shown = shown[:_SHOWN].rpartition(" ")[0] + "\u2026"
        level = None if one.score >= levels["warning"] else Level.SUGGESTION
        yield Match(block.source_span(start, end), (shown, like[one.kind]), level=level)
