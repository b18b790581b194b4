"""A list that stands in its section already, with the same items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import Span
from qa.finding import Level, Match
from qa.page import words_in
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_FEWEST = 3
"""Items; two may be "yes" and "no" under each question."""
_WORDS = 4
"""In all items together: "small, medium, large" are choices that a form repeats."""


@rule(
    "structure.duplicate-list",
    level=Level.WARNING,
    message="This list, from '%s' on, stands on line %s already: take one of the two out.",
    why="A list that stands twice looks unchecked, and readers look for what is different in it.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Common effects are:\n\n- loose stools\n- feeling sick\n- stomach cramps\n\nTell us"
            " of them.\n\n- Loose stools\n- Feeling sick\n- Stomach cramps",
            good="Common effects are:\n\n- loose stools\n- feeling sick\n- stomach cramps\n\nRare"
            " effects are:\n\n- loose stools\n- feeling sick\n- a slow pulse",
        ),
        Example(
            bad="<ul><li>a rash on the face</li><li>a stiff neck</li><li>a fever</li></ul><p>Call."
            "</p><ol><li>a fever</li><li>a stiff neck</li><li>a rash on the face</li></ol>",
            good="<ul><li>Yes</li><li>No</li><li>Maybe</li></ul><p>Does it hurt?</p><ul>"
            "<li>Yes</li><li>No</li><li>Maybe</li></ul>",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each list with the items of an earlier one below the same heading, in whatever order.

    Below another heading the same papers, or signs, may be asked for once more.
    """
    seen: dict[tuple[object, frozenset[tuple[str, ...]]], Block] = {}
    for items in page.lists:
        if in_references(page, items[0]):
            continue
        told = frozenset(tuple(words_in(block.folded)) for block in items)
        if len(told) < _FEWEST or sum(map(len, told)) < _WORDS:
            continue
        over = page.heading_over(items[0])
        place = None if over is None else over.span
        first = seen.setdefault((place, told), items[0])
        if first is not items[0]:
            line = page.document.position(first.span.start).line
            shown = items[0].text.strip()
            yield Match(Span(items[0].span.start, items[-1].span.end), (shown, str(line)))
