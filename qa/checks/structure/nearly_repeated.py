"""Two sentences in a row that say one thing in nearly the same words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.checks.structure.telling import denies, matter_of
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences, words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_FEWEST = 8
_OPENING = 4
"""Words that both must open with; versions of one sentence rarely differ before that."""
_MOST = 2
"""Words that may differ, on either side."""
_TURNED = 5
"""Words that tell something, in a sentence that the next one says in another order."""
_SAME = 4
"""The same, where they have all such words in common."""
_BEGUN = 3
"""Blanks of a sentence with which the next one begins."""
_LEAST = 0.6
"""How long the shorter of two sentences is that tell the same, beside the longer one."""
_SMALL = frozenset(
    words_in(
        "a an the and or but so that this these those it its they them their he she his her you"
        " your we our more than rather much very really also often usually mostly mainly just only"
        " even still in on at of for to from by with as into over about around during within if"
        " when while because since is are was were be been being has have had do does did can"
        " could may might will would should must which who whom such some any each every all"
        " many most both"
    )
)
"""Words that turn a sentence, and do not change what it is about."""
_USUAL = {
    "patients": "people", "an operation": "surgery", "operations": "surgery", "don't": "do not",
    "doesn't": "does not", "can't": "cannot", "isn't": "is not", "aren't": "are not",
    "you'll": "you will", "it's": "it is", "you're": "you are", "won't": "will not",
    "physician": "doctor", "gp": "doctor", "medication": "medicine", "medications": "medicines",
    "pills": "tablets", "pill": "tablet", "lots of": "plenty of", "a lot of": "plenty of",
    "usually": "often", "start": "begin", "starts": "begins", "help": "ease", "helps": "eases",
    "kids": "children", "assist": "help", "quickly": "fast", "commonly": "often",
    "individuals": "people", "persons": "people", "illness": "disease", "get": "have",
    "gets": "has", "phone": "call", "ring": "call", "contact": "call", "might": "may",
}  # fmt: skip
_OTHERS = later(rf"\b(?:{'|'.join(sorted(_USUAL, key=len, reverse=True))})\b")
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@rule(
    "structure.nearly-repeated",
    level=Level.WARNING,
    message="The sentence before this one says the same in nearly the same words: keep one of the"
    " two.",
    why="Two versions of one sentence show that an edit was not finished, and readers look for the"
    " difference.",
    sources=["NHS digital service manual, content style guide: say it once", "PEMAT, item 8"],
    limit=3,
    examples=[
        Example(
            bad="The therapy deals with the here and now more than with the past.\n\nThe therapy"
            " deals with the here and now rather than with the past.",
            good="The therapy deals with the here and now rather than with the past.",
        ),
        Example(
            bad="Most people can go home later on the day of the test. Most people can go home"
            " later in the day of the test. Rest.",
            good="Adults can go home on the same day of the test. Children can go home on the next"
            " day after the test.",
        ),
        Example(
            bad="The nurse cleans the wound and puts on a fresh dressing. The wound is cleaned and"
            " a fresh dressing put on by the nurse.",
            good="Stress can cause headaches. Headaches can cause stress.",
        ),
        Example(
            good="Take one tablet with food in the morning if you can. Take one tablet with food in"
            " the evening if you can."
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two neighbours that differ in no more than two small words each.

    And of two that tell the same of the same things in another order.
    """
    told: list[tuple[Block, int, int]] = [
        (block, start, end)
        for block in page.blocks
        if block.kind in _KINDS and block.text.count(" ") >= _FEWEST - 1
        for start, end in sentences(block.plain)
    ]
    for (block, start, end), (after, first, last) in pairwise(told):
        one, other = _usual(block.folded[start:end]), _usual(after.folded[first:last])
        same = block.folded[start:end] == after.folded[first:last]
        if same or not one.endswith("."):
            continue
        if not (
            one == other
            or _alike(one, other)
            or (_are_neighbours(block, after) and _says_again(one, other))
        ):
            continue
        if not in_references(page, after) and not is_quoted(after, first, last):
            yield Match(after.source_span(first, last), ())


def _usual(sentence: str) -> str:
    """Return a sentence with the usual word for each that has one, and without short forms."""
    if not _OTHERS.search(sentence):
        return sentence
    return _OTHERS.sub(lambda found: _USUAL[found[0]], sentence)


def _alike(one: str, other: str) -> bool:
    """Return whether two texts have all words in common but for a few small ones, in order."""
    if one[:12] != other[:12]:
        return False
    first, second = words_in(one), words_in(other)
    if min(len(first), len(second)) < _FEWEST or first[:_OPENING] != second[:_OPENING]:
        return False
    while first and second and first[0] == second[0]:
        del first[0], second[0]
    while first and second and first[-1] == second[-1]:
        del first[-1], second[-1]
    few = max(len(first), len(second)) <= _MOST
    return few and _SMALL.issuperset(first) and _SMALL.issuperset(second)


def _are_neighbours(block: Block, after: Block) -> bool:
    """Return whether a sentence may go on from the one before; items of a list stand alone."""
    return block is after or block.kind is after.kind is BlockKind.PARAGRAPH


def _says_again(one: str, other: str) -> bool:
    """Return whether a sentence says the one before in another order, or opens with it."""
    return _turned(one, other) or _begun_again(one, other)


def _turned(one: str, other: str) -> bool:
    """Return whether two sentences tell the same, but for one word, in another order."""
    if not other.endswith(".") or min(len(one), len(other)) < _LEAST * max(len(one), len(other)):
        return False
    if len(_bare(one) & _bare(other)) < _TURNED:
        return False
    if one.startswith("there ") or other.startswith("there ") or denies(one) != denies(other):
        return False
    first, second = matter_of(one), matter_of(other)
    mine, yours = set(first), set(second)
    fewest = _SAME if mine == yours else _TURNED
    if min(len(mine), len(yours)) < fewest or len(mine ^ yours) > 1:
        return False
    return [w for w in first if w in yours] != [w for w in second if w in mine]


def _bare(sentence: str) -> set[str]:
    return set(sentence.replace(",", "").rstrip(".").split())


def _begun_again(one: str, other: str) -> bool:
    """Return whether a sentence opens with the whole of the one before it."""
    return one.count(" ") >= _BEGUN and other.startswith((f"{one[:-1]} ", f"{one[:-1]}, "))
