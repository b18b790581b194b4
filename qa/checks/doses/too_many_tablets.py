"""A number of tablets that makes more than a day's limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.consistency.daily_maximum import medicine_of_or_before
from qa.checks.doses.dosing import WITHOUT_PRESCRIPTION
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.knowledge import Strength
    from qa.page import Page

_N = rf"\d{{1,2}}|a dozen|{NUMBER_WORD}"
_COUNT = rf"(?P<count>{_N})"
_FORM = r"(?:tablets?|capsules?|caplets?|pills?)"
_STRENGTH = r"(?P<strength>\d[\d,]*(?:\.\d+)?) ?(?P<unit>mg|g|mcg|micrograms?|milligrams?)"
_DAY = (
    r"(?:(?:a|per|each|every|in a|in one|in any|over the|through the|during the) day|daily|"
    r"(?:in|within|over|every) (?:any |a )?24[- ]hours?|"
    r"from morning (?:to|till|until) (?:night|bedtime|"
    r"evening)|"
    r"(?:each|every|in the) (?:morning|evening|night)|(?:at|before) (?:night|bed(?:time)?)|"
    r"(?:with|at|after|before) (?:your |the |an? )?(?:\w+ )?"
    r"(?:meal|breakfast|lunch|dinner|supper|tea)|"
    r"(?:at|all at) (?:once|a time|one go|one time)|in one go|as (?:one|a single) dose|"
    r"between (?:breakfast|morning) and (?:bedtime|night)|spread (?:over|across|through) the day)"
)
_TIMES = (
    r"(?:(?P<times>once|twice|(?:two|three|four|five|six|\d)(?: or \w+)? times) "
    r"(?:daily|(?:a|per|each|every|in a|in 24) ?(?:day|hours)?)|"
    r"every (?P<hours>\d{1,2}|two|three|four|six|eight|twelve)(?: (?:to|or) \d{1,2})? hours)"
)
_TAKEN = later(
    rf"(?<![\w.,/-]){_COUNT}(?: (?:or|to) (?P<more>{_N}))? "
    rf"(?:of (?:the|your|these) )?(?:(?!(?:times|hours|days|weeks|months|tablets|other|"
    rf"more)\b)[a-z]{{4,}} )??(?:(?P<named>regular|extra)[- ]strength )?"
    rf"(?:{_STRENGTH}[ -]?)?(?:more |extra )?{_FORM}(?: of "
    rf"{_STRENGTH.replace('<strength>', '<after>').replace('<unit>', '<after_unit>')})?"
    rf"[^.;:!?]{{0,35}}?\b(?:{_TIMES}|{_DAY})"
)
_SOLD = later(
    rf"{_STRENGTH}[ -](?:\w+ ){{0,2}}?{_FORM}\b|\b{_FORM} (?:of|contain(?:s|ing)?|are|is) "
    rf"{_STRENGTH.replace('<strength>', '<s2>').replace('<unit>', '<u2>')}|"
    rf"{_STRENGTH.replace('<strength>', '<s3>').replace('<unit>', '<u3>')}"
    rf"(?=\)?[:,] (?:adults? (?:can |may |should )?)?(?:take|swallow|have) "
    rf"(?:up to |as many as |no more than |at most )?(?:{_N})(?: or (?:{_N}))? {_FORM})"
)
_LABELLED = later(rf"[^.:;]{{0,40}}\({_STRENGTH}\):")
"""What opens a line on tablets of one strength: "Extra Strength (500 mg): 2 caplets"."""
_STRENGTHS_BY_NAME = {
    name: {"regular": 325.0, "extra": 500.0} for name in ("acetaminophen", "aspirin")
}
"""Milligrams of what US labels call regular and extra strength."""
_TO_MG = {"mg": 1.0, "g": 1000.0, "mc": 0.001, "mi": 0.0}
_HARM = later(
    r"\b(?:damag|harm|death|danger|overdose|too much|too many|toxic|emergency|999|911|111|a&e|"
    r"misus|"
    r"hospital|poison|by mistake|more than|not exceed|trial|study)"
)
_BAN = later(
    rf"\b(?:(?:not|never|n't|cannot)\b[^.;:]{{0,25}}?\b(?:more than|exceed(?:ing)?|over|above)|"
    rf"no more than|maximum(?: of)?|ceiling of|limit of|at most)\W*"
    rf"(?:(?:{_N}) doses?\W{{0,3}}(?:(?:which|that) (?:is|means|makes)|or|i\.e\.)?"
    r"(?: (?:up to|a total of|at most))?\W*)?\Z"
)
"""Before what readers must not pass, which may be doses first: "no more than 4 doses, or"."""
_LIMITED = later(
    r"\b(?:maximum|max|no more than|not (?:take |have )?more than|never (?:take |have )?more than|"
    r"exceed|at most|limit|up to)\b[^.;:]{0,60}?\b(?:tablets?|capsules?|caplets?|pills?|doses|g|mg|"
    r"times|grams?|milligrams?)\)?,? (?:in|within|a|per|each|every|during) (?:any |a |one |each )?"
    r"(?:24|day)"
)
"""What tells readers to take fewer doses in a day than the hours between them leave room for."""
_MOST_DOSES = 4
_WITH_PARACETAMOL = later(r"\bco-(?:codamol|dydramol)\b")
"""Tablets and capsules of these hold 500 mg of paracetamol, whatever else is in them."""
_BOUGHT_AS = {"ibuprofen": 200.0, "naproxen": 220.0}
"""Milligrams of the tablets that anyone buys; doctors prescribe larger ones."""
_BY_DOCTOR = later(
    r"\b(?:prescri\w+|doctors?|gps?|specialists?|consultants?|hospital|arthritis|prescribers?)\b"
)
_UNLESS = later(
    r"\bunless (?:an?|your|the) (?:\w+ )?(?:doctor|pharmacist|gp|nurse|physician|prescriber)\b"
)
_BOUGHT = later(
    r"\bwithout (?:a|any) prescription\b|\bover[- ]the[- ]counter\b|\bnon-?prescription\b"
)
_TWICE = 2
_MANY = 8
_BACK = 60


@rule(
    "doses.too-many-tablets",
    level=Level.WARNING,
    message="Check '%s': of %s mg each that is %s mg of %s, and more than %s mg a day is hardly"
    " ever taken.",
    why="Readers count tablets, not milligrams, and too many of them can do lasting harm.",
    sources=[
        "NHS medicines A to Z, how and when to take it: number of tablets in 24 hours",
        "Patient.info, co-codamol for pain relief: no more than eight in 24 hours",
        "OpenStax, Pharmacology for Nurses (2024), dose tables",
        "FDA, Drug Facts labels of ibuprofen and naproxen sodium: directions",
    ],
    examples=[
        Example(
            bad="# Aspirin\n\nDo not take more than 30 regular strength tablets in 24 hours.",
            good="# Aspirin\n\nDo not take more than 12 regular strength tablets in 24 hours.",
        ),
        Example(
            bad="# Paracetamol\n\nThe usual dose is one 500 mg tablet. You can take twelve tablets"
            " in a day when the pain is bad.",
            good="# Paracetamol\n\nThe usual dose is one 500 mg tablet. You can take eight tablets"
            " in a day when the pain is bad.",
        ),
        Example(
            bad="Acetaminophen 500 mg: take 2 caplets every 6 hours. Do not exceed 16 caplets in 24"
            " hours.",
            good="Acetaminophen 500 mg: take 2 caplets every 6 hours. Do not exceed 8 caplets in 24"
            " hours.",
        ),
        Example(
            bad="# Ibuprofen\n\nTake three 400 mg tablets four times a day.",
            good="# Ibuprofen\n\nTake one 400 mg tablet three times a day.",
        ),
        Example(
            bad="# Flu\n\n## Paracetamol for fever\n\nTake one or two 500 mg tablets. Do not take"
            " more than 12 tablets in 24 hours.",
            good="# Flu\n\n## Paracetamol for fever\n\nTake one or two 500 mg tablets. Do not take"
            " more than 8 tablets in 24 hours.",
        ),
        Example(
            bad="# Ibuprofen 200 mg tablets\n\nDo not take more than 16 tablets in 24 hours unless"
            " a doctor tells you to.",
            good="# Ibuprofen 200 mg tablets\n\nDo not take more than 6 tablets in 24 hours unless"
            " a doctor tells you to.",
        ),
        Example(
            bad="# Ibuprofen\n\nTake one or two 200 mg tablets. Never have more than twelve 200 mg"
            " tablets in 24 hours.",
            good="# Ibuprofen\n\nTake one or two 200 mg tablets. Never have more than six 200 mg"
            " tablets in 24 hours.",
        ),
        Example(
            bad="# Ibuprofen\n\nTake 1 tablet every 4 to 6 hours. Do not exceed 16 tablets in 24"
            " hours.",
            good="# Ibuprofen\n\nTake 1 tablet every 4 to 6 hours. Do not exceed 6 tablets in 24"
            " hours.",
        ),
        Example(
            bad="# Naproxen\n\nThis page is about the 220 mg naproxen sodium tablets that you can"
            " buy without a prescription.\n\nDo not take more than 8 tablets in any 24-hour"
            " period.",
            good="# Naproxen\n\nThis page is about the 220 mg naproxen sodium tablets that you can"
            " buy without a prescription.\n\nDo not take more than 3 tablets in any 24-hour"
            " period.",
        ),
        Example(
            bad="# Iron\n\nTake two 200 mg tablets of ferrous sulfate four times a day.",
            good="# Iron\n\nTake one 200 mg tablet of ferrous sulfate three times a day.",
        ),
        Example(
            bad="# Co-codamol\n\nTake 1 or 2 tablets. Do not take more than 12 tablets in any 24"
            " hours.",
            good="# Co-codamol\n\nTake 1 or 2 tablets. Do not take more than 8 tablets in any 24"
            " hours.",
        ),
        Example(
            bad="# Simvastatin\n\nSimvastatin lowers cholesterol. Four of the 80 mg tablets are"
            " taken each evening.",
            good="# Simvastatin\n\nSimvastatin lowers cholesterol. Two of the 20 mg tablets are"
            " taken each evening.",
        ),
        Example(
            bad="# Acetaminophen\n\n- Regular (325 mg): no more than 10 tablets in 24 hours\n-"
            " Extra (500 mg): no more than 10 caplets in 24 hours",
            good="# Acetaminophen\n\n- Regular (325 mg): no more than 10 tablets in 24 hours\n-"
            " Extra (500 mg): no more than 6 caplets in 24 hours",
        ),
        Example(
            bad="# Metformin\n\nThe doctor may raise this to four 1,000 mg tablets with your"
            " evening meal.",
            good="# Metformin\n\nThe doctor may raise this to two 1,000 mg tablets with your"
            " evening meal.",
        ),
        Example(
            bad="# Paracetamol 500 mg tablets\n\nHave no more than 4 doses, or 12 tablets, in 24"
            " hours.",
            good="# Paracetamol 500 mg tablets\n\nTake two 500 mg tablets every 4 to 6 hours. Have"
            " no more than 4 doses, or 8 tablets, in 24 hours.",
        ),
        Example(
            good="# Paracetamol\n\nThe 500 mg tablets work in an hour. Ten tablets in a day can"
            " harm your liver.",
        ),
    ],
    words=["tablets", "capsules", "caplets", "pills"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number of tablets a day that makes more than a limit that is surely known.

    The strength is that of the sentence, or the only one that the page gives to a tablet.
    """
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.ALT) or "s" not in block.folded:
            continue
        if not any(form in block.folded for form in ("tablets", "capsules", "caplets", "pills")):
            continue
        for found in _TAKEN.finditer(block.folded):
            match = _too_many(page, block, found)
            if match is not None:
                yield match


