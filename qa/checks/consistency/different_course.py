"""Two lengths of one course of a medicine: ten days here, and "when the 7 days are over" there."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import against, have_company, sayings
from qa.finding import Level
from qa.medicines import mentions_between
from qa.number_words import NUMBER_WORD, value_of
from qa.patterns import later
from qa.rule import Example, rule
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_N = rf"(?P<number>\d{{1,2}}|{NUMBER_WORD})"
_TIME = rf"{_N}[ -](?P<unit>day|week|month)s?\b"
_WHOLE = r"(?:(?:full|whole|entire|next|following|total of) )*"
_TAKEN = (
    r"(?:tablets?|capsules?|doses?|pills?|medicines?|antibiotics?|treatment|drops|cream|gel|"
    r"ointment|liquid|spray|injections?|medication|it|them)"
)
_SAID = (
    later(
        rf"\b(?:take|give|use|apply|swallow|have|put|finish|complete|rub|keep (?:taking|using))\b"
        rf"[^.;:!?\d]{{0,60}}? for (?:the |all |a )?{_WHOLE}{_TIME}"
        r"(?! (?:or (?:more|longer)|before|after|at a time|in a row|later|between|straight)\b)"
    ),
    later(
        rf"\b(?:the|your|a|each|this|usual|full|whole) course (?:of [a-z ]{{3,30}}? |for [a-z "
        rf"]{{3,40}}? )?(?:(?:usually|normally|always) )?(?:lasts?|is|takes?|runs? for|of)"
        rf"(?: (?:usually|for|a))* {_TIME}"
    ),
    later(rf"\b(?:the|your|a|this|full|whole) (?:full |whole )?{_TIME}(?:-long)? course\b"),
    later(rf"\b(?:the|all|your|these) {_WHOLE}{_TIME} of (?:the |your )?{_TAKEN}\b"),
    later(rf"\b(?:for|finish|complete|take|until) (?:all|the (?:full|whole|entire)) {_TIME}"),
)
_SIGNS = (" day", " week", "-day", "-week")
_APART = later(
    r"\b(?:unless|up to|more than|longer|at least|less than|not|n't|never|some|may|might|can|"
    r"another|first|then|also|older|pregnan\w*|prevent\w*|malaria|test|scan|operation|surgery|"
    r"or|to \d+|to (?:two|three|four|five|six|seven|eight|ten|fourteen)|about|before|repeat|"
    r"severe|week \d|start|starting|begin|stop|apart|break|relief|rest|every|rescue|flare\w*|"
    r"other)\b|n't\b"
)
_SAFE = later(r"\beven (?:if|when|though|after)\b[^.;!?]*|\bif you (?:feel|are feeling)\b[^.;!?]*")
"""What is said beside the length, and of no other one."""
_DAYS = {"day": 1, "week": 7, "month": 30}
_TYPES = ["medicine", "medication-guide", "eu-leaflet", "treatment", "condition", "faq"]
_MOST = 2


_NO_LONGER = later(
    rf"\b(?:take|taken|use|used|given|treatment|it)\b[^.;:!?\d]{{0,40}}?\b(?:(?:no|not) (?:more|"
    rf"longer) "
    rf"than|(?:for )?up to|at most|a maximum of|only for) (?:(?:{NUMBER_WORD}|\d{{1,2}}) (?:to|"
    rf"or) )?"
    rf"{_TIME}(?! (?:before|after|old|of age|to (?:work|see|feel|notice)))"
)
_LASTS = later(
    r"\b(?:course|treatment|prescription) (?:(?:usually|normally|often|typically) )?(?:lasts?|"
    r"runs?|"
    rf"is|goes on|continues)(?: (?:for|up to|about|around|usually))* (?:(?:{NUMBER_WORD}|"
    rf"\d{{1,2}}) "
    rf"(?:to|or) )?{_TIME}"
)
_OF_FEW = later(
    r"\b(?:unless|some|child\w*|pregnan\w*|severe|if you (?:have|are)|doctor (?:may|might|can)|"
    r"without "
    r"(?:asking|talking|seeing)|unless|hospital|at a time|in a row|first|another|pharmac\w+|"
    r"self-care|vaccine\w*|see (?:a|your))\b"
)
_FAR = 1.5


class _Course(NamedTuple):
    days: int
    generics: frozenset[str]
    """The medicines that its sentence names."""
    said: Saying


@rule(
    "consistency.different-course",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: check how long it is taken.",
    why="Readers who stop too early fall ill again, and who goes on too long may come to harm.",
    sources=[
        "NHS content guide, medicines A to Z: how and when to take it",
        "PEMAT 14: no calculations",
    ],
    examples=[
        Example(
            bad="# Cyclobenzaprine\n\nTake it for no longer than 2 to 3 weeks.\n\nA usual course"
            " lasts up to 3 months.",
            good="# Cyclobenzaprine\n\nTake it for no longer than 2 to 3 weeks.\n\nA usual course"
            " lasts up to 3 weeks.",
        ),
        Example(
            bad="# Amoxicillin\n\nGive the medicine for 10 days, even if your child feels better."
            "\n\nWhen the 7 days of treatment are over, throw away what is left.",
            good="# Amoxicillin\n\nGive the medicine for 10 days, even if your child feels better."
            "\n\nWhen the 10 days of treatment are over, throw away what is left.",
        ),
        Example(
            bad="# Amoxicillin\n\nYour course for a chest infection lasts 5 days.\n\nTake all the"
            " capsules for the full 7 days, even if you feel better.",
            good="# Amoxicillin\n\nYour course for a chest infection lasts 5 days.\n\nA dentist"
            " may give it for 3 days.",
        ),
        Example(
            good="# Amoxicillin\n\nTake it for 7 days. Take omeprazole for 14 days.\n\nDo not use"
            " it for 10 days."
        ),
    ],
    words=(*_SIGNS, " month"),
    limit=2,
    pages=_TYPES,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places where a page gives one course two lengths, neither of which comes back."""
    found: list[_Course] = []
    told: set[tuple[int, int]] = set()
    subject = subject_medicine(page)
    for hit, said in sayings(page, _SIGNS, _SAID):
        place = said.block.source_span(hit.start("number"), hit.end("unit"))
        if place in told or _APART.search(_SAFE.sub("", said.sentence)):
            continue
        told.add(place)
        days = int(value_of(hit["number"]) * _DAYS[hit["unit"]])
        number = page.number_of(said.block)
        named = mentions_between(page, number, said.first, said.last)
        generics = frozenset(generic for one in named for generic in one.generics)
        if not generics or subject is None or subject in generics:
            found.append(_Course(days, generics, said))
    yield from _beyond_the_longest(page)
    if len({one.days for one in found}) != _MOST:
        return
    for one, other in combinations(found, 2):
        apart = one.generics and other.generics and one.generics.isdisjoint(other.generics)
        if one.days == other.days or apart or one.said.is_beside(other.said):
            continue
        if not have_company(one, other, found, lambda a, b: a.days == b.days):
            yield from against(one.said, other.said)
            return


def _beyond_the_longest(page: Page) -> Iterator[Match]:
    """Yield a course that lasts longer than the page says that its one medicine may be taken."""
    if subject_medicine(page) is None:
        return
    limits = list(sayings(page, (*_SIGNS, " month"), (_NO_LONGER,), _OF_FEW))
    for found, said in sayings(page, (*_SIGNS, " month"), (_LASTS,), _OF_FEW):
        for limit, there in limits:
            if _days(found) > _FAR * _days(limit) and not there.is_beside(said):
                yield from against(said, there)
                return


def _days(found: re.Match[str]) -> float:
    return value_of(found["number"]) * _DAYS[found["unit"]]
