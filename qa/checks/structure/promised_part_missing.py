"""A part that the page says it comes to further down, and that never comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_TELL = (
    r"(?:explain|describe|show|list|tell you|set out|give|answer|look at|go through|"
    r"talk you through|take you through|cover|discuss)"
)
_SET_OUT = r"(?:explained|described|shown|listed|set out|given|answered|covered|discussed)"
_PLACE = (
    r"(?:(?:at|towards|near) the (?:very )?(?:end|bottom|foot) of (?:this|the|our) (?:page|leaflet|"
    r"guide|article|sheet|factsheet|section)|in the (?:last|final|next|following) (?:section|part)"
    r"(?: of (?:this|the) (?:page|leaflet|guide|article))?|(?:later on|further down|lower down)"
    r"(?: (?:in|on) this (?:page|leaflet|guide|article))?)"
)
_PLACES = (
    "end of", "bottom of", "foot of", "later on", "further down", "lower down",
    *(f"{nth} {part}" for nth in ("last", "final", "next", "following")
      for part in ("section", "part")),
)  # fmt: skip
"""Literals of which each such place has one."""
_FIRST = later(rf"\b{_PLACE},? (?:we|i) (?:also )?{_TELL}\b(?P<what>[^.;!?]{{4,120}})")
_WE = later(rf"\bwe (?:also )?{_TELL}\b(?P<what>[^.;!?]{{4,120}}?) {_PLACE}\b")
_THEY = later(rf"(?P<what>[^.;!?:]{{4,120}}?) (?:is|are) (?:also )?{_SET_OUT} {_PLACE}\b")
_ABOUT_ALL = later(
    r"\b(?:sources?|references|links|contacts?|support|organi[sz]ations|charit\w+|numbers?|address\w*|"
    r"glossary|words|terms|abbreviations|authors?|reviewers?|reading|resources|details|leaflets?|"
    r"information|ingredients|stud(?:y|ies))\b"
)
_SMALL = frozenset(
    words_in(
        "the a an and or of to in for your you with how when what it on if is are be can may we our"
        " this that these those why where who which do does from at by as about step steps more"
        " each some all page section part directions works work happens mean means during after"
        " before them they their then than has have will should also not"
    )
)
_STEM = 5
_SHARE = 0.6


@rule(
    "structure.promised-part-missing",
    level=Level.WARNING,
    message="'%s' promises a part that does not come: write it, or take the sentence out.",
    why="Readers scroll to the end for what they were promised, and it may be what they came for.",
    sources=[
        "NHS digital service manual, content style guide: proofread before publishing",
        "PEMAT, items 8 and 10: information comes in short sections, in a logical sequence",
    ],
    examples=[
        Example(
            bad="# Gout\n\nAt the end of this page we explain how joint surgery is done.\n\n##"
            " Treatment\n\nRest and tablets.",
            good="# Gout\n\nAt the end of this page we explain how joint surgery is done.\n\n##"
            " Treatment\n\nRest and tablets.\n\n## Surgery\n\nA surgeon mends the joint.",
        ),
        Example(
            bad="# Lows\n\nDirections for treating a low are given further down.\n\n## Tests\n\n"
            "Prick your finger.",
            good="# Lows\n\nDirections for treating a low are given further down.\n\n## Tests\n\n"
            "Prick your finger.\n\n## Treating a low\n\nTake sugar.",
        ),
    ],
    words=_PLACES,
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such sentence with no word of it in a heading, and little in a block, behind."""
    for number, block in enumerate(page.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        if not any(place in block.folded for place in _PLACES):
            continue
        for found in _promises(block):
            what = _stems(found["what"])
            if not what or _ABOUT_ALL.search(found["what"]) or is_quoted(block, *found.span()):
                continue
            if in_references(page, block) or _comes(page, number, what):
                continue
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            shown = block.text[start : found.end()].strip()
            yield Match(block.source_span(start, found.end()), (shown,))


def _promises(block: Block) -> Iterator[re.Match[str]]:
    for pattern in (_FIRST, _WE, _THEY):
        yield from pattern.finditer(block.folded)


def _comes(page: Page, number: int, what: frozenset[str]) -> bool:
    """Return whether a heading behind a block has a word of what is promised, or a block most."""
    for block in page.blocks[number + 1 :]:
        stems = _stems(block.folded)
        if block.kind is BlockKind.HEADING and stems & what:
            return True
        if len(stems & what) >= _SHARE * len(what):
            return True
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words_in(text) if word not in _SMALL)
