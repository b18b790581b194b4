"""So much for each kilogram, a weight, and a dose that is not their product."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from qa.amounts import MILLIGRAMS, amounts
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import LONGEST_SENTENCE, sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.amounts import Amount
    from qa.page import Page

_SLACK = 0.13
_ROUNDING = 0.02
_KILOGRAMS = 0.4536
"""In a pound."""
_POUNDS = later(r"(?<![\w.,/-])(?P<pounds>\d{1,3}(?:\.\d)?)[ -]?(?:lbs?|pounds?)\b(?! ?/)")
_PARTS = (2, 3, 4, 6)
"""Doses into which a day's amount is divided, or that make it."""
_DIVIDED = later(
    r"\b(?:divided|split|doses|times|twice|(?:every|each) (?:time|dose|\w+ (?:to \w+ )?hours?|"
    r"morning and)|per dose)\b"
)
_EQUALS = later(
    r"\b(?:is|are|gets?|gives?|given|needs?|makes?|comes? to|works? out|means?|would|will|should|"
    r"has|have|takes?|equals?|so|therefore|dose|receives?|about)\b|[=:(]"
)
_IN_A_DAY = later(
    r"(?:,? (?:in|over|within) (?:any |a |each |every )?(?:24[- ]hours?|day)|"
    r",? (?:a|each|every|per) day|,? daily)\b"
)
_AT_ONCE = later(
    r" (?:at a time|at once|each time|every time|(?:a|per|each|for each|in one) dose)\b"
)
_AFAR = 150
_FEW = 3
_MOST = 10
"""Rates before a weight that may be its own."""
_BEHIND = 12
_OTHER = later(
    r"\b(?:maximum|more than|(?:over|under|above|below)(?= \d+ ?(?:kg|st\b|lb))|at (?:least|"
    r"most)|up to a|less than|lose|"
    r"gain|lost)\b"
)


