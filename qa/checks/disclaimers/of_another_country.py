"""A statement that the law of another country sets, on a page for this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.turned_round import around_content
from qa.context import in_references, is_quoted
from qa.countries import country_of
from qa.document import BlockKind, folded
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_AMERICAN = later(
    r"\b(?:this|these) statements? ha(?:s|ve) not been evaluated by the (?:us )?"
    r"(?:food (?:and|&) drug administration|fda)\b"
)
_US = "US"


@rule(
    "disclaimers.of-another-country",
    level=Level.WARNING,
    message="'%s' is a statement of US law, and this page is for readers elsewhere: take it out,"
    " and give what applies here.",
    why="A statement by an authority that has no say here tells readers nothing, and shows that the"
    " page was copied.",
    sources=[
        "21 CFR 101.93(c): the statement on dietary supplements sold in the United States",
        "CAP Code, section 15: food, food supplements and health claims in the United Kingdom",
    ],
    examples=[
        Example(
            bad="# Back pain clinic\n\nThese statements have not been evaluated by the Food and"
            " Drug Administration.\n\nCall NHS 111 or see your GP. In an emergency call 999.",
            good="# Back pain clinic\n\nCall NHS 111 or see your GP. In an emergency call 999.",
        ),
        Example(
            bad="# Elderberry drops\n\n\u00a312 a bottle. See your GP or call NHS 111. This"
            " statement has not been evaluated by the FDA.",
            good="# Elderberry drops\n\n$12 a bottle. Call 911 if you cannot breathe. This"
            " statement has not been evaluated by the FDA.",
        ),
    ],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the statement where a page shows that it is for another country."""
    if country_of(page) in ("", _US):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for found in _AMERICAN.finditer(block.folded):
            start, end = found.span()
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
    for found in _AMERICAN.finditer(folded(page.document.outside)):
        yield from around_content(page, *found.span())
