"""A patient whom a name with an address, a school or an age gives away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.disclaimers.audience import parts_of_words
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ROADS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Court|Ct|Close|Terrace|Place|Way|Crescent|"
    "Gardens|Grove|Row|Boulevard|Blvd|Hill|Square|Mews|Walk|View|Parade|Rise"
)
_SCHOOLS = "Elementary|Primary|High|Middle|Secondary|Grammar|Infant|Junior|Nursery|Public"
_ROAD = rf"(?:{_ROADS})"
_SCHOOL = rf"(?:(?:{_SCHOOLS})(?: School)?|School|Academy|Kindergarten)"
_PERSON = (
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? )?[A-Z][a-z][\w'-]*(?: [A-Z]\.)?"
    r"(?: (?:(?:de|van|von|al|bin) )?[A-Z][a-z][\w'-]*| [A-Z]\.))"
)
_HOME = (
    rf"(?:\d{{1,5}}[a-zA-Z]?,? (?:[A-Z][\w']+ ){{1,3}}{_ROAD}\b|"
    rf"(?:of|in|from|at|on|lives (?:in|at|on)|attends|goes to) (?:the )?(?:[A-Z][\w'.]+ ){{1,3}}"
    rf"(?:{_ROAD}|{_SCHOOL})\b)"
)
_AT_HOME = later(
    rf"\b{_PERSON}(?!\w)[^.;!?\n]{{0,60}}?(?<!\w){_HOME}(?! (?:Surgery|Clinic|Practice|Hospital|"
    r"Health|Medical|Pharmacy|University|Centre|Center|Hospice|Dental|of Medicine|of Nursing|"
    r"Station))"
)
_TREATED = later(
    rf"\b{_PERSON}(?:,| \()? ?(?:aged? )?(?P<age>\d{{1,2}})(?!\d| ?%)\)?,?[^.;!?\n]{{0,60}}?"
    r"\b(?:was|were|is|has been|had been) (?:treated|diagnosed|admitted|found to have|operated on|"
    r"seen|referred|prescribed|cured|being treated)\b"
)
# What both cannot do without, for a quick look.
_PLACES = f"{_ROADS}|{_SCHOOLS}|School|Academy|Kindergarten".split("|")
_MAY_BE_HOME = later(rf"\w (?:{_ROAD}|{_SCHOOL})\b")
_DONE = (
    "treated", "diagnosed", "admitted", "found to", "operated", "seen", "referred", "prescribed",
    "cured",
)  # fmt: skip
_MAY_BE_TREATED = later(
    r"\d\D{0,70}(?:treated|diagnosed|admitted|found to|operated|seen|referred|prescribed|cured)\b"
)
_HEALTH = later(
    r"\b(?:treat(?:ed|ment)|diagnos\w+|found to have|tested|admitted|patients?|surgery|operat\w+|"
    r"recover\w+|hiv|hpv|cancer|seizures?|depress\w+|syndrome|disease|disorder|illness|clinic|"
    r"prescri\w+|arthritis|diabet\w+|asthma|epilep\w+|infection|therapy|medication|date of birth|"
    r"bipolar|anxiety|addict\w*|overdos\w+|pregnan\w+|abortion)\b",
)
_AGREED = later(
    r"\b(?:agreed to (?:share|tell|let)|consent\w*|permission|gave (?:us )?leave|not (?:his|her|"
    r"their) real name|"
    r"names? (?:has|have) been changed|names? (?:is|are) (?:invented|changed|fictional)|shared? "
    r"(?:his|her|"
    r"their) story|wants? (?:others|you) to know|fictional|made[- ]up)\b"
)
_STAFF = later(
    r"(?:\b(?:Dr|Doctor|Prof|Professor|Nurse|Sister|Sir|Dame)\.? |\b(?:by|author|founder|director|"
    r"contact|call|write to|reviewed|edited|researcher|photo by|named after)\b[^.]{0,12})\Z",
    0,
)
_NOT_A_NAME = frozenset({
    "The", "This", "Our", "Your", "St", "New", "North", "South", "East", "West", "National",
    "Royal", "Saint", "Call", "Visit", "Find", "Located", "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday", "Clinic", "Hospital", "Department", "Address",
    "Contact", "Health", "Medical", "In", "At", "On", "For", "From", "We", "If", "Office", "Suite",
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
})  # fmt: skip
_PLACE = later(
    r"\b(?:Clinic|Hospital|Cent(?:re|er)|Surgery|Practice|Pharmacy|Trust|Service|School|University|"
    r"Department|Institute|College|Association|Society|Foundation|Health|Medical|Group|Company)\b"
)
_GOES_ON_AS_PLACE = later(rf"(?: [A-Z][\w'-]+){{0,3}} {_PLACE.pattern}")


@rule(
    "privacy.named-patient",
    level=Level.WARNING,
    message="'%s' names a patient so that strangers can find them: take the name, the address and"
    " the age out, or say that the person agreed.",
    why="What is published about one's illness can never be taken back.",
    sources=[
        "HIPAA Privacy Rule, 45 CFR 164.514(b)(2): names, addresses, and where one lives",
        "GMC, Confidentiality: publishing about patients needs their consent",
        "HONcode, principle 3 (confidentiality)",
    ],
    pages=("~news", "~professional"),
    examples=[
        Example(
            bad="Mr Owen Frith of 12 Mill Lane was treated for HIV at our clinic.",
            good="One man in his fifties was treated for HIV at our clinic.",
        ),
        Example(
            bad="Ella Moss, 7, of Brook Primary School, has had no seizures since the operation.",
            good="Ella has had no seizures since the operation. Brook Primary School has a nurse.",
        ),
        Example(
            bad="Carla Dent, 45, was diagnosed with breast cancer at our clinic in May.",
            good="Carla Dent, 45, agreed to share her story. She was diagnosed in May.",
        ),
        Example(
            good="Dr Ann Cole of Park Road Surgery treats asthma. Call us at 4 High Street. © 2011"
            " Memorial Ridge Cancer Center 1275 York Avenue",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each name with what gives its owner away, in a sentence about an illness."""
    parts = page.once(parts_of_words)
    places = [f" {place}" for place in _PLACES if place.lower() in parts]
    done = [word for word in _DONE if word in page.folded] if page.numbers else []
    if not (places or done) or not _HEALTH.search(page.folded):
        return
    for block in page.blocks:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        text = block.plain
        numbered = page.has_number(block)
        near = numbered or " of " in text or " at " in text
        if near and any(place in text for place in places) and _MAY_BE_HOME.search(text):
            yield from _given_away(page, block, _AT_HOME, agreed=False)
        if not numbered or page.type == "patient-story":
            continue
        if any(word in text for word in done) and _MAY_BE_TREATED.search(text):
            yield from _given_away(page, block, _TREATED, agreed=True)


def _given_away(
    page: Page, block: Block, pattern: re.Pattern[str], *, agreed: bool
) -> Iterator[Match]:
    """Yield the matches of a pattern; where `agreed`, consent that is told of clears them."""
    for found in pattern.finditer(block.plain):
        words = [word for word in found["name"].replace(".", "").split() if word]
        if any(word in _NOT_A_NAME for word in words) or _PLACE.search(found["name"]):
            continue
        if _GOES_ON_AS_PLACE.match(block.plain, found.end("name")):
            continue
        if _STAFF.search(block.plain[max(0, found.start() - 40) : found.start()]):
            continue
        near = block.folded[max(0, found.start() - 200) : found.end() + 200]
        told = page.type == "patient-story" or _HEALTH.search(near)
        if not told or (agreed and _AGREED.search(page.folded)):
            continue
        yield Match(block.source_span(*found.span()), (found[0],))
