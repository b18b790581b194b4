"""A list that readers see as plain text, because no blank parts its marks from its items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_BARE = later(
    r"^[ \t]{0,6}(?:[-+](?=[A-Za-z]{2})(?![^\n]*[a-z][-+]\s)|\*(?=[A-Za-z][^*\n]*$)|"
    r"\d{1,2}[.)](?=[A-Za-z]{2}))[^\n]+$",
    re.MULTILINE,
)
_ITEM = later(r"^[ \t]{0,6}(?:[-+*]|\d{1,2}[.)])[ \t]+\S[^\n]*$", re.MULTILINE)
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_FEWEST = 2


@rule(
    "structure.undrawn-list",
    level=Level.WARNING,
    message="'%s' is shown as plain text, not as an item of a list: put a blank behind its mark.",
    why="Items that run on in one paragraph are skipped, and one may be the warning.",
    sources=[
        "CommonMark Spec, 5.2: a list marker is followed by at least one space",
        "NHS digital service manual, content style guide: lists",
    ],
    examples=[
        Example(
            bad="To ease it:\n\n-suck ice\n-sip cold tea\n-rest your voice\n",
            good="To ease it:\n\n- suck ice\n- sip cold tea\n- rest your voice\n",
        ),
        Example(
            bad="To ease it:\n\n*suck ice\n*sip cold tea\n",
            good="To ease it:\n\n*Suck ice* now and then.\n*Sip cold tea*, and rest.\n",
        ),
        Example(
            bad="1)Sit down.\n2)Lean forward.\n3)Pinch your nose.\n",
            good="1) Sit down.\n2) Lean forward.\n3) Pinch your nose.\n",
        ),
        Example(
            bad="- suck ice\n-sip cold tea\n- rest your voice\n",
            good="- suck ice\n- sip cold tea, and\n  -if it helps- lemon\n",
        ),
        Example(good="-Take it with food.\n", format=Format.TEXT),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first such line of each block with two of them, or with a true item beside it.

    Only in Markdown: in plain text readers see the lines as they are.
    """
    if page.document.format is not Format.MARKDOWN:
        return
    source = page.document.source
    ends = 0
    for block in page.blocks:
        if block.kind not in _KINDS or block.span.start < ends:
            continue
        start = source.rfind("\n", 0, block.span.start) + 1
        bare = list(_BARE.finditer(source, start, block.span.end))
        if len(bare) >= _FEWEST or (bare and _has_item_beside(source, bare)):
            ends = bare[-1].end()
            at = bare[0].end() - len(bare[0][0].lstrip())
            yield Match(Span(at, ends), (bare[0][0].strip(),))


def _has_item_beside(source: str, bare: list[re.Match[str]]) -> bool:
    """Return whether the line above the first, or below the last, is an item as it should be."""
    above = source.rfind("\n", 0, max(bare[0].start() - 1, 0)) + 1
    over = bare[0].start() > 0 and _ITEM.match(source, above) is not None
    below = _ITEM.match(source, min(bare[-1].end() + 1, len(source))) is not None
    return over or below
