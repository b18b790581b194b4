"""A body temperature that no body has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_DEGREES = later(
    r"(?<![\w.,/\-])(?P<value>\d{2,3}(?:\.\d{1,2})?) ?(?:\u00b0|\u00ba|degrees)? ?"
    r"(?P<scale>c|f|celsius|fahrenheit|centigrade)\b(?![-'])"
)
_BODY = later(
    r"\b(?:fever\w*|body temperature|(?:your|his|her|their|child's|baby's|high|a|normal) "
    r"temperature (?:is|of|above|over|below|under|rises|goes|reaches)|temperature of|"
    r"take your temperature|hypothermi\w+|thermometer|high temperature)\b"
)
_NOT_BODY = later(
    r"\b(?:wash\w*|steril\w*|water|store[ds]?|storage|oven|boil\w*|cook\w*|freez\w*|fridge|"
    r"refrigerat\w*|room|air|heat(?:ed|ing)?|tissues?|laser|probe|bath\w*|weather|outside|keep|"
    r"hot|kill\w*|virus|bacteria|pasteuri\w*|climate|environment\w*|ambient|skin surface|"
    r"rises? by|falls? by|drops? by|degrees? (?:above|higher|lower|below))\b"
)
_LIMITS = {"c": (20.0, 45.0), "f": (68.0, 113.0)}


@rule(
    "doses.implausible-temperature",
    level=Level.WARNING,
    message="Check '%s': no body temperature is %s.",
    why="A reader who waits for an impossible fever does not get help.",
    sources=["NHS content guide, numbers and units: degrees"],
    examples=[
        Example(
            bad="Get help if your child has a fever of 380C.",
            good="Get help if your child has a fever of 38.0C.",
        ),
        Example(
            bad="A high temperature is 100.4\u00b0C or above.",
            good="A high temperature is 38\u00b0C (100.4\u00b0F) or above.",
        ),
        Example(
            bad="Call if the fever goes above 38\u00b0F.",
            good="Call if the fever goes above 38\u00b0C.",
        ),
        Example(good="Wash the towels at 60C when someone has a fever."),
    ],
    words=("fever", "temperature", "hypothermi", "thermometer"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each temperature in a sentence on fever that lies far outside what a body has."""
    for block in page.blocks:
        text = block.folded
        if block.kind is BlockKind.CODE or not ("fever" in text or "temperature" in text):
            continue
        for found in _DEGREES.finditer(text):
            scale = "f" if found["scale"].startswith("f") else "c"
            low, high = _LIMITS[scale]
            value = float(found["value"])
            if low <= value <= high:
                continue
            first, last = sentence_around(block.plain, found.start())
            sentence = text[first:last]
            if not _BODY.search(sentence) or _NOT_BODY.search(sentence):
                continue
            if in_references(page, block):
                continue
            what = "so high" if value > high else "so low"
            shown = block.text[found.start() : found.end()]
            yield Match(block.source_span(*found.span()), (shown, what))
