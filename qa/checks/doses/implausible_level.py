"""A result of a blood test, or another reading, in a unit that it cannot have."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.doses.dosing import head_over
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule
from qa.tables import row_cells

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from qa.document import Block
    from qa.page import Page


class _Reading(NamedTuple):
    """What is measured, and in each unit the numbers that a living person can have."""

    name: str
    words: re.Pattern[str]
    bounds: dict[str, tuple[float, float]]


def _reading(name: str, words: str, **bounds: tuple[float, float]) -> _Reading:
    units = {unit.replace("_per_", "/").replace("percent", "%"): b for unit, b in bounds.items()}
    return _Reading(name, later(rf"\b(?:{words})\b"), units)


_NEVER = (inf, inf)
"""In a unit that it is never given in."""
# Wide on purpose: outside of these the unit is wrong, or a digit is.
_READINGS = (
    _reading("blood sugar", r"(?:blood |fasting |plasma )?(?:sugars?|glucose)(?: levels?)?",
             mmol_per_l=(0.6, 60), mg_per_dl=(12, 1500)),
    _reading("HbA1c", r"hba1c|a1c|glycated h(?:a)?emoglobin",
             percent=(2.5, 20), mmol_per_mol=(9, 200)),
    _reading("cholesterol", r"(?:total |ldl |hdl |non-hdl |bad |good )?cholesterol|ldl|hdl",
             mmol_per_l=(0.1, 25), mg_per_dl=(9, 1500)),
    _reading("triglycerides", r"triglycerides?", mmol_per_l=(0.1, 120), mg_per_dl=(9, 10000)),
    _reading("potassium", r"potassium", mmol_per_l=(1, 12), meq_per_l=(1, 12),
             mg_per_dl=_NEVER),
    _reading("lithium level", r"lithium", mmol_per_l=(0.05, 3.9), meq_per_l=(0.05, 3.9)),
    _reading("sodium", r"sodium", mmol_per_l=(90, 210), meq_per_l=(90, 210),
             mg_per_dl=_NEVER),
    _reading("creatinine", r"creatinine", mg_per_dl=(0.1, 35), mmol_per_l=(0.01, 30)),
    _reading("uric acid", r"uric acid|urate", mg_per_dl=(0.5, 40), mmol_per_l=(0.03, 2.5)),
    _reading("haemoglobin", r"h(?:a)?emoglobin", g_per_dl=(2, 28), g_per_l=(20, 280)),
    _reading("blood pressure", r"(?:systolic |diastolic )?blood pressure|systolic|diastolic",
             mmhg=(20, 320), mmol_per_l=_NEVER, mg_per_dl=_NEVER),
    _reading("oxygen", r"oxygen levels?", percent=(40, 100)),
    _reading("oxygen saturation", r"oxygen saturations?|sats|spo2|pulse oximeters?", mmhg=_NEVER,
             mmol_per_l=_NEVER, percent=(40, 100)),
    _reading("body mass index", r"bmi|body mass index", kg_per_m2=(7, 130)),
    _reading("heart rate", r"(?:resting )?heart rate|pulse(?! (?:pressure|wave|ox))|pulse rate",
             bpm=(15, 350), mmhg=_NEVER, mmol_per_l=_NEVER),
)  # fmt: skip
# Wide, too: beyond the reference ranges, and the targets of people who are treated.
_NORMAL: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "blood sugar": {"mmol/l": (3, 10.5), "mg/dl": (54, 190)},
    "HbA1c": {"%": (3.5, 9), "mmol/mol": (15, 75)},
    "cholesterol": {"mmol/l": (0.8, 8), "mg/dl": (30, 300)},
    "potassium": {"mmol/l": (3, 6), "meq/l": (3, 6)},
    "sodium": {"mmol/l": (125, 155), "meq/l": (125, 155)},
    "creatinine": {"mg/dl": (0.3, 2)},
    "haemoglobin": {"g/dl": (10, 19), "g/l": (100, 190)},
    "oxygen": {"%": (85, 100)},
    "oxygen saturation": {"%": (85, 100)},
    "body mass index": {"kg/m2": (16, 32)},
    "heart rate": {"bpm": (35, 125)},
}
_CALLED_NORMAL = later(
    r"\b(?:normal(?:ly)?|healthy|ideal(?:ly)?|reference (?:range|values?)|optimal|desirable|target|"
    r"should (?:be|sit|stay|read|lie|average|run|measure)|aim (?:for|to keep)|"
    r"(?:like|want|expect|hope) (?:to see|your|for))\b"
)
_NOT_NORMAL = later(
    r"\b(?:low\w*|high\w*|below|above|over|under|more|less|if|danger\w*|abnormal\w*|raised|too|not|"
    r"an?a?emi\w+|severe|emergency|child\w*|bab(?:y|ies)|newborns?|infants?|pregnan\w+|athletes?|"
    r"dialysis|exercis\w+|meals?|eating|hospital|call|until|but|with(?:out)? (?:copd|lung)|copd|"
    r"stud(?:y|ies)|trials?|kidney|critical\w*|up to)\b|n't\b"
)
_UNIT_OF = {
    "mmol/l": "mmol/l", "mg/dl": "mg/dl",
    **{f"millimoles {per} {litre}": "mmol/l"
       for per in ("per", "a", "in a", "in each", "in every", "for each", "to the")
       for litre in ("litre", "liter")},
    **{f"milligrams {per} {litre}": "mg/dl"
       for per in ("per", "a", "in a", "in each", "for each")
       for litre in ("decilitre", "deciliter")},
    "mmol/mol": "mmol/mol", "meq/l": "meq/l", "g/dl": "g/dl", "g/l": "g/l", "%": "%",
    "percent": "%", "per cent": "%", "mmhg": "mmhg", "mm hg": "mmhg", "kg/m2": "kg/m2",
    "kg/m²": "kg/m2", "bpm": "bpm", "beats per minute": "bpm", "beats a minute": "bpm",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT_WORDS = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
_AMOUNT = later(
    rf"(?<![\w.,/])(?P<low>{_NUMBER})(?: ?(?:-|–|—|to|and|/|over) ?(?P<high>{_NUMBER}))? ?"
    rf"(?P<unit>{_UNIT_WORDS})(?![\w/])"
)
_RESULT = later(
    r"\b(?:levels?|results?|readings?|normal|range|target|aim\w*|measures?|should be)\b"
)
_REACH = 110
_TWO_DIGITS = r"(?:1[5-9]|[2-9]\d)(?: ?(?:to|-|\u2013|and) ?\d\d)?"
_TARGET = (
    r"\b(?:target|goal|range|aims?|keep|should be)\b[^.;\d]{0,30}"
    rf"(?P<said>{_TWO_DIGITS})(?![\d.,]*\d| ?(?:%|percent|per|mg|days?|weeks?|hours?|minutes?|"
    r"months?|years?|people|of|times|seconds?))"
)
_BARE = (
    later(
        rf"\b(?P<what>inr)\b[^.;]{{0,120}}\. [^.;\d]{{0,60}}{_TARGET}",
    ),
    later(
        r"\b(?P<what>inr)s?\b(?:(?!\b(?:checks?|tests?|every|after|age|vitamin|day)\b)[^.;\d]){0,40}?"
        r"\b(?:of|is|be|between|at|target|range|from|to|below|above|over|under)\W+(?:an? )?"
        r"(?P<said>(?:1[5-9]|[2-9]\d|\d{3})(?: ?(?:to|-|\u2013|and) ?\d+)?)"
        r"(?![\d.,]*\d| ?(?:%|percent|per|mg|days?|weeks?|hours?|minutes?|months?|years?|people|"
        r"of|times))"
    ),
    later(
        r"\b(?P<what>oxygen)\b(?! (?:levels?|satur))[^.;\d]{0,40}?(?P<said>(?:[1-9]|1[0-5])"
        r"(?: ?(?:to|-|\u2013|or) ?\d{1,2})? ?(?:mls?|millilit(?:re|er)s?) ?(?:/|a|per|each|"
        r"every) ?"
        r"min(?:ute)?)\b"
    ),
    later(
        r"\b(?P<what>peak flow)\b[^.;\d]{0,40}?(?P<said>\d{3} ?(?:mls?|millilit(?:re|er)s?|mmhg|"
        r"mmol/l|l(?:it(?:re|er)s?)? ?(?:/|a|per|each|every) ?(?:second|sec|s|hour|h)))\b"
    ),
    later(
        r"\b(?P<what>respiratory rate|breathing rate|heart rate|pulse rate|pulse)\b"
        r"[^.;\d]{0,40}?(?P<said>\d{1,3}(?: ?(?:to|-|\u2013|and) ?\d{1,3})? (?:breaths |beats )?"
        r"(?:per|an?|each|every) (?:hour|second|day))\b"
    ),
    later(
        r"\b(?P<what>blood pressure|(?:home |clinic |daytime |night-time |24-hour )?"
        r"(?:average|readings?|target))\b[^.;\d]{0,50}?(?P<said>(?:9\d/[4-8]\d|"
        r"(?:1\d\d|2[0-2]\d)/(?:[4-9]\d|1[0-3]\d)) ?(?:mg|mcg|g|mls?|mm ?/ ?l|mmol|cm|kg|%|bpm|"
        r"beats|units?)(?![\w/]| ?hg))"
    ),
    later(
        r"\b(?P<what>temperature|fever)\b[^.;\d]{0,30}?\b(?:of|is|above|over|at|reaches|below|"
        r"than|to) "
        r"(?P<said>(?:3[5-9]|4[01]|9[6-9]|10[0-5])(?:\.\d)? ?(?:mg|mcg|mls?|mmhg|mmol(?:/l)?|kg|cm|"
        r"bpm|mg/dl))(?![\w/])"
    ),
    later(
        r"\b(?P<what>heart rate|pulse(?: rate)?)\b[^.;\d]{0,30}?\b(?:of|is|are|be|above|over|below|"
        r"under|between|than|to) (?P<said>\d{2,3}(?: ?(?:to|-|\u2013|and) ?\d{2,3})? ?(?:mg|mcg|"
        r"mls?|kg|"
        r"cm|mg/dl|\u00b0 ?[cf]))(?![\w/])"
    ),
    later(
        r"\b(?P<what>blood (?:sugar|glucose)|fasting glucose|"
        r"glucose level)s?\b[^.;\d]{0,40}?\b(?:of|is|"
        r"are|be|above|over|below|under|between|than) (?P<said>\d{1,3}(?:\.\d)?"
        r"(?: ?(?:to|-|\u2013|and) ?\d{1,3}(?:\.\d)?)? ?(?:mg|mcg|mls?|kg|mmhg|g))"
        r"(?![\w/]| (?:per|a|in|of|for|/))"
    ),
)
"""Readings without a unit, or with a rate."""
_CHANGE = later(
    r"\b(?:by|(?:falls?|fell|drops?|dropped|rises?|rose|raises?|lowers?|lowered)"
    r"(?! (?:to|below|above|under|over|past|back to)\b)|reduc\w+|increas\w+|"
    r"decreas\w+|difference|change[sd]?|on average|an? little|slightly|"
    r"of (?:people|adults|patients|those|the)|calories|energy|"
    r"daily (?:value|allowance|intake)|diet|solution|drink|tablets?|convert\w*|divide|multipl\w+|"
    r"grams? of|added|% of people with|risk|chance|accura\w+|error|within)\b|"
    r"% (?:lower|higher|less|more|fewer)\b"
)


@rule(
    "doses.implausible-level",
    level=Level.WARNING,
    message="Check '%s': nobody's %s is %s; is the unit right?",
    why="Readers compare their own result with the figure, and act on it.",
    sources=[
        "ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations",
        "NHS conditions A to Z and MedlinePlus medical tests: ranges of blood tests",
        "MSD Manual, Blood Tests; Oxford Handbook of General Practice, reference intervals",
    ],
    examples=[
        Example(
            bad="Before meals your blood sugar should be 70 to 130 mmol/L.",
            good="Before meals your blood sugar should be 70 to 130 mg/dL, or 4 to 7 mmol/L.",
        ),
        Example(
            bad="A total cholesterol of 5 mg/dL or less is healthy.",
            good="A total cholesterol of 5 mmol/L or less is healthy.",
        ),
        Example(
            bad="An HbA1c of 48% or more means that you have diabetes.",
            good="An HbA1c of 48 mmol/mol (6.5%) or more means that you have diabetes.",
        ),
        Example(
            bad="Your potassium should be 35 to 50 mmol/L.",
            good="Your potassium should be 3.5 to 5.0 mmol/L. Eat 8% less sugar.",
        ),
        Example(
            bad="# Lithium\n\nThe level to aim for is 6 to 8 millimoles in each litre of blood.",
            good="# Lithium\n\nThe level to aim for is 0.6 to 0.8 millimoles in each litre of"
            " blood.",
        ),
        Example(
            bad="Aim for a blood pressure below 130/80 mmol/L.",
            good="Aim for a blood pressure below 130/80 mmHg.",
        ),
        Example(
            bad="Your INR should be 20 to 30. Oxygen is given at 2 ml a minute.",
            good="Your INR should be 2.0 to 3.0. Oxygen is given at 2 litres a minute.",
        ),
        Example(
            bad="A healthy fasting blood glucose lies between 14 and 16 mmol/L.",
            good="A healthy fasting blood glucose lies between 4 and 6 mmol/L.",
        ),
        Example(
            bad="Hemoglobin in a healthy adult woman is about 4 to 6 g/dL.",
            good="Hemoglobin in a healthy adult woman is about 12 to 16 g/dL.",
        ),
        Example(
            bad="# Cholesterol test\n\n| Kind | Healthy |\n|---|---|\n"
            "| Total | 5 mg/dL or less |\n| Non-HDL | 4 mmol/L or less |",
            good="# Cholesterol test\n\n| Kind | Healthy |\n|---|---|\n"
            "| Total | 5 mmol/L or less |\n| Non-HDL | 4 mmol/L or less |",
        ),
        Example(
            bad="# Warfarin\n\nThe INR tells how slowly blood clots. Most people have a"
            " target of 25.\n",
            good="# Warfarin\n\nThe INR tells how slowly blood clots. Most people have a"
            " target of 2.5. Your next range of dates is 20 to 30 days away.",
        ),
        Example(
            bad="# Warfarin\n\n## Your INR\n\nThe usual target is between 20 and 30.",
            good="# Warfarin\n\n## Your INR\n\nThe usual target is between 2.0 and 3.0.",
        ),
        Example(
            bad="| Why you take it | INR |\n|---|---|\n| A clot | 20 to 30 |",
            good="| Why you take it | INR |\n|---|---|\n| A clot | 2.0 to 3.0 |\n| A valve | 3.5 |",
        ),
        Example(
            bad="Your blood sugar should be 4 to 7 mg before meals.",
            good="Your blood sugar should be 4 to 7 mmol/L before meals. If it is low, have 15 g.",
        ),
        Example(
            bad="Call us if your child has a fever of 39 mg, or a pulse above 160 ml.",
            good="Call us if your child has a fever of 39\u00b0C. For a fever, give 120 mg.",
        ),
        Example(
            bad="Ring us if two home readings are above 180/110 mg.",
            good="Ring us if two home readings are above 180/110 mmHg. Co-amoxiclav 125/31 mg is"
            " another matter.",
        ),
        Example(good="In one trial the blood sugar of 40% of people fell by 1 mmol/L."),
    ],
    words=sorted({"mmol", "mg/dl", "meq/l", "g/dl", "g/l", "mmhg", "mm hg", "kg/m", "bpm", "beats ",
                  "hba1c", "a1c", "oxygen", "milligrams ", "millimoles ", "glycated", "inr",
                  "peak flow", " rate", "pulse", "blood pressure", "reading",
                  "average", "target", "temperature",
                  "fever", "glucose", "sugar"}),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield each reading that no living person has: a wrong unit, or a slip of a digit."""
    title = page.title.lower()
    for number, block in enumerate(page.blocks):
        if block.kind in (BlockKind.CODE, BlockKind.ALT, BlockKind.HEADING):
            continue
        yield from _inr_cell(page, number)
        yield from _below_inr(page, block)
        for found in (hit for pattern in _BARE for hit in pattern.finditer(block.folded)):
            if not in_references(page, block) and not is_quoted(block, *found.span("said")):
                text = block.text[slice(*found.span("said"))]
                what = block.text[slice(*found.span("what"))]
                yield Match(block.source_span(*found.span("said")), (text, what, text))
        if not any(unit in block.folded for unit in _UNITS):
            continue
        for found in _AMOUNT.finditer(block.folded):
            reading = _measured(block, found.start(), title) or _listed(page, number, found.start())
            if reading is None or in_references(page, block):
                continue
            start, end = found.span()
            name = reading.name
            if _is_possible(reading, found):
                if _is_normal(block, reading, found):
                    continue
                name = f"normal {name}"
            if not is_quoted(block, start, end):
                text = block.text[start:end]
                yield Match(block.source_span(start, end), (text, name, text))


