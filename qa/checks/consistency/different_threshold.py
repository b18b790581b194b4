"""Two limits for one named state: a hypo below 4, and a hypo below 7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.limits import calls_over, two_limits
from qa.checks.consistency.stating import stating
from qa.checks.consistency.wrong_class import wrong_edges
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_STATES = {
    "low blood sugar": r"hypos?|hypoglyc(?:a)?emia|low blood (?:sugar|glucose)",
    "high blood sugar": r"hyperglyc(?:a)?emia|high blood (?:sugar|glucose)",
    "high blood pressure": r"high blood pressure|hypertension",
    "low blood pressure": r"low blood pressure|hypotension",
    "a fever": r"fever|high temperature",
    "obesity": r"obes(?:e|ity)",
    "overweight": r"overweight",
    "diabetes": r"diabetes",
    "anaemia": r"an(?:a)?emia",
    "high cholesterol": r"high cholesterol",
}
_STATE = {name: later(rf"\b(?:{words})\b") for name, words in _STATES.items()}
_LIMIT = later(
    r"\b(?P<way>below|under|less than|lower than|falls? below|above|over|more than|higher than|"
    r"at least|goes above|reach(?:es)?)"
    r" (?P<number>\d{1,3}(?:\.\d)?(?:/\d{2,3})?) ?(?P<unit>mmol/l|mg/dl|mmhg|°? ?[cf]\b|kg/m2|"
    r"mmol/mol|%|g/l|g/dl|(?<=/\d\d)(?=[ .,;)]|$)|(?<=/\d\d\d)(?=[ .,;)]|$))"
)
_OR_MORE = later(
    r"\b(?P<number>\d{1,3}(?:\.\d)?(?:/\d{2,3})?) ?(?P<unit>mmol/l|mg/dl|mmhg|°? ?[cf]\b|kg/m2|"
    r"mmol/mol|%|g/l|g/dl) (?:or|and) (?P<way>more|above|over|higher|below|under|less|lower)\b"
)
# How each of its ways ends.
_MORE = ("or more", "or above", "or over", "or higher", "and above", "and over", "or below",
         "or less", "or lower", "or under")  # fmt: skip
_WAYS = ("below ", "under ", " than ", "above ", "over ", "at least ", "reach ", "reaches ")
_DOWN = ("below", "under", "less", "lower", "falls")
_DEFINES = later(
    r"\b(?:is|are|means?|when|if|counts?|called|having|have|has|defined|happens?|still|confirms?|"
    r"shows?|suggests?|diagnos\w+)\b"
)
_APART = later(
    r"\b(?:severe\w*|serious\w*|mild|child\w*|bab(?:y|ies)|infants?|months?|pregnan\w*|stage|grade|"
    r"type(?! [12] diabetes)|"
    r"at night|bed(?:time)?|driv\w*|before (?:meals|you|driving)|after (?:meals|eating)|fasting|"
    r"random|"
    r"hospital|emergency|999|911|111|call|a&e|black|asian|south|risk|aim|target|goal|older|over "
    r"\d\d|aged?|"
    r"emergency|home|clinic|ambulatory|very|extremely|dangerous\w*|prediabetes|pre-diabetes|without|no)\b"
)
_REACH = 24
_SLACK = 1.12


@rule(
    "consistency.different-threshold",
    level=Level.WARNING,
    message="'%s' is the limit for %s here, and '%s' elsewhere on this page: check which is right.",
    why="Readers who measure themselves act on the limit that they remember.",
    sources=[
        "NHS content guide, numbers",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="# HbA1c\n\nA result of 48 mmol/mol or above means diabetes.\n\nAn HbA1c of 42"
            " mmol/mol or more confirms diabetes.",
            good="# HbA1c\n\nA result of 48 mmol/mol or above means diabetes.\n\nAn HbA1c of 42"
            " mmol/mol or more means prediabetes.",
        ),
        Example(
            bad="A hypo is when your blood sugar falls below 4 mmol/L. Eat sugar. If it is still"
            " below 6 mmol/L, you are still having a hypo.",
            good="A hypo is when your blood sugar falls below 4 mmol/L. Eat sugar. If it is still"
            " below 4 mmol/L, you are still having a hypo.",
        ),
        Example(
            bad="You have a fever when your temperature is above 38C.\n\nA fever means above 40C.",
            good="You have a fever when your temperature is above 38C.\n\nIn babies under 3 months"
            " call 999 for a fever above 38C.",
        ),
        Example(
            bad="# Fever\n\nA fever is above 38C.\n\n## At home\n\nA fever is above 39C.",
            good="# Fever\n\nA fever is above 38C.\n\n## Call your doctor if your child\n\n- has"
            " a fever above 40C\n- is limp",
        ),
        Example(
            bad="At home, 135/85mmHg or more is high.\n\nIf your home reading is under 145/90mmHg,"
            " your blood pressure is not high.",
            good="At home, 135/85mmHg or more is high.\n\nIf your reading at the clinic is under"
            " 140/90mmHg, your blood pressure is not high.",
        ),
        Example(
            good="If your reading in the clinic is 140/90mmHg or higher, your blood pressure is"
            " high.\n\nA daytime average of 135/85mmHg or higher means high blood pressure.",
        ),
        Example(
            bad="# A1C test\n\n| Result | What it means |\n|---|---|\n| below 5.7% | Normal |\n|"
            " 5.7% to 6.4% | Prediabetes |\n| 6.5% or above | Diabetes |\n\nIf both of your"
            " results are 6.8% or above, you have diabetes.",
            good="# A1C test\n\n| Result | What it means |\n|---|---|\n| below 5.7% | Normal |\n|"
            " 5.7% to 6.4% | Prediabetes |\n| 6.5% or above | Diabetes |\n\nIf both of your"
            " results are 6.5% or above, you have diabetes.",
        ),
        Example(
            bad="Most adults should aim for an LDL below 100 mg/dL.\n\nThe goal is to keep your"
            " LDL under 150 mg/dL.",
            good="Most adults should aim for an LDL below 100 mg/dL.\n\nAfter a heart attack, the"
            " goal is to keep your LDL under 70 mg/dL.",
        ),
    ],
    words=(*_WAYS, *_MORE, "between ", "up to "),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two limits that say when a state is there, or both of two for one edge."""
    yield from list(_named(page)) or list(two_limits(page)) or _against_scales(page)


