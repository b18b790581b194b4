"""A range of ages that ends, or begins, elsewhere on the page at another age."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, have_company, sayings
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_TO = r" ?(?:to|and|-|\u2013|\u2014) ?"
_WHO = r"(?:anyone|everyone|anybody|everybody|people|women|men|adults|those|patients|all)"
_AGES = rf"(?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,2}})"
_RANGE = later(
    rf"\b(?:aged?(?: between| from)?|ages(?: of)?|between(?: the ages of)?|from the age of|"
    r"(?:you|they|who|people|women|men|adults) are(?: aged)?)"
    rf" {_AGES}"
    r"(?!\d|[.,]\d| ?(?:%|mg|ml|kg|months?|weeks?|days?|hours?|minutes?|per|units)\b)",
)
_ALSO = (
    later(
        rf"\b{_WHO} (?:with a cervix |registered with us )?from {_AGES}(?= (?:who|can|should|is|"
        r"are|"
        r"will|may|years? old|years of age|gets?|with)\b|[,.])"
    ),
    later(
        rf"\b(?:age|target) (?:group|range|band|limits?)s?(?: is| are| of|:|,| from)? ?\(?{_AGES}"
        r"(?! ?(?:%|mg|ml|kg|months?|weeks?|days?|hours?|minutes?|per|units)\b)(?![\d.,]\d)"
    ),
    later(rf"(?<![\d.,/]){_AGES}[- ]years?(?:[- ]olds?\b| of age\b)"),
)
"""Other words for whom something is: "everyone from 30 to 65", "the age group (30 to 65)"."""
_FOR = later(
    r"\b(?:invit\w+|sen[dt]|offer\w*|eligib\w*|kits?|screen\w*|receive|overdue|book(?:s|ed|ing)?|"
    r"miss(?:ed)?|(?:can|may) (?:have|get|use|"
    r"join|book|come|apply)|register\w*|letters?|programmes?|vaccin\w*|tests?|service|for anyone|"
    r"for people|for adults|for children|we see|available|entitled|free)\b"
)
_APART = later(
    r"\b(?:if you(?: have|'ve) (?!not|had|no)|risk|family|scotland|wales|northern ireland|"
    r"girls?|boys?|pregnan\w*|some|may (?:also )?be|used to|until (?:19|20)\d\d|from (?:19|20)"
    r"\d\d|trial|study|studies|people in|average|most (?:common|often)|others?|second|catch-?up|"
    r"dose|doses|normally|men)\b(?!, you)"
)


_OF_A_PART = later(r"\bevery (?:\d|two|three|four|five|year|other)")
"""How often a part of those who are meant is asked."""
_SIGNS = ("aged ", "age ", "ages ", "between ", " are ", " from ", "year")
_MOST = 2
"""More ranges than this are of several groups."""


class _Ages(NamedTuple):
    low: int
    high: int
    said: Saying


@rule(
    "consistency.different-age-range",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check for which ages it is.",
    why="Readers at the edge of the range cannot tell whether they are meant.",
    sources=["NHS content guide: say who the page is for", "PIF TICK 2022, item 3: audience"],
    examples=[
        Example(
            bad="# Bowel kits\n\nAll who are aged 50 to 74 are sent a kit.\n\nYou will only get a"
            " kit if you are aged 54 to 74.",
            good="# Bowel kits\n\nAll who are aged 50 to 74 are sent a kit.\n\nYou will only get a"
            " kit if you are aged 50 to 74.",
        ),
        Example(
            bad="# Smear tests\n\nWomen aged 25 to 64 are invited by letter.\n\nIf you are aged 25"
            " to 60 and have had no invitation, ask your surgery.",
            good="# Smear tests\n\nWomen aged 25 to 64 are invited by letter.\n\nWomen aged 25 to"
            " 49 are invited every three years.",
        ),
        Example(
            bad="# Smear tests\n\nWomen aged 25 to 64 are invited by letter.\n\nEveryone from 25 to"
            " 67 who has missed a test can book one with us.",
            good="# Smear tests\n\nWomen aged 25 to 64 are invited by letter.\n\nEveryone from 25"
            " to 64 who has missed a test can book one with us.",
        ),
        Example(
            bad="# Bowel kits\n\nAll who are aged 50 to 74 are sent a kit.\n\nIf you are in the age"
            " range for screening and move, tell us. If your age range (54 to 74) is not yet"
            " invited, wait for your letter.",
            good="# Bowel kits\n\nAll who are aged 50 to 74 are sent a kit.\n\nMost cancers are"
            " found in the age range 60 to 74.",
        ),
        Example(
            good="# Flu jabs\n\nChildren aged 2 to 3 are offered a spray.\n\nIn Wales, children"
            " aged 2 to 5 are offered a spray.",
        ),
    ],
    words=_SIGNS,
    limit=2,
    pages=["~professional"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places where two ranges share one end and differ in the other.

    Ranges that stand beside each other, or of which each comes back, are of two things.
    """
    found = [
        _Ages(int(hit["low"]), int(hit["high"]), said)
        for hit, said in sayings(page, _SIGNS, (_RANGE, *_ALSO), _APART)
        if int(hit["low"]) < int(hit["high"]) and _FOR.search(said.sentence)
    ]
    if len({(one.low, one.high) for one in found}) > _MOST:
        return
    for one, other in combinations(found, 2):
        shared = (one.low == other.low) + (one.high == other.high)
        if shared == 1 and not one.said.is_beside(other.said):
            narrow = min(one, other, key=lambda ages: ages.high - ages.low)
            if _OF_A_PART.search(narrow.said.sentence) or have_company(one, other, found, _same):
                continue
            yield from against(one.said, other.said)
            return


def _same(one: _Ages, other: _Ages) -> bool:
    return (one.low, one.high) == (other.low, other.high)
