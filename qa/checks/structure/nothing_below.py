"""Words that point to something below, and nothing of the kind comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_BELOW = later(
    r"\b(?:the|this|our|these|a) (?:\w+ ){0,2}?(?P<what>(?:phone |telephone )?numbers?|chart|"
    r"diagram|graph|map|infographic|table|picture|photo|image|figure|"
    r"illustration|e-?mail(?: "
    r"address)?|address|"
    r"links?|list|steps)(?: (?:shown|given|listed|printed))?(?P<end> below)\b(?! (?:\d|the|\w+ ?%|"
    r"(?:which|that|are|is|was) (?:too|normal)|average|normal|zero))"
)
_BESIDE = later(
    r"\b(?:the|this|our|a) (?:\w+ )?(?P<what>chart|diagram|graph|map|infographic|picture|photo|"
    r"image|"
    r"figure|illustration|sketch|drawing|table)(?: (?:shown|given|printed))? (?:on the "
    r"(?:right|left)|"
    r"opposite|overleaf|beside this|(?:that|which) follows|to the (?:right|left))\b"
)
_HAS_NUMBER = later(r"\d{3}[\d \-.()]{3,}|\b(?:111|112|999|911|988|116 ?\d{3}|\d{5})\b")
_HAS_MAIL = later(r"\S@\S")
_DRAWN = frozenset({
    "chart", "diagram", "figure", "graph", "illustration", "image", "infographic", "map", "photo",
    "picture", "table", "sketch", "drawing",
})  # fmt: skip
_RULES = ("|", "\t", "....", "<table", "<img", "![", "<svg", "<iframe", "----", "====")
_SHOWING = (
    *("<table", "<img", "<svg", "<iframe", "<canvas", "<picture", "<video", "<object", "<form"),
    *("<script", "tel:", "mailto:", "<figure", "<select", "<input"),
)
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER)


@rule(
    "structure.nothing-below",
    level=Level.WARNING,
    message="'%s' points to something that never comes: put it there, or say it here.",
    why="Readers look for the number or the link, and may give up.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Call the number below to book a visit. We look forward to it.",
            good="Call the number below to book a visit.\n\n0113 496 0000",
        ),
        Example(
            bad="Write to the e-mail address below. We answer within a week.",
            good="Write to the e-mail address below.\n\nask@northbridge.org",
        ),
        Example(
            bad="Please see the traffic light chart below. Call us if your child is worse.",
            good="Please see the chart below.\n\n| Green | Amber |\n|---|---|\n| Rest | Call us |",
        ),
        Example(
            bad="The sketch on the right shows where the tip should sit. Keep it flat.",
            good="Lie down with the sore leg on the right.",
        ),
        Example(
            bad="Use the link below to join. Bring a friend.",
            good="Use the link below to join.\n\n[Join the class](/join)",
        ),
    ],
    words=[
        *(" below", " on the right", " on the left", " overleaf", " opposite", " follows"),
        *(" beside", " to the right", " to the left"),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such pointer; what a page of HTML shows by other means cannot be known."""
    if page.document.format not in (Format.MARKDOWN, Format.TEXT) and _shows_anything(page):
        return
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.CODE:
            continue
        for found in (*_BELOW.finditer(block.folded), *_BESIDE.finditer(block.folded)):
            start, end = found.span()
            if in_references(page, block) or is_quoted(block, start, end):
                continue
            if not _comes(page, number, end, found["what"]):
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _shows_anything(page: Page) -> bool:
    """Return whether a page of HTML holds what may be a picture or a chart, or a link to one."""
    source = page.document.source
    return bool(page.document.images) or any(sign in source for sign in _SHOWING)


def _comes(page: Page, number: int, at: int, what: str) -> bool:
    """Return whether something of the kind stands after offset `at` of block `number`."""
    block = page.blocks[number]
    after = [b for b in page.blocks[number + 1 :] if not in_references(page, b)]
    text = "\n".join([block.folded[at:], *(b.folded for b in after)])
    source = page.document.source
    place = block.source_span(0, at).end
    shown = any(image.span.start >= place for image in page.document.images) or "{" in source
    if "number" in what:
        return shown or _HAS_NUMBER.search(text) is not None
    if "mail" in what:
        return shown or _HAS_MAIL.search(text) is not None or "mailto:" in source
    if "address" in what:
        return shown or any(sign.isdigit() for sign in text)
    if "link" in what:
        links = any(link.span.start >= place for link in page.document.links)
        return shown or links or "http" in text or "www." in text
    if what in _DRAWN:
        listed = any(b.kind in _LISTED for b in after)
        squeezed = text.count("%") > 1 or text.count("  ") > 1  # a table without its lines
        return shown or listed or squeezed or any(sign in source[place:] for sign in _RULES)
    return shown or any(b.kind in _LISTED or b.kind is BlockKind.HEADING for b in after)
