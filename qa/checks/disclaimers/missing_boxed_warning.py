"""A page about a medicine whose boxed warning it does not tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa import knowledge
from qa.checks.disclaimers.audience import lead_in
from qa.checks.disclaimers.medicine import medicines_of
from qa.checks.trust.clinical import level_for
from qa.countries import country_of
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import compiled, regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.medicines import Mention
    from qa.page import Page

_SAID = regex_later(
    r"\bbox(?:ed)? warnings?\b|\bblack[- ]box|\bwarning (?:\w+ )?in a box\b|"
    r"\b(?:most serious|strongest|most important|highest[- ]level|strictest|strongest safety) "
    r"(?:\w+ ){0,3}(?:warnings?|information)\b|\bimportant (?:warning|safety information)\b|"
    r"\bmost important (?:information|thing|safety)"
)
# By the subject of a warning, what a page may say for it; the first that fits counts.
_WORDS = {
    "thyroid": r"thyroid (?:c-cell )?(?:cancer|tumou?r)|lump (?:\w+ ){0,4}neck|medullary",
    "stopped": r"(?:stop|withdraw)\w*[^.]{0,60}(?:sudden|abrupt|all at once|slowly|without|talk)|"
    r"(?:sudden|abrupt)\w* (?:stop|withdraw)",
    "weight": r"(?:lose|losing) weight|weight loss|weight reduction|obesity",
    "suicid": r"suicid|\b988\b|self-harm|harm (?:yourself|themselves)",
    "addiction": r"addict|misus|abus|dependen|habit[- ]forming",
    "misuse": r"addict|misus|abus|dependen|habit[- ]forming",
    "slowed breathing": r"\bbreath",
    "birth defect": r"birth defect|unborn|pregnan|fetal|foetal|fetus|baby",
    "fetal": r"birth defect|unborn|pregnan|fetal|foetal|fetus|baby",
    "dementia": r"dementia",
    "bleeding": r"\bbleed",
    "liver": r"\bliver\b|hepat|jaundice",
    "kidney": r"\bkidney|renal",
    "infection": r"\binfection",
    "cancer": r"\bcancer|tumou?r|lymphoma|malignan",
    "tumor": r"\bcancer|tumou?r",
    "tendon": r"tendon|tendin",
    "heart failure": r"heart failure",
    "heart attack": r"heart attack|cardiovascular",
    "stroke": r"\bstroke",
    "clot": r"\bclot",
    "rash": r"\brash|stevens|skin reaction",
    "skin": r"\brash|stevens|skin reaction",
    "lactic acidosis": r"lactic",
    "asthma": r"asthma",
    "sleep behavi": r"sleep[- ]?(?:walk|driv)|while (?:\w+ )?asleep|not fully awake|sleep behavi",
    "hypersensitivity": r"allerg|hypersensitiv",
    "white blood": r"white (?:blood )?cell|neutrop|agranulocyt",
    "neutropenia": r"white (?:blood )?cell|neutrop|agranulocyt",
    "neuropsychiatric": r"mood|behaviou?r|suicid|mental|depress",
    "mental": r"mood|behaviou?r|suicid|mental|depress",
    "arrhythmia": r"arrhythm|heart ?beat|heart rhythm",
    "toxicity": r"toxic|too much|blood (?:level|test)",
    "blood pressure": r"blood pressure",
    "bone": r"\bbone",
    "potassium": r"potassium",
    "seizure": r"seizure|fits\b",
    "hearing": r"hearing",
    "opioid": r"opioid|sleepiness|slowed breathing",
    "lung": r"\blung",
}


_GRAVE = regex_later(
    r"\b(?:can|may|might|could|has) (?:\w+ ){0,2}(?:caus|lead|rais|increas|mak|harm|worsen|damag|"
    r"result|be (?:fatal|deadly|dangerous))|\b(?:raises?|increases?) |\brisks? of|\bserious|"
    r"\bdanger|life-threatening|\bfatal|\bdie\b|\bdeaths?\b|\bwarn|\bwatch for|\bthoughts\b|"
    r"\bsigns? of|\b988\b"
)
# What readers tell their doctor about themselves is no warning of what the medicine does.
_ASKED = regex_later(
    r"\b(?:tell|ask|talk to|check with) (?:your|a|the) (?:\w+ )?(?:doctor|gp|pharmacist|"
    r"prescriber|provider|"
    r"nurse|clinician|team)\b[^.]{0,60}\b(?:if you (?:have|have had|had|ever|are|take)|about any|"
    r"before)\b|"
    r"\b(?:used to treat|treats?|is for|used for|takes? it for)\b"
)
_BRANDS = frozenset(
    brand
    for brand, generics in knowledge.brands().items()
    if not knowledge.boxed().keys().isdisjoint(generics)
)
_WHOLE = 40
_LONG = 80
_SHORT_WORD = 5

# What is bought without a prescription has a Drug Facts label, which has no box.
_BOUGHT_FREELY = regex_later(
    r"\bover[- ]the[- ]counter (?:dose|label|strength|tablets?|products?)|"
    r"\bdrug facts\b|\bwithout a prescription\b|\bstore brands?\b|\binfant drops\b|"
    r"\bchildren's (?:ibuprofen|motrin|advil)\b"
)


@rule(
    "disclaimers.missing-boxed-warning",
    level=Level.ERROR,
    message="%s has a boxed warning on its US label, about %s, and this page does not tell it: add "
    "it where the page speaks of what the medicine does.",
    why="A reader who learns what a medicine does for them must also learn its gravest risk.",
    sources=[
        "21 CFR 201.57(c)(1), boxed warning",
        "21 CFR 202.1(e)(5)(ii), fair balance in advertising",
    ],
    examples=[
        Example(
            bad="---\npage_type: medicine\nlang: en-US\n---\n# Sertraline\n\nSertraline is a "
            "tablet that lifts mood. You take sertraline once a day, and most people feel a change "
            "after four weeks. Sertraline can upset your stomach in the first days. Tell your "
            "doctor if you are pregnant before you start sertraline.\n",
            good="---\npage_type: medicine\nlang: en-US\n---\n# Sertraline\n\nSertraline is a "
            "tablet that lifts mood. You take sertraline once a day. Sertraline has a boxed "
            "warning about suicidal thoughts in young people, so families should watch for changes "
            "in the first weeks. Sertraline can upset your stomach in the first days.\n",
        ),
        Example(
            bad="---\npage_type: service\nlang: en-US\n---\n# Weight loss with semaglutide\n\nOur "
            "clinicians prescribe semaglutide by video. Semaglutide is a shot that you give "
            "yourself once a week, and it makes you feel full sooner. Book your visit today for "
            "$99, and we ship semaglutide to your door within the week. Some people feel sick.\n",
            good="---\npage_type: medicine\nlang: en-GB\n---\n# Sertraline\n\nSertraline is a "
            "tablet that lifts mood. You take sertraline once a day, and most people feel a change "
            "after four weeks. Sertraline can upset your stomach in the first days. Tell your GP "
            "if you are pregnant before you start sertraline.\n",
        ),
        Example(
            bad="---\npage_type: medicine\nlang: en-US\n---\n# Sertraline\n\nSertraline is a "
            "tablet that lifts mood. You take sertraline once a day, and most people feel a change "
            "after four weeks. Before you start sertraline, tell your doctor if you have:\n\n- had "
            "thoughts of suicide\n- had fits\n\nSertraline can upset your stomach at first.\n",
        ),
        Example(
            good="---\npage_type: condition\nlang: en-US\n---\n# Gout\n\nGout makes a joint red "
            "and sore. Medicines such as colchicine and prednisone can ease an attack. People who "
            "also take warfarin need a different plan, and your doctor will choose one with you. "
            "Most attacks are over within a week or two, and rest and ice help in the meantime.\n",
        ),
    ],
    pages=("~professional", "~news", "~faq", "~patient-story"),
    words=sorted(knowledge.boxed().keys() | _BRANDS),
)
def check(page: Page) -> Iterator[Match]:
    """Yield the first mention of such a medicine; an error where the page sells it."""
    level = level_for(page, _WHOLE)
    if level is None or not medicines_of(page):
        return
    country = country_of(page)
    if country not in ("", "US") or _SAID.search(page.said):
        return
    if page.house.says("boxed-warning", page.said):
        return
    if page.type == "service":
        level = Level.ERROR
    elif page.word_count >= _LONG:
        level = Level.WARNING
    if country != "US" or _BOUGHT_FREELY.search(page.folded):
        level = Level.SUGGESTION
    for drug, place in medicines_of(page).items():
        facts = knowledge.boxed().get(drug)
        if facts is None or not facts.require or _tells(page, facts.risk):
            continue
        yield _untold(page, place, facts.risk, level if facts.verified else Level.SUGGESTION)
        return


def _untold(page: Page, place: Mention, risk: str, level: Level) -> Match:
    block = page.blocks[place.block]
    name = block.plain[place.start : place.end]
    shown = name[:1].upper() + name[1:]
    told = ", ".join(risk.split("; "))
    return Match(block.source_span(place.start, place.end), (shown, told), level=level)


def _tells(page: Page, risk: str) -> bool:
    """Return whether a page tells the first risk of a warning, or most of them, as a danger."""
    told = [_is_told(page, _pattern(part)) for part in risk.split("; ")]
    return told[0] or 2 * sum(told) > len(told)


def _is_told(page: Page, risk: regex.Pattern[str]) -> bool:
    for block in page.blocks:
        for found in risk.finditer(block.folded):
            first, last = sentence_around(block.plain, found.start())
            asked = f"{lead_in(page, block)} {block.folded[first:last]}"
            if _ASKED.search(asked):
                continue
            if _GRAVE.search(block.folded, first, last):
                return True
    return False


@cache
def _pattern(part: str) -> regex.Pattern[str]:
    """Return what tells one part of a warning: its subject in other words, or its own words."""
    known = [words for subject, words in _WORDS.items() if subject in part][:1]
    own = [rf"\b{regex.escape(word[:7])}" for word in part.split() if len(word) > _SHORT_WORD]
    return compiled("|".join(known or own or [regex.escape(part)]))
