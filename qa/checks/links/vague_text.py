"""A link whose words do not say where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Link
    from qa.page import Page

_SAYS_NOTHING = later(
    r"(?:please )?(?:(?:click|tap|press|go|see|look|right|over|from|read|visit|download|book|apply|"
    r"register|available|found|view|watch)(?: it| this)?(?: on)?(?: this)? here|here|"
    r"(?:click|tap|press)(?: (?:on )?(?:this|the|this link|the link|(?:the )?link below|me|to read|"
    r"for more))?|click here (?:for|to (?:read|see|find out|learn|get|view))"
    r"(?: (?:more|details|it|(?:more )?info(?:rmation)?|(?:the )?full (?:article|story)|this))?|"
    r"(?:(?:follow|see|use|via|at|visit|open) )?(?:this|the|following|that) (?:link|url|button|"
    r"address)(?: here| below)?|links?|"
    r"(?:read|see|view|find|show|get|discover|know) more|more|(?:this|that) one|"
    r"this|continue(?: reading)?|keep reading|read on|read it|go|url|"
    r"(?:read|see|view)(?: the)? (?:full )?(?:article|post|story|page)|"
    r"(?:learn|find out) more here|more here|(?:to )?(?:learn|find out)(?: even)? more|"
    r"(?:for )?(?:more|further|additional) (?:info|information|details)|"
    r"this (?:page|article|site|web ?site|web ?page|post|resource|document))"
)
_SAYS_LITTLE = later(
    r"(?:further reading|details|info|information|read this|source|"
    r"(?:our|their|the) (?:page|article|site|web ?site|web ?page|post|resource|document)|"
    r"(?:this|our|their|the) (?:pdf|guide|video|leaflet)|"
    r"see this(?: page)?|web ?site|web ?page|page|article|pdf|document|"
    r"download(?: now)?|get started|visit(?: the)? (?:site|web ?site|page))"
)
_LONGEST = 45
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
        Example(
            bad="For the exercises, [follow this link](exercises.md).",
            good='<p><a href="knee.html" aria-label="Read more about knee pain">Read more</a></p>',
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the words of each such link, unless a screen reader is given better ones."""
    labelled = [link.span for link in page.document.links if _says_more(link)]
    for block in page.blocks:
        for inline in block.inlines:
            if inline.kind is not InlineKind.LINK:
                continue
            shown = block.folded[inline.start : inline.end].strip(_AROUND)
            if len(shown) > _LONGEST:  # no vague wording is longer
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
            span = block.source_span(start, end)
            if not any(one.start <= span.start < one.end for one in labelled):
                yield Match(span, (text.strip(_AROUND),), level=level)


def _says_more(link: Link) -> bool:
    """Return whether a link carries a name for screen readers that says where it leads."""
    if not link.label or not link.kind.followed:
        return False
    name = link.label.lower().strip(_AROUND)
    return not (_SAYS_NOTHING.fullmatch(name) or _SAYS_LITTLE.fullmatch(name))
