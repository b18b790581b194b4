"""Two names for one thing on one page."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from qa.context import in_name, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SHARE = 0.2
_FEWEST = 2
# Names of one thing, and what a name may not be followed by to count as that name.
_SETS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("medicine", r"medicines?(?! cabinet| chest)"),
        ("medication", r"medications?(?! guide| review|[- ]overuse)"),
    ),
    (("high blood pressure", r"high blood pressure"), ("hypertension", r"hypertension")),
    (("heart attack", r"heart attacks?"), ("myocardial infarction", r"myocardial infarctions?")),
    (("tablet", r"tablets?"), ("pill", r"pills?(?! organi[sz]er| box)")),
    (("womb", r"wombs?"), ("uterus", r"uterus")),
    (("seizure", r"seizures?"), ("fit", r"fits")),
    (("healthcare", r"healthcare"), ("health care", r"health care")),
    (("dietitian", r"dietitians?"), ("dietician", r"dieticians?")),
    (
        ("side effects", r"side effects?"),
        ("adverse effects", r"adverse (?:effects?|reactions?|events?)"),
    ),
    (("breastfeeding", r"breastfeed\w*"), ("breast-feeding", r"breast-feed\w*")),
    (("follow-up", r"follow-ups?"), ("followup", r"followups?")),
)  # fmt: skip
_PATTERNS = tuple(
    tuple((name, re.compile(rf"(?<![\w-]){pattern}(?![\w-])")) for name, pattern in names)
    for names in _SETS
)
_STEM = 9
"""So many letters of a name are in each of its forms, and tell it from the other name."""
_GLOSS = later(r".{0,12}[(]|,? (?:or|also|which|that is|means|is the)\b")
_MOST = 100
"""So many uses of one name are looked at."""


@rule(
    "language.inconsistent-term",
    level=Level.SUGGESTION,
    message="This page says '%s' here and '%s' elsewhere for the same thing: keep to one of them.",
    why="Readers take a new word for a new thing.",
    sources=["Federal Plain Language Guidelines, III.a.3: use the same term consistently"],
    examples=[
        Example(
            bad="Take your medicine at night. Keep the medicine dry. Do not share your medicine."
            " Tell us about any other medication. This medication can make you sleepy.",
            good="Take your medicine at night. Keep the medicine dry. Do not share your medicine.",
        ),
        Example(
            bad="Swallow the tablets whole. The tablets are white. If you miss a pill, wait. Never"
            " take two pills at once.",
            good="Swallow the tablets whole. The tablets are white. The water pill is small.",
        ),
        Example(
            good="High blood pressure (hypertension) is common. High blood pressure has no signs.",
        ),
    ],
    pages=["~professional", "~news"],
    limit=1,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the first use of the rarer of two names, where a page uses both twice and more."""
    folded = page.folded
    for names in _PATTERNS:
        if not all(folded.count(name[:_STEM]) >= _FEWEST for name, _ in names):
            continue
        uses = [(name, list(islice(_uses(page, pattern), _MOST))) for name, pattern in names]
        (usual, most), (_, fewest) = sorted(uses, key=lambda use: -len(use[1]))
        if len(fewest) < _FEWEST or len(fewest) < _SHARE * (len(most) + len(fewest)):
            continue
        block, found = fewest[0]
        yield Match(block.source_span(*found.span()), (found[0], usual))
        return


def _uses(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    """Yield the uses of a name in prose, without quotations, names, sources and glosses."""
    for block in page.blocks:
        if block.kind not in _KINDS:
            continue
        for found in pattern.finditer(block.folded):
            start, end = found.span()
            if not (
                block.folded.startswith("(", start - 1)
                or _GLOSS.match(block.folded, end)
                or in_references(page, block)
                or is_quoted(block, start, end)
                or in_name(block, start, end)
            ):
                yield block, found
