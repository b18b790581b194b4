"""The number or the name that the US crisis line had before 988."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block, Span
    from qa.page import Page

_NUMBER = "988"
_NAME = "988 Suicide & Crisis Lifeline"
_OLD = regex_later(
    r"(?:\+?1[\s.\-]?)?\(?\b800\)?[\s.\-]{0,2}273[\s.\-]{0,2}(?:8255|talk)\b(?: ?\(8255\))?"
    r"|\b(?:us |u\.s\. )?national suicide (?:prevention )?(?:life|hot)line\b"
    r"|(?<!national )\bsuicide prevention lifeline\b|\bsuicidepreventionlifeline\.org\b",
    regex.IGNORECASE,
)
_HISTORY = regex_later(
    r"\b(?:former(?:ly)?|previous(?:ly)?|used to|once|known as|old|until|replac\w+|renamed|"
    r"chang\w+|became|switch\w*|transition\w*|history|instead of|no longer|"
    r"in 20(?:0\d|1\d|2[0-2]))\b",
    regex.IGNORECASE,
)
_VETERANS = regex_later(r"\bpress(?:ing)? (?:1|one)\b|\bveterans?\b", regex.IGNORECASE)
_CALLS_OLD = regex_later(r"tel:(?:\+?1)?[\s.()\-]*800[\s.()\-]*273[\s.\-]*8255")
_DOMAIN = "suicidepreventionlifeline.org"


@rule(
    "language.old-crisis-line",
    level=Level.WARNING,
    message="'%s' is what the US crisis line had before 2022: write '%s'.",
    why="A person in crisis can remember the short number, and can reach it by text as well.",
    sources=["SAMHSA, 988 Suicide & Crisis Lifeline: press guidance of 29 July 2022"],
    examples=[
        Example(
            bad="If you think about suicide, call 1-800-273-8255 at any hour.",
            good="If you think about suicide, call or text 988 at any hour.",
        ),
        Example(
            bad="The National Suicide Prevention Lifeline is open day and night.",
            good="The 988 Suicide & Crisis Lifeline is open day and night.",
        ),
        Example(
            bad="Call 800.273.TALK (8255) to speak to someone.",
            good="Call 988 to speak to someone.",
        ),
        Example(bad="Chat with the [Lifeline](https://suicidepreventionlifeline.org/chat/)."),
        Example(
            good="The 988 Lifeline, formerly the National Suicide Prevention Lifeline, began in "
            "2005."
        ),
        Example(good="Call the nurse line on 1-800-555-8255."),
    ],
    words=["273", "lifeline", "suicide hotline"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each old number, name or address; the number for veterans, which works, softly."""
    for hit in _OLD.finditer(page.folded):
        index = page.block_of(hit.start())
        block = page.blocks[index]
        start = hit.start() - page.block_starts[index]
        end = start + len(hit[0])
        if block.kind is BlockKind.CODE or end > len(block.text) or _is_told(page, block, start):
            continue
        found = block.text[start:end]
        new = _NUMBER if "273" in found else _NAME
        if "." in found and "org" in found:
            new = "988lifeline.org"
        span = block.source_span(start, end)
        edits = (Edit(span, new), *_dialled(page, span))
        yield Match(
            span,
            (found, new),
            (Fix(f"Write '{new}'", tuple(sorted(edits))),),
            level=Level.SUGGESTION if _is_for_veterans(block, start, found) else Level.WARNING,
        )
    for link in page.document.links:
        if link.kind.followed and _DOMAIN in link.target and not _OLD.search(link.text):
            yield Match(link.target_span, (_DOMAIN, "988lifeline.org"))


def _dialled(page: Page, span: Span) -> Iterator[Edit]:
    """Yield what becomes of the link around a number, so that a telephone calls what is shown."""
    for link in page.document.links:
        around = link.span.start <= span.start and span.end <= link.span.end
        if around and _CALLS_OLD.fullmatch(link.target):
            yield Edit(link.target_span, f"tel:{_NUMBER}")


def _is_told(page: Page, block: Block, start: int) -> bool:
    """Return whether the line is spoken about: its history, a quotation or a source."""
    first, last = sentence_around(block.plain, start)
    return bool(
        _HISTORY.search(block.plain, first, last)
        or in_references(page, block)
        or is_quoted(block, start, start + 1)
    )


def _is_for_veterans(block: Block, start: int, found: str) -> bool:
    return "273" in found and bool(_VETERANS.search(block.plain[max(0, start - 80) : start + 90]))
