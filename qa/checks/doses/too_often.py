"""A pain reliever every two hours."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.consistency.daily_maximum import medicine_of_or_before
from qa.checks.consistency.sayings import sayings
from qa.checks.consistency.too_many_in_a_day import MOST_DOSES
from qa.checks.doses.dosing import on_medicines
from qa.checks.doses.ways import way_in
from qa.context import is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.frequencies import frequencies_in
from qa.knowledge import Interval
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.doses.dosing import OnMedicines
    from qa.document import Block
    from qa.frequencies import Frequency
    from qa.page import Page

_TAKES = later(
    r"\b(?:doses?|takes?|taking|taken|gives?|giving|given|have|tablets?|spoonfuls?|teaspoons?|injects?|"
    r"capsules?|mg|g|repeat|top up|prescribes?)\b|\d ?(?:mg|mcg|g)\b"
)
_ELSE = later(
    r"\b(?:check|measure|temperature|alternat\w*|overdos\w*|hospital|drip|intraven\w*|drink\w*|"
    r"sips?|eye|cream|gel|too (?:much|often|many)|sooner than|more often than|less than|"
    r"within|stud(?:y|ies)|trials?|fluids?|water|feeds?|spray|seek|call|sunscreen|walk|move|breaths?)\b"
)
_ALLOWED = later(
    r"\b(?:can|may|up to|give|gives?|takes?|taken|given|injects?|dose (?:is|of)|usually)\b"
    r"[^.;]{0,60}\Z|"
    r"\b(?:doses?|amount|it|this) (?:(?!(?:not|never|stud\w+|overdos\w*)\b)[\w-]+ ){0,5}?"
    r"(?:is|are)\b[^.;]{0,60}\Z|"
    r"\d ?(?:mg|g|mcg|milligrams?|micrograms?)(?: (?:tablets?|capsules?))?,? \Z"
)
_MORE = 1.3
"""Times as often as a label allows, where the text lets readers take it so often."""
_SLOW = later(
    r"\b(?:modified|prolonged|extended|sustained|slow|controlled)[- ]release\b|"
    r"\b\d ?mg (?:m|x|s)r\b"
)
_SLOW_SO_OFTEN = 4
"""Times a day: tablets that let go of it slowly are made for one to three."""
_SLOW_SO_SOON = 8
_SLOW_AND_OFTEN = frozenset({"mesalamine", "levodopa", "carbidopa", "potassium chloride"})
_WITH_WATER = later(r"\b(?:with|and) (?:(?:a|some|plenty|full|large|of|glass) )*water\b")
_SLACK = 0.8
_SELDOM_SO_SOON = 2
"""Hours between two doses of what is swallowed: even antiviral tablets are taken every four."""
_WHOLE = later(r"\b(?:tablets?|capsules?)\b")
_WHOLE_SO_SOON = 4
"""The same of what is swallowed whole: aciclovir is, five times a day."""
_EVERY_THREE_HOURS = 8
"""Times a day: nothing that is swallowed whole is taken so often, but for what wears off."""
_WEARS_OFF = frozenset(
    {"levodopa", "carbidopa", "benserazide", "pyridostigmine", "calcium carbonate", "ketorolac"}
)
_AFTER_CHEMOTHERAPY = frozenset({"loperamide"})
"""It is taken every two hours for the diarrhoea that irinotecan brings."""
_ALL_THE_TIME = 20
"""Times a day: every hour or so."""
_TITRATED = frozenset(
    {
        "colchicine",
        "morphine",
        "oxycodone",
        "hydromorphone",
        "methadone",
        "misoprostol",
        "diazepam",
        "chlordiazepoxide",
        "lorazepam",
        "buprenorphine",
        "sodium bicarbonate",
        "potassium iodide",
    }
)
"""They are given every hour until they work, in hospital."""
_OTHER_WAY = later(
    r"\b(?:drops?|eyes?|ears?|inject\w*|drip|infus\w*|intraven\w*|iv|patch\w*|pump|puffs?|inhal\w*|spray\w*|"
    r"nebuli\w*|cream|gel|lozenges?|gum|mg/kg|hospital|sips?|solution|mouthwash|rinse|one hour)\b"
)
_BREATHED = frozenset({"nasal", "inhaler", "eye"})
"""And what is dropped into an eye."""
_BREATH = later(r"\b(?:sprays?|puffs?|inhal\w*|doses?|squirts?|drops?)\b")
_ELSE_BREATHED = later(
    r"\b(?:attack|flare|emergency|wheez\w*|breathless\w*|needed|relie\w+|check|rinse|clean\w*|"
    r"saline|salt|within|more often|sooner|too (?:much|often|many)|stud(?:y|ies)|trials?|hospital|"
    r"nebuli\w*)\b"
)
_DAY = 24
_MOST_DOSES = later(
    r"\b(?:(?:not|never|n't)\b[^.;]{0,30}?\bmore than|no more than|maximum(?: of)?|up to|"
    rf"at most|limit(?: is| of)?|is) (?P<number>\d{{1,2}}|{NUMBER_WORD}) "
    r"(?:separate |full |single )?(?:doses|times) (?:in|within|over|during|a|per|each|every)"
    r"(?: (?:any|a|one|each|every|the same))?(?: single)? (?:24[- ]hours?(?: period)?|day)\b"
)
"""Where readers are told the most: "no more than 6 doses in 24 hours"."""


@rule(
    "doses.too-often",
    level=Level.WARNING,
    message="Check '%s': labels leave at least %s hours between two doses of %s.",
    why="Doses that follow each other too soon add up to an overdose.",
    sources=[
        "NHS medicines A to Z: how and when to take it, time between doses",
        "FDA, Drug Facts labels of OTC monographs M010, M012 and M013: directions",
    ],
    examples=[
        Example(
            bad="# After the operation\n\nFor pain you may take paracetamol:\n\n- two 500 mg"
            " tablets every hour",
            good="# After the operation\n\nFor pain you may take paracetamol:\n\n- two 500 mg"
            " tablets every 6 hours",
        ),
        Example(
            bad="Ibuprofen is the better choice, so give a full dose every two hours.",
            good="Ibuprofen is the better choice, so give a full dose every six hours.",
        ),
        Example(
            bad="# Paracetamol\n\nParacetamol eases pain. Take 2 tablets every 2 to 3 hours.",
            good="# Paracetamol\n\nParacetamol eases pain. Take 2 tablets every 4 to 6 hours."
            " Never take a dose every 2 hours.",
        ),
        Example(
            bad="Cetirizine works for a full day, so take it every hour.",
            good="Cetirizine works for a full day, so take it every 24 hours.",
        ),
        Example(
            bad="# Warfarin\n\nWarfarin thins the blood. Take your tablet four times an hour with"
            " water.",
            good="# Warfarin\n\nWarfarin thins the blood. Take your tablet once a day with water.",
        ),
        Example(
            bad="# Paracetamol for children\n\nGive one dose of paracetamol up to 8 times in 24"
            " hours.",
            good="# Paracetamol for children\n\nGive one dose of paracetamol up to 4 times in 24"
            " hours.",
        ),
        Example(
            bad="# Paracetamol\n\nParacetamol eases pain. Do not take more than 6 doses in 24"
            " hours.",
            good="# Paracetamol\n\nParacetamol eases pain. Do not take more than 4 doses in 24"
            " hours.",
        ),
        Example(
            bad="# Amoxicillin\n\nThe usual dose is one 500 mg capsule taken 8 times a day.",
            good="# Aciclovir\n\nThe usual dose is one 800 mg tablet taken 5 times a day.",
        ),
        Example(
            bad="# Amoxicillin\n\nThe usual adult dose is one 500mg capsule every 3 hours.",
            good="# Levodopa\n\nYour dose may be one tablet every 3 hours.",
        ),
        Example(
            bad="# Fluticasone nasal spray\n\nChildren: 1 spray in each nostril every 2 hours.",
            good="# Fluticasone nasal spray\n\nAdults: 2 sprays in each nostril once a day.",
        ),
        Example(
            bad="# Latanoprost\n\nThe usual dose is 1 drop in the bad eye every 4 hours.",
            good="# Latanoprost\n\nThe usual dose is 1 drop in the bad eye each evening.",
        ),
        Example(
            bad="Nitrofurantoin: take one 100 mg modified-release capsule five times a day.",
            good="Nitrofurantoin: take one 100 mg modified-release capsule twice a day.",
        ),
        Example(
            bad="# Colds in children\n\nAcetaminophen brings a fever down.\n\nGive it every hour,"
            " up to 12 doses in 24 hours. Ibuprofen is for older babies.",
            good="# Colds in children\n\nAcetaminophen brings a fever down.\n\nGive it every 4 to 6"
            " hours, up to 5 doses in 24 hours. Ibuprofen is for older babies.",
        ),
        Example(
            bad="# Cefalexin\n\nTake 500 mg twice a day. For a bad infection it is 1 g every 2"
            " hours.",
            good="# Cefalexin\n\nTake 500 mg twice a day. For a bad infection it is 1 g every 8"
            " hours.",
        ),
        Example(
            bad="# Insulin glargine\n\nInject your insulin glargine every 4 hours.",
            good="# Insulin glargine\n\nInject your insulin glargine once a day. If you are ill,"
            " check your blood sugar every 4 hours.",
        ),
        Example(
            bad="# Esketamine\n\nThe nasal spray is given twice a day for the first month.",
            good="# Esketamine\n\nThe nasal spray is given twice a week for the first month.",
        ),
        Example(good="After ibuprofen, check the temperature every two hours."),
    ],
    words=("every", "hourly", "times", " doses ", "twice"),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each rhythm, in a sentence on doses, that is quicker than the label of the medicine."""
    often = [match for part in on_medicines(page) for match in _in_block(part)]
    yield from often
    told = {one.span.start for one in often}
    for limit in _limits(page):
        if not any(limit.span.start <= start < limit.span.end for start in told):
            told.add(limit.span.start)
            yield limit


