"""A drug that no regulator has approved, and nothing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.context import in_references
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_DRUG = regex_later(
    r"\b(?:psilocybin|mdma|lsd|ibogaine|ayahuasca|dmt|mescaline|magic mushrooms?)\b"
    r"|\b(?:investigational|experimental) (?:drug|medicine|treatment|therapy|product)s?\b",
    regex.IGNORECASE,
)
_TREATS = regex_later(
    r"\b(?:treat\w*|therap\w+|help\w*|reliev\w+|eas(?:e|es|ed|ing)|heal\w*|improv\w+|cur(?:e|es|"
    r"ed)|offer\w*|session|dose|microdos\w+|program|retreat)\b",
    regex.IGNORECASE,
)
_SAID = regex_later(
    r"\binvestigational\b|\b(?:not|n't|no|never)\b[^.;]{0,40}\b(?:approv\w+|licen[sc]\w+|legal)|"
    r"\billegal\b|\b(?:only|still|part of|in|through|join\w*) (?:\w+ ){0,4}(?:trials?|stud(?:y|ies|"
    r"ied)|research)\b|\bschedule (?:i|1)\b|\bunapproved\b|\bunlicen[sc]ed\b|\bcontrolled\b|"
    r"\bmisus|\babus|\bresearchers\b|\bexperimental\b"
)


@rule(
    "disclaimers.missing-investigational-statement",
    level=Level.SUGGESTION,
    message="'%s' is spoken of as a treatment, and the page does not say that it is not approved "
    "and given in studies only.",
    why="A reader takes a treatment on a health page for one that a regulator has approved.",
    sources=["Federal Food, Drug, and Cosmetic Act, section 502(a), false or misleading labeling"],
    examples=[
        Example(
            bad="Psilocybin therapy helps people with depression to see their life anew.",
            good="Psilocybin is not approved for any illness and is given in trials only.",
        ),
        Example(
            bad="Our retreat offers ayahuasca sessions for anxiety.",
            good="Alcohol, cannabis and LSD can make psychosis worse.",
        ),
    ],
    pages=("~professional", "~news"),
    words=[
        *("psilocybin", "mdma", "lsd", "ibogaine", "ayahuasca", "dmt", "mescaline"),
        *("magic mushroom", "investigational", "experimental"),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first sentence that speaks of such a drug as a treatment."""
    if _SAID.search(page.said) or page.house.says("investigational-statement", page.said):
        return
    for block in page.prose:
        found = _DRUG.search(block.plain)
        if found and _TREATS.search(block.plain) and not in_references(page, block):
            yield Match(block.source_span(*found.span()), (found[0],))
            return
