"""A temperature without C or F."""

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

_BARE = later(
    r"(?<![\d.,/\-])(?:2|8|15|20|25|30|3[4-9]|4[0-3]|46|59|68|77|86|9[5-9]|10[0-9])"
    r"(?:\.\d)? ?(?:[\u00b0\u00ba](?! ?[cf]\b)|"
    r"degrees(?! ?(?:c|f|celsius|fahrenheit|centigrade)\b))"
)
_BODY = later(r"\b(?:fever\w*|temperatures?|thermometer|high temp|refrigerat\w*|fridge|stored?)\b")
_OTHER = later(r"\b(?:angle|bend|rotat\w*|flex\w*|turn|tilt|latitude|knee|hip|elbow|burns?)\b")
_SAID = later(r"\b(?:celsius|fahrenheit|centigrade)\b|\u00b0 ?[cf]\b|\d ?[cf]\b")


@rule(
    "doses.temperature-without-unit",
    level=Level.WARNING,
    message="Say whether '%s' is Celsius or Fahrenheit.",
    why="38 degrees is a fever in Celsius and freezing weather in Fahrenheit.",
    sources=["NHS content guide, numbers and units: degrees"],
    limit=3,
    examples=[
        Example(
            bad="Call us if your temperature is above 38\u00b0.",
            good="Call us if your temperature is above 38\u00b0C.",
        ),
        Example(
            bad="A fever of 101 degrees needs care.", good="A fever of 101 degrees F needs care."
        ),
        Example(
            bad="Store it at room temperature, 68 to 77 degrees.",
            good="Store it at room temperature, 68 to 77 degrees F.",
        ),
        Example(good="Bend the knee to 100 degrees. The temperature of the room does not matter."),
    ],
    words=("temperature", "fever", "thermometer", "fridge", "refrigerat", "store"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each temperature of a body, or of a store, in bare degrees. NHS content guide."""
    for block in page.blocks:
        text = block.folded
        if ("\u00b0" not in text and "\u00ba" not in text and "degrees" not in text) or (
            block.kind is BlockKind.CODE
        ):
            continue
        for found in _BARE.finditer(text):
            first, last = sentence_around(block.plain, found.start())
            sentence = text[first:last]
            if not _BODY.search(sentence) or _OTHER.search(sentence) or _SAID.search(sentence):
                continue
            if not in_references(page, block):
                shown = block.text[found.start() : found.end()]
                yield Match(block.source_span(*found.span()), (shown,))
