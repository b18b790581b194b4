"""A door that closes at one hour here, and is open until another there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_CLOCK: Final = r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)|noon|midnight"
_DOOR: Final = (
    r"(?:we|our doors?|the doors?|doors|(?:the|our) (?:[a-z-]+ ){0,2}?(?:clinic|cent(?:re|er)|unit|"
    r"pharmacy|practice|surgery|hospital|department|office|desk|reception|shop|service))"
)
_CLOSES: Final = later(
    rf"\b{_DOOR} (?:(?:close|closes|shut|shuts)(?: (?:our|its) doors)?"
    r"(?: (?:each|every|for the) (?:evening|night|day))? at|(?:is|are|stays?|keeps?) open "
    rf"(?:until|till|up to)) (?P<end>{_CLOCK})(?!\w)"
)
_OPEN: Final = later(
    rf"\bopen\b[^.;\d]{{0,60}}?\b(?:{_CLOCK}) ?(?:to|until|till|-|\u2013|\u2014) ?(?P<end>{_CLOCK})"
    r"(?!\w)"
)
_DAILY: Final = later(r"\b(?:every (?:single )?day|(?:7|seven) days|daily|each day|all week)\b")
_DAYS: Final = later(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|bank holidays?|"
    r"holidays?|christmas|easter|summer|winter|ramadan)\b"
)
_APART: Final = later(
    r"\b(?:phone ?lines?|lines?|telephone|calls?|used to|until (?:19|20)\d\d|last (?:entry|orders|"
    r"appointments?|bookings?) (?:is|are|at)|except|but|christmas|easter|new year\S*|holidays?|"
    r"evening clinic|"
    r"extra|visitors?|visiting|if|unless)\b"
)


@rule(
    "consistency.different-closing-time",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check when it closes.",
    why="People who come at the later hour stand before a locked door.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Walk-in clinic\n\nWe are open from 8am to 10pm every day.\n\nOur doors close at"
            " 8pm each evening.",
            good="# Walk-in clinic\n\nWe are open from 8am to 10pm every day.\n\nOur doors close at"
            " 10pm each evening.",
        ),
        Example(
            bad="# Urgent care\n\nWe are open every day of the year from 8 a.m. to 8 p.m.\n\nSince"
            " we close at 6 p.m. on weekends, come early.",
            good="# Urgent care\n\nWe are open on weekdays from 8 a.m. to 8 p.m.\n\nWe close at 6"
            " p.m. on weekends.",
        ),
        Example(
            bad="# Walk-in unit\n\nWe are open every day, 8am to 8pm.\n\nX-ray is open from 9am"
            " to 5pm.\n\nAs the unit closes at 10pm, come early.",
            good="# Walk-in unit\n\nWe are open every day, 8am to 8pm.\n\nX-ray is open from 9am"
            " to 5pm.\n\nAs the unit closes at 8pm, come early.",
        ),
        Example(
            good="# Pharmacy\n\nThe pharmacy is open from 9am to 6pm.\n\nOur phone lines close at"
            " 5pm."
        ),
    ],
    words=("close", "shut"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where a page has one time of closing and a door shuts at another."""
    opened = list(_said(page, _OPEN))
    hours = {_hour(found) for _, found in opened}
    if not hours:
        return
    there, other = opened[0]  # of several, those of the whole come first
    said = _sentence(there, other)
    daily = _DAILY.search(said) is not None
    for block, found in _said(page, _CLOSES):
        if _hour(found) in hours or block is there:
            continue
        # weekends may be another matter, unless it is open alike on every day
        if not daily and any(map(_DAYS.search, (said, _sentence(block, found)))):
            continue
        yield from both_places(_match(block, found, other), _match(there, other, found))
        return


def _said(page: Page, words: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in page.blocks:
        for found in words.finditer(block.folded):
            said = block.folded[sentence_around(block.plain, found.start())[0] : found.end()]
            if states(page, block, *found.span()) and not _APART.search(said):
                yield block, found


def _sentence(block: Block, found: re.Match[str]) -> str:
    first, last = sentence_around(block.plain, found.start())
    return block.folded[first : max(last, found.end())]


def _hour(found: re.Match[str]) -> str:
    return found["end"].replace(" ", "").replace(".", "").replace(":00", "")


def _match(block: Block, found: re.Match[str], other: re.Match[str]) -> Match:
    return Match(block.source_span(*found.span("end")), (found["end"], other["end"]))
