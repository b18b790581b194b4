"""Risks in one paragraph that stand on different bases and cannot be compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORDS
from qa.patterns import later, one_of
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NUMBERS = NUMBER_WORDS | {
    "hundred": 100, "a hundred": 100, "a thousand": 1000, "thousand": 1000,
    "a million": 1_000_000, "million": 1_000_000,
}  # fmt: skip
_WORDS = one_of(_NUMBERS)
_SHARE = later(
    rf"(?<![\w.,/])(?P<part>\d[\d,]*+|{_WORDS}) (?:people |adults |women |men |children |patients"
    r" |users |babies )?(?:in|out of) (?:every |each )?"
    rf"(?P<whole>\d[\d,]*+|{_WORDS})(?![\w.]*\d)"
    r"(?! (?:hours?|days?|weeks?|months?|minutes?|years?|mg|ml|mcg|g|kg|cm|mm|grams?|steps|stages"
    r"|parts|doses|sessions|visits|tablets|times|or \d|to \d|questions|points|%|percent|per)\b)"
)
# What stands in every share, and once in each.
_MAY_BE = later(rf" (?:in|out of) (?:every |each )?(?:\d|{_WORDS})|%|per ?cent")
_PERCENT = later(
    r"(?<![\w.,])\d{1,2}(?:\.\d+)?+ ?(?:%|percent|per cent) (?:of (?:all |the |these |those |our )?"
    r"(?:people|adults|women|men|children|patients|users|babies|births|pregnancies|those"
    r"|who|mothers|teenagers|boys|girls|americans|population)|(?:chance|risk|get|have|had|feel"
    r"|will|may|do|of us))\b"
)
# The frequency bands of a leaflet, "common (up to 1 in 10)", and how a condition is passed on.
_BANDS = later(
    r"\b(?:common|uncommon|rare|rarely|frequency)\b[^.]{0,40}\d in \d|inherit|\bcarriers?\b"
)
_YEARS = range(1900, 2100)


class _Risk(NamedTuple):
    start: int
    end: int
    base: int
    """Out of how many; 0 for a percentage."""


@rule(
    "readability.mixed-denominators",
    level=Level.SUGGESTION,
    message="'%s' and '%s' stand on different bases: give both as so many out of the same number.",
    why="Readers compare the larger-looking figures, and take 1 in 50 for less than 3 in 1,000.",
    sources=[
        "VA.gov content style guide, health content: use the same denominator for risks",
        "NHS digital service manual, content style guide, numbers: statistics",
    ],
    examples=[
        Example(
            bad="About 20% of people feel sick, and 2 in 10 have a headache.",
            good="About 2 in 10 people feel sick, and 1 in 10 have a headache.",
        ),
        Example(
            bad="The first test misses 1 in 50 cancers. The second misses 3 in 1,000.",
            good="The first test misses 20 in 1,000 cancers. The second misses 3 in 1,000.",
        ),
        Example(
            bad="One in five women and 3 out of 100 men have it.",
            good="Take 1 in 2 hours. About 4 in 2019 were found, and 1 in 20 people had them.",
        ),
        Example(good="Common (up to 1 in 10 people): headache. Rare (up to 1 in 1,000): fits."),
    ],
    pages=["~professional", "~news"],
    words=["% ", "percent", "per cent", " out of ", " in 1", " in 2", " in 3", " in 4", " in 5",
           " in every", " in ten", " in five", " in four", " in three", " in twenty"],
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield, for each paragraph, the first two shares that cannot be compared at sight."""
    shares = Counter(page.block_of(hit.start()) for hit in _MAY_BE.finditer(page.folded))
    for index, times in sorted(shares.items()):
        block = page.blocks[index]
        if block.kind is not BlockKind.PARAGRAPH or times == 1 or not _two_bases(block.folded):
            continue
        text = block.folded
        risks = _risks(text)
        other = next((risk for risk in risks if risk.base != risks[0].base), None)
        if other is None or _BANDS.search(text) or in_references(page, block):
            continue
        first = risks[0]
        yield Match(
            block.source_span(other.start, other.end),
            (block.text[first.start : first.end], block.text[other.start : other.end]),
        )


def _two_bases(text: str) -> bool:
    """Return whether a text may hold two shares: cheap."""
    return text.count(" in ") + text.count(" of ") + text.count("%") + text.count("percent") > 1


def _risks(text: str) -> list[_Risk]:
    """Return the shares of people that a text names, in order."""
    found = [_Risk(*match.span(), 0) for match in _PERCENT.finditer(text)]
    for match in _SHARE.finditer(text):
        part, whole = _value(match["part"]), _value(match["whole"])
        if 0 < part < whole and whole not in _YEARS:
            found.append(_Risk(*match.span(), whole))
    return sorted(found)


def _value(text: str) -> int:
    digits = text.replace(",", "")
    return int(digits) if digits.isdigit() and len(digits) < 12 else _NUMBERS.get(text, 0)
