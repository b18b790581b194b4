"""A word among symptoms that is none, and looks like one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qa import vocabulary
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import places_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.page import Page

_TAKEN_FOR = {
    "constipation": "consultation constitution consternation constriction conception conservation"
    " conversation consolation constipated",
    "dizziness": "business laziness dizzy",
    "headaches": "heading headings headway headlines headstones",
    "rash": "rush crash trash brash rasp",
    "drowsiness": "drowning brownness drowsy",
    "bloating": "boating floating gloating",
    "itching": "etching pitching hitching ditching inching itchy",
    "cramps": "clamps camps crumbs stamps crabs",
    "swelling": "dwelling smelling spelling selling swilling welling swell",
    "bruising": "cruising brushing browsing",
    "bleeding": "breeding blending pleading bleating bleed",
    "fever": "never lever fewer feather feverish",
    "chills": "hills skills chimes drills",
    "sweating": "sweeting sweeping swearing sweetening",
    "fainting": "painting feinting",
    "seizures": "scissors seasons leisure",
    "indigestion": "indiscretion ingestion indication",
    "diarrhoea": "diary diaries",
    "numbness": "numbers dumbness numb",
    "tingling": "mingling tinkling",
    "hives": "lives wives dives",
    "anxiety": "society variety notoriety anxious",
    "weakness": "witness",
    "palpitations": "populations palpations plantations visitations",
    "flushing": "rushing flossing",
    "pain": "paint pane plain painful",
    "thirst": "thrift thistle thirsty",
    "vomiting": "voting vomit vomits vomited",
    "nausea": "nauseous nauseated",
    "tiredness": "tireless tidiness tired",
    "heartburn": "heartbeat heartbreak",
    "wheezing": "weeding squeezing",
    "coughing": "couch dough coughed",
    "breathlessness": "breathless",
    "confusion": "confused conclusion confession",
}  # fmt: skip
"""By what is meant: words that are written for it, which no dictionary stops at."""
_FEELS = later(
    r"\b(?:feel\w*|felt|becom\w+|became|gets?|got|look\w*|seem\w*|makes?|made|too|very|more|so|stay|"
    r"turns?|(?:you|they|people|he|she|who|child|baby|person|also|often|be) (?:are|is|were|was)|be|"
    r"been|being|you're|they're|leaves?|left)\b[^.;:!?]*\Z"
    r"|\b(?:some(?:one|body)|any(?:one|body)|everyone|who|child|baby|person|adult|patient|relative|"
    r"partner|friend|mother|father|mum|mom|dad|he|she|they|you|people)\b"
    r"(?:(?!\b(?:effects?|symptoms?|signs?)\b)[^.;:!?]){0,60}?\b(?:is|was)\b[^.;:!?]*\Z"
)
"""What leads to words that describe: "you may feel sick, tired or dizzy"."""
_DESCRIBING = frozenset({
    "dizzy", "drowsy", "itchy", "feverish", "numb", "anxious", "painful", "thirsty", "nauseous",
    "nauseated", "tired", "breathless", "confused", "constipated",
})  # fmt: skip
_DONE = frozenset({"swell", "bleed", "vomit", "vomits", "vomited", "coughed"})
_WHO_DOES = later(
    r"\b(?:you|they|who|he|she|it|people|patients|child\w*|bab\w+|to|or)\b[^.;:!?]*\Z"
)
"""Who may do what follows: "if you have diarrhoea and vomit"."""
_AFTER = later(
    r"\s*(?:[.,;:)]|\Z|(?:or|and|may|can|are|is|in|that|which|if|when|after|with|for|at|of|on|from|"
    r"around)\b)"
)
_WHAT_IS_SO = later(
    r",? (?:(?:or |and )?[a-z]+ )?(?:eyes?|nose|skin|throat|ears?|scalp|patch(?:es)?)\b"
)
_BEFORE = 70
_CLAUSE = 400


@rule(
    "language.symptom-mix-up",
    level=Level.WARNING,
    message="'%s' stands among symptoms, and is none: '%s' seems to be meant. Check.",
    why="Readers who look for what they feel do not find it, and the spelling checker sees no"
    " fault.",
    sources=[
        "AMA Manual of Style 11, 11.1: correct and preferred usage of common words",
        "NHS digital service manual, A to Z of NHS health writing",
    ],
    limit=5,
    examples=[
        Example(
            bad="You may notice an upset stomach, heartburn, diarrhoea or consultation.",
            good="You may notice an upset stomach, heartburn, diarrhoea or constipation.",
        ),
        Example(
            bad="Common side effects are headache, diarrhoea and vomit.",
            good="You may feel sick, tired or dizzy, and some people faint or vomit.",
        ),
        Example(
            bad="Call us for a rash, itching or dwelling of the face.",
            good="You may have nausea, pain or fever. Ask about it at your consultation.",
        ),
        Example(
            bad="Signs that a person has it are vomiting and confused.",
            good="Call 999 if anyone with diabetes is vomiting and confused.",
        ),
        Example(good="Tell us about heartburn, diarrhoea, consultation fees and parking."),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such word that stands right behind a symptom in a list, with what is meant."""
    meant = _meant()
    for word in sorted(meant.keys() & page.words.keys()):
        for at in places_of(word, page.folded):
            number = page.block_of(at)
            block, start = page.blocks[number], at - page.block_starts[number]
            end = start + len(word)
            text = block.folded
            if block.kind is BlockKind.HEADING or text[start - 1 : start] not in (" ", "\n"):
                continue
            if _WHAT_IS_SO.match(text, end):
                continue
            if not _AFTER.match(text, end) or not _among_symptoms(text, start, word):
                continue
            if in_references(page, block) or is_quoted(block, start, end):
                continue
            span = block.source_span(start, end)
            fix = Fix(f"Write '{meant[word]}'", (Edit(span, meant[word]),))
            yield Match(span, (block.text[start:end], meant[word]), (fix,))


def _among_symptoms(text: str, start: int, word: str) -> bool:
    """Return whether a symptom and a comma, an "or" or an "and" stand right before a word."""
    before = text[max(0, start - _BEFORE) : start]
    if _symptom_before().search(before) is None:
        return False
    led = text[max(0, start - _CLAUSE) : start]
    if word in _DONE:
        return _WHO_DOES.search(led) is None
    return word not in _DESCRIBING or _FEELS.search(led) is None


@cache
def _symptom_before() -> re.Pattern[str]:
    symptoms = "|".join(vocabulary.listed("symptom"))
    return re.compile(rf"(?<![\w-])(?:{symptoms})(?:,|,? or|,? and)\s+\Z")


@cache
def _meant() -> Mapping[str, str]:
    return {wrong: right for right, many in _TAKEN_FOR.items() for wrong in many.split()}
