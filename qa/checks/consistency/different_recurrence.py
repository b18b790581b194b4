"""A test, visit or change that comes round at two different intervals."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, have_company, saying
from qa.finding import Level
from qa.frequencies import frequencies_in
from qa.page import sentences
from qa.patterns import blanks, later
from qa.quantities import times_in
from qa.rule import Example, rule
from qa.telling import groups_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_THINGS = (
    ("eye test", r"eye (?:tests?|exam\w*|checks?|screening)|eyes (?:checked|tested|examined)"),
    ("blood test", r"blood tests?|blood (?:checked|taken|tested)"),
    ("foot check", r"foot (?:checks?|exam\w*)|feet checked"),
    ("dental check", r"dental (?:checks?|check-?ups?|visits?)|(?:see|to) (?:an?|your|the) dentist"),
    ("skin check", r"skin (?:checks?|exam\w*)"),
    ("bone scan", r"bone (?:density )?scans?|dexa scans?"),
    ("mammogram", r"mammograms?|breast screening"),
    ("smear", r"smear tests?|cervical screening|pap (?:tests?|smears?)"),
    ("injection", r"(?<!insulin )injections?|injected|jabs?|shots?|depot"),
    ("booster", r"boosters?"),
    ("infusion", r"infusions?|drips?"),
    ("review", r"reviews?|reviewed|check-?ups?"),
    ("visit", r"clinic visits?|see (?:us|the nurse|you)|appointments?|sessions?"),
    ("filter", r"filters?"),
    ("case", r"(?:lens )?case"),
    ("toothbrush", r"toothbrush\w*|brush head"),
    ("spacer", r"spacers?"),
    ("mask", r"masks?"),
    ("dressing", r"dressings?"),
    ("patch", r"patch(?:es)?"),
    ("bag", r"(?:stoma |catheter |drainage )?bags?|pouch(?:es)?"),
    ("catheter", r"catheters?"),
    ("ring", r"rings?"),
    ("sheets", r"sheets|bed linen|bedding"),
    ("lenses", r"lenses"),
    ("weight", r"weigh(?:ed)? yourself"),
    ("needle", r"needles?|lancets?"),
    ("urine test", r"urine (?:tests?|checked|sample)"),
    ("meeting", r"meetings?|group|class(?:es)?"),
    ("inr test", r"inr"),
    ("kit", r"(?:home )?(?:test(?:ing)? |fit |screening )?kits?"),
    ("invitation", r"invited|invitations?|letters?|screened"),
)
_GENERAL = frozenset({"review", "visit", "injection", "invitation"})
"""What other things are called too: a booster is an injection."""
_THING = later(
    "|".join(rf"\b(?P<t{number}>{words})\b" for number, (_, words) in enumerate(_THINGS))
)
_APART = later(
    r"\b(?:if|unless|except|may|might|can|could|some(?:times)?|others?|another|depend\w*|first(?! "
    r"thing)|at first|start\w*|begin\w*|then|later|more often|less often|up to|at most|"
    r"until|during|child\w*|bab(?:y|ies)|high\w*|low\w*|severe\w*|pregnan\w+|stud\w+|trials?|or|"
    r"older|over \d\d|under \d\d|aged|type|each time|next|when(?:ever)?|days? (?:a|each|per)|"
    r"hours?|"
    r"medicare|medicaid|insur\w+|covers?|covered|"
    r"in the (?:first|last)|for (?:the first|\w+ weeks|\w+ months)|newer|brand|used to|instead)\b|"
    r"\?"
)
_AGES = later(
    r"\b(?:(?:from|between|of)(?: the)? ages?(?: of)?|from|between|aged|ages) \d\d (?:to|and|up to|"
    r"until)(?: (?:the age of|their|age))? \d\d(?:st|nd|rd|th)?(?: birthday)?\b|\b\d\d to \d\d "
    r"years "
    r"(?:old|of age)\b"
)
"""Whom a programme is for, where there is one group of them."""
_EVERY = later(r"\bevery (?:year|\d|one|two|three|four|five|six|ten|other)\b")
_NOT = later(r"\b(?:not|never|no longer|n't)\b")
_AT_LEAST = later(r"\bat least (?:about |around )?\Z")
_ELSEWHERE = later(r"\b(?:scotland|wales|northern ireland|australia|canada)\b")
_ALL_WELL = later(
    r"\b(?:if|when|once|as long as|provided) (?:(?:your|their|the|you|they|last|tests?|results?|"
    r"screening|sample|smear|hpv|scan|everything|all|is|are|was|were|has|have|had|a|this|time|"
    r"did|does|that|mammogram|letter) )*"
    r"(?:none (?:is|are|was|were) found|(?:isn't|wasn't|is not|was not) found|(?:didn't|doesn't|"
    r"did "
    r"not|does not) (?:find|show|have) (?:any )?(?:hpv|human papillomavirus|anything|blood)|"
    r"normal|negative|clear|well|fine|all clear|"
    r"not? (?:find|found|show|have) (?:any )?(?:hpv|human papillomavirus|anything)|"
    r"nothing (?:is|was) found|"
    r"no (?:hpv|high-risk hpv|human papillomavirus|sign of it) (?:is|was|were|are) found)"
    r"(?: \(hpv\))?(?: this time)?,?"
)
"""The case of most people, whom the usual time is for."""
_IF_AGED = later(
    r"\bif you(?:'re| are) (?:still )?(?:under|over|aged|from|between|younger than) "
    r"(?:the age of |the ages of )?\d\d(?: (?:to|and|or|-) (?:\d\d|over|older|under))?"
    r"(?: and registered with (?:a|your) gp(?: surgery| practice)?)?(?=[.,;]|\Z)"
)
"""The case of all whom a programme is for."""
_THEN = later(r"\b(?:then|after that|thereafter|from then on)\b")
_NEXT = later(
    r"\bnext (?:\w+ ){1,4}?(?:(?:is|will be|comes?|falls) )?(?:due )?(?:again )?"
    r"(?:(?:in|after)(?: about| around)? )?\Z"
)
_AGAIN = later(
    r"\b(?:another|an?other (?:new )?|a new|a fresh) (?:\w+ ){0,2}?(?:kit|test|smear|mammogram|"
    r"screening|invitation|letter|scan|invite)\b(?: (?:again|automatically))? (?:in|after)"
    r"(?: about| around)? \Z|\b(?:invited|invite you|screened|tested|sent (?:one|it|another)|hear "
    r"from us|called|call you|contacted) (?:back )?again (?:in|after)(?: about| around)? \Z|"
    r"\b(?:you are|you're) next (?:due|invited|screened)(?: again)? (?:in|after) \Z"
)
"""What stands before a time after which a thing comes again."""
_SCREENING = later(r"\b(?:screening|screened|tests?|smear|kits?|invitations?|invited|one|again)\b")
_CASES = later(r"\b(?:if|unless|may|might|could|abnormal|found|positive|sooner|earlier|instead)\b")
_CHILD = later(r"\b(?:child|bab(?:y|ies))\w*\b")
_SLACK = 1.9
_CLOSE = 1.4
_EXACT = frozenset({"kit", "smear", "mammogram", "booster", "eye test", "bone scan"})
"""What whole programmes call people for."""
_OF_WOMEN = frozenset({"smear", "mammogram"})
_DAY = 1440.0
_LEAST = 7 * _DAY
_MOST = 12
_BEFORE = 1000
"""Characters before a sentence in which "one" finds what it stands for."""


class _Time(NamedTuple):
    thing: str
    low: float
    """Times a day, as `high`."""
    high: float
    said: Saying
    groups: frozenset[str]
    """For whom, or when, its sentence says that it is."""


@rule(
    "consistency.different-recurrence",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check how often.",
    why="Readers who come, or change it, by the longer of two intervals come too late.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="You should have an eye exam in the first year. After five years, you should have"
            " one every 12 months.\n\nEye check once every six years in long-term users.",
            good="You should have an eye exam in the first year. After five years, you should have"
            " one every 12 months.\n\nYearly eye check in long-term users.",
        ),
        Example(
            bad="After that you have an injection every three months.\n\nThe yearly injection is"
            " given by the practice nurse.",
            good="At first you have an injection every other day.\n\nThen you have an injection"
            " every three months.",
        ),
        Example(
            bad="Replace the filter every month.\n\nThe filter is changed twice a year.",
            good="Replace the filter every month.\n\nWash the mask twice a year.",
        ),
        Example(
            bad="You start in June, and then have a review at least once a year.\n\nA review"
            " every 4 years is enough.",
            good="You start in June, and then have a review at least once a year.\n\nA review"
            " every 6 months is best.",
        ),
        Example(
            bad="# Cervical screening\n\nMost people are invited every 5 years if their last test"
            " was clear.\n\nIf none are found, you will wait for your next invitation in 3 years.",
            good="# Cervical screening\n\nMost people are invited every 5 years if their last test"
            " was clear.\n\nIf HPV is found, your next invitation comes in 3 years.",
        ),
        Example(
            bad="# Breast screening\n\nWomen aged 50 to 70 are invited every 3 years.\n\nIf your"
            " mammogram is clear, your next invitation comes in 5 years' time.",
            good="# Breast screening\n\nWomen aged 50 to 59 are invited every 3 years, and women"
            " aged 60 to 70 every 5 years.\n\nIf your mammogram is clear, your next invitation "
            "comes"
            " in 5 years' time.",
        ),
        Example(
            bad="# Bowel kits\n\nYou are sent a kit every 2 years if you are aged 50 to 74.\n\nYou"
            " will be sent another kit in 4 years if you are still under 75.",
            good="# Bowel kits\n\nYou are sent a kit every 2 years if you are aged 50 to 74.\n\nYou"
            " will be sent another kit in 2 years if you are still under 75.",
        ),
        Example(
            bad="# Mammograms\n\nWomen have a mammogram every 2 years.\n\nIf your result is"
            " normal, book your next screening in 4 years.",
            good="# Mammograms\n\nWomen have a mammogram every 2 years.\n\nIf you are at high"
            " risk, book your next screening in 1 year.",
        ),
        Example(
            bad="Bone scans are done every 2 years.\n\nYour next bone scan is due in 6 years.",
            good="Bone scans are done every 2 years.\n\nIf it was clear, your next bone scan is due"
            " in 6 years.",
        ),
    ],
    words=("every", "each", "yearly", "monthly", "weekly", "annual", "daily", " a year", " a month",
           " a week", "next ", "another ", " again "),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences in which one thing comes round at different intervals."""
    if page.type == "professional":
        return
    by_thing: dict[str, list[_Time]] = {}
    for one in _times(page):
        by_thing.setdefault(one.thing, []).append(one)
    for found in by_thing.values():
        if 1 < len(found) <= _MOST:
            for one, other in combinations(found, 2):
                if _differ(one, other) and not have_company(one, other, found, _agree):
                    yield from against(one.said, other.said)
                    return


