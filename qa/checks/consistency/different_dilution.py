"""Two amounts of water for one sachet, scoop, spoonful or part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.finding import Level
from qa.number_words import NUMBER, NUMBERS, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_MEASURE = (
    r"(?P<what>sachet|packet|scoop|spoonful|tablespoon(?:ful)?|teaspoon(?:ful)?|capful|"
    r"effervescent tablet|soluble tablet)s?"
)
_MIXED = later(
    rf"(?P<number>{NUMBER}|each|every|the|your) (?:of (?:the|your) )?(?:\w+ )?{_MEASURE}\b"
    r"(?: of [a-z]+(?: [a-z]+)?)?(?: (?:is|are|should be|must be|goes|go))?"
    r"(?: (?:mixed|dissolved|stirred|made up|tipped|emptied|diluted|needs?|makes?|added|put|"
    r"straight|completely|well))*"
    r"(?: (?:in|into|with|to|per|for each|for every|up to))?"
    r"(?: (?:an?|one|a single|about|around|at least|just|exactly|only|the))* ?\Z"
)
_PARTS = later(
    rf"\b(?P<number>{NUMBER}) parts? (?:of )?(?:\w+ )?(?P<what>[a-z]+) (?:to|with|in|into|and|for) "
    rf"(?P<water>{NUMBER}) parts? (?:of )?(?:\w+ )?water\b"
)
_VOLUMES = {"mL": 1.0, "L": 1000.0}
_OTHERS = later(
    r"\b(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|thick\w*|strong\w*|weak\w*|or|instead|rinse|"
    r"then|if|per kg|day|hours?)\b"
)
_SLACK = 1.4
_REACH = 90


@rule(
    "consistency.different-dilution",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check how much water it is mixed with.",
    why="A drink that is mixed too strong or too weak can harm, a child most of all.",
    sources=[
        "NHS, oral rehydration sachets: how to make them up",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="Each sachet makes 200ml. Use boiled water.\n\nTip all six sachets into a single"
            " 200ml cup and stir.",
            good="Each sachet makes 200ml. Use boiled water.\n\nTip one sachet into a 200ml cup and"
            " stir.",
        ),
        Example(
            bad="Mix one sachet with 200 ml of water.\n\nDissolve one sachet in 2 litres of water.",
            good="Mix one sachet with 200 ml of water.\n\nDissolve two sachets in 400 ml of water.",
        ),
        Example(
            bad="Mix 1 part bleach with 9 parts cool water.\n\n- Floors: 1 part bleach to 99 parts"
            " water",
            good="Mix 1 part bleach with 9 parts cool water.\n\n- Floors: 2 parts bleach to 18"
            " parts water",
        ),
    ],
    words=("sachet", "packet", "scoop", "spoon", "capful", "tablet", "part"),
    beside=[("ml", "millilit", "litre", "liter", "parts")],
    limit=4,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places with volumes for one measure that are far apart."""
    yield from disagreements([*_statements(page), *_in_parts(page)], _SLACK)


def _in_parts(page: Page) -> Iterator[Statement]:
    """Yield each share of water that is told in parts: "1 part vinegar to 4 parts water"."""
    for block in page.blocks if " part" in page.folded else ():
        for found in _PARTS.finditer(block.folded):
            if states(page, block, *found.span()) and value_of(found["number"]):
                share = value_of(found["water"]) / value_of(found["number"])
                yield Statement(f"part {found['what']}", share, share, block, *found.span())


def _statements(page: Page) -> Iterator[Statement]:
    for amount in amounts(page):
        block = page.blocks[amount.block]
        if amount.unit not in _VOLUMES or amount.per:
            continue
        found = _MIXED.search(block.folded, max(0, amount.start - _REACH), amount.start)
        if found is None or _OTHERS.search(sentence_of(block, amount.start)):
            continue
        if states(page, block, found.start(), amount.end):
            low, high = (
                _VOLUMES[amount.unit] * value / _count(found["number"])
                for value in sorted((amount.low, amount.high))
            )
            yield Statement(found["what"], low, high, block, found.start(), amount.end)


def _count(number: str) -> float:
    """Return how many are meant; "each" and "the" stand for one."""
    return value_of(number) if number[0].isdigit() or number in NUMBERS else 1
