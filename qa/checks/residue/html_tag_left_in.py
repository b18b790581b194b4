"""Tags of HTML that readers see as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TAG = later(
    r"</?(?:p|br|div|span|strong|b|em|i|u|ul|ol|li|h[1-6]|a|img|table|tbody|thead|tr|td|th|hr|sup"
    r"|sub|font|center|section|article|iframe|script|style|blockquote|small|dl|dt|dd|nav|header"
    r"|footer|figure|figcaption|label|input|button|form|strike|o:p)"
    r"(?:\s[a-zA-Z:-]{2,30}=[^<>\n]{0,300})?\s?/?>"
)


@rule(
    "residue.html-tag-left-in",
    level=Level.ERROR,
    message="Readers see the code '%s' here: use the editor's own bold, list or line break.",
    why="Code in the middle of a sentence is unreadable, and it hides what it was meant to show.",
    sources=["HTML Living Standard, 13.1.2 Elements: tags are not text"],
    limit=10,
    examples=[
        Example(
            bad="<p>&lt;strong&gt;Do not&lt;/strong&gt; take it with milk.</p>",
            good="<p><strong>Do not</strong> take it with milk. 5 &lt; b &gt; 3.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="Take it with food.<br>Then rest.",
            good="Take it with food if p < 0.05 and b > 3.",
            format=Format.TEXT,
        ),
        Example(bad="A &lt;br/&gt; stands here.", good="Write `<br/>` for a new line."),
    ],
    words=["<"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each tag that is left in the text after reading."""
    if "{%" in page.document.source or "{{" in page.document.source:  # a template
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or "<" not in block.text:
            continue
        for found in _TAG.finditer(block.plain):
            yield Match(block.source_span(*found.span()), (found[0],))
