"""A well-known figure of health advice, given as no guidance gives it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from qa import knowledge
from qa.checks.consistency.statements import states
from qa.document import BlockKind
from qa.durations import DURATION, MINUTES, minutes_of
from qa.finding import Level, Match
from qa.literals import needs
from qa.number_words import NUMBERS, value_of
from qa.page import sentence_around
from qa.patterns import later, one_of
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.knowledge import Figure
    from qa.literals import Needs
    from qa.page import Page

_START = r"(?<![\w.,/$\u00a3\u20ac\-\u2013])"
_WORDS = one_of(word for word in NUMBERS if word not in ("a", "an", "half"))
_FIGURES = r"\d[\d,]*(?:\.\d+)?"
_NUMBER = rf"(?:{_FIGURES}|{_WORDS})"
_TO = r" ?(?:to|-|\u2013|\u2014|or|and) ?"
_PAIR = r"(?P<{0}>\d{{2,3}})(?: ?/ ?| over )(?P<{0}_second>\d{{2,3}})"
_PRESSURE = (
    rf"{_PAIR.format('low')}(?! ?(?:days|years|of))(?: ?mm ?hg)?"
    rf"(?:{_TO}{_PAIR.format('high')})?(?![\w/])"
)
_DEGREES = r"(?:\u00b0|\u00ba|degrees?)? ?(?:{})\b(?![-'])"
_UNITS = {
    "\u00b0C": _DEGREES.format("c|celsius|centigrade"),
    "\u00b0F": _DEGREES.format("f|fahrenheit"),
    "mmol/L": r"(?:mmols? ?/ ?l|mmols?|millimoles? per lit(?:re|er))\b(?!/)",
    "mg/dL": r"(?:mg ?/ ?dl|milligrams? per decilit(?:re|er))\b",
    "mmol/mol": r"mmol ?/ ?mol\b",
    "%": r"(?:%|percent\b|per cent\b)",
    "g": r"(?:g|grams?|grammes?)\b(?!/)",
    "mg": r"(?:mg|milligrams?)\b(?!/)",
    "micrograms": r"(?:mcg|\u00b5g|\u03bcg|ug|micrograms?)\b(?!/)",
    "kg": r"(?:kg|kgs|kilos?|kilograms?)\b(?!/)",
    "lb": r"(?:lbs?|pounds?)\b",
    "cm": r"(?:cm|cms|centimet(?:re|er)s?)\b",
    "inches": r"(?:inch(?:es)?|in\b(?=[ )]*(?:deep|\()))",
    "a minute": r"(?:[a-z]+ ){0,2}?(?:(?:a|per|each|every) min(?:ute)?\b|/ ?min\b|bpm\b)",
    "": r"(?<=\d)(?![\d%]|[.,:/]\d| ?(?:%|per ?cent|out of|in \d|times|people))(?![a-z])",
}
_IN_FIGURES = frozenset({"pressure", *_UNITS})
"""Units before which nobody writes a number out."""
_ASIDE = later(
    r"\b(?:stud(?:y|ies|ied)|trials?|researche(?:r|rs)|participants?|survey\w*|"
    r"(?<!are )(?<!get )(?<!got )(?<!re )used to|previously|"
    r"(?:old|previous) (?:advice|guid\w+|limits?)|(?:until|in) (?:19|20)\d\d|(?:was|were|had been) "
    r"(?:once|then|until)|myths?|mistaken\w*|wrongly|believed?|for example, (?:if|a)|case report|"
    r"my|our (?:son|daughter)|he|she|his)\b"
)
"""Words with which a sentence tells what was found or believed, or of one person."""
_OTHERS = later(
    r"\b(?:child(?:ren)?'?s?|kids?|bab(?:y|ies)'?s?|infants?|newborns?|neonat\w+|toddlers?|teens?|"
    r"teenagers?|adolescents?|pregnan\w+|breastfe\w+|premature|athletes?|under[- ]\d{1,2}s|"
    r"years?[- ]olds?|aged (?:[1-9]|1[0-7]))\b"
)
_DENIED = later(
    r"\b(?:not (?:[a-z]+ )?(?:just|only)|not (?:the|over|for|a|an|about|because)|isn't|aren't|"
    r"doesn't|rather than|instead of|unlike|no longer(?! than)|n't mean)\b[^.;,]{0,25}\Z"
)

_OF_A_RATE = later(
    r"\b(?:once|twice|thrice|times|tablets?|capsules?|puffs?|drops?|sprays?|doses?|units|mg|mcg|"
    r"micrograms?|milligrams?|grams?|g|ml|hours) \Z"
)
"""What stands before "a day" where that is no length of time: "once a day before breakfast"."""

_REACH = 400
"""Characters before and after a figure; a sentence without an end may be as long as a page."""


class _Known(NamedTuple):
    """A row of the table, ready to be looked for."""

    row: Figure
    named: re.Pattern[str]
    figures: tuple[tuple[Needs, re.Pattern[str]], ...]
    """Ways to give the figure, each with the literals that its block cannot do without."""
    says: re.Pattern[str]
    unless: re.Pattern[str] | None
    low: tuple[tuple[float, ...], tuple[float, ...]]
    """The least and the most that the only or the lower number may be."""
    high: tuple[tuple[float, ...], tuple[float, ...]] | None


@rule(
    "safety.wrong-figure",
    level=Level.WARNING,
    message="Check '%s': %s (%s).",
    why="Readers act on the figure, and one wrong unit, zero or digit turns advice into harm.",
    sources=[
        "NHS standard for creating health content, 2: evidence",
        "NHS, ADA, AHA and others, as rules/knowledge/figures.tsv names them for each figure",
    ],
    examples=[
        Example(
            bad="The A1C shows your average blood sugar over the past 2 to 3 days.",
            good="The A1C shows your average blood sugar over the past 2 to 3 months.",
        ),
        Example(
            bad="Call 999 if a seizure lasts more than 50 minutes.",
            good="Call 999 if a seizure lasts more than 5 minutes.",
        ),
        Example(
            good="# Your flu shot\n\nAntiviral medicine works best within two days.",
        ),
        Example(
            bad="## CPR\n\nPush hard and fast, at 10 to 12 compressions a minute.",
            good="## CPR\n\nPush hard and fast, at 100 to 120 compressions a minute.",
        ),
        Example(
            bad="Hold the burn under cool running water for 20 seconds.",
            good="Hold the burn under cool running water for 20 minutes.",
        ),
    ],
    words=knowledge.figure_names(),
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each figure outside the range that any guidance gives for its subject."""
    for block, rows in _subjects(page):
        told: set[int] = set()
        has_number = page.has_number(block)
        for known in map(_known, sorted(rows)):
            if not has_number and known.row.unit in _IN_FIGURES:
                continue
            for found in _found(known, block.folded):
                span = found.span("figure")
                if span[0] in told or _fits(known, found) or _is_rate(known, found):
                    continue
                if _speaks(known, page, block, *span) and states(page, block, *span):
                    told.add(span[0])
                    shown = block.text[slice(*span)]
                    yield Match(block.source_span(*span), (shown, known.row.fact, known.row.source))


