"""Bold, italics, a link or a heading that begins in a paragraph of HTML and never ends."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TAG = later(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>strong|em|b|i|u|a|mark|small)(?=[\s>])(?:[^<>\"']|\"[^\"]*\"|"
    r"'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_HEADING = later(r"<h(?P<opened>[1-6])(?:\s[^<>]*)?>[^<>]*</h(?!(?P=opened)>)[1-6]>", re.IGNORECASE)
_CODE = ("{{", "{%", "<?")


@rule(
    "structure.unclosed-tag",
    level=Level.WARNING,
    message="<%s> is never closed: write </%s> where it is to end.",
    why="A browser goes on to the end of the page in bold, in italics or as a link, and readers no "
    "longer see which words matter.",
    sources=[
        "HTML Living Standard, 13.1.2.4: end tags of such elements are never left out",
        "NHS digital service manual, content style guide: proofread before publishing",
    ],
    examples=[
        Example(
            bad="<p>Rest for a week. <strong>Ask your surgeon first.</p><p>Then walk.</p>",
            good="<p>Rest for a week. <strong>Ask your surgeon first.</strong></p><p>Walk.</p>",
            format=Format.HTML,
        ),
        Example(
            bad='<ul><li>Read <a href="/gout">our page on gout.</li><li>Rest.</li></ul>',
            good='<ul><li>Read <a href="/gout">our page on gout</a>.</li><li>Rest.</li></ul>',
            format=Format.HTML,
        ),
        Example(
            bad="<ul><li>Rest.</li><li>Drink.</li></ol><p>Then walk.</p>",
            good="<ul><li>Rest.</li><li>Drink.<ol><li>Tea</li></ol></li></ul><p>Then walk.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<h2>What if I forget a dose?</h3><p>Take it when you remember.</p>",
            good="<h2>What if I forget a dose?</h2><p>Take it when you remember.</p>",
            format=Format.HTML,
        ),
        Example(
            bad="<p>It is <em>very rare, and goes away.</p>",
            good="<p>A dose <!-- <em>once --> is <b>small</b>.</p><p><i>Rest.</p><p>Sleep.</i></p>",
            format=Format.HTML,
        ),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the last such tag of each block, where the whole page has more of them than ends."""
    document = page.document
    source, content = document.source, document.content
    if document.format is not Format.HTML:
        return
    for found in _HEADING.finditer(source, content.start, content.end):
        name = f"h{found['opened']}"
        yield Match(Span(*found.span()), (name, name))
    yield from _closed_as_another(source, content)
    if any(mark in source for mark in _CODE):
        return
    over: Counter[str] = Counter()
    for found in _TAG.finditer(source, content.start, content.end):
        if found["name"]:
            over[found["name"].lower()] += -1 if found["end"] else 1
    if not any(count > 0 for count in over.values()):
        return
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.ALT):
            continue
        for name, span in _left_open(source, block):
            if over[name] > 0:
                over[name] -= 1
                yield Match(span, (name, name))


def _closed_as_another(source: str, content: Span) -> Iterator[Match]:
    """Yield each list that opens as one kind and ends as the other."""
    open_: list[str] = []
    for found in _LIST.finditer(source, content.start, content.end):
        name = found["name"].lower()
        if not found["end"]:
            open_.append(name)
            continue
        if not open_:
            return
        opened = open_.pop()
        if opened != name:
            yield Match(Span(*found.span()), (opened, opened))
            return


_LIST = later(r"<(?P<end>/?)(?P<name>ul|ol)\b[^<>]*>", re.IGNORECASE)


def _left_open(source: str, block: Block) -> Iterator[tuple[str, Span]]:
    """Yield the tags of a block that are opened in it and not closed."""
    start, end = block.span
    waiting: dict[str, list[Span]] = {}
    for found in _TAG.finditer(source, start, end):
        name = (found["name"] or "").lower()
        if name and not found["end"]:
            waiting.setdefault(name, []).append(Span(*found.span()))
        elif name and waiting.get(name):
            waiting[name].pop()
    for name, spans in waiting.items():
        for span in spans[-1:]:
            yield name, span
