"""A paragraph that stops in the middle of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_END = re.compile(r"\s(?:the|a|an|and|or|of|your|their|its|our|my|his|because|which|whose)\s*$")
_FEWEST = 6
_SHOWN = re.compile(r"!\[|\{[{%<]|<(?:img|input|button|select|svg|sup|br)\b")


@rule(
    "structure.broken-off",
    level=Level.WARNING,
    message="The sentence breaks off after '%s': finish it.",
    why="The missing end may be the dose, the limit or the warning.",
    sources=["NHS digital service manual, content style guide: publish finished content only"],
    examples=[
        Example(
            bad="Take one tablet a day with water, and speak to the\n\n## Side effects\n\nNausea.",
            good="Take one tablet a day with water, and speak to the nurse.",
        ),
        Example(
            bad="Most people with asthma use two kinds of inhaler and\n\nRest is important.",
            good="- asthma and\n- hay fever, or\n- both",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last words of each such paragraph."""
    blocks = page.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or not _END.search(block.plain):
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is not None and after.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        if after is not None and after.kind is BlockKind.PARAGRAPH and after.text[:1].islower():
            continue
        if block.text.count(" ") < _FEWEST or _SHOWN.search(
            page.document.source, block.span.start, after.span.start if after else block.span.end
        ):
            continue
        words = block.text.rstrip().rsplit(" ", 3)[1:]
        start = len(block.text.rstrip()) - len(" ".join(words))
        end = len(block.text.rstrip())
        yield Match(block.source_span(start, end), (block.text[start:end],))
