"""Risks that stand below the last button to book or buy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_OFFER = regex_later(
    r"\A\W*(?:book|buy|order|get started|start (?:now|today|your)|shop|sign up|join now|add to "
    r"(?:cart|"
    r"basket|bag)|reserve|schedule (?:now|your|a)|claim|try (?:it )?(?:now|today|free)|request "
    r"(?:a|your) "
    r"(?:consultation|quote|appointment)|see if you qualify|check your eligibility|enquire now)\b",
    regex.IGNORECASE,
)
_RISKS = ("risks", "safety", "side-effects", "important-warning")
_PAGES = ("service", "treatment", "medicine", "supplement")


@rule(
    "sections.risk-after-offer",
    level=Level.SUGGESTION,
    message="The risks stand below '%s', where many readers stop: move them above it.",
    why="Who books first and reads later has chosen without knowing what can go wrong.",
    sources=["HONcode, principle 5 (justifiability)", "DISCERN, items 6 and 11"],
    examples=[
        Example(
            bad="---\npage_type: service\n---\n# Laser clinic\n\nSmooth skin in a week.\n\n[Book "
            "your "
            "session](/book)\n\n## Risks\n\nBlisters.\n",
            good="---\npage_type: service\n---\n# Laser clinic\n\nSmooth skin in a week.\n\n## "
            "Risks"
            "\n\nBlisters.\n\n[Book your session](/book)\n",
        ),
        Example(
            bad="---\npage_type: treatment\n---\n# Peels\n\n## Benefits\n\nSmooth skin.\n\n[Buy "
            "now]"
            "(/shop/peel)\n\n## Side effects\n\nRedness.\n",
            good="---\npage_type: treatment\n---\n# Peels\n\n## Benefits\n\nSmooth "
            "skin.\n\n[Book on "
            "the laws of light](/shop/book)\n\n## Side effects\n\nRedness.\n\n[Buy now](/shop)\n",
        ),
    ],
    pages=_PAGES,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the heading of the risks, where every link that offers something stands above it."""
    kind = page.page_type
    if kind is None:
        return
    offers = [
        link
        for link in page.document.links
        if link.kind.followed and len(link.text) < 40 and _OFFER.match(link.text)
    ]
    if not offers:
        return
    last = max(offers, key=lambda link: link.span.start)
    needs = [need for need in kind.sections if need.id in _RISKS]
    headings = [h for h in page.headings if any(need.heads(h.plain) for need in needs)]
    if headings and all(heading.span.start > last.span.start for heading in headings):
        first = headings[0]
        yield Match(first.source_span(0, len(first.text)), (last.text.strip(),))
