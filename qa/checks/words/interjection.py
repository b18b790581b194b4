"""A cry such as "wow" inside a sentence that is no cry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.words.near_repeat import slips
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# Each with the words that a hand meant when it typed this.
_MEANT = {
    "wow": ("how", "know how", "now"), "oh": ("on", "of", "or"), "ooh": (), "huh": ("hug",),
    "yay": ("may", "way", "say"), "aha": ("has",), "ouch": ("touch", "much"), "oops": (),
    "um": ("up", "him"), "uh": ("up", "us"), "hmm": ("him",), "whoa": ("who",), "yikes": (),
    "ugh": ("high", "enough"), "phew": ("few",), "meh": ("men",), "duh": (), "haha": (),
    "lol": ("low",), "omg": (), "nah": (), "yeah": ("year",), "ah": ("an", "a"),
}  # fmt: skip
_CRY = "|".join(sorted(_MEANT, key=len, reverse=True))
# Where a verb, a noun or the rest of a clause has to follow, no cry can stand.
_BEFORE = (
    r"to|can|could|must|will|would|shall|should|may|might|not|the|a|an|of|for|with|from|by|at"
    r"|into|your|their|our|his|her|its|my|this|that|these|those|is|are|was|were|be|been|has"
    r"|have|had|do|does|did|and|or|if|when|because|how|what|which|who|learn|know|knows|see"
    r"|understand|explain|show|shows|need|needs|want|helps?|in|on|than|as"
)
_FOUND = later(rf"(?<=[a-z,;] )(?<![\w'-])({_CRY})(?= [a-z]|[.,;]? [a-z]|\.)(?![-'])")
_PAIR = later(rf"\b(?:{_CRY})[,!]? $", re.IGNORECASE)
_PAIR_AFTER = later(rf"[,!]? (?:{_CRY})\b", re.IGNORECASE)
_LED = later(rf"(?:^|[^\w'-])(?:{_BEFORE}) $")
# "wow your guests" is a verb; "the ah sound", "say ah", "um and er" are names of sounds.
_VERB = later(
    r" (?:your|the|them|us|me|him|her|audiences?|crowds?|guests?|visitors|people|factor)\b"
)
_CLAUSE = later(r" (?:your|the) [\w-]+ (?:works?|acts?|helps?|feels?|is|are|can|may)\b")
_SOUND = later(
    r"(?:\b(?:say|says|said|saying|sounds?|sounded|go|goes|word|called|exclaim\w*|yell\w*"
    r"|cr(?:y|ied|ies)) |[\"'“‘(-])$"
)
_REACH = 60
_SOUND_AFTER = later(r" (?:sounds?|noises?|or|and) ")


@rule(
    "words.interjection",
    level=Level.WARNING,
    message="'%s' makes no sense inside this sentence: another word must be meant%s.",
    why="A wrong word in the middle of advice makes readers doubt the advice.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "Google Search Central, helpful content: is it free from spelling or stylistic issues?",
    ],
    examples=[
        Example(
            bad="Patients want to wow the tablets work before they start.",
            good="Patients want to know how the tablets work before they start.",
        ),
        Example(
            bad="You should not ouch the wound.",
            good="Open your mouth and say ah, so that the nurse can see your throat.",
        ),
        Example(
            bad="The pain yay last for a week, and the huh may be sore.",
            good='"Oh wow, that was quick," she said. Wow your guests with a salad.',
        ),
    ],
    words=[f" {cry}{end}" for cry in sorted(_MEANT) for end in " .,;"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each cry in lower case where a sentence cannot have one."""
    taken: set[int] | None = None
    for block in page.prose:
        for found in _FOUND.finditer(block.plain):
            start, end = found.span(1)
            before, cry = block.plain[max(0, start - _REACH) : start], found[1]
            if _PAIR.search(before) or _PAIR_AFTER.match(block.plain, end):
                continue
            if _SOUND.search(before) or _SOUND_AFTER.match(block.plain, end):
                continue
            if (
                cry == "wow"
                and _VERB.match(block.plain, end)
                and not _CLAUSE.match(block.plain, end)
            ):
                continue
            if not _LED.search(before) and not _lone(block.plain, start, end):
                continue
            if (
                block.kind is BlockKind.CODE
                or is_quoted(block, start, end)
                or in_references(page, block)
            ):
                continue
            span = block.source_span(start, end)
            if taken is None:
                taken = {slip.block.source_span(slip.start, slip.end).start for slip in slips(page)}
            if span.start in taken:  # told already, with the word that is meant
                continue
            fixes = tuple(Fix(f"Write '{word}'", (Edit(span, word),)) for word in _MEANT[cry])
            meant = f", perhaps '{_MEANT[cry][0]}'" if fixes else ""
            yield Match(span, (cry, meant), fixes)


def _lone(text: str, start: int, end: int) -> bool:
    """Return whether a cry stands between two words, with no comma on either side."""
    return (
        text[start - 2].isalpha()
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].islower()
    )
