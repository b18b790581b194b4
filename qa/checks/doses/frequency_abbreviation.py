"""Latin for how often: QD, BID, q6h."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Edit, Fix, Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_MEANS = {
    "qday": "every day", "qdays": "every day", "qdaily": "every day", "qweek": "every week",
    "qweeks": "every week", "qweekly": "every week", "qhour": "every hour", "qhours": "every hour",
    "qd": "once a day", "od": "once a day", "q1d": "once a day", "qod": "every other day",
    "eod": "every other day", "bid": "twice a day", "bd": "twice a day", "bds": "twice a day",
    "tid": "3 times a day", "tds": "3 times a day", "qid": "4 times a day",
    "qds": "4 times a day", "prn": "when needed", "qhs": "at bedtime", "hs": "at bedtime",
    "qn": "every night", "nocte": "at night", "mane": "in the morning",
    "qam": "every morning", "qpm": "every evening", "tiw": "3 times a week",
    "biw": "twice a week", "qw": "once a week", "qwk": "once a week", "ac": "before meals",
    "pc": "after meals", "stat": "at once", "bt": "at bedtime",
}  # fmt: skip
_KEYS = frozenset(_MEANS) | {"q"}
_DOTTED = (
    ".i.d",
    ".o.d",
    "q.d",
    "t.d.s",
    "b.d",
    "o.d.",
    "r.n",
    "h.s",
    "q.n",
    "a.c.",
    "p.c.",
    "i. d",
)
# Also a word, a country code, an author or an ear: they count right behind an amount only.
_AMBIGUOUS = frozenset({"od", "bd", "bid", "hs", "qn", "qw", "ac", "pc", "stat", "bt", "mane"})
_ALWAYS_UPPER = frozenset({"stat", "ac", "pc", "bt", "od", "bd", "mane"})
_FOUND = later(
    r"(?<![\w.@/\-])(?:"
    r"q\.? ?o\.? ?d\b\.?|q ?days?\b|q ?daily\b|q ?weeks?\b|q ?weekly\b|q ?hours?\b|"
    r"e\.?o\.?d\b\.?|q\.?1\.?d\b\.?|q\.?d\b\.?|b\.? ?i\.? ?d\b\.?|"
    r"t\.? ?i\.? ?d\b\.?|q\.? ?i\.? ?d\b\.?|b\.?d\.?s?\b\.?|t\.?d\.?s\b\.?|q\.?d\.?s\b\.?|"
    r"p\.? ?r\.? ?n\b\.?|q\.?h\.?s\b\.?|h\.?s\b\.?|q\.?n\b\.?|q\.?[ap]\.?m\b\.?|t\.?i\.?w\b\.?|"
    r"b\.?i\.?w\b\.?|q\.?wk?\b\.?|o\.?d\b\.?|nocte\b|mane\b|a\.c\.|p\.c\.|stat\b|ac\b|pc\b|bt\b|"
    r"q\.? ?\d{1,2}(?:-\d{1,2})? ?(?:hrs?|h|\u00b0|hours?|d|wks?|w|weeks?)\b\.?"
    r")(?![\w@/\-])"
)
_Q_AND_NUMBER = later(r"q[a-z\u00c0-\u024f]*['\-\d]")
_EVERY = later(r"q ?(\d{1,2}(?:-\d{1,2})?) ?([a-z\u00b0])")
_SPANS = {"h": "hours", "\u00b0": "hours", "d": "days", "w": "weeks"}
_DOSED = later(
    r"\b(?:\d[\d.,/]* ?(?:mg|mcg|g|ml|units?|mgs|iu|%|micrograms?|milligrams?|grams?|tsp|tbsp|cc|"
    r"puffs?|drops?|sprays?|patch(?:es)?|tabs?|caps?)|tablets?|capsules?|pills?|caplets?|drops?|"
    r"puffs?|inhalations?|sprays?|doses?|dosing|takes?|taken|taking|apply|applied|inject\w*|"
    r"use[ds]?|given?|gives|po|by mouth|orally|prescri\w+|sig|ointment|cream|insulin)\b"
)
_RIGHT_BEFORE = later(
    r"(?:\d ?(?:mg|mcg|g|ml|units?|iu|%|micrograms?|milligrams?|drops?|puffs?)|tablets?|capsules?|"
    r"pills?|tabs?|caps?|puffs?|drops?|doses?|po|by mouth|orally|daily|takes? (?:it|one|two|1|2)|"
    r"take|apply|use|inject)[,(]? (?:po |by mouth |orally )?\Z"
)
_REACH = 90


@rule(
    "doses.frequency-abbreviation",
    level=Level.ERROR,
    message="Write '%s' instead of '%s': readers do not know Latin abbreviations, or misread them.",
    why="QD has been read as QID, which is four times the dose.",
    sources=[
        "The Joint Commission, Official 'Do Not Use' List, QD and QOD",
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations, q.d., qhs, tiw",
        "NHS content guide, plain English: no Latin abbreviations",
    ],
    examples=[
        Example(bad="Take one 20 mg tablet QD.", good="Take one 20 mg tablet once a day."),
        Example(
            bad="Use 5 mL b.i.d. with food, and ibuprofen 200 mg q6h prn.",
            good="Use 5 mL twice a day with food, and ibuprofen 200 mg every 6 hours when needed.",
        ),
        Example(bad="The dose is 250mg TDS for a week.", good="The dose is 250mg 3 times a day."),
        Example(good="The firm made a bid of $5, and the CD has a disc (BD) with it."),
        Example(good="Dr Q. D. Marsh, OD, checks eyes on Monday."),
    ],
    limit=10,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each abbreviation that says how often, where a dose or a way of taking stands before.

    Joint Commission and ISMP lists; pages for professionals get suggestions.
    """
    if not _may_stand(page):
        return
    for found in _FOUND.finditer(page.folded):
        number = page.block_of(found.start())
        block, offset = page.blocks[number], page.block_starts[number]
        if block.kind is BlockKind.CODE:
            continue
        start, end = found.start() - offset, found.end() - offset
        word = block.text[start:end]
        means = _means(found[0])
        if means is None or not _is_dosing(block.plain, block.folded, start, word):
            continue
        if in_references(page, block):
            continue
        if word.endswith(".") and (
            end == len(block.text) or block.plain[end:].lstrip()[:1].isupper()
        ):
            end -= 1  # the stop of the sentence
            word = block.text[start:end]
        span = block.source_span(start, end)
        level = Level.SUGGESTION if page.once(_for_clinicians) else None
        yield Match(span, (means, word), (Fix(f"Write '{means}'", (Edit(span, means),)),), level)


