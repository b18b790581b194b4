"""A dose of paracetamol or ibuprofen that is too much for a child of that age."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.doses.younger_gets_more import clauses_of, rows_of
from qa.context import is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.younger_gets_more import Line
    from qa.page import Page

# The oldest of a group, in years, and the most in milligrams at once that a table read gives them.
_MOST = {
    "acetaminophen": (
        (0.25, 60), (1.99, 120), (3, 180), (5, 240), (8, 320), (9, 400), (12, 500), (15, 750),
    ),
    "ibuprofen": ((0.99, 50), (3, 100), (6, 150), (8, 200), (9, 250), (11, 300)),
}  # fmt: skip
_SLACK = 1.4
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_WORDS = ("paracetamol", "acetaminophen", "ibuprofen", "calpol", "tylenol", "motrin", "advil",
          "nurofen", "calprofen", "panadol")  # fmt: skip


@rule(
    "doses.above-child-dose",
    level=Level.WARNING,
    message="Check '%s': children of that age get %s mg of %s at once at the most.",
    why="Parents measure what the page says, and too much of these harms the liver or the stomach.",
    sources=[
        "NHS, paracetamol for children: how and when to give it, tables by age",
        "KidsHealth (Nemours), giving your child acetaminophen safely: table by age",
        "NHS, ibuprofen for children; Lehigh Valley Pediatrics, dosage charts: ibuprofen by age",
    ],
    examples=[
        Example(
            bad="# Paracetamol for children\n\n- Children aged 2 to 3: 180 mg\n- Children aged 4"
            " to 5: 480 mg",
            good="# Paracetamol for children\n\n- Children aged 2 to 3: 180 mg\n- Children aged 4"
            " to 5: 240 mg",
        ),
        Example(
            bad="# Ibuprofen\n\n| Age | Each dose |\n|---|---|\n| 1 to 3 years | 400 mg |",
            good="# Ibuprofen\n\n| Age | Each dose |\n|---|---|\n| 1 to 3 years | 100 mg |",
        ),
    ],
    words=_WORDS,
    pages=("~professional",),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each amount that a row, an item or a clause gives to one group of children."""
    told: set[tuple[int, int]] = set()
    clauses = (
        line
        for number, block in enumerate(page.blocks)
        if block.kind in _KINDS
        for line in clauses_of(page, number, block)
    )
    for line in chain(chain.from_iterable(rows_of(page)), clauses):
        weight = line.amounts.get("weight")
        if weight is None or line.group.weight or weight[1:3] in told:
            continue
        match = _too_much(page, line)
        if match is not None:
            told.add(weight[1:3])
            yield match


def _too_much(page: Page, line: Line) -> Match | None:
    milligrams, number, start, end = line.amounts["weight"]
    block = page.blocks[number]
    generic = medicine_of(page, number, 0, len(block.plain))
    limits = _MOST.get(generic, ())
    most = next((most for oldest, most in limits if line.group.high <= oldest), 0)
    if not most or milligrams <= most * _SLACK:
        return None
    if is_negated(block, start, end) or is_quoted(block, start, end):
        return None
    args = (block.text[start:end], f"{most:g}", generic)
    return Match(block.source_span(start, end), args)
