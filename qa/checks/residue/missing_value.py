"""What a program prints in place of a value that it does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WORDS = ("undefined", "null", "nan")
_VALUE = later(
    r"^\W*(?P<whole>undefined|null|NULL|NaN)\W*$"
    r"|\b(?i:by|hello|hi|dear|welcome|name|author|date|price|phone|updated|reviewed|dose|for|dr|on"
    r"|is|costs?|of|from|at)[.:,]? (?P<after>undefined|null|NULL|NaN)(?=\s*(?:[.,;:!?)|]|$))"
    r"|: (?P<label>undefined|null|NULL)\b(?=\s*(?:[.,;)|]|$))"
    r"|\b(?P<before>undefined|null|NaN) ?(?:mg|mcg|ml|%|minutes|hours|days|weeks|years|people"
    r"|patients|reviews|tablets|dollars|pounds)(?!\w)"
    r"|(?<![\w.-])(?P<number>NaN)(?![\w-])"
)
# Words that a sentence may end in: "the term is undefined", "the result is null".
_SAID = later(
    r"\b(?:is|of|at|for|from|on) (?:undefined|null)$|\bnull (?:hypothesis|result)", re.IGNORECASE
)


@rule(
    "residue.missing-value",
    level=Level.ERROR,
    message="'%s' is what a program prints where it has no value: write what belongs there.",
    why="Readers see a computer's slip where a name, date or number should stand.",
    sources=["ECMA-262, 4.4 (undefined value, null value, NaN)"],
    around=True,
    examples=[
        Example(
            bad="Welcome, undefined",
            good="The cause is still undefined, and the null hypothesis stands.",
        ),
        Example(
            bad="Your visit costs NaN dollars.",
            good="Nan says that it costs ten dollars, and naan bread is cheap.",
        ),
        Example(bad="Reviewed by: null", good="For some of them the risk is undefined."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such word."""
    if not any(word in page.words for word in _WORDS):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not any(word in block.folded for word in _WORDS):
            continue
        for found in _VALUE.finditer(block.plain):
            start, end = found.span(found.lastgroup or 0)
            if _SAID.search(found[0]) or is_quoted(block, start, end):
                continue
            yield Match(block.source_span(start, end), (block.text[start:end],))
