"""A paragraph that tells in other words what the one before it told."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.checks.structure.telling import matter_of
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_FEWEST = 2
"""Sentences of a paragraph: that one sentence comes back in other words is no slip alone."""
_WORDS = 3
"""Words of a sentence that tell something, at least."""
_EACH = 0.55
_MEAN = 0.65
_OF_THE_LATER = 0.65
_OF_THE_EARLIER = 0.8
_LEAST = 0.3
"""Two paragraphs of as many sentences tell the same where most words of each are in the other."""
_LONGEST = 90
"""Words: what is longer than that and is told again is a summary, or a list run together."""
_RUN_TOGETHER = " - "
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@rule(
    "structure.retold-paragraph",
    level=Level.WARNING,
    message="The paragraph before this one tells the same, sentence by sentence: keep one of the"
    " two.",
    why="Two versions of one paragraph show that an edit was not finished, and readers look for the"
    " difference.",
    sources=["NHS digital service manual, content style guide: say it once", "PEMAT, item 8"],
    limit=3,
    examples=[
        Example(
            bad="Insulin is given with a small needle under the skin. The best places are the"
            " tummy, thighs and bottom.\n\nA small needle is used to give insulin under the skin."
            " Good places are the tummy, thighs and bottom.",
            good="Insulin is given with a small needle under the skin. The best places are the"
            " tummy, thighs and bottom.\n\nA pump gives insulin all day. It is worn under your"
            " clothes, and the needle stays in for three days.",
        ),
        Example(
            bad="More severe depression is usually treated with a combination of talking therapy"
            " and tablets. It may take several weeks before you feel a benefit.\n\nFor more severe"
            " depression, treatment usually combines talking therapy with tablets. You may not feel"
            " any benefit for several weeks.",
            good="Adults take one tablet a day with food. The dose may be raised after four"
            " weeks.\n\nChildren take half a tablet a day with food. The dose may be raised after"
            " 8 weeks.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each paragraph all of whose sentences, with their numbers, stand in the one before."""
    for before, block in pairwise(page.blocks):
        if before.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
            continue
        if before.folded == block.folded or not _may_retell(before, block):
            continue
        if _retells(_sentences(before), _sentences(block)) and not in_references(page, block):
            yield Match(block.source_span(0, len(block.text)), ())


def _may_retell(before: Block, block: Block) -> bool:
    """Return whether a paragraph may tell another again, without a look at its sentences."""
    if ". " not in block.folded or ". " not in before.folded or _RUN_TOGETHER in block.text:
        return False
    words = set(block.folded.split())
    if len(words) > _LONGEST or len(words & set(before.folded.split())) * 4 < len(words):
        return False
    return set(_NUMBER.findall(block.text)) <= set(_NUMBER.findall(before.text))


def _sentences(block: Block) -> list[frozenset[str]]:
    return [frozenset(matter_of(block.folded[s:e])) for s, e in sentences(block.plain)]


def _retells(earlier: Sequence[frozenset[str]], later: Sequence[frozenset[str]]) -> bool:
    """Return whether each of some sentences has most of its words in one of others."""
    if len(later) < _FEWEST or any(len(words) < _WORDS for words in later):
        return False
    best = [
        max((len(words & w) / len(words), -i) for i, w in enumerate(earlier)) for words in later
    ]
    shares = [share for share, _ in best]
    if len({place for _, place in best}) < _FEWEST:
        return False
    if min(shares) >= _EACH and sum(shares) >= _MEAN * len(shares):
        return True
    told, again = frozenset().union(*earlier), frozenset().union(*later)
    both = len(told & again)
    close = both >= _OF_THE_LATER * len(again) and both >= _OF_THE_EARLIER * len(told)
    return close and len(earlier) == len(later) and min(shares) >= _LEAST
