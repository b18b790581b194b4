"""A volume of a liquid medicine that does not hold the dose, by its strength on the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS_IN_WORDS, amounts
from qa.checks.consistency.statements import states
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.number_words import value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

_STRENGTH = later(
    r"(?P<weight>\d[\d,]*(?:\.\d+)?) ?(?P<unit>mg|mcg|micrograms?|milligrams?|g|units?)"
    r"(?: of [a-z]+(?: [a-z]+)?)?"
    r"(?: ?/ ?| (?:in|per|to) )(?:each |every |one |a )?(?P<volume>\d+(?:\.\d+)?)? ?"
    r"(?:ml|millilit(?:re|er)s?)\b"
)
_TOLD = later(
    r"\b(?:is|are|means?|makes?|draw\w*|take|takes|give|gives|given|needs?|measur\w*|swallow|use|so|for|"
    r"equals?|comes? to|works out|contains?|holds?|until|leave|inject|fill|requires?|"
    r"becomes?)\b|[=(:]"
)
_ELSE = later(
    r"\b(?:bottles?|dilut\w*|mix\w*|dissolv\w*|water|add(?:ed)?|infus\w*|bag|drip|over \d|rinse|"
    r"flush|juice|maximum|max|more than|at most|"
    r"or|between|pack|per kg|a kilogram|vial|comes? in|for each|for every|up to)\b|mg/kg"
)
_HOLDS = later(r"\b(?:contains?|holds?|has|have)\b")
_SYRINGE = later(r"\b(?:syringe|ampoule|dose|spoonful|cartridge)\b")
_ONE_OF_THEM = later(
    r"\b(?:stronger|weaker|higher|lower|first|second)[ -](?:strength|one|liquid|syrup|solution|"
    r"suspension|mixture|medicine|bottle)\b|\bspoon(?:ful)?s?\b"
)
"""Which of several strengths is meant, or what no strength gives."""
_FAR = 1.06
_HALF_STEP = 0.51
_PARTS = 2
_FEW_STRENGTHS = 3
"""Of several a page does not say which one is meant, but what fits none of a few is wrong."""
"""Amounts in the sentence: the dose and the volume."""
_WITH = later(r",? ?\((?:that is |=|about |or )? ?\Z|,? (?:or|that is|which is|=) \Z|=\Z")
"""Between a volume and the dose that it holds, where they stand side by side: "7.5 mL (180 mg)"."""
_OFTEN = later(
    r"\b(?:once|twice|(?:[2-6]|two|three|four|five|six) times) (?:a|each|every|per) day,? "
    r"(?=(?:which|that) (?:is|means|makes)|or\b|so\b|= ?|\()"
)
"""How often a dose is taken, of which the volume is said next."""
_ASIDE = later(r"\b(?:a day|daily|each day|per day|in 24 hours|maximum|max|total|kg)\b")


@rule(
    "doses.wrong-volume",
    level=Level.WARNING,
    message="'%s' is not %s: with %s in each mL, as this page has it, that is about %s mL.",
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
            bad="The syrup has 100 mg/5 ml. At four years, give 7.5 ml (200 mg) at bedtime.",
            good="The syrup has 100 mg/5 ml. At four years, give 7.5 ml (150 mg) at bedtime.",
        ),
        Example(
            bad="The suspension is 50 mg in every 5 ml, so your 75 mg dose measures 5 ml.",
            good="The suspension is 50 mg in every 5 ml, so your 75 mg dose measures 7.5 ml.",
        ),
        Example(
            bad="One liquid has 120 mg in 5 ml, the other 250 mg in 5 ml. At four years, give"
            " 240 mg (15 ml) of the first.",
            good="One liquid has 120 mg in 5 ml, the other 250 mg in 5 ml. At four years, give"
            " 240 mg (10 ml) of the first.",
        ),
        Example(
            bad="It has 10mg in every 5ml. Your dose is 5mg to 10mg, so draw up 5ml to 10ml.",
            good="It has 10mg in every 5ml. Your dose is 5mg to 10mg, so draw up 2.5ml to 5ml.",
        ),
        Example(
            bad="Children of this age have 125mg 4 times a day, which is 50ml of the 125mg/5ml"
            " syrup.",
            good="Children of this age have 125mg 4 times a day, which is 5ml of the 125mg/5ml"
            " syrup.",
        ),
        Example(
            good="There is a liquid with 120 mg in 5 ml and one with 250 mg in 5 ml. A dose of 240"
            " mg is 10 ml of the weaker one.",
        ),
    ],
    words=["ml", "millilit"],
    beside=[["mg", "microg", "milligram", "mcg", "unit"]],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each volume in a sentence with one dose, by the only strength of a liquid there is."""
    everywhere = _strengths(page.folded)
    if not everywhere:
        return
    for dose, volume, side_by_side in _pairs(page):
        block = page.blocks[volume.block]
        strengths = _strengths(block.folded) or everywhere
        some = side_by_side or _ONE_OF_THEM.search(_between(block, dose, volume))
        if len(strengths) > (_FEW_STRENGTHS if some else 1):
            continue
        kinds = {kind for kind, _ in strengths}
        held = sorted(each for _, each in strengths)
        given = _given(dose)
        if kinds != {_kind(dose)} or not given or not volume.low:
            continue
        if any(_fits(page, dose, volume, each) for each in held):
            continue
        start, end = min(dose.start, volume.start), max(dose.end, volume.end)
        if not states(page, block, start, end):
            continue
        said = [block.text[one.start : one.end] for one in (volume, dose)]
        weights = " or ".join(f"{each:.4g} {_kind(dose)}" for each in held)
        right = " or ".join(f"{given / each:.3g}" for each in held)
        args = (*said, weights, right)
        yield Match(block.source_span(start, end), args)


