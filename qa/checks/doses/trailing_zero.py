"""A dose with a zero after the decimal point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ZERO = later(
    r"(?P<number>\d(?<![\d.,/].)\d{0,3}(?:,\d{3})*)(?P<zero>\.0+)"
    r"(?=(?:\s?(?:-|\u2013|to)\s?(?!\d+\.0)\d[\d.,]*)?"
    r"(?P<unit>(?:\s|-)?(?:mgs?|mcg|\u00b5g|\u03bcg|ug|g|gm|iu|cc|mmol|meq|micrograms?|milligrams?|"
    r"grams?|mls?|millilit(?:er|re)s?|units?|tablets?|capsules?|pills?|puffs?|drops?|teaspoons?|"
    r"teaspoonfuls?))\b"
    r"(?!\s?(?:/|per)\s?(?:dl|l|lit(?:er|re)|min|100|cm|day of life)\b|\s?%))"
)
_MEASURED = later(
    r"\b(?:levels?|serum|plasma|creatinine|ha?emoglobin|inr|albumin|lesions?|diameter|catheter|"
    r"concentration|urine|glucose|bilirubin|calcium|potassium|results?|fats?|protein|carbs?|"
    r"carbohydrates?|fib(?:er|re)|sodium|salt|sugars?|serving|alcohol|tumou?rs?|weigh(?:s|ed|t)?|"
    r"estimated|average|mean|median)\b|\bp ?[<=>]"
)


@rule(
    "doses.trailing-zero",
    level=Level.ERROR,
    message="Write '%s' instead of '%s': a reader may miss the point and take ten times the dose.",
    why="A point that is hard to see turns 1.0 mg into 10 mg.",
    sources=[
        "The Joint Commission, Official 'Do Not Use' List, trailing zero",
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, trailing zero "
            "after decimal point"
        ),
    ],
    examples=[
        Example(bad="Start with 2.0 mg at bedtime.", good="Start with 2 mg at bedtime."),
        Example(bad="The nurse gives 5.0&nbsp;mL by mouth.", good="The nurse gives 5 mL by mouth."),
        Example(bad="The drip runs at 3.0 mg/kg.", good="The drip runs at 3 mg/kg."),
        Example(
            bad="The vial holds 2.0 g of ceftriaxone.", good="The vial holds 2 g of ceftriaxone."
        ),
        Example(
            bad="Swallow 1.0 capsule in the morning.", good="Swallow 1 capsule in the morning."
        ),
        Example(bad="Take 1.0-2.5 mg at night.", good="Take 1-2.5 mg at night."),
        Example(good="A serum level of 1.0 mg is above the range."),
        Example(good="The lump was 4.0 cm wide, and version 2.0 of the form is out."),
        Example(good="One serving has 5.0 g of fat."),
        Example(good="| Per 100 g | |\n|---|---|\n| Fat | 6.0g |"),
    ],
    finds=[_ZERO],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose that ends in .0; measured values keep their zeros.

    Joint Commission and ISMP lists; the exception for laboratory results is theirs too.
    """
    for found in _ZERO.finditer(page.folded):
        number = page.block_of(found.start())
        block, offset = page.blocks[number], page.block_starts[number]
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        start, end = found.start() - offset, found.end("unit") - offset
        first, last = sentence_around(block.plain, start)
        if _MEASURED.search(block.folded, first, last) or _in_measured_row(page, number):
            continue
        span = block.source_span(start, end)
        zero = found.start("zero") - offset, found.end("zero") - offset
        text = block.plain[start : zero[0]] + block.plain[zero[1] : end]
        edit = Edit(span, text)
        yield Match(span, (text, block.text[start:end]), (Fix(f"Write '{text}'", (edit,)),))


def _in_measured_row(page: Page, number: int) -> bool:
    """Return whether the row of a cell is one of what is measured, such as fat or salt."""
    if page.blocks[number].kind is not BlockKind.TABLE_CELL:
        return False
    before = page.blocks[row_of(page, number).start : number]
    return any(_MEASURED.search(cell.folded) for cell in before)
