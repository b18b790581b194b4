"""An item of a list, or a label in a row of them, with nothing behind it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.context import is_references_heading
from qa.document import BlockKind, Format, Span
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_MARK = r"(?:[-*+•]|\d{1,2}[.)])"
_BARE_LINE = later(rf"^[ \t]*(?P<mark>{_MARK})[ \t]*\r?$", re.MULTILINE)
_ITEM_LINE = later(rf"[ \t]*{_MARK}[ \t]+\S")
_BARE_TAG = later(r"<li>(?:\s|&nbsp;|<br ?/?>|<p>\s*</p>)*</li>", re.IGNORECASE)
_BARE_ANSWER = later(
    r"<dt\b[^>]{0,100}>(?P<asked>[^<>]{2,200})</dt>\s*<dd\b[^>]{0,100}>"
    r"(?:\s|&nbsp;|<br ?/?>|<p>\s*</p>)*</dd>",
    re.IGNORECASE,
)
_BARE_LIST = later(
    r"</(?:h[1-6]|p)>\s*(?P<list><(?P<tag>ul|ol|dl)>(?:\s|&nbsp;|<li>|</li>)*</(?P=tag)>)",
    re.IGNORECASE,
)
_LABEL = later(r"\W*[A-Z][^:.!?]{1,40}:\s*$")
_LABELLED = later(r"\W*[A-Z][^:.!?]{1,40}:\s+\S")
# What is left of a list in a sentence, or of brackets, when a name was taken out of it.
_HOLE = later(
    r"(?<=[a-z]{2})(?P<colon>:\s?[,;](?= ?[a-z]))|(?<=[a-z]{2})(?P<commas>\s?,\s?,)(?= [a-z])|"
    r"(?<= )(?P<brackets>\(\s*[,;]?\s*\))(?=[\s.,])|(?<=[a-z]{3})(?P<join>: (?:and|or))(?= [a-z])|"
    r"(?<=[a-z]{2})(?P<end>, (?:and|or)\s?[.;](?=\s|\Z))"
)
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_ROWS = 3  # of labels with something behind them, before the one without


@rule(
    "structure.empty-item",
    level=Level.WARNING,
    message="Nothing stands behind '%s': write what belongs there, or take it out.",
    why="Readers see that something was left out, and it may be the one that they need.",
    sources=[
        "NHS digital service manual, content style guide: publish finished content only",
        "PEMAT, items 12 and 14: lists and steps that readers can follow",
    ],
    examples=[
        Example(
            bad="<dl><dt>Does it hurt?</dt><dd></dd><dt>How long is it?</dt><dd>An hour.</dd></dl>",
            good="<dl><dt>Does it hurt?</dt><dd>A bit.</dd></dl>",
            format=Format.HTML,
        ),
        Example(
            bad="Three medicines are used:\n\n1. Methadone\n2. Buprenorphine\n3.\n\nAsk us.",
            good="Three medicines are used:\n\n1. Methadone\n2. Buprenorphine\n3. Naltrexone\n",
        ),
        Example(
            bad="<ul><li>Nausea</li><li></li></ul>",
            good='<ul><li>Nausea</li><li class="more"></li></ul>',
            format=Format.HTML,
        ),
        Example(
            bad="<h2>Risks</h2><ul></ul><h2>Care</h2><p>Rest.</p>",
            good='<h2>Risks</h2><ul id="risks"></ul><h2>Care</h2><ul><li>Rest.</li></ul>',
            format=Format.HTML,
        ),
        Example(
            bad="Heart: angina\nLungs: pneumonia\nNerves: shingles\nMental health:\n",
            good="Heart: angina\nLungs: pneumonia\nNerves: shingles\nMental health: panic\n",
            format=Format.TEXT,
        ),
        Example(
            bad="CAUSES\n\n  Heart: angina\n  Lungs: pneumonia\n  Nerves: shingles\n  Mind:\n\n"
            "WHILE YOU WAIT\n\nSit down and keep still until help comes.\n",
            good="CAUSES\n\n  Heart: angina\n  Lungs: pneumonia\n  Nerves: shingles\n",
            format=Format.TEXT,
        ),
        Example(
            bad="We treat: , warts and corns. Bring your form ( ) and a pen.",
            good="We treat warts, and corns. Bring your form (or a copy) and a pen.",
        ),
        Example(
            good="Written by: Ann Lee\nReviewed: 3 May 2026\nSources:\nCDC, Tetanus:"
            " https://www.cdc.gov/tetanus/about/index.html\n",
            format=Format.TEXT,
        ),
        Example(
            bad="<ul><li><b>A</b>rms: lift both.</li><li><b>S</b>peech: say a line.</li>"
            "<li><b>T</b></li></ul>",
            good="<ul><li><b>A</b>rms: lift both.</li><li><b>S</b>peech: say a line.</li>"
            "<li><b>T</b>ime: call 999.</li></ul>",
            format=Format.HTML,
        ),
        Example(
            bad="- **Arms:** lift both.\n- **Speech:** say a line.\n- **Time:**\n",
            good="- **Arms:** lift both.\n- **Speech:** say a line.\n- **Ask for help soon.**\n",
        ),
        Example(good="Side effects\n-\n\nNausea is the most common one.\n"),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each item that holds no word, and each last label of a row that has none after it."""
    content = page.document.content
    source = page.document.source
    if page.document.format is Format.HTML:
        for found in _BARE_TAG.finditer(source, content.start, content.end):
            yield Match(Span(*found.span()), ("<li>",))
        for found in _BARE_LIST.finditer(source, content.start, content.end):
            led_in = source[: found.start()].rstrip().endswith(":")  # structure.list-never-comes
            if not led_in and "<li" not in found["list"].lower():
                yield Match(Span(*found.span("list")), (f"<{found['tag']}>",))
        for found in _BARE_ANSWER.finditer(source, content.start, content.end):
            yield Match(Span(*found.span("asked")), (found["asked"].strip(),))
    elif page.document.format in (Format.MARKDOWN, Format.TEXT):
        for found in _BARE_LINE.finditer(source, content.start, content.end):
            if _is_item(source, found.start()) and not page.is_code(found.start()):
                yield Match(Span(*found.span("mark")), (found["mark"],))
    yield from _labels(page)
    yield from _bare_letters(page)
    for block in page.blocks:
        if block.kind in _KINDS:
            for found in _HOLE.finditer(block.plain):
                first = block.plain.rfind(" ", 0, max(found.start() - 1, 0)) + 1
                span = block.source_span(first, found.end())
                yield Match(span, (block.text[first : found.end()],))


