"""Two weeks of pregnancy at which folic acid ends, or two days for it beside methotrexate."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from qa.checks.consistency.sayings import against, sayings
from qa.finding import Level
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_N: Final = rf"(?P<weeks>\d{{1,2}}|{NUMBER_WORD})"
_WEEKS: Final = (
    later(
        r"\b(?:until|till|up to|to|through|reach(?:es|ed)?|past|pregnant for|for|at|end of|after|"
        rf"once|when|by)(?: (?:the|your|you|are|have|been|about|at least|first|end of|"
        rf"week|reach)\b){{0,5}} {_N}(?:th)? (?:weeks?\b|(?=week of pregnancy))"
    ),
    later(r"\b(?:until|till|to|through|reach(?:es|ed)?|end of|at|after|past)\b[^.;]{0,20}?"
          rf"\bweek {_N}\b"),
)  # fmt: skip
_ENDS: Final = later(
    r"\b(?:stop\w*|carry on|continu\w+|keep (?:on )?(?:taking|going|it up)|take|taking|need|until|"
    r"till|up to)\b"
)
_FOLIC: Final = later(r"\bfol(?:ic acid|ate)\b")
_NOT_ENDS: Final = later(
    r"\b(?:vitamin d|iron|start\w*|scan|tests?|appointment|midwife|sick\w*|breastfeed\w*|"
    r"before (?:you )?(?:conceiv\w+|get|try\w*|becom\w+|are pregnant|pregnancy)|spina|"
    r"develop\w*|forms?|an(?:a)?emia|deficien\w*|ibuprofen|some|may)\b"
)
_AGE: Final = range(8, 43)
"""Weeks at which somebody may be told to stop."""
_OTHER_DAY: Final = later(
    r"\bfol(?:ic acid|ate)\b[^.;]{0,60}\bon (?:an?|any|the) (?:different|separate|another|other) "
    r"days?\b|\b(?:on|choose|pick) a(?:nother| different| separate) day\b[^.;]{0,40}\bfolic acid\b|"
    r"\b(?:not|never|n't) take (?:your |the )?folic acid\b[^.;]{0,40}\b(?:on the (?:same )?day|"
    r"together|with it)\b|\bfolic acid\b[^.;]{0,40}\b(?:not|never) on (?:the same day|the day|your "
    r"methotrexate day)\b|\bfolic acid\b[^.;]{0,40}\bevery day (?:except|but|apart from)\b"
)
_SAME_DAY: Final = later(
    r"\b(?:take|swallow|have) (?:your |the )?(?:yellow )?(?:folic acid|folic tablets?)"
    r"(?: tablets?)? (?:[a-z ]{0,20} )?(?:on the same day|the same day as|(?:along|together) "
    r"with (?:your |the )?(?:\w+ )?methotrexate|at the same time as (?:your )?methotrexate|"
    r"with your methotrexate|on the day (?:that )?you take (?:your )?methotrexate|on your "
    r"methotrexate day)\b|"
    r"\b(?:take|swallow|have) (?:your |the )?(?:folic acid(?: tablets?)? (?:and|with|and your) "
    r"(?:your |the )?methotrexate|methotrexate and (?:your |the )?folic acid)(?: tablets?)?"
    r"(?: (?:together|both))*(?: on the same day| at the same time| together)\b"
)
_IT_ON_ANOTHER: Final = later(
    r"\bfolic acid\b[^;!?]{0,90}[.] (?:please )?(?:take|have) (?:it|this) on (?:(?:an?|any) "
    r"(?:different|separate|other)|another) day\b"
)


@rule(
    "consistency.different-folic-acid",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check when folic acid is taken.",
    why="Who stops early leaves the baby without it, and beside methotrexate the day matters.",
    sources=[
        "NHS, folic acid: until 12 weeks of pregnancy; with methotrexate on another day",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="# Folic acid\n\nTake folic acid until you are 12 weeks pregnant.\n\nKeep going"
            " until you reach week 22.",
            good="# Folic acid\n\nTake folic acid until you are 12 weeks pregnant.\n\nKeep going"
            " until you reach week 12. Have a scan at 20 weeks.",
        ),
        Example(
            bad="# Methotrexate\n\nTake 5 mg of folic acid once a week, on a different day.\n\n"
            "Please take your folic acid on the same day as your methotrexate.",
            good="# Methotrexate\n\nTake 5 mg of folic acid once a week, on a different day.\n\nDo"
            " not take your folic acid on the same day as your methotrexate.",
        ),
        Example(
            bad="# Methotrexate\n\nYou get folic acid once a week. Take it on another day.\n\n"
            "If you feel sick, take your methotrexate and folic acid together on the same day.",
            good="# Methotrexate\n\nYou get folic acid once a week. Take it on another day.\n\n"
            "Never take your methotrexate and folic acid together on the same day.",
        ),
    ],
    words=("folic", "folate"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places that end folic acid in different weeks, or put it on different days."""
    ends = list(_ends(page))
    for (one, here), (other, there) in combinations(ends, 2):
        if one != other and not here.is_beside(there):
            yield from against(there, here)
            break
    same = list(sayings(page, ("folic",), (_SAME_DAY,)))
    apart = sayings(page, ("fol",), (_OTHER_DAY, _IT_ON_ANOTHER)) if same else ()
    for (_, here), (found, there) in product(apart, same):
        if not here.is_beside(there) and not _is_denied(found, there):
            yield from against(there, here)
            return


def _ends(page: Page) -> Iterator[tuple[float, Saying]]:
    """Yield the weeks of pregnancy until which folic acid is taken."""
    about = _FOLIC.search(page.title.lower()) is not None
    for found, said in sayings(page, ("week",), _WEEKS):
        before = found.string[said.first : found.start()]
        clause = said.sentence[max(before.rfind(","), before.rfind(" and "), 0) :]
        of_pregnancy = any(word in said.sentence for word in ("pregnan", "reach", "week "))
        if not of_pregnancy or not _ENDS.search(said.sentence) or _NOT_ENDS.search(clause):
            continue
        weeks = value_of(found["weeks"])
        if (about or _FOLIC.search(said.sentence)) and weeks in _AGE:
            yield weeks, said


def _is_denied(found: re.Match[str], said: Saying) -> bool:
    before = found.string[said.first : found.start()]
    return before.rstrip().endswith(("not", "never", "n't"))
