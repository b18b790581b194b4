"""A cell of a table, and the sentence that tells the same, with two amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.document import BlockKind
from qa.finding import Level
from qa.page import words_in
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.finding import Match
    from qa.page import Page

_SMALL = frozenset(
    words_in("the a an of in for to and or with per your you it is are usual adults adult people")
)
_FEWEST = 2
"""Words that row and column must have between them."""


@rule(
    "consistency.table-and-text",
    level=Level.WARNING,
    message="'%s' here, and '%s' for the same elsewhere on this page: check which is right.",
    why="Some readers read the table and some the text, and one of them gets the wrong amount.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="For depression in adults, the usual starting dose is 50 mg a day.\n\n"
            "| Condition | Usual starting dose (adults) |\n|---|---|\n| Depression | 150 mg |\n"
            "| OCD | 50 mg |",
            good="For depression in adults, the usual starting dose is 50 mg a day.\n\n"
            "| Condition | Usual starting dose (adults) |\n|---|---|\n| Depression | 50 mg |\n"
            "| OCD | 25 mg |",
        ),
        Example(
            bad="| Age | Daily amount of calcium |\n|---|---|\n| Teenagers | 1,300 mg |\n\n"
            "The daily amount of calcium for teenagers is 130 mg.",
            good="| Age | Daily amount of calcium |\n|---|---|\n| Teenagers | 1,300 mg |\n\n"
            "The daily amount of calcium for adults is 1,000 mg.",
        ),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where a sentence has all words of the row's and the column's name."""
    found = amounts(page)
    cells = [one for one in found if page.blocks[one.block].kind is BlockKind.TABLE_CELL]
    text = [one for one in found if page.blocks[one.block].kind is not BlockKind.TABLE_CELL]
    if not cells or not text:
        return
    told = [(one, _words(sentence_of(page.blocks[one.block], one.start))) for one in text]
    for cell in cells:
        row, column = _names(page, cell.block)
        wanted = row | column
        if not row or not column or len(wanted) < _FEWEST:
            continue
        for one, words in told:
            alone = sum(other.block == one.block for other in text) == 1
            if alone and wanted <= words:
                yield from disagreements(_pair(page, one, cell))


def _pair(page: Page, one: Amount, cell: Amount) -> Iterator[Statement]:
    """Yield the two amounts as statements of one thing, where they have one kind of unit."""
    for amount in (one, cell):
        block = page.blocks[amount.block]
        weight = amount.both_in_milligrams
        kind, (low, high) = ("mg", weight) if weight else (amount.unit, (amount.low, amount.high))
        if states(page, block, amount.start, amount.end):
            yield Statement(kind, low, high, block, amount.start, amount.end)


def _names(page: Page, number: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the first cell of a cell's row, and of the head of its column."""
    cell = page.blocks[number]
    first = number
    while first and _in_row(page, first - 1, number):
        first -= 1
    heads = [
        block
        for block in page.blocks[max(0, number - 200) : number]
        if block.group == cell.group and block.kind is BlockKind.TABLE_HEADER
    ]
    column = number - first
    if not column or column >= len(heads):
        return frozenset(), frozenset()
    return _words(page.blocks[first].folded), _words(heads[column].folded)


def _in_row(page: Page, one: int, other: int) -> bool:
    cells = page.blocks[one], page.blocks[other]
    kinds = {cell.kind for cell in cells} <= {BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER}
    return kinds and (cells[0].group, cells[0].level) == (cells[1].group, cells[1].level)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in words_in(text) if word not in _SMALL)
