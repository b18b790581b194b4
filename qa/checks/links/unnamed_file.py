"""A link to a file that does not say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import Format, LinkKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_FILE = later(r"\.(pdf|docx?|xlsx?|pptx?|odt|rtf|zip)(?:[?#].*)?$", re.IGNORECASE)
_SAID = later(
    r"\b(?:pdf|word|excel|power ?point|spreadsheet|presentation|document|docx?|xlsx?|pptx?|zip|"
    r"\d+(?:\.\d+)? ?[km]b|download)\b",
    re.IGNORECASE,
)
_NEAR = 40


@rule(
    "links.unnamed-file",
    level=Level.SUGGESTION,
    message="The link '%s' opens a file of type %s: say so in its words, with the size.",
    why="A file may need another program, and costs readers on a phone time and data.",
    sources=["NHS content guide, PDFs and other non-HTML documents"],
    examples=[
        Example(
            bad="Fill in [the headache diary](files/headache-diary.pdf).",
            good="Fill in [the headache diary (PDF, 120KB)](files/headache-diary.pdf).",
        ),
        Example(
            bad="<p>Use <a href='/files/plan.docx?v=2'>your asthma plan</a> each day.</p>",
            good="<p>Use <a href='/files/plan.docx?v=2'>your asthma plan</a> (Word, 80KB).</p>",
            format=Format.HTML,
        ),
        Example(good="## References\n\n1. [Report on falls](https://www.who.int/falls.pdf)."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such link outside the references."""
    for link in page.document.links:
        if link.kind not in (LinkKind.INLINE, LinkKind.REFERENCE) or "." not in link.target[-40:]:
            continue
        found = _FILE.search(link.target[-80:])
        if found is None or _SAID.search(f"{link.label} {link.text}"):
            continue
        if _SAID.search(page.document.source, link.span.end, link.span.end + _NEAR):
            continue
        index = page.block_at(link.span.start)
        if index is None or not in_references(page, page.blocks[index]):
            yield Match(link.span, (" ".join(link.text.split())[:80], found[1].upper()))
