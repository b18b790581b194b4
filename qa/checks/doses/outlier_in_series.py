"""A dose that stands out of a row of doses by age or weight, or by day or week."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS, amounts
from qa.checks.doses.series import SIGNS, columns, series
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.amounts import Amount
    from qa.checks.doses.series import Row
    from qa.page import Page

_TIMES = 4
"""Times that a dose may be the larger of its neighbours."""
_LEAP = 10
"""Times that the last step may be the one before it."""
_SMALL_STEP = 3
_FIRST_TIMES = 5
"""The same of the first step, where the later ones rise."""
_STEP = later(
    r"\W*(?:on |for |from |in |then,? |after that,? )?(?:the )?"
    r"(?:(?:first|second|third|fourth|next) )?(?:days?|weeks?|nights?|mornings?|months?|steps?)\b"
    r"[^:;.]{0,20}[:,\u2013\u2014-]|\W*then\b"
)
_OF_STEPS = later(r"\W*(?:weeks?|days?|months?|steps?|stages?|when|time)\b")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_FEWEST = 3


@rule(
    "doses.outlier-in-series",
    level=Level.ERROR,
    message="'%s' does not fit beside '%s' and '%s': is the decimal point in its place?",
    why="Parents read one line of the list, and a point that slipped makes it ten times the dose.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations: decimal points",
        "MHRA, Liquid paracetamol for children: dosing by age, one band after the other",
    ],
    examples=[
        Example(
            bad="3 to 5 months: 2.5ml\n\n6 to 23 months: 5ml\n\n2 to 3 years: 75ml\n\n4 to 5"
            " years: 10ml",
            good="3 to 5 months: 2.5ml\n\n6 to 23 months: 5ml\n\n2 to 3 years: 7.5ml\n\n4 to 5"
            " years: 10ml",
        ),
        Example(
            bad="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 1500 mg\n- 21 to 25 kg: 200 mg",
            good="- 10 to 15 kg: 100 mg\n- 16 to 20 kg: 150 mg\n- 21 to 25 kg: 200 mg",
        ),
        Example(
            bad="| Age | Dose |\n|---|---|\n| 4 to 5 years | 10 ml |\n| 6 to 7 years | 5 ml |\n|"
            " 8 to 9 years | 75 ml |\n| 10 to 11 years | 10 ml |",
            good="| Age | Dose |\n|---|---|\n| 4 to 5 years | 10 ml |\n| 6 to 7 years | 5 ml |\n|"
            " 8 to 9 years | 7.5 ml |\n| 10 to 11 years | 10 ml |",
        ),
        Example(
            bad="# Semaglutide\n\n| Weeks | Weekly dose |\n|---|---|\n| 1 to 4 | 2.5 mg |\n| 5 to 8"
            " | 0.5 mg |\n| From 9 | 1 mg |",
            good="# Semaglutide\n\n| Weeks | Weekly dose |\n|---|---|\n| 1 to 4 | 0.25 mg |\n| 5 to"
            " 8 | 0.5 mg |\n| From 9 | 1 mg |",
        ),
        Example(
            bad="# Lamotrigine\n\n- Week 1: 25 mg\n- Week 2: 500 mg\n- Week 3: 100 mg",
            good="# Lamotrigine\n\n- Week 1: 25 mg\n- Week 2: 50 mg\n- Week 3: 100 mg",
        ),
        Example(
            bad="# Lamotrigine\n\n- Week 1: 25 mg\n- Week 2: 5 mg\n- Week 3: 100 mg",
            good="# Lamotrigine\n\n- Week 1: 50 mg\n- Week 2: 25 mg\n- Week 3: 100 mg",
        ),
        Example(
            bad="# Topiramate\n\n- Week 1: 250 mg at night\n- Week 2: 25 mg twice a day\n- Week 3:"
            " 50 mg twice a day",
            good="# Topiramate\n\n- Week 1: 25 mg at night\n- Week 2: 25 mg twice a day\n- Week 3:"
            " 50 mg twice a day",
        ),
        Example(
            bad="| Age | Dose |\n|---|---|\n| 3 to 5 months | 2.5 ml |\n| 6 to 23 months | 5 ml |"
            "\n| 2 to 3 years | 7.5 ml |\n| 4 to 5 years | 100 ml |",
            good="| Age | Dose |\n|---|---|\n| 3 to 5 months | 2.5 ml |\n| 6 to 23 months | 5 ml |"
            "\n| 2 to 3 years | 7.5 ml |\n| 4 to 5 years | 10 ml |",
        ),
        Example(
            bad="# Melatonin\n\n| When | At night |\n|---|---|\n| Week 1 | 0.5 mg |\n| Week 2 | 1"
            " mg |\n| Week 3, if still awake | 15 mg |",
            good="# Melatonin\n\n| When | At night |\n|---|---|\n| Week 1 | 0.5 mg |\n| Week 2 |"
            " 1 mg |\n| Week 3, if still awake | 1.5 mg |",
        ),
    ],
    words=(*SIGNS, "week ", "day ", "days ", "night "),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number that is far above, or far below, both of its neighbours."""
    for odd in outliers(page):
        shown = (one.block.text[one.start : one.end] for one in odd)
        yield Match(odd[0].block.source_span(odd[0].start, odd[0].end), tuple(shown))
    yield from _steps(page)


