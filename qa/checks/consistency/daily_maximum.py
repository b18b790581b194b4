"""The most of a medicine that a page lets readers take in a day, wherever it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.amounts import amounts
from qa.context import in_references, is_quoted
from qa.medicines import mentions_between
from qa.page import LONGEST_SENTENCE, sentence_around
from qa.patterns import later
from qa.subject import subject_medicine

if TYPE_CHECKING:
    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

_MOST = later(
    r"\b(?:(?:do not|don't|never|should not|must not|not|cannot|can't)\b[^.;]{0,40}"
    r"\b(?:more than|exceed(?:ing)?|over|above)|no more than|up to a maximum of|maximum|"
    r"max|highest|upper limit|largest|"
    r"the most (?:that )?(?:you|an adult|adults|anyone|people)|most you "
    r"(?:can|may|should)|(?:keep|stay)(?:ing)? (?:under|below|within)|"
    r"total of)\b"
)
_OF_LIMIT = later(
    r",? (?:(?:a day|daily|24-hour|per day|day's) (?:limit|maximum|ceiling|cap|total allowed)|"
    r"(?:limit|maximum|ceiling|cap) (?:for (?:a|the|one) day|(?:a|per|each) day|in 24 hours))\b"
)
"""What makes a limit of the amount right before it: "your 3,000 mg daily limit"."""
_YOURS = later(r"\b(?:your|the) \Z")
_AND_ADULTS = later(
    r"\badults and (?:children|teenagers|young people)(?: aged)? (?:from )?1[2-8](?: years)?"
    r"(?: and| or)? (?:over|older|above|up|upwards)\b"
)
"""What is as much as "adults" where a dose is meant."""
_FINE = later(r" is (?:fine|safe|all right|ok(?:ay)?)\b")
"""What makes a limit of "a total of"."""
_UNLESS = later(
    r"\b(?:unless|except if)\b[^,;.]{0,50}\b(?:doctor|gp|pharmacist|prescriber|nurse)\b[^,;.]*"
)
"""An exception, which says nothing of whom the limit is for."""
_DAILY = later(
    r"\b(?:a|per|each|every|one|in (?:a|one|any)|in 24|any 24|24)[ -](?:day|hours?(?: period)?)\b|"
    r"\bdaily\b|/ ?day\b"
)
_SINGLE = later(r"\b(?:single|at (?:a|one|any one) time|at once|per dose|each dose|one dose)\b")
_UNDER = r"under 1?\d\b(?![,.]\d| ?m?g)"
_CHILD = rf"child|infant|bab(?:y|ies)|teen|adolescen|{_UNDER}|aged|years|pa?ediatric|\bgive\b"
_GROUPS = (
    ("child", _CHILD),
    ("old", r"\bolder|elderly|over (?:6|7)\d|65"),
    ("organ", r"kidney|renal|liver|hepat|alcohol|underweight|weigh|heart failure"),
    ("pregnant", r"pregnan|breastfe"),
    ("route", r"inject|intraven|\biv\b|drip|suppositor|rectal|cream|gel|patch|inhal|spray|drops"),
    ("strength", r"(?:regular|extra)[- ]strength"),
    ("form", r"slow|modified|extended|prolonged|sustained|immediate|[ -](?:[xse]r|mr|xl|cr)\b"),
    ("kind", r"liquid|syrup|sachet|\botc|counter|prescri|pharmacist|hospital|specialist|doctor"),
    ("start", r"\bfirst\b|start|initial|week|increase|titrat|after \d|loading|maintenance"),
    ("with", r"\bif you (?:also )?(?:take|have)|\bwith\b|combin|together|interact|statin|asian"),
    ("for", r"\bfor (?!(?:adults|most|an adult|any|you|the)\b)[a-z]+|\bto treat\b|to prevent"),
)  # fmt: skip
_GROUP = tuple((name, later(pattern)) for name, pattern in _GROUPS)
_ANOTHER = later(r"\d ?(?:mg|g|mcg|micrograms?)\b")
_REACH = 90
_LABEL = 60


class Maximum(NamedTuple):
    """One place that states the most of a medicine in a day."""

    generic: str
    milligrams: float
    groups: frozenset[str]
    """For whom, or for which form or use, it holds; two such places may differ."""
    block: Block
    start: int
    end: int


def daily_maximums(page: Page) -> tuple[Maximum, ...]:
    """Return, in order, the places that state the most of one medicine in a day."""
    return page.once(_maximums)


def _maximums(page: Page) -> tuple[Maximum, ...]:
    folded = page.folded
    if not any(
        word in folded
        for word in ("more than", "max", "exceed", "highest", "most ", "limit", "under", "total of")
    ):
        return ()
    found = []
    for amount in amounts(page):
        weight = amount.both_in_milligrams
        if weight is None or weight[0] != weight[1] or amount.per not in ("", "day"):
            continue
        maximum = _maximum(page, amount, weight[1])
        if maximum is not None:
            found.append(maximum)
    return tuple(found)


def _maximum(page: Page, amount: Amount, milligrams: float) -> Maximum | None:
    block = page.blocks[amount.block]
    text = block.folded
    named = _OF_LIMIT.match(text, amount.unit_end)
    if not named and not _MOST.search(text, max(0, amount.start - _REACH), amount.start):
        return None
    first, last = sentence_around(block.plain, amount.start)
    last = max(last, amount.end)
    sentence = text[first:last]
    before = text[max(first, amount.start - _REACH) : amount.start]
    after = text[amount.end : min(last, amount.end + 40)]
    most = list(_MOST.finditer(before))
    if not named and most and most[-1][0] == "total of" and not _FINE.search(after):
        return None
    if not named and (not most or _ANOTHER.search(before, most[-1].end())):
        return None
    daily = named or amount.per == "day" or _DAILY.search(after) or _DAILY.search(before)
    if not daily or _SINGLE.search(before + after):
        return None
    generic = medicine_of(page, amount.block, first, last)
    if not generic or in_references(page, block) or is_quoted(block, amount.start, amount.end):
        return None
    over = " ".join(
        heading.folded for heading in page.headings_over(block)[:2] if heading.level > 1
    )
    label, colon, _ = text[:first].partition(":")
    begins = label[:_LABEL] if colon else ""  # "Children 2 to 5 years: 5 mg once a day."
    said = _AND_ADULTS.sub("adults", f"{_UNLESS.sub('', sentence)} {begins} {over}")
    groups = frozenset(name for name, word in _GROUP if word.search(said))
    if named and _YOURS.search(before):
        groups = frozenset()  # of readers like those whom the page speaks to
    return Maximum(generic, milligrams, groups, block, amount.start, amount.end)


def medicine_of(page: Page, number: int, first: int, last: int) -> str:
    """Return the one medicine that a sentence of block `number` names.

    Where it names none, that of the question or the heading over it, or the page's subject.
    """
    named = {mention.generics for mention in mentions_between(page, number, first, last)}
    if not named and number and page.blocks[number - 1].plain.rstrip().endswith("?"):
        asked = page.blocks[number - 1]
        found = mentions_between(page, number - 1, 0, len(asked.plain))
        named = {mention.generics for mention in found}
    if not named and (over := page.heading_over(page.blocks[number])):
        heading = page.number_of(over)
        named = {one.generics for one in mentions_between(page, heading, 0, len(over.plain))}
    if len(named) > 1:
        return ""
    if named:
        only = named.pop()
        return only[0] if len(only) == 1 else ""
    return subject_medicine(page) or ""


def medicine_up_to(page: Page, number: int, last: int) -> str:
    """Return the one medicine that block `number` names shortly before an offset, or the subject.

    Shortly is as far as the longest sentence reaches.
    """
    return medicine_of(page, number, max(0, last - LONGEST_SENTENCE), last)


def medicine_of_or_before(page: Page, number: int, first: int, last: int) -> str:
    """Return `medicine_of` a sentence; of one that leaves it open, `medicine_up_to` its end."""
    return medicine_of(page, number, first, last) or medicine_up_to(page, number, last)


def medicine_just_before(page: Page, number: int, first: int) -> str:
    """Return the one medicine that the sentence before an offset of a block names; "" for none."""
    if not first:
        return ""
    before = sentence_around(page.blocks[number].plain, first - 1)
    named = {mention.generics for mention in mentions_between(page, number, *before)}
    only = named.pop() if len(named) == 1 else ()
    return only[0] if len(only) == 1 else ""


def groups_of(page: Page, block: Block, sentence: str) -> frozenset[str]:
    """Return for whom, or which form or use, a sentence and the headings over it speak."""
    over = [heading.folded for heading in page.headings_over(block)[:2] if heading.level > 1]
    text = " ".join([sentence, *over])
    return frozenset(name for name, word in _GROUP if word.search(text))
