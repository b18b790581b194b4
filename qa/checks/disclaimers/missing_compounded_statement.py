"""A compounded medicine, and nothing says that it is not FDA-approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import is_promotion, is_public
from qa.context import in_references
from qa.countries import country_of
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_COMPOUNDED = regex_later(
    r"\bcompounded\b(?!\s+(?:by\b|with\b|interest|annually|monthly|daily|the\b|this\b|these\b|"
    r"its\b))|\bcompounding pharmac(?:y|ies|ists?)\b|\b503[ab]\b|\bcompounds? (?:our|your|the) "
    r"(?:own )?(?:medicines?|medications?|semaglutide|tirzepatide|ketamine|hormones?)\b",
    regex.IGNORECASE,
)
_SAID = regex_later(
    r"\b(?:not|n't|never|nor|no|without|neither)\b[^.;]{0,60}\b(?:approv\w+|review\w*|evaluat\w+|"
    r"test\w*|check\w*|verif\w+|licen[sc]\w+)|\bunapproved\b|\bunlicen[sc]ed\b|\black(?:s|ing)? "
    r"(?:fda )?approval"
)
_AGENCY = regex_later(
    r"\bfda\b|food and drug administration|regulator|\bagency\b|approved|licen[sc]"
)


@rule(
    "disclaimers.missing-compounded-statement",
    level=Level.ERROR,
    message="'%s': the page does not say that compounded medicines are not FDA-approved: say so "
    "beside the offer.",
    why="Readers take a compounded medicine for the approved one, though no agency has checked "
    "that it is safe or works.",
    sources=[
        "FDA, letters to telehealth firms about compounded GLP-1 medicines (2025 and 2026)",
        "FDA, warning about compounded ketamine products (10 October 2023)",
    ],
    examples=[
        Example(
            bad="---\npage_type: service\nlang: en-US\n---\n# Weight loss\n\nStart compounded "
            "semaglutide for $199 a month, shipped free to your door.\n",
            good="---\npage_type: service\nlang: en-US\n---\n# Weight loss\n\nWe also offer "
            "compounded semaglutide. Compounded drugs are not FDA-approved, and the FDA does not "
            "check that they are safe or that they work.\n",
        ),
        Example(
            bad="---\npage_type: treatment\nlang: en-US\n---\n# Ketamine at home\n\nYour lozenges "
            "come from a compounding pharmacy and reach you by post within a week.\n",
            good="---\npage_type: wellness\nlang: en-US\n---\n# Sleep\n\nThe stress of a new baby "
            "is often compounded by short nights.\n",
        ),
        Example(
            bad="---\npage_type: medicine\nlang: en-US\n---\n# Tirzepatide\n\nSome people get "
            "compounded tirzepatide when the pens are out of stock.\n",
            good="---\npage_type: professional\nlang: en-US\n---\n# Sterile rooms\n\nCompounded "
            "preparations are kept at 4 degrees.\n",
        ),
    ],
    pages=("~professional", "~news"),
    words=["compound", "503a", "503b"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first mention; an error where the page offers it, in the United States."""
    if country_of(page) not in ("", "US") or page.house.says("compounded-statement", page.said):
        return
    if any(_AGENCY.search(said[0]) for said in _SAID.finditer(page.said)):
        return
    for block in page.blocks:
        found = _COMPOUNDED.search(block.plain)
        if found is None or in_references(page, block):
            continue
        level = Level.ERROR if is_promotion(page) else Level.WARNING
        if not is_public(page) and not is_promotion(page):
            level = Level.SUGGESTION
        yield Match(block.source_span(*found.span()), (found[0],), level=level)
        return
