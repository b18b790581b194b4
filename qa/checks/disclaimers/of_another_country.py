"""A statement that the law of another country sets, on a page for this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.turned_round import AGENCY, around_content
from qa.context import in_references, is_quoted
from qa.countries import country_of
from qa.document import BlockKind, folded
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_AMERICAN = later(
    r"\b(?:this|these) statements? ha(?:s|ve) not been evaluated by the (?:us )?"
    r"(?:food (?:and|&) drug administration|fda)\b"
)
_APPROVED = r"\b(?:approved|licensed|authori[sz]ed|regulated|registered|cleared|certified) "
# An authority that has a say in one country only, named for another.
_NO_SAY = later(
    rf"{_APPROVED}(?:\w+ )?by (?:the )?(?:us )?{AGENCY} for (?:\w+ ){{1,4}}?(?:in|across) (?:the )?"
    r"(?:uk\b|united kingdom|great britain|britain|england|scotland|wales|northern ireland|ireland|"
    r"australia|new zealand|canada|europe\b|eu\b|european union)"
    rf"|{_APPROVED}(?:\w+ )?by (?:the )?(?:mhra|medicines and healthcare products regulatory "
    r"agency|nice|nhs|cqc|european medicines agency|ema) for (?:\w+ ){1,4}?(?:in|across) (?:the )?"
    r"(?:us\b|usa\b|united states|america\b)"
)
_US = "US"


@rule(
    "disclaimers.of-another-country",
    level=Level.WARNING,
    message="'%s' rests on the law of another country, which has no say where these readers are:"
    " take it out, and give what applies here.",
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
        Example(
            bad="# Folic acid\n\nThese tablets are approved by the FDA for sale in Britain.",
            good="# Folic acid\n\nThese tablets are approved by the FDA for use in adults, and by"
            " the MHRA for use in the UK.",
        ),
    ],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the statement on a page for another country, and authorities named for another."""
    if country_of(page) not in ("", _US):
        yield from _told(page, _AMERICAN)
    yield from _told(page, _NO_SAY)


def _told(page: Page, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Yield what a pattern finds in the page and around its content."""
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for found in pattern.finditer(block.folded):
            start, end = found.span()
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
    for found in pattern.finditer(folded(page.document.outside)):
        yield from around_content(page, *found.span())
