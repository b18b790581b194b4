"""A wait between two doses of a medicine that is shorter than its label asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.doses.dosing import OnMedicines, on_medicines
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.number_words import value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_AT_LEAST = r"(?:at least |about |around |only |just |a minimum of |a full |a gap of )*"
_FEW = (
    r"(?:\d{1,3}|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety)"
)
_TIME = (
    r"(?P<said>(?:(?P<low>\d{1,2}|half an|an?|one|two|three)"
    r"(?: ?(?:to|-|\u2013|or) ?(?P<high>\d{1,2}|two|three|four|five|six))?[ -]hours?|"
    rf"(?:{_FEW} ?(?:to|-|\u2013|or) ?)?(?P<minutes>{_FEW})[ -](?:minutes?|mins?))\b)"
)
_DOSES = r"(?:doses?|tablets?|capsules?|caplets?|spoonfuls?)"
_AGAIN = (
    rf"(?:another|(?:the|your) next|a second|repeat(?:ed)?|(?:one|two|\d) more|more {_DOSES}|"
    rf"(?:take|give|have|taken|given) (?:it|them|this|some)? ?again)"
)
_GAPS = (
    later(
        rf"\b(?:leave|wait|allow|keep|have|need|space[sd]?|spread|left|apart by)\b[^.;]{{0,30}}?"
        rf"\b{_AT_LEAST}{_TIME}(?: (?:gap|or so))? (?:in )?(?:between|before|until)\b"
        rf"[^.;]{{0,25}}?\b(?:{_DOSES}|{_AGAIN}|each)\b"
    ),
    later(
        rf"\b(?:{_DOSES}|them)\b[^.;]{{0,30}}?\b{_AT_LEAST}{_TIME} apart\b(?! from (?!each|one))"
    ),
    later(rf"\b{_AGAIN}\b[^.;]{{0,30}}?\bafter {_AT_LEAST}{_TIME}"),
    later(rf"\b{_AGAIN}\b[^.;]{{0,30}}?\b(?<!within ){_TIME} (?:later|after (?:the|your|that) )"),
    later(rf"\bas (?:soon|little|early) as {_TIME}[^.;]{{0,30}}?\b(?:{_DOSES}|later|after)\b"),
    later(
        rf"\b(?:tak(?:e|en|ing)|doses?|tablets?|capsules?|caplets?|mg|needed|required)\b[^.;\d]{{0,40}}"
        rf"\b(?:every|each) (?=[^.;]{{1,20}} min){_TIME}"
    ),
    later(
        rf"\b(?:gap|interval|break|wait)s?(?: between (?:two |your |each |the )?{_DOSES})?"
        rf"(?: (?:is|of|should be|must be))* {_AT_LEAST}{_TIME}"
        rf"(?! (?:before|until|after|while|for|so|and)\b"
        rf"(?![^.;]{{0,40}}\b(?:{_DOSES}|again|next|more|another)\b))"
    ),
)
_COMBINED = ("co-codamol", "co-dydramol")
_OTHER_MATTER = later(
    r"\b(?:(?:top|bottom) number|readings?|repeat it|measur\w*|"
    r"antacids?|indigestion|alcohol|iron|other (?:medicines?|painkillers?|tablets)|vomit\w*|"
    r"sick|throw\w*|driv\w*|surgery|operation|bed|bedtime|meals?|food|eat\w*|breakfast|miss\w*|forg\w+|coffee|"
    r"smok\w+|start\w* (?:to work|working)|kicks? in|stud(?:y|ies)|trials?|milk|inject\w*|hospital|"
    r"overdos\w*|too (?:soon|early)|instead of|less than|drip|spray|patch\w*|cream|gel)\b"
)
_NEVER = later(r"\b(?:not|never|n't|cannot|no)\b[^,.;:]*\Z")
_SLACK = 1.2


@rule(
    "doses.short-gap",
    level=Level.WARNING,
    message="Check '%s': labels leave at least %s hours between two doses of %s.",
    why="Doses that follow each other too soon add up to an overdose.",
    sources=[
        "NHS medicines A to Z: how and when to take it, time between doses",
        "FDA, Drug Facts labels of OTC monographs M010, M012 and M013: directions",
    ],
    examples=[
        Example(
            bad="# Paracetamol\n\nParacetamol eases pain. Leave at least 2 hours between doses.",
            good="# Paracetamol\n\nParacetamol eases pain. Leave at least 4 hours between doses.",
        ),
        Example(
            bad="If ibuprofen does not help, you can take another dose after an hour.",
            good="You can take ibuprofen two hours after paracetamol.",
        ),
        Example(
            bad="Adults may take two tablets of acetaminophen, and two more after 90 minutes.",
            good="Acetaminophen starts to work after an hour. Take two more tablets after six.",
        ),
        Example(
            bad="# Co-codamol\n\nLeave a gap of at least two hours before your next dose.",
            good="# Co-codamol\n\nLeave a gap of at least four hours before your next dose.",
        ),
        Example(
            bad="# Ibuprofen\n\nAdults take one tablet of ibuprofen every 6 to 8 minutes.",
            good="# Ibuprofen\n\nIbuprofen works best if you take it with food. Check every 30"
            " minutes that the fever falls.",
        ),
        Example(
            bad="# Naproxen\n\nNaproxen eases pain. Wait at least 8 minutes between two doses.",
            good="# Naproxen\n\nNaproxen eases pain. Wait 5 minutes before you stand up.",
        ),
        Example(
            good="If you are sick within half an hour, you can take another dose of paracetamol"
            " after 2 hours.",
        ),
    ],
    words=("hour", "minute", " min", "-min"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each wait that is told for one medicine; other medicines' are left alone."""
    title = page.title.lower()
    combined = next((one for one in _COMBINED if one in title), None)
    parts = list(on_medicines(page))
    if combined:
        met = {id(part.block) for part in parts}
        parts += [OnMedicines(block, (), None) for block in page.prose if id(block) not in met]
    for part in parts:
        yield from _in_block(part, combined)


def _in_block(part: OnMedicines, combined: str | None) -> Iterator[Match]:
    """Yield the waits of a block; `combined` holds paracetamol, and no table knows it."""
    block = part.block
    told: set[int] = set()
    for found in (hit for pattern in _GAPS for hit in pattern.finditer(block.folded)):
        start, end = found.span("said")
        generic = part.medicine_at(start)
        known = knowledge.interval(generic or "")
        if known is None and combined:
            generic, known = combined, knowledge.interval("acetaminophen")
        first, last = sentence_around(block.plain, start)
        others = {name for at, name in part.named if first <= at < last} - {generic}
        if generic is None or known is None or others or start in told:
            continue
        if _hours(found) * _SLACK >= known.hours or _OTHER_MATTER.search(block.folded, first, last):
            continue
        if _NEVER.search(block.folded, first, start) or is_quoted(block, start, end):
            continue
        told.add(start)
        level = None if known.verified else Level.SUGGESTION
        args = (block.text[start:end], str(known.hours), generic)
        yield Match(block.source_span(start, end), args, level=level)


def _hours(found: re.Match[str]) -> float:
    if found["minutes"]:
        return value_of(found["minutes"]) / 60
    return value_of((found["high"] or found["low"]).removesuffix(" an"))
