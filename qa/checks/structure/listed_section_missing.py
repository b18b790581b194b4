"""A section that the page's own list of contents names, and that the page does not have."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_CONTENTS = later(
    r"\W*(?:on this page|in this (?:page|guide|leaflet|article|factsheet)|contents|"
    r"(?:table of|page) contents|what is in this (?:leaflet|guide)|what this (?:page|leaflet|"
    r"guide) covers|jump to(?: section)?)\W*"
)
_MOST = 5
_LONGEST = 70
_FEWEST = 4
_SHARE = 0.7
_STEM = 4
_SMALL = frozenset(words_in("the a an and or of to in for your you with how when what it on if is"))


@rule(
    "structure.listed-section-missing",
    level=Level.WARNING,
    message="The list of contents names '%s', and the page has no such section: write it, or take "
    "the line out.",
    why="Readers look for a part that was cut or never written, and it may be the one they need.",
    sources=[
        "WCAG 2.2, 2.4.6 Headings and Labels: headings describe topic or purpose",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="# Gout\n\nOn this page:\n\n- Signs\n- Causes\n- Care at home\n- Driving\n\n## "
            "Signs\n\nPain.\n\n## Causes\n\nCrystals.\n\n## Care at home\n\nRest.\n",
            good="# Gout\n\nOn this page:\n\n- Signs\n- Causes\n- Care at home\n- Driving\n\n## "
            "Signs\n\nPain.\n\n## Causes\n\nCrystals.\n\n## Care at home\n\nRest.\n\n## Can you "
            "drive?\n\nYes.\n",
        ),
        Example(
            bad="Gout\n\nIn this leaflet\n1. What it is\n2. What you eat\n3. Tablets\n4. Surgery\n"
            "5. Help\n\nWhat it is\n\nA swollen joint that hurts.\n\nWhat you eat\n\nLess meat and "
            "less beer.\n\nTablets\n\nOne each day, with water.\n\nHelp\n\nCall us at any time.",
            good="Gout\n\nIn this leaflet\n1. What it is\n2. What you eat\n3. Tablets\n4. Help\n\n"
            "What it is\n\nA swollen joint that hurts.\n\nWhat you eat\n\nLess meat and less "
            "beer.\n\nTablets\n\nOne each day, with water.\n\nHelp\n\nCall us at any time of day.",
            format=Format.TEXT,
        ),
        Example(
            bad="Blood test\n\nContents\n1. What the test is\n2. Getting ready\n3. Results\n"
            "4. Fees for your test\n5. Help\n\nWhat the test is\n\nWe take some blood.\n\n"
            "Getting ready\n\nEat nothing.\n\nResults\n\nThey take a week.\n\nHelp\n\nCall us.",
            good="Blood test\n\nContents\n1. What the test is\n2. Getting ready\n3. Results\n"
            "4. Fees for your test\n5. Help\n\nWhat the test is\n\nWe take some blood.\n\n"
            "Getting ready\n\nEat nothing.\n\nResults\n\nThey take a week.\n\nFees\n\nTen"
            " pounds.\n\nHelp\n\nCall us.",
            format=Format.TEXT,
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such item of a list most of whose items are headings below it."""
    blocks = page.blocks
    for index in islice(_contents(blocks), _MOST):
        items = _items(blocks, index + 1)
        below = blocks[index + 1 + len(items) :]
        if len(items) < _FEWEST or len(items) == len(blocks) - index - 1:
            continue
        texts = {_plain(other) for other in below}
        lacking = [item for item in items if _plain(item) not in texts]
        if len(items) - len(lacking) < max(_FEWEST - 1, _SHARE * len(items)):
            continue
        listed = {_plain(item) for item in items}
        of_all = {word[:_STEM] for word in words_in(page.title.lower())}
        parts = [
            _stems(part)
            for part in below
            if (part.kind is BlockKind.HEADING or len(part.text) < _LONGEST)
            and _plain(part) not in listed
        ]
        for item in lacking:
            stems = _stems(item) - of_all or _stems(item)
            if stems and not any(stems & part for part in parts):
                yield Match(item.source_span(0, len(item.text)), (item.text.strip(),))


def _contents(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the number of each block that says that what is on the page is listed next."""
    for index, block in enumerate(blocks):
        if len(block.text) <= _LONGEST and _CONTENTS.fullmatch(block.folded):
            yield index


def _items(blocks: Sequence[Block], at: int) -> list[Block]:
    """Return the items of the one list that begins at a place, if each is a name."""
    items: list[Block] = []
    for block in blocks[at:]:
        if block.kind is not BlockKind.LIST_ITEM or (items and block.group != items[0].group):
            break
        items.append(block)
    return items if all(len(item.text) <= _LONGEST for item in items) else []


def _plain(block: Block) -> str:
    return " ".join(block.folded.split()).strip(" 0123456789.:?!)(")


def _stems(block: Block) -> set[str]:
    return {word[:_STEM] for word in words_in(block.folded) if word not in _SMALL}
