"""A volume of a liquid medicine that does not hold the dose, by its strength on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS_IN_WORDS, amounts
from qa.checks.consistency.statements import states
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.amounts import Amount
    from qa.page import Page

_STRENGTH = later(
    r"(?P<weight>\d[\d,]*(?:\.\d+)?) ?(?P<unit>mg|mcg|micrograms?|milligrams?|g)"
    r"(?: ?/ ?| (?:in|per) )(?:each |every |one )?(?P<volume>\d+(?:\.\d+)?)? ?"
    r"(?:ml|millilit(?:re|er)s?)\b"
)
_TOLD = later(
    r"\b(?:is|are|means?|makes?|draw\w*|take|takes|give|gives|given|needs?|measure|swallow|use|so|"
    r"equals?|comes? to)\b|[=(:]"
)
_ELSE = later(
    r"\b(?:bottles?|dilut\w*|mix\w*|dissolv\w*|water|add(?:ed)?|infus\w*|bag|drip|over \d|rinse|"
    r"flush|"
    r"or|to|between|maximum|pack|per kg|a kilogram|vial|contains?|hold|holds|has|comes? in)\b|mg/kg"
)
_FAR = 1.4
_PARTS = 2
"""Amounts in the sentence: the dose and the volume."""


@rule(
    "doses.wrong-volume",
    level=Level.WARNING,
    message="'%s' is not %s: with %s mg in each mL, as this page has it, that is about %s mL.",
    why="Whoever measures the volume gives many times the dose, or a part of it.",
    sources=["ISMP, tenfold errors with oral liquids", "PEMAT 14: no calculations"],
    examples=[
        Example(
            bad="The mixture holds 1 mg in each ml, so a 30 mg dose is 300 ml.",
            good="The mixture holds 1 mg in each ml, so a 30 mg dose is 30 ml.",
        ),
        Example(
            bad="The solution has 10 mg in 5 ml. If your dose is 5 mg, draw up 25 ml.",
            good="The solution has 10 mg in 5 ml. If your dose is 5 mg, draw up 2.5 ml.",
        ),
        Example(
            good="There is a liquid with 120 mg in 5 ml and one with 250 mg in 5 ml. A dose of 240"
            " mg is 10 ml of the weaker one.",
        ),
    ],
    words=["ml", "millilit"],
    beside=[["mg", "microg", "milligram", "mcg"]],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each volume in a sentence with one dose, by the only strength of a liquid there is."""
    strengths = {
        round(_weight(found) / float(found["volume"] or 1), 6)
        for found in _STRENGTH.finditer(page.folded)
        if float(found["volume"] or 1)
    }
    if len(strengths) != 1:
        return
    each = strengths.pop()
    for dose, volume in _pairs(page):
        block = page.blocks[volume.block]
        held = volume.low * each
        given = dose.milligrams
        if not given or not held or 1 / _FAR < held / given < _FAR:
            continue
        start, end = min(dose.start, volume.start), max(dose.end, volume.end)
        if not states(page, block, start, end):
            continue
        said = [block.text[one.start : one.end] for one in (volume, dose)]
        yield Match(block.source_span(start, end), (*said, f"{each:g}", f"{given / each:.3g}"))


def _weight(found: re.Match[str]) -> float:
    weight, unit = found["weight"], found["unit"].rstrip("s")
    return float(weight.replace(",", "")) * MILLIGRAMS_IN_WORDS[unit]


def _pairs(page: Page) -> Iterator[tuple[Amount, Amount]]:
    """Yield dose and volume of each sentence that has one of each, told of one another."""
    in_sentence: dict[tuple[int, int], list[Amount]] = {}
    for amount in amounts(page):
        block = page.blocks[amount.block]
        first, _ = sentence_around(block.plain, amount.start)
        in_sentence.setdefault((amount.block, first), []).append(amount)
    for (number, _), found in in_sentence.items():
        block = page.blocks[number]
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.CODE, BlockKind.HEADING):
            continue
        pair = _pair([one for one in found if not _is_strength(one, found)])
        if pair is None:
            continue
        start, end = sorted((pair[0].end, pair[1].start))
        between = block.folded[min(start, end) : max(start, end)]
        if _TOLD.search(between) and not _ELSE.search(between):
            yield pair


def _is_strength(one: Amount, found: Sequence[Amount]) -> bool:
    """Return whether an amount is the strength of a liquid, or the volume that it is given for."""
    if one.per == "mL":
        return True
    return any(other.per == "mL" and other.start <= one.start < other.end for other in found)


def _pair(found: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    doses = [one for one in found if one.milligrams and one.per in ("", "dose")]
    volumes = [one for one in found if one.unit == "mL" and not one.per]
    if len(doses) != 1 or len(volumes) != 1 or len(found) != _PARTS:
        return None
    dose, volume = doses[0], volumes[0]
    if dose.low != dose.high or volume.low != volume.high:
        return None
    return dose, volume