@rule(
    "doses.wrong-weight-dose",
    level=Level.WARNING,
    message="%s for each kilogram makes %s for %s, not %s: check the numbers.",
    why="A parent or a nurse gives the dose that the page has worked out, and it is a wrong one.",
    sources=["ISMP, high-alert situations: doses by body weight", "PEMAT 14: no calculations"],
    examples=[
        Example(
            bad="The usual dose is 0.15 mg for each kilogram, so a toddler of 10 kg gets 15 mg.",
            good="The usual dose is 0.15 mg for each kilogram, so a toddler of 10 kg gets 1.5 mg.",
        ),
        Example(
            bad="The limit is 3 mg per kilogram of body weight. For a person of 70 kg, that is"
            " 2,100 mg a day.",
            good="The limit is 3 mg per kilogram of body weight. For a person of 70 kg, that is"
            " 210 mg a day.",
        ),
        Example(
            bad="Start at 15 mg/kg once a day, and never go above 35 mg/kg a day. For a person of"
            " 60 kg that means 90 mg at the start.",
            good="Start at 15 mg/kg once a day, and never go above 35 mg/kg a day. For a person of"
            " 60 kg that means 900 mg at the start.",
        ),
        Example(
            bad="Give 10 to 15 mg for each kg. Say your child weighs 44 lb: 44 x 10 mg = 440 mg.",
            good="Give 10 to 15 mg for each kg. Say your child weighs 44 lb: 20 x 10 mg = 200 mg.",
        ),
        Example(
            bad="- Give 10 to 15 mg for each kilogram.\n- So a toddler of 26 pounds gets 390 mg.",
            good="- Give 10 to 15 mg for each kilogram.\n- So a toddler of 26 pounds gets 170 mg.",
        ),
        Example(
            bad="The limit is 30 mg for each kilogram over 24 hours, so a toddler of 12 kg could"
            " have 360 mg at a time.",
            good="The limit is 30 mg for each kilogram over 24 hours, so a toddler of 12 kg could"
            " have 120 mg at a time, three times a day.",
        ),
        Example(
            good="The dose is 30 mg/kg a day in three divided doses: a child of 20 kg takes 200 mg"
            " each time."
        ),
    ],
    words=["kg", "kilo"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose after a weight that is not the weight times any rate before it."""
    by_block: dict[int, list[Amount]] = {}
    for amount in amounts(page):
        by_block.setdefault(amount.block, []).append(amount)
    everywhere = [one for found in by_block.values() for one in found if _is_rate(one)]
    for number, found in by_block.items():
        block = page.blocks[number]
        rates = [one for one in found if _is_rate(one)]
        if block.kind in (BlockKind.CODE, BlockKind.HEADING):
            continue
        yield from _by_pounds(page, number, rates or everywhere[:_FEW], found)
        if not rates:
            continue
        for known, weight, dose in _worked_out(rates, found):
            rate, text = known[-1], block.folded
            between = text[max(weight.end, rate.end) : dose.start]
            first, _ = sentence_around(block.plain, dose.start)
            if first > max(weight.start, rate.start) or not _EQUALS.search(between):
                continue
            if _OTHER.search(text, max(first, min(rate.end, weight.end)), dose.end + _BEHIND):
                continue
            divided = _DIVIDED.search(text, rate.start, dose.end + LONGEST_SENTENCE) is not None
            at_once = _AT_ONCE.match(text, dose.end)
            fits = any(_fits(one, weight, dose, divided=divided) for one in known)
            days = at_once is not None and _fits(rate, weight, dose, divided=False)
            days = days and _IN_A_DAY.match(text, rate.end) is not None
            if fits and not days:
                continue
            if in_references(page, block) or is_quoted(block, dose.start, dose.end):
                continue
            factor = MILLIGRAMS[rate.unit] / MILLIGRAMS[dose.unit]
            right = f"{rate.high * weight.high * factor:,.6g}"
            said = [block.text[one.start : one.end] for one in (rate, weight, dose)]
            unit = block.text[dose.unit_start : dose.unit_end]
            each = block.text[rate.start : rate.unit_end]
            if days and at_once is not None:
                unit, said[2] = f"{unit} in a day", f"{said[2]}{at_once[0]}"
            args = (each, f"{right} {unit}", said[1], said[2])
            yield Match(block.source_span(dose.start, dose.end), args)


def _is_rate(amount: Amount) -> bool:
    return amount.per == "kg" and amount.unit in MILLIGRAMS


def _by_pounds(
    page: Page, number: int, rates: Sequence[Amount], found: Sequence[Amount]
) -> Iterator[Match]:
    """Yield each dose that is a weight in pounds times what is given for each kilogram."""
    block = page.blocks[number]
    doses = [one for one in found if one.unit in MILLIGRAMS and one.per in ("", "day", "dose")]
    for weight in _POUNDS.finditer(block.folded):
        pounds = float(weight["pounds"])
        for rate, dose in product(rates, doses):
            if not 0 < dose.start - weight.end() <= _AFAR or dose.low != dose.high:
                continue
            each = MILLIGRAMS[rate.unit] / MILLIGRAMS[dose.unit]
            slips = (pounds * one * each for one in (rate.low, rate.high))
            right = pounds * _KILOGRAMS * rate.high * each
            if dose.high > right * (1 + _SLACK) and any(
                abs(slip - dose.high) <= _ROUNDING * slip for slip in slips
            ):
                unit = block.text[dose.unit_start : dose.unit_end]
                said = [page.blocks[one.block].text[one.start : one.end] for one in (rate, dose)]
                weighs = block.text[slice(*weight.span())]
                args = (said[0], f"{right:,.3g} {unit}", weighs, said[1])
                yield Match(block.source_span(dose.start, dose.end), args)
                break


def _worked_out(
    rates: Sequence[Amount], found: Sequence[Amount]
) -> Iterator[tuple[list[Amount], Amount, Amount]]:
    """Yield the rates before a weight, the weight, and the dose after that, where each is alone."""
    for at, weight in enumerate(found[:-1]):
        dose = found[at + 1]
        if dose.unit == "kg" and at + 2 < len(found):  # "12 kg (26 pounds)" is one weight
            continue
        before = [rate for rate in rates if rate.end <= weight.start][-_MOST:]
        behind = at + 2 < len(found) and weight.unit == "kg" and not weight.per and not before
        if behind and dose in rates:  # the weight first: "12 kg. At 10 mg/kg the dose is 120 mg"
            third = found[at + 2]
            near = third.start - weight.end <= _AFAR
            if near and third.unit in MILLIGRAMS and third.per in ("", "day", "dose"):
                yield [dose], weight, third
            continue
        if weight.unit != "kg" or weight.per or not before or dose.unit not in MILLIGRAMS:
            continue
        if dose.per in ("", "day", "dose") and dose.start - weight.end <= _AFAR:
            yield before, weight, dose


def _fits(rate: Amount, weight: Amount, dose: Amount, *, divided: bool) -> bool:
    factor = MILLIGRAMS[rate.unit] / MILLIGRAMS[dose.unit]
    low = min(rate.low, rate.high) * min(weight.low, weight.high) * factor
    high = max(rate.low, rate.high) * max(weight.low, weight.high) * factor
    low_dose, high_dose = min(dose.low, dose.high), max(dose.low, dose.high)
    parts = (1, *_PARTS) if divided else (1,)
    scales = [scale for part in parts for scale in (part, 1 / part)]
    return any(
        low * scale * (1 - _SLACK) <= high_dose and low_dose <= high * scale * (1 + _SLACK)
        for scale in scales
    )
