"""Characters that only one font, on one site, can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PRIVATE = later("[\ue000-\uf8ff]+")


@rule(
    "residue.private-use-character",
    level=Level.WARNING,
    message="Readers see an empty box here (%s): it is an icon or bullet of another program;"
    " take it"
    " out.",
    why="Such a character means something in one font only, and nothing to a screen reader.",
    sources=["Unicode Standard, 23.5 Private-Use Characters"],
    limit=3,
    examples=[
        Example(bad="\uf0b7 Drink more water.", good="- Drink more water."),
        Example(bad="Call us \uf095 today.", good="Call us \u260e today."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each run of such characters."""
    for block in page.blocks:
        if block.text.isascii() or block.kind is BlockKind.CODE:
            continue
        for found in _PRIVATE.finditer(block.text):
            span = block.source_span(*found.span())
            code = f"U+{ord(found[0][0]):04X}"
            yield Match(span, (code,), (Fix("Take it out", (Edit(span, ""),), safe=True),))
