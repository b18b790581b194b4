"""A use of a medicine that is not approved, and nothing says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa import knowledge
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.knowledge import OffLabel
    from qa.page import Page

_SAID = regex.compile(
    r"\boff[- ]label\b|\bunlicen[sc]ed\b|\bunapproved\b|\boutside (?:of )?its (?:licen[sc]e|label|"
    r"approv\w+)"
    r"|\b(?:not|n't|never|nor|no)(?: \w+){0,3} (?:(?:FDA|MHRA|EMA)[- ])?(?:approv(?:ed|al)|"
    r"licen[sc]ed|authori[sz]ed)\b|\bonly (?:been )?(?:approved|licen[sc]ed) (?:for|to|as|in)\b"
    r"|\b(?:approved|licen[sc]ed) only (?:for|to|as|in)\b"
    r"|\b(?:FDA|MHRA|EMA|agency|regulators?) (?:has|have)(?: not|n't)(?: \w+)? "
    r"(?:approved|licen[sc]ed)",
    regex.IGNORECASE,
)
_TREATS = regex.compile(
    r"\b(?:treat\w*|help\w*|use[ds]?|using|uses|give[sn]?|gave|receiv\w+|stud(?:y|ied|ies)|"
    r"research\w*|investigat\w+|examin\w+|trials?|reliev\w+|eas(?:e|es|ed)|improv\w+|lift(?:s|ed)?|"
    r"reduc\w+|work(?:s|ed)?|effective|benefit\w*|therap(?:y|ies)|prescrib\w+|option|tak(?:e|es|ing)|"
    r"offer\w*|such as|role|for)\b",
    regex.IGNORECASE,
)
# Harm, not use: what the medicine can do, or a reason not to take it.
_HARM = regex.compile(
    r"\b(?:side effects?|adverse|caus(?:e|es|ed|ing)|wors(?:e|en|ens)|risk of|withdrawal|overdose|"
    r"tell your doctor|history of|if you have(?: or have had)?|may (?:feel|become|develop)|"
    r"lead(?:s)? to|contraindicat\w+|avoid|should not (?:take|use|have))\b",
    regex.IGNORECASE,
)
_NEGATED = regex.compile(r"\b(?:no|not|never|without|cannot)\b[^.;:]{0,60}$", regex.IGNORECASE)
_HARM_HEADING = regex.compile(
    r"side effects?|adverse|risks?|warnings?|overdose|withdrawal|who (?:can|should|cannot)|before|"
    r"interactions?|precautions",
    regex.IGNORECASE,
)
_KIND = (
    r"(?:treatment[- ]resistant |hard[- ]to[- ]treat |major |severe |clinical |postpartum |"
    r"post-?natal |chronic |generali[sz]ed |social )?"
)
_NOT_THE_ILLNESS = r"(?<!(?:respiratory|breathing|nervous system|cns|cardiac|marrow|st)[- ])"
_MANY = 4
_LIMIT = 4


@rule(
    "disclaimers.missing-off-label-statement",
    level=Level.WARNING,
    message="The page speaks of %s for '%s' and does not say that this use is off-label: it is "
    "approved for %s (%s).",
    why="A reader takes a use that a health page describes for one that a regulator has approved.",
    sources=[
        "FDA, warning about compounded ketamine products (10 October 2023)",
        "Federal Food, Drug, and Cosmetic Act, section 502(a) and (f)",
    ],
    examples=[
        Example(
            bad="Ketamine is an anesthetic. Clinics also give ketamine to people with severe "
            "depression.",
            good="Ketamine is an anesthetic. Clinics also give ketamine to people with severe "
            "depression, a use that the FDA has not approved.",
        ),
        Example(
            bad="In small trials, ketamine improved chronic pain for a few weeks.",
            good="Too much ketamine can cause respiratory depression and anxiety.",
        ),
    ],
    words=sorted(knowledge.off_label()),
    limit=_LIMIT,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first place of each unapproved use."""
    if page.type in ("professional", "news") or _SAID.search(page.folded):
        return
    for drug, facts in knowledge.off_label().items():
        if drug in page.folded:
            yield from _uses(page, drug, facts)


def _uses(page: Page, drug: str, facts: OffLabel) -> Iterator[Match]:
    level = Level.WARNING if facts.verified else Level.SUGGESTION
    named, use = _patterns(drug, facts.uses)
    about = bool(named.search(page.title)) or len(named.findall(page.folded)) >= _MANY
    seen = set()
    for block in page.prose:
        if block.kind is BlockKind.TABLE_HEADER or in_references(page, block):
            continue
        if not (about or named.search(block.plain)) or _under_harm(page, block):
            continue
        for found in use.finditer(block.plain):
            word = found["use"].lower()
            if word not in seen and _is_use(block, found, named, about=about):
                seen.add(word)
                span = block.source_span(*found.span())
                yield Match(span, (drug, found[0], facts.approved, facts.source), level=level)


def _is_use(
    block: Block, found: regex.Match[str], named: regex.Pattern[str], *, about: bool
) -> bool:
    first, last = sentence_around(block.plain, found.start())
    sentence = block.plain[first:last]
    before = block.plain[first : found.start()]
    if _HARM.search(before) or _NEGATED.search(before) or not _TREATS.search(sentence):
        return False
    if any(other in sentence.lower() for other in ("esketamine", "spravato")):
        return named.search(sentence) is not None and named.pattern.startswith(r"\besk")
    return about or named.search(sentence) is not None


def _under_harm(page: Page, block: Block) -> bool:
    heading = page.heading_over(block)
    return heading is not None and _HARM_HEADING.search(heading.plain) is not None


@cache
def _patterns(drug: str, uses: tuple[str, ...]) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    named = regex.compile(rf"\b{drug}\b", regex.IGNORECASE)
    either = "|".join(uses)
    use = regex.compile(
        rf"{_NOT_THE_ILLNESS}\b{_KIND}(?P<use>{either})\b(?: disorders?| symptoms?)?",
        regex.IGNORECASE,
    )
    return named, use
