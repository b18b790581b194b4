"""Notes to colleagues in comments that the page carries along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.residue.comment_left_in import shortened
from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NOTE = later(
    r"\b(?:TODO|FIXME|TKTK|TBC|TBD|XXX)\b"
    r"|(?i:\bto[ -]do\s?:|\b(?:please|pls|need to|needs|must|should we|can (?:we|you|someone)) "
    r"(?:check|confirm|verify|update|review|rewrite|add|source)\b"
    r"|\b(?:check|confirm|verify|ask|clear) (?:this|the dose|dose|figures?|with (?:dr|legal|the"
    r"|medical"
    r"|clinical))\b|\b(?:source|citation|reference|medical review|sign-?off) (?:needed|missing|\?)"
    r"|\b(?:is this|are these) (?:right|correct|true|still)\b|\bnot sure (?:if|about|whether)\b)"
)


@rule(
    "residue.note-in-comment",
    level=Level.WARNING,
    message="A hidden comment holds an open question ('%s'): settle it, then take it out.",
    why="An open question about a health text is a text that is not ready, and anybody can read the"
    " comments of a page.",
    sources=[
        "AP and newsroom practice: TK and TODO mark copy that is not ready for print",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    examples=[
        Example(
            bad="Take 50 mg a day.\n\n<!-- TODO: check the dose with the pharmacist -->",
            good="Take 50 mg a day.\n\n<!-- dose checked with the pharmacist in May -->",
        ),
        Example(
            bad="<p>Rest.</p><!-- is this still right? ask Dr Lee -->",
            good="<p>Rest.</p><!-- end of the first part -->",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such comment of a Markdown or HTML page."""
    if page.document.format is Format.DOCX:
        return
    for comment in page.document.comments:
        if _NOTE.search(comment.text):
            yield Match(comment.span, (shortened(comment.text.strip()),))
