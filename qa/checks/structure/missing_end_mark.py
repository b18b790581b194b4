"""A sentence without its end, on a page whose other sentences have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.structure.broken_off import breaks_off
from qa.context import in_references
from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_ENDS = frozenset(".!?:;)\"'*>|/…]}”’")
_PROSE = 60
"""Characters of a paragraph that is prose and no label."""
_FEW = 3
_FEWEST = 7
"""Words of a sentence that is told from a caption."""
_FEWEST_MORE = 3
"""The same of one that goes on from sentences with their end."""
_PARAGRAPHS, _FEW_PARAGRAPHS, _SIBLINGS = 4, 2, 2
"""That end as sentences do, before one that does not is a slip; fewer where it goes on."""
_VERB = later(
    r"\b(?:is|are|was|were|be|has|have|had|can|may|will|should|must|do|does|take|takes|took|call|"
    r"ask|see|tell|use|get|gets|go|goes|need|needs|help|helps|make|makes|give|gives|avoid|keep|"
    r"talk|speak|contact|stop|start|eat|drink|wait|rest|park|bring|check|read|include|includes|"
    r"cause|causes|happens?|affects?|works?|lasts?|feel|feels|want|wants|could|might|would)\b"
)
_LABEL = later(r"^[\W\d]*[A-Z][\w' /&-]{1,40}:\s|\bby\b.*,|\bcopyright\b|©|\breview(?:ed)?\b|@|\|")
# A title, a list without its bullets, or an address: no sentence ends in these.
_NAME = later(
    r"[a-z] [A-Z][a-z]+(?: [a-z-]+){0,2}$|\b(?:https?:|www\.)|\s[\w-]+(?:\.[\w-]+){1,5}(?:/\S*)?$"
)
_STRESSED = (InlineKind.STRONG, InlineKind.EMPHASIS)
_TAIL = 40
_SHOWN = later(r"!\[|\{[{%<]|<(?:img|input|button|select|svg|br)\b|\[\[|:::")


@rule(
    "structure.missing-end-mark",
    level=Level.WARNING,
    message="The sentence that ends in '%s' has no end: finish it, or put the full stop.",
    why="Where the end of a sentence was cut off, the dose, the limit or the warning went with it.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="{}Take antibiotics at least two hours before magnesium or four to six hours\n\n"
            "## Sources\n\nNone.".format(
                "Most people get enough magnesium from the food that they eat each day.\n\n" * 4
            ),
            good="{}Take antibiotics at least two hours before magnesium.".format(
                "Most people get enough magnesium from the food that they eat each day.\n\n" * 4
            ),
        ),
        Example(
            bad="1. Eat little. Skip nuts.\n2. Drink only water. Avoid anything red because of the"
            " dye\n3. Drink the first half. Then rest.\n",
            good="- Eat little\n- Drink only water, and nothing that is red because of the dye\n"
            "- Rest.",
        ),
        Example(
            good="Yearly, if all of these are true for you and your lungs and you are well\n\n"
            "- you are 50 to 80\n- you smoke\n",
        ),
        Example(good="Ward 6, level 2 of the tower, by the shop that has the papers"),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last words of each such paragraph, and of each such item among whole sentences."""
    open_ones = [block for block in page.blocks if _is_open(block)]
    if not open_ones:
        return
    prose = [
        block
        for block in page.blocks
        if block.kind is BlockKind.PARAGRAPH
        and len(block.text) >= _PROSE
        and not in_references(page, block)
    ]
    closed = sum(block.plain.rstrip()[-1:] in _ENDS for block in prose)
    only_one = sum(map(_is_open, prose)) <= 1
    for block in open_ones:
        if breaks_off(block) is Level.WARNING:
            continue  # structure.broken-off
        if block.kind is BlockKind.PARAGRAPH:
            fewest = _FEW_PARAGRAPHS if _begun_well(block) else _PARAGRAPHS
            sure = only_one and closed >= fewest and not block.within and len(block.text) >= _PROSE
            sure = sure and not _in_a_row(page, block) and not _leads_to_list(page, block)
        else:
            sure = _among_sentences(page.blocks, block)
        if sure and not in_references(page, block) and not _shows(page, block):
            text = block.plain.rstrip()
            start = len(text) - len(" ".join(text.rsplit(" ", 3)[1:]))
            span = block.source_span(start, len(text))
            yield Match(span, (block.text[start : len(text)],))


def _is_open(block: Block) -> bool:
    """Return whether a block ends in a sentence, by its verb, that has no mark at its end."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    text = block.plain.rstrip()
    if not text or text[-1] in _ENDS or not text[-1].islower():
        return False
    if text.count(" ") < _FEWEST or _LABEL.search(text) or block.text[:1].islower():
        return False
    linked = any(one.kind is InlineKind.LINK and one.end >= len(text) for one in block.inlines)
    stressed = any(  # a line below the title, or who asks
        one.kind in _STRESSED and one.start == 0 and one.end >= len(text) for one in block.inlines
    )
    return not linked and not stressed and _stops(block, text)


def _stops(block: Block, text: str) -> bool:
    """Return whether what stands at the end of a block is a sentence, and no label or name."""
    *before, (start, end) = sentences(text)
    if _NAME.search(text, max(start, end - _TAIL)) or _NAME.search(text, text.rfind(" ")):
        return False
    words = text[start:end].count(" ") + 1
    if before and block.kind is BlockKind.PARAGRAPH and words >= _FEWEST_MORE:
        return True
    return words >= _FEWEST and _VERB.search(block.folded, start, end) is not None


def _begun_well(block: Block) -> bool:
    """Return whether a paragraph has sentences with their end before the one that has none."""
    *before, _ = sentences(block.plain)
    return bool(before) and all(
        block.plain[start:end].rstrip()[-1:] in _ENDS for start, end in before
    )


def _among_sentences(blocks: Sequence[Block], item: Block) -> bool:
    """Return whether all other items of a list are sentences with their end, and this has two."""
    others = [
        block.plain.rstrip()
        for block in blocks
        if block.kind is BlockKind.LIST_ITEM and block.group == item.group and block is not item
    ]
    ended = all(text[-1:] in _ENDS for text in others)
    return len(others) >= _SIBLINGS and ended and ". " in item.plain


def _leads_to_list(page: Page, block: Block) -> bool:
    """Return whether a list follows: the words above it lack a colon, and no end."""
    number = page.number_of(block) + 1
    after = page.blocks[number : number + 1]
    return bool(after) and after[0].kind is BlockKind.LIST_ITEM


def _in_a_row(page: Page, block: Block) -> bool:
    """Return whether the paragraph beside one has no end either: lines of a list without marks."""
    index = page.number_of(block)
    beside = page.blocks[max(0, index - 1) : index] + page.blocks[index + 1 : index + 2]
    return any(
        one.kind is BlockKind.PARAGRAPH
        and one.text.count(" ") >= _FEW
        and one.plain.rstrip()[-1:] not in _ENDS
        for one in beside
    )


def _shows(page: Page, block: Block) -> bool:
    """Return whether something that is no text stands at the end of a block."""
    source = page.document.source
    if page.document.format is Format.TEXT:
        return False
    return _SHOWN.search(source, block.span.start, block.span.end) is not None
