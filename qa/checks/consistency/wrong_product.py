"""A number of tablets, their strength and a total that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_COUNT = rf"(?P<count>\d{{1,2}}|{NUMBER_WORD})"
_FORM = r"(?:tablets?|capsules?|caplets?|pills?|puffs?)"
_AMOUNT = r"(?P<{0}>\d[\d,]*(?:\.\d+)?) ?(?P<{0}_unit>mg|g|mcg|micrograms?|milligrams?|grams?)\b"
_STRENGTH = _AMOUNT.format("each")
_TOTAL = _AMOUNT.format("total")
_SAID = later(
    rf"(?<![\w.,/-]){_COUNT}(?: ?[x×] ?| (?:{_FORM} of |of the |of )?){_STRENGTH}[ -]?{_FORM}?"
    rf" ?(?:\((?:a total of |total |that is |= ?)?|= ?|, (?:a total of|or|which is|that is) )"
    rf"{_TOTAL}(?! ?(?:each|per|/))"
)
# What stands before every total, and how it begins.
_MAY_BE = later(
    r"[(=,] ?(?:(?:a total of|total|that is|which is|or) |= ?)?\d[\d,]*(?:\.\d+)? ?(?:mg|g|mc|mi)"
)
_NOT_PROSE = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT)
_TO_MG = {"mg": 1.0, "milligram": 1.0, "milligrams": 1.0, "g": 1e3, "gram": 1e3, "grams": 1e3}
_TO_MG |= {"mcg": 1e-3, "microgram": 1e-3, "micrograms": 1e-3}


@rule(
    "consistency.wrong-product",
    level=Level.WARNING,
    message="%s make %s, not %s: check the number, the strength and the total.",
    why="Readers take the number or the total, and one of the two is a wrong dose.",
    sources=["NHS medicines A to Z, how and when to take it"],
    examples=[
        Example(
            bad="The most in a day is 8 x 500 mg tablets (3 g).",
            good="The most in a day is 8 x 500 mg tablets (4 g).",
        ),
        Example(
            bad="Take two 200 mg tablets (600 mg) after a meal.",
            good="Take two 200 mg tablets (400 mg) after a meal.",
        ),
        Example(good="The most in a day is 30 mg (15 mg with propranolol)."),
        Example(good="Take 2 tablets of 25 mg, or 50 mg. Take one 10 mg tablet (5 mg each)."),
    ],
    words=("mg", "micro", "milligram"),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each total in a bracket, or behind a sign of equality, that is not the product."""
    hits = {page.block_of(hit.start()) for hit in _MAY_BE.finditer(page.folded)}
    for block in [page.blocks[index] for index in sorted(hits)]:
        if block.kind in _NOT_PROSE:
            continue
        if not any(unit in block.folded for unit in ("mg", "micro", "milligram")):
            continue
        for said in _SAID.finditer(block.folded):
            count = value_of(said["count"])
            each = float(said["each"].replace(",", "")) * _TO_MG[said["each_unit"]]
            total = float(said["total"].replace(",", "")) * _TO_MG[said["total_unit"]]
            if not count or abs(count * each - total) <= total * 0.011:
                continue
            if in_references(page, block) or is_quoted(block, *said.span()):
                continue
            start, end = said.span("total")[0], said.span("total_unit")[1]
            text = block.text
            product = count * each / _TO_MG[said["total_unit"]]
            lot = text[said.start() : said.end("each_unit")]
            makes = f"{product:,.10g} {said['total_unit']}"
            yield Match(block.source_span(start, end), (lot, makes, text[start:end]))
