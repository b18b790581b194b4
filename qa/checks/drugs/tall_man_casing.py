"""Mixed case that is not the one on the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


@rule(
    "drugs.tall-man-casing",
    level=Level.WARNING,
    message="Write '%s' instead of '%s': these are the letters that tell the names apart.",
    why="Mixed case helps only where every page and label stresses the same letters.",
    sources=["FDA Name Differentiation Project, look-alike names with tall-man letters"],
    limit=5,
    examples=[
        Example(bad="The order said hydrOXYZine 25 mg.", good="The order said hydrOXYzine 25 mg."),
        Example(
            bad="Do not mix up PREDnisone and prednisoLONE.",
            good="Do not mix up predniSONE and prednisoLONE.",
        ),
        Example(good="Hydroxyzine and HYDROXYZINE are the same; so is hydroxyzine."),
    ],
    words=sorted(knowledge.tall_man()),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each name in mixed case that the FDA writes in another. Plain names are fine."""
    for name, written in knowledge.tall_man().items():
        if name not in page.words:
            continue
        at = page.folded.find(name)
        while at >= 0:
            index = page.block_of(at)
            block, start = page.blocks[index], at - page.block_starts[index]
            end = start + len(name)
            text = block.text[start:end]
            alone = not (
                block.folded[end : end + 1].isalnum() or block.folded[:start][-1:].isalnum()
            )
            mixed = not (text.islower() or text.isupper() or text[1:].islower())
            if mixed and alone and text != written and block.kind is not BlockKind.CODE:
                span = block.source_span(start, end)
                fix = Fix(f"Write '{written}'", (Edit(span, written),))
                yield Match(span, (written, text), (fix,))
            at = page.folded.find(name, at + 1)
