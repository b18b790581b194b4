"""MS, MSO4, MgSO4: morphine or magnesium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.doses.writing import written
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SALT = later(r"(?<![a-z0-9])(?P<ms>ms|mgs)o(?:4|\u2084)(?![a-z0-9])")
_MS = later(r"(?<![\w.])ms,? ?\Z")
_UNITS = frozenset({"mg", "mcg", "mL", "g"})
_MEANS = {"ms": "morphine sulfate", "mgs": "magnesium sulfate"}


@rule(
    "doses.morphine-or-magnesium",
    level=Level.ERROR,
    message="Write '%s' in full instead of '%s': morphine and magnesium sulfate are mixed up.",
    why="MSO4 and MgSO4 are taken for one another, and one mix-up can stop a person's breathing.",
    sources=[
        "The Joint Commission, Official 'Do Not Use' List, MS, MSO4 and MgSO4",
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, MS, MSO4, MgSO4",
    ],
    examples=[
        Example(
            bad="The nurse gave MSO4 10 mg into the vein.",
            good="The nurse gave morphine sulfate 10 mg into the vein.",
        ),
        Example(
            bad="You may get MgSO4 to prevent fits.",
            good="You may get magnesium sulfate to prevent fits.",
        ),
        Example(
            bad="She had MS 10 mg for the pain.",
            good="She had morphine sulfate 10 mg for the pain.",
        ),
        Example(good="People with MS can feel tired, and MS Contin 15 mg is a brand of morphine."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each salt in letters, and each MS before a dose. Joint Commission and ISMP lists."""
    if "so4" in page.folded or "so\u2084" in page.folded:
        for block in page.blocks:
            if block.kind is BlockKind.CODE or in_references(page, block):
                continue
            for found in _SALT.finditer(block.folded):
                yield _match(block, *found.span(), _MEANS[found["ms"]])
    for dose in written(page):
        if dose.amount.unit in _UNITS and (ms := _MS.search(dose.before)):
            start = dose.amount.start - (len(dose.before) - ms.start())
            if dose.block.text[start : start + 2] == "MS":
                yield _match(dose.block, start, start + 2, "morphine sulfate")


def _match(block: Block, start: int, end: int, means: str) -> Match:
    span = block.source_span(start, end)
    return Match(
        span, (means, block.text[start:end]), (Fix(f"Write '{means}'", (Edit(span, means),)),)
    )