_UNITS = tuple({unit[:6] for unit in _UNIT_OF})


def _measured(block: Block, at: int, title: str) -> _Reading | None:
    """Return what was named last before a number in its sentence, where nothing else is meant.

    A sentence on a result that names nothing speaks of what the page is about.
    """
    first, last = sentence_around(block.plain, at)
    before = block.folded[max(first, at - _REACH) : at]
    if _CHANGE.search(block.folded, first, last):
        return None
    named = _last_named(before) or _last_named(block.folded[max(0, first - _REACH) : first])
    if named is None and _RESULT.search(block.folded, first, last):
        return _last_named(title)
    return named


def _listed(page: Page, number: int, at: int) -> _Reading | None:
    """Return what the row and the head of a cell, or else the headings and the title, name alone.

    So for a cell, or an item of a list, that names nothing itself.
    """
    block = page.blocks[number]
    if block.kind is not BlockKind.LIST_ITEM and not block.is_cell:
        return None
    first, last = sentence_around(block.plain, at)
    if _CHANGE.search(block.folded, first, last):
        return None
    texts = [heading.folded for heading in page.headings_over(block)] + [page.title.lower()]
    if block.is_cell:
        row = " ".join(cell.folded for cell in row_cells(page, number))
        texts = [head_over(page, number), row, *texts]
    for text in texts:
        named = {one.name: one for one in _READINGS if one.words.search(text)}
        if _OTHER_TESTS.search(text) or len(named) > 1:
            return None
        if named:
            return next(iter(named.values()))
    return None


