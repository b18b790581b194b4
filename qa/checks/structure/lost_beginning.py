"""A paragraph that starts in the middle of a sentence: its beginning was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

# What goes on from a sentence, and hardly ever begins one.
_GOES_ON = later(
    r"(?:which|whose|whom|who (?:are|have|has|may|can|had|need|want|were|live|take|get|feel)|that "
    r"(?:is|are|can|may|you|has|have)|than|or|and|but|because|although|"
    r"of (?:the|your|people|these)|in the|on the|at the|to (?:be|the|your|a)|with (?:a|the|your)|"
    r"are|is|was|were|be|been|may|can|should|will|has|have|by (?:the|your|a)|from (?:the|your)|"
    r"for (?:the|your|a)|as (?:well|soon|long))\b(?! (?:to|of|the): )"
)
# What not even the first line of a page begins with, whatever its style of capitals.
_NEVER_FIRST = later(
    r"(?:who (?:are|have|has|may|can|had|need|want|were|live|take|get|feel)|which|whose|than|and|"
    r"but|or|"
    r"because of|of (?:the|your|people|these)|is|are|was|were|may|can|should|will|has|have|to be|"
    r"by (?:the|your)|from (?:the|your)|with (?:a|the|your)) "
)
_FIRST_WORDS = later(r"\S+(?: \S+){1,3}")
_FEWEST = 8
"""Words; less may be a label or a line of a poem."""
_CLOSED = (".", "!", "?", '."', ".)", ".\u201d")
_GOES_ON_BELOW = "..."


@rule(
    "structure.lost-beginning",
    level=Level.WARNING,
    message="This paragraph begins in the middle of a sentence ('%s'): put its beginning back.",
    why="Where the beginning of a sentence is lost, readers cannot know whom or what it is about.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="Water is enough for a short walk.\n\nwhich is why most people do not need them"
            " for a jog in the park.",
            good="Water is enough for a short walk, which is why most people do not need them.",
        ),
        Example(
            bad="## Side effects\n\nand may last for up to three days after the first dose of it.",
            good="## Side effects\n\nYou may be:\n\nor have a rash that spreads to the arms or the"
            " legs within a day.",
        ),
        Example(good="The nurse said,\n\nand she should know, that it was nothing to fear at all."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first words of each paragraph that goes on from a sentence that is not there."""
    before: Block | None = None
    for block in page.blocks:
        is_cut = block.kind is BlockKind.PARAGRAPH and _is_cut(block, before)
        if is_cut and not in_references(page, block):
            first = _FIRST_WORDS.match(block.plain)
            end = first.end() if first else 0
            yield Match(block.source_span(0, end), (block.plain[:end],))
        before = block


def _is_cut(block: Block, before: Block | None) -> bool:
    """Return whether a paragraph is a sentence without its beginning, and so not meant."""
    text = block.plain
    if not _GOES_ON.match(text) or len(text.split()) < _FEWEST:
        return False
    if before is None:
        return _NEVER_FIRST.match(text) is not None and _ends_well(text)
    if before.kind in (BlockKind.CODE, BlockKind.ALT, BlockKind.LIST_ITEM):
        return False
    if before.plain.rstrip().endswith((":", " if you")):
        return False
    if before.kind is not BlockKind.HEADING and not _is_closed(before.plain.rstrip()):
        return False
    return _ends_well(text)


def _ends_well(text: str) -> bool:
    start, end = sentence_around(text, 0)
    return text[start:end].rstrip().endswith((".", "!", "?"))


def _is_closed(text: str) -> bool:
    return text.endswith(_CLOSED) and not text.endswith(_GOES_ON_BELOW)
