"""A quotation that is opened with one kind of mark and closed with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MIXED = later(
    r"\u201c[^\u201c\u201d\"\n]{1,200}(?<!\d)\"(?!\w)|"
    r"(?<![\w\u201d])\"(?=\w)[^\u201c\u201d\"\n]{1,200}\u201d"
)


@rule(
    "structure.mixed-quotes",
    level=Level.SUGGESTION,
    message="'%s' mixes straight and curly quotation marks: use the kind that the rest of the page"
    " uses.",
    why="Mixed marks look like text that was pasted together from several places.",
    sources=["AMA Manual of Style, 11th ed., 8.6 Quotation marks: used consistently"],
    limit=3,
    examples=[
        Example(
            bad='The nurse said \u201crest" and left.',
            good="The nurse said \u201crest\u201d and left. It is 5' 6\" tall.",
        ),
        Example(
            bad='Ask about "trial and error\u201d first.',
            good='Ask about "trial and error" first.',
        ),
    ],
    words=["\u201c", "\u201d", '"'],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such quotation."""
    if page.document.source.isascii():
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or block.text.isascii():
            continue
        for found in _MIXED.finditer(block.text):
            yield Match(block.source_span(*found.span()), (found[0][:80],))
