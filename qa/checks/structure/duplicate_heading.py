"""Two sections of one name under the same heading."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.context import in_references
from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_HIGHEST, _LOWEST = 2, 3
_STEM = 5
_FEWEST_WORDS = 8
_ALIKE = 0.8
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_MANY = 2  # a heading that stands more often is a pattern of the page


@rule(
    "structure.duplicate-heading",
    level=Level.WARNING,
    message="There is a section '%s' on line %s already: put the two together, or give this one a"
    " name of its own.",
    why="Readers who jump to the section find one of two, and may miss the one that they need.",
    sources=[
        "WCAG 2.2, 2.4.6 Headings and Labels: headings describe topic or purpose",
        "PEMAT, item 9: sections have informative headers",
    ],
    examples=[
        Example(
            bad="# Flu\n\n## Symptoms\n\nFever.\n\n## Care\n\nRest.\n\n## Symptoms\n\nA cough.",
            good="# Flu\n\n## Symptoms\n\nFever.\n\n## Care\n\nRest.\n\n## Signs in"
            " children\n\nCough.",
        ),
        Example(
            bad="# Sleep\n\n## Side effects\n\nNausea.\n\n## Side effects:\n\nA rash.",
            good="# Sleep\n\n## Adults\n\n### Dose\n\n1 mg.\n\n## Children\n\n### Dose\n\nNone.",
        ),
        Example(
            bad="# Vaccine questions\n\n## Can the vaccine give me flu?\n\nNo.\n\n## Does it"
            " hurt?\n\nA bit.\n\n## Could the flu vaccine give me the flu?\n\nNo.",
            good="# Vaccine questions\n\n## Can the vaccine give me flu?\n\nNo.\n\n## Can my"
            " vaccine give others flu?\n\nNo.",
        ),
        Example(
            bad="# Tinnitus\n\n## How is it treated?\n\nWith sound.\n\n## Costs\n\nNone.\n\n"
            "## How is tinnitus treated?\n\nWith sound and talking therapy.",
            good="# Tinnitus\n\n## How is it treated?\n\nWith sound.\n\n## How is tinnitus"
            " found?\n\nWith a test.",
        ),
        Example(
            bad="# Tinnitus\n\n## 2. Does it hurt?\n\nNo.\n\n## 3. Costs\n\nNone.\n\n## 5. Does"
            " it hurt?\n\nNot at all.",
            good="# Tinnitus\n\n## 2. Does it hurt?\n\nNo.\n\n## 3. Costs\n\nNone.\n\n## 5. Does it"
            " last?\n\nNot often.",
        ),
        Example(
            bad="# Tinnitus\n\n## Tinnitus\n\nRinging in the ears is common after loud noise.",
            good="# Tinnitus\n\n## What tinnitus is\n\nRinging in the ears is common.",
        ),
        Example(
            bad="# Gout\n\n## Side effects\n\nCommon ones are nausea, loose stools, a headache and "
            "dry skin.\n\n## Care\n\nRest.\n\n### Side effects\n\nCommon ones are nausea, loose "
            "stools, headaches and a dry skin.",
            good="# Gout\n\n## Side effects\n\nCommon ones are nausea, loose stools, a headache "
            "and dry skin.\n\n## Injections\n\nRest.\n\n### Side effects\n\nThe place where the "
            "needle went in may be sore for a day.",
        ),
        Example(
            bad="Leg veins\n\nLasers can close a vein that has swollen.\n\nBefore you come\n\nEat"
            " and drink as you always do.\n\nCosts\n\nThe care is free for all who live"
            " here.\n\nBefore you come\n\nAsk someone to drive you home after it.",
            good="Leg veins\n\nLasers can close a vein that has swollen.\n\nBefore you come\n\nEat"
            " and drink as you always do.\n\nAfter you go home\n\nAsk someone to stay with you.",
            format=Format.TEXT,
        ),
        Example(
            bad="LEG VEINS\n\nWHAT TO PACK\n- A towel.\n- A book.\n\nHOW IT IS DONE\nA laser is "
            "used.\n\nWHAT TO PACK\n- Loose trousers.\n",
            good="LEG VEINS\n\nWHAT TO PACK\n- A towel.\n- A book.\n\nHOW IT IS DONE\nA laser is "
            "used.\n\nWHAT TO WEAR\n- Loose trousers.\n",
            format=Format.TEXT,
        ),
        Example(
            bad="# Zinc\n\n## Side effects\n\nNausea.\n\n## Doses\n\nAsk us.\n\n## Possible side"
            " effects of zinc\n\nA bad taste.",
            good="# Zinc\n\n## Side effects\n\nNausea.\n\n## Doses\n\nAsk us.\n\n## Serious side"
            " effects of zinc\n\nA bad taste.",
        ),
        Example(
            bad="LEG VEINS\n\nHOW IT IS DONE\n\nA laser is used.\n\nCOSTS\n\nIt is free.\n\nHOW "
            "IT IS"
            " DONE (COPY)\n\nA laser is used.",
            good="LEG VEINS\n\nHOW IT IS DONE\n\nA laser is used.\n\nCOSTS\n\nIt is free.\n\nASK "
            "FOR A"
            " COPY\n\nWe send you one.",
            format=Format.TEXT,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each later heading of the same level and text below the same parent, with its text.

    One of another level is said where nearly the same stands below it.
    """
    yield from _nearly(page)
    if page.document.format is Format.TEXT:
        yield from _of_lines(page)
        return
    yield from _told_again(page)
    yield from _asked_again(page)
    yield from _asked_of_it(page)
    yield from _of_title(page)
    seen: dict[tuple[int, int, str], list[int]] = {}
    parents = [0] * 8
    repeated = []
    for index, block in enumerate(page.headings):
        if not block.level:
            continue
        parents[block.level] = index
        text = _name(block)
        if not _HIGHEST <= block.level <= _LOWEST or not text:
            continue
        places = seen.setdefault((block.level, max(parents[: block.level]), text), [])
        places.append(block.span.start)
        if len(places) > 1:
            repeated.append((block, places))
    for block, places in repeated:
        if len(places) <= _MANY:
            line = page.document.position(places[0]).line
            yield Match(_with_text(page, block), (block.text.strip(), str(line)))


