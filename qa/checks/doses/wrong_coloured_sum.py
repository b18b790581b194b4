"""Tablets told by their colours that do not make the dose: "4 mg: one blue and one pink"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.statements import states
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

_COLOURS = (
    "white|brown|blue|pink|yellow|green|orange|purple|lavender|peach|tan|teal|red|grey|gray|"
    "cream|turquoise|black|lilac"
)
_COLOUR = later(rf"\b(?:{_COLOURS})\b")
_PIECE = rf"(?:an?|one|two|three|four|half(?: an?)?|\d) (?:{_COLOURS})"
_TAKEN = later(
    rf"\b{_PIECE}(?: (?:tablets?|ones?|pills?))?(?:(?:,| and| plus|, and) {_PIECE}"
    r"(?: (?:tablets?|ones?|pills?))?)*\b"
)
_ONE = later(rf"\b(?P<count>[a-z]+(?: a)?|\d) (?P<colour>{_COLOURS})\b")
_NEAR = 60
_FEWEST = 2


@rule(
    "doses.wrong-coloured-sum",
    level=Level.WARNING,
    message="'%s' makes %s mg by the colours on this page, not %s: check which tablets are meant.",
    why="People who take tablets by colour take the wrong dose.",
    sources=["NHS, warfarin: strengths and colours of tablets", "ISMP, high-alert medicines"],
    examples=[
        Example(
            bad="The 3 mg tablets are blue and the 5 mg tablets are pink.\n\nIf your book says"
            " 4 mg, take one blue and one pink tablet.",
            good="The 3 mg tablets are blue and the 5 mg tablets are pink.\n\nIf your book says"
            " 8 mg, take one blue and one pink tablet.",
        ),
        Example(
            bad="| Tablet | Colour |\n|---|---|\n| 1 mg | Brown |\n| 3 mg | Blue |\n\nFor a dose of"
            " 5 mg, take one blue and one brown.",
            good="| Tablet | Colour |\n|---|---|\n| 1 mg | Brown |\n| 3 mg | Blue |\n\nFor a dose"
            " of 5 mg, take one blue and two brown.",
        ),
    ],
    words=_COLOURS.split("|"),
    beside=[["tablet", "pill"], ["mg"]],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each list of coloured tablets that is not the dose before it in its sentence."""
    found = [
        (block, taken)
        for block in page.prose
        if " and " in block.folded or " plus " in block.folded
        for taken in _TAKEN.finditer(block.folded)
    ]
    strengths = _strengths(page) if found else {}
    if len(strengths) < _FEWEST:
        return
    for block, taken in found:
        parts = [(hit["count"], hit["colour"]) for hit in _ONE.finditer(taken[0])]
        if any(colour not in strengths for _, colour in parts):
            continue
        total = sum(_number(count) * strengths[colour] for count, colour in parts)
        dose = _dose(page, block, taken)
        if dose is None or abs(dose.low - total) <= 0.01 or not states(page, block, *taken.span()):
            continue
        said = block.text[dose.start : dose.end]
        args = (block.text[taken.start() : taken.end()], f"{total:g}", said)
        yield Match(block.source_span(*taken.span()), args)


def _number(count: str) -> float:
    return value_of(count.removesuffix(" a"))


def _dose(page: Page, block: Block, taken: re.Match[str]) -> Amount | None:
    """Return the only amount in milligrams right before or after a list of tablets."""
    number = page.number_of(block)
    first, _ = sentence_around(block.plain, taken.start())
    near = [
        one
        for one in amounts(page)
        if one.block == number
        and one.start >= first
        and one.unit == "mg"
        and (0 <= taken.start() - one.end <= _NEAR or 0 <= one.start - taken.end() <= _NEAR)
    ]
    return near[0] if len(near) == 1 else None


def _strengths(page: Page) -> Mapping[str, float]:
    """Return the milligrams of each colour that a table row or a sentence gives one strength."""
    found: dict[str, set[float]] = {}
    for amount in amounts(page):
        weight = amount.milligrams
        if weight is None or amount.low != amount.high:
            continue
        colour = _colour(page, page.blocks[amount.block], amount)
        if colour:
            found.setdefault(colour, set()).add(weight)
    return {colour: next(iter(those)) for colour, those in found.items() if len(those) == 1}


def _colour(page: Page, block: Block, amount: Amount) -> str:
    if block.kind is BlockKind.TABLE_CELL:
        row = " ".join(cell.folded for cell in row_cells(page, amount.block))
        colours = set(_COLOUR.findall(row))
        return colours.pop() if len(colours) == 1 else ""
    after = _SAID_AFTER.match(block.folded, amount.end)
    before = _SAID_BEFORE.search(block.folded[max(0, amount.start - 40) : amount.start])
    found = after or before
    return found[1] if found else ""


_SAID_AFTER = later(
    rf"(?: (?:tablets?|ones?|pills?))?(?: (?:is|are)| ?[:=(])(?: usually| always)? ?({_COLOURS})\b"
)
_SAID_BEFORE = later(
    rf"\b({_COLOURS})(?: (?:tablets?|ones?|pills?))?(?: (?:is|are|has|have|contain|hold)s?| ?[:=(])"
    r" ?\Z"
)
