"""A name that comes from nowhere in a story: the person has another one everywhere else."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qa import knowledge
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ACTS = later(
    r"(?:(?<=^)|(?<=[.!?\"] )|(?<=\n))(?P<name>[A-Z][a-z]{2,11}) (?:\w+ly |just |then |still )?"
    r"(?:finished|was|is|had|has|said|says|went|goes|came|took|takes|felt|feels|stuck|began|"
    r"started|"
    r"stopped|got|gets|did|made|gave|told|asked|learned|lost|kept|knew|thought|wanted|needed|lives|"
    r"lived|worked|works|remembers|laughs|smiles|noticed|decided|tried|used|found|put|sat|stood|"
    r"ran|"
    r"walked|called|rang|drove|wrote|joined|left|met|spent|woke)\b"
)
_WORD = re.compile(r"\b[A-Z][a-z]{2,11}\b")
_OFTEN = 4


@rule(
    "consistency.other-name",
    level=Level.WARNING,
    message="This story is about %s, and '%s' is named once, without saying who that is: check the"
    " name.",
    why="A story whose people change their names is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    pages=("patient-story",),
    examples=[
        Example(
            bad="# Lena's story\n\nLena was 34. Lena felt lost, and her life changed. Lena had"
            " surgery.\n\nDana finished chemotherapy in the spring. Lena now runs.",
            good="# Lena's story\n\nLena was 34. Lena felt lost, and her life changed. Lena had"
            " surgery.\n\nHer friend Dana finished chemotherapy in the spring. Lena now runs.",
        ),
        Example(
            bad="# Trevor's story\n\nTrevor felt lost. His wife, Maureen, rang 999, and his life"
            " changed. Trevor had speech therapy. Trevor says it helps.\n\nDoreen stuck labels on"
            " everything.",
            good="# Trevor's story\n\nTrevor felt lost. His wife, Maureen, rang 999, and his life"
            " changed. Trevor had speech therapy. Trevor says it helps.\n\nMaureen stuck labels"
            " on everything.",
        ),
    ],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield a name that opens one sentence, acts in it, and stands nowhere else in the story."""
    counts = Counter(_WORD.findall(f"{page.title}\n" + "\n".join(b.plain for b in page.blocks)))
    titled = _WORD.findall(page.title)
    people = [name for name in titled if counts[name] >= _OFTEN and _is_name(name)]
    if not people:
        return
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH or in_references(page, block):
            continue
        for found in _ACTS.finditer(block.plain):
            name = found["name"]
            if counts[name] == 1 and _is_name(name) and name not in page.title:
                yield Match(block.source_span(*found.span("name")), (people[0], name))


def _is_name(word: str) -> bool:
    """Return whether a word with a capital is no common word of health copy."""
    low = word.lower()
    return low not in knowledge.common_words() and low not in knowledge.medicine_names()