def _too_many(page: Page, block: Block, found: re.Match[str]) -> Match | None:
    first, last = sentence_around(block.plain, found.start())
    generic = _medicine(page, block, found, first, last)
    combined = not generic and _WITH_PARACETAMOL.search(page.title.lower())
    generic = "acetaminophen" if combined else generic
    strength = knowledge.strength(generic) if generic else None
    most = _most(generic, strength)
    each = 500.0 if combined else _each(page, found, generic)
    banned = _BAN.search(block.folded, max(first, found.start() - _BACK), found.start())
    of_shops = each == _BOUGHT_AS.get(generic) and not _BY_DOCTOR.search(block.folded, first, last)
    for_all = banned is not None and of_shops
    least = 1.01
    if not each and banned is not None and generic in _BOUGHT_AS:
        # no strength is given, so the smallest that is sold is meant at least
        each, for_all, least = _BOUGHT_AS[generic], True, _TWICE
    if for_all or _UNLESS.search(block.folded, found.end(), last) or page.once(_is_bought):
        most = WITHOUT_PRESCRIPTION.get(generic, most)
    if not most:
        return None
    count = max(_count(found["count"]), _count(found["more"] or "0"))
    often = _often(found)
    if found["hours"] and often > _MOST_DOSES and _LIMITED.search(page.folded):
        often = _MOST_DOSES
    total = count * each * often
    if not each or total <= most * least or in_references(page, block):
        return None
    start, end = found.span()
    if not banned and (_HARM.search(block.folded, first, last) or is_negated(block, start, end)):
        return None
    if is_quoted(block, start, end):
        return None
    args = (block.text[start:end], f"{each:,g}", f"{total:,g}", generic, f"{most:,g}")
    return Match(block.source_span(start, end), args)


