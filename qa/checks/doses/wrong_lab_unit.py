"""A result of a blood test in a unit in which no laboratory reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.checks.consistency.statements import sentence_of, states
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_RESULT = later(
    r"(?<![\w.,/-])\d[\d.,]*(?: ?(?:to|-|\u2013|and) ?\d[\d.,]*)? ?"
    r"(?P<unit>(?:m|\u00b5|\u03bc|u|n|p|g|k|d|mc)?(?:mol|g|iu|u|eq|units?)/(?:d|m|deci|milli)?"
    r"(?:l(?:it(?:re|er))?s?|mol)\b)"
)
_OF_ANOTHER = later(
    r" (?:is |was )?(?:for|of) (?!(?:an? |the |most |many |healthy |all )?"
    r"(?:adults?|m[ae]n|wom[ae]n|"
    r"people|person|child(?:ren)?|you|those|anyone|others?)\b)(?P<what>[\w-]+(?: [\w-]+){0,3})"
)
"""What a result is of that another test gives, in the same sentence."""
_FIRST = later(r"1?\d(?!\d)(?:\.\d+)?(?![.,\d])")
"""A number as small as an A1C, which is no sugar in mg/dL, and as one in mmol/L."""
_LEVEL = later(r"\b(?:levels?|blood|results?|readings?)\b")
_FORM = later(r"\b(?:syrup|liquid|solution|tablets?|capsules?)\b")
_LITHIUM = ("the level of lithium", frozenset({"mmol/l", "meq/l", "mmol/litre"}))
_RESULT_OF_IT = later(r"\b(?:results?|readings?|levels?|it|this|score|value|number|target)\b")
_ELSE = later(r"\b(?:vitamin|iron|drug|lithium|digoxin|dose|supplement|insulin)\b")


@rule(
    "doses.wrong-lab-unit",
    level=Level.WARNING,
    message="Check '%s': laboratories give %s in %s.",
    why="Readers compare the page with the paper from the laboratory, and the two do not fit.",
    sources=["MedlinePlus, Medical Tests; Lab Tests Online-UK: units and ranges of each test"],
    examples=[
        Example(
            bad="The usual range for TSH is about 0.4 to 4.0 mg/L.",
            good="The usual range for TSH is about 0.4 to 4.0 mIU/L. Labs print 0.4 to 4 mIU/L for"
            " TSH and 10 to 22 pmol/L for free T4.",
        ),
        Example(
            bad="An average blood sugar of about 154 g/dL is too high.",
            good="An average blood sugar of about 154 mg/dL is high. It holds 13 g/L of glucose.",
        ),
        Example(
            bad="An A1C of 7% equals an average blood sugar of about 154 g/dL.",
            good="An A1C of 7% equals an average blood sugar of about 154 mg/dL.",
        ),
        Example(
            bad="# A1C test\n\n| Result | Level |\n|---|---|\n| Prediabetes | 5.7 to 6.4 mg/dL |",
            good="# A1C test\n\n| Result | Level |\n|---|---|\n| Prediabetes | 5.7% to 6.4% |",
        ),
        Example(
            bad="# HbA1c test\n\nA result of 48 mmol/L or above means diabetes.",
            good="# HbA1c test\n\nA result of 48 mmol/mol or above means diabetes.",
        ),
        Example(
            bad="# Diabetes\n\nYou will have a blood test called HbA1c. A result of 48 mmol/L or"
            " more means diabetes.",
            good="# Diabetes\n\nYou will have a blood test called HbA1c. A result of 48 mmol/mol"
            " or more means diabetes. A fasting blood sugar of 7 mmol/L does too.",
        ),
        Example(
            bad="# FIT test\n\nYou are referred if there are 10 mg of haemoglobin per gram of poo.",
            good="# FIT test\n\nYou are referred if there are 10 micrograms of haemoglobin per"
            " gram of poo, or 10 \u00b5g/g.",
        ),
        Example(
            bad="High blood pressure is 140/90 mg/dL or higher, and very high is 180/90 cmHg.",
            good="High blood pressure is 140/90 mmHg or higher.",
        ),
        Example(
            bad="# Lithium\n\nYour blood level should be between 0.6 and 1 mg/mL.",
            good="# Lithium\n\nYour blood level should be between 0.6 and 1 mmol/L.\n\nThe syrup"
            " has 104 mg/mL.",
        ),
        Example(
            bad="A PSA below 4 mg/dL is usual.",
            good="A PSA below 4 ng/mL is usual. Your lithium level should be 0.6 mmol/L.",
        ),
    ],
    words=("/l", "/dl", "/ml", "/mol", "per gram", "/g"),
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number whose unit is not one of those of the only test that is spoken of."""
    title = page.title.lower()
    yield from _of_pressure(page)
    yield from _of_stool(page)
    for block in page.blocks:
        if "/" not in block.folded:
            continue
        for found in _RESULT.finditer(block.folded):
            sentence = sentence_of(block, found.start())
            if "lithium" in f"{title} {sentence}":
                yield from _of_lithium(page, block, found, sentence)
                continue
            tests = knowledge.lab_tests_in(sentence)
            if not tests:
                tests = _told_before(block, found.start()) or knowledge.lab_tests_in(title)
            if len(tests) > 1:
                # "an A1C of 7% is a blood sugar of 154 g/dL": the last one before it
                first = sentence_around(block.plain, found.start())[0]
                tests = knowledge.lab_tests_in(block.folded[first : found.start()])[-1:]
            if len(tests) != 1 or _ELSE.search(sentence):
                continue
            name, units = tests[0]
            other = _OF_ANOTHER.match(block.folded, found.end())
            if other and not knowledge.lab_tests_in(other["what"]):
                continue
            unit, small = _short(found["unit"]), _FIRST.match(found[0])
            a1c = "%" in units and (
                (unit == "mg/dl" and small is not None) or (unit == "mmol/l" and small is None)
            )
            if (unit in units and not a1c) or not states(page, block, *found.span()):
                continue
            shown = block.text[slice(*found.span())]
            yield Match(block.source_span(*found.span()), (shown, name, " or ".join(units[:2])))


