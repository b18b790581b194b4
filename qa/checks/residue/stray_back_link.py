"""The arrow of a footnote that leads back to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, InlineKind
from qa.finding import Edit, Fix, Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ARROW = "\u21a9"


@rule(
    "residue.stray-back-link",
    level=Level.WARNING,
    message="'%s' was the way back from a footnote on the page this text was copied from: take it"
    " out.",
    why="A sign that leads nowhere makes readers look for a note that is not there.",
    sources=["Wikipedia, Signs of AI writing: stray footnote back-links"],
    examples=[
        Example(
            bad="Most people feel better in a week. \u21a9", good="Most feel better in a week."
        ),
        Example(
            bad="1. Okafor A. Asthma. 2021. \u21a9\ufe0e",
            good="Rest.[^1]\n\n[^1]: Okafor A. 2021. [\u21a9](#fnref1)",
        ),
    ],
    words=[_ARROW],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such arrow that is no link."""
    for block in page.blocks:
        at = block.text.find(_ARROW)
        if at < 0 or block.kind is BlockKind.CODE:
            continue
        if any(i.kind is InlineKind.LINK and i.start <= at < i.end for i in block.inlines):
            continue
        span = block.source_span(at, at + 1)
        yield Match(span, (_ARROW,), (Fix("Take it out", (Edit(span, ""),), safe=True),))
