"""Marks of Markdown that readers see as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_MARKS = later(
    r"\*\*(?=[^\s*])[^*\n]{1,80}(?<=[^\s*])\*\*|^#{1,6} (?=[^\s\d])\S.{0,80}"
    r"|\[[^\]\n]{1,80}\]\((?:https?://|/|mailto:|tel:)[^)\s]{1,200}\)"
    r"|\|\s?:?-{3,}:?\s?\||^```\w*|~~[^~\s][^~\n]{0,80}~~"
    r"|!\[[^\]\n]{0,80}\]\([^)\s]{1,200}\)"
)
# In Markdown itself: marks that were written in a way that Markdown does not read.
_UNREAD = later(
    r"(?:(?<=\s)|^)\*\*(?=\s?[A-Za-z])[^*\n]{0,80}(?:\*\*)?|(?<=[a-z.!?:,])\s?\*\*(?=\s|$)|^#{1,6}[A-Z][a-z]+"
    r"|^\|[^|\n]{1,80}\|.{0,200}\|\s?:?-{3,}|~~[^~\s][^~\n]{0,80}~~(?=\s|$)"
    r"|\[\[[A-Za-z][^\]\n]{1,60}\]\]"
)
_OPEN = later(r"(?<=[\s(])\*(?=[A-Za-z])[^*\n]{1,200}$")
"""Emphasis that opens and is not closed; on a page with other stars it may be a note's mark."""
_FEW = 3  # plain text may be meant as Markdown; a page of marks is


@rule(
    "residue.markdown-left-in",
    level=Level.ERROR,
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
        Example(
            bad="** Do not take it with milk.**",
            good="**Do not** take it with milk. p < 0.05**; \\*\\*see note",
        ),
        Example(
            bad="Sit down *at once if the room spins.",
            good="Sit down *at once* if the room spins. Ask for a soap* at the desk.\n\n\\*free",
        ),
        Example(bad="##Side effects\n\nNausea.", good="## Side effects\n\nNausea, #1 of all."),
    ],
    words=["**", " *", "(*", "# ", "](", "] (", "---", "```", "~~", "#", "![", "[["],
)
def check(page: Page) -> Iterator[Match]:
    """Yield such marks in HTML, Word files and plain text, and unread ones in Markdown."""
    if "{%" in page.document.source:
        return
    if page.document.format is Format.MARKDOWN:
        for match in _found(page, _UNREAD):  # some readers of Markdown may know better
            yield match._replace(level=Level.WARNING)
        if sum(block.text.count("*") for block in page.blocks) == 1:
            for match in _found(page, _OPEN):
                yield match._replace(level=Level.WARNING)
        return
    found = list(_found(page, _MARKS))
    if page.document.format is not Format.TEXT or len(found) <= _FEW:
        yield from found


def _found(page: Page, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Yield the matches of a pattern, code left out and escaped marks too."""
    source = page.document.source
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for found in pattern.finditer(block.text):
            start, end = found.span()
            start += len(found[0]) - len(found[0].lstrip())
            span = block.source_span(start, end)
            if (
                block.plain[start] == block.text[start]
                and "\\" not in source[max(0, span.start - 1) : span.end]
            ):
                yield Match(span, (block.text[start:end].rstrip(),))