def _with_text(page: Page, heading: Block) -> Span:
    """Return a heading with what stands right below it, up to the next one."""
    last = heading
    for block in page.blocks[(page.block_at(heading.span.start) or 0) :]:
        if block is heading or block.kind in _TEXT:
            last = block
        else:
            break
    start = heading.source_span(0, len(heading.text)).start
    return Span(start, max(start, last.source_span(0, len(last.text)).end))


def _title(page: Page) -> set[str]:
    """Return the stems of a page's title."""
    return {word[:_STEM] for word in words_in(page.title.lower())}


def _questions(page: Page) -> Iterator[Block]:
    """Yield the headings that ask."""
    for block in page.headings:
        if block.folded.rstrip().endswith("?") and not in_references(page, block):
            yield block


def _asked_again(page: Page) -> Iterator[Match]:
    """Yield each later question that asks the same as one before in nearly the same words."""
    asked: dict[frozenset[str], Block] = {}
    title = _title(page)
    for block in _questions(page):
        words = frozenset(word[:_STEM] for word in words_in(block.folded) if word not in _ASKING)
        own = words - title if len(words - title) >= _FEWEST_ASKED else words
        if len(own) < _FEWEST_ASKED:
            continue
        first = asked.setdefault(own, block)
        if first is not block and _name(first) != _name(block):
            line = page.document.position(first.span.start).line
            yield Match(_with_text(page, block), (block.text.strip(), str(line)))


def _asked_of_it(page: Page) -> Iterator[Match]:
    """Yield each question that asks by the subject's name what one asks of "it", or the reverse.

    Both stand right below one heading: "How is it treated?" may be asked of several illnesses.
    """
    title = _title(page)
    asked: dict[tuple[Block | None, frozenset[str]], tuple[Block, bool]] = {}
    for block in _questions(page):
        words = words_in(block.folded)
        stems = {word[:_STEM] for word in words if word not in _ASKING and word not in _IT}
        of_it, named = not _IT.isdisjoint(words), bool(stems & title)
        own = frozenset(stems - title)
        if of_it == named or len(own) < _FEWEST_OF_IT:
            continue
        above = (one for one in page.headings_over(block) if one.level < block.level)
        first, was_of_it = asked.setdefault((next(above, None), own), (block, of_it))
        if first.level == block.level and was_of_it != of_it:
            line = page.document.position(first.span.start).line
            yield Match(_with_text(page, block), (first.text.strip(), str(line)))


_IT = frozenset(("it", "they", "them", "its", "their"))
_FEWEST_OF_IT = 2
"""Words of a question without its subject, "how" and "treated"."""
_ASKING = frozenset(
    words_in(
        "can could may might will would is are was be have has had should must the a an"
        " of to for in on at it this that if there any really actually still"
    )
)
"""Words that say little of what is asked; what, when, who, how and not stay."""
_FEWEST_ASKED = 3


