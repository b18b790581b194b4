"""The statement that belongs on a supplement, on a page that sells none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import is_promotion
from qa.checks.disclaimers.supplement import sells_supplement
from qa.checks.disclaimers.turned_round import around_content
from qa.context import is_quoted
from qa.document import BlockKind, folded
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_INTENDED = (
    r"(?:this|these|our) (?:(?:dietary|food|herbal) )?(?:products?|supplements?) (?:is|are) "
    r"(?:(?:an? )?(?:dietary|food|herbal) supplements?,? and (?:(?:is|are) )?)?not "
    r"intended to diagnose(?:,| or) (?:treat|cure)\b[^.;:!?]{0,40}"
)
_NOT_EVALUATED = (
    r"(?:has|have) not been (?:evaluated|reviewed|approved|assessed)(?:,? (?:and|or) \w+)? by the "
    r"(?:us )?(?:food and drug administration|fda)\b"
)
_STATEMENT = later(
    rf"\b(?:th(?:is|ese) (?:statements?|claims?) {_NOT_EVALUATED}(?:\W{{1,3}}{_INTENDED})?|"
    rf"(?:this|these|our) (?:(?:dietary|food|herbal) )?(?:products?|supplements?) (?:(?:is|are) "
    rf"(?:an? )?(?:dietary|food|herbal) supplements?,? and (?:it |they )?)?{_NOT_EVALUATED}|"
    rf"{_INTENDED})"
)
_PRODUCT = later(
    r"\b(?:supplements?|capsules?|softgels?|gummies|gummy|bottles?|servings?|scoops?|cart|basket|"
    r"shipping|delivery|drops|tinctures?|powders?|vitamins?|minerals?|herbal|extracts?|oils?|"
    r"probiotics?|our products?|creams?|cbd|teas?)\b"
)
_ALL_THAT_IS_TAKEN = later(
    r"\b(?:medicines?|medications?|drugs?|tablets?|prescriptions?|pills)\b[^.;:!?\n]{0,40}?"
    r"\b(?:supplements?|vitamins?|herbal|minerals?|creams?|drops|eye drops)\b"
    r"|\b(?:vitamins?|supplements?|herbal \w+|creams?|drops)[^.;:!?\n]{0,30}?"
    r"\b(?:medicines?|medications?|tablets)\b"
)
"""What readers take, which staff ask about: nothing that is sold."""
_OF_CARE = frozenset({"condition", "symptom", "test"})
"""Page types that sell nothing, whatever one may buy against an illness."""
_PRESCRIBED = later(
    r"\b(?:prescription(?:[ -]only)? (?:medicines?|medications?|drugs?)|prescription[ -]only|only "
    r"(?:available )?(?:on|with|by) (?:a )?prescription|available (?:only )?on prescription|"
    r"(?:has|have|is|are|was) (?:been )?prescribed|you need a prescription|(?:doctor|prescriber|"
    r"nurse|specialist|care team|gp|provider) (?:\w+ )?(?:sets?|chooses?|decides?|prescribes?) )"
    r"|\binsulin (?:pens?|injections?|pumps?)\b"
)
"""Said of a medicine that is no supplement."""
_FEW = 2
_MAY_SAY_SO = frozenset(
    {"supplement", "medicine", "eu-leaflet", "medication-guide", "news", "professional"}
)
"""Page types that may be on a product, or on such statements."""


@rule(
    "disclaimers.of-a-product",
    level=Level.WARNING,
    message="'%s' is the statement of a supplement, and this page sells none: say that the page is"
    " general information and does not replace a professional's advice.",
    why="A statement on a product that is not there tells readers nothing, and the one that they"
    " need is missing.",
    sources=[
        "21 CFR 101.93(c): the statement is for dietary supplements",
        "HONcode, principle 2 (complementarity): information supports, and does not replace, care",
    ],
    examples=[
        Example(
            bad="---\npage_type: treatment\n---\n# Having a tooth out\n\nThe dentist numbs your"
            " gum.\n\nThis product is not intended to diagnose, treat, cure, or prevent any"
            " disease.",
            good="---\npage_type: treatment\n---\n# Having a tooth out\n\nThe dentist numbs your"
            " gum.\n\nThis page is general information.",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Rosacea\n\nRosacea makes the cheeks red."
            " Creams help.\n\nThese statements have not been evaluated by the Food and Drug"
            " Administration.",
            good="---\npage_type: condition\n---\n# Rosacea\n\nRosacea makes the cheeks red. Creams"
            " help. The Food and Drug Administration has approved two of them.",
        ),
        Example(
            bad="---\npage_type: condition\n---\n# Gout\n\nGout is a painful swelling of a joint."
            "\n\nThese products are not intended to diagnose, treat, cure, or prevent any disease.",
            good="---\npage_type: supplement\n---\n# Cherry extract\n\nTwo capsules a day.\n\nThis"
            " product is not intended to diagnose, treat, cure, or prevent any disease.",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Losartan\n\nLosartan is a prescription medicine"
            " for high blood pressure. Take one tablet a day.\n\nThis product is a dietary"
            " supplement and is not intended to diagnose, treat, cure, or prevent any disease.",
            good="---\npage_type: medicine\n---\n# Senna\n\nSenna is a laxative that you can buy."
            "\n\nThis product is not intended to diagnose, treat, cure, or prevent any disease.",
        ),
        Example(
            bad="---\npage_type: service\n---\n# Wound clinic\n\nOur nurses dress wounds. Bring a"
            " list of your medicines and supplements.\n\nThis dietary supplement is not intended to"
            " diagnose, treat, cure or prevent any disease.",
            good="---\npage_type: service\n---\n# Drip lounge\n\nOur drips hold vitamins and"
            " minerals. Add zinc for $20.\n\nThis product is not intended to diagnose, treat, cure,"
            " or prevent any disease.",
        ),
        Example(
            bad="---\npage_type: medicine\n---\n# Warfarin\n\nIt has been prescribed to stop"
            " clots.\n\nThis product is a food supplement and has not been reviewed by the FDA.",
        ),
    ],
    limit=1,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the statement where no other sentence of the page speaks of what one can buy."""
    if not _is_prescribed(page) and (page.type in _MAY_SAY_SO or _may_sell(page)):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for found in _STATEMENT.finditer(block.folded):
            start, end = found.span()
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))
    for found in _STATEMENT.finditer(folded(page.document.outside)):
        yield from around_content(page, *found.span())


def _is_prescribed(page: Page) -> bool:
    """Return whether a page is on a medicine of the pharmacy, and on nothing that a shop sells."""
    if page.type != "medicine" or _PRESCRIBED.search(page.folded) is None:
        return False
    text = _STATEMENT.sub("", page.folded)
    return text.count("supplement") <= _FEW and not sells_supplement(page)


def _may_sell(page: Page) -> bool:
    """Return whether a page speaks of what one can buy; one on an illness may name some."""
    text = _ALL_THAT_IS_TAKEN.sub("", _STATEMENT.sub("", page.folded))
    named = len(_PRODUCT.findall(text))
    if not named or (page.type == "service" and named < _FEW and not sells_supplement(page)):
        return False
    if page.type in _OF_CARE and not sells_supplement(page):
        return text.count("supplement") > _FEW or is_promotion(page)
    return True
