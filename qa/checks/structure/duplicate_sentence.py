"""The same sentence twice on one page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa.checks.structure.duplicate_paragraph import LONG_PARAGRAPH
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_FEWEST = 8
_SHORTEST = 24  # characters in eight words, at least
_CLOSE = 4  # sentences
_TWICE = 2
_OPENS = 12
_LONG_PAIR = 60
"""Characters of two sentences that a page does not say twice by chance."""
_FEWEST_OF_PAIR = 7
"""Words of two short sentences that nobody says twice in one paragraph."""
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@rule(
    "structure.duplicate-sentence",
    level=Level.WARNING,
    message="This sentence already stands on line %s: say it once.",
    why="Readers who meet the same sentence again think that they have lost their place.",
    sources=["NHS digital service manual, content style guide: say it once", "PEMAT, item 8"],
    limit=5,
    examples=[
        Example(
            bad="Take it at the same time each day with food. Rest.\n\nWalk. Take it at the same"
            " time"
            " each day with food.",
            good="Take it at the same time each day with food. Rest.\n\nTake it at noon. Rest.",
        ),
        Example(
            bad="# Scans\n\n## Dress\n\nLeave your watch and all your rings at home. Wear soft"
            " clothes.\n\n## Food\n\nEat.\n\n## Dress\n\nLeave your watch and all your rings at"
            " home.",
            good="# Scans\n\n## Dress\n\nLeave your watch and all your rings at home.\n\n##"
            " Food\n\nEat as you always do, and take your tablets with a little water.",
        ),
        Example(
            bad="Use the cream every day, even when your skin is clear. Be generous.\n\nUse the"
            " cream every day, even when your skin is clear. Keep it away from flames.",
            good="Use the cream every day, even when your skin is clear. Be generous.",
        ),
        Example(
            bad="Most people feel better after two weeks of rest. Most people feel better after two"
            " weeks of rest.",
            good="Most people feel better after two weeks. Most children feel better after three.",
        ),
        Example(
            bad="# Gout\n\nGout is a kind of arthritis. It comes in sudden attacks of pain.\n\n##"
            " Care\n\nRest helps. Gout is a kind of arthritis. It comes in sudden attacks of pain.",
            good="# Gout\n\nGout is a kind of arthritis. It comes in sudden attacks of pain.\n\n##"
            " Care\n\nRest helps. Gout is a kind of arthritis. It eases in a week or two.",
        ),
        Example(
            bad="'My dog. Our walks by the sea. Being told it was fine to cry.' 'My dog. Our walks"
            " by the sea. Being told that it was fine to cry.'",
            good="My dog. Our walks by the sea. Being told it was fine to cry. My dog. Then a nap.",
        ),
        Example(
            bad="My dog. Our walks by the sea. Being told that it was fine to cry.\n\nMy dog. Our"
            " walks by the sea. Being told it was fine to cry.",
            good="My dog. Our walks by the sea. Being told it was fine to cry.\n\nMy dog. Then a"
            " nap. Being told it was fine to cry.",
        ),
        Example(
            bad='"My nurse drew up a plan for me in spring. I keep it by the door. My nurse drew up'
            ' a plan for me in spring."',
            good='"I am so glad that it is over and done," I said.\n\n"I am so glad that it is over'
            ' and done," she said.',
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each later copy; right after the first one it is surely a slip."""
    pasted = [*_pasted(page)]
    yield from pasted
    if not _may_repeat(page):
        return
    told = [match.span for match in pasted]
    seen: dict[str, tuple[Block, int, int]] = {}
    number = 0
    for block in page.blocks:
        if block.kind not in _KINDS or block.text.count(" ") < _FEWEST - 1:
            continue
        places = list(sentences(block.plain))
        for start, end in places:
            number += 1
            text = " ".join(block.folded[start:end].split()).strip("\"'")
            if text.count(" ") < _FEWEST - 1:
                continue
            earlier, at, before = seen.setdefault(text, (block, start, number))
            again = earlier is block and _near(number, before)
            if before == number or in_references(page, block):
                continue
            if is_quoted(block, start, end) and not again:
                continue
            whole = len(places) == 1 and block.kind is BlockKind.PARAGRAPH
            if whole and _is_whole(earlier) and len(block.text) >= LONG_PARAGRAPH:
                continue  # structure.duplicate-paragraph
            span = block.source_span(start, end)
            if any(one.start <= span.start < one.end for one in told):
                continue
            first = earlier.source_span(at, len(earlier.text)).start
            line = page.document.position(first).line
            whole = whole and text.endswith(".")
            beside = again or (before == number - 1 and len(places) > 1)
            twice = beside or (whole and _near(number, before))
            twice = twice or (text.endswith(".") and _same_section(page, earlier, block))
            twice = twice or (
                _opens_alike(earlier, at, block, start) and _follows(page, earlier, block)
            )
            yield Match(
                span,
                (str(line),),
                level=Level.WARNING if twice else Level.SUGGESTION,
            )


