"""Two numbers of signs that a diagnosis needs, or of tablets that a day allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.daily_maximum import groups_of
from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.finding import Level
from qa.medicines import mention_before
from qa.number_words import NUMBER, value_of
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_SIGNS = later(
    rf"(?P<said>at least (?P<number>{NUMBER}) of (?:the |these |its )?(?:{NUMBER} )?(?:\w+ )?"
    r"(?P<what>signs|symptoms|criteria|features|items|questions))\b"
)
_FORM = r"(?P<what>tablets|capsules|caplets|pills|puffs|doses|sachets|lozenges|patches|gummies)"
_DAY = (
    r"(?:a|per|each|every|in (?:a|one|any)|in any one) day\b|(?:in|within|every|over|per) "
    r"(?:any |a |one )?24[ -]hours?(?: period)?|daily\b"
)
_LIMITS = (
    later(
        r"\b(?:no|not|never|don't|cannot|can't|mustn't|shouldn't)\b[^.;]{0,30}?\b(?:more than|past|"
        rf"exceed(?:ing)?|over|above)\b[^.;]{{0,25}}?(?P<said>(?P<number>{NUMBER}) {_FORM})\b"
        rf"[^.;]{{0,15}}?(?:{_DAY})"
    ),
    later(
        r"\b(?:maximum|up to|most|limit)\b[^.;]{0,30}?"
        rf"(?P<said>(?P<number>{NUMBER}) {_FORM})\b[^.;]{{0,15}}?(?:{_DAY})"
    ),
)


_STRENGTH = later(r"\b[a-z]+[- ]strength\b")


@rule(
    "consistency.different-count",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which is right.",
    why="Readers count tablets and signs, and one of the two numbers is wrong.",
    sources=[
        "NHS medicines A to Z, how and when to take it: number of tablets in 24 hours",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="The diagnosis is made when at least two of 11 signs are present.\n\nWe look for at"
            " least six of the signs.",
            good="The diagnosis is made when at least two of 11 signs are present.\n\nWe look for"
            " at least two of the signs.",
        ),
        Example(
            bad="Don't take more than 1,200 mg (six tablets) in 24 hours.\n\nNever go past eight"
            " tablets a day.",
            good="Don't take more than 1,200 mg (six tablets) in 24 hours.\n\nChildren: no more"
            " than four tablets a day.",
        ),
        Example(
            bad="Of regular-strength tablets, take no more than 10 tablets in 24 hours.\n\nNever"
            " take more than 12 tablets a day of the regular-strength kind.",
            good="Of regular-strength tablets, take no more than 10 tablets in 24 hours.\n\nOf"
            " extra-strength tablets, take no more than 6 tablets in 24 hours.",
        ),
    ],
    words=(" of ", "more than", " past", "exceed", " over ", " above ", "maximum", "up to", "most",
           "limit"),
    limit=4,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places of each such pair that holds for the same people."""
    yield from disagreements(_statements(page))


def _statements(page: Page) -> Iterator[Statement]:
    for block in page.blocks:
        text = block.folded
        if "at least " in text:
            yield from _found(page, block, (_SIGNS,))
        if "s" in text and any(word in text for word in ("day", "24", "daily")):
            yield from _found(page, block, _LIMITS)


def _found(page: Page, block: Block, patterns: Iterable[re.Pattern[str]]) -> Iterator[Statement]:
    for pattern in patterns:
        for found in pattern.finditer(block.folded):
            start, end = found.span("said")
            if not states(page, block, start, end):
                continue
            signs = pattern is _SIGNS
            sentence = sentence_of(block, start)
            groups = groups_of(page, block, sentence) - {"kind", "for"}
            number = value_of(found["number"])
            named = mention_before(page, page.number_of(block), start)
            strength = _STRENGTH.search(sentence)
            of = (groups, named.generic if named else "", strength[0] if strength else "")
            key = (found["what"], None if signs else of)
            yield Statement(key, number, number, block, start, end)
