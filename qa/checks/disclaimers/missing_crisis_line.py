"""Suicide or self-harm is named, and no crisis line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from qa.checks.trust.clinical import CLINICAL
from qa.context import in_references
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NAMED = regex.compile(
    r"\b(?:suicid(?:e|es|al)(?: (?:thoughts|ideas|ideation|feelings|behaviou?rs?))?|"
    r"self[- ]harm(?:s|ing|ed)?|self[- ]injur(?:y|ies|ing)|"
    r"(?:kill|harm|hurt)(?:ing)? (?:yourself|themselves|himself|herself)|"
    r"end(?:ing)? (?:your|their) (?:own )?li(?:fe|ves))\b",
    regex.IGNORECASE,
)
_LINE = regex.compile(
    r"\b9-?8-?8\b|988lifeline|\b116\s?123\b|\bsamaritans\b|crisis text line|\b741\s?741\b|"
    r"\b13\s?11\s?14\b|\b14416\b|\b1737\b|\b85258\b|veterans crisis line|findahelpline|"
    r"\bcrisis (?:line|lifeline|hotline|helpline|number|text)|\bsuicide (?:prevention )?"
    r"(?:life|hot|help|crisis )\W?line|\b(?:1-?)?800-?273-?(?:8255|talk)\b|"
    r"\bhelpline\b|\bpapyrus\b",
    regex.IGNORECASE,
)
_ACTS = ("kill", "killing", "harm", "harming", "hurt", "hurting")
_SELVES = ("yourself", "themselves", "himself", "herself")
_PUBLIC = (*CLINICAL, "wellness", "service", "patient-story", "medication-guide", "faq")


@rule(
    "disclaimers.missing-crisis-line",
    level=Level.WARNING,
    message="'%s' is named on this page, but no crisis line: say where to call or text for help.",
    why="Someone who reads this line may be in danger now and needs a number to call.",
    sources=[
        "Recommendations for Reporting on Suicide, include a crisis resource",
        "SAMHSA, suggested wording for the 988 Lifeline",
    ],
    examples=[
        Example(
            bad="---\npage_type: condition\n---\n# Low mood after birth\n\nNew parents can feel "
            "empty and cry a lot. Some have thoughts of suicide. Most get better with support.\n",
            good="---\npage_type: condition\n---\n# Low mood after birth\n\nNew parents can feel "
            "empty and cry a lot. Some have thoughts of suicide. If you do, call or text 988.\n",
        ),
        Example(
            bad="---\npage_type: wellness\n---\n# Talking to teenagers\n\nAsk calmly if your child "
            "has ever thought of self-harm, and listen without judging.\n",
            good="---\npage_type: wellness\n---\n# Talking to teenagers\n\nAsk calmly if your "
            "child has ever thought of self-harm. You can both phone Samaritans on 116 123.\n",
        ),
    ],
    words=[
        *("suicid", "self-harm", "self harm", "self-injur", "self injur"),
        *(f"{act} {whom}" for act in _ACTS for whom in _SELVES),
        *(f"{act} {whose}" for act in ("end", "ending") for whose in ("your", "their")),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first mention on a page that gives no line."""
    if page.type in ("professional", "news") or _LINE.search(page.folded):
        return
    if any(_LINE.search(link.target) for link in page.document.links):
        return
    level = Level.WARNING if page.type in _PUBLIC else Level.SUGGESTION
    for block in page.prose:
        if (found := _NAMED.search(block.plain)) and not in_references(page, block):
            yield Match(block.source_span(*found.span()), (found[0],), level=level)
            return