def _differ(one: _Time, other: _Time) -> bool:
    if one.said.is_beside(other.said):
        return False
    of_women = {"women"} if one.thing in _OF_WOMEN else set()
    if (one.groups ^ other.groups) - _SAYS_NOTHING - of_women:
        return False
    low, high = sorted((one, other), key=lambda time: time.low)
    return low.high * (_CLOSE if one.thing in _EXACT else _SLACK) < high.low


def _agree(one: _Time, other: _Time) -> bool:
    return not _differ(one, other)


def _times(page: Page) -> Iterator[_Time]:
    for number, block in enumerate(page.blocks):
        for often in frequencies_in(block.folded):
            said = saying(page, number, often.start, often.end)
            if said is None or _is_for_a_case(page, said):
                continue
            if _NOT.search(block.folded, said.first, often.start):
                continue
            if thing := _thing(page, block.folded, said):
                least = _AT_LEAST.search(block.folded[said.first : often.start])
                high = math.inf if least else often.high
                yield _Time(thing, often.low, high, said, _groups(page, said))
        if any(sign in block.folded for sign in _AGAIN_SIGNS):
            yield from _next(page, number, block)


def _next(page: Page, number: int, block: Block) -> Iterator[_Time]:
    """Yield when a thing comes again: "your next screening is due in 2 years"."""
    for first, last in sentences(block.plain):
        sentence = block.folded[first:last]
        told = any(sign in sentence for sign in _AGAIN_SIGNS)
        times = list(times_in(sentence)) if told else []
        if len(times) != 1 or _CASES.search(_usual(sentence)):
            continue
        time = times[0]
        said = saying(page, number, first + time.start, first + time.end)
        before = sentence[: time.start]
        comes = _NEXT.search(before) or _AGAIN.search(before)
        if said is None or not comes or time.low < _LEAST:
            continue
        if thing := _thing(page, block.folded, said) or _screened_for(page, block, sentence):
            groups = _groups(page, said)
            yield _Time(thing, _DAY / time.high, _DAY / time.low, said, groups)


