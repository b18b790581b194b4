"""Grams where a medicine is taken in milligrams, for names that also stand for other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import amounts
from qa.context import in_references
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.medicines import Mention
    from qa.page import Page

_TIMES = 50
"""The largest strength that is swallowed: no food or mineral is eaten in tablets to that weight."""
_FEWEST = 5
_TAKEN = later(
    r"\b(?:doses?|tablets?|capsules?|take|takes|taken|taking|took|prescrib\w+|"
    r"(?:a|each|every|at) night|bedtime|(?:once|twice|times) (?:a|per) day|daily|every \d+ hours)\b"
)
_EATEN = later(
    r"\b(?:carb\w*|protein|fib(?:re|er)|fat|sugars?|salt|foods?|meals?|diet\w*|drinks?|alcohol|"
    r"portion|serving|cream|gel|ointment|powder|sachets?|infus\w+|inject\w*|weigh\w*|baby|per kg|"
    r"cups?|litre|liter|bottle|pack|packet|contains?|contain\w*|studies|study|trial|rats?|mice)\b"
)


@rule(
    "doses.grams-for-milligrams",
    level=Level.WARNING,
    message="Check '%s': the largest tablet or capsule of %s that is sold has %s mg; is the unit"
    " right?",
    why="Grams for milligrams is a thousand times the dose.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "FDA Orange Book and NHS prescribing data, strengths on the market",
    ],
    examples=[
        Example(
            bad="A common choice is micronised progesterone, 100g each night.",
            good="A common choice is micronised progesterone, 100mg each night.",
        ),
        Example(
            bad="Adults take melatonin, 20 g at bedtime, an hour or two before they sleep.",
            good="The cream holds 20 g of estradiol cream.",
        ),
        Example(good="Eat 30 g of fibre and less than 6 g of salt a day, with your iron tablet."),
    ],
    words=("g ", "g,", "g.", "gram"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each weight in grams that is fifty times the largest tablet of the name before it."""
    heavy = [a for a in amounts(page) if a.unit == "g" and a.low >= _FEWEST and not a.per]
    if not heavy:
        return
    named: dict[int, list[Mention]] = {}
    for mention in mentions(page):
        if mention.everyday:
            named.setdefault(mention.block, []).append(mention)
    for amount in heavy:
        block = page.blocks[amount.block]
        first, last = sentence_around(block.plain, amount.start)
        near = [m for m in named.get(amount.block, ()) if first <= m.start < m.end <= amount.start]
        sentence = block.folded[first:last]
        if not near or not _TAKEN.search(sentence) or _EATEN.search(sentence):
            continue
        mention = near[-1]
        strength = knowledge.strength(mention.generic)
        largest = strength.oral_max if strength is not None and strength.unit == "mg" else None
        if not largest or amount.low * 1000 < _TIMES * largest or in_references(page, block):
            continue
        shown = block.text[amount.start : amount.end]
        named_as = block.text[mention.start : mention.end]
        span = block.source_span(amount.start, amount.end)
        yield Match(span, (shown, named_as, f"{largest:,g}"))
