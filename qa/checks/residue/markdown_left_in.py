"""Marks of Markdown that readers see as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MARKS = re.compile(
    r"\*\*(?=[^\s*])[^*\n]{1,80}(?<=[^\s*])\*\*|^#{2,6} (?=\S).{1,80}"
    r"|\[[^\]\n]{1,80}\]\(https?://[^)\s]{1,200}\)"
)


@rule(
    "residue.markdown-left-in",
    level=Level.WARNING,
    message="Readers see the marks in '%s': use the editor's own bold, heading or link.",
    why="Stars and number signs that should have become bold or headings look like broken text.",
    sources=["Wikipedia, Signs of AI writing: Markdown in places that do not read it"],
    examples=[
        Example(
            bad="<p>**Do not** take it with milk.</p>",
            good="<p><b>Do not</b> take it with milk.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<p>## Side effects</p>",
            good="<p>p &lt; 0.05 (**), see the #2 note</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<p>See [the leaflet](https://www.nhs.uk/a/b).</p>",
            good="<p>See [4] (https://www.nhs.uk/a/b).</p>",
            format=Format.HTML,
        ),
    ],
    words=["**", "## ", "]("],
)
def check(page: Page) -> Iterator[Match]:
    """Yield such marks in HTML and Word files."""
    if page.document.format not in (Format.HTML, Format.DOCX) or "{%" in page.document.source:
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for found in _MARKS.finditer(block.text):
            if block.plain[found.start()] == block.text[found.start()]:
                yield Match(block.source_span(*found.span()), (found[0],))