def _groups(page: Page, said: Saying) -> frozenset[str]:
    """Return for whom a sentence is; of one country where the page names others too."""
    groups = groups_in(_ALL_WELL.sub(" ", said.sentence))
    return groups if _ELSEWHERE.search(page.folded) else groups - {"country"}


def _is_for_a_case(page: Page, said: Saying) -> bool:
    """Return whether a sentence, or what it says of the time after, is on some cases only."""
    own = _ALL_WELL.sub(blanks, _own(page, said.sentence))
    if len(page.once(_groups_of_age)) == 1:
        own = _AGES.sub(blanks, _IF_AGED.sub(blanks, own))
    then = _THEN.search(own, 0, said.start - said.first)
    return _APART.search(own[then.end() :] if then else own) is not None


def _groups_of_age(page: Page) -> frozenset[str]:
    """Return the ranges of age that a page names in sentences on how often something is done."""
    found = set()
    for block in page.blocks:
        for first, last in sentences(block.plain) if "every" in block.folded else ():
            if _EVERY.search(block.folded, first, last):
                found.update(_AGES.findall(block.folded, first, last))
    return frozenset(found)


def _own(page: Page, sentence: str) -> str:
    """Return a sentence without the words for children, on a page that is about them."""
    return _CHILD.sub(" ", sentence) if _CHILD.search(page.title.lower()) else sentence