def _in_block(part: OnMedicines) -> Iterator[Match]:
    block = part.block
    for often in frequencies_in(block.folded):
        first, last = sentence_around(block.plain, often.start)
        generic = part.medicine_at(often.start)
        if (way := way_in(block.folded[first:last])) in _BREATHED:
            yield from _breathed(block, often, (first, last), generic, way)
            continue
        known = knowledge.interval(generic or "") or _regular(generic or "", way)
        swallowed = generic is not None and _is_swallowed(generic, block.folded[first:last])
        whole = _WHOLE.search(block.folded, first, last)
        seldom = _WHOLE_SO_SOON if whole else _SELDOM_SO_SOON
        hours = known.hours if known else seldom if swallowed else None
        slow = generic is not None and _is_slow(part, often, (first, last), generic)
        if slow:
            hours = max(hours or 0, _SLOW_SO_SOON)
        if generic is None or hours is None or often.low * hours * _SLACK <= _DAY:
            continue
        sentence = _WITH_WATER.sub(" ", block.folded[first:last])
        in_cell = block.kind is BlockKind.TABLE_CELL and often.low >= _ALL_THE_TIME
        if not (in_cell or _TAKES.search(sentence)) or _ELSE.search(sentence):
            continue
        if is_negated(block, often.start, often.end) or is_quoted(block, often.start, often.end):
            continue
        counted = _ALLOWED.search(block.folded[first : often.start]) is not None
        sure = swallowed and often.low >= _ALL_THE_TIME
        often_more = counted and often.low * hours > _DAY * _MORE
        sure = sure or (known is not None and known.verified and often_more)
        sure = sure or (counted and slow)
        unread = known is None or not known.verified
        if unread and whole and counted and often.low >= _EVERY_THREE_HOURS:
            sure = sure or generic not in _WEARS_OFF
        sure = sure and generic not in _AFTER_CHEMOTHERAPY
        yield _match(block, (often.start, often.end), hours, generic, sure=sure)


