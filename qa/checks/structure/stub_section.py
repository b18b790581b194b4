"""A section that only says that it will be written one day, or says next to nothing."""

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

_STUB = later(
    r"\W*(?:(?:more |further |full )?(?:information|details?|content|text|copy|section|page|article"
    r"|guidance|advice|answers?|list|video|photos?|images?|this (?:section|page|part)|it)?\s?"
    r"(?:is |are |will be |to be )?"
    r"(?:coming (?:very )?(?:soon|shortly|later)|to follow(?: (?:soon|shortly))?|to come"
    r"|under construction"
    r"|available soon|(?:added|updated|provided|supplied|completed|written|published|confirmed)"
    r"(?: here)?(?: soon| later| shortly| in due course| in the near future)?|still being written"
    r"|in progress|being (?:written|updated|prepared|developed|reviewed)"
    r"|not (?:yet )?available(?: yet)?"
    r"|incomplete|missing|pending)"
    r"|n/?a|not applicable|none|nil|t\.?b\.?[cda]\.?|to be (?:confirmed|decided|announced)|tk"
    r"|watch this space|check back (?:soon|later|shortly)[^.!]{0,30}|stay tuned[^.!]{0,30}"
    r"|placeholder|(?:please )?(?:see|visit|read|check|browse|refer to|look at|go to|try)(?: out)? "
    r"(?:any of |one of |some of )?(?:our|the|this)? ?(?:(?:other|main|many|related|rest of the) )*"
    r"(?:pages?|web ?sites?|site|blog|leaflets?|articles?|home ?page|elsewhere|resources)"
    r"(?: on (?:this|our) (?:web ?)?site)?(?: for (?:more|details?|further)(?: \w+){0,2})?"
    r"|(?:more |further )?(?:details?|information) (?:is |are )?(?:available )?on request"
    r"|work in progress|page under construction|we(?:'re| are) (?:still )?working on (?:this|it)"
    r"[^.!]{0,20}|empty|blank|x{3,}|[.*_~?]+|\u2026|-+|see above|as above)\W*",
    re.IGNORECASE,
)
_FEWEST = 8
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SHORT_BY_RIGHT = later(
    r"contact|address|phone|hours|opening|price|cost|fee|where|when|who|dose|brand|name|author|"
    r"review"
    r"|updated|related|link|more|share|next|video|image|rating|step|day|tags?|download|summary",
    re.IGNORECASE,
)
_SHOWN = later(
    r"!\[|\{[{%<]|<(?:img|iframe|video|form|table|svg|[a-z]+-[a-z-]+|[A-Z]\w*)\b"
    r"|:::"
)


@rule(
    "structure.stub-section",
    level=Level.WARNING,
    message="The section '%s' says only '%s': write it, or take the heading out.",
    why="A reader who came for this section leaves without an answer.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "PEMAT, item 9: sections have informative headers",
    ],
    examples=[
        Example(
            bad="# Asthma\n\n## Risks\n\nComing soon.\n\n## Care\n\nUse the inhaler twice a day,"
            " and rinse your mouth.",
            good="# Asthma\n\n## Risks\n\nThrush in the mouth is common, so rinse your mouth after"
            " each use.\n\n## Care\n\nUse it twice a day, morning and evening, for as long as"
            " told.",
        ),
        Example(
            bad="# Flu\n\n## Vaccines\n\nN/A\n\n## Care\n\nRest and drink more than you usually"
            " do.",
            good="# Flu\n\n## Vaccines\n\nA new one is offered each autumn to adults over 65.",
        ),
        Example(
            bad="Flu\n\nFlu is an infection of the nose and throat, and of the lungs at times.\n\n"
            "Vaccines\n\nTO FOLLOW\n\nCare\n\nRest, and drink more than you usually do.",
            good="Flu\n\nFlu is an infection of the nose and throat, and of the lungs at times.\n\n"
            "Vaccines\n\nA new one each autumn.\n\nCare\n\nRest, and drink a lot.",
            format=Format.TEXT,
        ),
        Example(
            bad="# CBT\n\n## Drawbacks\n\nSee our other pages.\n\n## Care\n\nRest well.",
            good="# CBT\n\n## Drawbacks\n\nIt takes time, and some people feel worse at first.",
        ),
        Example(
            bad="# Flu\n\n## Storage\n\nComing shortly.\n\n## Care\n\nRest.",
            good="# Flu\n\n## Storage\n\nKeep the bottle in the fridge, and away from children.",
        ),
        Example(
            bad="# Flu\n\n## Cost\n\nThis section is under construction.\n\n## Care\n\nRest.",
            good="# Flu\n\n## Contact\n\nCall 0113 496 0000.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the text of each section that holds nothing else; very short ones as suggestions."""
    for heading, block in _under_lines(page):
        if _STUB.fullmatch(block.plain):
            span = block.source_span(0, len(block.text))
            yield Match(span, (heading.text.strip(), block.plain.strip()))
    for heading, block in _of_one_block(page):
        text = block.plain.strip()
        if not text:
            continue
        stub = _STUB.fullmatch(text)
        if stub or (page.with_suggestions and _is_thin(page, heading, block)):
            start = len(block.plain) - len(block.plain.lstrip())
            span = block.source_span(start, start + len(text))
            level = None if stub else Level.SUGGESTION
            yield Match(span, (heading.text.strip(), text), level=level)


def _under_lines(page: Page) -> Iterator[tuple[Block, Block]]:
    """Yield what stands under a line that only looks like a heading: it may look like one too."""
    for heading, block in pairwise(page.blocks):
        if heading.kind is not BlockKind.HEADING or heading.level:
            continue
        if block.kind is BlockKind.PARAGRAPH or (
            block.kind is BlockKind.HEADING and not block.level
        ):
            yield heading, block


def _of_one_block(page: Page) -> Iterator[tuple[Block, Block]]:
    """Yield the heading and the block of each section that holds one paragraph or item."""
    blocks = page.blocks
    kinds = [block.kind for block in blocks]
    at = -1
    for _ in range(kinds.count(BlockKind.HEADING)):
        at = kinds.index(BlockKind.HEADING, at + 1)
        level = blocks[at].level
        if not level or at + 1 == len(blocks) or kinds[at + 1] not in _KINDS:
            continue
        after = blocks[at + 2] if at + 2 < len(blocks) else None
        if after is None or (after.kind is BlockKind.HEADING and (after.level or 7) <= level):
            yield blocks[at], blocks[at + 1]


def _is_thin(page: Page, heading: Block, block: Block) -> bool:
    """Return whether a section says too little to be one, and is not short by right."""
    if block.kind is not BlockKind.PARAGRAPH or block.text.count(" ") + 1 >= _FEWEST:
        return False
    if _SHORT_BY_RIGHT.search(heading.text) or any(char.isdigit() for char in block.text):
        return False
    if any(inline.kind is InlineKind.LINK for inline in block.inlines) or ":" in block.text:
        return False
    if heading.text.rstrip().endswith("?"):
        return False
    end = page.document.content.end
    index = page.block_at(block.span.start)
    if index is not None and index + 1 < len(page.blocks):
        end = page.blocks[index + 1].span.start
    return not _SHOWN.search(page.document.source, heading.span.start, end)
