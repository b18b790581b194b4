"""Which medicines a page is about, or offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import is_promotion, is_public
from qa.document import BlockKind
from qa.medicines import medicines_on
from qa.patterns import regex_later
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.medicines import Mention
    from qa.page import Page

_TYPES = (None, "medicine", "medication-guide", "eu-leaflet", "treatment", "service", "wellness")
_MANY = 4
_OFFERED = 2
# A heading, or title, with one of these is about another thing than the medicine.
_OTHER = regex_later(
    r"\b(?:interactions?|other medicines|withdrawal|poisoning|addiction|allergy|overdose|"
    r"alternatives?|versus|vs|compared|resistance|without)\b",
    regex.IGNORECASE,
)


def medicines_of(page: Page) -> Mapping[str, Mention]:
    """Return the medicines that a page is about, or offers, with the first mention in its text.

    Its title or a main heading names them, or it is recognised as being about one; a page that
    sells something is about what it names twice, and one about a treatment about what it names
    most. Brands count by what they hold.
    """
    return page.once(_medicines_of)


def _medicines_of(page: Page) -> Mapping[str, Mention]:
    if page.type not in _TYPES or not (is_public(page) or subject_medicine(page)):
        return {}
    named = medicines_on(page)
    title = page.title.lower()
    most = max((len(places) for places in named.values()), default=0)
    subject = subject_medicine(page)
    found = {}
    for generic, places in named.items():
        said = [place for place in places if not place.everyday and len(place.generics) == 1]
        if said and (generic == subject or _is_about(page, said, title, most)):
            prose = [p for p in said if page.blocks[p.block].kind is not BlockKind.HEADING]
            found[generic] = (prose or said)[0]
    return found


def _is_about(page: Page, places: list[Mention], title: str, most: int) -> bool:
    names = {page.blocks[p.block].folded[p.start : p.end] for p in places}
    if not _OTHER.search(title) and any(name in title for name in names):
        return True
    for place in places:
        block = page.blocks[place.block]
        main = (
            page.type is not None
            and block.kind is BlockKind.HEADING
            and 0 < block.level <= _OFFERED
        )
        if main and not _OTHER.search(block.plain) and not _is_reference(block.folded):
            return True
    if page.type in ("medicine", "medication-guide", "eu-leaflet"):
        return len(places) == most and len(places) >= _MANY
    if is_promotion(page):
        return len(places) >= _OFFERED
    return page.type in (None, "treatment") and len(places) == most and len(places) >= _MANY


def _is_reference(heading: str) -> bool:
    return heading.startswith(("reference", "source", "further"))
