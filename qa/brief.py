"""The reviewer's brief: every fact of a page that somebody has to stand behind, where it stands.

For a clinician who verifies a page: each medicine, dose, number, percentage, group of people,
claim, citation, date and named person, with its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from qa.amounts import amounts
from qa.context import in_references
from qa.document import BlockKind, InlineKind
from qa.medicines import mentions
from qa.page import sentences
from qa.patterns import later
from qa.tables import row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qa.document import Block, Position, Span
    from qa.page import Page


class FactKind(StrEnum):
    """What a fact is, in the order in which a reviewer goes through them."""

    DOSE = "dose"
    PERCENTAGE = "percentage"
    NUMBER = "number"
    CLAIM = "claim"
    POPULATION = "population"
    MEDICINE = "medicine"
    CITATION = "citation"
    DATE = "date"
    PERSON = "person"


class StatedFact(NamedTuple):
    """One fact and the sentence that states it."""

    kind: FactKind
    text: str
    """As it stands on the page."""
    sentence: str
    """Of a table, the whole row, its cells divided by " | "."""
    offset: int
    """Where `text` begins in `sentence`."""
    span: Span
    """Of `text`, in the page's source."""
    at: Position
    """Where that begins."""


def brief(page: Page) -> tuple[StatedFact, ...]:
    """Return the facts of a page in reading order; none overlap but those in claims."""
    found: list[tuple[int, int, int, FactKind]] = []
    places = _places(page)
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.CODE, BlockKind.ALT):
            continue
        if in_references(page, block):
            if block.kind is not BlockKind.HEADING:
                found.append((number, 0, len(block.text.rstrip()), FactKind.CITATION))
            continue
        if block.kind is not BlockKind.HEADING:
            found += ((number, *fact) for fact in _in_block(block, number, places))
    listed = {number for number, _, _, kind in found if kind is FactKind.CITATION}
    references = {n for n in listed if in_references(page, page.blocks[n])}
    found += (
        (m.block, m.start, m.end, FactKind.MEDICINE)
        for m in mentions(page)
        if not m.everyday and m.block not in references
    )
    for a in amounts(page):
        if a.block not in references:
            often = _HOW_OFTEN.match(page.blocks[a.block].plain, a.end)
            kind = FactKind.PERCENTAGE if a.unit == "%" else FactKind.DOSE
            found.append((a.block, a.start, often.end() if often else a.end, kind))
    return tuple(_stated(page, found))


def _stated(page: Page, found: list[tuple[int, int, int, FactKind]]) -> Iterator[StatedFact]:
    """Yield facts in order; where two overlap, the more exact kind stays."""
    order = {kind: rank for rank, kind in enumerate(_MOST_EXACT_FIRST)}
    taken: dict[int, set[int]] = {}
    kept = []
    for number, start, end, kind in sorted(found, key=lambda one: order[one[3]]):
        if kind is not FactKind.CLAIM:
            others = taken.setdefault(number, set())
            if not others.isdisjoint(range(start, end)):
                continue
            others.update(range(start, end))
        kept.append((number, start, end, kind))
    for number, start, end, kind in sorted(kept, key=lambda one: (*one[:3], order[one[3]])):
        block = page.blocks[number]
        sentence, offset = _sentence(page, number, start, end)
        span = block.source_span(start, end)
        at = page.document.position(span.start)
        yield StatedFact(kind, block.text[start:end], sentence, offset, span, at)


def _sentence(page: Page, number: int, start: int, end: int) -> tuple[str, int]:
    """Return the sentence of a run of a block, or the row of its table, and where it is in it."""
    block = page.blocks[number]
    if block.kind is BlockKind.TABLE_CELL:
        row = row_of(page, number)
        before = "".join(f"{page.blocks[index].text} | " for index in row if index < number)
        return " | ".join(page.blocks[index].text for index in row), len(before) + start
    bounds = page.once(_bounds)(number)
    index = bisect_right(bounds, start, key=itemgetter(1))
    first, last = bounds[index] if index < len(bounds) else (0, len(block.text))
    first, last = min(first, start), max(last, end)
    return block.text[first:last], start - first


