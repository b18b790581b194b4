"""One telephone number that is answered at all hours, and at some hours only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.phone_numbers import phones
from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.page import sentence_around, sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa.checks.consistency.phone_numbers import Phone
    from qa.document import Block
    from qa.page import Page

_CLOCK = r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|noon|midnight)"
_FROM_TO = later(
    rf"\b(?P<begin>{_CLOCK}|\d{{1,2}}(?:[.:]\d\d)?) ?(?:to|-|\u2013|\u2014|until|and) ?"
    rf"(?P<end>{_CLOCK})(?!\w)"
)
_ALWAYS = later(
    r"\b(?:24 hours a day|24 ?/ ?7|24[- ]hours?(?= (?:line|helpline|hotline|advice|service|phone))|"
    r"(?:day and|day or|all day and all) night|round the clock|around the clock|"
    r"any time of (?:the )?day or night|at any hour)\b"
)
_APART = later(
    r"\b(?:out of hours|after hours|other times|outside (?:of )?(?:these|those|office|opening|"
    r"working)|overnight|voicemail|answer ?phone|answering (?:machine|service)|leave a message|"
    r"online|text|e-?mail|emergenc\w+|otherwise|weekends?|evenings?|if (?:we|the \w+) (?:are|is) "
    r"closed|walk[- ]in|visit\w*|open(?:s|ing)?|collect\w*|appointments?|deliver\w*|except|"
    r"but|christmas|bank holidays?)\b"
)
"""Words with which a text tells of several lines, of a door, or of what is done when."""
_SERVICE = later(
    r"\b(?:samaritans|childline|nhs 111|988|lifeline|papyrus|hopeline\w*|shout|quitline|"
    r"silver line|trevor project)\b"
)
_SAME_SERVICE = {"lifeline": "988"}
_ITS_LINE_CLOSES = later(
    r"\b(?:the|its|their) (?:(?:phone|help|crisis|telephone) ?line|lines?) (?:closes|shuts|is "
    r"closed|is (?:only )?open (?:from|until|between)|opens (?:at|from))\b"
)
_LINES = later(
    r"\b(?:our|the) (?:(?:phone|telephone|help|advice) ?)?lines?(?: (?:is|are|will be))?"
    r"(?: (?:open|staffed|answered|manned|available|covered|run|runs))+\b"
)
_SAME_HOURS = later(
    r"\b(?:during|in|at|for|over|keeps?|works?) (?:the|those|these) same (?:hours|times)\b"
)
_OTHER_DAYS = later(
    r"\b(?:saturdays?|sundays?|weekends?|except|but|if|unless|booking|prescription|emergency|"
    r"evenings?|christmas|holidays?|other|crisis)\b"
)
_NOON = 12


class _Hours(NamedTuple):
    """When a number is answered: all day, or from one hour to another."""

    when: str
    """In a form in which two ways of writing it are equal; "" for at all hours."""
    block: Block
    start: int
    end: int


@rule(
    "consistency.different-hours",
    level=Level.WARNING,
    message="'%s' here, and '%s' for the same number elsewhere on this page: check when it is "
    "answered.",
    why="Readers who call at night what is only answered by day find nobody when they need them.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Ring our advice line on 0115 496 0733. A nurse answers 24 hours a day.\n\nAdvice "
            "line: 0115 496 0733 (8am to 8pm, Monday to Saturday)",
            good="Ring our advice line on 0115 496 0733. A nurse answers 24 hours a day.\n\nAdvice "
            "line: 0115 496 0733 (day and night)",
        ),
        Example(
            bad="Call the pharmacy on 0161 496 0022, 9am to 5pm.\n\nFor more tablets, phone the "
            "pharmacy on 0161 496 0022 between 8am and 6pm.",
            good="Call the pharmacy on 0161 496 0022, 9am to 5pm.\n\nFor more tablets, phone the "
            "pharmacy on 0161 496 0022 between 9 and 5pm.",
        ),
        Example(
            bad="Ring Samaritans on 116 123, day or night.\n\nSamaritans: 116 123. The line closes"
            " at midnight.",
            good="Ring Samaritans on 116 123, day or night.\n\nQuitline: 0800 496 0123. The line"
            " closes at 8pm.",
        ),
        Example(
            bad="Phone: 0114 496 0712 (Monday to Friday, 9am to 4pm)\n\nWe see people from 8am to"
            " 6pm, and our phone line is answered during the same hours.",
            good="Phone: 0114 496 0712 (Monday to Friday, 9am to 4pm)\n\nWe see people from 9am to"
            " 4pm, and our phone line is answered during the same hours.",
        ),
        Example(
            good="Ring the ward on 0114 496 0735 from 9am to 5pm. At night, ring the same number "
            "and leave a message.\n\nThe ward, 0114 496 0735, is staffed 24 hours a day."
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where each gives one number alone, with one answer to when."""
    first: dict[str, _Hours] = {}
    told: set[str] = set()
    for phone in page.once(phones):
        hours = _hours_beside(page, phone)
        if hours is None:
            continue
        earlier = first.setdefault(phone.digits, hours)
        if earlier.when != hours.when and phone.digits not in told:
            told.add(phone.digits)
            yield from both_places(_match(earlier, hours), _match(hours, earlier))
    yield from _services(page)
    if not told:
        yield from _lines(page, first)


