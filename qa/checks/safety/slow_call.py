"""An emergency that a page meets with a call to 111, a surgery or an office, and no ambulance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import told_blocks
from qa.checks.disclaimers.missing_emergency_advice import red_flags_in
from qa.context import is_quoted
from qa.countries import countries, country_of
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_LINE = r"(?:nhs )?(?:111|101|811)\b(?![ -]?\d)|(?:the |a |our )?non-emergency (?:number|line)\b"
_DESK = (
    rf"(?:{_LINE}|(?:the |your |our |a |an )?(?:\w+ )?(?:gp|surgery|practice|clinic|office|"
    r"reception|front desk|doctor|nurse|provider|pharmacist|pharmacy|health visitor|care team|"
    r"ward|helpline|portal|line)\b(?:'s (?:office|surgery))?|us\b)"
)
_VERB = (
    r"\b(?:call|ring|phone|contact|telephone|dial|see|speak to|speak with|talk to|message|e-?mail|"
    r"visit|go to|book with|(?:book|make|get|arrange) an? (?:[\w-]+ )?(?:appointment|visit|"
    r"check-?up)(?: with)?) "
)
_SLOW = later(
    rf"{_VERB}{_DESK}|\b(?:book|make|get|arrange) an? (?:[\w-]+ )?(?:appointment|visit)\b"
)
_SLOW_LINE = later(rf"{_VERB}(?:{_LINE})")
_CALLED_BACK = later(
    rf"{_VERB}{_DESK}[^.;!?]{{0,40}}\b(?:ask|request|wait|arrange|await|hold)\b[^.;!?]{{0,40}}?"
    r"\b(?:call[- ]?back|(?:call|ring|phone)s? (?:you|them|him|her)\b(?: back)?|"
    r"return (?:your|the) call)"
)
_IN_OFFICE_HOURS = later(
    r"\b(?:call|ring|phone|contact)\b[^.;!?]{0,30}\b(?:during|in|within) (?:the |our |normal |"
    r"regular )*(?:business|office|opening|surgery|working|clinic) hours\b"
)
# Nobody takes one of these for anything else.
_DIRE = later(
    r"\b(?:think|suspect|worried|believe|fear|sure)(?: that)? (?:you|someone|somebody|they|he|she|"
    r"it|this)\b[^.;!?]{0,25}? an? (?:\w+ )?(?:heart attack|stroke)\b"
    r"|\bsuspected (?:heart attack|stroke)\b"
    r"|\b(?:throat|airway|tongue) (?:is |feels? |seems? to be |starts? )?(?:closing|swell(?:s|ing)"
    r"(?: up)?|closes?)\b"
    r"|\b(?:cannot|can't|struggl\w+ to|fight\w* to) (?:breathe|get (?:your|their|his|her) breath)\b"
    r"(?! (?:through|well|deeply|freely|easily|properly when))"
    r"|\b(?:is|are|becomes?|goes|go) (?:unconscious|unresponsive)\b"
    r"|\b(?:will not|won't|cannot be|can't be) (?:wake|woken|roused)\b|\bstops? breathing\b"
    r"|\b(?:is|are) not breathing\b"
    r"|\b(?:seizure|fit)s?\b[^.;!?]{0,30}\b(?:more|longer) than (?:5|five|10|ten) minutes\b"
    r"|\b(?:auto-?injector|epi-?pen|adrenaline pen)s?\b[^.;!?]{0,12}\b(?:has|have|was) been used\b"
    r"|\bcord (?:can be seen|is (?:visible|hanging|coming))\b"
)
_SIGN = later(
    r"\bchest (?:pains?|pressure|tightness|discomfort)\b|\b(?:heart attack|stroke)\b|\bface "
    r"(?:\w+ )?droop\w*|\bslurred\b|\bstruggl\w+ (?:to|for) breath\w*|\bcoughing up blood\b|"
    r"\bsuicid\w+|\bstiff neck\b|\bseizure\b|\boverdose\b"
)
_PAIN = later(r"\b(?:pain|angina|chest|discomfort|tight\w*)\b")
_PAIN_GOES_ON = later(
    r"\b(?:still|not (?:\w+ )?(?:gone|eased|better|stopped|settled|passed|go|ease|stop)|doesn't|"
    r"hasn't|isn't|persists?|continues?|remains?|comes? back|no better)\b"
)
_NEXT_DOSE = later(
    r"\b(?:second|2nd|third|3rd|two|three|2|3) (?:\w+ )?(?:doses?|sprays?|puffs?|tablets?|"
    r"squirts?)\b"
)
_ANGINA = later(r"\b(?:angina|gtn|glyceryl|nitroglycerin\w*|nitrolingual)\b")
_MORE = later(
    r"\b(?:take|use|have|try) (?:a |one )?(?:third|fourth|more|another)\b|\b(?:lie|sit) down\b|"
    r"\brest\b|\bwait\b"
)
_REFERS = later(
    r"\b(?:this|it) (?:is|may be|might be|could be) happening\b|\bthis happens\b|\b(?:any|one|some|"
    r"all) of (?:these|them|those|the (?:signs|symptoms))\b|\bthese (?:signs?|symptoms?)\b|"
    r"\bhave (?:these|them)\b"
)
_TOLD_RIGHT = later(
    r"\b(?:911|999|112|000|ambulance|a&e|casualty|emergency (?:room|department|services?|care|"
    r"help|treatment)|hospital|er|paramedics?|do not|don't|never|rather than|instead of|no need|"
    r"unless|mild|comes and goes|used to|myths?|poison)\b|\?"
)
_AT_ONCE = later(
    r"\b(?:right away|straight ?away|at once|immediate\w*|urgent\w*|now|emergency|"
    r"without delay)\b"
)
_PAGE = "# Chest pain\n\n"


@rule(
    "safety.slow-call",
    level=Level.WARNING,
    message="'%s' is too slow for what this may be: say to call %s at once.",
    why="Whoever waits for a call back or for an office to open with a heart attack, a stroke or a"
    " closing throat can die before it comes.",
    sources=[
        "NHS, when to call 999: heart attack, stroke, anaphylaxis, seizures, not breathing",
        "NHS, medicines A to Z, glyceryl trinitrate: call 999 if the second dose does not help",
        "American Heart Association, warning signs of a heart attack and of a stroke: call 911",
    ],
    pages=("~professional", "~news", "~patient-story"),
    examples=[
        Example(
            bad=f"{_PAGE}Signs of a heart attack:\n\n- crushing pain\n- pain that spreads to your"
            " jaw\n\nIf you have any of these, phone 111 and request a call back.",
            good=f"{_PAGE}Signs of a heart attack:\n\n- crushing pain\n- pain that spreads to your"
            " jaw\n\nIf you have any of these, phone 999. Phone 111 about a pulled muscle, and"
            " request a call back.",
        ),
        Example(
            bad="# Angina\n\nIf the pain has not gone after three puffs of your spray, ring the"
            " surgery.",
            good="# Angina\n\nIf the pain has not gone after two puffs of your spray, ring 999. If"
            " it comes more often, ring the surgery.",
        ),
        Example(
            bad="If her throat is closing, call our office.",
            good="If her throat is closing, call 911. If it is sore, call our office.",
        ),
        Example(
            bad=f"{_PAGE}Contact us in office hours about chest pressure.",
            good=f"{_PAGE}Contact us in office hours about your bill.",
        ),
        Example(good="# Angina\n\nIf you cannot breathe through your nose, see your GP."),
        Example(good="Call your doctor right away if you cannot breathe well at night."),
    ],
    words=(
        "111", "101", "811", "non-emergency", "gp", "surgery", "practice", "clinic", "office",
        "reception", "desk", "doctor", "nurse", "provider", "pharmac", "visitor", "team", "ward",
        "helpline", "portal", " line", " us", "appointment", "visit", "hours", "third", "second",
        "another", "rest", "wait",
    ),
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each slow call that answers a sign of an emergency."""
    country = countries().get(country_of(page))
    number = country.emergency[0] if country else "the emergency number"
    angina = _ANGINA.search(page.folded) is not None
    for block in told_blocks(page):
        for first, last in sentences(block.plain):
            text = block.folded[first:last]
            if _TOLD_RIGHT.search(text):
                continue
            found = _too_slow(text, angina=angina)
            if found is None and _REFERS.search(text) and _flagged_before(page, block):
                found = _place(_CALLED_BACK, text) or _place(_IN_OFFICE_HOURS, text)
            if found is None:
                continue
            start, end = first + found[0], first + found[1]
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end], number))


def _too_slow(text: str, *, angina: bool) -> tuple[int, int] | None:
    """Return where a sentence about an emergency tells of a call that is too slow for it."""
    if _DIRE.search(text):
        return _place(_SLOW_LINE if _AT_ONCE.search(text) else _SLOW, text)
    if angina and all(sign.search(text) for sign in (_NEXT_DOSE, _PAIN, _PAIN_GOES_ON)):
        return _place(_SLOW, text) or _place(_MORE, text)
    if _SIGN.search(text):
        return _place(_CALLED_BACK, text) or _place(_IN_OFFICE_HOURS, text)
    return None


def _flagged_before(page: Page, block: Block) -> bool:
    """Return whether a sign of an emergency stands before a block, under the same heading."""
    index = page.block_at(block.span.start)
    while index is not None and index >= 0 and page.blocks[index].kind is not BlockKind.HEADING:
        if next(red_flags_in(page.blocks[index]), None) is not None:
            return True
        index -= 1
    return False


def _place(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = pattern.search(text)
    return None if found is None else found.span()
