"""What stands around a match and clears it: one mechanism that every rule can name.

The standard behind it: claims are judged in context (FTC, Health Products Compliance Guidance,
II.A), so a word alone is never proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from qa.document import BlockKind, InlineKind, plain_quotes
from qa.page import sentence_around

if TYPE_CHECKING:
    from qa.document import Block
    from qa.page import Page

_NEGATION = regex.compile(
    r"\b(?:no|not|never|none|nor|neither|without|cannot|can't|won't|isn't|aren't|doesn't|don't|"
    r"didn't|wasn't|weren't|nobody|nothing|hardly|no longer|rather than|instead of|myths?|false|"
    r"beware|avoid|claim(?:s|ed|ing)?(?: (?:to|that))?|so-called|unproven)\b[^.;:!?]{0,60}$",
    regex.IGNORECASE,
)
_NEGATED_AFTER = regex.compile(
    r"^[^.;:!?]{0,40}\b(?:is|are|was|were|has|have|does|do|can) ?(?:not|never|n't)\b|^\s*\?",
    regex.IGNORECASE,
)
_CITATION = regex.compile(
    r"\[\^?[\w, \-]{1,20}\]|\(\s*(?:see\s)?[A-Z][\w'\-]+(?: et al\.?| and [A-Z][\w'\-]+)?,? "
    r"(?:19|20)\d\d[a-z]?\s*\)|[\u00b9\u00b2\u00b3\u2070-\u2079]|\bdoi:|https?://\S+/\S"
)
_REFERENCES = regex.compile(
    r"^\W*(?:references?|sources?|bibliography|further reading|citations?|footnotes?|notes)\b",
    regex.IGNORECASE,
)
_CITATION_REACH = 200

TIME_LIMIT = 1.0
"""Seconds that one pattern may spend on one block, or page, before it is stopped."""


@dataclass(frozen=True, slots=True)
class Unless:
    """Where a match does not count. Every key that is set is asked; one yes clears the match."""

    negated: bool = False
    """A negation stands before it in the sentence, or right after it."""
    cited: bool = False
    """A footnote, bracketed number, author and year, or link to a page stands in the sentence or
    within the next 200 characters."""
    quoted: bool = False
    """It stands between quotation marks, or in a quoted block."""
    references: bool = False
    """It stands below a heading such as References or Sources, or in a footnote."""
    near: tuple[str, ...] = ()
    """Patterns, one of which stands in the same sentence."""
    before: tuple[str, ...] = ()
    """Patterns, one of which ends right before it."""
    after: tuple[str, ...] = ()
    """Patterns, one of which begins right after it."""
    page: tuple[str, ...] = ()
    """Patterns, one of which stands anywhere on the page."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (*self.near, *self.before, *self.after, *self.page)

    def clears(self, page: Page, block: Block, start: int, end: int) -> bool:
        """Return whether `block.text[start:end]` stands in one of these contexts."""
        if self == _NOTHING:
            return False
        text = block.plain
        if self.references and in_references(page, block):
            return True
        if self.quoted and is_quoted(block, start, end):
            return True
        if self.cited and is_cited(block, start, end):
            return True
        first, last = sentence_around(text, start)
        before, after = text[first:start], text[end:last]
        if self.negated and (_NEGATION.search(before) or _NEGATED_AFTER.search(after)):
            return True
        return (
            any(search(near, text[first : max(last, end)]) for near in self.near)
            or any(search(rf"(?:{part})\s*\Z", before) for part in self.before)
            or any(search(rf"\A\s*(?:{part})", after) for part in self.after)
            or any(search(part, page.folded) for part in self.page)
        )


_NOTHING = Unless()


@cache
def pattern(text: str) -> regex.Pattern[str]:
    """Return a compiled pattern that ignores case, compiled once."""
    return regex.compile(plain_quotes(text), regex.IGNORECASE)


def search(part: str, text: str) -> regex.Match[str] | None:
    """Look for a pattern, with case ignored. Raises TimeoutError after TIME_LIMIT."""
    return pattern(part).search(text, timeout=TIME_LIMIT)


def in_references(page: Page, block: Block) -> bool:
    """Return whether a block is a footnote or stands below a heading such as References."""
    if block.kind is BlockKind.FOOTNOTE or BlockKind.FOOTNOTE in block.within:
        return True
    heading = page.heading_over(block)
    return heading is not None and _REFERENCES.match(heading.plain) is not None


def is_references_heading(text: str) -> bool:
    """Return whether a heading's text opens a list of references."""
    return _REFERENCES.match(text) is not None


def is_quoted(block: Block, start: int, end: int) -> bool:
    """Return whether a run of a block's text stands in quotation marks or in a quoted block."""
    if block.kind is BlockKind.QUOTE or BlockKind.QUOTE in block.within:
        return True
    for inline in block.inlines:
        if inline.kind is InlineKind.QUOTE and inline.start <= start and end <= inline.end:
            return True
    text = block.plain
    before, after = text[:start], text[end:]
    return before.count('"') % 2 == 1 and '"' in after


def is_cited(block: Block, start: int, end: int) -> bool:
    """Return whether a citation stands in the sentence of a run, or shortly after it."""
    first, last = sentence_around(block.plain, start)
    reach = max(last, end) + _CITATION_REACH
    if _CITATION.search(block.text, first, min(reach, len(block.text))):
        return True
    kinds = (InlineKind.SUPERSCRIPT, InlineKind.LINK)
    return any(i.kind in kinds and first <= i.start < reach for i in block.inlines)
