"""A cell of a table, and the sentence that tells the same, with two amounts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.document import BlockKind
from qa.finding import Level
from qa.page import sentence_around, words_in
from qa.rule import Example, rule
from qa.tables import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa.amounts import Amount
    from qa.finding import Match
    from qa.page import Page

_SMALL = frozenset(
    words_in("the a an of in for to and or with per your you it is are usual adults adult people")
)
_LARGEST = 200
"""Cells between a head and a cell."""
_REFERS = frozenset({"table", "chart"})
_AIMS = frozenset({"aim", "aims", "goal", "goals", "target", "targets"})
"""What makes a figure one to be reached, which is not where a class begins."""
_MOST = 1000
"""Amounts in cells, and in sentences, that are held against each other."""
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
            good="| Result | A1C |\n|---|---|\n| Normal | 5% |\n| Diabetes | 6.5% |\n\nMany people"
            " with diabetes aim for an A1C result of 7%.",
        ),
        Example(
            bad="| Age | Daily amount of calcium |\n|---|---|\n| Teenagers | 1,300 mg |\n\n"
            "The daily amount of calcium for teenagers is 130 mg.",
            good="| Age | Daily amount of calcium |\n|---|---|\n| Teenagers | 1,300 mg |\n\n"
            "The daily amount of calcium for adults is 1,000 mg.",
        ),
        Example(
            bad="| Group | Daily amount |\n|---|---|\n| Men (19 to 64) | 300 mg |\n"
            "| Women (19 to 64) | 270 mg |\n\nAs the table shows, women"
            " need 370 mg.",
            good="| Group | Daily amount |\n|---|---|\n| Men (19 to 64) | 300 mg |\n"
            "| Women (19 to 64) | 270 mg |\n\nAs the table shows, women"
            " need 270 mg.",
        ),
    ],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where a sentence has all words of the row's and the column's name."""
    found = amounts(page)
    cells = [one for one in found if page.blocks[one.block].kind is BlockKind.TABLE_CELL][:_MOST]
    text = [one for one in found if page.blocks[one.block].kind is not BlockKind.TABLE_CELL][:_MOST]
    if not cells or not text:
        return
    in_block = Counter(one.block for one in text)
    told = [(one, _words(sentence_of(page.blocks[one.block], one.start))) for one in text]
    for cell in cells:
        row, column = _names(page, cell.block)
        wanted = row | column
        if not row or not column or len(wanted) < _FEWEST:
            continue
        for one, words in told:
            aims = _AIMS & words and not _AIMS & wanted
            if in_block[one.block] == 1 and wanted <= words and not aims:
                yield from disagreements(_pair(page, one, cell))
    for one, words in told:
        if _REFERS & words:
            yield from _referring(page, one, words, cells)


def _referring(
    page: Page, one: Amount, words: frozenset[str], cells: Sequence[Amount]
) -> Iterator[Match]:
    """Yield an amount that a sentence takes from the table, where no cell of its row holds it.

    The row is the one whose name, without what stands in brackets, is in the sentence.
    """
    rows: dict[frozenset[str], list[Amount]] = {}
    for cell in cells:
        name = _row_name(page, cell.block)
        if name and name <= words and cell.unit == one.unit:
            rows.setdefault(name, []).append(cell)
    largest = max((len(name) for name in rows), default=0)
    named = [found for name, found in rows.items() if len(name) == largest]
    if len(named) != 1:
        first = [found for found in named if _first_word(page, found[0]) in _before(page, one)]
        named = first if len(first) == 1 else []
    for row in named:
        if len(row) == 1:
            yield from disagreements(_pair(page, one, row[0]))


def _row_name(page: Page, number: int) -> frozenset[str]:
    first = row_of(page, number).start
    return _words(page.blocks[first].folded.partition("(")[0]) if first != number else frozenset()


def _first_word(page: Page, cell: Amount) -> str:
    return next(iter(sorted(_row_name(page, cell.block))), "")


def _before(page: Page, one: Amount) -> frozenset[str]:
    """Return the words of the sentence before an amount."""
    block = page.blocks[one.block]
    start, _ = sentence_around(block.plain, one.start)
    return _words(block.folded[start : one.start])


def _pair(page: Page, one: Amount, cell: Amount) -> Iterator[Statement]:
    """Yield the two amounts as statements of one thing, where they have one kind of unit."""
    for amount in (one, cell):
        block = page.blocks[amount.block]
        weight = amount.both_in_milligrams
        kind, (low, high) = ("mg", weight) if weight else (amount.unit, (amount.low, amount.high))
        if states(page, block, amount.start, amount.end):
            key = kind, amount.per == "kg"
            yield Statement(key, low, high, block, amount.start, amount.end)


def _names(page: Page, number: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the first cell of a cell's row, and of the head of its column."""
    cell = page.blocks[number]
    first = row_of(page, number).start
    above = page.once(_heads).get(cell.group, ())
    heads = [page.blocks[n] for n in above if number - _LARGEST <= n < number]
    column = number - first
    if not column or column >= len(heads):
        return frozenset(), frozenset()
    return _words(page.blocks[first].folded), _words(heads[column].folded)


def _heads(page: Page) -> Mapping[int, Sequence[int]]:
    """Return which blocks are the heads of each table, by the number of its group."""
    found: dict[int, list[int]] = {}
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.TABLE_HEADER:
            found.setdefault(block.group, []).append(number)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in words_in(text) if word not in _SMALL)