def _most(generic: str, strength: Strength | None) -> float:
    """Return the most in a day that a label, or twice what a source, allows; 0 for not known.

    Where no source states a day's most, what regimens that were read allow is, or eight of the
    largest tablets, whichever is less.
    """
    if strength is None or strength.unit != "mg":
        return 0
    if strength.daily and strength.daily_per == "day":
        return strength.daily * (1 if strength.hard else _TWICE)
    if strength.daily:
        return 0
    rows = knowledge.regimens(generic)
    allowed = [row.daily for row in rows if row.way == "mouth" and row.verified and row.daily]
    most = _MANY * (strength.oral_max or 0)
    return min(most, *allowed) if most and allowed and rows[0].unit == "mg" else most


def _medicine(page: Page, block: Block, found: re.Match[str], first: int, last: int) -> str:
    """Return the medicine of the sentence, or of the page."""
    number = page.block_at(block.source_span(found.start(), found.end()).start)
    if number is None:
        return ""
    return medicine_of_or_before(page, number, first, last)


def _each(page: Page, found: re.Match[str], generic: str) -> float:
    """Return the milligrams in one tablet; 0 where they are not known."""
    if found["named"] and generic in _STRENGTHS_BY_NAME:
        return _STRENGTHS_BY_NAME[generic][found["named"]]
    for value, unit in (("strength", "unit"), ("after", "after_unit")):
        if found[value]:
            return _milligrams(found[value], found[unit])
    labelled = _LABELLED.match(found.string)
    if labelled:
        return _milligrams(labelled["strength"], labelled["unit"])
    return page.once(_sold)


def _sold(page: Page) -> float:
    """Return the milligrams in one tablet, where a page gives them one strength; 0 otherwise."""
    sold = {
        _milligrams(
            hit["strength"] or hit["s2"] or hit["s3"], hit["unit"] or hit["u2"] or hit["u3"]
        )
        for hit in _SOLD.finditer(page.folded)
    }
    return sold.pop() if len(sold) == 1 else 0


def _is_bought(page: Page) -> bool:
    """Return whether the block that says how strong the tablets are says that anyone buys them."""
    sold = [block for block in page.blocks if _SOLD.search(block.folded)]
    return bool(sold) and all(_BOUGHT.search(block.folded) for block in sold)


def _milligrams(value: str, unit: str) -> float:
    factor = 1.0 if unit.startswith("milli") else 0.001 if unit.startswith("mic") else 0
    return float(value.replace(",", "")) * (factor or _TO_MG[unit[:2]])


def _often(found: re.Match[str]) -> float:
    if found["hours"]:
        gap = value_of(found["hours"])
        return min(24 // gap, 8) if gap else 0
    return value_of((found["times"] or "1").split()[0])


def _count(text: str) -> float:
    return 12 if text == "a dozen" else value_of(text)