def _thing(page: Page, text: str, said: Saying) -> str:
    """Return the only thing of a sentence, or for "one" that of the text shortly before it."""
    named = _things(said.sentence)
    if named == {"invitation"} and (of_title := _things(page.title.lower())):
        named = of_title
    if not named and _ONE.search(said.sentence):
        named = _things(text[max(0, said.first - _BEFORE) : said.first])
    return next(iter(named)) if len(named) == 1 else ""


@lru_cache(maxsize=64)
def _things(text: str) -> frozenset[str]:
    """Return the things that a text names; kept, since a sentence may tell many times."""
    groups = {found.lastgroup or "t0" for found in _THING.finditer(text)}
    things = frozenset(_THINGS[int(group[1:])][0] for group in groups)
    return things - _GENERAL or things


def _screened_for(page: Page, block: Block, sentence: str) -> str:
    """Return the thing of a title, for a sentence on the next test of those who are well."""
    over = page.heading_over(block)
    around = f"{over.folded}\n{block.folded}" if over is not None else block.folded
    if not _SCREENING.search(sentence) or _CASES.search(_usual(around)):
        return ""
    things = _things(page.title.lower()) & _EXACT
    return next(iter(things)) if len(things) == 1 else ""


def _usual(text: str) -> str:
    """Return a text without the case of those who are well, and of all in a range of ages."""
    return _IF_AGED.sub(" ", _ALL_WELL.sub(" ", text))


_AGAIN_SIGNS = ("next ", "another ", " again ", "a new ", "a fresh ")
_ONE = later(r"\b(?:one|it|this|them)\b")
_SAYS_NOTHING = frozenset({"later", "route", "first", "day", "missed"})
