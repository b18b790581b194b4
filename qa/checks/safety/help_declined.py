"""Help that a page calls needless after an overdose, an injection of adrenaline or a stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import told_blocks
from qa.context import is_conditional, is_quoted
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TITLE = later(
    r"\b(?:anaphyla\w+|epinephrine|auto-?injectors?|epi-?pens?|adrenaline pens?|strokes?|mini-?"
    r"strokes?|tia|heart attacks?|chest pain|meningitis|sepsis|naloxone|overdoses?|poisoning)\b"
)
"""A page on one of these speaks of nothing that can be left."""
_HEADING = later(
    r"\btoo (?:much|many)\b|\boverdos\w+|\bmore (?:\w+ )?than (?:you should|the (?:dose|label))|"
    r"\bafter (?:the injection|using (?:the|your) (?:pen|auto-?injector))|\bemergency\b|\banaphyla"
)
"""A section on one of these, on whatever page."""
_TOO_MUCH = later(
    r"\b(?:take|taken|took|swallow\w*) (?:\w+ ){0,2}too (?:much|many)\b(?! (?:caffeine|alcohol|"
    r"salt|"
    r"time|exercise|water))|\boverdos(?:e|ed|es)\b"
)
_NEEDLESS = (
    r"(?:(?:there is |there's |you have )?no (?:need|reason|point)|need not|needn't|(?:do|does)"
    r"(?: not|n't) (?:have|need|bother)|not necessary)"
)
_WHOM = (
    r"(?:911|999|112|111|poison \w+|(?:an? |the )?ambulance|any(?:one|body)|(?:a|an|the|your|any) "
    r"(?:doctors?|gp|nurse|pharmacist|provider)|(?:medical |emergency |urgent |any )?(?:help|care|"
    r"attention)|(?:the |a )?(?:hospital|emergency (?:room|department|services?)|er|a&e|clinic))"
)
_DECLINED = later(
    rf"\b{_NEEDLESS} (?:to |in )?(?:be )?(?:call\w*|ring\w*|phon\w+|dial\w*|contact\w*|tell\w*|"
    rf"see\w*|go(?:ing)? to|get\w*|seek\w*|visit\w*|ask\w* for|bother\w*|trouble|worry) "
    rf"(?:[\w'-]+ ){{0,4}}?{_WHOM}(?:,? or (?:\w+ ){{0,2}}?{_WHOM})?\b"
    rf"|\b{_NEEDLESS} (?:(?:to )?be )?(?:checked|checking|seen|looked at|examined|treated|"
    rf"treatment)\b"
    r"|\b(?:can|may|could|to|and|simply|just) (?:safely )?(?:skip|miss out|cancel|avoid|do without)"
    r" (?:the |a |an |your )?(?:hospital|ambulance|emergency (?:room|department|visit)|er\b|a&e|"
    r"999 call|911 call|doctor)\b"
    r"|\byou (?:only|just) need (?:help|treatment|to (?:call|get help|see|ring)[^.;!?]{0,20}) "
    r"(?:if|when|once) you (?:feel|become|get|start|are) (?:\w+ )?(?:ill|sick|unwell|worse|bad|"
    r"drowsy|vomiting)\b"
)
_RIGHT = later(
    r"\b(?:unless|(?:1|one|a single|an) extra|single dose|before (?:you )?(?:us|giv|inject)\w+|"
    r"to use (?:the|it)|do not think|don't think|does not mean|doesn't mean|even if|think (?:that "
    r")?"
    r"you|may (?:tell|say)|myths?|prescription|appointment|fast(?:ing)?|for (?:a |the )?(?:cold|"
    r"hay fever|bruise)|screening|mild|usual|plan|still (?:need|have|call|go))\b|\?|"
    r"(?<!need to )(?<!have to )\b(?:call|ring|dial) (?:999|911|112)\b(?! or)"
)
_PAGE = "# Epinephrine auto-injectors\n\nUse the pen for a severe reaction. "


@rule(
    "safety.help-declined",
    level=Level.WARNING,
    message="'%s' keeps readers from help that they need here: say whom to call, and that they"
    " should even if they feel well.",
    why="An overdose, a severe allergy or a stroke can seem over, and then kill within hours.",
    sources=[
        "NHS, anaphylaxis: call 999 after using an auto-injector, even if the person feels better",
        "America's Poison Centers: call at once, do not wait for signs of illness",
        "NHS, stroke: call 999 even if the symptoms disappear",
    ],
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad=f"{_PAGE}Once the swelling goes down you need not call 911 or see a doctor.",
            good=f"{_PAGE}Once the swelling goes down, you still need to be seen in hospital.",
        ),
        Example(
            bad="# Acetaminophen\n\n## If you take too much\n\nWhen you feel well the next morning"
            " there is no need to call anyone.",
            good="# Acetaminophen\n\n## If you take too much\n\nIf you took 1 extra tablet, you do"
            " not need to call anyone unless you feel ill.",
        ),
        Example(
            bad="# Mini-stroke\n\nSigns that pass within an hour need not be checked.",
            good="# Mini-stroke\n\nYou do not need to be seen by a GP first: call 999.",
        ),
        Example(good="# Hay fever\n\nYou do not need to see a doctor for hay fever."),
    ],
    words=("need", "no reason", "no point", "not necessary", "skip", "miss out", "cancel", "avoid",
           "do without", "not have", "n't have", "bother"),
    limit=3,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield what calls help needless, on a page or in a section about an emergency."""
    about_one = _TITLE.search(page.title.lower()) is not None
    for block in told_blocks(page):
        if not _DECLINED.search(block.folded) or not (about_one or _in_section(page, block)):
            continue
        for first, last in sentences(block.plain):
            found = _DECLINED.search(block.folded, first, last)
            if found is None or _is_right(block, first, last, found.span()):
                continue
            if not is_quoted(block, *found.span()) and not is_conditional(
                page, block, *found.span()
            ):
                yield Match(block.source_span(*found.span()), (block.text[slice(*found.span())],))


def _in_section(page: Page, block: Block) -> bool:
    """Return whether the heading right above a block is of an emergency, or it begins with one."""
    heading = page.heading_over(block)
    over = "" if heading is None else heading.folded
    return _HEADING.search(over) is not None or _TOO_MUCH.search(block.folded) is not None


def _is_right(block: Block, first: int, last: int, place: tuple[int, int]) -> bool:
    """Return whether what else a sentence says makes it right."""
    start, end = place
    rest = block.folded[first:start] + " " + block.folded[end:last]
    return _RIGHT.search(rest) is not None