def _against_scales(page: Page) -> Iterator[Match]:
    """Yield where a sentence has a class begin or end elsewhere than the page's own scale does."""
    for block, start, end, args in wrong_edges(page):
        yield Match(block.source_span(start, end), args)


def _named(page: Page) -> Iterator[Match]:
    """Yield the later of two limits, in one unit and direction, that say when a state is there."""
    first: dict[tuple[str, bool, str], tuple[float, str]] = {}
    places = [at for at in page.numbers if _may_be_limit(page.folded, at)]
    for block in stating(page, places if len(places) > 1 else ()):
        if calls_over(page, block):
            continue
        for found in (*_LIMIT.finditer(block.folded), *_OR_MORE.finditer(block.folded)):
            start, end = sentence_around(block.plain, found.start())
            sentence = block.folded[start:end]
            if _APART.search(sentence) or not _DEFINES.search(sentence):
                continue
            states = [name for name, words in _STATE.items() if words.search(sentence)]
            if len(states) != 1 or is_quoted(block, *found.span()):
                continue
            unit = found["unit"].strip("° ")
            key = states[0], found["way"].startswith(_DOWN), unit
            value = float(found["number"].partition("/")[0])
            text = block.text[found.start() : found.end()]
            earlier, said = first.setdefault(key, (value, text))
            slack = 1.01 if unit in ("c", "f") else _SLACK
            if min(value, earlier) and max(value, earlier) > slack * min(value, earlier):
                yield Match(block.source_span(*found.span()), (text, states[0], said))


def _may_be_limit(text: str, at: int) -> bool:
    """Return whether a way stands before a number, or behind it and its unit."""
    return text.endswith(_WAYS, 0, at) or any(text.find(way, at, at + _REACH) > 0 for way in _MORE)
