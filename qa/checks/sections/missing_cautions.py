"""A page on a medicine or a supplement that names nobody who should not take it, or ask first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.trust.clinical import kind_of, level_for
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_WHOM = later(
    r"\b(?:pregnan\w*|breast-?\s?fe\w*|nursing mothers?|conceiv\w+|trying for a baby|"
    r"under (?:the age of )?(?:1[0-8]|[1-9])\b|children|older people|over 65|allerg\w*|kidneys?|"
    r"liver|heart (?:disease|failure|problems?|attack)|high blood pressure|glaucoma|epileps\w+|"
    r"seizures?|diabet\w+|asthma|ulcers?|stroke|bleeding (?:disorder|problem)s?|"
    r"blood[- ]thin\w+|warfarin|anticoagulants?|opioids?|interact\w*|"
    r"other (?:medicines?|medications?|drugs|tablets|supplements)|"
    r"take (?:any|a|some) (?:\w+ )?(?:medicines?|medications?|drugs)|"
    r"(?:medical|health) (?:conditions?|problems?)|before (?:an? )?(?:surgery|operation))\b"
)
_CAUTION = later(
    r"\b(?:not|n't|never|avoid\w*|unless|until|unsafe|unsuitable|only (?:if|when|after)|"
    r"before (?:you|taking|starting|using)|first|ask|tell|talk|speak|check|consult|warn\w*|"
    r"careful|caution\w*|harm\w*|risk\w*|stop|special|interact\w*|ruled? out|should(?:n't| not)|"
    r"cannot|can't)\b"
)
_KINDS = frozenset({"medicine", "supplement"})
_WHOLE = 200


@rule(
    "sections.missing-cautions",
    level=Level.WARNING,
    message="This %s page names nobody who should not take it, or should ask first: say who, such "
    "as in pregnancy, with some illnesses or beside other medicines.",
    why="The people whom it can harm are those who find nothing about themselves and take it.",
    sources=[
        "NHS content guide, medicines A to Z: who can and cannot take it",
        "21 CFR 201.66, Drug Facts labels: 'Do not use' and 'Ask a doctor before use if you have'",
        "NIH Office of Dietary Supplements: interactions with medications",
    ],
    examples=[
        Example(
            bad="---\npage_type: supplement\n---\n# Ginkgo capsules\n\n"
            + "Each capsule holds the extract of ginkgo leaves, and people take it with water. "
            * 16,
            good="---\npage_type: supplement\n---\n# Ginkgo capsules\n\n"
            + "Each capsule holds the extract of ginkgo leaves, and people take it with water. "
            * 16
            + "\n\nDo not take ginkgo with warfarin.\n",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\n## Side effects\n\nA dry mouth.\n",
            good="---\npage_type: medicine\n---\n# Cetirizine\n\n"
            + "Cetirizine is a tablet that eases sneezing, itching and watery eyes in spring. " * 16
            + "\n\n## Who can take it\n\nAsk a pharmacist first if you have kidney disease.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the end of a whole page no sentence of which has both such people and a caution.

    Below a heading that has the caution, naming the people is enough.
    """
    level = level_for(page, _WHOLE)
    if page.type not in _KINDS or level is not Level.WARNING:
        return
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.HEADING) or not _WHOM.search(block.folded):
            continue
        heading = page.heading_over(block)
        over = heading.folded if heading else ""
        if _CAUTION.search(f"{over} {block.folded}") and not in_references(page, block):
            return
    yield Match(page.end, (kind_of(page),))