def _told_before(block: Block, start: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return the test of the sentence before a result, where that names one and no other."""
    first = sentence_around(block.plain, start)[0]
    if not first or not _RESULT_OF_IT.search(block.folded, first, start):
        return []
    before = sentence_of(block, first - 2)
    tests = knowledge.lab_tests_in(before)
    return tests if len(tests) == 1 and not _ELSE.search(before) else []


def _short(unit: str) -> str:
    """Return a unit with a litre as it is abbreviated: "mmol/litre" as "mmol/l"."""
    amount, _, volume = unit.partition("/")
    volume = volume.rstrip("s").replace("deci", "d").replace("milli", "m")
    return f"{amount}/{volume.replace('litre', 'l').replace('liter', 'l')}"


def _of_pressure(page: Page) -> Iterator[Match]:
    """Yield a blood pressure in the unit of what is dissolved in blood."""
    for block in page.blocks:
        for found in _PRESSURE.finditer(block.folded) if "/" in block.folded else ():
            if states(page, block, *found.span()):
                shown = block.text[slice(*found.span())]
                yield Match(block.source_span(*found.span()), (shown, "blood pressure", "mmHg"))


def _of_stool(page: Page) -> Iterator[Match]:
    """Yield how much blood, or of a protein, a gram of stool holds, where it is no microgram."""
    for block in page.blocks:
        for found in _IN_STOOL.finditer(block.folded) if "g" in block.folded else ():
            first, last = sentence_around(block.plain, found.start())
            told = f"{page.title.lower()} {block.folded[first:last]}"
            if _STOOL.search(told) and states(page, block, *found.span()):
                shown = block.text[slice(*found.span())]
                what = "what they find in stool"
                yield Match(block.source_span(*found.span()), (shown, what, "micrograms per gram"))


_IN_STOOL = later(
    r"(?<![\w.,/-])\d[\d.,]* ?(?:mg|milligrams?|g|grams?|ml|millilit(?:re|er)s?|ng|nanograms?)\b"
    r"(?: or (?:more|above|over|less|higher|lower))?"
    r"(?: of (?:h(?:a)?emoglobin|blood|hb|calprotectin))?"
    r" ?(?:/ ?g(?:rams?)?\b|(?:per|in (?:each|every|a|one)|for (?:each|every)) (?:g|gram)\b)"
)
_STOOL = later(r"\b(?:poo|stools?|fa?ec(?:al|es)|fit|calprotectin|bowel cancer screening)\b")
_PRESSURE = later(
    r"(?<![\d/])[1-2]?\d\d/[4-9]\d ?(?:mg/dl|mmol(?:/l|/mol)?\b|mg\b|cm ?hg\b|bpm\b)|"
    r"(?<![\d/])1\d\d/1[0-2]\d ?(?:mg/dl|mmol/l)"
)


def _of_lithium(page: Page, block: Block, found: re.Match[str], sentence: str) -> Iterator[Match]:
    """Yield a level of lithium in another unit; its tablets and syrups have units of their own."""
    name, units = _LITHIUM
    of_level = _LEVEL.search(sentence) and not _FORM.search(sentence)
    if _short(found["unit"]) not in units and of_level and states(page, block, *found.span()):
        shown = block.text[slice(*found.span())]
        yield Match(block.source_span(*found.span()), (shown, name, "mmol/l or meq/l"))
