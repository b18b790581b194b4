"""What selling sounds like: a clinic's "our patients" and "book now", a shop's "add to basket".

Pieces of patterns for folded text, of which each check that asks who sells makes its own.
"""

from __future__ import annotations

from qa.patterns import regex_later

OUR_PEOPLE = "clients customers clinicians doctors members patients providers team therapists"
OUR_WARES = (
    "capsules clinic clinics formula product products program programme programmes programs "
    "supplement supplements treatment treatments"
)
OURS = rf"our (?:{'|'.join([*OUR_PEOPLE.split(), *OUR_WARES.split()])})"
"""Those of whom and of which a clinic or a shop speaks as its own."""
BOOK = r"book (?:now|online|an?|your|today)"
BUY = r"(?:buy|order) (?:now|online|yours|today)"
ADD_TO_BASKET = r"add to (?:cart|basket|bag)"
OFFERS = regex_later(
    r"\b(?:ours?|we (?:sell|make|offer|stock)|guarante\w+|money[ -]back)\b(?! (?:doctors?|nurses?|"
    r"body|bodies|brains?|understanding|knowledge|lives|own|health|genes|cells|immune))"
)
"""What a sentence has that speaks for what its writer sells."""