def _found(known: _Known, text: str) -> Iterator[re.Match[str]]:
    for needed, pattern in known.figures:
        if all(any(map(text.__contains__, words)) for words in needed):
            yield from pattern.finditer(text)


def _subjects(page: Page) -> Iterator[tuple[Block, set[int]]]:
    """Yield each block with the rows whose subject it, the title or a heading over it names."""
    named: dict[int, set[int]] = {}
    for at, rows in _named_in(page.folded):
        named.setdefault(page.block_of(at), set()).update(rows)
    in_title = frozenset(row for _, rows in _named_in(page.title.lower()) for row in rows)
    blocks = page.blocks
    if not in_title and all(blocks[number].kind is not BlockKind.HEADING for number in named):
        yield from ((blocks[number], rows) for number, rows in named.items())
        return
    over: list[tuple[int, set[int]]] = []
    for number, block in enumerate(blocks):
        here = named.get(number, set())
        if block.kind is BlockKind.HEADING:
            level = block.level or 7
            over = [*((upper, rows) for upper, rows in over if upper < level), (level, here)]
        elif here or in_title or over:
            yield block, here.union(in_title, *(rows for _, rows in over))


def _named_in(text: str) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield where names of subjects stand in a folded text, and their rows."""
    automaton, owners = _names()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        stem, rows = owners[index]
        after = end + text.startswith("s", end)
        whole = stem or not text[after : after + 1].isalpha()
        if whole and not text[start - 1 : start].isalnum():
            yield start, rows


def _fits(known: _Known, found: re.Match[str]) -> bool:
    """Return whether a figure lies where guidance has it."""
    low, high = _values(known.row.unit, found)
    if high is None:
        upper = known.low if known.row.threshold else known.high or known.low
        return _within(low, known.low[0], upper[1])
    return _within(low, *known.low) and _within(high, *(known.high or known.low))


def _is_rate(known: _Known, found: re.Match[str]) -> bool:
    """Return whether "a day" says how often, as in "20 mg once a day before food"."""
    start = found.start("figure")
    is_one = known.row.unit == "time" and found["low"] in ("a", "an")
    return is_one and _OF_A_RATE.search(found.string, max(0, start - 20), start) is not None


def _within(value: tuple[float, ...], least: tuple[float, ...], most: tuple[float, ...]) -> bool:
    return all(a <= v <= b for v, a, b in zip(value, least, most, strict=True))


def _speaks(known: _Known, page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a sentence gives its figure as advice or fact about a row's subject."""
    first, last = sentence_around(block.plain, start)
    first = max(first, start - _REACH)
    sentence = block.folded[first : min(max(last, end), end + _REACH)]
    if not known.says.search(sentence) or _ASIDE.search(sentence):
        return False
    if known.row.same_sentence and not known.named.search(sentence):
        return False
    if known.unless is not None and known.unless.search(sentence):
        return False
    if not known.row.anyone and _OTHERS.search(f"{_over(page, block)} {sentence}"):
        return False
    return not _DENIED.search(block.folded, first, start)