def _may_stand(page: Page) -> bool:
    """Return whether a page may hold an abbreviation, without a look at its text."""
    words = page.words
    return (
        not _KEYS.isdisjoint(words)
        or any(dotted in page.folded for dotted in _DOTTED)
        or _Q_AND_NUMBER.search(page.folded) is not None
    )


def _means(found: str) -> str | None:
    """Return an abbreviation in words."""
    if (every := _EVERY.match(found.replace(".", ""))) is not None:
        return f"every {every[1]} {_SPANS.get(every[2], 'hours')}"
    return _MEANS.get(found.replace(".", "").replace(" ", ""))


def _is_dosing(plain: str, folded: str, start: int, word: str) -> bool:
    """Return whether a dose, or the taking of one, stands before an abbreviation."""
    key = word.replace(".", "").replace(" ", "").lower()
    dotted = word.count(".") > 1
    if key in _AMBIGUOUS and not dotted:
        if key in _ALWAYS_UPPER and not word.isupper() and key not in ("od", "bd", "mane"):
            return False
        if key == "bid" and word.isupper():
            return _near(plain, folded, start)
        return _RIGHT_BEFORE.search(folded, max(0, start - _REACH), start) is not None
    if word[:1].isupper() and not word.replace(".", "").replace(" ", "").isupper() and not dotted:
        return bool(re.search(r"\d", word)) and _near(plain, folded, start)
    return _near(plain, folded, start)


def _near(plain: str, folded: str, start: int) -> bool:
    first, _ = sentence_around(plain, start)
    return _DOSED.search(folded, max(first, start - _REACH), start) is not None


def _for_clinicians(page: Page) -> bool:
    """Return whether a page speaks to professionals: it says so, or is long and never says "you".

    The lists behind the rule are about orders; what two clinicians write to each other is theirs.
    """
    if page.type is not None:
        return page.type == "professional"
    spoken_to = sum(page.words[word] for word in ("you", "your", "you're", "yours"))
    return page.word_count >= _LONG and spoken_to <= page.word_count // _WORDS_PER_YOU


_LONG = 100
_WORDS_PER_YOU = 150
