"""Emoji in headings and at the start of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.residue.lines import lines
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ONE = (
    "[\U0001f300-\U0001faff\u2600-\u2604\u2607-\u260d\u2614-\u262f\u2638-\u263f\u2648-\u265f"
    "\u2690-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u231a\u231b\u23e9-\u23f3"
    "\U0001f1e6-\U0001f1ff]"
)
# Signs that pages use as signs: ticks and crosses of a plain font, arrows, stars.
_PLAIN = (
    "\u2610-\u2612\u2713\u2717\u2716\u2720\u2022\u27a4\u27a2\u2794\u2192\u2756\u274f\u2751\u2752"
)
_EMOJI = later(f"(?![{_PLAIN}]){_ONE}[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*(?:{_ONE}\ufe0f?)*")
_CELLS = frozenset({BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER, BlockKind.CODE, BlockKind.ALT})


@rule(
    "structure.emoji-as-marker",
    level=Level.WARNING,
    message="'%s' stands where a heading or a bullet begins: take it out, and use a list where"
    " one is"
    " meant.",
    why="Screen readers say the name of each emoji aloud, and readers take the page for an advert.",
    sources=[
        "Wikipedia, Signs of AI writing: emoji in headings and in front of list items",
        "WCAG 2.2, 1.1.1 Non-text Content",
    ],
    limit=5,
    examples=[
        Example(
            bad="## \u2705 Benefits\n\nIt works within a week.",
            good="## Benefits\n\nIt works within a week.",
        ),
        Example(
            bad="- \U0001f449 Book a visit\n- \U0001f680 Feel better",
            good="- Book a visit\n- Feel better \U0001f642",
        ),
        Example(
            bad="\u26a0\ufe0f Do not take it with milk.",
            good="| Food | Allowed |\n|---|---|\n| Milk | \u274c |",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each, with the blank after it as part of the fix."""
    for block in page.blocks:
        if block.text.isascii() or block.kind in _CELLS:
            continue
        if block.kind is BlockKind.HEADING:
            places = [found.span() for found in _EMOJI.finditer(block.text)]
        else:
            found_at = (_EMOJI.match(block.text, start) for start, _ in lines(page.document, block))
            places = [found.span() for found in found_at if found]
        for start, end in places:
            span = block.source_span(start, end)
            blank = end + 1 if block.text[end : end + 1] == " " else end
            fix = Fix("Take it out", (Edit(block.source_span(start, blank), ""),), safe=True)
            yield Match(span, (block.text[start:end],), (fix,))
