"""Two sentences that are alike but for a number."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORDS
from qa.page import places_of, sentence_around
from qa.patterns import later, one_of
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_WORDS = (*(word for word in NUMBER_WORDS if "-" not in word), "hundred", "once", "twice")
_NUMBER = later(rf"(?<![\w.])(?:\d[\d,.]*\d|\d|{one_of([*NUMBER_WORDS, *_WORDS])}\b)(?![\w.]*\d)")
_UNIT = later(
    r"\A[ -]?(?P<unit>%|(?:minute|hour|day|night|week|month|year|tablet|capsule|dose|time|unit|puff"
    r"|drop|glass|cup|mg|mcg|microgram|milligram|gram|ml|g|kg|mmol/l|mg/dl|percent|per cent)s?\b)"
)
_FEWEST = 7
"""Words that two sentences must share, apart from the number."""
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST = 400


@rule(
    "consistency.different-number",
    level=Level.WARNING,
    message="The same sentence has '%s' here and '%s' on line %s: check which is right.",
    why="Readers who find two figures for one thing take one of them, and it may be the wrong one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    limit=3,
    examples=[
        Example(
            bad="Call us if the swelling lasts for more than 3 days after the visit.\n\nRest.\n\n"
            "Call us if the swelling lasts for more than 3 weeks after the visit.",
            good="Call us if the swelling lasts for more than 3 days after the visit. Call the"
            " ward if the pain lasts for more than 3 weeks after the visit.",
        ),
        Example(
            bad="Wait at least 4 hours before you take the next tablet.\n\n- Wait at least 2 hours"
            " before you take the next tablet.",
            good="In the first week, take 1 tablet in the morning with food. In the second week,"
            " take 2 tablets in the morning with food.",
        ),
        Example(
            good="- **Clear result.** We will invite you to come again in 5 years.\n- **Unclear"
            " result.** We will invite you to come again in 1 year.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the number of the later sentence; tables and steps that go on counting are left alone.

    Every word but one number, and the unit behind it, must be the same.
    """
    seen: dict[str, tuple[str, Block, int]] = {}
    for block, start, end, first, stop in islice(_with_one_number(page), _MOST):
        text = block.folded
        unit = _UNIT.match(text[stop:end])
        last = stop + (unit.end() if unit else 0)
        key = " ".join(f"{text[start:first]} # {text[last:end]}".split()).strip(" .!:;")
        if bold := block.opening_bold:  # each result, or test, with a number of its own
            key = f"{key} | {text[: bold.end]}"
        said = text[first:last]
        other, there, at = seen.setdefault(key, (said, block, start))
        if other == said or in_references(page, block) or is_quoted(block, start, end):
            continue
        line = page.document.position(there.source_span(at, len(there.text)).start).line
        yield Match(block.source_span(first, last), (said, other, str(line)))


def _with_one_number(page: Page) -> Iterator[tuple[Block, int, int, int, int]]:
    """Yield block, start and end of each long sentence with one number, and where that stands."""
    for (block, start, end), there in groupby(_numbers(page), key=_sentence_of):
        (_, first, stop), *others = there
        if not others and block.plain.count(" ", start, end) >= _FEWEST:
            yield block, start, end, first, stop


def _sentence_of(number: tuple[Block, int, int]) -> tuple[Block, int, int]:
    block, at, _ = number
    return block, *sentence_around(block.plain, at)


def _numbers(page: Page) -> Iterator[tuple[Block, int, int]]:
    """Yield block, start and end of each number of a page, in order."""
    folded, last = page.folded, 0
    for at in sorted([*page.numbers, *(at for word in _WORDS for at in places_of(word, folded))]):
        hit = _NUMBER.match(folded, at) if at >= last else None
        if hit is not None:
            last = hit.end()
            number = page.block_of(at)
            block, begin = page.blocks[number], page.block_starts[number]
            if block.kind in _KINDS:
                yield block, at - begin, last - begin
