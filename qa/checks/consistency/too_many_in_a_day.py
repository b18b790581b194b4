"""More tablets allowed in a day than the page's own doses come to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import against, saying, sayings
from qa.document import BlockKind
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_N = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_FORMS = ("tablet", "capsule", "caplet", "pill")
_FORM = r"(?:tablets?|capsules?|caplets?|pills?)"
_A_DAY = r"(?:in (?:any |a |each )?(?:24[- ]hours?|day)|a day|(?:per|each|every) day|daily)"
_TAKEN = later(
    rf"\b(?:take|swallow|dose is) (?P<count>{_N})(?: (?:or|to) (?P<more>{_N}))? "
    rf"{_FORM},?(?: up to)? "
    rf"(?P<times>once|twice|{_N}(?: times))(?: or (?P<most>{_N}) times)? {_A_DAY}"
)
_MOST = later(
    rf"\b(?:not|never|don't)\b[^.;]{{0,20}}\bmore than (?P<most>{_N}) {_FORM}"
    rf"(?: \([^()]{{1,12}}\))? {_A_DAY}|"
    rf"\b(?:maximum|no more than|most you can take)(?: of| is)? (?P<also>{_N}) {_FORM} {_A_DAY}|"
    rf"\b(?:most|maximum|limit) {_A_DAY}(?: is)?:? (?P<labelled>{_N}) {_FORM}\b"
)
_MEAL = (
    r"(?:with|at|before|after|in the|for|first thing in the|by|over) (?:your |the |a )?(?:"
    r"breakfast|lunch(?:time)?|dinner(?:time)?|tea(?:time)?|supper|bedtime|bed|morning|midday|noon|"
    r"afternoon|evening|night)"
)
_BY_MEALS = later(
    rf"\b(?P<first>{_N}) {_FORM} {_MEAL}(?:(?:,| and|,? then) (?:another )?{_N}(?: more)?"
    rf"(?: {_FORM})? {_MEAL})+"
)
_BY_THE_CLOCK = later(
    r"\W*(?:at )?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|(?:noon|midday|midnight|breakfast|"
    rf"lunch(?:time)?|dinner|tea(?:time)?|supper|bedtime)\b)[^:;.]{{0,40}}[:\u2013\u2014-] ?"
    rf"(?:take )?(?P<count>{_N}) {_FORM}\b"
)
_PART = later(rf"\b(?P<count>{_N})(?: more)?(?: {_FORM})? {_MEAL}")
_APART = later(
    r"\b(?:if|unless|doctor|child(?:ren)?|aged|years|some|may|first|start\w*|older|week|every \w+ "
    r"(?:to \w+ )?hours|extra|other|mg tablets? or)\b"
)


@rule(
    "consistency.too-many-in-a-day",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check how many may be taken in a day.",
    why="Readers who are in pain take the most that the page lets them take.",
    sources=["NHS medicines A to Z, how and when to take it: number of tablets in 24 hours"],
    examples=[
        Example(
            bad="Take 1 or 2 tablets up to three times a day. Do not take more than 12 tablets in"
            " 24 hours.",
            good="Take 1 or 2 tablets up to three times a day. Do not take more than 6 tablets in"
            " 24 hours.",
        ),
        Example(
            bad="Take two capsules twice a day.\n\nThe maximum is eight capsules a day.",
            good="Take two capsules twice a day.\n\nIf your doctor agrees, the maximum is eight"
            " capsules a day.",
        ),
        Example(
            bad="- Most in 24 hours: 6 tablets\n\nOn a bad day, 2 tablets with breakfast, 2 with"
            " lunch, 2 at teatime and 2 at bedtime.",
            good="- Most in 24 hours: 8 tablets\n\nOn a bad day, 2 tablets with breakfast, 2 with"
            " lunch, 2 at teatime and 2 at bedtime.",
        ),
        Example(
            bad="Never take more than 8 tablets (4 g) in 24 hours.\n\n- 7am: 2 tablets\n- noon: 2"
            " tablets\n- 5pm: 2 tablets\n- 10pm: 2 tablets\n- 3am, if you wake: 2 tablets",
            good="Never take more than 8 tablets (4 g) in 24 hours.\n\n- 7am: 2 tablets\n- noon:"
            " 2 tablets\n- 5pm: 2 tablets\n- 10pm: 2 tablets",
        ),
        Example(
            good="Take 1 or 2 tablets every 4 to 6 hours. Do not take more than 8 tablets in 24"
            " hours.",
        ),
    ],
    words=("tablets", "capsules", "caplets", "pills"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where the only dose in tablets makes fewer than the stated most.

    Or where those of all meals together are more than that.
    """
    taken = [(_total(found), said) for found, said in sayings(page, _FORMS, (_TAKEN,), _APART)]
    most = [(_limit(found), said) for found, said in sayings(page, _FORMS, (_MOST,), _APART)]
    if len({number for number, _ in most}) != 1:
        return
    limit, there = most[0]
    for found, here in sayings(page, _FORMS, (_BY_MEALS,), _APART):
        if sum(value_of(part["count"]) for part in _PART.finditer(found[0])) > limit:
            yield from against(here, there)
            return
    yield from _by_the_clock(page, limit, there)
    if len({total for total, _ in taken}) == 1:
        total, here = taken[0]
        if limit > total and not here.is_beside(there):
            yield from against(there, here)


def _by_the_clock(page: Page, limit: float, there: Saying) -> Iterator[Match]:
    """Yield the line of a plan for the day with which it comes to more than the stated most."""
    for items in _lists(page):
        total = 0.0
        for number, block in items:
            found = _BY_THE_CLOCK.match(block.folded)
            if found is None:
                break
            total += value_of(found["count"])
            if total > limit and (here := saying(page, number, 0, len(block.text))):
                yield from against(here, there)
                return


def _lists(page: Page) -> Iterator[list[tuple[int, Block]]]:
    """Yield the items of each list of a page, with their numbers among its blocks."""
    items = [(n, one) for n, one in enumerate(page.blocks) if one.kind is BlockKind.LIST_ITEM]
    for _, some in groupby(items, key=lambda item: item[1].group):
        yield list(some)


def _limit(found: re.Match[str]) -> float:
    return value_of(found["most"] or found["also"] or found["labelled"])


def _total(found: re.Match[str]) -> float:
    times = (found["most"] or found["times"]).split()[0]
    return value_of(found["more"] or found["count"]) * value_of(times)
