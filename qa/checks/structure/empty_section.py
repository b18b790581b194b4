"""A heading with nothing under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, InlineKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_DEEPEST = 6  # below which a heading cannot go
# What readers see and blocks do not hold: pictures, forms, components, tags of a template.
_SHOWN = later(
    r"!\[|\{[{%<]|<(?:img|iframe|video|audio|svg|form|input|button|select|object|embed|canvas"
    r"|details|"
    r"table|picture|figure|script|template|slot|label|textarea|[a-z]+-[a-z-]+|[A-Z]\w*)\b|\[\["
    r"|:::|<(?:div|span|p|section)\b[^>]*>\s*</(?:div|span|p|section)>"
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
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each heading that is followed by its equal, its better or the end."""
    blocks = page.blocks
    source = page.document.source
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


def _ends(heading: Block, after: Block) -> bool:
    return (
        after.kind is BlockKind.HEADING
        and 0 < after.level <= heading.level
        and 1 < heading.level < _DEEPEST
    )
