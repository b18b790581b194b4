"""One abbreviation that is spelled out in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_SHORT = later(r"\((?P<short>[A-Z]{2,6})s?\)")
_SHORT_LOWER = later(r"\([a-z]{2,7}\)")
_WORD = later(r"[A-Za-z]+(?:'s)?")
_SMALL = frozenset({"of", "the", "and", "for", "in", "to", "a", "an", "or", "on", "with", "by"})
_MOST_SMALL = 3


class _Definition(NamedTuple):
    block: Block
    start: int
    end: int
    words: tuple[str, ...]
    text: str


@rule(
    "consistency.different-expansion",
    level=Level.WARNING,
    message="%s stands for '%s' here and for '%s' earlier on this page: keep one meaning.",
    why="Readers cannot tell which of two meanings an abbreviation has in the text.",
    sources=["Federal Plain Language Guidelines, III.a.3: use the same term consistently"],
    examples=[
        Example(
            bad="Chronic obstructive pulmonary disease (COPD) harms the lungs.\n\nChronic "
            "obstructive pulmonary disorder (COPD) gets worse with smoke.",
            good="Chronic obstructive pulmonary disease (COPD) harms the lungs.\n\nChronic "
            "obstructive pulmonary diseases (COPD) get worse with smoke.",
        ),
        Example(
            bad="Multiple sclerosis (MS) affects nerves. Mitral stenosis (MS) affects a valve.",
            good="Multiple sclerosis (MS) affects nerves. Multiple sclerosis (MS) rests.",
        ),
        Example(good="Irritable bowel syndrome (IBS) hurts. See the Institute for Bowels (IB)."),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each definition of an abbreviation that differs from its first one by a word.

    The words before the bracket count where their first letters make the abbreviation.
    """
    places: dict[str, list[int]] = {}
    for short in _SHORT_LOWER.finditer(page.folded):
        places.setdefault(short[0].rstrip("s)"), []).append(short.start())
    twice = {page.block_of(at) for found in places.values() if len(found) > 1 for at in found}
    first: dict[str, _Definition] = {}
    for block in [page.blocks[index] for index in sorted(twice)]:
        if block.kind is BlockKind.CODE:
            continue
        for hit in _SHORT.finditer(block.plain):
            found = _definition(block, hit)
            if found is None or in_references(page, block) or is_quoted(block, *hit.span()):
                continue
            earlier = first.setdefault(hit["short"], found)
            if earlier.words != found.words and (
                [_stem(w) for w in earlier.words] != [_stem(w) for w in found.words]
            ):
                span = block.source_span(found.start, hit.end())
                yield Match(span, (hit["short"], found.text, earlier.text))


def _definition(block: Block, hit: re.Match[str]) -> _Definition | None:
    """Return the words whose initials make the abbreviation, right before its bracket."""
    before = block.plain[max(0, hit.start() - 120) : hit.start()]
    offset = max(0, hit.start() - 120)
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return None
    letters, chosen, small = list(hit["short"].lower()), [], 0
    start = len(before)
    for word in reversed(words):
        if not letters:
            break
        gap = before[word.end() : start]
        if gap.strip(" -/"):
            return None
        low = word[0].lower()
        if low[0] == letters[-1]:
            letters.pop()
            chosen.append(low)
        elif low in _SMALL and small < _MOST_SMALL:
            small += 1
        else:
            return None
        start = word.start()
    if letters:
        return None
    text = block.plain[offset + start : hit.start()].strip()
    return _Definition(block, offset + start, hit.end(), tuple(reversed(chosen)), text)


def _stem(word: str) -> str:
    """Return a word without the ending of a plural, in one of its two spellings."""
    word = word.removesuffix("'s").replace("ae", "e").replace("oe", "e").replace("our", "or")
    word = word.replace("is", "iz")
    for ending in ("ies", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
