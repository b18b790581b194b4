"""A large number of people or things without a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# A count that is spelled out is mostly a round one.
_ENDINGS = tuple(f"{digit}{end} " for digit in range(10) for end in ("000", "500"))
_COUNT = later(
    r"(?<![\w.,/$\u00a3\u20ac#-])(?P<head>[1-9]\d{1,2})(?P<tail>\d00)"
    r"(?= (?:(?:more|new|other|young|older|pregnant|american|british|australian) )?(?:people|person"
    r"|adults|children|babies|births|women|men|patients|deaths|cases|steps|americans|veterans"
    r"|pregnancies|users|operations|admissions|genes|volunteers|participants|individuals|calories"
    r"|times|students|households|lives)\b)"
)


@rule(
    "readability.missing-thousands-separator",
    level=Level.SUGGESTION,
    message="Write '%s' instead of '%s': a comma shows how large the number is.",
    why="A long row of digits is easily misread by a factor of ten.",
    sources=["NHS digital service manual, content style guide, numbers: commas in thousands"],
    examples=[
        Example(
            bad="About 1 in 10000 people has this reaction.",
            good="About 1 in 10,000 people has this reaction.",
        ),
        Example(
            bad="Try to walk 12500 steps a day.",
            good="Our box number is 90000 and the study began in 2000.",
        ),
        Example(good="Of the 1000 people asked, 3000 letters came back."),
    ],
    words=_ENDINGS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each count of five or six digits; those of four are house style."""
    for block in page.blocks:
        if block.kind not in _KINDS or "00 " not in block.text:
            continue
        for found in _COUNT.finditer(block.folded):
            if in_references(page, block) or is_quoted(block, *found.span()):
                continue
            span = block.source_span(*found.span())
            right = f"{found['head']},{found['tail']}"
            yield Match(span, (right, found[0]), (Fix(f"Write '{right}'", (Edit(span, right),)),))
