"""A figure "as explained above" that stands above as another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    rf"(?P<unit>(?:{_UNIT_WORDS})(?:e?s)?\b)"
)
_SMALL = frozenset(
    words_in(
        "the a an and or but to of in on for with your you it is are be as above at least about "
        "this"
        " that they we if so up can may will should must not more than take have use do when before"
        " after remember told explained mentioned shown tables table day days hours hour minutes"
    )
)


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
    ],
    words=("above", "earlier", "before", "already", "told you", "asked you", "advised you",
           "remember"),
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where nothing above gives that figure and something like it another."""
    for number, block in enumerate(page.blocks):
        for back in _BACK.finditer(block.folded):
            start, end = sentence_around(block.plain, back.start())
            words = _words(block.folded[start:end])
            for found in _QUANTITY.finditer(block.folded, start, end):
                if not states(page, block, *found.span()):
                    continue
                other = _other(page, number, (start, words), found)
                if other is not None:
                    there, first, last = other
                    here, said = block.text[slice(*found.span())], there.text[first:last]
                    yield Match(block.source_span(*found.span()), (here, said))
                    yield Match(there.source_span(first, last), (said, here))


def _other(
    page: Page, number: int, sentence: tuple[int, frozenset[str]], said: re.Match[str]
) -> tuple[Block, int, int] | None:
    """Return the place above that tells of the same in other figures; None where one agrees."""
    until, words = sentence
    kind, values = _kind(said), _values(said)
    nearest = None
    for index, block in enumerate(page.blocks[: number + 1]):
        stop = until if index == number else len(block.text)
        for found in _QUANTITY.finditer(block.folded, 0, stop):
            if _kind(found) != kind:
                continue
            low, high = _values(found)
            start, end = sentence_around(block.plain, found.start())
            shared = words & _words(block.folded[start:end])
            if (shared or kind == "times") and low <= values[0] and values[1] <= high:
                return None
            if (len(shared) > 1 or kind == "times") and states(page, block, *found.span()):
                nearest = block, *found.span()
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
