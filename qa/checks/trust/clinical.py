"""Which pages are held to the standards for health information, and how strictly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import is_public
from qa.finding import Level
from qa.patterns import later

if TYPE_CHECKING:
    from qa.page import Page

CLINICAL = ("condition", "medicine", "supplement", "symptom", "test", "treatment")
"""The page types that ship with `clinical: true`, for rules that name those they speak about."""

_FINDINGS = later(
    r"\b(?:research(?:ers)?|stud(?:y|ies)|trials?|scientists|evidence|side effects?|risk of|"
    r"\d+ ?(?:%|percent|per cent)|dos(?:e|es|age)|tablets?|hormones?|vaccines?|antibiotics?|"
    r"surgery|"
    r"cancer|blood clots?|\d+ (?:in|out of) (?:every )?\d+)\b"
)
_SIGNED = later(
    r"\b(?:(?:medically|clinically|last|expert|peer) )?(?:reviewed|checked|approved|written|"
    r"edited|fact[- ]checked) by:? [a-z]|^by [a-z]+(?: [a-z.'-]+){1,3}\b",
    re.MULTILINE,
)
_SIGNERS = (
    *("author", "authors", "byline", "reviewed_by", "reviewer", "medically_reviewed_by"),
    *("last_reviewed", "lastreviewed", "reviewed", "review_date", "next_review", "reviewed_on"),
)
_OF_HEALTH = later(
    r"\b(?:symptoms?|diagnos\w+|treat(?:ment|ed|s)?|medicines?|medications?|doctors?|infections?|"
    r"bleeding|pain|pregnan\w+|cancer|surgery|operation|side effects?|allerg\w+|vaccin\w+|"
    r"dos(?:e|es|age)|tablets?|blood|fever|risks?|emergency|911|999|111)\b"
)
_FEWEST_HEADINGS = 3
_SOME = 3
"""Different ones of these: fewer stand on any page."""
_PATIENTS = ("patient", "patients", "pt", "pts")
_YOU = ("you", "your", "you're", "you'll")
_ANY = 2
_MANY = 8
_FRAGMENT = 40
_SHORT = 150
_SERVICE = 250
_LISTS_SOURCES = later(
    r"^\W{0,6}(?:sources?|references?)(?: and further reading)?\s*(?:$|:)", re.MULTILINE
)


def level_for(page: Page, whole: int = _SHORT) -> Level | None:
    """Return how loud to say that something is missing; None for a fragment of a page.

    A page of fewer than `whole` words, and one about healthy living, gets a suggestion.
    """
    if page.word_count < _FRAGMENT:
        return None
    if page.word_count < whole or page.page_type is None or not page.page_type.clinical:
        return Level.SUGGESTION
    return Level.WARNING


def is_whole_health_page(page: Page) -> bool:
    """Return whether a page, of whatever type, is one as a site shows it, and tells findings."""
    return is_whole_page(page) and page.once(_states_findings)


def is_whole_page(page: Page) -> bool:
    """Return whether a page speaks to patients at some length, and tells something of medicine.

    It has headings, and says who wrote or checked it. A page of a type that is not known, of a
    service or of questions may be one.
    """
    return page.once(_is_whole_page)


def _is_whole_page(page: Page) -> bool:
    return (
        page.word_count >= _SHORT
        and len(page.headings) >= _FEWEST_HEADINGS
        and is_public(page)
        and sum(map(page.words.__getitem__, _PATIENTS)) <= sum(map(page.words.__getitem__, _YOU))
        and (len(set(_FINDINGS.findall(page.folded))) >= _ANY or page.once(_is_of_health))
        and _is_signed(page)
    )


def is_signed_page(page: Page) -> bool:
    """Return whether a page is one as a site shows it, whatever it is about: long, and signed."""
    return page.word_count >= _SHORT and len(page.headings) >= _FEWEST_HEADINGS and _is_signed(page)


def _is_signed(page: Page) -> bool:
    """Return whether a page says who wrote or checked it, or when, as pages of health sites do."""
    return _SIGNED.search(page.said) is not None or bool(page.metadata_text(*_SIGNERS))


def level_of_advice(page: Page) -> Level | None:
    """Return how loud to say that a page does not say who is behind it, or since when.

    None for a fragment, and for a page whose type neither is clinical nor gives advice.
    """
    kind = page.page_type
    if (kind is None or kind.name == "faq") and (is_whole_page(page) or _answers(page)):
        return Level.WARNING
    if page.type in (None, "service") and page.word_count >= _SERVICE and _backs_advice(page):
        return Level.WARNING
    if kind is None or not (kind.clinical or kind.advises) or page.word_count < _FRAGMENT:
        return None
    return Level.SUGGESTION if page.word_count < _SHORT else Level.WARNING


def _backs_advice(page: Page) -> bool:
    """Return whether a page of a service, say, tells of medicine too, and lists sources."""
    tells = page.once(_states_findings) or page.once(_is_of_health)
    return tells and _LISTS_SOURCES.search(page.said) is not None


def level_of_evidence(page: Page) -> Level | None:
    """Return the same for what backs a page: softer where it advises and tells no findings."""
    kind = page.page_type
    if kind is None and is_whole_health_page(page):
        return Level.WARNING
    if kind is None or page.word_count < _FRAGMENT:
        return None
    states = page.once(_states_findings)
    answers = page.type == "faq" and (states or page.once(_is_of_health))
    if not (kind.clinical or kind.advises or answers):
        return None
    loud = page.word_count >= _SHORT and (kind.clinical or states or _is_signed(page))
    return Level.WARNING if loud else Level.SUGGESTION


def _answers(page: Page) -> bool:
    """Return whether a page answers questions at some length, and they are about health."""
    if page.type != "faq" or page.word_count < _SHORT:
        return False
    return page.once(_states_findings) or page.once(_is_of_health)


def _is_of_health(page: Page) -> bool:
    """Return whether a page has many of the words that health pages have."""
    return len(set(_OF_HEALTH.findall(page.folded))) >= _MANY


def _states_findings(page: Page) -> bool:
    """Return whether a page tells of research, or of how medicines work, harm or are taken."""
    return len(set(_FINDINGS.findall(page.folded))) >= _SOME


def kind_of(page: Page) -> str:
    """Return the page's type as words in a sentence, such as "medicine"."""
    return page.page_type.title.lower() if page.page_type else "health"
