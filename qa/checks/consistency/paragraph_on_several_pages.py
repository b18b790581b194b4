"""The same long paragraph on two or three pages of a site."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from qa.checks.consistency.repeated import repeated
from qa.context import in_references, is_verbatim
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, Fact, SiteMatch, site_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa.page import Page
    from qa.rule import PageFacts

_WORDS = 40
_MOST_PAGES = 5
"""On more pages, a paragraph is part of how the site is built."""
_NOTICE = later(
    r"professional medical advice|\bnot (?:a )?substitute|medical emergency|\bemergenc|disclaimer|"
    r"copyright|\b(?:911|999|112|000|988)\b|privacy|cookies?\b|licen[cs]e|editorial|funded by|"
    r"not been evaluated|regulated by|registered charity|yellow card|medwatch|side effects? to|"
    r"this (?:page|site|information|website)"
)
# One of these stands in whatever the pattern finds.
_NOTICES = (
    *("professional medical advice", "substitute", "medical emergency", "emergenc", "disclaimer"),
    *("copyright", "911", "999", "112", "000", "988", "privacy", "cookie", "licen", "editorial"),
    *("funded by", "not been evaluated", "regulated by", "registered charity", "yellow card"),
    *("medwatch", "side effect", "this page", "this site", "this information", "this website"),
)


def paragraphs(page: Page) -> Iterator[Fact]:
    """Yield a digest of each long paragraph that is no notice."""
    notices = [notice for notice in _NOTICES if notice in page.folded]
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) < 3 * _WORDS:
            continue
        folded = block.folded
        words = folded.split()
        if len(words) < _WORDS:
            continue
        if any(notice in folded for notice in notices) and _NOTICE.search(folded):
            continue
        if in_references(page, block) or is_verbatim(page, block, 0, 1):
            continue
        key = hashlib.blake2b(" ".join(words).encode(), digest_size=12).hexdigest()
        yield Fact(key, " ".join(block.text.split()[:8]), block.source_span(0, len(block.text)))


_TEXT = (
    "Most adults need seven to nine hours of sleep a night, and people who get less for weeks feel "
    "it in their mood, in their memory and in how well their body fights colds, so that a regular "
    "hour for going to bed is worth more than any tablet."
)


@site_rule(
    "consistency.paragraph-on-several-pages",
    gather=paragraphs,
    level=Level.SUGGESTION,
    message="This paragraph ('%s …') also stands on %s: keep it on one page and link to it.",
    why="A text that stands twice is mended once, and the other copy goes out of date.",
    sources=["NHS digital service manual, content style guide: say it once"],
    examples=[
        Example(
            bad=f"=== a.md ===\n# Sleep\n\n{_TEXT}\n=== b.md ===\n# Mood\n\n{_TEXT}\n",
            good=f"=== a.md ===\n# Sleep\n\n{_TEXT}\n=== b.md ===\n# Mood\n\nSleep helps.\n",
        ),
        Example(
            bad=f"=== a.md ===\n# Sleep\n\n{_TEXT}\n=== b.md ===\n# Mood\n\nTalk.\n\n{_TEXT}\n",
            good=f"=== a.md ===\n# Sleep\n\nThis page is not a substitute for care. {_TEXT}\n"
            f"=== b.md ===\n# Mood\n\nThis page is not a substitute for care. {_TEXT}\n",
        ),
    ],
)
def check(pages: Sequence[PageFacts], today: date) -> Iterator[SiteMatch]:
    """Yield the first paragraph of each page that stands on another one, but not on many."""
    del today
    told: set[str] = set()
    for path, fact, other in repeated(pages):
        if path in told:
            continue
        more = re.search(r" and (\d+) more\Z", other)
        if more is None or int(more[1]) + 2 <= _MOST_PAGES:
            told.add(path)
            yield SiteMatch(path, Match(fact.span, (fact.value, other)))
