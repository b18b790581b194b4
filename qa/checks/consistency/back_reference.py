"""A figure "as explained above" that stands above as another one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.statements import states
from qa.durations import MINUTES
from qa.finding import Level, Match
from qa.number_words import NUMBER, value_of
from qa.page import sentence_around, words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_BACK = later(
    r"\b(?:as|like) (?:\w+ )?(?:explained|mentioned|described|said|stated|noted|shown|listed|set "
    r"out|"
    r"advised|discussed|outlined|given|detailed) (?:\w+ )?(?:above|earlier|before|already|in the "
    r"(?:table|"
    r"section|list|chart))\b|\bas (?:the|our) (?:tables?|lists?|charts?|sections?|figures?) "
    r"above\b|"
    r"\bas above\b|\b(?:that )?we (?:told|asked|advised) you to\b|\bwe (?:mentioned|said|"
    r"described|listed|"
    r"explained) (?:above|earlier)\b|\bmentioned (?:above|earlier)\b|\bas you (?:read|saw) above\b|"
    r"\bremember(?: that)?,? (?:to|you)\b"
)
_UNITS = {
    "mg": "mg", "milligram": "mg", "microgram": "mcg", "mcg": "mcg", "g": "g", "ml": "ml",
    "minute": "time", "hour": "time", "day": "time", "week": "time", "month": "time",
    "year": "time", "time": "times", "tablet": "tablet", "capsule": "tablet", "puff": "puff",
    "drop": "drop", "sachet": "sachet", "dose": "dose", "session": "session", "visit": "visit",
    "appointment": "visit", "injection": "injection", "unit": "unit", "glass": "glass",
    "cup": "cup", "step": "step",
}  # fmt: skip
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_QUANTITY = later(
    rf"(?<![\w.,/-])(?P<low>{NUMBER})(?: ?(?:to|-|\u2013|or) ?(?P<high>{NUMBER}))?[ -]?"
    rf"(?P<unit>(?:{_UNIT_WORDS})(?:(?<=glass)es|s)?\b)"
)
_SMALL = frozenset(
    words_in(
        "the a an and or but to of in on for with your you it is are be as above at least about "
        "this"
        " that they we if so up can may will should must not more than take have use do when before"
        " after remember told explained mentioned shown tables table day days hours hour minutes"
    )
)

_MOST = 20
"""Pointers back on a page that are followed."""


@rule(
    "consistency.back-reference",
    level=Level.WARNING,
    message="'%s' points back to what stands above, and there it is '%s': check both.",
    why="Readers who remember the first figure do not know which of the two to follow.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Take the tablet 30 to 60 minutes before breakfast.\n\nTake your tablet at least 2"
            " hours before breakfast, as explained above.",
            good="Take the tablet 30 to 60 minutes before breakfast.\n\nTake your tablet at least"
            " 30 minutes before breakfast, as explained above.",
        ),
        Example(
            bad="Chew one 300mg aspirin tablet slowly.\n\nThe 75mg aspirin we told you to chew may"
            " upset the stomach.",
            good="Chew one 300mg aspirin tablet slowly.\n\nThe 300mg aspirin we told you to chew"
            " may upset the stomach.",
        ),
        Example(
            bad="Give the dose up to 4 times in 24 hours.\n\nRepeat the dose up to 6 times in 24"
            " hours, as the tables above show.",
            good="Give the dose up to 4 times in 24 hours.\n\nRepeat the dose up to 4 times in 24"
            " hours, as the tables above show.",
        ),
        Example(good="Drink 2 glasses.\n\nDrink 2 glasses of it as explained above, not 3 ges."),
    ],
    words=("above", "earlier", "before", "already", "told you", "asked you", "advised you",
           "remember"),
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where nothing above gives that figure and something like it another."""
    backs = (
        (number, sentence_around(block.plain, back.start()))
        for number, block in enumerate(page.blocks)
        for back in _BACK.finditer(block.folded)
    )
    for number, (start, end) in islice(backs, _MOST):
        here = [one for one in page.once(_figures).get(number, ()) if start <= one.start < end]
        for one in here:
            other = _other(page, number, start, one)
            if other is not None:
                yield from both_places(_match(one, other), _match(other, one))


class _Figure(NamedTuple):
    """A quantity that the page itself gives."""

    block: Block
    start: int
    end: int
    kind: str
    values: tuple[float, float]
    words: frozenset[str]
    """Those of its sentence."""
    is_stated: bool
    """It is no quotation, reference or heading."""

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def _match(here: _Figure, there: _Figure) -> Match:
    return Match(here.block.source_span(here.start, here.end), (here.text, there.text))


def _figures(page: Page) -> dict[int, list[_Figure]]:
    """Return the quantities of a page by the number of their block."""
    found: dict[int, list[_Figure]] = {}
    for number, block in enumerate(page.blocks):
        for hit in _QUANTITY.finditer(block.folded):
            start, end = sentence_around(block.plain, hit.start())
            words = _words(block.folded[start:end])
            stated = states(page, block, *hit.span())
            figure = _Figure(block, *hit.span(), _kind(hit), _values(hit), words, stated)
            found.setdefault(number, []).append(figure)
    return found


def _other(page: Page, number: int, until: int, said: _Figure) -> _Figure | None:
    """Return the place above that tells of the same in other figures; None where one agrees."""
    nearest = None
    if not said.is_stated:
        return None
    for index, figures in page.once(_figures).items():
        for one in figures if index <= number else ():
            if one.kind != said.kind or (index == number and one.end > until):
                continue
            shared = len(said.words & one.words) if one.kind != "times" else 2
            low, high = one.values
            if shared and low <= said.values[0] and said.values[1] <= high:
                return None
            if shared > 1 and one.is_stated:
                nearest = one
    return nearest


def _kind(found: re.Match[str]) -> str:
    return _UNITS[_single(found["unit"])]


def _single(unit: str) -> str:
    return unit if unit in _UNITS else unit.removesuffix("es" if unit.endswith("sses") else "s")


def _values(found: re.Match[str]) -> tuple[float, float]:
    factor = MINUTES.get(_single(found["unit"]), 1.0)
    low = value_of(found["low"]) * factor
    return low, value_of(found["high"]) * factor if found["high"] else low


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in words_in(text) if word not in _SMALL and word.isalpha())
