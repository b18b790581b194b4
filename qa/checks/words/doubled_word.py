"""A word twice in a row, where the grammar checker does not look."""

from __future__ import annotations

from itertools import compress, count, islice
from operator import eq
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SHORTEST = 4
_RIGHT = frozenset({
    "beri", "twin", "ylang", "walla", "very", "many", "blah", "knock", "there", "berry", "long",
    "that", "bora", "pago", "wagga", "sing", "haha", "choo", "yo-yo", "cous", "dumdum", "tata",
    "lang", "baden", "duran", "paw", "more", "again", "never", "really", "much", "over", "round",
    "what",
})  # fmt: skip


@rule(
    "words.doubled-word",
    level=Level.WARNING,
    message="'%s' stands twice in a row: take one out.",
    why="A word typed twice is a slip that every reader sees.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    around=True,
    examples=[
        Example(
            bad="High blood blood pressure is common.",
            good="High blood pressure is common. Blood. Blood tests show it.",
        ),
        Example(
            bad="## Taking the the tablets\n\nWith food.",
            good="## Very, very tired\n\nBeri beri is rare, and that that is so is good.",
        ),
        Example(bad="Take this medicine\nmedicine with food.", good="It was a long long time."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each in headings, and those of longer words in other text.

    The short ones in sentences are grammar.doubled-word.
    """
    for block in _holding_twice(page):
        if block.kind is BlockKind.CODE:
            continue
        words = block.folded.split(" ")
        shortest = 2 if block.kind is BlockKind.HEADING else _SHORTEST
        if not in_references(page, block):
            yield from _matches(block, words, shortest)


def _holding_twice(page: Page) -> Iterator[Block]:
    """Yield each block that holds anything between blanks twice in a row."""
    bare = page.folded.replace(",", "").replace(".", "").replace("\n", " \n ").split(" ")
    index, before, last = 0, 0, -1
    for at in compress(count(), map(eq, bare, islice(bare, 1, None))):
        index += bare[before:at].count("\n")
        before = at
        if index != last:
            yield page.blocks[index]
        last = index


def _matches(block: Block, words: list[str], shortest: int) -> Iterator[Match]:
    at = 0
    for number, word in enumerate(words[:-1]):
        after = words[number + 1].rstrip(".,;:!?)")
        if word == after and len(word) >= shortest and word.isalpha() and word not in _RIGHT:
            start, end = at, at + 2 * len(word) + 1
            whole = block.text[start:end]
            if whole.split()[-1].islower() or (whole.istitle() and block.kind is BlockKind.HEADING):
                span = block.source_span(start, end)
                right = block.text[start : start + len(word)]
                fix = Fix(f"Write '{right}'", (Edit(span, right),))
                yield Match(span, (right,), (fix,))
        at += len(word) + 1
