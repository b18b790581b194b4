"""By which way a page says that a medicine is injected, and whether any label has it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa import knowledge
from qa.checks.doses.dosing import on_medicines
from qa.page import sentence_around
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.dosing import OnMedicines
    from qa.document import Block
    from qa.page import Page

_A = r"(?:your|the|a|an|his|her|their|my) (?:[\w-]+ ){0,2}?"
_WAYS = later(
    rf"\b(?P<iv>(?:in|into|inside|through) {_A}(?:veins?|arter(?:y|ies))|intravenous(?:ly)?)\b|"
    rf"\b(?P<im>(?:deep )?(?:in|into|inside) {_A}muscles?|intramuscular(?:ly)?)\b|"
    r"\b(?P<sc>(?:just )?(?:under|beneath|below) (?:your|the|his|her|their|my) skin|"
    r"subcutaneous(?:ly)?)\b|"
    r"\b(?P<swallowed>swallow(?:s|ed|ing)?|by mouth|under (?:the|your) tongue|"
    r"(?:tablets?|capsules?|pills?) (?:of|with)|(?:take|taken|takes) (?:one|two|\d) "
    r"(?:tablets?|capsules?|pills?))\b|"
    r"\b(?P<nose>(?:in|into|inside|up) (?:one|each|either|both|the|your|their|his|her|a)"
    r"(?: (?:other|clear|same|person's|child's))? (?:nostrils?|nose))\b|"
    r"(?<=\d mg )(?P<inhaled>inhaled)\b|(?<=\dmg )(?P<breathed>inhaled)\b"
)
_IN_WORDS = {
    "sc": "under the skin", "im": "into a muscle", "iv": "into a vein", "id": "into the skin",
    "it": "into the spine", "joint": "into a joint", "eye": "into the eye",
}  # fmt: skip
_SPRAY = later(
    r"\b(?:spray|squirt|puff|put|give|pump|push|empty|use|administer)s?"
    r"(?: (?:the|a|one|all the|your|half the|\d+ mg of|(?:a |one )?(?:full |single )?(?:dose|"
    r"spray|puff) of))?"
    r"(?: nasal| spare)? \Z"
)
_GIVEN = later(
    r"\b(?:inject\w*|jabs?|push\w*|needles?|pens?|syringes?|given|give|put|goes|doses?|shots?|"
    r"\d+ ?(?:mg|mcg|micrograms?|units)|pinch\w*|slid\w*|depot)\b"
)
_NEAR = 60
"""Characters before the way in which something must be given."""
_BY_ONESELF = later(
    r"\b(?:pens?|auto-?injectors?|epi-?pens?|jext|pre-?filled|ready-filled|at home|inject(?:ing)? "
    r"(?:yourself|it yourself)|your (?:\w+ )?(?:thigh|tummy|stomach|belly|arm|buttock|bottom))\b"
)
"""That it is a product with which people inject themselves."""
_IN_HOSPITAL = later(r"\b(?:drips?|infus\w+|hospital|iv|ward|pumps?|ambulance|paramedics?)\b")
_ELSE = later(
    r"\b(?:by mistake|accident\w*|(?:if|when|in case) you(?: \w+)? (?:swallow|chew|inject|eat|"
    r"drink)\w*|runs?|running|drain\w*|tastes?|works? (?:too )?fast\w*|too (?:fast|quickly)|"
    r"absorb\w*|faster|hurts?|avoid\w*|blood (?:is|was)|dialysis|stud(?:y|ies)|trials?|"
    r"instead of|rather than|off-label|some (?:doctors|vets?)|dogs?|cats?|pets?|implants?|"
    r"(?<!-)release[sd]?|travels?|bruis\w+|lumps?|clots?|"
    r"difficult\w*|trouble|dye|contrast|gadolinium|x-rays?|scans?)\b"
)
_BESIDE_TABLETS = frozenset({"denosumab", "buprenorphine"})
"""What is injected while tablets of something else, or of itself, are taken."""


class Astray(NamedTuple):
    """A medicine on a way that none of its labels has."""

    block: Block
    start: int
    """In the block's text."""
    end: int
    right: str
    """How it is given, as a sentence."""
    verified: bool


def astray(page: Page) -> Iterator[Astray]:
    """Yield each place that sends what is injected another way."""
    for part in on_medicines(page):
        block = part.block
        for found in _WAYS.finditer(block.folded):
            way = found.lastgroup or ""
            start, end = found.span(way)
            first, last = sentence_around(block.plain, start)
            generic = part.medicine_at(start)
            if way == "nose":
                sprayed = _sprayed(part, first, start)
                if sprayed and (sold := knowledge.ways(sprayed)) and "n" not in sold:
                    right = f"{sprayed} is not sold for the nose"
                    yield Astray(block, *found.span(way), right, True)
                continue
            if way in ("inhaled", "breathed"):
                if generic and (sold := knowledge.ways(generic)) and "h" not in sold:
                    yield Astray(block, start, end, f"{generic} is not sold to be inhaled", True)
                continue
            facts = knowledge.injection(generic) if generic else None
            if generic is None or facts is None or _ELSE.search(block.folded, first, last):
                continue
            given = _GIVEN.search(block.folded, max(first, start - _NEAR), end)
            if way == "swallowed":
                wrong, ways = _is_never_swallowed(generic, facts), facts.own
            elif given is None:
                continue
            else:
                wrong, ways = _is_wrong(page, block, way, facts, (first, start, end, last))
            if wrong:
                said = " or ".join(words for way, words in _IN_WORDS.items() if way in ways)
                yield Astray(block, start, end, f"{generic} is injected {said}", facts.verified)


def _sprayed(part: OnMedicines, first: int, start: int) -> str | None:
    """Return the one medicine that a sentence tells readers by its name to spray."""
    named = [(place, generic) for place, generic in part.named if first <= place < start]
    if len(named) != 1 or not _SPRAY.search(part.block.folded, first, named[0][0]):
        return None
    return named[0][1]


def _is_never_swallowed(generic: str, facts: knowledge.Injection) -> bool:
    ways = knowledge.ways(generic)
    in_pieces = not ways or not {"o", "s"}.isdisjoint(ways) or generic in _BESIDE_TABLETS
    return facts.own == {"sc"} and not in_pieces


def _is_wrong(
    page: Page, block: Block, way: str, facts: knowledge.Injection, at: tuple[int, int, int, int]
) -> tuple[bool, frozenset[str]]:
    """Return whether no label has a way, or no pen that people use, and the right ones."""
    first, start, end, last = at
    if way not in facts.routes:
        return True, facts.own or facts.routes
    if not facts.own or way in facts.own:
        return False, facts.own
    text = block.folded
    own = _BY_ONESELF.search(text, first, last) or _BY_ONESELF.search(page.title.lower())
    around = f"{text[first:start]} {text[end:last]}"
    return own is not None and _IN_HOSPITAL.search(around) is None, facts.own
