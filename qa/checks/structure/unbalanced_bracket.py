"""A bracket that is opened and never closed, or closed and never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ABOVE = 400
_LINES = 4
_GAP = later(r"\S {2,}\S")
# "1)", "a)", "iv)" and smileys close nothing.
_LABEL = later(r"(?:^|[\s;,.:(\u2014-])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$|[:;8][-o]?$")
_SHOWN = 40
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})


@rule(
    "structure.unbalanced-bracket",
    level=Level.WARNING,
    message="The bracket in '%s' has no partner: add the other one, or take this one out.",
    why="Readers cannot tell where the aside ends, and part of it may be missing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    limit=5,
    examples=[
        Example(
            bad="Take it with food (see the leaflet. Then rest.",
            good="Take it with food (see the leaflet). Then rest.",
        ),
        Example(
            bad="Most people get better in a week) and go back to work.",
            good="You may 1) rest, 2) walk or a) both :) and (this (too) is) fine [1].",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first such bracket of each paragraph, item and heading."""
    for index, block in enumerate(page.blocks):
        text = block.plain
        if block.kind not in _KINDS or "\uff08" in text or not ("(" in text or ")" in text):
            continue
        if text.count("(") == text.count(")") and text.count("[") == text.count("]"):
            continue
        at = _odd(text)
        if at is None or in_references(page, block):
            continue
        after = page.blocks[index + 1 :][:1]
        if text[at] == "(" and after and ")" in after[0].plain and "(" not in after[0].plain:
            continue  # the aside goes on in the next block
        if page.document.format is Format.TEXT and _in_columns(page, block):
            continue
        end = min(len(text), at + _SHOWN) if text[at] == "(" else at + 1
        start = at if text[at] == "(" else max(0, at + 1 - _SHOWN)
        yield Match(block.source_span(at, at + 1), (block.text[start:end].strip(),))


def _in_columns(page: Page, block: Block) -> bool:
    """Return whether a line of plain text holds several columns, of which each wraps by itself."""
    source = page.document.source
    before = source[max(0, block.span.start - _ABOVE) : block.span.start].splitlines()[-_LINES:]
    return any(map(_GAP.search, (*before, *source[slice(*block.span)].splitlines())))


def _odd(text: str) -> int | None:
    """Return where a round bracket without a partner stands, if one does."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char == "(":
            opened.append(at)
        elif char == ")":
            if opened:
                opened.pop()
            elif not _LABEL.search(text, max(0, at - 6), at):
                return at
    return opened[0] if opened and text[opened[0] - 1 : opened[0]] != ":" else None
