"""A medication guide without the words that the law sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_TITLE = regex_later(r"\bmedication\s+guide\b")
_APPROVED = regex_later(
    r"\bthis\s+medication\s+guide\s+has\s+been\s+approved\s+by\s+the\s+"
    r"u\.\s?s\.\s+food\s+and\s+drug\s+administration\b"
)
_ALMOST = regex_later(
    r"\b(?:this|the)\s+(?:medication\s+)?guide\s+(?:has\s+been|was|"
    r"is)\s+(?:\w+\s+){0,2}(?:approved|looked\s+(?:over|at)|checked|passed|read|seen|authori[sz]ed|"
    r"reviewed|cleared|accepted)\s+by\s+[^.]{2,60}(?:\.s\.[^.]{0,40})?|\b(?:FDA|"
    r"Food\s+and\s+Drug\s+"
    r"Administration)[- ]approved\s+medication\s+guide\b",
    regex.IGNORECASE,
)
_RETOLD = regex_later(
    r"\b(?:not|n't)\s+(?:\w+\s+){0,3}(?:replace|substitute|instead|stand\s+in|the\s+official|a\s+"
    r"copy)[^.;!?]{0,160}\bmedication\s+guide\b|\b(?:summary|summari[sz]es|based\s+on|version)\s+"
    r"(?:of\s+)?(?:the|its|an?)\s+[^.;!?]{0,60}\bmedication\s+guide\b|\b(?:this\s+page|this|"
    r"here)\s+is\s+(?:\w+\s+)?(?:plain-language\s+)?(?:version|"
    r"summary)\s+of\s+it\b|\b(?:read|ask\s+for)\s+the\s+"
    r"medication\s+guide\s+that\s+comes\b"
)
"""A page that says that the guide itself is another text."""
_SENTENCE = "This Medication Guide has been approved by the U.S. Food and Drug Administration"


_OF_THE_LAW = regex_later(
    r"\bfda\b|\bfood\s+and\s+drug\s+administration\b|\bmost\s+important\s+(?:information|thing)"
)
"""What stands in a guide that the law asks for; a clinic's own guide may bear the same name."""


@rule(
    "sections.missing-medguide-text",
    level=Level.WARNING,
    message="A medication guide must have %s.",
    why="The law sets these words, so that patients know the guide from an advertisement.",
    sources=["21 CFR 208.20(a)(6) and (b)"],
    examples=[
        Example(
            bad="---\npage_type: medication guide\n---\n# Medication Guide\n\nZolot (zolotide) "
            "tablets\n\n## What is Zolot?\n\nA tablet for sleep.\n",
            good="---\npage_type: medication guide\n---\n# Medication Guide\n\nZolot (zolotide) "
            f"tablets\n\n## What is Zolot?\n\nA tablet for sleep.\n\n{_SENTENCE}.\n",
        ),
        Example(
            bad="---\npage_type: medication guide\n---\n# Medication Guide\n\n## What is "
            "Zolot?\n\nA "
            "tablet for sleep.\n\nThis Medication Guide was approved by the FDA.\n",
            good="---\npage_type: medication guide\n---\n# Medication Guide\n\n## What is "
            "Zolot?\n\nA "
            f"tablet for sleep.\n\n**{_SENTENCE}.** Issued: 03/2026\n",
        ),
        Example(
            good="---\npage_type: medication guide\n---\n# Medication guide: Zolot\n\n## What is "
            "Zolot?\n\nA tablet for sleep.\n\nThis summary is not a substitute for the Medication "
            "Guide that comes with your prescription.\n",
        ),
        Example(
            bad=f"---\npage_type: medication guide\n---\n# Zolot\n\nA tablet.\n\n{_SENTENCE[:4]} "
            f"guide "
            "has been approved by the U.S. Food and Drug Administration.\n",
        ),
    ],
    pages=["medication-guide"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each of the two texts that is not there, at the line that comes near it if any."""
    head = page.folded[:_HEAD]
    if not _TITLE.search(head) and not _TITLE.search(page.title.lower()):
        yield Match(page.start, ("the words 'Medication Guide' at its top",))
    if _APPROVED.search(page.folded) or _RETOLD.search(page.folded):
        return
    said = f"the sentence '{_SENTENCE}'"
    for block in page.prose:
        if near := _ALMOST.search(block.plain):
            yield Match(block.source_span(*near.span()), (f"{said}, word for word",))
            return
    yield Match(page.end, (said,), level=None if is_of_the_law(page) else Level.SUGGESTION)


def is_of_the_law(page: Page) -> bool:
    """Return whether a medication guide calls itself that in its metadata, or speaks of the FDA."""
    declared = page.metadata_text("page_type", "type").lower().replace("-", " ")
    return "medication guide" in declared or _OF_THE_LAW.search(page.folded) is not None


_HEAD = 600
