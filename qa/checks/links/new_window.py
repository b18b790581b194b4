"""A link that opens a new window without saying so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SAID = later(
    r"\b(?:new|another|separate|external) (?:browser )?(?:tab|window|site|link)|\bexternal|"
    r"exit icon|\bopens in\b",
    re.IGNORECASE,
)
_ATTRIBUTE_LIST = later(r"\{:?[^}\n]{0,80}target=[\"']?_blank")
_NEAR = 60


@rule(
    "links.new-window",
    level=Level.SUGGESTION,
    message="The link '%s' opens a new window without saying so: let it open in the same one, or"
    " write '(opens in new tab)' in its words.",
    why="The way back is gone, and people who do not see the change of window get lost.",
    sources=["NHS content guide, links", "WCAG 2.2, 3.2.5 (level AAA)"],
    examples=[
        Example(
            bad="<p><a href='https://www.nhs.uk/gout' target='_blank'>Gout</a> hurts.</p>",
            good="<p><a href='https://www.nhs.uk/gout' target='_blank'>Gout (opens in new tab)</a>",
            format=Format.HTML,
        ),
        Example(
            bad='See [gout](https://www.nhs.uk/gout){:target="_blank"}.',
            good="See [gout](https://www.nhs.uk/gout).",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such link."""
    source = page.document.source
    if "_blank" not in source and "_new" not in source:
        return
    for link in page.document.links:
        opens = link.new_window or _ATTRIBUTE_LIST.match(source, link.span.end)
        if not opens or _SAID.search(f"{link.label} {link.text}"):
            continue
        if _SAID.search(source, link.span.start, link.span.end + _NEAR):
            continue
        yield Match(link.span, (" ".join(link.text.split())[:80],))
