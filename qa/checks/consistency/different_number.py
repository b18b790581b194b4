"""Two sentences that are alike but for a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    "|fifty|sixty|hundred|once|twice"
)
_NUMBER = later(rf"(?<![\w.])(?:\d[\d,.]*\d|\d|{_WORDS})(?![\w.]*\d)")
_UNIT = later(
    r"\A[ -]?(?P<unit>%|(?:minute|hour|day|night|week|month|year|tablet|capsule|dose|time|unit|puff"
    r"|drop|glass|cup|mg|mcg|microgram|milligram|gram|ml|g|kg|mmol/l|mg/dl|percent|per cent)s?\b)"
)
_FEWEST = 7
"""Words that two sentences must share, apart from the number."""
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST = 400


@rule(
    "consistency.different-number",
    level=Level.WARNING,
    message="The same sentence has '%s' here and '%s' on line %s: check which is right.",
    why="Readers who find two figures for one thing take one of them, and it may be the wrong one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    limit=3,
    examples=[
        Example(
            bad="Call us if the swelling lasts for more than 3 days after the visit.\n\nRest.\n\n"
            "Call us if the swelling lasts for more than 3 weeks after the visit.",
            good="Call us if the swelling lasts for more than 3 days after the visit. Call the"
            " ward if the pain lasts for more than 3 weeks after the visit.",
        ),
        Example(
            bad="Wait at least 4 hours before you take the next tablet.\n\n- Wait at least 2 hours"
            " before you take the next tablet.",
            good="In the first week, take 1 tablet in the morning with food. In the second week,"
            " take 2 tablets in the morning with food.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the number of the later sentence; tables and steps that go on counting are left alone.

    Every word but one number, and the unit behind it, must be the same.
    """
    seen: dict[str, tuple[str, Block, int]] = {}
    for count, (block, start, end) in enumerate(_sentences(page)):
        if count >= _MOST:
            return
        text = block.folded[start:end]
        hits = list(_NUMBER.finditer(text))
        if len(hits) != 1 or text.count(" ") < _FEWEST:
            continue
        hit = hits[0]
        unit = _UNIT.match(text[hit.end() :])
        stop = hit.end() + (unit.end() if unit else 0)
        key = " ".join(f"{text[: hit.start()]} # {text[stop:]}".split()).strip(" .!:;")
        said = text[hit.start() : stop]
        other, there, at = seen.setdefault(key, (said, block, start))
        if other == said or in_references(page, block) or is_quoted(block, start, end):
            continue
        first = there.source_span(at, len(there.text)).start
        line = page.document.position(first).line
        span = block.source_span(start + hit.start(), start + stop)
        yield Match(span, (said, other, str(line)))


def _sentences(page: Page) -> Iterator[tuple[Block, int, int]]:
    for block in page.blocks:
        if block.kind in _KINDS and block.text.count(" ") >= _FEWEST:
            for start, end in sentences(block.plain):
                yield block, start, end
