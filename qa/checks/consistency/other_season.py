"""The months in which a page says that something is at its worst, and others elsewhere."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import MOST, against, saying
from qa.finding import Level
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SEASONS = {
    "spring": range(3, 6), "springtime": range(3, 6), "summer": range(6, 9),
    "midsummer": range(6, 8), "summertime": range(6, 9), "autumn": range(9, 12),
    "fall": range(9, 12), "winter": range(12, 15), "midwinter": range(12, 14),
    "wintertime": range(12, 15),
}  # fmt: skip
_ALL = "|".join((*_MONTHS, *_SEASONS)).replace("fall|", "")
_PART = r"(?:mid|early|late|the start of|the end of|the middle of)[ -]?"
_WHEN = later(
    rf"(?P<how>\b(?:to|until|till|through|and|or)(?: the)? |[-\u2013])?(?:{_PART})?"
    rf"\b(?P<name>{_ALL}|(?<=the )fall|(?<=in )fall|(?<=early )fall|(?<=late )fall)\b"
)
_MAY = later(r"\b(?:in|from|to|until|of|between|through|and|mid-?|early|late) ?\Z")
_BETWEEN = later(r"\bbetween (?:(?:mid|early|late)[ -])?\Z")
_BEHIND_MAY = later(r" (?:be|have|also|not|get|need|want|feel|cause|help|find|only|still|never)\b")
_PEAK = later(
    r"\b(?:highest|peaks?\b|at (?:its|their) (?:worst|height)|worst (?:time|weeks?|months?|period|"
    r"in|"
    r"from|between)|most (?:common(?! (?:cause|reason|type|symptom|kind|"
    r"form|sort))|active|often seen|cases|outbreaks|infections|people (?:get|catch) "
    r"(?:it|them))|more common|commonest|most (?:likely|often) (?:to be )?(?:bitten|seen|caught|"
    r"affected|spread\w*)|(?:happen|happens|occur|occurs|spreads?|seen) (?:mostly|mainly) in|"
    r"season (?:runs|lasts|is|starts|goes)|(?:is|are) around from)\b"
)
_THING = later(
    r"\b(?:grass|tree|weed|birch|oak|ragweed|nettle|mould|mold|spores?|dust mites?|norovirus|"
    r"rotavirus|flu|influenza|rsv|colds?|covid|bronchiolitis|croup|ticks?|mosquito\w*|midges|"
    r"wasps?|"
    r"hand, foot|food poisoning|salmonella|hay fever|asthma|chickenpox|scarlet fever|lyme|malaria|"
    r"dengue|eczema|chilblains|heat rash|sunburn|depression|seasonal affective|frostbite|whooping "
    r"cough|measles|pneumonia|meningitis)\b"
)
_APART = later(
    r"\b(?:southern|hemisphere|australia|africa|tropic\w*|countr\w+|elsewhere|hotter|abroad|"
    r"travel\w*|"
    r"vaccin\w*|shots?|jabs?|if you (?:live|travel|have)|unless|least|lowest|fewest|less|rare\w*|"
    r"not|"
    r"n't|never|can happen|19\d\d|20\d\d|last|this year|but|although|symptoms?|clinic|opening|open|"
    r"risk|in some|areas?|regions?|states|first|second|another|may also|again)\b|\?"
)


_SUPPLEMENT = later(
    r"\b(?:needs?|takes?|taking|consider\w*|recommend\w*|should)\b[^.;]{0,60}\bsupplements?\b|"
    r"\bsupplements?\b[^.;]{0,60}\b(?:needed|recommended|taken|advised)\b"
)
"""Advice on when in the year a supplement is taken."""


class _Claim(NamedTuple):
    months: frozenset[int]
    things: frozenset[str]
    said: Saying
    is_advice: bool = False
    """Whether it is about when to take a supplement, and not about when a thing is at its worst."""


@rule(
    "consistency.other-season",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which time of the year is right.",
    why="Readers start a treatment, or take care, at the time of the year that a page gives them.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Hay fever\n\nBirch pollen is at its highest in April.\n\nThe worst time for "
            "birch"
            " pollen is from late July to August.",
            good="# Hay fever\n\nBirch pollen is at its highest in April.\n\nThe worst time for"
            " ragweed pollen is from late July to August.",
        ),
        Example(
            bad="# Croup\n\nCroup is most common in autumn and winter.\n\nMost cases are seen in"
            " June and July.",
            good="# Croup\n\nCroup is most common in autumn and winter.\n\nIn Australia most cases"
            " are seen in June and July.",
        ),
        Example(
            bad="# Vitamin D\n\nConsider taking a supplement in autumn and winter.\n\nMost adults"
            " need a daily supplement from June to August.",
            good="# Vitamin D\n\nConsider taking a supplement in autumn and winter.\n\nYour skin"
            " makes enough from June to August.",
        ),
    ],
    words=("supplement", "highest", "peak", "worst", "most ", "more common", "commonest",
           "season ", "height", "around from", "mostly in", "mainly in"),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that put one thing in different parts of the year."""
    found = list(islice(_claims(page), MOST))
    title = frozenset(_things(page.title.lower()))
    for one, other in combinations(found, 2):
        if one.is_advice is not other.is_advice or one.said.is_beside(other.said):
            continue
        if one.things - title != other.things - title:
            continue
        months = one.months if one.is_advice else _near(one.months)
        if not months & other.months:
            yield from against(one.said, other.said)
            return


def _near(months: frozenset[int]) -> frozenset[int]:
    """Return months with those before and behind them."""
    return frozenset((month + by) % 12 for month in months for by in (-1, 0, 1))


def _claims(page: Page) -> Iterator[_Claim]:
    for number, block in enumerate(page.blocks):
        if not (_PEAK.search(block.folded) or _SUPPLEMENT.search(block.folded)):
            continue
        for first, last in sentences(block.plain):
            sentence = block.folded[first:last]
            advice = _SUPPLEMENT.search(sentence)
            peak = advice or _PEAK.search(sentence)
            if peak is None or _APART.search(sentence):
                continue
            months, start, end = _year(sentence)
            if not months:
                continue
            start, end = min(peak.start(), start), max(peak.end(), end)
            said = saying(page, number, first + start, first + end)
            if said is not None:
                yield _Claim(months, frozenset(_things(sentence)), said, advice is not None)


def _things(text: str) -> Iterator[str]:
    return (found[0].rstrip("s") for found in _THING.finditer(text))


def _year(sentence: str) -> tuple[frozenset[int], int, int]:
    """Return the months that a sentence names, 0 for December, and where it names them."""
    months: set[int] = set()
    start, end, last = len(sentence), 0, 0
    is_open = False
    for found in _WHEN.finditer(sentence):
        name = found["name"]
        at = found.start("name")
        if name == "may" and (
            not _MAY.search(sentence[:at]) or _BEHIND_MAY.match(sentence, found.end())
        ):
            continue
        if name == "march" and sentence[:at].endswith(("to ", "the ")) and not months:
            continue
        some = list(_SEASONS.get(name) or [_MONTHS.index(name) + 1])
        is_range = (found["how"] or "and").strip() not in ("and", "or")
        if last and (is_range or (is_open and (found["how"] or "").startswith("and"))):
            some = list(range(last, (some[0] if some[0] > last else some[0] + 12) + len(some)))
        months.update(month % 12 for month in some)
        is_open = _BETWEEN.search(sentence[:at]) is not None
        last = some[-1]
        start, end = min(start, found.start()), max(end, found.end())
    return frozenset(months), start, end
