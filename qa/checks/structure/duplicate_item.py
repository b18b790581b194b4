"""The same item twice in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.structure.telling import denies, matter_of
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SHORTEST = 4
_FEWEST = 4
"""Words that tell something, of an item that stands again in another order."""
_ALL_THE_SAME = frozenset(matter_of("use make try keep sure always remember always need want can"))
_BUTTONS = frozenset({"enlarge", "read more", "learn more", "more", "download", "view"})


@rule(
    "structure.duplicate-item",
    level=Level.WARNING,
    message="'%s' stands twice in this list, the first time on line %s: take one out, or write what"
    " was meant.",
    why="A list that says the same twice looks unchecked, and something else may be missing from"
    " it.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Signs are:\n\n- a cough\n- a fever\n- a cough",
            good="Signs are:\n\n- a cough\n- a fever\n- a cough at night",
        ),
        Example(
            bad="- Dry between your toes with a clean towel\n- Wear cotton\n- Use a clean towel to"
            " dry between your toes",
            good="- Dry between your toes with a clean towel\n- Wear cotton\n- Do not dry between"
            " your toes with a clean towel",
        ),
        Example(
            bad="<ul><li>Rest well.</li><li>Drink water.</li><li>rest well</li></ul>",
            good="<ul><li>Rest well.</li></ul><ul><li>Rest well.</li></ul>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each later copy of an item of the same list and depth."""
    seen: dict[tuple[int, int, str], int] = {}
    told: dict[tuple[int, int], list[tuple[frozenset[str], Block]]] = {}
    parents: dict[int, int] = {}
    for block in page.blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            continue
        text = " ".join(block.folded.split()).strip(" .,;")
        parents[block.level] = block.span.start
        over = parents.get(block.level - 1, 0) if block.level > 1 else 0
        if len(text) < _SHORTEST or not block.group or ":" in text or text in _BUTTONS:
            continue
        first = seen.setdefault((block.group, over, text), block.span.start)
        if first != block.span.start:
            line = page.document.position(first).line
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(), str(line)))
            continue
        words = frozenset(matter_of(text)) - _ALL_THE_SAME
        others = told.setdefault((block.group, over), [])
        again = next((b for known, b in others if _is_told(known, words, b, block)), None)
        if again is not None:
            line = page.document.position(again.span.start).line
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(), str(line)))
        others.append((words, block))


def _is_told(known: frozenset[str], words: frozenset[str], first: Block, block: Block) -> bool:
    """Return whether two items tell the same in another order: same words, and as much denied."""
    return known == words and len(words) >= _FEWEST and denies(first.folded) == denies(block.folded)