def _lines(page: Page, known: Mapping[str, _Hours]) -> Iterator[Match]:
    """Yield hours at which the phone is said to be answered, and others beside the only number."""
    beside = [hours for hours in known.values() if hours.when]
    if len({hours.when for hours in beside}) != 1:
        return
    there = beside[0]
    for block in page.prose:
        for first, last in sentences(block.plain):
            line = _LINES.search(block.folded, first, last)
            if line is None or block is there.block:
                continue
            if _OTHER_DAYS.search(block.folded, first, last):
                continue
            same = _SAME_HOURS.search(block.folded, line.end(), last)
            begin = first if same else line.end()
            hits = list(_FROM_TO.finditer(block.folded, begin, last))
            if len(hits) != 1:
                continue
            when = f"{_hour(hits[0]['begin'])}-{_hour(hits[0]['end'])}"
            if when != there.when and states(page, block, first, last):
                start, end = (line.start(), same.end()) if same else hits[0].span()
                here = _Hours(when, block, start, end)
                yield from both_places(_match(there, here), _match(here, there))
                return


def _services(page: Page) -> Iterator[Match]:
    """Yield both places that say that one named line is always, and not always, open."""
    always: dict[str, _Hours] = {}
    for block in page.blocks:
        for hit in _ALWAYS.finditer(block.folded):
            first, last = sentence_around(block.plain, hit.start())
            names = _services_in(block.folded[first:last])
            if len(names) == 1 and not _ITS_LINE_CLOSES.search(block.folded, first, last):
                always.setdefault(names.pop(), _Hours("", block, *hit.span()))
    for block in page.blocks if always else ():
        closes = _ITS_LINE_CLOSES.search(block.folded)
        names = _services_in(block.folded)
        if closes is None or len(names) != 1 or _ALWAYS.search(block.folded):
            continue
        there = always.get(names.pop())
        if there is not None:
            here = _Hours("some", block, *closes.span())
            yield from both_places(_match(there, here), _match(here, there))
            return


def _services_in(text: str) -> set[str]:
    """Return the lines that a text names; 988 is the Lifeline's."""
    return {_SAME_SERVICE.get(name, name) for name in _SERVICE.findall(text)}


def _hours_beside(page: Page, phone: Phone) -> _Hours | None:
    """Return when a number is answered, as its block says; None where that is not one thing."""
    block, start, end = phone.block, 0, len(phone.block.text)
    for other in page.once(phones):
        if other.block is block and other is not phone:
            start = phone.end  # what stands before it may be of the other one
            end = min(end, other.start) if other.start > phone.start else end
    found = [
        *(_Hours("", block, *hit.span()) for hit in _ALWAYS.finditer(block.folded, start, end)),
        *(
            _Hours(f"{_hour(hit['begin'])}-{_hour(hit['end'])}", block, *hit.span())
            for hit in _FROM_TO.finditer(block.folded, start, end)
        ),
    ]
    if len(found) != 1 or _APART.search(block.folded, start, end):
        return None
    return found[0]


def _hour(text: str) -> str:
    """Return an hour without its half of the day, "noon" as 12: nobody mixes these up."""
    digits = "".join(char if char.isdigit() else " " for char in text).split() or [str(_NOON)]
    return f"{int(digits[0])}:{digits[1] if len(digits) > 1 else '00'}"


def _match(here: _Hours, there: _Hours) -> Match:
    said, other = (one.block.text[one.start : one.end] for one in (here, there))
    return Match(here.block.source_span(here.start, here.end), (said, other))
