"""A cell of a table, and the sentence that tells the same, with two amounts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.document import BlockKind
from qa.finding import Level
from qa.number_words import value_of
from qa.page import sentence_around, sentences, words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_of, table_rows
from qa.telling import stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from qa.amounts import Amount
    from qa.document import Block
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
_MOST_ROWS = 40
_BRACKETS = later(r"\([^()]{0,80}\)")
_CASES = (
    r"if|unless|except|some|another|other|instead|may|might|private\w*|from the (?:gp|doctor)|"
    r"prescri\w+|used to|until|discount\w*|extra|deposit|member\w*|student\w*|plus|more than|each|"
    r"both|two|three|four|second|third|course|packs?|total|in all|save|off"
)
_AGE = (
    r"(?P<number>\d{1,2})(?!\d|[.,/]\d| ?(?:%|mg|ml|kg|hours?|days?|weeks?|minutes?|times|"
    r"tablets?))"
    r"(?:[ -](?P<unit>years?|months?))?(?:[ -]old| of age)?"
)
_VALUE = (
    r"(?<![\d/.,-])(?P<number>\d{1,3}(?:\.\d{1,2})?)(?!\d)(?:/\d{2,3})? ?"
    r"(?P<unit>mmol/mol|mmol/l|mg/dl|%|mm ?hg|bpm|beats (?:a|per) minute|kg/m2)"
    r"(?! ?(?:to|-|\u2013) ?\d)"
)


class _Kind(NamedTuple):
    """One kind of figure that a column of a table may hold, and how sentences give it."""

    head: re.Pattern[str]
    cell: re.Pattern[str]
    text: re.Pattern[str]
    needs: re.Pattern[str]
    """What such a sentence has."""
    apart: re.Pattern[str]
    """With it a sentence is on another case."""
    refers: re.Pattern[str] | None = None
    """With it the row may be named by the sentences before."""


_PRICE = r"[\u00a3$\u20ac] ?(?P<number>\d[\d,]*(?:\.\d\d)?)(?![\d,]*\d)"
_KINDS = (
    _Kind(
        later(r"\b(?:price|cost|fee|charge)s?\b|\A(?:\u00a3|\$)\Z"),
        later(_PRICE),
        later(_PRICE),
        later(r"\b(?:costs?|priced?|fee|charged?|pay|is|for)\b"),
        later(rf"\b(?:{_CASES}|children|under|over|less|consultation|test|a (?:week|month))\b"),
        refers=later(
            r"(?:\A|, )\W*(?:it|they|this|(?:the|this|one|a|each|every) (?:dose|vaccine|jab|"
            r"vaccination|injection|session|treatment))\b"
        ),
    ),
    _Kind(
        later(r"\b(?:(?:youngest|lowest|minimum|from|starting) ages?|age from|suitable from)\b"),
        later(rf"\A(?:from )?{_AGE}(?:(?: and| or) (?:over|older|above)|\+)?\Z"),
        later(
            rf"\b(?:aged?|from|at least|over|age of)(?: the age of| age| about)? {_AGE}"
            r"(?:(?: and| or) (?:over|older|above|up)|\+| upwards?| onwards?|(?=[.,;]))"
        ),
        later(
            r"\b(?:can|may|suitable|licensed|bought|buy|sold|given|used|taken|for|allowed|available|"
            r"from)\b"
        ),
        later(rf"\b(?:{_CASES}|not|never|adults take|dose|doctor|gp|ask|check)\b|n't\b"),
    ),
    _Kind(
        later(r"\b(?:targets?|goals?|aim(?: for)?|ideal)\b"),
        later(_VALUE),
        later(_VALUE),
        later(r"\b(?:targets?|goals?|aim)\b"),
        later(
            r"\b(?:if|unless|except|some|other|instead|may|might|older|pregnan\w+|children|kidney|"
            r"before|after|at home|hypos?|used to|was|were|then|higher|risk)\b"
        ),
        refers=later(r"\bthe (?:usual )?(?:target|goal|aim)\b"),
    ),
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
            bad="| Remedy | Youngest age |\n|---|---|\n| Loratadine syrup | 2 years |\n\nLoratadine"
            " syrup can be bought for children aged 6 and over.",
            good="| Remedy | Youngest age |\n|---|---|\n| Loratadine syrup | 2 years |\n\nIf they"
            " weigh less, loratadine syrup can be bought for children aged 6 and over.",
        ),
        Example(
            bad="| Vaccine | Price |\n|---|---|\n| Rabies | \u00a360 |\n\nThe rabies vaccine costs"
            " \u00a368.",
            good="| Vaccine | Price |\n|---|---|\n| Rabies | \u00a360 |\n\nThe whole rabies course"
            " costs \u00a3180.",
        ),
        Example(
            bad="An HbA1c test shows your average sugar. The target is 48 mmol/mol.\n\n| Check |"
            " Target |\n|---|---|\n| HbA1c | 84 mmol/mol |",
            good="An HbA1c test shows your average sugar. If you are older, the target may be 58"
            " mmol/mol.\n\n| Check | Target |\n|---|---|\n| HbA1c | 48 mmol/mol |",
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
    yield from _kinds_of_figures(page)
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


def _kinds_of_figures(page: Page) -> Iterator[Match]:
    """Yield a price, a lowest age or a target in a sentence that names a row with another one."""
    for table in table_rows(page):
        if len(table) > _MOST_ROWS:
            continue
        heads = [cell.folded for cell in table[0]]
        rows = [(_stems(row[0].folded), row) for row in table[1:] if len(row) == len(heads)]
        for kind in _KINDS:
            columns = [n for n, head in enumerate(heads) if n and kind.head.search(head)]
            if len(columns) == 1:
                yield from _of_kind(page, kind, columns[0], rows)


def _of_kind(
    page: Page, kind: _Kind, column: int, rows: Sequence[tuple[frozenset[str], Sequence[Block]]]
) -> Iterator[Match]:
    for block in page.prose:
        if block.is_cell or not kind.text.search(block.folded):
            continue
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            if kind.apart.search(sentence) or not kind.needs.search(sentence):
                continue
            hits = list(kind.text.finditer(sentence))
            before = kind.refers is not None and kind.refers.search(sentence)
            named = _stems(block.folded[:last] if before else sentence)
            fitting = [(words, row) for words, row in rows if words and words <= named]
            most = max((len(words) for words, _ in fitting), default=0)
            fitting = [one for one in fitting if len(one[0]) == most]
            if not hits or len(fitting) != 1 or not states(page, block, first, last):
                continue
            cell = fitting[0][1][column]
            there = list(kind.cell.finditer(cell.folded))
            if len(there) != 1:
                continue
            tabled = there[0]
            hits = [hit for hit in hits if _unit(hit) == _unit(tabled)]
            if len(hits) == 1 and _number(said := hits[0]) != _number(tabled):
                start, end = first + said.start(), first + said.end()
                key = (kind.text.pattern, _unit(said))
                yield from disagreements(
                    (
                        Statement(key, *(_number(tabled),) * 2, cell, *tabled.span()),
                        Statement(key, *(_number(said),) * 2, block, start, end),
                    ),
                    1.0,
                )


def _stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text, without those in brackets and small ones."""
    words = words_in(_BRACKETS.sub(" ", text))
    return frozenset(stem_of(word) for word in words if word not in _SMALL)


def _unit(found: re.Match[str]) -> str:
    unit = (found.groupdict().get("unit") or "").replace(" ", "")
    return unit.removesuffix("s") or "year"


def _number(found: re.Match[str]) -> float:
    return value_of(found["number"].replace(",", ""))


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
