"""A sentence that begins again in its middle, or has a run of its own words pasted in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_WORD = later(r"[\w'-]+")
_RUN = 5
"""Words with which a sentence hardly ever begins twice."""
_FEWEST = 6
_LONG_RUN = 8
"""Words that are not begun twice, with their capital, but after the end of a sentence."""
_LONGEST = 45
"""Words of a sentence that can be taken in; in a longer one they may be said again."""
_GOES_ON = later(r"[a-z,]\s\Z")
_OPENS = later(r"(?:the|our|your|these|most|some|many|people|all|staff)\b")
_LISTS = later(r"[:;?\u2013\u2014]| - |\bor\b[^.]*\bor\b|\b(?:same as|than)\b")
_AGAIN = later(r"\b(?P<first>[A-Z][\w'-]*(?: [\w'-]+){2,8}) (?P<again>(?P=first))\b")
_SAYS = later(
    r" (?:is|are|was|can|may|will|to|about|takes|has|have|you|we|they|offer|need|should)\b"
)
_TWICE = later(r"(?P<first>\b[A-Z][\w'-]*(?: [\w'-]+){3,6}[.!]) (?P<again>(?P=first))(?=\s|\Z)")
_MOST = 400
"""Words of a paragraph that are looked at."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str


@rule(
    "structure.begun-again",
    level=Level.WARNING,
    message="'%s' stands here a second time, in the middle of a sentence: a text was pasted twice.",
    why="Readers lose the thread, and what the pasted words pushed out may be lost.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Our heart team runs walks in May, our heart team runs walks, and talks in June.",
            good="Our heart team runs walks in May, and talks in June.",
        ),
        Example(
            bad="Chilblains are small itchy swellings on the skin. They often Chilblains are small "
            "itchy swellings on the skin. They often heal in two weeks.",
            good="Chilblains are small itchy swellings. They often heal in two weeks.",
        ),
        Example(good="Breathe in for four, hold for four, breathe out for four, hold for four."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the second of two runs of the same words, where no sentence opens with it."""
    for block in page.blocks:
        if block.kind not in _KINDS or block.text.count(" ") < _FEWEST:
            continue
        for start, end in _runs(block):
            if not is_quoted(block, start, end) and not in_references(page, block):
                yield Match(block.source_span(start, end), (block.text[start:end],))
                break


def _runs(block: Block) -> Iterator[tuple[int, int]]:
    """Yield where the second of two runs stands, the longest that there is."""
    for pattern in (_AGAIN, _TWICE):
        for found in pattern.finditer(block.plain):
            if pattern is _TWICE or _SAYS.search(found["first"]):
                yield found.span("again")
    words = [_Word(*hit.span(), hit[0]) for hit in _WORD.finditer(block.folded)][:_MOST]
    texts = [word.text for word in words]
    runs = list(zip(*(texts[n:] for n in range(_RUN)), strict=False))
    if len(set(runs)) == len(runs):
        return
    bounds = list(sentences(block.plain))
    seen: dict[tuple[str, ...], int] = {}
    index = 0
    while index < len(runs):
        first = seen.setdefault(runs[index], index)
        length = _length(words, first, index)
        if length < _RUN:
            index += 1
            continue
        start, end = words[index].start, words[index + length - 1].end
        if _is_slip(block, bounds, words[first].start, (start, end), length):
            yield start, end
        index += length


def _length(words: Sequence[_Word], first: int, second: int) -> int:
    """Return how many words from two places on are the same, none of them counted twice."""
    length = 0
    for one, other in zip(words[first:second], words[second:], strict=False):
        if one.text != other.text:
            break
        length += 1
    return length


def _is_slip(
    block: Block, bounds: Sequence[tuple[int, int]], first: int, run: tuple[int, int], length: int
) -> bool:
    """Return whether the same words twice are no list and no figure of speech."""
    start, end = run
    opened = next((bound for bound in bounds if bound[0] == first), None)
    if opened is None or not _GOES_ON.search(block.plain, 0, start):
        return False
    if length >= _LONG_RUN and block.text[start].isupper():
        return True
    whole = block.folded[opened[0] : opened[1]]
    together = end <= opened[1] and whole.count(" ") <= _LONGEST
    return together and _OPENS.match(whole) is not None and not _LISTS.search(whole)
