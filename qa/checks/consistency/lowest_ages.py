"""The ages from which a page says that something may be had, or below which it may not."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.matter import matter_of
from qa.checks.consistency.sayings import first_pair, saying
from qa.finding import Match
from qa.medicines import mentions_between
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences
from qa.patterns import later
from qa.telling import stem_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.page import Page

_AGE = (
    rf"(?P<age>\d{{1,2}}|{NUMBER_WORD})(?!\d|[.,]\d|/|:|%| ?(?:%|mg|ml|kg|g|in|times|units|per|"
    r"minutes?|hours?|mcg|stone|pounds|lbs?|mmol|am|pm|out of|or \d|to \d|and \d)\b)"
    r"(?:[ -]?(?P<unit>years?|months?|weeks?|days?))?(?:[ -](?:old|of age))?"
)
_BELOW = later(
    rf"\b(?:under|younger than|below|less than|before|until|till|not reached|hasn't reached)"
    rf"(?: (?:the )?ages?(?: of)?| they (?:are|turn)| their| your child (?:is|turns))*,? {_AGE}"
    r"(?![a-z-])"
)
_UNDERS = later(rf"\bunder[ -]{_AGE}s\b")
_FROM = later(
    rf"\b(?:(?:from|over|above|older than|at least|once they (?:are|turn|reach)|when they (?:are|"
    rf"turn|reach)|as soon as they (?:are|turn)|after|at)(?: (?:the )?ages?(?: of)?)?|aged?|"
    rf"(?:from|at) about) {_AGE}(?: (?:and|or) (?:over|older|above|up)| upwards| onwards)?"
    r"(?![a-z-])"
)
_AND_OVER = later(rf"(?<![\w.,/-]){_AGE}(?: of age)? (?:and|or) (?:over|older|above|up)\b")
_FORBIDS = later(
    r"\b(?:not|never|nobody|no[ -]one|no (?:child|baby|infant|person|patient)|cannot|can't|don't|"
    r"mustn't|shouldn't|isn't|aren't|avoid(?:ed)?|unsuitable|unsafe|too young|wait)\b"
)
_ALLOWS = later(
    r"\b(?:can|may|able to|safe(?:ly)?|suitable|fine|ok|okay|all right|licensed|approved|allowed|"
    r"are for|is for|only for|meant for|must be|have to be|has to be|need to be|needs to be|"
    r"given to|prescribed for|available to|offered to|right for|start|recommended(?: each year| "
    r"every "
    r"year)? for|advised for|"
    r"(?:better|best|good|safer|safest|right|usual|first|gentler|preferred|sensible) (?:choice|"
    r"option|"
    r"medicine|one)|suits|works well|"
    r"recommends? [^.;]{0,40}?\bfor|(?:is|are) for)\b"
)
_HAS = later(
    r"\b(?:give|given|giving|take|taken|taking|use|used|using|have|had|having|suitable|for|"
    r"recommended|licensed|approved|safe|prescribed|buy|sold|prescribed|start|eat|drink|swallow|"
    r"join|"
    r"offered|available)\b"
)
_APART = later(
    r"\b(?:if|unless|except|doctors?|gp|prescribes|prescription|prescribed by|specialist|"
    r"pharmacist|hospital|advice|"
    r"advised|told|says|might|some|sometimes|lower|half|reduced|smaller|kg|weigh\w*|risk|family|"
    r"history|screen\w*|invit\w*|months? (?:ago|before)|school|stud\w+|trials?|women|men|girls|"
    r"boys|pregnan\w+|born|premature|early|daily|twice|every|times|hours|minutes|maximum|dose is|"
    r"sleep|consent|parent|guardian|most common|usually (?:starts?|begins?|get|gets)|develop\w*|"
    r"until|feel|symptoms?|lasts?|more than|common|affects?|call|see|urgent\w*|emergency|"
    r"booster|second|third|next|again|later|then|instead|another|other than|alone|supervis\w+|"
    r"ask|check|talk|speak|contact|between|up to|catch-up|no longer|rare\w*|asthma|"
    r"lying|wait (?:at least )?\d)\b|[?\u00a3$]"
)
_LITTLE = frozenset(
    stem_of(word)
    for word in (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "child children baby babies infant infants toddler toddlers people person anyone nobody "
        "adult adults young teenager teenagers kids patient patients no-one not never no age aged "
        "ages year years month months week weeks old older over under below younger above before "
        "after give given giving take taken taking use used using have suitable recommended "
        "licensed approved safe safely fine start started begin from cannot don't must mustn't "
        "shouldn't avoid avoided long medicine medicines drug okay ok product birthday reach turn "
        "nor own onward upward want well upwards onwards able allowed soon those wait "
        "everyone everybody each year even so rare exceptions "
        "available offer offered page prescribed most better best good choice option suit suits"
        " works "
        "well safer gentler right usual first pain fever temperature pick go-to"
    ).split()
)
_CLAUSE = later(r"; |, with (?:\w+ ){0,2}exceptions|, (?:so|but|and (?:so|then)|because)\b")
_YEAR = 12.0
_MONTHS = {
    "year": _YEAR, "month": 1.0, "week": 12 / 52, "day": 12 / 365,
}  # fmt: skip
_YOUNG = later(
    r"\b(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|kids|age|aged|years?|months?|weeks|young|"
    r"younger|older|people|anyone|nobody|adults|teenagers|you must be|must be|you have to be)\b"
)
_SLACK = 1.01
_MOST = 20


class Lowest(NamedTuple):
    """From which age, in months, a sentence allows what."""

    months: float
    what: frozenset[str]
    of: frozenset[str]
    """Medicines that it names."""
    said: Saying


def two_ages(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that allow one thing from two ages."""
    found = list(_lowest(page))
    if not 1 < len(found) <= _MOST:
        return
    pair = first_pair(found, _differ, _of_one, _agree) or _in_another_unit(found)
    if pair is not None:
        yield from both_places(_match(*pair), _match(*pair[::-1]))


