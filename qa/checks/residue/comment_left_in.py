"""Comments of colleagues that are still in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_CRITIC = later(r"\{>>(.{1,500}?)<<\}", re.DOTALL)
_LONGEST = 120


def shortened(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


@rule(
    "residue.comment-left-in",
    level=Level.ERROR,
    message="A comment%s is still in the file ('%s'): settle it, then delete it.",
    why="An open question about a health text is a text that is not ready, and comments can be"
    " published with it.",
    sources=[
        "Microsoft Word, Document Inspector: comments and revisions",
        "CriticMarkup, comments {>> <<}",
    ],
    examples=[
        Example(
            bad="Most people need seven hours{>>or is it eight?<<} of sleep.",
            good="Most people need seven hours (or is it eight?) of sleep.",
        ),
        Example(
            bad="It works for most people. {>> Ask Dr Lee for the figure. <<}",
            good="It works for most people. <!-- checked in May -->",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each comment, on the words that it is about where the file says so."""
    if page.document.format is Format.DOCX:
        for comment in page.document.comments:
            by = f" by {comment.author}" if comment.author else ""
            yield Match(comment.span, (by, shortened(comment.text)))
    if "{>>" not in page.folded:
        return
    for block in page.prose:
        for found in _CRITIC.finditer(block.plain):
            yield Match(block.source_span(*found.span()), ("", shortened(found[1])))
