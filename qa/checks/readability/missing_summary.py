"""A long page without its main points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import CLINICAL
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LONG = 800
_HEADING = later(
    r"\W*(?:(?:key|main|important|fast|quick) (?:points?|facts|messages?|information|things"
    r"|takeaways?|look|read|guide|summary)|take-?aways?|(?:in |patient |plain[- ]language )?summary"
    r"|in (?:brief|short)|at a glance|overview|introduction|highlights|the (?:basics|essentials"
    r"|bottom line)|what you (?:need|should|must) (?:to )?know|about [a-z]|what (?:is|are)\b"
    r"|definition)",
    re.IGNORECASE,
)
_TEXT = later(
    r"\bkey (?:points|takeaways|facts|messages)\b|\bat a glance\b|\bin (?:summary|brief|short),"
    r"|\bto sum up\b|\btl;dr\b|\bmain points\b|\bthe short (?:answer|version)\b"
)
_DRY = "Gout hurts most at night, and the attacks can last for several days at a time. "


@rule(
    "readability.missing-summary",
    level=Level.SUGGESTION,
    message="This page is long and has no summary: add two or three key points at the top.",
    why="Many people read only the first lines, and a summary gives them what matters most.",
    sources=["PEMAT, item 11: the material provides a summary"],
    examples=[
        Example(
            bad=f"# Gout\n\n## Symptoms\n\n{_DRY * 60}",
            good=f"# Gout\n\n## Key points\n\n{_DRY * 60}",
        ),
        Example(bad=f"# Gout\n\n{_DRY * 60}", good=f"# Gout\n\n## Symptoms\n\n{_DRY * 20}"),
    ],
    pages=(*CLINICAL, "wellness"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield one match at the top of a page of 800 words that neither sums up nor introduces."""
    if page.word_count < _LONG or any(_HEADING.match(heading.plain) for heading in page.headings):
        return
    if not _TEXT.search(page.folded):
        yield Match(page.start)
