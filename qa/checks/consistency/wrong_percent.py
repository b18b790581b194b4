"""A share of people in words, with a percentage beside it that is not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ABOUT = (
    r"(?:about |around |roughly |nearly |almost |just over |just under |up to |or |that is |~ ?)?"
)
_SHARE = rf"(?P<some>{NUMBER}) (?:in|out of)(?: every)? (?P<all>{NUMBER})"
_PERCENT = r"(?P<percent>\d{1,3}(?:\.\d{1,2})?) ?(?:%|per ?cent)"
_SHARE_FIRST = later(rf"(?<![\w.,-]){_SHARE}(?: [a-z'-]+){{0,3}} \({_ABOUT}{_PERCENT}\)")
_PERCENT_FIRST = later(
    rf"(?<![\w.,-]){_PERCENT}(?: [a-z'-]+){{0,3}} \({_ABOUT}{_SHARE}(?: [a-z'-]+){{0,3}}\)"
)
_SLACK = 1.35
"""So many times one share may be the other, as where "1 in 3" stands for 30%."""
_LEAST = 0.6
"""Points by which rounded shares may differ."""
_MOST = 12
"""Points by which the same may differ where shares are large."""
_WHOLE = 100


@rule(
    "consistency.wrong-percent",
    level=Level.WARNING,
    message="'%s' is not the same as '%s', which is about %s: check both.",
    why="Readers take whichever figure they understand, and one of the two misleads them.",
    sources=[
        "PEMAT, item 7: calculations are done for readers, and are right",
        "NHS digital service manual, content style guide: numbers and percentages",
    ],
    examples=[
        Example(
            bad="About 1 in 8 women (5%) will have it.",
            good="About 1 in 8 women (13%) will have it.",
        ),
        Example(
            bad="Some 30% of people (about 1 in 13) are ill again within a year.",
            good="Some 30% of people (about 1 in 3) are ill again within a year.",
        ),
        Example(good="Two in three people (66%) feel better, and 1 in 100 (1.2%) feel worse."),
    ],
    words=("%)", "percent)", "per cent)", "% (", "% of", "percent ", "per cent "),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each percentage or share in brackets that is not the figure before it."""
    for block in page.prose:
        for pattern in (_SHARE_FIRST, _PERCENT_FIRST):
            for found in pattern.finditer(block.folded):
                if (match := _match(page, block, found)) is not None:
                    yield match


def _match(page: Page, block: Block, found: re.Match[str]) -> Match | None:
    whole = value_of(found["all"])
    some, percent = value_of(found["some"]), float(found["percent"])
    if not 0 < some < whole or not 0 < percent <= _WHOLE:
        return None
    right = some / whole * _WHOLE
    apart, alike = abs(right - percent), right / _SLACK <= percent <= right * _SLACK
    if apart <= _LEAST or (alike and apart <= _MOST):
        return None
    start, end = found.span("percent")
    if in_references(page, block) or is_quoted(block, start, end):
        return None
    share = block.text[found.start("some") : found.end("all")]
    args = (block.text[start:end] + "%", share, f"{right:.3g}%")
    return Match(block.source_span(start, end), args)
