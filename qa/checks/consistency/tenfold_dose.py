"""Two first, or usual, doses of one medicine, one ten times the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.daily_maximum import medicine_of
from qa.context import in_references, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_SORTS = {
    "first": later(
        r"\b(?:start(?:s|ed|ing)?|first dose|initial|begin(?:s|ning)?|began|usual first)\b"
    ),
    "usual": later(r"\b(?:usual|normal|typical|standard|common|most (?:people|adults|patients))\b"),
}
_NOT_SAME = later(
    r"\b(?:child\w*|bab(?:y|ies)|kg|inject\w*|iv\b|drip|cream|gel|patch\w*|spray|inhal\w*|liquid|syrup|"
    r"overdos\w*|too much|hospital|kidney|liver|pregnan\w*|cancer|instead of|week\w*|month\w*|"
    r"total|"
    r"holds?|contains?|maximum|highest|more than|then|increase\w*|raise[sd]?|older|aged?)\b"
)
_HOURS_LATER = later(
    r"(?: \w+){0,3}? (?:(?:an?|one|two|three|four|six|\d{1,2}) hours? (?:later|after)|after "
    r"(?:an?|one|two|"
    r"three|four|six|\d{1,2}) hours?)\b"
)
# what supplements are made of, as it follows an amount: "40 grams of root extract a day"
_STUFF = later(
    r" of (?:(?!and |or )[a-z-]+ ){0,3}?(?P<stuff>extracts?|powder|root|oil|"
    r"capsules?|supplements?)(?P<daily> (?:a|per|each|every) day| daily)?\b"
)
_TOO_MUCH = later(
    r"\b(?:overdos\w*|too much|poison\w*|toxic\w*|rats?|mice|animals?|child\w*|kg|contains?|holds?|"
    r"yields?|equals?|equivalent|bottle|pack|jar)\b"
)
_FROM = later(r"\b(?:between|from) [^.;:]{1,20} (?:and|to|up to) \Z")
"""The one end of a range: "between 10mg and 80mg"."""
_FAR = 8
_MUCH_MORE = 4


@rule(
    "consistency.tenfold-dose",
    level=Level.WARNING,
    message="The %s dose is %s here, and %s elsewhere on this page: is there a zero too many?",
    why="A reader who takes ten times the dose can die of it.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "ISMP List of High-Alert Medications in Community/Ambulatory Care",
    ],
    examples=[
        Example(
            bad="# Insulin glargine\n\nMost people start on 10 units a day.\n\nA starting dose of"
            " 100 units is common.",
            good="# Insulin glargine\n\nMost people start on 10 units a day.\n\nA starting dose of"
            " 15 units is common.",
        ),
        Example(
            good="# Atorvastatin\n\nThe usual dose of atorvastatin is between 10 mg and 80 mg a"
            " day."
        ),
        Example(
            bad="For an attack, take 1.2 mg of colchicine, then 6 mg an hour later.",
            good="For an attack, take 1.2 mg of colchicine, then 0.6 mg an hour later.",
        ),
        Example(
            bad="Trials used 500 to 1,500 mg of curcumin extract a day. If your knees still ache,"
            " step up to 40 grams of extract a day.",
            good="Trials used 500 to 1,500 mg of curcumin extract a day. If your knees still ache,"
            " 40 grams of extract a day would be far too much.",
        ),
        Example(
            bad="# Warfarin\n\nThe first dose of warfarin is 5 mg. Have a blood test.\n\nThe first"
            " dose of warfarin is 50 mg for most of us.",
            good="# Warfarin\n\nThe first dose of warfarin is 5 mg. An overdose of 50 mg is an"
            " emergency.",
        ),
    ],
    words=("hour", "start", "first dose", "initial", "begin", "began", "usual", "normal", "typical",
           "standard", "common", "most people", "most adults", "most patients",
           "extract", "powder", " root ", " oil ", "capsule", "supplement"),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two doses of one medicine and one sort that are eight times apart."""
    yield from _soon_after(page)
    yield from _of_supplements(page)
    first: dict[tuple[str, str, str], tuple[float, str]] = {}
    for amount in amounts(page):
        if amount.unit not in ("mg", "mcg", "g", "units") or amount.per not in ("", "day", "dose"):
            continue
        block = page.blocks[amount.block]
        start, end = sentence_around(block.plain, amount.start)
        end = max(end, amount.end)
        sentence = block.folded[start:end]
        if block.kind is BlockKind.TABLE_CELL or _NOT_SAME.search(sentence):
            continue
        sort = next((name for name, words in _SORTS.items() if words.search(sentence)), "")
        generic = medicine_of(page, amount.block, start, end) if sort else ""
        if not generic or in_references(page, block):
            continue
        if is_quoted(block, amount.start, amount.end) or is_negated(block, start, amount.end):
            continue
        weight = amount.milligrams
        value = weight if weight is not None else amount.high
        unit = "mg" if weight is not None else amount.unit
        text = block.text[amount.start : amount.end]
        family = "insulin" if generic.startswith("insulin") else generic
        earlier, said = first.setdefault((family, sort, unit), (value, text))
        if _FROM.search(block.folded[start : amount.start]):
            continue
        if min(value, earlier) and max(value, earlier) >= _FAR * min(value, earlier):
            span = block.source_span(amount.start, amount.end)
            yield Match(span, (sort, text, said))


def _of_supplements(page: Page) -> Iterator[Match]:
    """Yield an amount of an extract in a day that is many times the one told before it."""
    first: dict[str, tuple[float, str]] = {}
    for amount in amounts(page):
        block, weight = page.blocks[amount.block], amount.milligrams
        found = _STUFF.match(block.folded, amount.end) if weight else None
        if not found or not weight or block.kind is BlockKind.TABLE_CELL:
            continue
        start, end = sentence_around(block.plain, amount.start)
        daily = found["daily"] or amount.per == "day"
        if not daily or _TOO_MUCH.search(block.folded, start, max(end, amount.end)):
            continue
        if in_references(page, block) or is_negated(block, start, amount.end):
            continue
        text = block.text[amount.start : amount.end]
        earlier, said = first.setdefault(found["stuff"].rstrip("s"), (weight, text))
        if weight >= _FAR * earlier:
            yield Match(block.source_span(amount.start, amount.end), ("daily", text, said))


def _soon_after(page: Page) -> Iterator[Match]:
    """Yield a second dose within hours that is far more than the one before it in the sentence."""
    for one, other in pairwise(amounts(page)):
        block = page.blocks[one.block]
        weights = one.milligrams, other.milligrams
        if one.block != other.block or not weights[0] or not weights[1]:
            continue
        if _HOURS_LATER.match(block.folded, other.unit_end) is None or in_references(page, block):
            continue
        _, end = sentence_around(block.plain, one.start)
        if other.start < end and weights[1] >= _MUCH_MORE * weights[0]:
            span = block.source_span(other.start, other.end)
            text = block.text
            args = (
                "second",
                text[other.start : other.end],
                f"{text[one.start : one.end]} before it",
            )
            yield Match(span, args)
