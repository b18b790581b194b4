"""Words that point to something below, and nothing of the kind comes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind, Format
from qa.finding import Level, Match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import stem_of, told_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_BELOW = later(
    r"\b(?:the|this|our|these|a) (?:\w+ ){0,2}?(?P<what>(?:phone |telephone )?numbers?|chart|"
    r"diagram|graph|map|infographic|table|picture|photo|image|figure|"
    r"illustration|e-?mail(?: "
    r"address)?|address|"
    r"links?|list|steps)(?: (?:shown|given|listed|printed))?(?P<end> below)\b(?! (?:\d|the|\w+ ?%|"
    r"(?:which|that|are|is|was) (?:too|normal)|average|normal|zero))"
)
_SET_OUT = later(
    r"\b(?:(?:below|here) are (?:the|our) (?:\w+ )?(?P<what>steps)(?= (?:to|for|that|you))|"
    r"(?:the|these|our) (?:\w+ )?(?P<which>steps) (?:for|to|in|of) [^.;:]{3,60}? (?:are|is) (?:set "
    r"out|listed|described|given|explained|shown|laid out) below)\b"
)
_BESIDE = later(
    r"\b(?:the|this|our|a) (?:\w+ )?(?P<what>chart|diagram|graph|map|infographic|picture|photo|"
    r"image|"
    r"figure|illustration|sketch|drawing|table|(?:comparison|breakdown)(?= (?:that|which) "
    r"follows))(?: (?:shown|given|printed))? (?:on the "
    r"(?:right|left)|"
    r"opposite|overleaf|beside this|(?:that|which) follows|to the (?:right|left))\b"
)
ELSEWHERE = later(
    r"\b(?:the|this|our) (?:\w+ )?(?P<what>chart|diagram|graph|map|infographic|picture|photo|image|"
    r"figure|illustration|sketch|drawing|table)(?: (?:shown|given|printed))? (?:(?:at|on|in) "
    r"(?:the|our) (?:(?:end|bottom|foot|back|last page) of (?:this|the) (?:page|leaflet|guide|"
    r"sheet)|(?:next|following|facing|back|last) page|next section)|"
    r"above)\b(?! (?:average|normal|all)\b)"
)
_SEEN = later(
    r"\b(?:(?:you can )?see|seen|shown|look|illustrated) (?:in|on|at) (?:the|this|our) (?P<what>"
    r"photo|picture|diagram|image|illustration|sketch|drawing|infographic)s?\b"
    r"(?! (?:of|from|that|which|your|you|he|she|they|taken|on the|will|may|can)\b)"
)
_HAS_NUMBER = later(r"\d{3}[\d \-.()]{3,}|\b(?:111|112|999|911|988|116 ?\d{3}|\d{5})\b")
_HAS_MAIL = later(r"\S@\S")
_DRAWN = frozenset({
    "chart", "diagram", "figure", "graph", "illustration", "image", "infographic", "map", "photo",
    "picture", "table", "sketch", "drawing", "comparison", "breakdown",
})  # fmt: skip
RULES = ("|", "\t", "....", "<table", "<img", "![", "<svg", "<iframe", "----", "====")
_PICTURES = (
    *("<table", "<img", "<svg", "<iframe", "<canvas", "<picture", "<video", "<object", "<script"),
    *("<figure", "<embed"),
)
_SHOWING = ("<form", "<script", "tel:", "mailto:", "<select", "<input")
_DATA = later(r"<script type=\"application/(?:ld\+)?json\">")
TABLE = (BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER)
_LISTED = (BlockKind.LIST_ITEM, *TABLE)
_MOST = 40
"""Pointers of a page that are followed."""
_SOON = 6
"""Blocks in which what is no table may still be meant as one."""
_NUMBERED = later(r"(?:step |stage |day |week )?\(?\d{1,2}[.):]|(?:first|firstly|start by)\b")
_HOW_TO = later(
    r"\b(?:steps?|how (?:to|do)|before|first|days?|instructions|what to do)\b|\W*(?:\d|shake|wash|"
    r"check|take|put|remove|open|sit|lie|breathe|hold|press|clean|apply|prepare|choose|set|draw|"
    r"insert|inject|rinse|dry|stop|call|tell|get|make|find|know|ask|keep|start|use|try|plan)\b"
)
"""How the heading of a step opens."""


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
            bad="# Tests\n\nSee the table at the end of this page.\n\n## Cost\n\nIt is free.",
            good="# Tests\n\nSee the table at the end of this page.\n\n| Test | Cost |\n|---|---|\n"
            "| Blood | none |",
        ),
        Example(
            bad="As you can see in the photo, the bandage goes over the heel. Ask for help.",
            good="If we see in the scan that the bone has healed, the cast comes off.",
        ),
        Example(
            bad="# Coming in\n\nFollow the steps below to get ready.\n\n## Parking\n\nIt is free.",
            good="# Coming in\n\nFollow the steps below.\n\n## Step 1\n\nFast.\n\n## Step 2\n\nGo.",
        ),
        Example(
            bad="<p>The table below compares our prices. Call <a href='tel:+442079460000'>us</a>.",
            good="<p>The table below compares them.</p><table><tr><td>Hip</td><td>9</td></table>",
            format=Format.HTML,
        ),
        Example(
            bad="Use the link below to join. Bring a friend.",
            good="Use the link below to join.\n\n[Join the class](/join)",
        ),
        Example(
            bad="# Foam\n\nBelow are the four steps to follow. Do it twice a day.\n\n# Storage\n\n"
            "Keep it cool.",
            good="# Foam\n\nBelow are the two steps to follow.\n\n1. Shake the can.\n2. Press it.",
        ),
        Example(
            bad="# Clots\n\nWhat makes one likelier is in the list below.\n\n# Tests\n\nA scan.",
            good="# Clots\n\nWhat makes one likelier is in the list below.\n\n- Flying\n- Surgery",
        ),
    ],
    words=[
        *(" below", " on the right", " on the left", " overleaf", " opposite", " follows"),
        *(" beside", " to the right", " to the left", " page", " above", " section"),
        *(" in the ", " in this ", " at the ", " on the ", "below are ", "here are "),
    ],
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such pointer; what a page of HTML shows by other means cannot be known."""
    kept = page.document.format in (Format.MARKDOWN, Format.TEXT)
    if not kept and _shows_picture(page):
        return
    links = kept or not any(sign in page.document.source for sign in _SHOWING)
    for number, anywhere, found in islice(_pointers(page), _MOST):
        block, (start, end) = page.blocks[number], found.span()
        what = found["what"] or found["which"]
        if not links and what not in _DRAWN:
            continue
        if _comes(page, number, end, what):
            continue
        if not (anywhere and _comes(page, 0, 0, what)):
            yield Match(block.source_span(start, end), (block.text[start:end],))