def _bare_letters(page: Page) -> Iterator[Match]:
    """Yield each item that is only a label, in a list whose others all have words behind theirs.

    The label is one letter, as in FAST, or is set in bold.
    """
    for items in page.lists:
        bare = [item for item in items if _is_bare(item)]
        others = [item for item in items if item not in bare]
        if len(bare) != 1 or len(others) < _ROWS - 1:
            continue
        letter = _LETTER.fullmatch(bare[0].plain)
        alike = (
            all(len(item.plain.split()) > 1 for item in others)
            if letter
            else all(_leads(item) for item in others)
        )
        if alike:
            shown = bare[0].text.strip()
            yield Match(bare[0].source_span(0, len(bare[0].text)), (shown,))


_SENTENCE = later(r"[.!?]\s*\Z|(?:\S+\s+){3}\S")
"""What is no label, even in bold: it ends with a stop, or has more than three words."""
_LETTER = later(r"\W*[A-Za-z]\W*")


def _is_bare(item: Block) -> bool:
    """Return whether an item is one letter, or nothing but a label in bold."""
    if _LETTER.fullmatch(item.plain):
        return True
    bold = item.opening_bold
    if bold is None or _SENTENCE.search(item.plain, 0, bold.end):
        return False
    return not item.plain[bold.end :].strip(" .:*-\u2013\u2014")


def _leads(item: Block) -> bool:
    """Return whether an item opens with a label in bold and has words behind it."""
    return item.opening_bold is not None and not _is_bare(item)


def _is_item(source: str, start: int) -> bool:
    """Return whether the line right above an empty mark is an item of the same list."""
    above = source[:start].rstrip("\r\n")
    if len(source[:start]) - len(above) > len("\r\n"):
        return False
    return _ITEM_LINE.match(above, above.rfind("\n") + 1) is not None


def _labels(page: Page) -> Iterator[Match]:
    rows = 0
    for block, after in pairwise((*page.blocks, None)):
        if block is None or block.kind not in _KINDS:
            rows = 0
        elif _LABELLED.match(block.plain):
            rows += 1
        elif rows >= _ROWS and _LABEL.match(block.plain) and _stops(page, block, after):
            yield Match(block.source_span(0, len(block.text)), (block.text.strip(),))
            rows = 0
        else:
            rows = 0


def _stops(page: Page, block: Block, after: Block | None) -> bool:
    """Return whether nothing follows that could stand behind a label."""
    bare = block.kind is BlockKind.PARAGRAPH or page.document.format is Format.TEXT
    if after is None or (after.kind is BlockKind.HEADING and bare):
        return True
    if is_references_heading(block.plain):
        return False  # the lines below it are the sources
    alike = after.kind is block.kind and (after.level, after.group) == (block.level, block.group)
    return alike and _LABELLED.match(after.plain) is not None
