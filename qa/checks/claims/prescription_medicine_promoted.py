"""A prescription-only medicine advertised to the public, which British law does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import TIME_LIMIT, Context
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.locations import rules_folder
from qa.patterns import regex_later
from qa.rule import Example, rule
from qa.selling import BOOK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_FILE = rules_folder() / "knowledge" / "uk-prescription-only.txt"
_NAMES = tuple(
    line for line in _FILE.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
)
_NAME = regex_later(
    r"\b(?:"
    + "|".join(regex.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")s?"
    r"(?: (?:injections?|treatments?|infusions?|jabs?|pens?|tablets|toxin))?(?!\w)",
    regex.IGNORECASE,
)
# Words of a page that sells; a hospital's page on a treatment has few of them.
_SELLS = regex_later(
    rf"£\s?\d|\b(?:{BOOK}|prices?|pricing|offers?\b(?! of)|"
    r"special offer|discounts?|"
    r"from only|buy|order|packages?|starting (?:at|from)|free consultation|treatments? we offer|"
    r"we (?:also )?(?:offer|provide|sell|prescribe|stock|supply)|our (?:clinic|treatments?|clinics|"
    r"prices|services)|delivered|available (?:at|from|in) our)\b",
    regex.IGNORECASE,
)
_BRITISH = ("£", "cqc", "care quality commission", "gphc", "mhra", " gmc")
_NOT_SOLD = (
    r"\b(?:prescription[- ]only medicines? (?:cannot|can't|must not|may not) be|do not take|"
    r"if you (?:take|are taking|use)|interact|side effects?|tell (?:us|your)|misuse|addiction|"
    r"dependen|overdose)\b"
)
_CLEARED = Context(
    negated=True,
    quoted=True,
    references=True,
    near=(_NOT_SOLD,),
)


@rule(
    "claims.prescription-medicine-promoted",
    level=Level.ERROR,
    message="'%s' advertises a medicine that needs a prescription: offer a consultation for the"
    " problem, and do not name the medicine.",
    why="A clinician chooses a prescription medicine for a person; readers must not be sold one.",
    sources=[
        "CAP Code, rule 12.12: prescription-only medicines may not be advertised to the public",
        "Human Medicines Regulations 2012",
    ],
    pages=("service",),
    words=_NAMES,
    limit=3,
    examples=[
        Example(
            bad="---\nlang: en-GB\n---\n# Skin clinic\n\nBotox from £99. Book now.",
            good="---\nlang: en-GB\n---\n# Skin clinic\n\nConsultations from £99. Book now.",
        ),
        Example(
            bad="---\nlang: en-GB\n---\n# Our services\n\nWe offer Wegovy and Mounjaro pens.",
            good="---\nlang: en-US\n---\n# Our services\n\nWe offer Wegovy and Mounjaro pens.",
        ),
        Example(
            bad="Order finasteride online: £20 a month.",
            good="---\nlang: en-GB\n---\nWe cannot prescribe diazepam by phone. Book a visit.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first places at which a British service page that sells names such a medicine."""
    british = page.profile == "en-GB-nhs" or (
        page.profile == "neutral" and any(word in page.folded for word in _BRITISH)
    )
    if not british or not _SELLS.search(page.folded, timeout=TIME_LIMIT):
        return
    seen: set[str] = set()
    for block in page.blocks:
        if block.kind is BlockKind.CODE or not any(name in block.folded for name in _NAMES):
            continue
        for hit in _NAME.finditer(block.plain, timeout=TIME_LIMIT):
            name = hit[0].lower()
            if name not in seen and not _CLEARED.clears(page, block, *hit.span()):
                seen.add(name)
                yield Match(block.source_span(*hit.span()), (hit[0],))
