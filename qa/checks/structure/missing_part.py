"""A step, a part of the page or one of several things that is spoken of, and is not there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.number_words import ORDINALS, numbers_of
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_ORDINALS = {
    name: number
    for ordinal, number in ORDINALS.items()
    if number <= 10
    for name in (ordinal, f"{ordinal}ly")
}
_THINGS = (
    r"(?:steps?|signs?|points?|tips?|rules?|items?|questions?|reasons?|exercises?|symptoms?|"
    r"stretch(?:es)?|tricks?|checks?|warnings?|bullets?|entr(?:y|ies))"
)
_NUMBERS = numbers_of(2, 12)
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|[2-9]|1[0-2])"
_NTH = later(
    rf"\bthe (?P<nth>{'|'.join(_ORDINALS)}) {_THINGS} (?:in|on|of) (?:this|the|our|that) "
    r"(?:list|page|guide|leaflet|sheet)\b"
    rf"|\b(?P<thing>steps?|tips?|rules?) (?:(?:one|1) (?:to|-|\u2013|through) )?"
    rf"(?P<number>{_NUMBER})\b(?! ?(?:[%/-]|times|days|hours|mg|ml|to\b|and\b|of the \d|program))"
)
_LATER = later(rf"(?P<thing>step|tip|rule)s? ?(?P<number>{_NUMBER})\b")
_LABELLED = later(rf"(?:\A|\n)[^\w\n]*step (?P<number>{_NUMBER})[.:*)]")
_COUNTED = later(
    r"(?:\A|[.,;:!?] |\band |\bthen )(?:the )?"
    rf"(?P<nth>{'|'.join(_ORDINALS)})(?:,| comes?\b| is\b| you\b| we\b| there\b)"
)
_ONE = later(
    rf"\b(?:there are|these are|you (?:need|have)|it takes|watch for) "
    rf"(?P<said>(?P<number>{_NUMBER}) "
    r"(?:[\w-]+ ){0,2}?(?:things|ways|reasons|signs|rules|steps|kinds|types|tests|choices|options|"
    r"points|exceptions|mistakes|tricks))\b[^.:;!?]{0,80}\. (?P<one>one (?:is|of them is)|the "
    r"first "
    r"(?:is|one is))\b"
    rf"|(?:^|[.!?] )(?P<also>(?:these )?{_NUMBER} (?:[a-z-]+ )?(?:kinds|types|tests|choices|options"
    r"|treatments|operations|medicines|vaccines|scans|stages|reasons|ways|methods) (?:are|can|may"
    r"|have|help|exist)\b[^.:;!?]{0,60})\. (?:one (?:is|of them is)|the first (?:is|one is|\w+ is))"
    r"\b"
)
_OTHER = later(
    r"\b(?:other|others|another|second|secondly|two|next|also|then|too|as well|last|finally|rest)\b"
)
_PART = later(
    r"\b(?:in|see|read|under|of|to) (?:the|our) (?P<part>part|section|chapter) (?:on|about|called|"
    r"headed) (?P<what>[a-z][a-z' -]{2,40}?)(?=[.,;:)]|$| (?:above|below|explains?|tells?|says|has|"
    r"gives|shows|lists|the|you|we)\b)"
)
_FIGURE = later(
    r"(?:\b(?:in|see|as|from|by|of|to|and|also|on) |\()(?P<what>(?:figures?|fig\.?|tables?|charts?|"
    r"diagrams?|box|appendix|annex|graph|map|photo|picture|image|illustration|panel|exhibit|plate|"
    r"infographic|schedule|slide) ?(?:\d{1,2}|(?<=figure )[a-d]|(?<=(?:table|chart|annex) )[a-d]|"
    r"(?<=(?:box|dix) )[a-d]))\b(?! (?:weeks?|days?|hours?|times|of))"
    r"|(?:^|[.!?] )(?P<opens>(?:figure|fig\.?|table|chart|diagram|box|graph|map|photo|picture|"
    r"appendix|annex) (?:\d{1,2}|[a-d])) (?:shows?|lists?|gives?|compares?|sets? out|sums? up|"
    r"summari[sz]es|explains|illustrates|tells|has)\b"
)
_CAPTION = later(
    r"\A(?P<what>(?:figure|fig\.?|photo|picture|image|diagram|illustration|chart|graph) \d{1,2})"
    r" ?[.:] \w|\A(?P<bare>(?:table|chart|graph|diagram))(?: \d{1,2})? ?: (?!http)\w"
)
_SECTIONS = later(
    rf"\b(?:the|these|our) (?P<number>{_NUMBER}) (?:short |main |small )?"
    r"(?:sections|parts|chapters|headings) (?:below|that follow)\b(?! each)"
)
_SHOWING = (
    "![",
    "<img",
    "<table",
    "<svg",
    "<figure",
    "<iframe",
    "<picture",
    "<object",
    "|--",
    "| -",
)
_SMALL = frozenset(words_in("the a an and or of to in for your you with how when what it on if"))
_STEM = 5


@rule(
    "structure.missing-part",
    level=Level.WARNING,
    message="'%s' speaks of something that is not on this page: put it there, or mend the words.",
    why="Readers look for a step or a part that was cut, and cannot know what it said.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "PEMAT, items 8 and 10: information comes in short sections, in a logical sequence",
    ],
    examples=[
        Example(
            bad="# Inhaler\n\n1. Shake it.\n2. Breathe out.\n3. Press.\n\nStep six tells you "
            "how to "
            "clean it.",
            good="# Inhaler\n\n1. Shake it.\n2. Breathe out.\n3. Press.\n\nStep two is the "
            "one that "
            "people forget.",
        ),
        Example(
            bad="# Stroke\n\n- A drooping face\n- A weak arm\n- Slurred speech\n\nThe fifth "
            "sign in "
            "this list is easily missed.",
            good="# Stroke\n\n- A drooping face\n- A weak arm\n- Slurred speech\n\nThe third "
            "sign in "
            "this list is easily missed.",
        ),
        Example(
            bad="It is done in four stages. First comes a scan, second comes a rest, and fourth "
            "comes the crown.",
            good="It is done in three stages. First comes a scan, second comes a rest, and third "
            "comes the crown.",
        ),
        Example(
            bad="There are two things never to do. One is to pull the tick with your fingers.",
            good="There are two things never to do. One is to pull it, and the other is to "
            "burn it.",
        ),
        Example(
            bad="Most colds last a week, as you can see in figure 3.",
            good="![How long colds last](colds.png)\n\nMost colds last a week, see figure 1.",
        ),
        Example(
            bad="# Eczema\n\nRub it in gently.\n\nFigure 1: How to rub in a cream\n\nWait.",
            good="# Eczema\n\n![A hand](a.png)\n\nFigure 1: How to rub in a cream\n\nWait.",
        ),
        Example(
            bad="# Iron\n\nChart: Iron in common foods\n\nMost adults get enough of it.",
            good="# Iron\n\nChart: Iron in common foods\n\n| Food | mg |\n|---|---|\n| Liver | "
            "12 |",
        ),
        Example(
            bad="# Veins\n\nThe three sections below tell you what comes.\n\n## Before\n\nFast.",
            good="# Veins\n\nThe two sections below tell you what to expect.\n\n## Before\n\nFast."
            "\n\n## After\n\nRest.",
        ),
        Example(
            bad="# Gout\n\n## Food\n\nEat less meat.\n\n## Care\n\nAs set out in the part on "
            "kidney "
            "stones, drink more.",
            good="# Gout\n\n## Food\n\nEat less meat.\n\n## Care\n\nAs set out in the part on "
            "food, "
            "eat less meat.",
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the words that speak of it."""
    longest = _longest(page)
    for block in page.prose:
        if block.kind is BlockKind.CODE or in_references(page, block):
            continue
        for start, end in _places(page, block, longest):
            if not is_quoted(block, start, end):
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _places(page: Page, block: Block, longest: int) -> Iterator[tuple[int, int]]:
    text = block.folded
    if longest > 1:
        yield from _beyond(page, text, longest)
    if "first" in text or "second" in text:
        yield from _gap(text)
    for found in _ONE.finditer(text):
        if not _OTHER.search(text, found.end()) and not _goes_on(page, block):
            yield found.span("said" if found["said"] else "also")
    for found in _FIGURE.finditer(text):
        name = "what" if found["what"] else "opens"
        if page.folded.count(found[name]) == 1 and not _shows(page):
            yield found.span(name)
    caption = _CAPTION.match(text) if page.document.format is not Format.TEXT else None
    if caption is not None and block.kind is BlockKind.PARAGRAPH and not _shows(page):
        yield caption.span("what" if caption["what"] else "bare")
    for found in _SECTIONS.finditer(text):
        after = [one for one in page.headings if one.span.start > block.span.start]
        if after and len(after) < _number(found["number"]):
            yield found.span()
    for found in _PART.finditer(text):
        if not _has_part(page, found["what"]) and not _is_link(block, found.span()):
            yield found.span()


