"""Characters that nobody sees and that break searching and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAMES = {
    "\u200b": "a zero-width space",
    "\u2060": "a word joiner",
    "\ufeff": "a byte-order mark",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
}
_RUN = later(f"[{''.join(_NAMES)}]+")


@rule(
    "residue.invisible-character",
    level=Level.SUGGESTION,
    message="%s stands here, which nobody can see: take it out.",
    why="Invisible characters split words for search, copying and screen readers.",
    sources=["Unicode Standard, 23.2 Layout Controls"],
    limit=10,
    examples=[
        Example(bad="Ibu\u200bprofen eases pain.", good="Ibuprofen eases pain."),
        Example(bad="Take it with food.\ufeff Then rest.", good="Take it with food. Then rest."),
    ],
    words=sorted(_NAMES),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each run of such characters."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or block.text.isascii():
            continue
        for found in _RUN.finditer(block.text):
            span = block.source_span(*found.span())
            fix = Fix("Take it out", (Edit(span, ""),), safe=True)
            name = _NAMES[found[0][0]]
            yield Match(span, (name[0].upper() + name[1:],), (fix,))
