"""A table of Markdown that lacks the line under its head, and so is shown as text with bars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_FEWEST_LINES = 2
_FEWEST_BARS = 2
"""In each line: "0 | no pain" may be meant so."""


@rule(
    "structure.undrawn-table",
    level=Level.WARNING,
    message="'%s' is the head of a table that is shown as plain text: put a line such as"
    " '| --- | --- |' under it.",
    why="Readers see bars and figures in a heap, and may take one for another.",
    sources=[
        "GitHub Flavored Markdown Spec, tables (extension): header row and delimiter row",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="| Food | Portion | Fibre |\n| Lentils | 150 g | 12 g |\n| Oats | 40 g | 4 g |",
            good="| Food | Portion | Fibre |\n|---|---|---|\n| Lentils | 150 g | 12 g |",
        ),
        Example(
            bad="|Age|Dose|Limit|\n|Under 6||none|\n|6 to 12|5 ml||",
            good="|Age|Dose|Limit|\n|---|---|---|\n|Under 6||none|",
        ),
        Example(
            bad="Food | Portion | Fibre\nLentils | 150 g | 12 g\nOats | 40 g | 4 g",
            good="Home | Contact | Help\n\n0 | no pain\n10 | the worst",
        ),
    ],
    words=("|",),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first line of each paragraph of Markdown all of whose lines are rows."""
    if page.document.format is not Format.MARKDOWN:
        return
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.text.count("|") < _FEWEST_BARS:
            continue
        lines = page.document.source[block.span.start : block.span.end].strip("\n").split("\n")
        if _are_rows(lines):
            yield _head(block, lines[0])


def _are_rows(lines: Sequence[str]) -> bool:
    bars = {
        len(_BAR.findall(line.strip().removeprefix("|").removesuffix("|"))) + 1 for line in lines
    }
    if len(lines) < _FEWEST_LINES or len(bars) != 1 or any(map(_RULE.fullmatch, lines)):
        return False
    drawn = all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines)
    return bars.pop() > (1 if drawn else _FEWEST_BARS)


def _head(block: Block, line: str) -> Match:
    text = line.strip()
    end = min(len(text), len(block.text))
    return Match(block.source_span(0, end), (text,))
