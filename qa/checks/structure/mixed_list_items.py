"""Items of one list that do not read on from its lead-in in the same way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_FEWEST = 3
_LONGEST = 20
_FORMS = (
    ("ing", re.compile(r"(?!during|something|anything|nothing|everything|morning"
    r"|evening)[a-z]{2,}ing\b")),
    ("to", re.compile(r"to [a-z]+")),
    ("you", re.compile(r"(?:you|your) (?:have|are|feel|can|may|should|will|need|get|had|were"
    r"|take)\b")),
    ("order", re.compile(
        r"(?:take|drink|eat|avoid|use|try|keep|stop|ask|tell|call|wear|wash|rest|stay|get|do|make|"
        r"go"
        r"|check|put|limit|talk|see|bring|read|write|walk|sleep|follow|do not|don't|never|always)\s"
    )),
)  # fmt: skip


@rule(
    "structure.mixed-list-items",
    level=Level.SUGGESTION,
    message="'%s' does not begin like the other items of its list: write them all in one form.",
    why="Items in one form can be read at a glance; a different one stops the reader.",
    sources=[
        "NHS digital service manual, content style guide, lists: items read on from the lead-in"
    ],
    limit=3,
    examples=[
        Example(
            bad="To sleep better, try:\n\n- going to bed early\n- keeping the room dark\n- drinking"
            " less tea\n- walk every day",
            good="To sleep better, try:\n\n- going to bed early\n- keeping the room dark\n-"
            " drinking"
            " less tea\n- walking every day",
        ),
        Example(
            bad="- Take it with food\n- Drink water\n- Keep it dry\n- Storing it in the fridge",
            good="- Take it with food\n- Drink water\n- Keep it dry",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the one item of a list whose form is another than that of all others."""
    for items in _of_one_depth(page):
        if len(items) <= _FEWEST or len(items) > _LONGEST:
            continue
        forms = [_form(block) for block in items]
        kinds = set(forms)
        if len(kinds) != 2 or "" in kinds:
            continue
        odd = min(kinds, key=forms.count)
        if forms.count(odd) == 1:
            block = items[forms.index(odd)]
            yield Match(block.source_span(0, len(block.text)), (block.text.strip()[:60],))


def _of_one_depth(page: Page) -> Iterator[list[Block]]:
    """Yield the items of each list, those of each depth on their own."""
    for items in page.lists:
        for level in sorted({block.level for block in items}):
            yield [block for block in items if block.level == level]


def _form(block: Block) -> str:
    """Return the form in which an item begins; "" for one that cannot be told."""
    text = block.folded.lstrip()
    return next((name for name, pattern in _FORMS if pattern.match(text)), "")
