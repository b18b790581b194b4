"""More of something than the page itself says is the most."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NUMBER = rf"\d{{1,3}}|{NUMBER_WORD}"
_THING = (
    r"(?P<thing>tablet|capsule|caplet|pill|piece|puff|spray|drop|dose|lozenge|patche|sachet|gumm(?:y|ie)"
    r"|unit|teaspoon|spoonful|cup|glasse|drink|suppositor(?:y|ie)|injection|shot|pastille|scoop)s?"
)
_LIMIT = later(
    rf"(?:\b(?:no|not|never|cannot|can't|don't|shouldn't|mustn't)\b[^.;:!?]{{0,40}}?\b(?:more "
    rf"than|over|exceed(?:ing)?|above|longer than)|"
    rf"\bat most|\b(?:the )?(?:maximum|most|limit)(?: \w+){{0,4}}? (?:is|of)|\bup to a maximum of)"
    rf" (?P<number>{_NUMBER})\b(?! ?(?:mg|g|ml|mcg|micro\w*|hours?|days?|weeks?|months?|times|"
    rf"years?|%|minutes?|in\b \d))"
    rf"(?: {_THING})?"
)
# One of these is in all that it matches.
_LIMITS = ("than ", "over ", "exceed", "above ", "most ", "maximum", "limit ")
_TAKEN = later(
    rf"(?<![\w.,/-])(?:(?P<low>{_NUMBER}) (?:or|to|-) )?(?P<number>{_NUMBER}) (?:more |extra |"
    rf"whole )?{_THING}\b"
)
_ANY_THING = later(rf"\b{_THING}\b")
_PACK = later(
    r"\b(?:packs?|packets?|box(?:es)?|bottles?|contains?|strips?|supply|course|prescri\w+|left|sold|"
    r"buy|worth|each (?:tablet|dose)|per ml|equal\w*|week|month|total|alcohol|"
    r"damag\w*|harm\w*|death|danger\w*|overdos\w*|too (?:much|many)|toxic|emergency|999|911|111|"
    r"a&e|"
    r"hospital|poison\w*|by mistake|more than|over|if you (?:have taken|took|take)|trial|study)\b"
)
_FORBIDS = later(
    r"\b(?:not|never|n't|no|avoid|without) (?:\w+ ){0,2}(?:take|have|use|chew|exceed|more|need|"
    r"give|swallow|"
    r"put|double)\b[^.;:!?]*\Z"
)
_CHILD = later(
    r"\b(?:child\w*|aged?|years|bab(?:y|ies)|infants?|adults?|teen\w*|elderly|men|women|kidney|"
    r"liver)\b"
)


class _Limit(NamedTuple):
    thing: str
    most: float
    text: str
    block: Block
    start: int


_MOST = 20
"""Limits of a page that its numbers are held against."""


@rule(
    "consistency.above-own-limit",
    level=Level.WARNING,
    message="'%s' is more than this page allows ('%s'): check which is right.",
    why="Readers who find two limits take the one that suits them, and it may be the wrong one.",
    sources=["NHS medicines A to Z, how and when to take it: one daily maximum for each group"],
    examples=[
        Example(
            bad="Chew one piece when you need it. Do not have more than 10 pieces a day. On bad"
            " days, 20 pieces are fine.",
            good="Chew one piece when you need it. Do not have more than 10 pieces a day. On bad"
            " days, 8 pieces are fine.",
        ),
        Example(
            bad="You should not use more than 8 puffs in 24 hours.\n\nIf you are still wheezing,"
            " take twelve puffs at once.",
            good="You should not use more than 8 puffs in 24 hours. More than twelve puffs can"
            " harm you.",
        ),
        Example(
            good="Take no more than 8 tablets in 24 hours. A pack of 16 tablets costs little. Call"
            " 999 if you took 20 tablets.",
        ),
    ],
    limit=2,
    words=["more than", "maximum", "at most", "the most", "exceed", "limit", " over "],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each larger number of the same thing in the same section, where nothing explains it."""
    limits = list(islice(_limits(page), _MOST))
    if not limits:
        return
    for block in page.prose:
        if block.kind is BlockKind.TABLE_CELL or in_references(page, block):
            continue
        for found in _TAKEN.finditer(block.folded):
            limit = next((one for one in limits if _is_above(page, block, found, one)), None)
            if limit is not None:
                start, end = found.span()
                yield Match(block.source_span(start, end), (block.text[start:end], limit.text))


def _limits(page: Page) -> Iterator[_Limit]:
    for block in page.prose:
        if block.kind is BlockKind.TABLE_CELL:
            continue
        if not any(word in block.folded for word in _LIMITS):
            continue
        for found in _LIMIT.finditer(block.folded):
            first, _ = sentence_around(block.plain, found.start())
            before = list(_ANY_THING.finditer(block.folded, first, found.start()))
            thing = found["thing"] or (before[-1]["thing"] if before else "")
            sentence = block.folded[first : found.end()]
            if thing and not _CHILD.search(sentence) and "at once" not in sentence:
                text = block.text[found.start() : found.end()]
                yield _Limit(thing, value_of(found["number"]), text, block, found.start())


def _is_above(page: Page, block: Block, found: re.Match[str], limit: _Limit) -> bool:
    low = value_of(found["low"] or found["number"])
    if found["thing"] != limit.thing or low <= limit.most:
        return False
    if page.heading_over(block) is not page.heading_over(limit.block):
        return False
    first, last = sentence_around(block.plain, found.start())
    if _PACK.search(block.folded, first, last) or _CHILD.search(block.folded, first, last):
        return False
    if _FORBIDS.search(block.folded[first : found.start()]):
        return False
    return not is_quoted(block, *found.span())
