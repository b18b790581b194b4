"""More common in men here, and in women there."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import MOST, against, saying
from qa.document import BlockKind
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_SIDES = {
    "men": ("sex", 0), "women": ("sex", 1), "males": ("sex", 0), "females": ("sex", 1),
    "boys": ("sex", 0), "girls": ("sex", 1), "man": ("sex", 0), "woman": ("sex", 1),
    "children": ("age", 0), "adults": ("age", 1), "young people": ("age", 0),
    "younger people": ("age", 0), "older people": ("age", 1), "young adults": ("age", 0),
    "older adults": ("age", 1), "teenagers": ("age", 0), "babies": ("age", 0),
    "winter": ("season", 0), "summer": ("season", 1),
    "non-smokers": ("smoking", 0), "smokers": ("smoking", 1),
}  # fmt: skip
"""Each with the matter in which two groups differ, and its side."""
_WHO = "|".join(sorted(_SIDES, key=len, reverse=True))
_MORE = (
    r"(?:(?:much|far|slightly|a little|somewhat|(?:about |around |nearly )?(?:twice|two|three|four|"
    r"five|six|nine|ten|\d+)(?: times| to \w+ times)?) )*(?:as (?:common|likely|often)|more "
    r"(?:common|"
    r"often|frequent|likely|usual|prevalent)(?:ly)?)"
)
_LESS = (
    r"(?:(?:much|far|slightly|half) )*(?:less (?:common|often|frequent|likely)(?:ly)?|as (?:common|"
    r"likely|often) only half)"
)
_HOW = (
    rf"\b# (?:seen |found |diagnosed |reported )?(?:in|among|during) (?:the )?(?P<who>{_WHO})\b",
    (
        rf"\b(?P<who>{_WHO}) (?:are|get|have|is|develop|catch|suffer|tend to (?:get|have) it)"
        rf"(?: it| them| this)?(?: affected| diagnosed)? #\b"
    ),
)
_SAID = (
    *((False, later(pattern.replace("#", _MORE))) for pattern in _HOW),
    *((True, later(pattern.replace("#", _LESS))) for pattern in _HOW),
    *(
        (False, later(pattern))
        for pattern in (
            (
                rf"\b(?P<who>{_WHO}) (?:get|have|develop|catch) (?!it |them |this "
                rf")[a-z' -]{{3,25}}? "
                r"(?:more|twice as|three times as) often\b"
            ),
            (
                rf"\b(?:most|nearly all|the majority of) (?:people|patients|those|cases) (?:with|"
                rf"who "
                rf"(?:have|get)|are in) (?:[a-z0-9' -]{{2,30}}? (?:are|is) )?(?P<who>{_WHO})\b"
            ),
            rf"\b(?:mostly|mainly|chiefly|usually|largely|most often) affects? (?P<who>{_WHO})\b",
            rf"\baffects? (?:mostly|mainly|chiefly|largely) (?P<who>{_WHO})\b",
            rf"\baffects? (?P<who>{_WHO}) more (?:often|than)\b",
            (
                rf"\b(?:most|the majority) of (?:those|people|patients)[^.;]{{0,40}} are "
                rf"(?P<who>{_WHO})\b"
            ),
        )
    ),
)
"""Each with whether it says less instead of more."""
_BOTH = rf"(?:both )?(?P<who>{_WHO}) and (?P<too>{_WHO})"
_ALIKE = tuple(
    later(pattern)
    for pattern in (
        (
            rf"\b{_BOTH} (?:are|get \w+|have \w+|get|develop \w+) (?:just as|equally) (?:likely|"
            r"often|commonly|affected)\b"
        ),
        rf"\b{_BOTH} are affected (?:equally|alike|just as often)\b",
        (
            rf"\baffects? {_BOTH} (?:equally|alike|in equal numbers|about equally|to the same "
            rf"extent)\b"
        ),
        (
            rf"\b(?:equally|just as) (?:common|often|frequent|likely|frequently)(?: seen| found)? "
            rf"(?:in|among) {_BOTH}\b"
        ),
        (
            rf"(?<!times )(?<!twice )\b(?:just |about )?as (?:common|likely|often) in "
            rf"(?P<who>{_WHO}) as in (?P<too>{_WHO})\b"
        ),
        rf"\b(?:no difference between|the same (?:number|rate)s? (?:in|among|for)) {_BOTH}\b",
    )
)
"""What says that both sides have it as often."""
_APART = later(
    r"\b(?:if|unless|some|may|might|although|however|but|side effects?|symptoms?|severe\w*|type|"
    r"form|"
    r"kind|sort|complicat\w+|die|death|risk of|seek|see a|ask|to (?!men|women|girls|boys)(?!get|"
    r"have|be "
    r"affected|develop)|before|after (?:the )?menopause|pregnan\w+|under \d|over \d\d (?:it|this)|"
    r"signs?|"
    r"attacks?|trials?|take|drink|smoke|until|once|when)\b|\?"
)


_SO = later(r", (?:so|which means|because|probably because)\b")
_BOTH_SIDES = 2


class _Claim(NamedTuple):
    matter: str
    side: int
    said: Saying


@rule(
    "consistency.more-common-in",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check which is right.",
    why="Readers who are told both do not know whether they are at risk.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Gout\n\nIt is more common in men.\n\nWomen are affected more often than men.",
            good="# Gout\n\nIt is more common in men.\n\nMen are affected more often than women.",
        ),
        Example(
            bad="# Lupus\n\nLupus is about nine times as common in women as in men.\n\nLupus mostly"
            " affects men.",
            good="# Lupus\n\nLupus is about nine times as common in women as in men.\n\nLupus"
            " mostly affects women. Gout symptoms are more common in men.",
        ),
        Example(
            bad="# Migraine\n\nIt is three times as common in women as in men.\n\nMen and women are"
            " equally likely to get it.",
            good="# Migraine\n\nIt is three times as common in women as in men.\n\nMen and women "
            "are"
            " given the same tablets.",
        ),
        Example(
            good="# Colds\n\nColds are more common in winter. Children get them more often than"
            " adults.",
        ),
    ],
    words=("more ", "as common", "as likely", "as often", "mostly", "mainly", "chiefly", "less ",
           "majority", "most of", "most often", "largely", "most people", "most cases", "equally",
           "alike", "no difference"),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that call opposite groups the one that has it more often."""
    found = list(islice(_claims(page), MOST))
    for one, other in combinations(found, 2):
        apart = one.said.is_beside(other.said) or one.matter != other.matter
        if not apart and one.side != other.side:
            yield from against(one.said, other.said)
            return


