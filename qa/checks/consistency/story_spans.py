"""How long the teller of a story says that it has been: two years sober here, five there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.sayings import Saying, against
from qa.context import in_references
from qa.document import BlockKind
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentence_around
from qa.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_N = rf"(?P<number>\d{{1,2}}|{NUMBER_WORD})"
_TIME = rf"{_N}(?: and a half)? (?:whole |full |long |happy )?(?P<unit>year|month|week)s?"
_FREE = (
    r"(?:in recovery|sober|clean|in remission|cancer[- ]free|seizure[- ]free|smoke[- ]free|"
    r"alcohol[- ]free|drug[- ]free|symptom[- ]free|off (?:the )?(?:drink|drugs|alcohol|cigarettes|"
    r"booze|heroin|opioids|pills)|without (?:a (?:single )?)?(?:drink|cigarette|seizure|alcohol|"
    r"drugs))"
)
_LAST = r"(?:my|his|her|their) last (?:drink|cigarette|seizure|relapse|fit)"
_HAVE = r"(?:have|has|'ve|'s)(?: now)?"
_SPANS = {
    "free": (
        (
            rf"\b{_HAVE} been {_FREE}(?: from [\w ]{{3,40}}?)? (?:now )?(?:for )?(?:about |almost |"
            rf"nearly |over |more than )?{_TIME}\b"
        ),
        rf"\b{_HAVE} been (?:about |almost |nearly |over |more than )?{_TIME} {_FREE}\b",
        (
            rf"\b(?:am|is|'m|'s|these|those|the|with|after|celebrat\w+) (?:now )?{_TIME}"
            rf"(?: (?:into|of|in))* {_FREE}\b"
        ),
        rf"\b(?:am|is|'m|'s|are) (?:now )?{_TIME} (?:into|in) (?:my |his |her )?recovery\b",
        (
            rf"\b(?:it (?:is|has been)|it's(?: been)?) (?:now )?(?:about |over |nearly |almost )?"
            rf"{_TIME} since {_LAST}\b"
        ),
        (
            rf"\b(?:in|for|over|during) (?:the |these |those )?(?:last |"
            rf"past )?{_TIME} since (?:i|he|she)"
            r" (?:left (?:the )?(?:hospital|rehab\w*|treatment|clinic|detox)|got (?:sober|clean)|"
            r"quit|"
            r"gave up|stopped (?:drinking|smoking|using))\b"
        ),
        rf"\b{_LAST} was (?:about |over |nearly |almost )?{_TIME} ago\b",
    ),
    "diagnosis": (
        rf"\b(?:was|were|been) (?:first )?diagnosed[^.;\d]{{0,40}}? {_TIME} ago\b",
        rf"\b(?:got|had|received) (?:my|his|her|the) diagnosis {_TIME} ago\b",
        rf"\b{_TIME} ago,? (?:i|he|she) (?:was|were) diagnosed\b",
        (
            rf"\b(?:it (?:is|has been)|it's(?: been)?) (?:now )?{_TIME} since (?:my|his|her|the) "
            r"diagnosis\b"
        ),
    ),
    "transplant": (
        (
            rf"\b(?:it (?:is|has been)|it's(?: been)?) (?:now )?{_TIME} since (?:my|his|her|the) "
            r"(?:\w+ )?transplant\b"
        ),
        rf"\b(?:my|his|her) (?:\w+ )?transplant (?:was )?{_TIME} ago\b",
    ),
    "married": (
        rf"\b{_HAVE} been married (?:to [\w ]{{2,20}}? )?(?:for )?{_TIME}\b",
        rf"\b(?:my|his|her) (?:husband|wife) of {_TIME}\b",
    ),
    "children": (
        (
            rf"\b(?:mother|father|mum|mom|dad|parent) of (?P<number>[2-9]|{NUMBER_WORD})\b"
            r"(?! (?:adult|grown|young|older|small))"
        ),
        rf"\b(?:our|my|his|her|their|have|has) (?P<number>[2-9]|{NUMBER_WORD}) (?:children|kids)\b",
    ),
    "grandchildren": (
        (
            rf"\b(?:grandmother|grandfather|nan|gran|grandad|granddad|grandma|grandpa|"
            rf"grandparent) of "
            rf"(?P<number>[2-9]|{NUMBER_WORD})\b"
        ),
        (
            rf"\b(?:our|my|his|her|their|have|has) (?P<number>[2-9]|{NUMBER_WORD}) "
            r"(?:grandchildren|grandkids)\b"
        ),
    ),
    "daughters": (
        (
            rf"\b(?:our|my|his|her|their|have|has) (?P<number>[2-9]|{NUMBER_WORD}) "
            r"(?:daughters|girls)\b"
        ),
    ),
    "sons": (
        rf"\b(?:our|my|his|her|their|have|has) (?P<number>[2-9]|{NUMBER_WORD}) (?:sons|boys)\b",
    ),
}
_EVENTS = {
    "stroke": "stroke",
    "heart attack": "heart attack",
    "operation": "(?:operation|surgery)",
    "accident": "(?:accident|crash)",
}
_SPANS |= {
    name: (
        (
            rf"\b(?:it (?:is|has been)|it's(?: been)?|in the|for the) (?:now )?(?:last |past )?"
            rf"{_TIME} since (?:my|his|her|the) {event}\b"
        ),
        rf"\b{_TIME} on (?:from|since) (?:my|his|her|the) {event}\b",
        rf"\b(?:my|his|her) {event} (?:was )?{_TIME} ago\b",
        rf"\b(?:had|survived) (?:a|my|his|her|the) {event} {_TIME} ago\b",
    )
    for name, event in _EVENTS.items()
}
_SAYS = tuple((kind, later(words)) for kind, told in _SPANS.items() for words in told)
_APART = {
    "free": r"relaps\w*|before|then|until|again|at the time|longest|once|"
    r"(?:most|many|some|other) people|people (?:who|in recovery|with)|members?|someone|"
    r"others?|friend|counsel+or|sponsor|husband|wife|mother|father|mum|mom|dad|brother|sister|"
    r"when i|when he|when she|used to|first time|almost lost|was|were|had|went|started|met|became|"
    r"will|want|hope|goal|aim|next",
    "diagnosis": r"again|second|first time|mother|father|sister|brother|dad|mum|mom|son|daughter|"
    r"wife|husband|friend|cousin|aunt|uncle|also|both|too|later|other|another|nephew|niece",
    "transplant": r"second|first|another|other|failed|next|friend|brother|sister|mother|father",
    "married": r"before|when|first|second|then|until|had|were|was|parents|friend",
    "children": r"sister|brother|friend|lost|now|later|then|when|step\w*|foster\w*|died|wanted|"
    r"nurse|doctor|other|at home|youngest|oldest|another|with us",
}
_APART |= dict.fromkeys(
    _EVENTS, rf"{_APART['transplant']}|again|then|when|husband|wife|dad|mum|mom"
)
_APART |= dict.fromkeys(("grandchildren", "daughters", "sons"), _APART["children"])
_SET_APART = {name: later(rf"\b(?:{words})\b") for name, words in _APART.items()}
_LOOSE = later(r"\b(?:about|almost|nearly|over|more than|around|just under|roughly|at least)\b")
_MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52}
_CLOSE, _FAR = 1.15, 1.6
_YEAR = 12
_NOTHING = frozenset({BlockKind.HEADING, BlockKind.CODE, BlockKind.ALT})


class _Span(NamedTuple):
    value: float
    """In months, or of children."""
    loose: bool
    said: Saying


def two_spans(page: Page) -> Iterator[Match]:
    """Yield both places of a story that tell in two ways how long it has been, or how many.

    Left out are sentences on another person, and on how things stood at an earlier time.
    """
    first: dict[str, _Span] = {}
    told: set[str] = set()
    again = "relaps" in page.folded
    for kind, span in _spans(page):
        if again and " since " in span.said.text and " left " in span.said.text:
            continue  # who left may have begun again
        there = first.setdefault(kind, span)
        if kind not in told and _differ(there, span):
            told.add(kind)
            yield from against(there.said, span.said)


def _spans(page: Page) -> Iterator[tuple[str, _Span]]:
    for block in page.blocks:
        if block.kind in _NOTHING or in_references(page, block):
            continue
        found = [(hit, kind) for kind, words in _SAYS for hit in words.finditer(block.folded)]
        for hit, kind in sorted(found, key=lambda one: one[0].start()):
            first, last = sentence_around(block.plain, hit.start())
            said = Saying(block, *hit.span(), first, max(last, hit.end()))
            if not _SET_APART[kind].search(said.sentence):
                yield kind, _Span(_value(hit), _LOOSE.search(said.sentence) is not None, said)


def _value(hit: re.Match[str]) -> float:
    unit = hit.groupdict().get("unit")
    return value_of(hit["number"]) * (_MONTHS[unit] if unit else _YEAR)


def _differ(one: _Span, other: _Span) -> bool:
    if one.said.is_beside(other.said):
        return False
    low, high = sorted((one.value, other.value))
    return high > low * (_FAR if one.loose or other.loose else _CLOSE)
