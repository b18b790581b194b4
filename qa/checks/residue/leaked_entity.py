"""Codes for characters that readers see as codes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_ENTITY = later(
    r"&(?:amp;)*(?:(?:amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|bull|middot|copy|reg"
    r"|trade|deg|"
    r"micro|times|frac(?:12|14|34)|[ae]?cute|[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil)|szlig"
    r"|shy|zwnj|ensp|emsp|"
    r"thinsp|alpha|beta|gamma|[lg]e|plusmn|#\d{2,5}|#x[0-9a-fA-F]{2,4}|[rlud]arr|pound|euro|bull|para|sect);|nbsp(?=[a-z\d]|\b)|"
    r"#\d{2,4}(?![\d;])|(?:copy|bull|[mn]dash|[lr][sd]quo|deg|pound|hellip)(?=[ \d]|\Z))"
)


@rule(
    "residue.leaked-entity",
    level=Level.ERROR,
    message="Readers see the code '%s' here: write the character itself.",
    why="A code in the middle of a sentence is unreadable, and beside a number it is unsafe.",
    sources=["HTML Living Standard, 13.5 Named character references"],
    examples=[
        Example(
            bad="<p>Take it at 8&amp;nbsp;am.</p>",
            good="<p>Take it at 8&nbsp;am, with food &amp; water.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<p>Don&amp;rsquo;t drive.</p>",
            good="<p>Don&rsquo;t drive.</p>",
            format=Format.HTML,
        ),
        Example(bad="Tests &amp;amp; results", good="Tests &amp; results, R&D"),
        Example(
            bad="Keep below 25&deg;C.",
            good="Keep below 25°C. See Q&A; then call.",
            format=Format.TEXT,
        ),
    ],
    words=["&"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each entity that is left in the text after reading."""
    for block in page.blocks:
        if "&" not in block.text or block.kind is BlockKind.CODE:
            continue
        for found in _ENTITY.finditer(block.text):
            if block.plain[found.start()] != "&":  # in code
                continue
            start, end = found.span()
            span = block.source_span(start, end)
            meant = html.unescape(html.unescape(html.unescape(found[0])))
            if page.document.format in (Format.MARKDOWN, Format.HTML):
                meant = found[0].replace("amp;", "") if "&amp;" in found[0] else found[0]
                meant = "&amp;" if meant == "&" else meant
            yield Match(
                span, (found[0],), (Fix(f"Write '{meant}'", (Edit(span, meant),), safe=True),)
            )
