"""Care by video or post, and no word on its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.disclaimers.audience import is_promotion
from qa.finding import Level, Match
from qa.patterns import later, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_OFFER = regex_later(
    r"\b(?:tele-?(?:health|medicine|psychiatry|therapy|consult\w*)|e-?visits?|"
    r"(?:virtual|online|video|remote|phone) (?:\w+ )?(?:visits?|consult\w*|appointments?|care|"
    r"clinics?|doctors?|prescri\w+|gps?|treatment|providers?|assessments?|sessions?|therapy)|"
    r"(?:visits?|appointments?|consultations?|prescri\w+|doctor|provider|clinician) (?:\w+ ){0,3}"
    r"(?:by|over|via|on) (?:secure )?(?:video|phone)|prescribed? online|(?:by|over|via) (?:secure "
    r")?video|video (?:calls?|chats?|links?)|at-home (?:\w+ )?(?:treatment|therapy|ketamine|"
    r"infusion)|(?:treatment|ketamine) at home)\b",
    regex.IGNORECASE,
)
_LIMITS = regex_later(
    r"\b(?:not|n't|never|cannot|can't|no)\b[^.]{0,60}\bemergenc"
    r"|\b(?:in|if|for|during) (?:this is |it is |you have |it's )?(?:an? |any )?(?:\w+ )?emergenc"
    r"|\b(?:licen[sc]ed|available|operate|offered|serve|see (?:people|patients)|live|located|"
    r"residents?|resident) (?:\w+ ){0,6}(?:states?|in (?:alabama|alaska|arizona|california|"
    r"colorado|florida|georgia|illinois|new york|ohio|oregon|texas|washington|england|scotland|"
    r"wales))\b|\bprescriptions?\b[^.]{0,40}\b(?:not guaranteed|never guaranteed|may not|only if|"
    r"when appropriate|depend)"
    r"|\b(?:if|when|where|only|unless|as) (?:it is |it's )?(?:clinically|medically) (?:appropriate|"
    r"needed|indicated|suitable)\b|\b(?:not|n't) (?:guarantee|always|treat everyone|able to)\b"
    r"|\b(?:in[- ]person|face[- ]to[- ]face) (?:visits?|exam\w*|appointments?|care|assessments?)\b"
    r"|\b(?:in[- ]person|face[- ]to[- ]face)(?:,| or) [^.]{0,50}\b(?:video|phone|online)\b"
)

_WORDS = ("tele", "visit", "virtual", "online", "video", "remote", "phone", "at-home", "at home")
"""One of these is in every offer."""
_TYPES = ("service", "treatment", "wellness", None)

_IN_PERSON = later(r"\bin person\b|\bface[ -]to[ -]face\b|\bat (?:the|our) (?:clinic|surgery)\b")
"""Where people can also be seen, a video is no more than one way of several."""


@rule(
    "disclaimers.missing-telehealth-limits",
    level=Level.WARNING,
    message="'%s' is offered, and the page names no limits: say that it is not for emergencies, "
    "who can use it, and that a prescription is not certain.",
    why="A reader in an emergency may wait for a video call, and one who is not eligible may pay "
    "for nothing.",
    sources=[
        "Ryan Haight Online Pharmacy Consumer Protection Act (controlled drugs by internet)",
        "State boards of medicine, rules for telehealth",
    ],
    examples=[
        Example(
            bad="---\npage_type: service\n---\n# Online care\n\nBook your online visit today. A "
            "doctor will call you within the hour and send your medicine to your pharmacy.\n",
            good="---\npage_type: service\n---\n# Online care\n\nBook your online visit today. "
            "Video visits are not for emergencies. A prescription is not guaranteed.\n",
        ),
        Example(
            bad="---\npage_type: service\n---\n# Ketamine at home\n\nOur telehealth team guides "
            "you through each dose. Get started for $129.\n",
            good="---\npage_type: condition\n---\n# Acne\n\nSome doctors also see people with acne "
            "by video visit.\n",
        ),
        Example(
            good="---\npage_type: service\n---\n# Help to stop smoking\n\nBook your first visit. "
            "Our advisers see you face to face, by phone or by video, as you wish.\n",
        ),
        Example(
            good="---\npage_type: service\n---\n# Telepsychiatry\n\nWe see adults who live in the "
            "state of Oregon. In an emergency, go to the nearest hospital.\n",
        ),
    ],
    pages=("~professional", "~news", "~faq"),
    words=_WORDS,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first offer of remote care on a page of a service that tells no limit of it."""
    if page.type not in _TYPES:
        return
    for block in page.blocks:
        if not any(word in block.folded for word in _WORDS):
            continue
        if found := _OFFER.search(block.plain):
            if (
                is_promotion(page)
                and not _LIMITS.search(page.said)
                and not page.house.says("telehealth-limits", page.said)
            ):
                soft = page.type is None or _IN_PERSON.search(block.folded) is not None
                level = Level.SUGGESTION if soft else None
                yield Match(block.source_span(*found.span()), (found[0],), level=level)
            return
