"""The same paragraph twice on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SHORTEST = 100
_SHOWN = 60
_NEAR = 3  # blocks: further apart, a notice may be repeated on purpose


@rule(
    "structure.duplicate-paragraph",
    level=Level.WARNING,
    message="This paragraph already stands on line %s ('%s'): keep the one that is in the right"
    " place.",
    why="Readers who meet the same text again think that they have lost their place, or that one"
    " of the two is old.",
    sources=["NHS digital service manual, content style guide: say it once", "PEMAT, item 8"],
    examples=[
        Example(
            bad="{0}\n\nWalking helps too.\n\n{0}".format(
                "Most adults need seven hours of sleep a night, and people who get less for"
                " weeks feel"
                " it in their mood and their memory."
            ),
            good="Rest.\n\nWalk.\n\nRest.",
        ),
        Example(
            bad="{0}\n\nTake your tablets with food.\n\n{0}".format(
                "Tell your pharmacist about every medicine that you take, with its dose, and"
                " about the"
                " herbs and vitamins that you buy yourself."
            ),
            good="Most adults need seven hours of sleep a night, and people who get less for"
            " weeks feel it."
            "\n\nMost children need nine hours of sleep a night, and those who get less for"
            " weeks feel it.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each later copy."""
    seen: dict[str, int] = {}
    for index, block in enumerate(page.blocks):
        if len(block.text) < _SHORTEST or block.kind is not BlockKind.PARAGRAPH:
            continue
        first = seen.setdefault(" ".join(block.folded.split()), index)
        if first != index and not in_references(page, block):
            line = page.document.position(page.blocks[first].span.start).line
            text = block.text.strip()
            shown = text[:_SHOWN].rsplit(" ", 1)[0] + "…"
            yield Match(
                block.source_span(0, len(block.text)),
                (str(line), shown),
                level=_level(index - first),
            )


def _level(distance: int) -> Level:
    return Level.WARNING if distance <= _NEAR else Level.SUGGESTION
