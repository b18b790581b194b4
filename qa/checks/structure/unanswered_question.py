"""A question of a list of questions that has no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ANSWERS = later(r"(?m)^[*_ ]{0,3}(?:a|answer)[*_]{0,2}[:.]")
_UNANSWERED = later(
    r"(?m)^(?P<said>[*_ ]{0,3}(?:q|question)\s?\d{0,2}[*_]{0,2}[:.][^\n]{3,200}?\?)[*_ ]{0,3}\n\s*"
    r"(?:[*_ ]{0,3}(?:a|answer)[*_]{0,2}[:.][*_ \t]{0,4}(?:\n\s*\n|\n?\Z|\n(?=[*_ ]{0,3}q))"
    r"|(?=[*_ ]{0,3}(?:q|question)\s?\d{0,2}[*_]{0,2}[:.]))"
)
_FEWEST = 2


@rule(
    "structure.unanswered-question",
    level=Level.WARNING,
    message="'%s' has no answer: write it, or take the question out.",
    why="Readers who came with this very question leave without an answer.",
    sources=["NHS digital service manual, content style guide: publish finished content only"],
    examples=[
        Example(
            bad="Q: What is it?\nA: A tablet.\n\nQ: Who can take it?\nA:\n\nQ: Is it safe?\nA: No.",
            good="Q: What is it?\nA: A tablet.\n\nQ: Who can take it?\nA: Adults.",
            format=Format.TEXT,
        ),
        Example(
            bad="**Q: What is it?**\n\nA: A pill.\n\n**Q: Does it hurt?**\n\n**Q: Why?**\n\nA: No.",
            good="**Q: What is it?**\n\nA: A tablet.\n\n**Q: Does it hurt?**\n\nA:\nNo, never.",
        ),
    ],
    words=["q:", "q.", "question", "q1"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each question that is marked as one and that no marked answer follows."""
    document = page.document
    if document.format not in (Format.MARKDOWN, Format.TEXT):
        return
    source = document.source.lower()
    if len(_ANSWERS.findall(source, *document.content)) < _FEWEST:
        return
    for found in _UNANSWERED.finditer(source, *document.content):
        start, end = found.span("said")
        yield Match(Span(start, end), (document.source[start:end].strip(" *_"),))
