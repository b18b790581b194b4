"""Pages about dietary supplements, and the statement that US law sets for their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import is_promotion
from qa.countries import country_of
from qa.patterns import regex_later
from qa.selling import ADD_TO_BASKET

if TYPE_CHECKING:
    from qa.page import Page

FIRST = (
    "This statement has not been evaluated by the Food and Drug Administration.",
    "These statements have not been evaluated by the Food and Drug Administration.",
)
"""How the statement opens: for one claim, and for several."""
SECOND = "This product is not intended to diagnose, treat, cure, or prevent any disease."

_SUPPLEMENT = regex_later(
    r"\b(?:dietary|food|herbal|nutritional|daily|our|this|natural) supplements?\b|\bsupplement "
    r"facts\b|\b(?:capsules?|gummies|tablets|scoops?|drops) (?:a|per) (?:day|serving|bottle)\b|"
    r"\bper serving\b|\bservings? per\b|\bnutraceuticals?\b"
)
_NO_SALE = regex_later(
    r"\b(?:not|n't|never|before|when|if|where|how|what|who|that|they|people|you) "
    r"(?:\w+ ){0,3}?(?:buy|order|shop)\w*\b|\bin order to\b"
)
"""Told of buying elsewhere, or not at all."""
_SELLS = regex_later(
    r"\b(?:our (?:formula|supplements?|products?|capsules|gummies|blend|powder|syrup|tablets|drops|"
    r"tincture|soft ?gels|lozenges|tea)|buy|order|shop|supplement facts|other ingredients|"
    rf"{ADD_TO_BASKET}|per bottle|money[- ]back|free shipping|servings? per (?:container|bottle|"
    r"pack|tub)|gmp|proprietary blend|our blend|customers?)\b|[$]\s?\d|[\u00ae\u2122]"
)


def is_american_supplement(page: Page) -> bool:
    """Return whether a page is about a supplement, as far as it shows for readers in the US."""
    about = page.type == "supplement" or (
        page.type in (None, "service", "wellness")
        and "supplement" in page.folded
        and is_promotion(page)
        and len(_SUPPLEMENT.findall(page.folded)) > 1
    )
    return about and country_of(page) in ("", "US")


def sells_supplement(page: Page) -> bool:
    """Return whether a page sells the supplement, and does not only tell about it."""
    return page.once(_sells)


def _sells(page: Page) -> bool:
    return _SELLS.search(_NO_SALE.sub(" ", page.folded)) is not None