def _is_slow(part: OnMedicines, often: Frequency, sentence: tuple[int, int], generic: str) -> bool:
    """Return whether a sentence has tablets that work for hours taken as others are."""
    slow = _SLOW.search(part.block.folded, *sentence)
    return slow is not None and often.low >= _SLOW_SO_OFTEN and generic not in _SLOW_AND_OFTEN


def _regular(generic: str, way: str) -> Interval | None:
    """Return how soon a medicine may be taken, or injected, again; None where it is not known."""
    rows = [row for row in knowledge.regimens(generic) if row.way == "mouth"]
    if not rows and way in ("", "injection"):
        injected = (row for row in knowledge.regimens(generic) if row.way == "injection")
        rows = [row for row in injected if row.verified]
    if len(rows) != 1 or not rows[0].times:
        return None
    times, hours = rows[0].times, rows[0].hours
    return Interval(math.floor(hours or _DAY / times), math.ceil(times), rows[0].verified)


def _breathed(
    block: Block, often: Frequency, sentence: tuple[int, int], generic: str | None, way: str
) -> Iterator[Match]:
    """Yield how often a spray or puff is to be taken, if that is more than any label allows."""
    rows = [row for row in knowledge.regimens(generic or "") if row.way == way]
    if generic is None or len(rows) != 1 or not rows[0].times:
        return
    said = block.folded[slice(*sentence)]
    doubt = _ELSE_BREATHED.search(said) or not _BREATH.search(said)
    a_day = min(rows[0].times, _DAY / (rows[0].hours or 1))
    if doubt or often.low <= _MORE * a_day:
        return
    if not is_negated(block, often.start, often.end) and not is_quoted(
        block, often.start, often.end
    ):
        gap = math.floor(_DAY / a_day)
        yield _match(block, (often.start, often.end), gap, generic, sure=rows[0].verified)


def _limits(page: Page) -> Iterator[Match]:
    """Yield each number of doses that is said to be the most, and is more than labels allow."""
    for found, said in sayings(page, ("doses", "times"), (_MOST_DOSES, *MOST_DOSES)):
        number = page.number_of(said.block)
        generic = medicine_of_or_before(page, number, said.first, said.last)
        known = knowledge.interval(generic)
        if known is not None and value_of(found["number"]) > known.doses:
            yield _match(said.block, found.span(), known.hours, generic, sure=known.verified)


def _match(block: Block, place: tuple[int, int], hours: int, generic: str, *, sure: bool) -> Match:
    args = (block.text[slice(*place)], str(hours), generic)
    return Match(block.source_span(*place), args, level=None if sure else Level.SUGGESTION)


def _is_swallowed(generic: str, sentence: str) -> bool:
    """Return whether a medicine is known to be swallowed, and no sentence speaks of another way."""
    strength = knowledge.strength(generic)
    return (
        strength is not None
        and strength.oral_max is not None
        and not strength.other_max
        and generic not in _TITRATED
        and not _OTHER_WAY.search(sentence)
    )
