"""Links that say that a writing assistant found them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MARK = later(
    r"(?P<first>[?&])(?:utm_source|referrer)=(?:chatgpt\.com|openai(?:\.com)?|copilot\.com"
    r"|grok\.com|"
    r"perplexity(?:\.ai)?|gemini|claude\.ai)(?P<next>&|(?=#|$))",
    re.IGNORECASE,
)

# What assistants put where an address should stand.
_NOWHERE = later(r"(?:start|end)_span$|sandbox:/|turn\d+(?:search|view|news)\d+")


@rule(
    "residue.ai-link",
    level=Level.ERROR,
    message="This link was copied from a writing assistant ('%s'): open it, check that it says"
    " what the"
    " text says, and keep only the address.",
    why="Assistants offer links that do not exist or do not say what the text claims.",
    sources=["Wikipedia, Signs of AI writing: utm_source=chatgpt.com and referrer=grok.com"],
    examples=[
        Example(
            bad="[a study](https://pubmed.ncbi.nlm.nih.gov/1/?utm_source=chatgpt.com)",
            good="[a study](https://pubmed.ncbi.nlm.nih.gov/1/)",
        ),
        Example(
            bad="It helps most people. [span_1](start_span)",
            good="It helps most people. [1](#references)",
        ),
        Example(
            bad="<https://example.org/a?b=1&utm_source=openai>",
            good="[ChatGPT](https://chatgpt.com/) is a program.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such mark in an address."""
    for link in page.document.links:
        if _NOWHERE.match(link.target):
            yield Match(link.span, (link.target,))
            continue
        if "=" not in link.target or (found := _MARK.search(link.target)) is None:
            continue
        mark = link.target[slice(*found.span())].strip("?&")
        start = page.document.source.find(mark, *link.target_span)
        if start < 0:
            yield Match(link.target_span, (mark,))
            continue
        clean = link.target[: found.start()] + (
            found["first"] + link.target[found.end() :]
            if found["next"]
            else link.target[found.end() :]
        )
        fix = Fix("Keep only the address", (Edit(link.target_span, clean),), safe=True)
        yield Match(link.target_span, (mark,), (fix,) if "&" not in clean else ())
