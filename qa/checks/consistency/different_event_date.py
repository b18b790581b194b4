"""An event on the 5th, to which readers are told to come on the 12th."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.checks.consistency.sayings import against, sayings
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august",
                  "september", "october", "november", "december")  # fmt: skip
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)})"
_DATE: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
    rf"(?P<date>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b"
)
_ALL: Final = later(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|\b{_MONTH} \d{{1,2}}\b(?!\d)")
_EVENT: Final = (
    later(
        r"\b(?:clinic|session|event|open day|class|course|workshop|fair|meeting|drive|talk|walk|"
        r"study day|webinar|group) (?:is|is held|will be|will be held|takes place|will take place|"
        rf"starts|begins|runs) (?:next )?on {_DATE}"
    ),
)
_COME: Final = (
    later(
        r"\b(?:come|arrive|wear|bring|join us|see you|turn up|be here|park|book (?:a|your) "
        rf"(?:time|slot|place) (?:for|on)|appointments?|please)\b[^.;]{{0,50}}?\bon {_DATE}"
    ),
)
_APART: Final = later(
    r"\b(?:or|and then|also|second|another|other|next|until|before|after|by|from|review\w*|"
    r"updated|published|if|unless|deadline|moved|instead|was|were)\b"
)


@rule(
    "consistency.different-event-date",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check the date.",
    why="Readers who come on the wrong day miss what they came for.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Jabs\n\nThe clinic is on Saturday 3 October, from 9am.\n\nPlease bring your"
            " letter on Saturday 10 October.",
            good="# Jabs\n\nThe clinic is on Saturday 3 October, from 9am.\n\nPlease bring your"
            " letter on Saturday 3 October.",
        ),
        Example(
            bad="# Open day\n\nThe open day takes place on May 8.\n\nCome to the main hall on May"
            " 18 and ask for us.",
            good="# Open days\n\nThe open day takes place on May 8.\n\nIf you miss it, come to the"
            " main hall on May 18.",
        ),
    ],
    words=_MONTHS,
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where an event is on one date and readers are told of one other."""
    events = list(sayings(page, _MONTHS, _EVENT))
    if len({_day(found["date"]) for found, _ in events}) != 1:
        return
    there, held = events[0]
    for found, said in sayings(page, _MONTHS, _COME, _APART):
        day = _day(found["date"])
        if day == _day(there["date"]) or said.is_beside(held) or not _same_month(day, there):
            continue
        if _named(page, day) == 1:
            yield from against(said, held)
            return


def _day(text: str) -> frozenset[str]:
    """Return a date as its day and its month, in any order."""
    return frozenset(word.rstrip("stndrh") if word[0].isdigit() else word
                     for word in text.split() if word != "of")  # fmt: skip


def _same_month(day: frozenset[str], there: re.Match[str]) -> bool:
    return bool(day & _day(there["date"]) & set(_MONTHS))


def _named(page: Page, day: frozenset[str]) -> int:
    """Return how often a page gives a date."""
    return sum(_day(hit[0]) == day for hit in _ALL.finditer(page.folded))
