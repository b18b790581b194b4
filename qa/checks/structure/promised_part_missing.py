"""A part that the page says it comes to further down, and that never comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.structure.nothing_below import ELSEWHERE, RULES, TABLE, is_linked
from qa.context import in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences, words_in
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

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
    r"(?: of (?:this|the) (?:page|leaflet|guide|article))?|in the (?:section|part)s? "
    r"(?:right |just )?below|(?:later on|further down|lower down)"
    r"(?: (?:in|on) this (?:page|leaflet|guide|article))?)"
)
_PLACES = (
    "section below", "sections below", "part below", "parts below", "right below", "just below",
    "end of", "bottom of", "foot of", "later on", "further down", "lower down",
    *(f"{nth} {part}" for nth in ("last", "final", "next", "following")
      for part in ("section", "part")),
)  # fmt: skip
"""Literals of which each such place has one."""
_FIRST = later(rf"\b{_PLACE},? (?:we|i) (?:also )?{_TELL}\b(?P<what>[^.;!?]{{4,120}})")
_WE = later(rf"\bwe (?:also )?{_TELL}\b(?P<what>[^.;!?]{{4,120}}?) {_PLACE}\b")
_THEY = later(rf"(?P<what>[^.;!?:]{{4,120}}?) (?:is|are) (?:also )?{_SET_OUT} {_PLACE}\b")
# The last words of a section, after which nothing of the kind can come.
_ENDS = later(
    r"(?:\A|(?<=[.!?:] ))(?P<what>[^.;!?:]{8,120}?) (?:is|are) (?:all |each |both )?(?:answered|"
    r"introduced|explained|described|compared|discussed|covered|outlined|set out|listed|given|"
    r"shown|named|told) (?:in (?:turn|more detail|full) )?(?P<ends>below\.)\s*\Z"
)
_DRAWN = r"(?:tables?|charts?|graphs?|diagrams?|pictures?|photos?|drawings?|map)"
_WRITTEN = (
    r"(?:lists?|checklist|glossary|instructions|directions|guide|meal plans?|recipes?|exercises|"
    r"diary|timetable|calendar|schedule|plan|questions|answers|worksheet|tips|summary|case stud(?:y"
    r"|ies)|stories|story|quiz|log|step-by-step guide)"
)
_END = (
    r"(?:at|on|near|towards) the (?:very )?(?:end|bottom|foot|back|last page) of (?:this|the) "
    r"(?:page|leaflet|guide|article|sheet|factsheet|booklet|handout|section)\b"
)
_THING = later(
    rf"\b(?:an?|the|our|these|some|follow|with|step-by-step) (?P<what>(?:[\w-]+ ){{0,3}}?(?:"
    rf"(?P<drawn>{_DRAWN})|{_WRITTEN})\b(?: (?!is |are |appears? |can )[^.;!?:]{{2,80}}?)??)"
    r"(?: (?:is|are|appears?|comes?|can be found|will be found|you will find))?(?: (?:also )?"
    rf"(?:{_SET_OUT}|printed|included|provided|found|attached))? {_END}"
)
_THERE = later(
    rf"\b{_PLACE},? (?:you(?:'ll| will| can) (?:also )?(?:find|see)|there(?: will be|'s| is| are)|"
    rf"is|are|comes?|we (?:have (?:put|added)|give you)) (?:an?|the|our|some) "
    rf"(?P<what>(?:[\w-]+ ){{0,3}}?(?:(?P<drawn>{_DRAWN})|{_WRITTEN})\b[^.;!?:]{{0,80}})"
)
_ABOUT_ALL = later(
    r"\b(?:sources?|references|links|contacts?|support|organi[sz]ations|charit\w+|numbers?|address\w*|"
    r"glossary|words|terms|abbreviations|authors?|reviewers?|reading|resources|details|leaflets?|"
    r"information|ingredients|stud(?:y|ies))\b"
)
_SOURCES = later(
    r"\b(?:sources?|references|authors?|reviewers?|reading|details|information|ingredients|"
    r"stud(?:y|ies)|evidence|footnotes?)\b"
)
_TO_CALL = later(
    r"\b(?:(?:phone|telephone|helpline|contact) (?:numbers?|details)|helplines|useful contacts)\b"
)
_CALLED = later(r"\d{3}|https?:|www\.|\S@\S|href=|\]\(|\{")
_SHOWN = (*RULES, "{")
_HOW = frozenset(
    words_in(
        "list lists checklist instructions directions guide recipe recipes exercises exercise diary"
        " timetable calendar schedule plan plans worksheet tips summary quiz log step-by-step"
        " sample example full short simple useful handy printable questions answers story stories"
        " table tables chart charts graph graphs diagram diagrams picture pictures photo photos"
        " drawing drawings map showing comparing using putting taking doing"
    )
)
"""Words for how a thing is told, not for what it is about."""
_SMALL = frozenset(
    words_in(
        "the a an and or of to in for your you with how when what it on if is are be can may we our"
        " this that these those why where who which do does from at by as about step steps more"
        " each some all page section part directions works work happens mean means during after"
        " before them they their then than has have will should also not"
    )
)
_OF_THEM = later(
    r" ?(?:how |what |why )?(?:(?:each|both|all|some|most|more) (?:of )?)?(?:these|those|them|they"
    r"|it|each|both|this)(?: in (?:turn|more detail|detail|full))?(?: more)?"
    r"(?: works?| is| means?)? ?"
)
_NEXT = later(r"\b(?:next|following) (?:section|part)\b|\b(?:sections?|parts?) below\b")
_FEWEST = 3
_STEM = 5
_SHARE = 0.6
_HALF = 0.5
_LONGEST = 80
"""Letters of a line that may be a heading."""
_ADDRESS = later(r"https?:|www\.|\d{3}[\d \-.()]{3,}|\S@\S")
_HOW_STEMS = frozenset(word[:_STEM] for word in _HOW)


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
            bad="# Reflux\n\nA table of foods to leave out is printed at the end of this leaflet."
            "\n\n## Tablets\n\nTake one a day.",
            good="# Reflux\n\nA table of foods to leave out is printed at the end of this leaflet."
            "\n\n## Tablets\n\nOne a day.\n\n| Food | Why |\n|---|---|\n| Mint | It relaxes |",
        ),
        Example(
            bad="# Wounds\n\nAt the end of this leaflet you will find a checklist to put by your"
            " sink.\n\n## Gloves\n\nThey do not replace clean hands.",
            good="# Wounds\n\nAt the end of this leaflet you will find a checklist to put by your"
            " sink.\n\n## Gloves\n\nWear them.\n\n## Checklist\n\n- Soap",
        ),
        Example(
            bad="# Hearing\n\nThe kinds of aid, and what each costs, are set out in the section"
            " below.\n\n## Parking\n\nIt is free.",
            good="# Hearing\n\nThe kinds of aid, and what each costs, are set out in the section"
            " below.\n\n## Kinds of aid\n\nSome sit in the ear.",
        ),
        Example(
            bad="# Acne\n\nGels and tablets are used most. We explain how each works in the next"
            " section.\n\n## Opening hours\n\nWe open at nine.",
            good="# Acne\n\nGels and tablets are used most. We explain how each works in the next"
            " section.\n\n## Gels\n\nThey go on at night.",
        ),
        Example(
            bad="# Team\n\n## Who we are\n\nOur two dietitians are introduced below.\n\n## Parking"
            "\n\nIt is free.",
            good="# Team\n\n## Who we are\n\nOur two dietitians are introduced below.\n\n## Ann"
            " Reed, dietitian\n\nAnn sees children.",
        ),
        Example(
            bad="# Lows\n\nDirections for treating a low are given further down.\n\n## Tests\n\n"
            "Prick your finger.",
            good="# Lows\n\nDirections for treating a low are given further down.\n\n## Tests\n\n"
            "Prick your finger.\n\n## Treating a low\n\nTake sugar.",
        ),
    ],
    words=(*_PLACES, "back of", "last page", " below."),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such sentence with no word of it in a heading, and little in a block, behind."""
    for number, block in enumerate(page.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        if not any(place in block.folded for place in (*_PLACES, "back of", "last page", "below.")):
            continue
        for found in _promises(block):
            if "ends" in found.re.groupindex and not _is_last(page, number):
                continue
            if is_quoted(block, *found.span()) or in_references(page, block):
                continue
            if is_linked(page, block, *found.span()) or _is_there(page, number, found):
                continue
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            shown = block.text[start : found.end()].strip()
            yield Match(block.source_span(start, found.end()), (shown,))


def _promises(block: Block) -> Iterator[re.Match[str]]:
    told = [
        found for pattern in (_FIRST, _WE, _THEY, _ENDS) for found in pattern.finditer(block.folded)
    ]
    yield from told
    for pattern in (_THING, _THERE):
        for found in pattern.finditer(block.folded):
            if not any(one.start() < found.end() and found.start() < one.end() for one in told):
                told.append(found)
                yield found


def _is_last(page: Page, number: int) -> bool:
    """Return whether a block ends a section that has no parts, or the page."""
    if number + 1 == len(page.blocks):
        return True
    after, over = page.blocks[number + 1], page.heading_over(page.blocks[number])
    ends = after.kind is BlockKind.HEADING and over is not None and 0 < after.level <= over.level
    return ends and over is not None and over.level > 1


def _is_there(page: Page, number: int, found: re.Match[str]) -> bool:
    """Return whether what is promised comes, or cannot be told from what any page has."""
    if "drawn" not in found.re.groupindex:
        return _is_told(page, number, found)
    after = [one for one in page.blocks[number + 1 :] if not in_references(page, one)]
    place = page.blocks[number].span.end
    if _SOURCES.search(found["what"]) or any(one.kind in TABLE for one in after):
        return True
    if any(image.span.start >= place for image in page.document.images):
        return True
    if found["drawn"]:
        shown = any(sign in page.document.source[place:] for sign in _SHOWN)
        return shown or ELSEWHERE.search(found[0]) is not None
    return _is_written(page, number, found["what"], after)


def _is_told(page: Page, number: int, found: re.Match[str]) -> bool:
    """Return whether what is to be told stands behind, or may be in what most pages end with."""
    told = found["what"]
    if _OF_THEM.fullmatch(told):
        return not _NEXT.search(found[0]) or _is_next(page, number, found.start())
    if "ends" in found.re.groupindex:
        rest_of_page = "\n".join(one.folded for one in page.blocks[number + 1 :])
        asked = "question" in told and "?" in rest_of_page
        return asked or not (what := _stems(told)) or _comes(page, number, what, _HALF)
    if _ABOUT_ALL.search(told):
        rest = page.document.source[page.blocks[number].span.end :]
        return not _TO_CALL.search(told) or _CALLED.search(rest) is not None
    what = _stems(told)
    return not what or _comes(page, number, what)


def _is_next(page: Page, number: int, at: int) -> bool:
    """Return whether the next section has a word of the sentence before a promise on "them"."""
    block = page.blocks[number]
    before = [block.folded[start:end] for start, end in sentences(block.plain) if end <= at + 1]
    after = [n for n, one in enumerate(page.blocks) if n > number and one.kind is BlockKind.HEADING]
    if not before or not after:
        return True
    what = _stems(before[-1])
    ends = [n for n in after[1:] if page.blocks[n].level <= page.blocks[after[0]].level]
    section = page.blocks[after[0] : ends[0] if ends else None]
    return len(what) < _FEWEST or any(not what.isdisjoint(_stems(one.folded)) for one in section)


def _is_written(page: Page, number: int, thing: str, after: Sequence[Block]) -> bool:
    """Return whether one of the blocks behind a promise may be what is promised in words."""
    all_of_it = _stems(thing)
    what = all_of_it - _HOW_STEMS
    heads = [_stems(one.folded) for one in after if _heads(one)]
    if _ABOUT_ALL.search(thing):
        addressed = any(_ADDRESS.search(one.folded) for one in after)
        return addressed or any(stems & all_of_it for stems in heads)
    if any(stems & all_of_it & _HOW_STEMS for stems in heads):
        return True
    if not what:
        return any(one.kind is BlockKind.LIST_ITEM for one in after)
    if len(what) > 1:
        return _comes(page, number, what)
    return any(stems & what for stems in heads)


def _heads(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or len(block.text) <= _LONGEST


def _comes(page: Page, number: int, what: frozenset[str], share: float = _SHARE) -> bool:
    """Return whether a heading behind a block has a word of what is promised, or a block most."""
    for block in page.blocks[number + 1 :]:
        stems = _stems(block.folded)
        if block.kind is BlockKind.HEADING and stems & what:
            return True
        if len(stems & what) >= share * len(what):
            return True
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words_in(text) if word not in _SMALL)
