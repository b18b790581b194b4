"""The dose of a child of some age, and a row of the page's table that has another for that age."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.amounts import Amount
    from qa.page import Page

_AGES = later(
    r"(?P<low>\d{1,2})(?: ?(?P<low_unit>months?|years?))? ?(?:to|-|\u2013) ?(?P<high>\d{1,2}) "
    r"?(?P<unit>months?|years?)\b"
)
_OLD = later(
    r"(?<![\w.,/-])(?P<age>\d{1,2})[ -](?P<unit>month|year)s?[ -]old\b|"
    r"\baged? (?P<aged>\d{1,2})(?! ?(?:to|-|\u2013|and|or|months)\b)(?: years)?\b"
)
_APART = later(
    r"\b(?:not|never|n't|more than|less than|up to|at most|maximum|if|weigh\w*|per kg|double|half|"
    r"overdos\w*|by mistake|wrong\w*|instead|or)\b"
)
_UNITS = ("mg", "mL", "mcg")
_MOST = 60
"""Rows of a table that are looked at."""


class _Row(NamedTuple):
    low: float
    """In months, as `high`, which is the last one of its year."""
    high: float
    doses: Mapping[str, frozenset[float]]
    """By unit."""
    label: str


@rule(
    "consistency.dose-beside-table",
    level=Level.WARNING,
    message="'%s' here, and the row '%s' of this page's table has %s for that age: check both.",
    why="Parents who read the example give it, and never look at the table.",
    sources=[
        "NHS medicines A to Z, dosage by age for children",
        "ISMP, high-alert situations: doses for children",
    ],
    examples=[
        Example(
            bad="# Amoxicillin\n\n| Age | Dose |\n|---|---|\n| 1 to 11 months | 125mg |\n"
            "| 1 to 4 years | 250mg |\n| 5 to 11 years | 500mg |\n\nA 3-year-old usually has 125mg"
            " three times a day.",
            good="# Amoxicillin\n\n| Age | Dose |\n|---|---|\n| 1 to 11 months | 125mg |\n"
            "| 1 to 4 years | 250mg |\n| 5 to 11 years | 500mg |\n\nA 3-year-old usually has 250mg"
            " three times a day.",
        ),
        Example(
            bad="| Age | Dose |\n|---|---|\n| 2 to 3 years | 7.5 ml |\n| 4 to 5 years | 10 ml |\n\n"
            "Say your child is a 2-year-old: give 10 ml.",
            good="| Age | Dose |\n|---|---|\n| 2 to 3 years | 7.5 ml |\n| 4 to 5 years | 10 ml |\n"
            "\nSay your child is a 2-year-old: give 7.5 ml, and never 10 ml.",
        ),
    ],
    words=("-old", " old", "aged "),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each amount in a sentence with one age that the row for this age does not have."""
    found = amounts(page)
    if not found or not page.document.tables:
        return
    rows = list(_rows(page, found))
    for amount in found if rows else ():
        block = page.blocks[amount.block]
        if block.is_cell or amount.unit not in _UNITS or amount.per not in ("", "dose"):
            continue
        first, last = sentence_around(block.plain, amount.start)
        ages = list(_OLD.finditer(block.folded, first, max(last, amount.end)))
        if len(ages) != 1 or _APART.search(block.folded[first:last]):
            continue
        months = int(ages[0]["age"] or ages[0]["aged"]) * (1 if ages[0]["unit"] == "month" else 12)
        fitting = [
            row for row in rows if row.low <= months <= row.high and amount.unit in row.doses
        ]
        if len(fitting) != 1 or not states(page, block, amount.start, amount.end):
            continue
        doses = fitting[0].doses[amount.unit]
        if amount.low == amount.high and amount.low not in doses:
            said = block.text[amount.start : amount.end]
            listed = " or ".join(f"{dose:g} {amount.unit}" for dose in sorted(doses))
            yield Match(
                block.source_span(amount.start, amount.end), (said, fitting[0].label, listed)
            )


def _rows(page: Page, found: tuple[Amount, ...]) -> Iterator[_Row]:
    """Yield the rows of tables that begin with a range of ages, and have amounts behind it."""
    by_block: dict[int, list[Amount]] = {}
    for amount in found:
        by_block.setdefault(amount.block, []).append(amount)
    for row in (row for table in table_rows(page) for row in table[:_MOST]):
        ages = _AGES.match(row[0].folded.strip())
        if ages is None:
            continue
        doses: dict[str, set[float]] = {}
        for cell in row[1:]:
            for amount in by_block.get(page.number_of(cell), ()):
                doses.setdefault(amount.unit, set()).update((amount.low, amount.high))
        unit = ages["unit"][0]
        low = int(ages["low"]) * (1 if (ages["low_unit"] or unit)[0] == "m" else 12)
        high = int(ages["high"]) if unit == "m" else int(ages["high"]) * 12 + 11
        kept = {name: frozenset(values) for name, values in doses.items()}
        yield _Row(low, high, kept, row[0].text.strip())
