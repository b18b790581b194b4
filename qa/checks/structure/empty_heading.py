"""A heading without words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_EMPTY = {
    Format.HTML: later(
        r"<h(?P<level>[1-6])(?:\s[^<>]{0,200})?>(?:\s|&nbsp;|<br ?/?>|</?(?:strong|b|em|i|span)>)*"
        r"</h(?P=level)>",
        re.IGNORECASE,
    ),
    Format.MARKDOWN: later(r"^#{1,6}[ \t]*#*[ \t]*$", re.MULTILINE),
}


@rule(
    "structure.empty-heading",
    level=Level.WARNING,
    message="This heading has no words: write them, or take the heading out.",
    why="People who listen to a page move from heading to heading, and here they hear nothing.",
    sources=["WCAG 2.2, 2.4.6 Headings and Labels", "ACT rule ffd0e9: heading has a name"],
    limit=3,
    examples=[
        Example(
            bad="<h1>Flu</h1><p>Rest.</p><h3></h3><p>Drink.</p>",
            good="<h1>Flu</h1><p>Rest.</p><h2>Food</h2><p>Drink.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<h1>Flu</h1><p>Rest.</p><h2 class='t'><strong>&nbsp;</strong></h2>",
            good="<h1>Flu</h1><h2><img src='/a.png' alt='Rest'></h2><p>Rest.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="# Flu\n\nRest.\n\n##\n\nDrink.\n",
            good="# Flu\n\nRest.\n\n```\n##\n```\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each, those in code left out."""
    pattern = _EMPTY.get(page.document.format)
    if pattern is None:
        return
    for found in pattern.finditer(page.document.source, *page.document.content):
        if not page.is_code(found.start()):
            yield Match(Span(*found.span()), ())
