"""A place that a page gives in two ways: Suite 210 and Suite 120, one street with two numbers."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.sayings import MOST
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ROOM: Final = later(
    r"\b(?P<key>suite|room|ward|clinic room|consulting room|gate|zone|building|block)"
    r"(?: no\.?| number)? (?P<value>\d{1,4}[a-z]?|[a-z]\d{1,3}|[b-h](?=[.,;)]|$))\b"
)
_HELD: Final = later(
    r"\b(?:we are|we're|is|are|meets?|held|takes? place|based|located|found|run|runs)\b[^.;]{0,50}"
    r"\b(?:in|at|on|inside)\b|\b(?:our|your|the) (?:clinic|appointment|class(?:es)?|group|office)\b"
)
_COME: Final = later(
    r"\b(?:come|go|report|head|walk|check in|sign in|arrive|find us|make your way|ask at|visit|"
    r"turn up|bring|meet|see you|straight)\b"
)
_ON_THE_WAY: Final = later(
    r"\b(?:then|after(?:wards)?|next|first(?! (?:day|visit|class|appointment|session|time|"
    r"floor)\b)|"
    r"x-?rays?|blood|pharmacy|toilets?|waiting|lifts?|"
    r"elevators?|park\w*|entrance|also|or|second|other|another|if|unless|moved|used to|"
    r"old|new|from (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|children'?s?|evenings?|weekends?|opposite|past|near|next to|between)\b"
)
"""With these a sentence is on another room, on the way or for a case."""
_STREET: Final = later(
    r"(?<![\w/.-])(?P<value>[1-9]\d{0,4}[A-D]?) (?P<key>(?:[NSEW]\.? |North |South |East |West )?"
    r"[A-Z][a-z']{2,14}(?: [A-Z][a-z']{2,14})? (?:Road|Street|Lane|Avenue|Drive|Way|Close|Square|"
    r"Terrace|Crescent|Boulevard|Parkway|Rd|Ave|Blvd))\b"
)
_POSTCODE: Final = later(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_MAIL: Final = later(r"[\w.+-]{3,40}@(?:[\w-]{1,40}\.){1,5}[a-z]{2,10}(?![\w@])")
_LETTERS = 12
"""Letters of an address of e-mail that is held against another, at least."""
_TWO: Final = 2
_SIGNS: Final = ("suite", "room", "ward", "gate", "zone", "building", "block", "@", "road",
                 "street", "lane", "avenue", "drive", "way", "close", "square", "terrace",
                 "crescent", "boulevard", "parkway", " rd", " ave", " blvd")  # fmt: skip


class _Place(NamedTuple):
    value: str
    block: Block
    start: int
    end: int


@rule(
    "consistency.different-address",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check where it is.",
    why="Readers who follow the wrong one of two addresses miss their visit, or are not heard.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="# Back class\n\nThe class meets on Mondays in Suite 310.\n\nOn your first day,"
            " come straight to Suite 130.",
            good="# Back class\n\nThe class meets on Mondays in Suite 310.\n\nOn your first day,"
            " come straight to Suite 310.",
        ),
        Example(
            bad="# Eye unit\n\nWe are in Room 14 on the first floor.\n\nPlease go to Room 41 when"
            " you arrive.",
            good="# Eye unit\n\nWe are in Room 14 on the first floor.\n\nAfter your X-ray, go to"
            " Room 41.",
        ),
        Example(
            bad="# Walk-in clinic\n\nFind us at 24 Larch Road, Leeds.\n\nThe bus stops outside 42"
            " Larch Road.",
            good="# Walk-in clinic\n\nFind us at 24 Larch Road, Leeds.\n\nThe car park is behind 24"
            " Larch Road.",
        ),
        Example(
            bad="# Foot clinic\n\nWrite to feet.clinic@example.org.\n\nTo cancel, e-mail"
            " feet.clinc@example.org.",
            good="# Foot clinic\n\nWrite to feet.clinic@example.org.\n\nTo cancel, e-mail"
            " feet.bookings@example.org.",
        ),
        Example(
            bad="# Foot clinic\n\nWe are at Elm House, LS7 4QT.\n\nFor a map, type in LS7 4TQ.",
            good="# Foot clinic\n\nWe are at Elm House, LS7 4QT.\n\nOr go to Oak House, LS9 6AB.",
        ),
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places that give one room, street, postcode or address of e-mail differently."""
    if any(sign in page.folded for sign in _SIGNS):
        yield from _rooms(page)
        yield from _streets(page)
        yield from _mails(page)
    yield from _postcodes(page)


