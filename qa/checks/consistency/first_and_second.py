"""A first and a second visit, and three visits in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import NUMBER, states, value_of
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_THING = (
    r"(?P<thing>visit|appointment|session|dose|injection|jab|shot|scan|operation|blood draw|call|"
    r"interview|treatment|consultation|infusion)"
)
_NTH = later(
    rf"\b(?P<nth>first|second|third|fourth|fifth|next|last|final|another|further|follow-up|extra|"
    rf"booster|repeat|later|every|each|additional|regular|other|annual|more|subsequent) "
    rf"(?:\w+ )?{_THING}s?\b"
)
_COUNTED = later(
    rf"\b(?:covers|includes?|all|all of the|the|these|your|after|book|for|in|of) "
    rf"(?P<number>{NUMBER}) "
    rf"(?:\w+ )?{_THING}s\b(?! (?:a|per|each|every|apart|earlier|or)\b)"
)
_APART = later(
    r"\b(?:if|unless|some|may|might|other|or|up to|children|older|aged|under|over|weak\w*|year|"
    r"month|week|day)\b"
)


@rule(
    "consistency.first-and-second",
    level=Level.WARNING,
    message="'%s' here, and elsewhere on this page only a first and a second one: count again.",
    why="Readers plan, and pay, for the number that the page gives.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="1. Have your first visit, which lasts 60 minutes.\n2. Have your second "
            "visit.\n\nThe"
            " assessment costs $640. That covers three visits and the report.",
            good="1. Have your first visit, which lasts 60 minutes.\n2. Have your second "
            "visit.\n\nThe"
            " assessment costs $640. That covers two visits and the report.",
        ),
        Example(
            bad="At the first session we talk.\n\nAt the second session you set a goal.\n\nYou pay"
            " for the four sessions together.",
            good="At the first session we talk.\n\nAt the second session you set a goal.\n\nAt the"
            " last session we look back. You pay for the four sessions together.",
        ),
    ],
    words=("second ",),
    beside=[("first ",)],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield a number above two of what has a first and a second, and no third or other one."""
    named: dict[str, set[str]] = {}
    for found in _NTH.finditer(page.folded):
        named.setdefault(found["thing"], set()).add(found["nth"])
    two = {thing for thing, nths in named.items() if nths == {"first", "second"}}
    for block in page.blocks if two else ():
        for found in _COUNTED.finditer(block.folded):
            start, end = found.span()
            if found["thing"] not in two or value_of(found["number"]) <= len(_BOTH):
                continue
            if states(page, block, start, end) and not _APART.search(found[0]):
                shown = block.text[found.start("number") : end]
                yield Match(block.source_span(found.start("number"), end), (shown,))


_BOTH = ("first", "second")
