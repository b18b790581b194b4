"""More tablets allowed in a day than the page's own doses come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import against, sayings
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

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
    rf"\b(?:not|never|don't)\b[^.;]{{0,20}}\bmore than (?P<most>{_N}) {_FORM} {_A_DAY}|"
    rf"\b(?:maximum|no more than|most you can take)(?: of| is)? (?P<also>{_N}) {_FORM} {_A_DAY}"
)
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
            good="Take 1 or 2 tablets every 4 to 6 hours. Do not take more than 8 tablets in 24"
            " hours.",
        ),
    ],
    words=("tablets", "capsules", "caplets", "pills"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where the only dose in tablets makes fewer than the stated most."""
    taken = [(_total(found), said) for found, said in sayings(page, _FORMS, (_TAKEN,), _APART)]
    most = [
        (value_of(found["most"] or found["also"]), said)
        for found, said in sayings(page, _FORMS, (_MOST,), _APART)
    ]
    if len({total for total, _ in taken}) != 1 or len({number for number, _ in most}) != 1:
        return
    (total, here), (limit, there) = taken[0], most[0]
    if limit > total and not here.is_beside(there):
        yield from against(there, here)


def _total(found: re.Match[str]) -> float:
    times = (found["most"] or found["times"]).split()[0]
    return value_of(found["more"] or found["count"]) * value_of(times)
