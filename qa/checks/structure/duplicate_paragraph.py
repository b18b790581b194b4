"""The same paragraph twice on one page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qa.checks.structure.telling import denies, matter_of
from qa.context import in_references
from qa.document import BlockKind, InlineKind, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from qa.document import Block
    from qa.page import Page

LONG_PARAGRAPH = 80
"""Characters of a paragraph that is compared as a whole."""
_OPENING = 5  # words: paragraphs that do not open alike are not compared
_SHOWN = 60
_NOTICE = later(
    r"^\W*(?:note|important|warning|caution|disclaimer|call|if you)\b|\b(?:911|999|112|000)\b"
    r"|professional medical advice|clinical trials?\b|copyright|evidence",
    re.IGNORECASE,
)
_FEWEST = 7
"""Words that tell something, in a paragraph that comes back with other small words."""
_APART = 1
"""Such words that one of the two may have besides."""
_LAST = 20
"""Paragraphs with the same rare word that one is held against: the last before it."""
_NEAR = 3  # blocks: further apart, a notice may be repeated on purpose


@rule(
    "structure.duplicate-paragraph",
    level=Level.WARNING,
    message="This paragraph already stands on line %s ('%s'): keep the one that is in the right"
    " place.",
    why="Readers who meet the same text again think that they have lost their place, or that one"
    " of the two is old.",
    sources=["NHS digital service manual, content style guide: say it once", "PEMAT, item 8"],
    examples=[
        Example(
            bad="{0}\n\nWalking helps too.\n\n{0}".format(
                "Most adults need seven hours of sleep a night, and people who get less for"
                " weeks feel"
                " it in their mood and their memory."
            ),
            good="Rest.\n\nWalk.\n\nRest.",
        ),
        Example(
            bad="{0}\n\nTake your tablets with food.\n\n{0}".format(
                "Tell your pharmacist about every medicine that you take, with its dose, and"
                " about the"
                " herbs and vitamins that you buy yourself."
            ),
            good="Most adults need seven hours of sleep a night, and people who get less for"
            " weeks feel it."
            "\n\nMost children need nine hours of sleep a night, and those who get less for"
            " weeks feel it.",
        ),
        Example(
            bad="Babies are most at risk, and a vaccine in pregnancy protects them in the first"
            " weeks of life.\n\nIt starts like a cold.\n\nThen comes the cough.\n\nBabies are at"
            " the most risk, and a vaccine given in pregnancy protects them for the first weeks of"
            " life.",
            good="Babies under one are most at risk, and a vaccine in pregnancy protects them in"
            " the first weeks of life.\n\nIt starts like a cold.\n\nThen comes the cough.\n\n"
            "Adults over sixty are most at risk, and a vaccine in winter protects them in the"
            " first weeks of cold.",
        ),
        Example(
            bad="# Braces\n\n## Cleaning them\n\n{0}\n\n## Costs\n\nNone.\n\n## How to clean"
            " them\n\n{0}".format(
                "Brush after each meal with a small brush, and use floss once a day, at night, in"
                " between the wires."
            ),
            good="# Braces\n\n## Cleaning them\n\nBrush after each meal with a small brush.\n\n##"
            " Costs\n\nNone.\n\n## How they are fitted\n\nWe glue one to each tooth.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each later copy: surely a slip where it is near, or the only one of the page.

    A copy may have other small words, and one word more, than what it repeats.
    """
    copies = list(_copies(page))
    copies += _rewordings(page, {index for _, index in copies})
    for first, index in copies:
        block = page.blocks[index]
        near = index - first <= _NEAR
        line = page.document.position(page.blocks[first].span.start).line
        text = block.text.strip()
        shown = text[:_SHOWN].rsplit(" ", 1)[0] + "…"
        sure = near or (len(copies) == 1 and _is_prose(block))
        yield Match(
            _with_heading(page, first, index),
            (str(line), shown),
            level=Level.WARNING if sure else Level.SUGGESTION,
        )


def _with_heading(page: Page, first: int, index: int) -> Span:
    """Return where a copy stands, with the heading above it where both open a section."""
    block, over = page.blocks[index], page.blocks[index - 1]
    span = block.source_span(0, len(block.text))
    both = first and page.blocks[first - 1].kind is over.kind is BlockKind.HEADING
    return Span(over.source_span(0, len(over.text)).start, span.end) if both else span


def _copies(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the index of each repeated paragraph's first place, and of the later one."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, block in enumerate(page.blocks):
        if len(block.text) >= LONG_PARAGRAPH and block.kind is BlockKind.PARAGRAPH:
            opening = tuple(block.folded.split(None, _OPENING)[:_OPENING])
            alike.setdefault(opening, []).append(index)
    seen: dict[str, int] = {}
    for index in sorted(index for some in alike.values() if len(some) > 1 for index in some):
        block = page.blocks[index]
        first = seen.setdefault(" ".join(block.folded.split()), index)
        if first != index and not in_references(page, block):
            yield first, index


def _rewordings(page: Page, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the same for a paragraph that says again, some way off, what another one says."""
    alike: dict[str, list[tuple[int, Counter[str]]]] = {}
    for index, block in enumerate(page.blocks):
        if (
            len(block.text) < LONG_PARAGRAPH
            or block.kind is not BlockKind.PARAGRAPH
            or index in known
        ):
            continue
        words = Counter(matter_of(block.folded))
        if words.total() < _FEWEST or in_references(page, block):
            continue
        keys = sorted(words, key=lambda word: (-len(word), word))[:2]  # at most one of them differs
        earlier = next(
            (
                first
                for key in keys
                for first, others in alike.get(key, [])[-_LAST:]
                if (words - others).total() + (others - words).total() <= _APART
                and denies(page.blocks[first].folded) == denies(block.folded)
                and page.blocks[first].folded != block.folded
            ),
            None,
        )
        if earlier is not None and index - earlier > 1:
            yield earlier, index
        for key in keys:
            alike.setdefault(key, []).append((index, words))


def _is_prose(block: Block) -> bool:
    """Return whether a paragraph is one that nobody repeats on purpose, as notices are."""
    if any(inline.kind is InlineKind.LINK for inline in block.inlines):
        return False
    return not block.within and _NOTICE.search(block.plain) is None
