"""What the rules of likeness tell: the sentence, and what it is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.finding import Level, Match
from qa.likeness.model import load
from qa.likeness.reading import likely

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.page import Page

_MARGINS: Final = {"claims": 1.1, "language": 0.8, "residue": 0.0, "safety": 0.4}
"""By family, how far above the model's own level for warnings a sentence has to score.

What lies between is a suggestion, and what lies below is not told: on pages by authors whom the
model has not met it is nearly always wrong. Notes and leftovers are told from as it says.
"""
_SHOWN: Final = 90
"""Characters of the sentence that a message shows."""


def told(page: Page, family: str, like: Mapping[str, str]) -> Iterator[Match]:
    """Yield each sentence that is like faults of a family; `like` says what a kind of them is."""
    levels = load().levels[family]
    margin = _MARGINS[family]
    sure = levels["warning"] + margin
    perhaps = levels["warning" if margin else "suggestion"]
    least = perhaps if page.with_suggestions else sure
    for one in likely(page, family, least):
        block, start, end = one.sentence
        shown = block.text[start:end]
        if len(shown) > _SHOWN:
            shown = shown[:_SHOWN].rpartition(" ")[0] + "\u2026"
        level = None if one.score >= sure else Level.SUGGESTION
        yield Match(block.source_span(start, end), (shown, like[one.kind]), level=level)
