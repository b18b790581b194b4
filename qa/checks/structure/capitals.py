"""Several words in capitals in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted, is_verbatim
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.knowledge import common_words
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# A capital first, and then what may not stand before it: sought so, it is found much quicker.
_RUN = later(r"[A-Z](?<![\w-].)[A-Z'-]*(?:[,:;]? +[A-Z][A-Z'-]*){3,}(?![\w-])")
_WORD = later(r"[A-Z][A-Z'-]*")
_FEWEST = 3


@rule(
    "structure.capitals",
    level=Level.SUGGESTION,
    message="'%s' is all in capitals: write it as a sentence, in bold if it is that important.",
    why="Words in capitals have no shape, so they are read letter by letter, and some screen"
    " readers"
    " spell them out.",
    sources=[
        "NHS digital service manual, content style guide: do not use block capitals",
        "PEMAT-P, item 12: visual cues draw attention, and capitals hide it",
    ],
    limit=5,
    examples=[
        Example(
            bad="DO NOT TAKE WITH ALCOHOL.",
            good="Do not take with alcohol.",
        ),
        Example(
            bad="## WHEN TO CALL A DOCTOR\n\nIf the fever lasts.",
            good="The genes BRCA1, BRCA2, PALB and CHEK are tested; HIV, HBV, HCV, HPV and HSV"
            " too.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each run of four or more, most of which are common words."""
    for block in page.blocks:
        text = block.plain
        if block.kind is BlockKind.CODE or text.islower():
            continue
        for found in _RUN.finditer(text):
            words = [word.lower() for word in _WORD.findall(found[0])]
            known = sum(word in common_words() and len(word) > 1 for word in words)
            if known < max(_FEWEST, 2 * len(words) // 3):
                continue
            start, end = found.span()
            if is_quoted(block, start, end) or is_verbatim(page, block, start, end):
                continue
            if not in_references(page, block):
                yield Match(block.source_span(start, end), (found[0],))
