"""A heading with nothing under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SENTENCE = 9  # words, less one, of running text
_PART = later(r"\A\d{1,2}[.)] ")
"""The number of a heading."""
_DEEPEST = 6  # below which a heading cannot go
# What readers see and blocks do not hold: pictures, forms, components, tags of a template.
_SHOWN = later(
    r"!\[|\{[{%<]|<(?:img|iframe|video|audio|svg|form|input|button|select|object|embed|canvas"
    r"|details|"
    r"table|picture|figure|script|template|slot|label|textarea|[a-z]+-[a-z-]+|[A-Z]\w*)\b|\[\["
    r"|:::|<(?:(?:div|span|section)\b|p\s)[^>]*>\s*</(?:div|span|p|section)>"
)


@rule(
    "structure.empty-section",
    level=Level.WARNING,
    message="Nothing stands under the heading '%s': write the section or take the heading out.",
    why="A reader who jumps to the heading finds no answer, and may think that there is none.",
    sources=[
        "WCAG 2.2, 2.4.6 Headings and Labels: headings describe what follows",
        "PEMAT, item 9",
    ],
    examples=[
        Example(
            bad="# Asthma\n\n## Causes\n\n## Treatment\n\nInhalers help.",
            good="# Asthma\n\n## Causes\n\nPollen.\n\n## Treatment\n\nInhalers help.",
        ),
        Example(
            bad="# Sleep\n\nRest.\n\n## When to get help\n",
            good="# Sleep\n\n## Tips\n\n### By day\n\nWalk.\n\n### By night\n\nRest.",
        ),
        Example(
            bad="<h1>Flu</h1><h2>Risks</h2><h2>Help</h2><p>Rest.</p>",
            good='<h1>Flu</h1><h2>Chart</h2><img src="a.png" alt=""><h2>Help</h2><p>Rest.</p>',
            format=Format.HTML,
        ),
        Example(
            bad="1. FLU\n\nFlu is an infection of the nose, the throat and at times the lungs.\n\n"
            "2. CARE\n\nRest, and drink more than you do on other days.\n\n3. HELP\n\nRing us"
            " when the fever goes on for a week.\n\n4. STORAGE\n\n5. NEWS\n\nThere are new"
            " masks at the desk for all who come in.",
            good="1. FLU\n\nFlu is an infection of the nose, the throat and at times the lungs."
            "\n\n2. CARE\n\nRest, and drink more than you do on other days.\n\n3. HELP\n\nRing us"
            " when the fever goes on for a week.",
            format=Format.TEXT,
        ),
        Example(
            bad="Flu is an infection of the nose, the throat and at times the lungs.\n\nRisks"
            "\n\nCare\n\nRest, and drink more than you do on other days.",
            good="Flu is an infection of the nose, the throat and at times the lungs.\n\nCARE"
            "\n\nAt home\n\nRest, and drink more than you do on other days.",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading that is followed by its equal, its better or the end."""
    blocks = page.blocks
    source = page.document.source
    if page.document.format is Format.TEXT:
        for block in _hollow_lines(page):
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or not block.level or not block.text.strip():
            continue
        if block.text.rstrip().endswith(":") or any(
            i.kind is InlineKind.LINK for i in block.inlines
        ):
            continue  # it introduces what follows, or leads elsewhere
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is not None and not _ends(block, after):
            continue
        if after is None and index == 0:
            continue
        end = after.span.start if after else page.document.content.end
        if _SHOWN.search(source, block.span.start, max(end, block.span.end)):
            continue
        if any(block.span.start <= image.span.start < end for image in page.document.images):
            continue
        yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))


def _hollow_lines(page: Page) -> Iterator[Block]:
    """Yield each line that stands as a heading of plain text with the next one right below it.

    Both must be written alike, below running text and with text under the second, so that neither
    a title with its subtitle nor a heading with its subsection counts.
    """
    seen = False
    blocks = page.blocks
    for index, block in enumerate(blocks[:-2]):
        after, below = blocks[index + 1], blocks[index + 2]
        seen = seen or (block.kind is BlockKind.PARAGRAPH and block.text.count(" ") >= _SENTENCE)
        if not seen or block.kind is not BlockKind.HEADING or block.level:
            continue
        if after.kind is not BlockKind.HEADING or below.kind is BlockKind.HEADING:
            continue
        between = page.document.source[block.span.end : after.span.start]
        if _indent(page, after) > _indent(page, block):
            continue
        alike = _is_capital(block) == _is_capital(after)
        text = _PART.sub("", block.plain).rstrip('"')
        odd = any(map(str.isdigit, text)) or text.endswith((".", ","))
        if alike and not odd and between.count("\n") > 1 and not in_references(page, block):
            yield block


def _is_capital(block: Block) -> bool:
    """Return whether a line is in capitals, an aside in brackets left out."""
    return (block.text.partition("(")[0] or block.text).isupper()


def _indent(page: Page, block: Block) -> int:
    """Return how far from the margin the line of a block begins."""
    return page.document.position(block.span.start).column


def _ends(heading: Block, after: Block) -> bool:
    return (
        after.kind is BlockKind.HEADING
        and 0 < after.level <= heading.level
        and 1 < heading.level < _DEEPEST
    )
