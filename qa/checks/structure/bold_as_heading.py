"""A line in bold that does the work of a heading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SHORTEST, _LONGEST = 3, 80
_WARNING = later(
    r"\W*(?:warning|caution|important|note|stop|do not|never|always|call|emergency|danger|remember"
    r"|tip|urgent|please|by|dr|updated|reviewed|source|figure|table|step \d)\b",
    re.IGNORECASE,
)
_FOLLOWED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@rule(
    "structure.bold-as-heading",
    level=Level.SUGGESTION,
    message="'%s' is bold text that stands as a heading: make it a heading.",
    why="People who listen to a page jump from heading to heading, and miss one that is only bold.",
    sources=[
        "WCAG 2.2, 1.3.1 Info and Relationships",
        "NHS digital service manual, content style guide: do not use bold for headings",
    ],
    limit=5,
    examples=[
        Example(
            bad="# Asthma\n\n**Risks**\n\nThrush in the mouth is common.",
            good="# Asthma\n\n## Risks\n\nThrush in the mouth is common.",
        ),
        Example(
            bad="<h1>Flu</h1><p><strong>Who should have the vaccine</strong></p><p>All adults.</p>",
            good="<h1>Flu</h1><p><strong>Call 999 if you cannot breathe.</strong></p><p>Or"
            " rest.</p>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each short line that is all bold, no sentence, and is followed by text."""
    if page.document.format is Format.TEXT:
        return
    blocks = page.blocks
    for block, after in pairwise(blocks):
        if not _is_bold_line(block) or after.kind not in _FOLLOWED:
            continue
        text = block.text.strip()
        if not text.endswith((".", "!", ",", ";", ":")) and not _WARNING.match(text):
            yield Match(block.source_span(0, len(block.text)), (text,))


def _is_bold_line(block: Block) -> bool:
    stands_alone = block.kind is BlockKind.PARAGRAPH or (
        block.kind is BlockKind.HEADING and not block.level
    )
    if not stands_alone or block.within or len(block.text) > _LONGEST:
        return False
    text = block.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return end - start >= _SHORTEST and any(
        i.kind is InlineKind.STRONG and i.start <= start and end <= i.end for i in block.inlines
    )