def _over(page: Page, block: Block) -> str:
    """Return the title and the heading over a block, folded."""
    heading = page.heading_over(block)
    return f"{page.title.lower()[:_REACH]} {heading.folded[:_REACH] if heading else ''}"


def _values(unit: str, found: re.Match[str]) -> tuple[tuple[float, ...], tuple[float, ...] | None]:
    """Return the lower and the higher number of a match; None where it is only one."""
    if unit == "time":
        low, high = minutes_of(found)
        return (low,), (high,) if found["high"] else None
    if unit == "pressure":
        pair = float(found["low"]), float(found["low_second"])
        if not found["high"]:
            return pair, None
        return pair, (float(found["high"]), float(found["high_second"]))
    numbers = [value_of(found[key]) for key in ("low", "high") if found[key]]
    return (min(numbers),), (max(numbers),) if found["high"] else None


@cache
def _known(number: int) -> _Known:
    row = knowledge.figures()[number]
    names = "|".join(
        rf"{re.escape(name.rstrip('*'))}{'' if name.endswith('*') else 's?(?![a-z])'}"
        for name in row.names
    )
    return _Known(
        row,
        later(rf"(?<![a-z0-9])(?:{names})"),
        tuple(_way(row, part) for part in row.figure.split(" || ")),
        later(row.says),
        later(row.unless) if row.unless else None,
        _range(row.unit, row.low),
        _range(row.unit, row.high) if row.high else None,
    )


def _way(row: Figure, figure: str) -> tuple[Needs, re.Pattern[str]]:
    number = _number(row.unit)
    text = figure.replace("~ ", r"(?:[a-z'\-]+ ){0,3}?").replace("#", number)
    needed = dict.fromkeys((*needs(row.says)[:1], *needs(text), *needs(number)[:1]))
    return tuple(needed), later(text)


def _number(unit: str) -> str:
    """Return a pattern of a number, or a range, in a unit of the table."""
    if unit == "time":
        return f"(?P<figure>{_START}{DURATION})"
    if unit == "pressure":
        return f"(?P<figure>{_START}{_PRESSURE})"
    sign = _UNITS.get(unit, rf"(?:{unit})\b")
    number, between = (_NUMBER, rf"(?: ?{sign})?") if unit else (_FIGURES, "")
    return rf"(?P<figure>{_START}(?P<low>{number})(?:{between}{_TO}(?P<high>{number}))?[ -]?{sign})"


def _range(unit: str, text: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the least and the most of a range of the table: "6 weeks..4 months"."""
    least, most = (_value(unit, part) for part in text.split(".."))
    return least, most


def _value(unit: str, text: str) -> tuple[float, ...]:
    if unit == "time":
        number, name = text.split()
        return (float(number) * MINUTES[name.rstrip("s")],)
    return tuple(map(float, text.split("/")))


@cache
def _names() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[bool, frozenset[int]], ...]]:
    """Return what finds the names of all subjects; whether each is a stem, and its rows."""
    owners: dict[str, set[int]] = {}
    for number, row in enumerate(knowledge.figures()):
        for name in row.names:
            owners.setdefault(name, set()).add(number)
    literals = [name.rstrip("*") for name in owners]
    automaton = ahocorasick_rs.AhoCorasick(
        literals, implementation=ahocorasick_rs.Implementation.DFA
    )
    return automaton, tuple((name.endswith("*"), frozenset(rows)) for name, rows in owners.items())