def _between(block: Block, dose: Amount, volume: Amount) -> str:
    one, other = sorted((dose, volume), key=lambda amount: amount.start)
    return block.folded[one.end : other.start]


def _kind(dose: Amount) -> str:
    return "units" if dose.unit == "units" else "mg"


def _given(dose: Amount) -> float:
    """Return a dose, or the smaller of two, in milligrams or units."""
    both = dose.both_in_milligrams or (0, 0)
    return dose.low if dose.unit == "units" else min(both)


def _strengths(text: str) -> set[tuple[str, float]]:
    """Return the milligrams, or units, in a millilitre, each strength that a text gives once."""
    return {
        (
            "units" if found["unit"].startswith("unit") else "mg",
            round(_weight(found) / float(found["volume"] or 1), 6),
        )
        for found in _STRENGTH.finditer(text)
        if float(found["volume"] or 1)
    }


def _fits(page: Page, dose: Amount, volume: Amount, each: float) -> bool:
    """Return whether a volume holds a dose, or holds it when taken as often as the sentence says.

    What is measured is rounded.
    """
    block = page.blocks[volume.block]
    given = _given(dose)
    first, last = sentence_around(block.plain, volume.start)
    of_day = _ASIDE.search(block.folded, max(0, dose.start - _DAY_BEFORE), dose.end + _DAY_AFTER)
    often = [
        one.high
        for one in frequencies_in(block.folded, first, last)
        if one.high > 1 and (of_day or one.start < dose.start)
    ]
    often += [value_of(found["count"]) for found in _COUNTED.finditer(block.folded, first, last)]
    written = block.folded[volume.start : volume.unit_start].strip()
    step = 10.0 ** -len(written.partition(".")[2])
    rounded = _HALF_STEP * step * each if volume.low * each > given / 2 else 0
    for times in (1, *often):
        held = volume.low * each * times
        if 1 / _FAR < held / given < _FAR or (times == 1 and abs(held - given) < rounded * _CLOSE):
            return True
    return False


_CLOSE = 1.0
_DAY_BEFORE, _DAY_AFTER = 25, 12
_COUNTED = later(
    r"(?<![\w.,/-])(?P<count>[2-9]|two|three|four|five|six) (?:x |times |spoonfuls?|teaspoons?|"
    r"syringes?|doses?)"
)


def _weight(found: re.Match[str]) -> float:
    weight, unit = found["weight"], found["unit"].rstrip("s")
    return float(weight.replace(",", "")) * MILLIGRAMS_IN_WORDS.get(unit, 1)


def _pairs(page: Page) -> Iterator[tuple[Amount, Amount, bool]]:
    """Yield dose and volume of a sentence that has one of each, and whether they are together."""
    in_sentence: dict[tuple[int, int], list[Amount]] = {}
    for amount in amounts(page):
        block = page.blocks[amount.block]
        first, _ = sentence_around(block.plain, amount.start)
        in_sentence.setdefault((amount.block, first), []).append(amount)
    for (number, _), found in in_sentence.items():
        block = page.blocks[number]
        if block.kind in (BlockKind.CODE, BlockKind.HEADING):
            continue
        spans = [hit.span() for hit in _STRENGTH.finditer(block.folded)]
        alone = [
            one
            for one in found
            if not _is_strength(one, found) and not any(a <= one.start < b for a, b in spans)
        ]
        beside = list(_beside(block, alone))
        if beside or block.kind is BlockKind.TABLE_CELL:
            yield from ((dose, volume, True) for dose, volume in beside)
            continue
        pair = _pair(alone)
        if pair is None:
            continue
        start, end = sorted((pair[0].end, pair[1].start))
        between = block.folded[min(start, end) : max(start, end)]
        if not _TOLD.search(between) or _ELSE.search(between):
            continue
        holds = _HOLDS.search(between) and not _SYRINGE.search(between)
        if holds and not (pair[1].start < pair[0].start and _strengths(block.folded)):
            continue  # a vial of 50 mg may hold any volume
        if not _ASIDE.search(_OFTEN.sub(" ", between)):
            yield *pair, False


def _beside(block: Block, found: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    for one, other in pairwise(found):
        pair = _pair([one, other])
        between = block.folded[one.end : other.start]
        if pair is None or not _WITH.match(between):
            continue
        around = block.folded[max(0, one.start - 30) : other.end + 12]
        if not _ASIDE.search(around) and not _ELSE_BESIDE.search(around):
            yield pair


_ELSE_BESIDE = later(r"\b(?:bottles?|dilut\w*|vials?|bag|pack|in water|add(?:ed)?|mixed|up to)\b")


def _is_strength(one: Amount, found: Sequence[Amount]) -> bool:
    """Return whether an amount is the strength of a liquid, or the volume that it is given for."""
    if one.per == "mL":
        return True
    return any(other.per == "mL" and other.start <= one.start < other.end for other in found)


def _pair(found: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    doses = [one for one in found if _given(one) and one.per in ("", "dose")]
    volumes = [one for one in found if one.unit == "mL" and not one.per]
    if len(doses) != 1 or len(volumes) != 1 or len(found) != _PARTS:
        return None
    dose, volume = doses[0], volumes[0]
    if (dose.low != dose.high) is not (volume.low != volume.high):
        return None
    return dose, volume