def _told_again(page: Page) -> Iterator[Match]:
    """Yield each heading that stands at another level already, over nearly the same words.

    One of the two is of a part of the page: smaller ones may recur from part to part.
    """
    seen: dict[str, tuple[Block, set[str]]] = {}
    times = Counter(_name(heading) for heading in page.headings)
    for block, after in pairwise(page.blocks):
        if block.kind is not BlockKind.HEADING or after.kind is not BlockKind.PARAGRAPH:
            continue
        stems = {word[:_STEM] for word in words_in(after.folded)}
        first, told = seen.setdefault(_name(block), (block, stems))
        fewest = min(len(stems), len(told))
        alike = fewest >= _FEWEST_WORDS and len(stems & told) >= _ALIKE * fewest
        apart = first.level != block.level and min(first.level, block.level) <= _HIGHEST
        if not apart or times[_name(block)] > _MANY:
            continue
        if alike and not in_references(page, block):
            line = page.document.position(first.span.start).line
            yield Match(_with_text(page, block), (block.text.strip(), str(line)))


_COPY = later(
    r"\(?(?:copy|duplicate|old|old version|new version|version \d|v\d|repeat(?:ed)?|\d)\)\s*:?\Z"
    r"|[-\u2013\u2014_] ?(?:copy|duplicate|old version|v\d)(?: ?\(?\d\)?)?\s*:?\Z"
)
_COPY_OF = later(r"\A\W*copy of (?=\S)")
_FILLERS = frozenset(
    words_in("possible of the a an and in with for from your you about overview what are is to")
)


def _nearly(page: Page) -> Iterator[Match]:
    """Yield each heading that says what one above says, with the title's words or "(copy)" more.

    "Side effects" and "Possible side effects of zinc" are one section, "Treatment" and "Treatment
    of children" are two.
    """
    title = _title(page)
    seen: dict[tuple[int, frozenset[str]], Block] = {}
    for block, after in pairwise(page.blocks):
        if block.kind is not BlockKind.HEADING or in_references(page, block):
            continue
        name = _COPY_OF.sub("", _COPY.sub("", block.folded.strip()))
        copied = name != block.folded.strip()
        stems = frozenset(w[:_STEM] for w in words_in(name) if w not in _FILLERS) - title
        told = after.kind in _TEXT and block.level != 1
        if not stems or not told or name.rstrip().endswith("?"):
            continue
        first = seen.setdefault((block.level, stems), block)
        if first is block or _name(first) == _name(block):
            continue
        if copied or (block.level == _HIGHEST and _is_section(page, first)):
            line = page.document.position(first.span.start).line
            yield Match(_with_text(page, block), (first.text.strip(), str(line)))


def _is_section(page: Page, heading: Block) -> bool:
    """Return whether a heading has a text of its own right below it."""
    number = page.number_of(heading) + 1
    after = page.blocks[number : number + 1]
    return bool(after) and after[0].kind in _TEXT


def _of_title(page: Page) -> Iterator[Match]:
    """Yield the first section's heading where it says no more than the title right above it."""
    for title, after in pairwise(page.blocks):
        if title.kind is not BlockKind.HEADING or title.level != 1:
            continue
        if after.kind is BlockKind.HEADING and after.level > 1 and _name(title) == _name(after):
            line = page.document.position(title.span.start).line
            span = after.source_span(0, len(after.text))
            yield Match(span, (after.text.strip(), str(line)))
        return


# Of two words or more: one alone stands over a list of each day or medicine.
_SHOUTED = later(r"(?=[^a-z]{8,60}\Z)\S+ \S.*")
_COUNTED = later(r"\A(?:q(?:uestion)? ?)?\d{1,2}[.:)] (?=[a-z])")


def _name(heading: Block) -> str:
    return _COUNTED.sub("", " ".join(heading.folded.split())).strip(" :.?!")


def _of_lines(page: Page) -> Iterator[Match]:
    """Yield each second line of plain text that stands as the heading of running text again."""
    places: dict[str, list[Block]] = {}
    for block, after in pairwise(page.blocks):
        prose = after.kind is BlockKind.PARAGRAPH and after.plain.rstrip().endswith((".", "!", "?"))
        listed = after.kind is not BlockKind.HEADING and _SHOUTED.match(block.text.strip())
        told = prose or listed
        if block.kind is BlockKind.HEADING and told and not in_references(page, block):
            text = _name(block)
            places.setdefault(text, []).append(block)
    for blocks in places.values():
        if len(blocks) == _MANY:
            line = page.document.position(blocks[0].span.start).line
            again = blocks[1]
            yield Match(_with_text(page, again), (again.text.strip(), str(line)))
