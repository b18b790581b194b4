"""A use of a medicine that is not approved, and nothing says so."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import regex

from qa import knowledge
from qa.checks.disclaimers.audience import MOST
from qa.context import in_references
from qa.countries import country_of
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.medicines import mentions
from qa.page import sentence_around
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.knowledge import OffLabel
    from qa.page import Page

_SAID = regex_later(
    r"\boff[- ]label\b|\boff[- ]licen[sc]e\b|\bunlabell?ed use|\bexperimental (?:use|treatment)\b|"
    r"\bunlicen[sc]ed\b|\bunapproved\b|\boutside (?:of )?its (?:licen[sc]e|label|"
    r"approv\w+)|\b(?:not|n't|never|nor|no)(?: \w+){0,3} (?:(?:FDA|MHRA|EMA)[- ])?(?:approv(?:ed|"
    r"al)|licen[sc]ed|authori[sz]ed)\b|\bonly (?:been )?(?:approved|licen[sc]ed) (?:for|to|as|in)\b"
    r"|\b(?:approved|licen[sc]ed) only (?:for|to|as|in)\b"
    r"|\b(?:FDA|MHRA|EMA|agency|regulators?) (?:has|have)(?: not|n't)(?: \w+)? "
    r"(?:approved|licen[sc]ed)",
    regex.IGNORECASE,
)
_TREATS = regex_later(
    r"\b(?:treat\w*|help\w*|use[ds]?|using|uses|give[sn]?|gave|receiv\w+|stud(?:y|ied|ies)|"
    r"research\w*|investigat\w+|examin\w+|trials?|reliev\w+|eas(?:e|es|ed)|improv\w+|lift(?:s|ed)?|"
    r"reduc\w+|work(?:s|ed)?|effective|benefit\w*|therap(?:y|ies)|prescrib\w+|option|tak(?:e|es|"
    r"ing)|offer\w*|such as|role|for)\b",
    regex.IGNORECASE,
)
# Harm, not use: what the medicine can do, or a reason not to take it.
_HARM = regex_later(
    r"\b(?:side effects?|adverse|caus(?:e|es|ed|ing)|wors(?:e|en|ens)|risk of|withdrawal|overdose|"
    r"tell your doctor|history of|if you have(?: or have had)?|may (?:feel|become|develop)|"
    r"lead(?:s)? to|contraindicat\w+|avoid|should not (?:take|use|have))\b",
    regex.IGNORECASE,
)
_NEGATED = regex_later(r"\b(?:no|not|never|without|cannot)\b[^.;:]{0,60}$", regex.IGNORECASE)
_HARM_HEADING = regex_later(
    r"side effects?|adverse|risks?|warnings?|overdose|withdrawal|who (?:can|should|cannot)|before|"
    r"interactions?|precautions",
    regex.IGNORECASE,
)
_KIND = (
    r"(?:treatment[- ]resistant |hard[- ]to[- ]treat |major |severe |clinical |postpartum |"
    r"post-?natal |chronic |generali[sz]ed |social )?"
)
_NOT_THE_ILLNESS = r"(?<!(?:respiratory|breathing|nervous system|cns|cardiac|marrow|st)[- ])"
_BRANDS = frozenset(
    brand
    for brand, generics in knowledge.brands().items()
    if len(generics) == 1 and generics[0] in knowledge.off_label()
)
_MANY = 4
_LIMIT = 4
_ONLY_US = ("propranolol", "mounjaro")
_OWN_BRANDS = ("spravato", "ketanest")
# Relatives that are approved for the use.
_OTHERS = ("esketamine", "spravato", "wegovy", "zepbound", "saxenda")
_SKIPPED = (BlockKind.TABLE_HEADER, BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT)


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
    words=sorted(knowledge.off_label().keys() | _BRANDS),
    limit=_LIMIT,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first place of each unapproved use."""
    if page.type in ("professional", "news") or _SAID.search(page.said):
        return
    if page.house.says("off-label-statement", page.said):
        return
    for drug, facts in knowledge.off_label().items():
        places = _named(page, drug)
        if places and not (drug in _ONLY_US and country_of(page) not in ("", "US")):
            yield from _uses(page, drug, facts, places)


def _named(page: Page, drug: str) -> dict[int, list[int]]:
    """Return, by block, where a medicine of that name, or a brand of it, is named."""
    places: dict[int, list[int]] = {}
    for mention in mentions(page):
        name = page.blocks[mention.block].folded[mention.start : mention.end]
        if name == drug or (mention.generics == (drug,) and name not in _OWN_BRANDS):
            places.setdefault(mention.block, []).append(mention.start)
    return places


def _uses(page: Page, drug: str, facts: OffLabel, places: dict[int, list[int]]) -> Iterator[Match]:
    level = Level.WARNING if facts.verified else Level.SUGGESTION
    use = _pattern(facts.uses)
    named = sum(map(len, places.values()))
    about = drug in page.title.lower() or named >= _MANY
    seen = set()
    for number, block in enumerate(page.blocks):
        if block.kind in _SKIPPED or not (about or number in places) or in_references(page, block):
            continue
        if _under_harm(page, block):
            continue
        for found in islice(use.finditer(block.plain), MOST):
            word = found["use"].lower()
            if word not in seen and _is_use(block, found, places.get(number, []), about=about):
                seen.add(word)
                span = block.source_span(*found.span())
                shown = drug.capitalize() if drug in knowledge.brands() else drug
                yield Match(span, (shown, found[0], facts.approved, facts.source), level=level)


def _is_use(block: Block, found: regex.Match[str], named: list[int], *, about: bool) -> bool:
    first, last = sentence_around(block.plain, found.start())
    sentence = block.plain[first:last]
    before = block.plain[first : found.start()]
    if _HARM.search(before) or _NEGATED.search(before) or not _TREATS.search(sentence):
        return False
    here = any(first <= start < last for start in named)
    other = max(before.lower().rfind(name) for name in _OTHERS)
    if other >= 0:
        return any(first + other < start < found.start() for start in named)
    if any(name in sentence.lower() for name in _OTHERS):
        return here
    return about or here


def _under_harm(page: Page, block: Block) -> bool:
    heading = page.heading_over(block)
    return heading is not None and _HARM_HEADING.search(heading.plain) is not None


@cache
def _pattern(uses: tuple[str, ...]) -> regex.Pattern[str]:
    either = "|".join(uses)
    return compiled(
        rf"{_NOT_THE_ILLNESS}\b{_KIND}(?P<use>{either})\b(?: disorders?| symptoms?)?",
        regex.IGNORECASE,
    )
