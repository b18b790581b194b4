"""A row of a dose table whose volume and weight are not those of the same liquid."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import MILLIGRAMS, amounts
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.page import Page

_VOLUMES = {"mL": 1.0, "L": 1000.0}
_FEWEST = 2
"""Rows, besides the one that is out, that agree."""
_SHARE = 0.6
_SLACK = 0.05
_FAR = 1.4
_NEAR = 1.15
"""So far a row may be out where all others agree, and none of them was rounded."""
_MANY = 4


class _Row(NamedTuple):
    ratio: float
    """Milligrams in a millilitre."""
    block: int
    start: int
    end: int


@rule(
    "doses.row-out-of-ratio",
    level=Level.WARNING,
    message="'%s' does not fit the other rows of this table, which have %s mg in each mL: check"
    " the row.",
    why="Whoever measures the dose of this row gives many times too much, or too little.",
    sources=["ISMP, tenfold errors with oral liquids", "PEMAT 14: no calculations"],
    examples=[
        Example(
            bad="| Age | Dose |\n|---|---|\n| 1 to 3 years | 5ml (100mg) |\n| 4 to 6 years |"
            " 75ml (150mg) |\n| 7 to 9 years | 10ml (200mg) |",
            good="| Age | Dose |\n|---|---|\n| 1 to 3 years | 5ml (100mg) |\n| 4 to 6 years |"
            " 7.5ml (150mg) |\n| 7 to 9 years | 10ml (200mg) |",
        ),
        Example(
            bad="| Weight | Dose | Liquid |\n|---|---|---|\n| 6 kg | 80 mg | 2.5 mL |\n| 9 kg |"
            " 120 mg | 3.75 mL |\n| 12 kg | 160 mg | 5 mL |\n| 18 kg | 240 mg | 10 mL |\n| 24 kg"
            " | 320 mg | 10 mL |",
            good="| Weight | Dose | Liquid |\n|---|---|---|\n| 6 kg | 80 mg | 2.5 mL |\n| 9 kg |"
            " 120 mg | 3.75 mL |\n| 12 kg | 160 mg | 5 mL |\n| 18 kg | 240 mg | 7.5 mL |\n| 24 kg"
            " | 320 mg | 10 mL |",
        ),
        Example(
            bad="| Age | Volume | Amount |\n|---|---|---|\n| 1 year | 2.5 mL | 60 mg |\n| 2 years |"
            " 5 mL | 120 mg |\n| 4 years | 10 mL | 2,400 mg |",
            good="| Age | Liquid | Dose |\n|---|---|---|\n| Babies | 120 mg in 5 mL | 2.5 mL |\n|"
            " Children | 250 mg in 5 mL | 5 mL |",
        ),
    ],
    words=["ml", "millilit"],
    beside=[["mg", "microg", "milligram", "mcg"]],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each row with one volume and one weight that are not as most rows have them."""
    tables: dict[int, dict[int, list[Amount]]] = {}
    with_strength: set[tuple[int, int]] = set()  # rows that say how strong their own liquid is
    for amount in amounts(page):
        block = page.blocks[amount.block]
        if block.kind is not BlockKind.TABLE_CELL:
            continue
        if amount.per == "mL":
            with_strength.add((block.group, block.level))
        elif amount.per in ("", "dose"):
            tables.setdefault(block.group, {}).setdefault(block.level, []).append(amount)
    for group, rows in tables.items():
        bare = [found for level, found in rows.items() if (group, level) not in with_strength]
        found = [row for amounts_of in bare if (row := _row(amounts_of)) is not None]
        usual = _usual(found)
        agree = sum(abs(row.ratio / usual - 1) <= _SLACK for row in found) if usual else 0
        far = _NEAR if agree >= _MANY and agree == len(found) - 1 else _FAR
        for row in found if usual else ():
            if not 1 / far < row.ratio / usual < far:
                block = page.blocks[row.block]
                args = (block.text[row.start : row.end], f"{usual:g}")
                yield Match(block.source_span(row.start, row.end), args)


def _row(found: list[Amount]) -> _Row | None:
    """Return the ratio in a row of exactly one volume and one weight, neither a range."""
    volumes = [one for one in found if one.unit in _VOLUMES]
    weights = [one for one in found if one.unit in MILLIGRAMS]
    if len(volumes) != 1 or len(weights) != 1:
        return None
    volume, weight = volumes[0], weights[0]
    if volume.low != volume.high or weight.low != weight.high or not volume.low or not weight.low:
        return None
    ratio = weight.low * MILLIGRAMS[weight.unit] / (volume.low * _VOLUMES[volume.unit])
    if volume.block != weight.block:
        return _Row(ratio, volume.block, volume.start, volume.end)
    start, end = min(volume.start, weight.start), max(volume.end, weight.end)
    return _Row(ratio, volume.block, start, end)


def _usual(rows: list[_Row]) -> float:
    """Return the ratio that most rows share; 0 where there is none."""
    counts: Counter[float] = Counter()
    for row in rows:
        counts[row.ratio] = sum(abs(other.ratio / row.ratio - 1) <= _SLACK for other in rows)
    if not counts:
        return 0
    ratio, count = counts.most_common(1)[0]
    return ratio if count >= _FEWEST and count >= _SHARE * len(rows) else 0
