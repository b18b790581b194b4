"""A relative reduction, told as if so many of a hundred people were spared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_IN_WORDS, value_in_words
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|{NUMBER_IN_WORDS})"
_PERCENT = r"(?: ?%| per ?cent)"
_LESS = (
    r"(?:fewer|less|lower|reduc\w+|cut(?:s|ting)?|decreas\w+|drop(?:s|ped)?|falls?|fell|lower(?:s|ed)|"
    r"declin\w+|smaller)"
)
_RELATIVE = (
    later(rf"(?<![\w.,-])(?P<number>{_NUMBER}){_PERCENT} {_LESS}\b"),
    later(
        rf"\b{_LESS}\b[^.;!?]{{0,60}}?\bby (?:about |around |nearly |almost |some )?"
        rf"(?P<number>{_NUMBER}){_PERCENT}(?! points?)"
    ),
    later(
        rf"\b{_LESS}\b[^.;!?]{{0,60}}?\bby (?:about |around |nearly |almost |some )?"
        r"(?:an? |one[- ])(?P<part>half|third|quarter|fifth|sixth|tenth)\b"
    ),
    later(
        r"\b(?:relative risk|risk ratio|rate ratio|hazard ratio|rr|hr)\b[^.;\d]{0,20}"
        r"(?P<ratio>0\.\d\d?)(?!\d)"
    ),
)
_PARTS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "sixth": 16.7, "tenth": 10.0}
_HUNDRED = r"(?:100|a hundred|one hundred)"
_SPARED = (
    r"(?:spar(?:e[sd]?|ing)|sav(?:e[sd]?|ing)|protect\w*|avoid\w*|prevent\w*|escap\w+|stopped from|"
    r"kept from|will not (?:get|have)|won't (?:get|have)|no longer)"
)
_ABSOLUTE = (
    later(
        rf"\b(?:for|of|out of|in|among) (?:every |each )?{_HUNDRED}\b[^.;!?]{{0,60}}?[, ]"
        rf"(?P<number>{_NUMBER}) [^.;!?]{{0,40}}?\b{_SPARED}"
    ),
    later(
        rf"\b{_SPARED} (?:about |around |nearly |some )?(?P<number>{_NUMBER}) (?:in|of|out of) "
        rf"(?:every |each )?{_HUNDRED}\b"
    ),
    later(
        rf"(?<![\w.,-])(?P<number>{_NUMBER}) (?:in|of|out of) (?:every |each )?{_HUNDRED} "
        rf"[^.;!?]{{0,60}}?\b{_SPARED}"
    ),
)
_CLOSE = 0.6
"""Of a hundred people, by which the two numbers may differ."""


@rule(
    "claims.relative-as-absolute",
    level=Level.WARNING,
    message="'%s' tells '%s' as if it were so many people of a hundred: say how many of a hundred"
    " are ill without it, and how many with it.",
    why="A third fewer of something rare is hardly anybody, and readers think that a third are"
    " saved.",
    sources=[
        "VA, writing for health care: numbers and risk: absolute risk with the same denominator",
        "NHS content guide, numbers: how to write about risk",
        "PIF TICK 4: risks and benefits are told clearly",
    ],
    examples=[
        Example(
            bad="A review found 64 percent fewer strokes, so for every 100 people who take it, 64"
            " are spared a stroke.",
            good="A review found 64 percent fewer strokes: of every 100 people who take it, 3 are"
            " spared a stroke.",
        ),
        Example(
            bad="Statins lower the risk of a heart attack by about one-fifth. So 20 out of every"
            " 100 people on them are spared one.",
            good="Statins lower the risk of a heart attack by about one-fifth. So 2 out of every"
            " 100 people on them are spared one.",
        ),
        Example(
            bad="Screening lowers deaths (relative risk 0.84).\n\nIt spares 16 in every 100"
            " participants from dying of bowel cancer.",
            good="Screening lowers deaths (relative risk 0.84).\n\nIt spares 2 in every 1,000"
            " participants from dying of bowel cancer.",
        ),
    ],
    words=("100", "a hundred", "one hundred"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each count of a hundred people that is the number of a relative reduction."""
    absolute = list(_found(page, _ABSOLUTE))
    if not absolute:
        return
    relative = list(_found(page, _RELATIVE))
    for number, block, start, end in absolute:
        if is_quoted(block, start, end):
            continue
        for other, there, first, last in relative:
            if abs(number - other) <= _CLOSE:
                said = block.text[start:end], there.text[first:last]
                yield Match(block.source_span(start, end), said)
                break


def _found(
    page: Page, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[float, Block, int, int]]:
    """Yield each number of a hundred with its place; a ratio as what it leaves out of one."""
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.HEADING) or in_references(page, block):
            continue
        for pattern in patterns:
            for found in pattern.finditer(block.folded):
                if part := found.groupdict().get("part"):
                    yield _PARTS[part], block, *found.span()
                elif ratio := found.groupdict().get("ratio"):
                    yield (1 - float(ratio)) * 100, block, *found.span()
                else:
                    yield value_in_words(found["number"]), block, *found.span()
