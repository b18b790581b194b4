"""Which pages speak to patients, and what stands around a place on one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.page import LONGEST_LIST, sentence_around
from qa.patterns import regex_later
from qa.selling import ADD_TO_BASKET, BOOK, BUY, OUR_PEOPLE, OUR_WARES, OURS

if TYPE_CHECKING:
    from qa.document import Block
    from qa.page import Page

MOST = 100
"""So many places in one block are looked at; a page of nothing else takes no longer."""

_PUBLIC = frozenset(
    {"condition", "medicine", "supplement", "symptom", "test", "treatment", "wellness", "service"}
    | {"patient-story", "medication-guide", "eu-leaflet", "faq"}
)
_FEWEST_WORDS = 150
_WORDS_PER_YOU = 120
_REACH = 400
_YOU = regex_later(r"\byou(?:rs?|rself|'re|'ll)?\b")
_A_PATIENT = regex_later(r"\b(?:the|this|your|an?|each|every|any) patient(?:'s)?\b|\bpts?\b")
_PROMOTION = regex_later(
    rf"\b(?:{BOOK}|schedule (?:a|an|your)|get started|sign up|{BUY}|(?:buy|order) your|"
    rf"{ADD_TO_BASKET}|shop (?:now|our)|{OURS}|we (?:offer|provide|treat|deliver|ship|prescribe)|"
    r"start (?:your|today)|free (?:shipping|delivery|consultation|quote)|money[- ]back|per month|"
    r"/month)\b|[$£€]\s?\d"
)
# The words that `_PROMOTION` begins with, and those that follow them: a quick look before it.
_OFFERS = {
    first: frozenset(then.split())
    for first, then in {
        "book": "now online a an your today",
        "schedule": "a an your",
        "get": "started",
        "sign": "up",
        "order": "now online your yours today",
        "buy": "now your yours online today",
        "add": "cart basket bag",
        "shop": "now our",
        "our": f"{OUR_PEOPLE} {OUR_WARES}",
        "we": "offer provide treat deliver ship prescribe",
        "start": "your today",
        "free": "shipping delivery consultation quote",
        "money": "back money",  # two, for it is written in two ways
        "per": "month",
    }.items()
}
_SIGNS = ("$", "£", "€", "/month")


def is_public(page: Page) -> bool:
    """Return whether a page speaks to patients, or seems to: it is long and says "you".

    One that says "the patient" half as often speaks to those who treat them.
    """
    if page.type is not None:
        return page.type in _PUBLIC
    return page.once(_seems_public)


def is_promotion(page: Page) -> bool:
    """Return whether a page sells or offers something: prices, orders, bookings, "our patients"."""
    return page.type == "service" or page.once(_promotes)


def _seems_public(page: Page) -> bool:
    words = page.word_count
    if words < _FEWEST_WORDS:
        return False
    you = len(_YOU.findall(page.folded))
    return you >= max(3, words // _WORDS_PER_YOU) and not _speaks_of_patients(page, you)


def _speaks_of_patients(page: Page, you: int) -> bool:
    return 2 * len(_A_PATIENT.findall(page.folded)) >= you


def _promotes(page: Page) -> bool:
    if not any(sign in page.folded for sign in _SIGNS):
        parts = page.once(parts_of_words)
        if sum(len(then & parts) for first, then in _OFFERS.items() if first in parts) <= 1:
            return False
    return len(set(_PROMOTION.findall(page.folded))) > 1


def parts_of_words(page: Page) -> frozenset[str]:
    """Return the words of a page, those with hyphens and apostrophes in their parts."""
    return frozenset(re.split(r"[ '\-]", " ".join(page.words)))


def surroundings(page: Page, block: Block, at: int) -> str:
    """Return, in lower case, the heading over a place, what leads in its list, and its sentence."""
    first, last = sentence_near(block, at)
    heading = page.heading_over(block)
    over = heading.folded if heading is not None else ""
    return f"{over}\n{lead_in(page, block)}\n{block.folded[first:last]}"


def sentence_near(block: Block, at: int) -> tuple[int, int]:
    """Return start and end of the sentence around a place, of a very long one the part near it."""
    first, last = sentence_around(block.plain, at)
    return max(first, at - _REACH), min(last, at + _REACH)


def lead_in(page: Page, block: Block, most: int = LONGEST_LIST) -> str:
    """Return, in lower case, the line that opens the list of an item; "" for what is no item.

    Or for one that has as many as `most` items, or more, right above it.
    """
    over = page.over_list(page.number_of(block), most)
    return over.folded if over is not None else ""


def reach(page: Page, at: int, before: int, after: int) -> str:
    """Return the folded text of the page around an offset of it."""
    return page.folded[max(0, at - before) : at + after]
