"""The ages at which a page says that an illness, or a change of the body, usually begins."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.matter import matter_of
from qa.checks.consistency.sayings import against, first_pair, saying
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences
from qa.patterns import later
from qa.telling import stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

SIGNS = ("start", "begin", "appear", "develop", "diagnos", "average age", "reach", "first",
         "comes on", "come on", "show", "usual age", "typical age")  # fmt: skip
_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_UNIT = r"(?:[ -](?P<unit>years?|months?|weeks?)(?: old| of age)?)?"
_NO_AGE = r"(?!\d|[.,]\d|/|:| ?%| ?(?:mg|ml|kg|minutes?|hours?|days?|in|out of|times|per|am|pm)\b)"
_AGE = later(
    rf"\b(?:(?P<after>after|over|past|older than)|(?P<before>before|under|younger than|by)|"
    rf"(?P<at>between|from|at|aged?|around|about|is|in (?:people|men|women|children|babies) aged?))"
    rf"(?: (?:the |an )?(?:average )?ages?(?: of)?| about| around| aged?| your child is| they "
    rf"are){{0,3}}"
    rf" (?P<low>{_N}){_NO_AGE}(?:(?: years?)?(?: ?(?:to|and|or|-|\u2013) "
    rf"?)(?P<high>{_N}){_NO_AGE})?"
    rf"{_UNIT}(?![a-z-])"
)
_BEGINS = later(
    r"\b(?:starts?|starting|begins?|beginning|appears?|develops?|diagnosed|comes? (?:on|through|"
    r"in)|shows?|first symptoms?|average age|usual age|typical age|reach(?:es)?|gets? (?:their|"
    r"his|her) first|first time|"
    r"goes through|go through|have their first)\b"
)
_APART = later(
    r"\b(?:if|unless|except|rare\w*|seldom|can|may|might|not|never|but|although|however|while|"
    r"some|sometimes|also|another|any age|less|doses?|tablets?|screen\w*|test\w*|treat\w*|"
    r"vaccin\w*|"
    r"medicines?|taking|invit\w*|school|work|risk|stud\w+|i|he|she|my|his|her(?! first)|was|were|"
    r"increases?|rises?|higher|increasingly|often enough|likely|appointments?|ago|use|using|"
    r"give|feed\w*|until|should|visit|checks?|reviews?|pain relief|exercis\w+|weeks? later|"
    r"after (?:the |your |an? )?(?:surgery|operation|treatment|birth|exposure|infection)|effect|"
    r"pregnan\w+|trimester|gestation|hospital|minute|hour|days?)\b|\?"
)
_LITTLE = frozenset(
    stem_of(word)
    for word in (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "start starts begin begins appear appears develop develops diagnosed come comes through "
        "average age ages aged usual typical reach reaches get first time people person patients "
        "adults years year months month old symptom symptoms sign signs tend tends show condition "
        "disease disorder illness after before between uk us united states american life onset "
        "happen happens see seen go goes have onwards later early earlier babies baby child "
        "children women"
    ).split()
)
_YEARS = {"year": 1.0, "month": 1 / 12, "week": 1 / 52}
_GROWN = 13
_MOST = 12


class Start(NamedTuple):
    """When in life, in years, a sentence says that something begins."""

    low: float
    high: float
    what: frozenset[str]
    said: Saying


def two_starts(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that let one thing begin at two times of life."""
    found = list(_starts(page))
    if not 1 < len(found) <= _MOST:
        return
    if pair := first_pair(found, _differ, _of_one, _agree):
        yield from against(pair[0].said, pair[1].said)


def _of_one(one: Start, other: Start) -> bool:
    return one.what == other.what


def _differ(one: Start, other: Start) -> bool:
    return not one.said.is_beside(other.said) and _of_one(one, other) and not _agree(one, other)


def _agree(one: Start, other: Start) -> bool:
    low, high = sorted((one, other), key=lambda start: (start.low, start.high))
    points = low.low == low.high or high.low == high.high
    slack = (1.3 if high.low < _GROWN else 1.1) if points else 1.05
    return high.low <= low.high * slack


def _starts(page: Page) -> Iterator[Start]:
    for number, block in enumerate(page.blocks):
        if not any(sign in block.folded for sign in SIGNS):
            continue
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            if not _BEGINS.search(sentence) or _APART.search(sentence):
                continue
            found = list(_AGE.finditer(sentence))
            if len(found) != 1:
                continue
            hit = found[0]
            rest = f"{sentence[: hit.start()]} {sentence[hit.end() :]}"
            matter = matter_of(page, rest, _LITTLE)
            said = saying(page, number, first + hit.start(), first + hit.end())
            if said is None or matter.figures or not _is_age(sentence, hit):
                continue
            low, high = _range(hit)
            yield Start(low, high, matter.words, said)


def _is_age(sentence: str, hit: re.Match[str]) -> bool:
    if hit["unit"] or "age" in sentence or not hit["after"]:
        return True
    return value_of(hit["low"]) >= _GROWN and sentence[hit.end() :].strip(" .") == ""


def _range(hit: re.Match[str]) -> tuple[float, float]:
    years = _YEARS[(hit["unit"] or "year").rstrip("s")]
    low = value_of(hit["low"]) * years
    if hit["after"]:
        return low, math.inf
    if hit["before"]:
        return 0.0, low
    return low, value_of(hit["high"]) * years if hit["high"] else low
