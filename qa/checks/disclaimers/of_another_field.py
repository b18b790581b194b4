"""A disclaimer that speaks of another field of care, or of no care at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_DISCLAIMS = later(
    r"\b(?:no|not|never|n't)\b[^.;!?]{0,40}\b(?:substitut\w+|replac\w+|stand in|take the place|"
    r"intended|meant|constitute|advice|responsible|liable|a quote|guarantee)\b"
    r"|\bfor (?:\w+ )?(?:education|educational|entertainment|guidance|information|informational|"
    r"general)(?: \w+){0,2}? (?:only|purposes|about)\b|\bat your own risk\b"
)
_BEFORE = 160
"""Characters before a sentence that may begin the same disclaimer."""


class _Field(NamedTuple):
    named: re.Pattern[str]
    """What a disclaimer of the field names."""
    own: re.Pattern[str]
    """What a page of the field speaks of elsewhere."""


def _field(named: str, own: str = "") -> _Field:
    return _Field(later(rf"\b(?:{named})\b"), later(rf"\b(?:{named}|{own or named})\b"))


_FIELDS = (
    _field(
        r"(?:your|a|by (?:your|a)) (?:own )?(?:dentist|orthodontist|hygienist)s?|your teeth|"
        r"(?:family|cosmetic) dentistry|dental (?:advice|exam\w*|care|check-?ups?|treatment)",
        r"teeth|tooth|dent\w+|gums?|mouth|oral|jaws?|tongue",
    ),
    _field(
        r"(?:your|a) (?:own )?(?:vet|veterinarian|veterinary surgeon)|your (?:pet|dog|cat|horse|"
        r"animal)(?:s|'s|s')?|veterinary (?:advice|care|surgeon|exam\w*)",
        r"pets?|dogs?|cats?|animals?|vets?|veterinar\w+|horses?|rabies|ticks?|worms?",
    ),
    _field(
        r"(?:your|an) (?:own )?(?:optician|optometrist)s?|your (?:eyesight|glasses|contact lenses)",
        r"eyes?|vision|sight|glasses|lens\w*|optic\w*|optom\w+|retin\w+|glaucoma|cataracts?",
    ),
    _field(
        r"(?:your|a) (?:own )?(?:chiropractor|osteopath)s?|chiropractic (?:care|advice)",
        r"backs?|spine|spinal|necks?|joints?|muscles?|chiropract\w*|osteopath\w*|posture",
    ),
    _field(
        r"(?:your|a) (?:own )?(?:hairdresser|stylist|beautician|barber|tattooist|colourist)s?|"
        r"your hair (?:type|colou?r)|beauty treatments?",
        r"hair|scalp|skin|salon|beauty|tattoo\w*|lash\w*|nails?",
    ),
    _field(
        r"(?:your|a) (?:own )?(?:personal trainer|fitness instructor|coach)s?",
        r"exercis\w+|fitness|gym|train\w*|sport\w*|workouts?|walk\w*|muscles?|strength|activ\w+",
    ),
    _field(
        r"(?:your|a|an) (?:own |qualified |licensed |certified |registered )*"
        r"(?:electrician|plumber|mechanic|surveyor|architect|builder|engineer|garage|gas engineer|"
        r"travel agent|landlord)s?|engineering advice|(?:vehicle|owner's) handbook|"
        r"your (?:vehicle|car|boiler)|home insurance|"
        r"travel insurance policy|flights? and hotels?|kitchen accidents|recipe blog|"
        r"crops?|livestock",
    ),
)


@rule(
    "disclaimers.of-another-field",
    level=Level.WARNING,
    message="'%s' speaks of what this page is not about: write the disclaimer for this page.",
    why="A disclaimer that was copied from elsewhere tells readers nothing about this page.",
    sources=[
        "HONcode, principle 2: information supports, and does not replace, a doctor's advice",
        "URAC Health Web Site Standards: a disclaimer that content is not medical advice",
    ],
    examples=[
        Example(
            bad="# Asthma\n\nAsthma makes you wheeze.\n\nThis page does not replace a check-up by"
            " your dentist.",
            good="# Asthma\n\nAsthma makes you wheeze.\n\nThis page does not replace a check-up by"
            " your doctor.",
        ),
        Example(
            bad="# Migraine\n\nRest in a dark room.\n\nThe content is for information only. Always"
            " ask your vet about your dog's health.",
            good="# Gum disease\n\nBrush twice a day.\n\nThis page is no substitute for an exam by"
            " your dentist.",
        ),
        Example(
            bad="# Bowel test\n\nPost the sample.\n\nThis site does not replace the advice of a"
            " qualified electrician.",
            good="# Tooth loss\n\nThis is not a substitute for the care of your dentist. Teeth can"
            " loosen after a fall.",
        ),
        Example(good="# Warfarin\n\nAlways tell your dentist that you take warfarin."),
    ],
    pages=("~professional", "~news"),
    words=("substitut", "replac", "education", "entertainment", "guidance", "information", "risk",
           "consult", "always", "intended", "meant", "advice", "quote", "guarantee", "liable",
           "responsible"),
    limit=1,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield a disclaimer of a field that nothing else on the page has to do with."""
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT):
            continue
        if in_references(page, block):
            continue
        for field in _FIELDS:
            for found in field.named.finditer(block.folded):
                first, last = sentence_around(block.plain, found.start())
                before = block.folded[max(0, first - _BEFORE) : first]
                if not _disclaims(before, block.folded[first:last]) or is_quoted(
                    block, first, last
                ):
                    continue
                rest = page.folded.replace(block.folded[first:last], " ")
                if not field.own.search(rest) and not field.own.search(page.title.lower()):
                    yield Match(block.source_span(first, last), (block.text[first:last].strip(),))
                    return


def _disclaims(before: str, sentence: str) -> bool:
    said = _DISCLAIMS.search(sentence) or _DISCLAIMS.search(before)
    return said is not None and _OF_CARE.search(sentence) is None


_OF_CARE = later(
    r"\b(?:doctors?|gp|physicians?|medicines?|medications?|pharmacists?|before (?:any|your|an?) "
    r"(?:operation|surgery|treatment)|tell|told|if you|when you)\b"
)