_OTHER_TESTS = later(
    r"\b(?:ketones?|lactate|urea|bilirubin|calcium|magnesium|phosphate|vitamins?|folate|iron|"
    r"ferritin|average|eag|panel|tests(?! mean)|ratio|difference|change|minerals?|electrolytes?)\b"
)
"""What is measured in the same units, or beside another reading."""


def _inr_cell(page: Page, number: int) -> Iterator[Match]:
    """Yield a cell below "Target INR" that lost the points of its numbers."""
    block = page.blocks[number]
    if block.kind is not BlockKind.TABLE_CELL or not _INR_CELL.fullmatch(block.folded):
        return
    head = head_over(page, number)
    if _INR_HEAD.search(head) and not _NO_INR.search(head):
        text = block.text.strip()
        yield Match(block.source_span(0, len(block.text)), (text, "INR", text))


def _below_inr(page: Page, block: Block) -> Iterator[Match]:
    """Yield a target that lost its points in a text below a heading that names the INR."""
    heading = page.heading_over(block)
    if heading is None or block.is_cell or not _INR_HEAD.search(heading.folded):
        return
    found = None if _INR_HEAD.search(block.folded) else _SAID_TARGET.search(block.folded)
    if found is not None and not is_quoted(block, *found.span("said")):
        text = block.text[slice(*found.span("said"))]
        yield Match(block.source_span(*found.span("said")), (text, "INR", text))