def _pointers(page: Page) -> Iterator[tuple[int, bool, re.Match[str]]]:
    """Yield each pointer with the number of its block, and whether it may point backwards too."""
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.CODE:
            continue
        for pattern in (_BELOW, _SET_OUT, _BESIDE, ELSEWHERE, _SEEN):
            for found in pattern.finditer(block.folded):
                if not (in_references(page, block) or is_quoted(block, *found.span())):
                    yield number, pattern is _SEEN or found[0].endswith("above"), found


def is_linked(page: Page, block: Block, start: int, end: int) -> bool:
    """Return whether a run of a block is, holds or touches a link."""
    span = block.source_span(start, end)
    links = page.document.links
    return any(link.span.start <= span.end and link.span.end >= span.start for link in links)


def _shows_picture(page: Page) -> bool:
    """Return whether a page of HTML holds what may be a picture, a chart or a table."""
    source = _DATA.sub("", page.document.source)
    return bool(page.document.images) or any(sign in source for sign in _PICTURES)


def _comes(page: Page, number: int, at: int, what: str) -> bool:
    """Return whether something of the kind stands after offset `at` of block `number`."""
    block = page.blocks[number]
    after = [b for b in page.blocks[number + 1 :] if not in_references(page, b)]
    text = "\n".join([block.folded[at:], *(b.folded for b in after)])
    source = page.document.source
    place = block.source_span(0, at).end
    shown = any(image.span.start >= place for image in page.document.images)
    shown = shown or source.find("{", place) >= 0
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
        return shown or _is_drawn(page, block, after, at)
    return shown or _is_listed(page, block, after, what)


def _is_drawn(page: Page, block: Block, after: Sequence[Block], at: int) -> bool:
    """Return whether a table or the like follows, or soon something that may stand for one."""
    if any(one.kind in TABLE for one in after):
        return True
    rest = page.document.source[block.source_span(0, at).end :]
    if any(sign in rest for sign in RULES):
        return True
    headed = [n for n, one in enumerate(after[:_SOON]) if one.kind is BlockKind.HEADING]
    if headed[:1] == [0] and not _stems(block.folded).isdisjoint(_stems(after[0].folded)):
        del headed[0]
    near = after[: min([_SOON, *headed])]
    soon = [one for one in near if one.kind in _LISTED or one.text.count("  ") > 1]
    text = block.folded[at:] + "".join(one.text for one in after)
    squeezed = text.count("%") > 1  # a table without its lines
    return bool(soon) or squeezed


def _is_listed(page: Page, block: Block, after: Sequence[Block], what: str) -> bool:
    """Return whether items, or parts with headings of their own, follow in the same section.

    A section further down with a list counts where its heading is on the same matter.
    """
    over = page.heading_over(block)
    matter = _stems(f"{block.folded} {over.folded if over else ''}")
    is_of_matter = True
    for one in after:
        if one.kind in _LISTED or one.within or _NUMBERED.match(one.folded):
            if is_of_matter:
                return True
        elif one.kind is BlockKind.HEADING:
            deeper = over is None or one.level > over.level > 1
            if deeper or (what == "steps" and _HOW_TO.match(one.folded)):
                return True
            is_of_matter = not matter.isdisjoint(_stems(one.folded))
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words_in(text) if told_by(word))
