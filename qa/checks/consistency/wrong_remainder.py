"""A share and "the rest" that do not make a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_REST = later(r"\b(?:the|and) (?:remaining|other) (?P<rest>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)")
# What stands in every such sentence; each begins with a literal.
_MAY_BE = (later(r"remaining \d"), later(r"other \d"))
_SHARE = later(r"(?<![\d.,-])(?P<share>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)")
_RANGE = later(
    r"\d\s?%?\s?(?:-|–|—|to|or)\s?\d|"
    r"\b(?:up to|at least|more|less|fewer|of the|of those|of these)\b"
)
_NOT_PROSE = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT)
_WHOLE = 100
_ROUNDING = 1.0


@rule(
    "consistency.wrong-remainder",
    level=Level.WARNING,
    message="%s and the remaining %s make %s, not 100%: check the figures.",
    why="Figures that do not add up leave readers with nothing to rely on.",
    sources=["Google, Creating helpful content: no easily verified factual errors"],
    examples=[
        Example(
            bad="About 60% of people get better in a month, and the remaining 30% need longer.",
            good="About 60% of people get better in a month, and the remaining 40% need longer.",
        ),
        Example(
            bad="In 85 percent of cases the cause is harmless; the other 25 percent need a test.",
            good="In 85 percent of cases the cause is harmless; the other 15 percent need a test.",
        ),
        Example(good="Of the rest, 20% need surgery, 30% a cast, and the remaining 50% nothing."),
        Example(good="About 5-10% have it twice, and the remaining 85% never again."),
    ],
    words=("remaining", "the other", "and other"),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield "the remaining N%" of a sentence in which the shares before it leave another rest."""
    folded = page.folded
    hits = {page.block_of(hit.start()) for sign in _MAY_BE for hit in sign.finditer(folded)}
    for block in [page.blocks[index] for index in sorted(hits)]:
        if block.kind in _NOT_PROSE:
            continue
        for rest in _REST.finditer(block.folded):
            first, _ = sentence_around(block.plain, rest.start())
            before = block.folded[first : rest.start()]
            shares = [float(hit["share"]) for hit in _SHARE.finditer(before)]
            if not shares or _RANGE.search(before) or in_references(page, block):
                continue
            total = sum(shares) + float(rest["rest"])
            if _fits(shares, float(rest["rest"])) or is_quoted(block, *rest.span()):
                continue
            if "other" in rest[0] and total < _WHOLE:
                continue
            span = block.source_span(rest.start("rest"), rest.end())
            said = " and ".join(f"{share:g}" for share in shares)
            args = (f"{said}%", f"{float(rest['rest']):g}%", f"{total:g}%")
            yield Match(span, args)


def _fits(shares: list[float], rest: float) -> bool:
    """Return whether the last of the shares, or more of them, leave the rest."""
    total = rest
    for share in reversed(shares):
        total += share
        if abs(total - _WHOLE) <= _ROUNDING:
            return True
    return False
