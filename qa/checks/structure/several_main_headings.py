"""More than one heading of the first level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_MANY = 2
_HEADING = later(r"<h1\b[^<>]{0,300}>([^<>]{5,200})</h1\s*>", re.IGNORECASE)
_STEM = 5
_FEWEST_LETTERS = 4


@rule(
    "structure.several-main-headings",
    level=Level.WARNING,
    message="'%s' is a second heading of the first level: a page has one; make this one a"
    " heading of"
    " level 2.",
    why="People who listen to a page take the heading of the first level for its title, and two"
    " titles sound like two pages.",
    sources=[
        "NHS digital service manual, content style guide, headings: one h1 a page",
        "WCAG 2.2, 1.3.1 Info and Relationships",
    ],
    limit=1,
    examples=[
        Example(
            bad="# Asthma\n\nIt is common.\n\n# Treatment\n\nInhalers help.",
            good="# Asthma\n\nIt is common.\n\n## Treatment\n\nInhalers help.",
        ),
        Example(
            bad="# Flu\n\n## Signs\n\nFever.\n\n# Help\n\nCall us.",
            good="---\ntitle: Flu\n---\n\n# Flu\n\n## Signs\n\nFever.",
        ),
        Example(
            bad="<header><h1>Asthma: your guide</h1></header><main><h1>Living with asthma</h1>"
            "<p>It is common.</p></main>",
            good="<header><h1>Elm Clinic</h1></header><main><h1>Living with asthma</h1>"
            "<p>It is common.</p></main>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the second such heading; on a page that uses them throughout as a suggestion."""
    first = [heading for heading in page.headings if heading.level == 1 and heading.text.strip()]
    below = [heading for heading in page.headings if heading.level > 1]
    if len(first) == 1:
        yield from _in_header(page, first[0])
    if len(first) < _MANY:
        return
    own = len(first) > _MANY and len(below) < len(first)
    heading = first[1]
    yield Match(
        heading.source_span(0, len(heading.text)),
        (heading.text.strip(),),
        level=Level.SUGGESTION if own else None,
    )


def _in_header(page: Page, own: Block) -> Iterator[Match]:
    """Yield the content's title where another, of the same subject, stands in the page's header.

    The name of the site stands in many headers as a heading, and is of no subject.
    """
    document = page.document
    if document.format is not Format.HTML:
        return
    subject = _stems(own.folded)
    for found in _HEADING.finditer(document.source):
        place = Span(*found.span())
        if document.content.start <= place.start < document.content.end:
            continue
        text = " ".join(found[1].split())
        if text in document.outside and subject & _stems(text.lower()):
            yield Match(own.source_span(0, len(own.text)), (own.text.strip(),))
            return


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in words_in(text) if len(word) >= _FEWEST_LETTERS}
