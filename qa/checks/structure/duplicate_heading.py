"""Two sections of one name under the same heading."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_HIGHEST, _LOWEST = 2, 3
_MANY = 2  # a heading that stands more often is a pattern of the page


@rule(
    "structure.duplicate-heading",
    level=Level.WARNING,
    message="There is a section '%s' on line %s already: put the two together, or give this one a"
    " name of its own.",
    why="Readers who jump to the section find one of two, and may miss the one that they need.",
    sources=[
        "WCAG 2.2, 2.4.6 Headings and Labels: headings describe topic or purpose",
        "PEMAT, item 9: sections have informative headers",
    ],
    examples=[
        Example(
            bad="# Flu\n\n## Symptoms\n\nFever.\n\n## Care\n\nRest.\n\n## Symptoms\n\nA cough.",
            good="# Flu\n\n## Symptoms\n\nFever.\n\n## Care\n\nRest.\n\n## Signs in"
            " children\n\nCough.",
        ),
        Example(
            bad="# Sleep\n\n## Side effects\n\nNausea.\n\n## Side effects:\n\nA rash.",
            good="# Sleep\n\n## Adults\n\n### Dose\n\n1 mg.\n\n## Children\n\n### Dose\n\nNone.",
        ),
        Example(
            bad="Leg veins\n\nLasers can close a vein that has swollen.\n\nBefore you come\n\nEat"
            " and drink as you always do.\n\nCosts\n\nThe care is free for all who live"
            " here.\n\nBefore you come\n\nAsk someone to drive you home after it.",
            good="Leg veins\n\nLasers can close a vein that has swollen.\n\nBefore you come\n\nEat"
            " and drink as you always do.\n\nAfter you go home\n\nAsk someone to stay with you.",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each later heading of the same level and text below the same parent."""
    if page.document.format is Format.TEXT:
        yield from _of_lines(page)
        return
    seen: dict[tuple[int, int, str], list[int]] = {}
    parents = [0] * 8
    repeated = []
    for index, block in enumerate(page.headings):
        if not block.level:
            continue
        parents[block.level] = index
        text = " ".join(block.folded.split()).strip(" :.?!")
        if not _HIGHEST <= block.level <= _LOWEST or not text:
            continue
        places = seen.setdefault((block.level, max(parents[: block.level]), text), [])
        places.append(block.span.start)
        if len(places) > 1:
            repeated.append((block, places))
    for block, places in repeated:
        if len(places) <= _MANY:
            line = page.document.position(places[0]).line
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(), str(line)))


def _of_lines(page: Page) -> Iterator[Match]:
    """Yield each second line of plain text that stands as the heading of running text again."""
    places: dict[str, list[Block]] = {}
    for block, after in pairwise(page.blocks):
        prose = after.kind is BlockKind.PARAGRAPH and after.plain.rstrip().endswith((".", "!", "?"))
        if block.kind is BlockKind.HEADING and prose and not in_references(page, block):
            text = " ".join(block.folded.split()).strip(" :.?!")
            places.setdefault(text, []).append(block)
    for blocks in places.values():
        if len(blocks) == _MANY:
            line = page.document.position(blocks[0].span.start).line
            again = blocks[1]
            yield Match(again.source_span(0, len(again.text)), (again.text.strip(), str(line)))
