"""A service that gives a medicine or does a procedure, with no word on its risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.medicines import mentions
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_PROCEDURE = later(
    r"\b(?:injections?|injectables?|infusions?|surger(?:y|ies)|operations?|procedures?|laser|"
    r"fillers?|implants?|liposuction|chemical peels?|botulinum|anti-wrinkle|biops(?:y|ies)|"
    r"endoscop(?:y|ies)|colonoscop(?:y|ies)|an(?:a)?esthetic|sedation|vaccines?|vaccinations?)\b"
)
_RISK = later(
    r"\b(?:risks?|risky|side[- ]effects?|complications?|adverse|harms?|harmful|go wrong|"
    r"downsides?|safety information|bruis\w+|infection)\b"
)
_WHOLE = 120


@rule(
    "sections.missing-risks",
    level=Level.WARNING,
    message="This page offers '%s' and has no word on risks or side effects: add them.",
    why="People decide on a treatment by what they read here, and a page without its risks decides "
    "for them.",
    sources=[
        "DISCERN, item 11: does it describe the risks of each treatment?",
        "21 CFR 202.1(e)(5)(ii), fair balance (advertising of prescription drugs)",
    ],
    pages=("service",),
    examples=[
        Example(
            bad="# Wrinkle clinic\n\n" + "Our nurses smooth lines on the face. " * 20 + "\n\nThe "
            "injections take ten minutes, and you can go back to work at once.\n",
            good="# Wrinkle clinic\n\n" + "Our nurses smooth lines on the face. " * 20 + "\n\nThe "
            "injections take ten minutes. Side effects are bruises and a headache.\n",
        ),
        Example(
            bad="# Joint pain\n\n" + "We see people with sore knees every day. " * 20 + "\n\nThe "
            "doctor can give you triamcinolone on the same day.\n",
            good="# Joint pain\n\n" + "We see people with sore knees every day. " * 20 + "\n\nThe "
            "physiotherapist shows you what helps.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first medicine or procedure that is offered, where nothing tells of a risk."""
    if page.word_count < _WHOLE or _RISK.search(page.folded):
        return
    found = next((m for m in mentions(page) if not m.everyday), None)
    if found is not None:
        number, start, end = found.block, found.start, found.end
    elif hit := _PROCEDURE.search(page.folded):
        number = page.block_of(hit.start())
        start, end = (at - page.block_starts[number] for at in hit.span())
    else:
        return
    block = page.blocks[number]
    yield Match(block.source_span(start, end), (block.text[start:end],))
