"""A paragraph that is marked up as a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import Format
from qa.finding import Level, Match
from qa.page import sentences
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MANY = 20
"""Words; a heading of two sentences has fewer, such as "Got a cold? Here is what helps"."""


@rule(
    "structure.paragraph-as-heading",
    level=Level.WARNING,
    message="This heading holds a whole paragraph ('%s'): make it running text.",
    why="Screen readers list headings for people to jump to, and a paragraph drowns the others.",
    sources=[
        "WCAG 2.2, 1.3.1 Info and Relationships; 2.4.6 Headings and Labels",
        "NHS digital service manual, content style guide: short headings",
    ],
    limit=3,
    examples=[
        Example(
            bad="# Monitor\n\n## The cuff squeezes your arm by day and by night. It can feel tight,"
            " and you may have a bruise, but it is safe to go on with what you do.\n\nRest.",
            good="# Monitor\n\n## The cuff\n\nThe cuff squeezes your arm by day and by night. It"
            " can feel tight, and you may have a bruise.",
        ),
        Example(
            bad="<h1>Flu</h1><h3>Most people are well in a week. Rest at home, drink more than you"
            " always do, and ask a pharmacist which tablets bring a fever down.</h3><p>Sleep.</p>",
            good="<h1>Flu</h1><h3>Got flu? Here is what helps</h3><p>Rest, and drink more.</p>",
            format=Format.HTML,
        ),
    ],
    pages=["~professional", "~news"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading of markup with two sentences or more, and many words.

    Lines of plain text are headings by their length alone, and are left out.
    """
    for heading in page.headings:
        text = heading.plain.strip()
        if not heading.level or text.count(" ") < _MANY or in_references(page, heading):
            continue
        if len(list(sentences(text))) > 1:
            shown = " ".join(text.split()[:8])
            yield Match(heading.source_span(0, len(heading.text)), (shown,))