def _longest(page: Page) -> int:
    """Return how many items the longest list has, or the highest number that heads a part."""
    lists = Counter(
        (block.group, block.level) for block in page.blocks if block.kind is BlockKind.LIST_ITEM
    )
    return max(*lists.values(), _labelled(page), 0)


def _labelled(page: Page) -> int:
    """Return the highest number of the lines that open with "Step 3"."""
    found = _LABELLED.finditer(page.document.source.lower())
    return max((_number(one["number"]) for one in found), default=0)


def _beyond(page: Page, text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield each step or sign with a number that no list of the page reaches."""
    for found in _NTH.finditer(text):
        number = _number(found["nth"] or found["number"])
        if number <= longest:
            continue
        thing = (found["thing"] or "").removesuffix("s")
        named = {
            _number(other["number"])
            for other in _LATER.finditer(page.folded)
            if other["thing"] == thing
        }
        labelled = thing == "step" and number > _labelled(page) > 1
        others = any(other >= longest for other in named - {number})
        if labelled or not found["thing"] or not others:
            yield found.span()


def _gap(text: str) -> Iterator[tuple[int, int]]:
    """Yield the number after one that is left out where a paragraph counts: first, second, ..."""
    counted = list(_COUNTED.finditer(text))
    numbers = [_ORDINALS[found["nth"]] for found in counted]
    for before, after, found in zip(numbers, numbers[1:], counted[1:], strict=False):
        if after > before + 1 and numbers[:1] == [1] and len(numbers) > 2:
            yield found.span("nth")


def _number(word: str) -> int:
    return _ORDINALS.get(word) or _NUMBERS.get(word) or int(word)


def _goes_on(page: Page, block: Block) -> bool:
    """Return whether what follows in the section may hold the rest."""
    index = page.block_at(block.span.start)
    after = page.blocks[index + 1 : index + 3] if index is not None else ()
    if not after or after[0].kind is BlockKind.HEADING:
        return False
    return any(b.kind is BlockKind.LIST_ITEM or _OTHER.search(b.folded) for b in after)


def _shows(page: Page) -> bool:
    source = page.document.source
    return bool(page.document.images) or any(sign in source for sign in _SHOWING)


def _has_part(page: Page, what: str) -> bool:
    stems = {word[:_STEM] for word in words_in(what) if word not in _SMALL}
    headings = [page.title.lower(), *(heading.folded for heading in page.headings)]
    there = {word[:_STEM] for heading in headings for word in words_in(heading)}
    return not stems or not page.headings or not stems.isdisjoint(there)


def _is_link(block: Block, span: tuple[int, int]) -> bool:
    return any(i.start < span[1] and i.end > span[0] for i in block.inlines)