def _steps(page: Page) -> Iterator[Match]:
    """Yield each first or middle step of a rising dose that is far from those beside it."""
    by_block: dict[int, list[Amount]] = {}
    for amount in amounts(page):
        if amount.unit in MILLIGRAMS and amount.per in ("", "day", "dose"):
            by_block.setdefault(amount.block, []).append(amount)
    for run in chain(_runs(page, by_block), _in_columns(page, by_block)):
        sizes = [one.high * MILLIGRAMS[one.unit] for one in run]
        if _leaps_last(sizes):
            yield _outlier(page, run[-1], (run[-2], run[-3]))
        for at, amount in enumerate(run[:-1]):
            rest = sizes[at + 1 :]
            rises = sizes[:at] + rest == sorted(sizes[:at] + rest)
            beside = (run[at + 1], run[at - 1] if at else run[at + 2]) if at or rest[1:] else ()
            times = _TIMES if at and len(rest) > 1 else _FIRST_TIMES
            if not rises or not beside or not all(sizes):
                continue
            falls = at and rest[0] > sizes[at - 1] >= _FIRST_TIMES * sizes[at]
            if falls or sizes[at] >= times * rest[0]:
                yield _outlier(page, amount, beside)


def _leaps_last(sizes: Sequence[float]) -> bool:
    """Return whether the last of some steps is many times larger than the earlier ones lead to."""
    if len(sizes) < _FEWEST or not all(sizes):
        return False
    steps = [after / before for before, after in pairwise(sizes)]
    return steps[-1] >= _LEAP and max(steps[:-1]) <= _SMALL_STEP and min(steps) >= 1


def _outlier(page: Page, odd: Amount, beside: Iterable[Amount]) -> Match:
    shown = (page.blocks[one.block].text[one.start : one.end] for one in (odd, *beside))
    span = page.blocks[odd.block].source_span(odd.start, odd.end)
    return Match(span, tuple(shown), level=Level.WARNING)


def _runs(page: Page, by_block: dict[int, list[Amount]]) -> Iterator[list[Amount]]:
    """Yield the doses of each run of three lines or more that say what to take when."""
    run: list[Amount] = []
    for number, block in enumerate(page.blocks):
        found = by_block.get(number, ())
        if len(found) == 1 and block.kind in _KINDS and _STEP.match(block.folded):
            run.append(found[0])
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _in_columns(page: Page, by_block: dict[int, list[Amount]]) -> Iterator[list[Amount]]:
    """Yield the doses of each column of a table that goes from week to week."""
    numbers = {id(page.blocks[number]): number for number in by_block}
    for head, *rows in table_rows(page):
        if not _OF_STEPS.search(head[0].folded):
            continue
        for column in range(1, len(head)):
            cells = [row[column] for row in rows if column < len(row)]
            found = [by_block.get(numbers.get(id(cell), -1), []) for cell in cells]
            if len(found) >= _FEWEST and all(len(one) == 1 for one in found):
                yield [one[0] for one in found]


def outliers(page: Page) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each line that stands out of a row of doses, with those before and after it."""
    for rows in chain(series(page), columns(page)):
        for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
            if len({before.unit, row.unit, after.unit}) > 1 or not before.number:
                continue
            low, high = sorted((before.number, after.number))
            if row.number > _TIMES * high or row.number * _TIMES < low:
                yield row, before, after
        last = [row.number for row in rows]
        if len({row.unit for row in rows}) == 1 and _leaps_last(last):
            yield rows[-1], rows[-2], rows[-3]
