"""A dose that begins with the decimal point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAKED = later(
    r"\.(?<![\w.,/)\]].)(?<!\d\s.)\d{1,3}(?:\s?(?:to|or|-|\u2013|\u2014)\s?\d{0,4}(?:\.\d{1,3})?)?(?:\s|-)?(?:mgs?|mcg|\u00b5g|\u03bcg|ug|g|gm|kg|cc|mmol|meq|"
    r"micrograms?|milligrams?|grams?|mls?|l|lit(?:er|re)s?|millilit(?:er|re)s?|units?|tablets?|"
    r"capsules?|pills?|teaspoons?|teaspoonfuls?)\b"
)
_STATISTICS = later(r"\bp ?[<=>]")
_ON_WRITING = later(
    r"\b(?:misread|mistaken for|(?:can|could|may|might) be (?:read|taken)|never writ\w+|"
    r"(?:do not|don't|avoid) writ\w+|leading zero|zero (?:before|in front)|error-prone)\b"
)
"""Words with which a sentence warns of what it shows."""


@rule(
    "doses.naked-decimal",
    level=Level.ERROR,
    message="Write '%s' instead of '%s': without the zero a reader may miss the point and take ten "
    "times the dose.",
    why="A point that is hard to see turns .5 mg into 5 mg.",
    sources=[
        "The Joint Commission, Official 'Do Not Use' List, lack of leading zero",
        (
            "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, no leading "
            "zero before a decimal point"
        ),
    ],
    examples=[
        Example(
            bad="Take .5 mg of the tablet at night.", good="Take 0.5 mg of the tablet at night."
        ),
        Example(bad="The child needs .25 mL.", good="The child needs 0.25 mL."),
        Example(bad="Inject .75 g slowly.", good="Inject 0.75 g slowly."),
        Example(bad="The dose is .25 to 1 mg.", good="The dose is 0.25 to 1 mg."),
        Example(good="The result was significant (p<.05) at 5 mg."),
        Example(good="Swallow 1.5 mg with water."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each dose without a zero before the point. Joint Commission and ISMP lists."""
    if not any(begins in page.folded for begins in (" .", "(.", "-.", "\n.", "\u2013.", "<.")):
        return
    for found in _NAKED.finditer(page.folded):
        number = page.block_of(found.start())
        block, offset = page.blocks[number], page.block_starts[number]
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        start, end = found.start() - offset, found.end() - offset
        first, last = sentence_around(block.plain, start)
        if _STATISTICS.search(block.folded, first, last) or _ON_WRITING.search(
            block.folded, first, last
        ):
            continue
        span = block.source_span(start, end)
        text = f"0{block.plain[start:end]}"
        fix = Fix(f"Write '{text}'", (Edit(span, text),))
        yield Match(span, (text, block.text[start:end]), (fix,))
