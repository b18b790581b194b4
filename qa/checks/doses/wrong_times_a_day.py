"""How often in a day, said twice: "every eight hours, that is four times a day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_HOURS = (
    rf"(?:every (?P<hours>{_N})(?: ?(?:to|or|-|\u2013) ?(?P<more>{_N}))? hours|"
    rf"(?P<hourly>{_N})[- ]hourly|"
    rf"(?P<apart>{_N}) hours (?:apart|between (?:doses|each|them|the|tablets|capsules)))"
)
_TIMES = (
    rf"(?P<times>once|twice|{_N}(?! (?:or|to|hours?)\b))(?: or (?P<most>{_N}))? ?"
    r"(?:times|doses|tablets|capsules|sprays|injections)?,? ?"
    r"(?:a day|daily|per day|each day|every day|in a day|in 24 hours|every 24 hours|"
    r"(?:in|over) (?:the|a) day)"
)
_LINK = (
    r"(?:,? (?:that is|that's|which is|this is|i\.?e\.?,?|in other words,?|(?:that|which|this) "
    r"(?:means|makes|gives|comes to|adds up to|works out (?:as|at))|meaning|making|works? out "
    r"(?:as|at)|so(?: that is)?|"
    r"or(?: in other words)?|equals|means|is|=)|"
    r"\. (?:that|this) (?:is|means|makes)| ?\((?:that is,? |i\.?e\.?,? |= ?)?)"
    r",?(?: ?(?:about|just|you (?:will )?(?:take|need|have)|taking))? ?"
)
_BESIDE = later(
    rf"\b(?P<said>{_TIMES})(?:,| \(|,? (?:and|but|with|at|spaced|spread|leaving|about))"
    r"(?: (?:one|a|dose|tablet|capsule|spaced|spread|out|about|roughly|leave|leaving|at least))*"
    rf" ?{_HOURS}"
)
"""Both in one sentence: the gap may be the least that is allowed, so no more than that must fit."""
_SAID = (
    later(rf"\b{_HOURS}{_LINK}(?P<said>{_TIMES})\b"),
    later(rf"\b(?P<said>{_TIMES}){_LINK}(?:one (?:dose |tablet |capsule )?|a dose )?{_HOURS}"),
)
_AWAKE = later(
    r"\b(?:awake|waking|wake|daytime|during the day|overnight|up to|at most|maximum|no more "
    r"than|not "
    r"more than|if|at least|except|meals?)\b"
)
_DAY = 24


@rule(
    "doses.wrong-times-a-day",
    level=Level.WARNING,
    message="'%s' is not '%s': check which is meant.",
    why="Readers go by the clock or by the number, and one of the two is a dose too many or too "
    "few.",
    sources=[
        "PEMAT, item 14: no calculations",
        "NHS medicines A to Z, how and when to take it: time between doses",
    ],
    examples=[
        Example(
            bad="Take it every six hours, that is three times a day.",
            good="Take it every six hours, that is four times a day.",
        ),
        Example(
            bad="Use the drops three times a day (every 12 hours).",
            good="Use the drops three times a day (every 8 hours).",
        ),
        Example(
            bad="One capsule three times a day, that is, one every 12 hours.",
            good="One capsule three times a day, that is, one every 8 hours.",
        ),
        Example(
            bad="Take one tablet four times a day, with 12 hours apart.",
            good="Take it up to three times a day, leaving at least 4 hours apart.",
        ),
        Example(good="Take it every 4 hours while you are awake, which is five times a day."),
    ],
    words=("hour",),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each number of times that does not fill a day at its own distance of hours."""
    for block in page.prose:
        if "hour" not in block.folded:
            continue
        for found in _both(block.folded):
            start, end = found.span()
            around = block.folded[max(0, start - 30) : end + 30]
            if _AWAKE.search(around) or not states(page, block, start, end):
                continue
            said = found.span("said")
            rest = block.text[start : said[0]] if said[0] > start else block.text[said[1] : end]
            hours = _HOURS_ALONE.search(rest.lower())
            shown = rest[slice(*hours.span())] if hours else rest
            args = (block.text[slice(*said)], shown)
            yield Match(block.source_span(start, end), args)


_HOURS_ALONE = later(_HOURS)


def _both(text: str) -> Iterator[re.Match[str]]:
    """Yield a number of times and a distance that do not go together, each place once."""
    told: set[int] = set()
    for found in (hit for pattern in _SAID for hit in pattern.finditer(text)):
        told.add(found.start())
        if not _fits(found):
            yield found
    for found in _BESIDE.finditer(text):
        if found.start() not in told and not _fits(found, at_most=True):
            yield found


def _fits(found: re.Match[str], *, at_most: bool = False) -> bool:
    """Return whether a day has so many doses, or, with `at_most`, room for them."""
    hours = value_of(found["hours"] or found["hourly"] or found["apart"])
    more = value_of(found["more"]) if found["more"] else hours
    times = value_of(found["times"])
    most = value_of(found["most"]) if found["most"] else times
    if not hours or not more or hours > _DAY or not times:
        return True
    low, high = _DAY / max(hours, more), _DAY / min(hours, more)
    return times <= high * 1.01 and (at_most or most >= low * 0.99)