def _blocks(page: Page) -> Iterator[Block]:
    for block in page.blocks:
        if block.kind is not BlockKind.CODE and not in_references(page, block):
            yield block


def _rooms(page: Page) -> Iterator[Match]:
    """Yield the room to come to, where the page has what it is about in one other of that kind."""
    found: dict[str, list[_Place]] = {}
    for block in _blocks(page):
        for hit in _ROOM.finditer(block.folded):
            found.setdefault(hit["key"], []).append(_Place(hit["value"], block, *hit.span()))
    for places in found.values():
        one = next((place for place in places if place.value != places[0].value), None)
        if one is None or len({place.value for place in places}) != _TWO:
            continue
        here, there = (_sentence(place) for place in (places[0], one))
        if _ON_THE_WAY.search(here) or _ON_THE_WAY.search(there) or places[0].block is one.block:
            continue
        if (_HELD.search(here) or _COME.search(here)) and (_COME.search(there)):
            yield from both_places(_match(places[0], one), _match(one, places[0]))


def _streets(page: Page) -> Iterator[Match]:
    """Yield one street with two numbers, where the page has no third."""
    found: dict[str, list[_Place]] = {}
    for block in _blocks(page):
        for hit in _STREET.finditer(block.plain):
            found.setdefault(hit["key"], []).append(_Place(hit["value"], block, *hit.span()))
    yield from _odd_ones(found)


def _postcodes(page: Page) -> Iterator[Match]:
    """Yield two postcodes of the same letters and digits in another order."""
    found: dict[str, list[_Place]] = {}
    for block in _blocks(page):
        for hit in _POSTCODE.finditer(block.plain):
            key = "".join(sorted(hit[0]))
            found.setdefault(key, []).append(_Place(hit[0], block, *hit.span()))
    yield from _odd_ones(found)


def _odd_ones(found: dict[str, list[_Place]]) -> Iterator[Match]:
    for places in found.values():
        counts = Counter(place.value for place in places)
        one = next((place for place in places if place.value != places[0].value), None)
        if one is not None and len(counts) == _TWO and one.block is not places[0].block:
            yield from both_places(_match(places[0], one), _match(one, places[0]))


def _mails(page: Page) -> Iterator[Match]:
    """Yield an address of e-mail that differs from another by a slip of the keys."""
    first: dict[str, _Place] = {}
    for block in _blocks(page):
        hits: Iterator[re.Match[str]] = (
            _MAIL.finditer(block.folded) if "@" in block.text else iter(())
        )
        for hit in hits:
            first.setdefault(hit[0], _Place(hit[0], block, *hit.span()))
    for one, other in combinations(islice(first.values(), MOST), 2):
        if min(len(one.value), len(other.value)) >= _LETTERS and _is_slip(one.value, other.value):
            yield from both_places(_match(one, other), _match(other, one))
            return


def _is_slip(one: str, other: str) -> bool:
    """Return whether two texts differ in letters that are left out, put in, changed or swapped."""
    if [char for char in one if char.isdigit()] != [char for char in other if char.isdigit()]:
        return False
    head = _shared(one, other)
    one, other = one[head:], other[head:]
    tail = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    if len(one) == len(other) == _TWO:
        return one == other[::-1]
    return (
        len(one) <= 1 and len(other) <= 1 and "." not in one + other and {one, other} != {"s", ""}
    )


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _sentence(place: _Place) -> str:
    first, last = sentence_around(place.block.plain, place.start)
    return place.block.folded[first : max(last, place.end)]


def _match(here: _Place, there: _Place) -> Match:
    said, other = (one.block.text[one.start : one.end] for one in (here, there))
    return Match(here.block.source_span(here.start, here.end), (said, other))
