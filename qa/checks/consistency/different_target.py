"""Two ranges for one measurement: an INR of 2 to 3, and of 3 to 4."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, saying
from qa.finding import Level
from qa.page import sentences
from qa.patterns import blanks, later
from qa.rule import Example, rule
from qa.scales import ranges_in, scales
from qa.telling import groups_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_NAMES = (
    "inr", "hba1c", "a1c", "tsh", "ldl", "hdl", "ferritin", "bmi", "egfr", "potassium", "vitamin d",
    "blood sugar", "blood glucose", "eye pressure", "heart rate", "resting pulse", "lithium level",
    "ph", "oxygen level", "h(?:a)?emoglobin", "uric acid", "psa",
)  # fmt: skip
_NAME = later(rf"\b(?:{'|'.join(_NAMES)})\b")
_AIMS = later(
    r"\b(?:target\w*|range\w*|aims?|aimed|goals?|should be|keep|kept|normal(?:ly)?|usual(?:ly)?|"
    r"most people|"
    r"most adults|healthy|recommended|ideal(?:ly)?|is between|is from|falls between)\b"
)
_CASES = later(
    r"\b(?:if|unless|except|some|may|might|could|valves?|mechanical|child\w*|bab(?:y|ies)|pregnan\w+|older|"
    r"before (?:meals|eating|breakfast)|after (?:meals|eating)|fasting|bedtime|night|exercise|"
    r"athletes?|"
    r"type|risk|prediabetes|mild|moderate|severe|low|high|over|under|aged?|men|women|asian|black|stud\w+|"
    r"trial|was|were|mean\w*|called|weeks?|days?|minutes|years?|trimester)\b|\?"
)
_WITHIN = later(
    r"(?:\bif [^.;]{2,160}\bor )?\bif [\w' ]{2,40}? (?:is|are|stays|goes|falls|gets) "
    r"(?:(?:with)?in|outside(?: of)?|out of|"
    r"above|below) (?:your|the|this|our) (?:\w+ )?(?:range|goal|target)\b|"
    r"\bif you (?:have|take it for) (?:atrial fibrillation|a-?fib|af)\b"
)
"""What says for whom a range holds without naming a case of its own."""
_YOURS = later(r"\b(?:your|the) (?:target|(?:goal |target )?range)\b")
_PHONE = later(r"\b(?:\d[\d-]{8,}\d|\d{3}-\d{4})\b")
_LEAST = 0.01
_SIGNS = (
    "inr", "a1c", "tsh", "ldl", "hdl", "ferritin", "bmi", "egfr", "potassium", "vitamin d",
    "blood sugar",
    "blood glucose", "eye pressure", "heart rate", "pulse", "lithium level", "ph ", "oxygen level",
    "moglobin", "uric acid", "psa",
)  # fmt: skip


class _Target(NamedTuple):
    name: str
    unit: str
    low: float
    high: float
    said: Saying


@rule(
    "consistency.different-target",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which range is right.",
    why="Readers hold their own result against the range that they remember.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="For most people the target INR is 2.5, with a range of 2 to 3.\n\nKeep to your INR"
            " range, which for most people is 3 to 4.",
            good="For most people the target INR is 2.5, with a range of 2 to 3.\n\nIf you have a"
            " mechanical valve, your INR range may be 3 to 4.",
        ),
        Example(
            bad="For atrial fibrillation, the target INR is 2.0 to 3.0.\n\nIf you have atrial"
            " fibrillation, ring us if your INR is outside your goal of 3.0 to 4.0.",
            good="For atrial fibrillation, the target INR is 2.0 to 3.0.\n\nIf you have a"
            " mechanical valve, ring us if your INR is outside your goal of 3.0 to 4.0.",
        ),
        Example(
            bad="Your target INR is 2.0 to 3.0.\n\nCall us if a home test shows that you are"
            " outside your target of 2.5 to 3.5.",
            good="Your target INR is 2.0 to 3.0.\n\nCall us if a home test shows that you are"
            " outside your target of 2.0 to 3.0.",
        ),
        Example(
            bad="Your TSH is usually between 0.4 and 4.0.\n\nA normal TSH is 4.5 to 9.0.",
            good="Your TSH is usually between 0.4 and 4.0.\n\nIn older people a TSH of 4.5 to 6.0"
            " is normal.",
        ),
        Example(
            bad="For most people the INR target is 2.0 to 3.0.\n\nCall 303-555-0142 if your home"
            " INR is outside your range of 2.0 to 4.0.",
            good="For most people the INR target is 2.0 to 3.0.\n\nCall 303-555-0142 if your home"
            " INR is outside your range of 2.0 to 3.0.",
        ),
    ],
    words=("target", "range", "aim", "goal", "should be", "keep", "normal", "usual", "most ",
           "ideal"),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both of two ranges for everybody that do not agree."""
    if not any(sign in page.folded for sign in _SIGNS):
        return
    first: dict[tuple[str, str], _Target] = {}
    for number, block in enumerate(page.blocks):
        if not page.has_number(block) or not _AIMS.search(block.folded):
            continue
        for start, end in sentences(block.plain):
            target = _target(page, number, start, end)
            if target is None or any(number in scale.blocks for scale in scales(page)):
                continue
            earlier = first.setdefault((target.name, target.unit), target)
            if _differ(earlier, target):
                yield from against(earlier.said, target.said)
                return


def _differ(one: _Target, other: _Target) -> bool:
    """Return whether two ranges have a number in common at most, or for an INR are not one."""
    if one.name == "inr":
        return (one.low, one.high) != (other.low, other.high)
    return min(one.high, other.high) - max(one.low, other.low) < _LEAST


def _target(page: Page, number: int, start: int, end: int) -> _Target | None:
    """Return the only range of a sentence that names, or goes on about, one measurement."""
    text = _PHONE.sub(blanks, page.blocks[number].folded[start:end])
    if not _AIMS.search(text):
        return None
    found = [one for one in ranges_in(text) if one.low < one.high and one.is_finite]
    if len(found) != 1:
        return None
    sentence = _WITHIN.sub("", text)
    if _CASES.search(sentence) or groups_in(sentence) - {"example"}:
        return None
    said = saying(page, number, start + found[0].start, start + found[0].end)
    name = _measured(page, page.blocks[number], text)
    if said is None or not name:
        return None
    return _Target(name, found[0].unit, found[0].low, found[0].high, said)


def _measured(page: Page, block: Block, sentence: str) -> str:
    """Return the one measurement that a sentence, its paragraph or its heading names."""
    names: set[str] = set()
    heading = page.heading_over(block)
    for text in (sentence, block.folded, heading.folded if heading is not None else ""):
        names = set(_NAME.findall(text))
        if names:
            return names.pop() if len(names) == 1 else ""
    if _YOURS.search(sentence):
        names = set(_NAME.findall(page.folded))
    return names.pop() if len(names) == 1 else ""
