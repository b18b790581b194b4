"""The one paragraph, or item, that ends without a full stop where all others have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.structure.broken_off import SUM
from qa.context import in_references
from qa.document import BlockKind, InlineKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.page import Page

_FEWEST_WORDS = {BlockKind.PARAGRAPH: 12, BlockKind.LIST_ITEM: 6}
"""What is shorter may be a label, or a name."""
_FEWEST_OTHERS = {BlockKind.PARAGRAPH: 4, BlockKind.LIST_ITEM: 3}
"""As many have to end as sentences do."""
_ENDED = later(
    r"[.!?:;\u2026]['\")\]\u201d\u2019*_]*\s*(?:\[[\d,\s-]+\]|\(\d+\)|[\d\u00b9\u00b2\u00b3,]{1,6})*"
    r"\s*\Z"
)
_WORD_AT_END = later(r"(?<=[a-z,] )[a-z][a-z'-]*['\"\u201d\u2019]?\s*\Z")
_NO_SENTENCE = later(
    r"\b(?:https?:|www\.|(?:last |medically )?reviewed|written by|next review|published|updated|"
    r"read more|learn more|find out|see (?:our|the)|go to)\b|[@|\u00b7]"
)
_LED_TO = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER})
_VERB = later(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|might|will|would|should|must|do|does|did|"
    r"need|needs|make|makes|help|helps|take|takes|use|get|gets|give|gives|keep|keeps|let|wait|"
    r"you|we|they|it|i)\b"
)


@rule(
    "structure.without-stop",
    level=Level.WARNING,
    message="'%s' ends without a full stop, as nothing else does here: is something missing?",
    why="A sentence that lost its end may have lost what readers need to know.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="1. Keep the room dark, quiet and cool.\n2. Turn the clock round, because checking"
            " it tends to make\n3. Use the bed for sleep alone, please.\n4. If you cannot sleep,"
            " get up for a while.",
            good="1. Keep the room dark, quiet and cool.\n2. Turn the clock round, because checking"
            " it tends to make it worse.\n3. Use the bed for sleep alone, please.\n4. If you"
            " cannot sleep, get up for a while.",
        ),
        Example(
            bad="1. Shake the bottle well for ten seconds.\n2. Tilt your head back as you sit.\n3."
            " Squeeze one drop into the lower lid\n4. Close your eye gently for a minute.\n5. Wipe"
            " the tip clean with a tissue.",
            good="1. Shake the bottle well for ten seconds\n2. Tilt your head back as you sit\n3."
            " Squeeze one drop into the lower lid\n4. Close your eye gently for a minute.",
        ),
        Example(
            bad="- Sit up straight when you eat.\n- Chew each bite well and wait a little between"
            " two\n- Put the fork down when you talk.\n- Stop eating when you are full.",
            good="- Sit up straight when you eat\n- Chew each bite well and wait a little between"
            " two bites\n- Put the fork down when you talk\n- Stop eating when you are full.",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last words of what alone ends without a stop, of paragraphs or of a list."""
    paragraphs = [block for block in page.blocks if block.kind is BlockKind.PARAGRAPH]
    for blocks in (paragraphs, *page.lists):
        odd = _the_only_one(blocks)
        if odd is None or not _is_sentence(page, odd):
            continue
        text = odd.plain.rstrip()
        start = len(text) - len(" ".join(text.rsplit(" ", 4)[1:]))
        if any(char.isupper() for char in text[start:]):
            continue  # a name, or two lines that ran together
        yield Match(odd.source_span(start, len(text)), (odd.text[start : len(text)],))


def _the_only_one(blocks: Iterable[Block]) -> Block | None:
    """Return the only block, of those long enough, that does not end as a sentence does."""
    long = [one for one in blocks if one.plain.count(" ") + 1 >= _FEWEST_WORDS[one.kind]]
    open_ = [one for one in long if not _ENDED.search(one.plain)]
    if len(open_) == 1 and len(long) > _FEWEST_OTHERS[open_[0].kind]:
        return open_[0]
    return None


def _is_sentence(page: Page, block: Block) -> bool:
    """Return whether a block ends in words of a sentence, and not in a link, a name or a list."""
    text = block.plain.rstrip()
    if not _WORD_AT_END.search(text) or in_references(page, block):
        return False
    first, last = sentence_around(block.plain, len(text) - 1)
    sentence = block.folded[first:last]
    if _NO_SENTENCE.search(sentence) or not (block.ordered or _VERB.search(sentence)):
        return False
    if any(one.kind is InlineKind.LINK and one.end >= len(text) - 1 for one in block.inlines):
        return False
    number = page.number_of(block)
    after = page.blocks[number + 1] if number + 1 < len(page.blocks) else None
    leads = after is not None and after.kind in _LED_TO and after.group != block.group
    leads = leads or (after is not None and SUM.match(after.folded) is not None)
    return not (block.kind is BlockKind.PARAGRAPH and leads)
