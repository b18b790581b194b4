"""A link whose words do not say where it leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import InlineKind
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAYS_NOTHING = re.compile(
    r"(?:(?:please )?(?:click|tap|press|go|see|look|right|from|read)(?: on)?(?: this)? here|here|"
    r"(?:click|tap|press)(?: (?:on )?(?:this|the|this link|the link|me|to read|for more))?|"
    r"(?:this|the|following) (?:link|url|button)|links?|(?:read|see|view|find|show|get) more|more|"
    r"this|continue reading|read on|go)"
)
_SAYS_LITTLE = re.compile(
    r"(?:learn more|find out more|(?:for )?more (?:info|information|details)|details|read this|"
    r"this (?:page|article|site|web ?site|post|resource|document)|see this(?: page)?|web ?site)"
)
_AROUND = " .,:;!?()[]<>»›→>…*\"'"


@rule(
    "links.vague-text",
    level=Level.WARNING,
    message="The link '%s' does not say where it leads: use words that name the page behind it.",
    why="People who use a screen reader go from link to link and hear only these words.",
    sources=["WCAG 2.2, 2.4.4 (level A) and 2.4.9", "NHS content guide, links"],
    examples=[
        Example(
            bad="To see how to use the inhaler, [click here](inhaler.md).",
            good="See [how to use the inhaler](inhaler.md).",
        ),
        Example(
            bad="You can book a flu jab [here](book.md).",
            good="Call your clinic from [Here for You](book.md), the evening service.",
        ),
        Example(
            bad="Knee pain often gets better on its own. [Read more](knee.md)",
            good="Knee pain often gets better on its own. [Read more about knee pain](knee.md)",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the words of each such link."""
    for block in page.blocks:
        for inline in block.inlines:
            if inline.kind is not InlineKind.LINK:
                continue
            shown = block.folded[inline.start : inline.end].strip(_AROUND)
            if len(shown) > 24:  # no vague wording is longer
                continue
            if _SAYS_NOTHING.fullmatch(shown):
                level = Level.WARNING
            elif _SAYS_LITTLE.fullmatch(shown):
                level = Level.SUGGESTION
            else:
                continue
            text = block.text[inline.start : inline.end]
            start = inline.start + len(text) - len(text.lstrip())
            end = inline.end - len(text) + len(text.rstrip())
            yield Match(block.source_span(start, end), (text.strip(_AROUND),), level=level)