_SAID_TARGET = later(_TARGET)
_INR_CELL = later(rf"\s*(?:about |around |between |from )?{_TWO_DIGITS}\s*")
_INR_HEAD = later(r"\binr\b")
_NO_INR = later(r"\b(?:days?|weeks?|percent|time|how often|tests?|%|after|mg)\b|%")


def _last_named(text: str) -> _Reading | None:
    named = [(hit.end(), reading) for reading in _READINGS for hit in reading.words.finditer(text)]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _is_normal(block: Block, reading: _Reading, found: re.Match[str]) -> bool:
    """Return whether a reading may be called normal, or is not called so."""
    bounds = _NORMAL.get(reading.name, {}).get(_UNIT_OF[found["unit"]])
    first, last = sentence_around(block.plain, found.start())
    called = _CALLED_NORMAL.search(block.folded, first, last)
    if bounds is None or not called or _NOT_NORMAL.search(block.folded, first, last):
        return True
    return _is_within(bounds, found)


def _is_possible(reading: _Reading, found: re.Match[str]) -> bool:
    bounds = reading.bounds.get(_UNIT_OF[found["unit"]])
    return bounds is None or _is_within(bounds, found)


def _is_within(bounds: tuple[float, float], found: re.Match[str]) -> bool:
    """Return whether one number of an amount lies between two."""
    values = [float(found[key].replace(",", "")) for key in ("low", "high") if found[key]]
    return any(bounds[0] <= value <= bounds[1] for value in values)