def _bounds(page: Page) -> Callable[[int], tuple[tuple[int, int], ...]]:
    """Return what finds the sentences of a block by its index, each block's only once."""
    return cache(lambda number: tuple(sentences(page.blocks[number].plain)))


_MOST_EXACT_FIRST = (
    *(FactKind.DATE, FactKind.CITATION, FactKind.DOSE, FactKind.PERCENTAGE, FactKind.PERSON),
    *(FactKind.POPULATION, FactKind.MEDICINE, FactKind.NUMBER, FactKind.CLAIM),
)
_HOW_OFTEN = later(
    r"\s+(?:(?:once|twice|(?:one|two|three|four|\d) times)(?:,? or (?:twice|\w+ times),?)? "
    r"(?:a|per|each|every) (?:day|week|month)|(?:once|twice|\w+ times) (?:daily|weekly)|daily|"
    r"weekly|every (?:\d+(?: to \d+)? )?(?:hours?|days?|weeks?|morning|night)|"
    r"at (?:night|bedtime))",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_COUNT = r"(?:\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|half)"
_PEOPLE = (
    r"(?:people|adults?|children|child|babies|baby|infants?|newborns?|toddlers?|teenagers?|"
    r"adolescents?|women|men|patients|anyone|girls|boys|seniors|young people|older people)"
)
_TITLES = r"Dr|Professor|Prof|Mrs|Mr|Ms|Mx|Sir|Dame|Nurse"
_TITLE = rf"(?:{_TITLES})\.?"
_NAME = r"[A-Z][a-z'\-]+(?:\s+(?:[A-Z]\.|[A-Z][A-Za-z'\-]+)){1,3}"
_DEGREES = (
    r"MD|DO|RN|NP|PA-C|PharmD|PhD|MPH|MBBS|MBChB|MRCP\w*|MRCGP|FRCP\w*|MRCPsych|BSc|MSc|RD|DDS|"
    r"LCSW|MPharm|DPhil|FACP|FAAP"
)
_DEGREE = rf"(?:{_DEGREES})"

_MAY = (
    r"(?:can|may|might|will|could|does|do|did|helps?(?: to)?|is|are|was|were|has been|have been)"
    r"\s+(?:\w+\s+)?"
)
_DOES = (
    *("reduc(?:es?|ed|ing)", "lower(?:s|ed)?", "rais(?:es?|ed)", "prevent(?:s|ed)?"),
    *("treat(?:s|ed)", "cur(?:es?|ed)", "reliev(?:es?|ed)", "eas(?:es?|ed)", "improv(?:es?|ed)"),
    *("increas(?:es?|ed)", "decreas(?:es?|ed)", "protects?", "caus(?:es?|ed)", "harm(?:s|ed)?"),
    *("damag(?:es?|ed)", "wors(?:ens?|ened)", "interacts?", "trigger(?:s|ed)?", "leads? to"),
    *("linked (?:to|with)", "associated with", "works?", "worked", "effective", "safe", "unsafe"),
    *("proven", "shown to", "found (?:to|that)", "contraindicated"),
)
_CLAIM = later(rf"\b(?:{_MAY})?(?:{'|'.join(_DOES)})\b")
_BEFORE_VERB = later(rf"\b{_MAY}\Z")
_LEAD = 60
"""Characters before what is looked for in which words that belong to it stand."""


_LONGEST_COUNT = 6
"""Characters of the longest number word, and of the blank behind it."""


# One after the other, each with a letter first: so the engine knows where to look.
_SIGNS_OF_PEOPLE = (
    *(rf"{title}\.?\s" for title in _TITLES.split("|")),
    *(rf"{degree}\b" for degree in _DEGREES.split("|")),
)


class _Sought(NamedTuple):
    """A pattern of facts in `Block.plain`, and a sign without which it matches nowhere there."""

    kind: FactKind
    sign: re.Pattern[str]
    pattern: re.Pattern[str]


_SOUGHT = (
    _Sought(
        FactKind.DATE,
        later(
            r"\d(?:(?<=19)\d\d|(?<=20)\d\d|/\d|(?:st|nd|rd|th)?\s+[JFMASOND]|(?<=\s\s\d)|"
            r"(?<=(?:ary|rch|ril|May|une|uly|ust|ber|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|ept|Oct|Nov|"
            r"Dec|..\.)\s\d))"
        ),
        later(
            rf"\b(?=[\dJFMASOND])"
            rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?(?:\s+(?:19|20)\d\d)?|{_MONTH}\s+\d{{1,2}}"
            rf"(?:st|nd|rd|th)?,?(?:\s+(?:19|20)\d\d)?|{_MONTH}\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-"
            r"\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|(?:19|20)\d\d)\b"
        ),
    ),
    _Sought(
        FactKind.CITATION,
        later(r"\[\^?\d|\(\s*[A-Z][^()]*(?:19|20)\d\d|doi:|PMID"),
        later(
            r"\[\^?\d[\d,\-– ]*\]|\(\s*[A-Z][\w'\-]+(?: et al\.?| and [A-Z][\w'\-]+)?,? "
            r"(?:19|20)\d\d[a-z]?\)|\bdoi:\s?\S+|\bPMID:?\s?\d+"
        ),
    ),
    _Sought(
        FactKind.PERSON,
        later("|".join([r"by [A-Z][a-z'\-]+\s+[A-Z]", *_SIGNS_OF_PEOPLE])),
        later(
            rf"\b{_TITLE}\s+(?:[A-Z]\.\s?)*{_NAME}|\b{_TITLE}\s+[A-Z][a-z]{{2,}}\b"
            rf"|\b{_NAME},?\s+{_DEGREE}(?:,\s*{_DEGREE})*\b"
            rf"|(?<=\bby )(?:{_NAME})"
        ),
    ),
    _Sought(
        FactKind.NUMBER,
        later(r"\d"),
        later(
            r"(?<![\w.,/#\-])(?:(?:\+?\d[\d() \-]{7,}\d)|\d+(?:,\d{3})*(?:\.\d+)?"
            r"(?:\s?(?:/|-|–|to)\s?\d+(?:,\d{3})*(?:\.\d+)?)?)"
            r"(?:\s?(?:°\s?[CF]|mmHg|mm Hg|bpm|kcal|calories|hours?|days?|weeks?|months?|years?|"
            r"minutes?|seconds?|times|tablets?|capsules?|puffs?|drops?|doses?|cm|mm|km|miles|"
            r"people|patients|adults|children|women|men|cases|deaths|studies|trials)\b)?"
        ),
    ),
)
_COUNT_BEFORE = later(r"(?:[\d.,]|one|two|three|four|five|six|seven|eight|nine|ten|half)\s*\Z")
_PERCENTAGE = later(
    rf"\b{_COUNT}(?:\s+(?:or|to)\s+{_COUNT})?\s+(?:in|out of|of every)\s+(?:every\s+)?"
    rf"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|a hundred|a thousand)\b"
    r"|(?<![\w.])\d[\d.,]*\s?(?:percent|per cent|percentage points?)\b"
)
_WHICH = r"(?:most|many|some|older|younger|healthy|pregnant|breastfeeding|all|few)\s+"
_BEFORE_PEOPLE = later(rf"\b(?:if you are |when |while |during |young |(?:{_WHICH})+(?:young )?)\Z")
_POPULATION = later(
    rf"\b(?:{_WHICH})*"
    rf"{_PEOPLE}(?:\s+(?:aged|over|under|older than|younger than|between|from|above|below)"
    r"\s+(?:the age of\s+)?\d+(?:\s*(?:to|and|-)\s*\d+)?(?:\s+(?:years?|months?|weeks?)"
    r"(?:\s+(?:old|of age|and over|or older))?)?|\s+(?:with|who (?:have|are|take|had))\s+"
    r"[a-z][\w\- ]{2,40}?(?=[,.;:)]|\s(?:and|or|should|can|may|must|will|is|are|do|need)\b"
    r"|$))"
    r"|\b(?:if you are |when |while |during )?(?:pregnan(?:t|cy)|breast-?feed(?:ing)?)\b"
)

# Words one of which is in all that a pattern of text in lower case matches; what a population is
# called, and a claim's verb, begin with one.
_WORDS = {
    FactKind.PERCENTAGE: (
        *("  ", "percent", "per cent", "out of ", "of every ", "in every ", "in two", "in three"),
        *("in four", "in five", "in six", "in seven", "in eight", "in nine", "in ten"),
        *("in a hundred", "in a thousand"),
        *(f"in {digit}" for digit in range(10)),
    ),
    FactKind.POPULATION: (
        *("people", "adult", "child", "babies", "baby", "infant", "newborn", "toddler"),
        *("teenager", "adolescent", "women", "men", "patients", "anyone", "girls"),
        *("boys", "seniors", "pregnan", "breast"),
    ),
    FactKind.CLAIM: (
        *("reduc", "lower", "rais", "prevent", "treat", "cur", "reliev", "eas", "improv"),
        *("increas", "decreas", "protect", "caus", "harm", "damag", "wors", "interact"),
        *("trigger", "lead", "linked", "associated", "work", "effective", "safe", "unsafe"),
        *("proven", "shown", "found", "contraindicated"),
    ),
}
_OWNERS = tuple((word, kind) for kind, words in _WORDS.items() for word in words)


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick([word for word, _ in _OWNERS])


def _places(page: Page) -> dict[FactKind, dict[int, list[int]]]:
    """Return, for each kind and block, where its words begin, in order."""
    found: dict[FactKind, dict[int, list[int]]] = {kind: {} for kind in _WORDS}
    for index, at, _ in _automaton().find_matches_as_indexes(page.folded, overlapping=True):
        number = page.block_of(at)
        places = found[_OWNERS[index][1]].setdefault(number, [])
        places.append(at - page.block_starts[number])
    return found


def _in_block(
    block: Block, number: int, places: dict[FactKind, dict[int, list[int]]]
) -> Iterator[tuple[int, int, FactKind]]:
    for kind, sign, pattern in _SOUGHT:
        if sign.search(block.plain):
            yield from ((*match.span(), kind) for match in pattern.finditer(block.plain))
    if _counts_before(block.folded, places[FactKind.PERCENTAGE].get(number, ())):
        found = _PERCENTAGE.finditer(block.folded)
        yield from ((*match.span(), FactKind.PERCENTAGE) for match in found)
    for start, end in _people(block.folded, places[FactKind.POPULATION].get(number, ())):
        yield start, end, FactKind.POPULATION
    for start, end in _claims(block.folded, places[FactKind.CLAIM].get(number, ())):
        yield start, end, FactKind.CLAIM
    for inline in block.inlines:
        if inline.kind is InlineKind.SUPERSCRIPT and block.plain[slice(*inline[1:])].isdigit():
            yield inline.start, inline.end, FactKind.CITATION


def _counts_before(text: str, places: Iterable[int]) -> bool:
    """Return whether a count stands before one of some words, or blanks in a row."""
    return any(
        text.startswith("  ", at) or _COUNT_BEFORE.search(text, max(0, at - _LONGEST_COUNT), at)
        for at in places
    )


def _people(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where a text says for whom something is; `places` are where they may be called that."""
    last = 0
    for at in places:
        if at < last or _is_in_word(text, at):
            continue
        before = _BEFORE_PEOPLE.search(text, max(last, at - _LEAD), at)
        found = _POPULATION.match(text, before.start()) if before else None
        found = found or _POPULATION.match(text, at)
        if found:
            last = found.end()
            yield found.span()


def _is_in_word(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before.isalnum() or before == "_"


def _claims(text: str, verbs: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where a text says that something does something, what leads up to the verb included.

    `verbs` are where such verbs may begin.
    """
    last = 0
    for start in verbs:
        if start < last or text[start - 1 : start].isalnum():
            continue
        before = _BEFORE_VERB.search(text, max(last, start - _LEAD), start)
        claim = _CLAIM.match(text, before.start() if before else start)
        if claim and claim.end() > start:
            last = claim.end()
            yield claim.span()
