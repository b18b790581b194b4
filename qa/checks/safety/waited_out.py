"""Rest, sleep or a call in the morning, where a page speaks of an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import told_blocks
from qa.context import is_negated, is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around, sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_EMERGENCY = (
    r"chest pain|heart attack|stroke|tia|anaphyla\w+|sepsis|meningitis|head injur\w+|concussion|"
    r"overdos\w+|poisoning|choking|severe bleeding|pulmonary embolism|blood clot|aneurysm|"
    r"appendicitis|ectopic pregnancy|diabetic ketoacidosis|asthma attack|seizures?"
)
# A fever after chemotherapy is one too.
_FEVER = r"(?:temperature|fever|infections?|sepsis|shiver\w*)"
_CHEMO = r"(?:chemo\w*|neutrop\w+)"
_ABOUT_ONE = later(
    rf"\b(?:{_EMERGENCY}|neutrop\w+|{_CHEMO}\b[^\n]{{0,60}}\b{_FEVER}|"
    rf"{_FEVER}\b[^\n]{{0,60}}\b{_CHEMO})\b"
)
_SIGN = later(
    r"\b(?:(?:crushing|squeezing|central|severe|sudden|tight) (?:\w+ )?(?:chest )?pain|chest "
    r"(?:pain|tightness|pressure|discomfort)|stiff neck|face (?:has )?droop\w*|drooping|slurred|"
    r"cannot breathe|can't breathe|struggling to breathe|trouble breathing|short of breath|"
    r"breathless\w*|unconscious|faint(?:s|ed|ing)|coughs? up blood|vomits? blood|worst headache|"
    r"blue lips|hot and shivery|shiver(?:y|ing)|rash that does not fade|seizure|suicid\w+|"
    r"swelling of the (?:face|throat|tongue)|"
    r"throat (?:swells|closing)|overdose|confus(?:ed|ion)|numb(?:ness)? on one side)\b"
)
_WAIT = later(
    r"\b(?:lie down|lying down|lie flat|have a (?:lie[- ]?down|nap|sleep|rest)|take a nap|rest|sit "
    r"quietly) (?:first|and see|for (?:a while|an hour|half an hour|a few hours|\d{2,} minutes|"
    r"(?:\d|two|three|a couple of) hours?) (?:first|and see|before|to see))\b|"
    r"\blie down for (?:\d{2,} minutes|half an hour|an hour|a while)\b|"
    r"\b(?:wait|hold (?:off|on)|hang on|sit tight|give it|leave it)\b[^.;!?]{0,30}\b(?:hours?|"
    r"half an "
    r"hour|minutes|a (?:day|while)|evening|afternoon|morning|overnight|days?|until|till)\b"
    r"[^.;!?]{0,40}?\b(?:to see|and see|before|then|in case)\b[^.;!?]{0,40}\b(?:pass(?:es)?|eases?|"
    r"settles?|goes|improves?|better|stops?|call\w*|ring\w*|phon\w+|dial\w*|seek\w*|get\w*|"
    r"go(?:ing)?|worse)\b|"
    r"\bcan (?:safely )?wait (?:until|till)\b[^.;!?]{0,40}\b(?:opens?|morning|tomorrow|monday|"
    r"week(?:end)?|next \w+)\b|"
    r"\bsleep on it\b|\bsleep (?:it|this) off\b|"
    r"\b(?:put|get|send|take) (?:him|her|them|dad|mum|mom|your (?:\w+)) (?:straight )?to bed\b|"
    r"\b(?:go|going) (?:straight )?(?:back )?to bed\b|\bhave an early night\b|"
    r"\bdraw the curtains\b|"
    r"\bsee how (?:you|they|he|she|it|things) (?:are|is|feel|feels|go|goes|looks?) (?:by|in|after|"
    r"tomorrow|the next)\b|"
    r"\b(?:ring|call|phone|contact|see|tell|visit|speak to|book with|make an appointment with)\b"
    r"[^.;!?]{0,45}?\b(?:(?:the )?(?:next|following) (?:morning|day|week)|tomorrow|in the morning|"
    r"after the weekend|on monday|when (?:it|they|we|the \w+) (?:re)?opens?|at (?:your|the) next "
    r"(?:visit|check|appointment|review))\b"
)
_RIGHT = later(
    r"\b(?:do not|don't|never|not|avoid|rather than|instead of|without|after (?:you|your|the|an?) "
    r"(?:\w+ ){0,3}?(?:test|scan|operation|surgery|treatment|procedure|stay|visit|injection)|"
    r"going home|go home|once (?:you|the)|discharge\w*|ambulance|999|911|112|a&e|emergency|"
    r"recovery position|raise (?:your|their|the) legs|legs raised|stable|mild|minor|if it has gone|"
    r"may (?:tell|ask)|some people|study|trial|(?:he|she|i|we|they) (?:went|lay|slept|woke|thought|"
    r"had|was|were|put|rang|called|phoned)|feel (?:dizzy|faint|light-headed)|inject\w*|spray|gtn|"
    r"tablets?|dose|appointment letter|annual|yearly|tired\w*|fatigue)\b|\?"
)


@rule(
    "safety.waited-out",
    level=Level.WARNING,
    message="'%s' has readers wait out what may be an emergency: say to call for help at once.",
    why="With a heart attack, a stroke or meningitis each hour counts, and readers wait where a"
    " page lets them.",
    sources=[
        "NHS, when to call 999: chest pain, stroke, meningitis, sepsis, anaphylaxis",
        "American Heart Association, warning signs of a heart attack: call 911, do not wait",
    ],
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="# Chest pain\n\nIf the pain comes in the evening, put him to bed early and phone"
            " our desk when it opens.",
            good="# Chest pain\n\nIf the pain comes in the evening, call 999. Do not put him to bed"
            " and see how he is in the morning.",
        ),
        Example(
            bad="When a headache comes with a fever and a stiff neck, draw the curtains and see how"
            " you are by the morning.",
            good="When a headache comes with bright lights before your eyes, draw the curtains and"
            " see how you are by the morning.",
        ),
        Example(
            bad="# Chest pain\n\nTry to hold on for at least an hour to see if it eases before you"
            " call.",
            good="# Chest pain\n\nDo not hold on for an hour to see if it eases. Wait in the hall"
            " until the ambulance comes.",
        ),
        Example(
            bad="# Fever during chemotherapy\n\nOn Saturdays and Sundays, a fever can wait until"
            " the day unit opens.",
            good="# Fever during chemotherapy\n\nOn Saturdays and Sundays, a question about your"
            " wig can be asked when the day unit opens. A fever cannot wait until it opens.",
        ),
        Example(
            bad="# Heart attack\n\nIf you are under 40, lie down for 30 minutes first.",
            good="# Heart attack\n\nIf you feel faint, lie down. When you are stable, you can rest"
            " for an hour.",
        ),
    ],
    words=(
        "wait", "hold o", "hang on", "sit tight", "give it", "leave it",
        "lie down", "lying down", "lie flat", "nap", "and see", "sleep", "to bed", "early night",
        "curtains", "see how", "morning", "next day", "following day", "tomorrow", "weekend",
        "on monday", "opens", "open", "next week", "following week", "next visit", "next check",
        "next review", "next appointment",
    ),
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each advice to wait on a page about an emergency, or beside a sign of one."""
    about_one = _ABOUT_ONE.search(page.title.lower()) is not None
    for block in told_blocks(page):
        told = -1
        for found in _WAIT.finditer(block.folded):
            start, end = found.span()
            first, last = sentence_around(block.plain, start)
            if first == told:
                continue
            sentence = block.folded[first:last]
            if _RIGHT.search(sentence.replace(found[0], " ")):
                continue
            if not about_one and not _SIGN.search(_with_the_one_before(block, first, last)):
                continue
            if not is_negated(block, start, end) and not is_quoted(block, start, end):
                told = first
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _with_the_one_before(block: Block, first: int, last: int) -> str:
    """Return a sentence with the one before it in its block."""
    starts = [start for start, _ in sentences(block.plain) if start < first]
    return block.folded[starts[-1] if starts else first : last]