def _claims(page: Page) -> Iterator[_Claim]:
    for number, block in enumerate(page.blocks):
        text = block.folded
        if not any(sign in text for sign in _SIGNS):
            continue
        for turned, pattern in _SAID:
            for found in pattern.finditer(text):
                said = saying(page, number, *found.span())
                if said is None or _is_for_some(said):
                    continue
                if block.kind is BlockKind.LIST_ITEM and said.start == said.first:
                    continue  # the heading over the list says of what
                matter, side = _SIDES[found["who"]]
                yield _Claim(matter, side ^ turned, said)
        yield from _alike(page, number)


def _alike(page: Page, number: int) -> Iterator[_Claim]:
    for pattern in _ALIKE:
        for found in pattern.finditer(page.blocks[number].folded):
            said = saying(page, number, *found.span())
            (matter, side), (same, other) = _SIDES[found["who"]], _SIDES[found["too"]]
            if said is not None and matter == same and side != other and not _is_for_some(said):
                yield _Claim(matter, _BOTH_SIDES, said)


def _is_for_some(said: Saying) -> bool:
    """Return whether a sentence, without what follows from it, speaks of a case only."""
    follows = _SO.search(said.block.folded, said.end, said.last)
    last = follows.start() if follows else said.last
    return _APART.search(said.block.folded, said.first, last) is not None


_SIGNS = (
    "common",
    "often",
    "likely",
    "affect",
    "frequent",
    "majority",
    "prevalent",
    "most of",
    "most people",
    "most cases",
    "no difference",
    "the same ",
)
