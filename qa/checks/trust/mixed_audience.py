"""A page for patients that turns to their doctors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import Context
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# In lower case: what stands in every such sentence.
_MAY_BE = later(r" (?:should|must|need to|are to|are advised to)\b|patient")
_TOLD = later(
    r"\b(?:(?:patients?|individuals|subjects|women|men|adults|children|infants|neonates) (?:\w+ )?"
    r"(?:should|must|need to|are to) be (?:\w+ )?(?:counsel+ed|advised|informed|monitored|"
    r"instructed|warned|educated|assessed|evaluated|referred|screened|started|treated|reassured|"
    r"offered|titrated|cautioned|observed)|"
    r"(?:counsel|advise|instruct|educate|monitor|titrate|caution|inform) (?:the |your |these |"
    r"all |any )?"
    r"patients?\b|(?:clinicians|physicians|prescribers|providers|healthcare professionals|"
    r"practitioners) "
    r"(?:should|must|need to|are advised to)\b|"
    r"the patient (?:should|must) be\b|in (?:the )?(?:patients|patient) (?:with|"
    r"presenting)\b[^.]{0,60}"
    r"\b(?:consider|initiate|titrate|administer)\b)"
)
_YOU = later(r"\byou(?:r|rs|'re|'ll)?\b")
_PER_TURN = 4
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_CLEARED = Context(
    quoted=True,
    references=True,
    headings=(r"\b(?:professionals?|clinicians?|prescribers?|doctors|providers|physicians)\b",),
)


@rule(
    "trust.mixed-audience",
    level=Level.SUGGESTION,
    message="'%s' speaks to health professionals on a page that speaks to patients: say it to the "
    "reader, or leave it out.",
    why="Readers who are talked about in place of being talked to do not know what to do.",
    sources=["schema.org MedicalWebPage, medicalAudience", "DISCERN, item 1"],
    examples=[
        Example(
            bad="You take one tablet a day. If you feel sick, take your tablet with food. You can "
            "drive when you feel well. Patients should be counselled about sun protection.",
            good="You take one tablet a day. If you feel sick, take your tablet with food. You can "
            "drive when you feel well. Ask your doctor about sun protection.",
        ),
        Example(
            bad="Your knee may hurt. Rest when you can, and ice it for as long as you like. You "
            "will heal in time. Clinicians should consider an X-ray.",
            good="Clinicians should consider an X-ray. The patient should be told to rest.",
        ),
    ],
    pages=("~professional", "~news"),
    words=[
        "patient",
        "individuals",
        "subjects",
        "clinicians",
        "physicians",
        "prescribers",
        "providers",
        "professionals",
        "practitioners",
        "adults should",
        "children should",
        "women should",
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first such sentence, where the page says "you" at least four times as often."""
    folded = page.folded
    if folded.count("you") < _PER_TURN:
        return
    found = []
    for index in sorted({page.block_of(hit.start()) for hit in _MAY_BE.finditer(folded)}):
        block = page.blocks[index]
        if block.kind not in _PROSE:
            continue
        for hit in _TOLD.finditer(block.folded):
            start, end = hit.span()
            if not _CLEARED.clears(page, block, start, end):
                found.append(Match(block.source_span(start, end), (block.plain[start:end],)))
    if found and sum(1 for _ in _YOU.finditer(page.folded)) >= _PER_TURN * len(found):
        yield from found[:1]
