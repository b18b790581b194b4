"""A first and a second visit, and three visits in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.statements import sentence_of, states
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Span
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
_ONE = later(
    rf"\b(?:only |just )?(?:one|a single) {_THING} (?:is (?:enough|needed|all|plenty)|will do|"
    rf"protects|gives "
    rf"(?:full|lasting))|\b(?:only|just) (?:one|a single) {_THING.replace('thing', 'thing2')}\b"
)
_SECOND = later(
    rf"\b(?:(?:your|the|for your|for the) second|both|a second) {_THING}s?\b(?! (?:is not|opinion))"
)
_CASE = later(
    r"\b(?:if|unless|some|may|might|who|children|aged|under|older|weak\w*|no|not|never|without|instead|"
    r"day|time)\b"
)
_APART = later(
    r"\b(?:if|unless|some|may|might|other|or|up to|children|older|aged|under|over|weak\w*|year|"
    r"month|week|day)\b"
)


@rule(
    "consistency.first-and-second",
    level=Level.WARNING,
    message="'%s' here, and another number of them elsewhere on this page: count again.",
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
            bad="The vaccine is free. One dose is enough.\n\nCome back for your second dose after"
            " six months.",
            good="The vaccine is free. One dose is enough.\n\nIf your immune system is weak, come"
            " back for your second dose after six months.",
        ),
        Example(
            bad="At the first session we talk.\n\nAt the second session you set a goal.\n\nYou pay"
            " for the four sessions together.",
            good="At the first session we talk.\n\nAt the second session you set a goal.\n\nAt the"
            " last session we look back. You pay for the four sessions together.",
        ),
    ],
    words=("second ", "both "),
    beside=[("first ", "one ", "single ")],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield a number above two of what has a first and a second, and no third or other one."""
    named: dict[str, set[str]] = {}
    for found in _NTH.finditer(page.folded):
        named.setdefault(found["thing"], set()).add(found["nth"])
    two = {thing for thing, nths in named.items() if nths == {"first", "second"}}
    yield from _one_and_second(page)
    for block in page.blocks if two else ():
        for found in _COUNTED.finditer(block.folded):
            start, end = found.span()
            if found["thing"] not in two or value_of(found["number"]) <= len(_BOTH):
                continue
            if states(page, block, start, end) and not _APART.search(found[0]):
                shown = block.text[found.start("number") : end]
                yield Match(block.source_span(found.start("number"), end), (shown,))


def _one_and_second(page: Page) -> Iterator[Match]:
    """Yield "one dose is enough" and "your second dose", where each holds for everybody."""
    one = next(_for_all(page, _ONE), None)
    second = next(_for_all(page, _SECOND), None) if one is not None else None
    if one is None or second is None or one[1] != second[1]:
        return
    yield from both_places(*(Match(here[0], (here[2],)) for here in (one, second)))


def _for_all(page: Page, said: re.Pattern[str]) -> Iterator[tuple[Span, str, str]]:
    """Yield where, of what and how something is said for everybody."""
    for block in page.blocks:
        for found in said.finditer(block.folded):
            if _CASE.search(sentence_of(block, found.start())) or not states(
                page, block, *found.span()
            ):
                continue
            thing = next(filter(None, found.groupdict().values()))
            yield block.source_span(*found.span()), thing, block.text[slice(*found.span())]


_BOTH = ("first", "second")
