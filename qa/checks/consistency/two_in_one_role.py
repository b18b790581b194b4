"""Two people who are said to hold one post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAME = (
    r"(?P<name>(?-i:(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sister|Nurse)\.? )?"
    r"[A-Z][\w'-]+(?: [A-Z]\.?)?(?: (?:(?:de|van|von|al|bin) )?[A-Z][\w'-]+){1,2}))"
)
_LETTERS = r"(?:,? \(?(?-i:[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:, ?[A-Z][A-Za-z]*[A-Z][A-Za-z]*)*)\)?)?"
_POST = (
    r"(?P<post>(?:the |our |its |your )(?:(?:clinic|practice|hospital|service|ward|unit|trust|"
    r"team)'?s? )?"
    r"(?:medical director|clinical (?:director|lead)|doctor in charge|nurse in charge|"
    r"practice manager|lead (?:nurse|clinician|consultant|doctor|surgeon|therapist)|"
    r"head (?:of (?:the )?(?:clinic|service|unit|team)|nurse)|chief (?:executive|medical officer|"
    r"nurse)|"
    r"ward manager|owner|founder|senior partner|safeguarding lead|data protection officer|"
    r"complaints manager))"
)
# One of these is in all that it matches.
_POSTS = (
    "director", "clinical lead", "in charge", "practice manager", "lead nurse", "lead clinician",
    "lead consultant", "lead doctor", "lead surgeon", "lead therapist", "head of", "head nurse",
    "chief executive", "chief medical", "chief nurse", "ward manager", "owner", "founder",
    "senior partner", "safeguarding lead", "data protection officer", "complaints manager",
)  # fmt: skip
_HOLDS = (
    later(rf"\b{_NAME}{_LETTERS},? (?:is|leads us as|works as) {_POST}\b", re.IGNORECASE),
    later(rf"\b{_NAME}{_LETTERS}, {_POST}\b", re.IGNORECASE),
    later(rf"\b{_POST}(?: is|,) {_NAME}\b", re.IGNORECASE),
)
_SOME = later(
    r"\b(?:deputy|former|joint|co-|assistant|acting|until|used to|was|both|one of|previous)\b"
)


@rule(
    "consistency.two-in-one-role",
    level=Level.WARNING,
    message="%s is named here as %s, and %s elsewhere on this page: name one person.",
    why="Readers do not know whom to ask, and which of the names is a mistake.",
    sources=["Google, Creating helpful content: clear who wrote it", "HON principle 1, authority"],
    examples=[
        Example(
            bad="Dr Ana Ruiz is the medical director. Call us.\n\nDr Tom Vale, the medical"
            " director, sees people on Fridays.",
            good="Dr Ana Ruiz is the medical director. Dr Ruiz, the medical director, sees people"
            " on Fridays. Dr Tom Vale is the deputy medical director.",
        ),
        Example(
            bad="Our practice manager is Carol Finch.\n\nWrite to Beth Amos, the practice manager.",
            good="Our practice manager is Carol Finch.\n\nWrite to Carol Finch, the practice"
            " manager.",
        ),
    ],
    limit=2,
    words=_POSTS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two people with different surnames in one post."""
    first: dict[str, str] = {}
    for block in page.blocks:
        if not any(word in block.folded for word in _POSTS):
            continue
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        hits = [hit for pattern in _HOLDS for hit in pattern.finditer(block.plain)]
        for hit in sorted(hits, key=lambda hit: hit.start()):
            around = block.plain[max(0, hit.start() - 40) : hit.end() + 15].lower()
            if _SOME.search(around):
                continue
            post = hit["post"].split(" ", 1)[1].lower()
            earlier = first.setdefault(post, hit["name"])
            if _surname(earlier) != _surname(hit["name"]):
                span = block.source_span(*hit.span("name"))
                yield Match(span, (hit["name"], hit["post"].lower(), earlier))


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower().removesuffix("'s")
