"""A quotation that is opened and never closed, or closed and never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_INCHES = later(r"[\d\u00bc-\u00be\u215b-\u215e]\s?\"")
_SHOWN = 40
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})

_FAR = 10
"""Paragraphs that one person's words take, at most."""


@rule(
    "structure.unbalanced-quote",
    level=Level.WARNING,
    message="The quotation mark in '%s' has no partner: add the other one, or take this one out.",
    why="Readers cannot tell which words are somebody else's.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    limit=3,
    examples=[
        Example(
            bad='The nurse said, "Take it with food, and left us. We did.',
            good='The nurse said, "Take it with food," and left us.',
        ),
        Example(
            bad="She called it “the worst week of her life. Then it got better.",
            good="“It came on a Tuesday.\n\nMy daughter found it.\n\nIt was hard.”",
        ),
        Example(
            bad='"I felt fine, and said so.\n\nThe nurse called my doctor.',
            good='"I felt fine, and said so.\n\n"She wrote the number down. It was real."',
        ),
        Example(
            good="“It was hard.\n\n“Then it got better,” she said, all 5' 10\" of her.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the odd mark of each paragraph whose quotation does not go on in the next one."""
    if '"' not in page.folded:
        return
    for index, block in enumerate(page.blocks):
        text = block.plain
        if block.kind not in _KINDS or text.count('"') % 2 == 0 or _INCHES.search(text):
            continue
        around = page.blocks[max(0, index - 1) : index + 2]
        if any(other is not block and other.plain.count('"') % 2 for other in around):
            continue
        if in_references(page, block) or block.within or _told_on(page, index):
            continue
        if text.startswith('"') and _goes_on(page, index):
            continue
        at = _odd(block.text)
        yield Match(block.source_span(at, at + 1), (text[at : at + _SHOWN].strip(),))


def _told_on(page: Page, index: int) -> bool:
    """Return whether a paragraph opens or closes somebody's words that take several paragraphs."""
    opens = page.blocks[index].plain.startswith('"')
    others = page.blocks[index + 1 :][:_FAR] if opens else page.blocks[max(0, index - _FAR) : index]
    for other in others if opens else reversed(others):
        if other.kind is BlockKind.HEADING:
            return False
        if other.plain.count('"') % 2:
            plain = other.plain.strip()
            return plain.endswith('"') if opens else plain.startswith('"')
    return False


def _goes_on(page: Page, index: int) -> bool:
    """Return whether the next paragraph opens with a mark: so do all of one speaker's but one."""
    after = page.blocks[index + 1 : index + 2]
    return any(block.kind in _KINDS and block.plain.startswith('"') for block in after)


def _odd(text: str) -> int:
    """Return the curly mark that has no partner; the last mark where they are straight."""
    opened, closed = text.count("\u201c"), text.count("\u201d")
    if opened > closed:
        return text.rindex("\u201c")
    if closed > opened:
        return text.rindex("\u201d")
    return max(text.rfind(mark) for mark in ('"', "\u201f"))
