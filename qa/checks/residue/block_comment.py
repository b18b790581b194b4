"""The marks of the WordPress editor around its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


@rule(
    "residue.block-comment",
    level=Level.WARNING,
    message="'%s' is a mark of the WordPress editor: copy the page as readers see it, not as the"
    " editor stores it.",
    why="A text copied with the editor's marks brings along code, and loses what a block would have"
    " shown.",
    sources=["WordPress Block Editor Handbook: block delimiters (<!-- wp:paragraph -->)"],
    limit=1,
    examples=[
        Example(
            bad="<!-- wp:paragraph --><p>Rest.</p><!-- /wp:paragraph -->",
            good="<!-- the first part --><p>Rest.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<!-- wp:heading -->\n\n## Causes\n\nPollen.",
            good="<!-- wp is short for WordPress -->\n\n## Causes\n\nPollen.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first such comment."""
    for comment in page.document.comments:
        if comment.text.strip().lstrip("/").startswith("wp:"):
            yield Match(comment.span, (page.document.source[slice(*comment.span)],))
            return