def _in_another_unit(found: list[Lowest]) -> tuple[Lowest, Lowest] | None:
    """Return two ages with one number, in months here and in years there, of nothing else."""
    whole = [one for one in found if not _OF_A_PART.search(one.said.sentence)]
    if len({one.months for one in whole}) != _TWO:
        return None
    for one, other in combinations(whole, 2):
        low, high = sorted((one.months, other.months))
        slip = any(abs(high / low - factor) < _NEAR for factor in _FACTORS)
        if slip and not one.said.is_beside(other.said) and (one.of == other.of or not one.of):
            return one, other
    return None


_OF_A_PART = later(
    r"\b(?:nasal|sprays?|doses?|tablets?|liquid|first|second|drops|brands?|strengths?|chew\w*|"
    r"cream|injection|buy|bought)\b"
)
_TWO, _NEAR = 2, 0.02
_FACTORS = (12.0, 52.0, 52 / 12)
"""Months in a year, weeks in a year and in a month."""


def _match(here: Lowest, there: Lowest) -> Match:
    span = here.said.block.source_span(here.said.start, here.said.end)
    return Match(span, (_shown(here), _shown(there), there.said.shown))


def _differ(one: Lowest, other: Lowest) -> bool:
    return not one.said.is_beside(other.said) and _of_one(one, other) and not _agree(one, other)


def _shown(one: Lowest) -> str:
    if one.months >= _YEAR:
        return f"{one.months / _YEAR:g}"
    return f"{one.months:g} months" if one.months >= 1 else f"{round(one.months * 52 / 12)} weeks"


def _of_one(one: Lowest, other: Lowest) -> bool:
    return one.what == other.what and (one.of == other.of or not (one.of and other.of))


def _agree(one: Lowest, other: Lowest) -> bool:
    low, high = sorted((one.months, other.months))
    return high <= low * _SLACK


def _lowest(page: Page) -> Iterator[Lowest]:
    for number, block in enumerate(page.blocks):
        if not _YOUNG.search(block.folded):
            continue
        for first, last in sentences(block.plain):
            cut = _CLAUSE.search(block.folded, first, last)
            end = cut.start() if cut else last
            sentence = block.folded[first:end]
            if not _HAS.search(sentence) or _APART.search(sentence):
                continue
            found = _age(sentence)
            if found is None:
                continue
            said = saying(page, number, first + found.start(), first + found.end())
            if said is None:
                continue
            rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
            what = matter_of(page, rest, _LITTLE)
            if what.figures:
                continue
            mentioned = mentions_between(page, number, first, end)
            of = frozenset(one.generic for one in mentioned)
            yield Lowest(_months(found), what.words, of, said)


def _age(sentence: str) -> re.Match[str] | None:
    """Return the only age of a sentence, where it is the lowest."""
    forbids = _FORBIDS.search(sentence) is not None
    below = _BELOW.search(sentence) or _UNDERS.search(sentence)
    if below is not None:
        return below if forbids and not _one_more(sentence, below) else None
    found = _FROM.search(sentence) or _AND_OVER.search(sentence)
    if found is None or not found["age"] or forbids or not _ALLOWS.search(sentence):
        return None
    return None if _one_more(sentence, found) else found


def _one_more(sentence: str, found: re.Match[str]) -> bool:
    rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    return any(character.isdigit() for character in rest)


def _months(found: re.Match[str]) -> float:
    unit = (found["unit"] or "year").rstrip("s")
    return value_of(found["age"]) * _MONTHS[unit]
