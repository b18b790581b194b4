"""A link that leads nowhere, because its address was never filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.document import Format, LinkKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# What was to be filled in, such as `TODO`, is `residue.sample-link`.
_NOWHERE = later(
    r"#[!/0]?|javascript:.*|vbscript:.*|about:blank|"
    r"#?(?:undefined|null|none|nan|false|href|page|dummy|fixme|tba)|"
    r"(?:https?://)?path/to/\S*|\[[^\]]*\]|<[^>]*>|\?+|\.{2,}|[_-]+",
    re.IGNORECASE | re.DOTALL,
)
# Links that a script makes do what they say.
_WORKS = later(
    r"\b(?:top|back|print|close|menu|skip|show|hide|toggle|expand|collapse|open all|share|cookies?|"
    r"settings|search|previous|next)\b",
    re.IGNORECASE,
)
_WORKING_SCRIPT = later(
    r"javascript:\s*(?:window\.)?(?:print|history\.|close|scroll)", re.IGNORECASE
)


@rule(
    "links.missing-target",
    level=Level.ERROR,
    message="The link leads nowhere: its address is only '%s'.",
    why="Readers click on a promise and nothing happens.",
    sources=["WCAG 2.2, 2.4.4 and 4.1.2 (level A)"],
    examples=[
        Example(
            bad="Read more about [how to lower your cholesterol](#).",
            good="Read more about [how to lower your cholesterol](cholesterol.md).",
        ),
        Example(
            bad="<p>Find <a href='javascript:void(0)'>a pharmacy near you</a>.</p>",
            good="<p>Find <a href='#' role='button'>a pharmacy near you</a>.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="See our [guide to the flu jab](undefined).",
            good="[Back to top](#)",
        ),
        Example(
            bad="Ask for [the booking form](path/to/form.html).",
            good="Ask for [the booking form](#booking).",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such link; an empty address is `links.malformed`."""
    for link in page.document.links:
        target = link.target.strip()
        if len(target) > 3 and target.startswith("http") and "path/to" not in target:
            continue
        if link.control or not link.kind.followed or link.kind is LinkKind.BARE or not target:
            continue
        if not _NOWHERE.fullmatch(target) or not link.text.strip():
            continue
        if _WORKING_SCRIPT.match(target) or (target[0] == "#" and _WORKS.search(link.text)):
            continue
        yield Match(link.span, (target,))