def _pasted(page: Page) -> Iterator[Match]:
    """Yield a run of short sentences that one paragraph has twice, and an opening that comes again.

    An opening is the first paragraph of a page, of two sentences or more.
    """
    opening: tuple[str, ...] = ()
    first = None
    for before, block in pairwise(page.blocks):
        if _opens_as(before, block):
            line = page.document.position(before.span.start).line
            yield Match(block.source_span(0, len(block.text)), (str(line),))
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.text.count(" ") < _FEWEST:
            continue
        parts = block.folded.split(". ")
        if first is not None and len({*parts}) == len(parts) and opening[0] not in block.folded:
            continue
        places = [*sentences(block.plain)]
        texts = [" ".join(block.folded[s:e].split()).strip("\"'") for s, e in places]
        if (again := _twice_in(texts)) is not None:
            start, end = places[again[0]][0], places[again[1] - 1][1]
            line = page.document.position(block.source_span(*places[again[2]]).start).line
            yield Match(block.source_span(start, end), (str(line),))
        if first is None and len(texts) > 1 and _tells(page, block):
            first, opening = block, tuple(texts)
        elif first is not None and (at := _row(opening, texts)) is not None:
            line = page.document.position(first.span.start).line
            start, end = places[at][0], places[at + _TWICE - 1][1]
            if not in_references(page, block) and len(texts) > _TWICE:
                yield Match(block.source_span(start, end), (str(line),))


def _opens_as(before: Block, block: Block) -> bool:
    """Return whether a paragraph has the sentences of the one above, but for the last of them."""
    if not before.kind is block.kind is BlockKind.PARAGRAPH or before.folded == block.folded:
        return False
    if before.folded[:_OPENS] != block.folded[:_OPENS]:
        return False
    one, other = (
        [part.folded[start:end] for start, end in sentences(part.plain)] for part in (before, block)
    )
    if len(one) != len(other) or len(one) <= _TWICE or one[:-1] != other[:-1]:
        return False
    return sum(text.count(" ") + 1 for text in one[:-1]) >= _FEWEST_OF_PAIR


def _tells(page: Page, block: Block) -> bool:
    """Return whether a paragraph that ends as a sentence does opens the page."""
    over = page.heading_over(block)
    return block.plain.rstrip().endswith(".") and (over is None or over is page.headings[0])


def _row(opening: Sequence[str], texts: Sequence[str]) -> int | None:
    """Return where the first two sentences of an opening stand in a row among others."""
    for at in range(len(texts) - 1):
        long = len(texts[at]) + len(texts[at + 1]) >= _LONG_PAIR
        if long and tuple(texts[at : at + _TWICE]) == opening[:_TWICE]:
            return at
    return None


def _twice_in(texts: Sequence[str]) -> tuple[int, int, int] | None:
    """Return where two sentences come again in one paragraph, where that ends, and the first."""
    for at in range(len(texts) - 1):
        pair = texts[at : at + _TWICE]
        if sum(text.count(" ") + 1 for text in pair) < _FEWEST_OF_PAIR:
            continue
        for again in range(at + _TWICE, len(texts) - 1):
            if texts[again : again + _TWICE] == pair:
                return again, min(len(texts), again + again - at), at
    return None


def _same_section(page: Page, earlier: Block, block: Block) -> bool:
    """Return whether two blocks stand below two headings of one name, in one part of the page."""
    first, second = page.heading_over(earlier), page.heading_over(block)
    if first is None or second is None or first is second:
        return False
    name = first.folded.strip(" :.?!")
    if name != second.folded.strip(" :.?!") or first.level != second.level:
        return False
    between = [h for h in page.headings if first.span.start < h.span.start < second.span.start]
    names = [one.folded.strip(" :.?!") for one in page.headings]
    return names.count(name) == _TWICE and all(h.level >= first.level for h in between)


def _is_whole(block: Block) -> bool:
    return len(list(sentences(block.plain))) == 1


def _opens_alike(earlier: Block, at: int, block: Block, start: int) -> bool:
    """Return whether all that stands before two sentences in their paragraphs is the same."""
    return earlier.folded[:at] == block.folded[:start]


def _follows(page: Page, earlier: Block, block: Block) -> bool:
    """Return whether a paragraph of several sentences comes right after another."""
    if earlier.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
        return False
    return any(one is earlier and other is block for one, other in pairwise(page.blocks))


def _near(number: int, before: int) -> bool:
    """Return whether the copy is a paragraph of its own close to the sentence that it repeats."""
    return number - before <= _CLOSE


def _may_repeat(page: Page) -> bool:
    """Return whether the page may hold a sentence twice, without looking at where they end."""
    whole = page.folded.replace("\n", ". ").split(". ")
    longer = [part.strip(" .!?\"'") for part in whole if len(part) >= _SHORTEST]
    if len(set(longer)) == len(longer):
        return False
    parts: set[str] = set()
    for block in page.blocks:
        if block.kind in _KINDS:
            for part in block.folded.split(". "):
                text = part.strip(" .!?\"'")
                if len(text) >= _SHORTEST and text in parts:
                    return True
                parts.add(text)
    return False
