"""Square brackets that hold what no finished page has: "[Mel to confirm]", "[ward phone number]".

On a page for patients few things stand rightly in square brackets: the number of a reference or a
footnote, a short form, what an editor adds to a quotation or in passing, the kind of a file. So
what is wrong is told by its shape, not by its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.residue.comment_left_in import shortened
from qa.context import TIME_LIMIT, in_references, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from qa.document import Block
    from qa.page import Page

_BRACKET = regex_later(r"\[([^\[\]\n]{1,240})\](?![(\[:])(?<![\]!]\[[^\[\]\n]{1,240}\])")
_ORDER = (
    r"(?:add|amend|approve|ask|change|chase|check|choose|clarify|complete|confirm|correct|cut|"
    r"decide|delete|drop|edit|expand|fill|find|finish|fix|format|get|include|insert|keep|link|lose|"
    r"merge|move|paste|pick|pls|please|provide|put|query|reinstate|remove|rephrase|replace|reuse|"
    r"review|rewrite|reword|shorten|source|split|supply|swap|tidy|tighten|todo|trim|update|upload|"
    r"verify|write)"
)
_FIELD = (
    r"(?:names?|numbers?|address(?:es)?|phone|telephone|tel|mobile|e-?mail|date|day|month|year|"
    r"times?|hours|price|cost|fee|link|url|web ?site|logo|photo|image|picture|postcode|zip|city|"
    r"town|county|state|country|area|region|location|dose|dosage|strength|amount|figure|percentage|"
    r"percent|statistic|quote|title|clinic|practice|hospital|surgery|trust|ward|pharmacy|"
    r"department|dept|council|school|charity|organi[sz]ation|company|brand|product|drug|medicine|"
    r"medication|condition|doctor|consultant|gp|nurse|surgeon|author|reviewer|patient|service|team|"
    r"helpline|signature|initials)"
)
# How what an editor adds in passing begins: "[also called ...]", "[if you have one]".
_IN_PASSING = (
    r"(?:if|also|see|or|and|which|who|not|no|including|about|for|in|from|with|without|as|at|by|of|"
    r"on|to|the|that|than|a|an|is|are|was|were|because|when|while|e\.g|i\.e|eg|ie|sic|such|only|"
    r"usually|sometimes|called|known|more|less|up|his|her|their|my|your|it|they|he|she|we|i|level|"
    r"note|(?:content|trigger) (?:warning|note)s?|warning)\b"
)
_FINISHED = regex_later(
    rf"[\d,;\s\u2013\u2014-]+[a-z]?|\^\w+|[A-Z][\w/&.-]{{0,9}}|[\w-]+|/?\w+_\w+.*|https?:.*|#.*|"
    r"(?i:pdf|video|audio|internet|cited|accessed|online|emphasis|abstract|pmid|pmcid|doi|isbn|"
    r"in (?:french|german|spanish|press))\b.*|.*\bC[Il]\b.*|"
    rf".*(?:range|mean|median|[<>=%]).*|(?i:{_IN_PASSING}).*"
)
_UNFILLED = regex_later(
    rf"(?i:(?!{_IN_PASSING})(?:[\w&'-]+ ){{1,5}}?{_FIELD}(?: here| goes here)?|"
    rf"(?:insert |enter |add |your |the |local )?{_FIELD} (?:here|goes here|of [\w ]{{2,40}}))|"
    rf"N|X{{1,4}}|TB[ACD]|TK|(?:town|city|trust|clinic|surgery|ward|practice|price|dose|phone)"
)
_MARKED = regex_later(r"\?\?|!!")
_CAPITALS = regex_later(r"[^a-z]*[A-Z]{2,}[^a-z]* [^a-z]*[A-Z]{2,}[^a-z]*")
# Who is to do it, what is asked of whom, and what is awaited.
_NOTE = regex_later(
    rf"(?i:(?:to )?{_ORDER}\b(?! (?:your|you|to|on|in)\b) .*)"
    rf"|.*\b(?:[A-Z][a-z]+|[a-z]+) (?:to|can you|please|pls) {_ORDER}\b.*"
    r"|[A-Z]{2,3} ?[\d/.:-].*|[A-Z]{2,3}(?: to [A-Z]{2,3})?:.*|\w+ [\w' ]+\?"
    r"|(?=(?:\S+ ){2})[\w .'#/-]{2,30}: ?\S.*"
    r"|(?i:.*(?:\b(?:tbc|tbd|tk|tktk|to come|to follow|needed|missing|pending|awaiting|placeholder|"
    r"goes here|wip)\b|\bhere\Z).*)"
)


@rule(
    "residue.bracketed-note",
    level=Level.WARNING,
    message="'%s' reads as a note or a gap: settle it, and take the brackets out.",
    why="Notes and gaps show readers that a page may be unfinished, and leave them without what "
    "they came for.",
    sources=[
        "AP and newsroom practice: notes to colleagues stand in brackets and come out before print",
        "NHS digital service manual, content style guide: publish finished content only",
    ],
    pages=("~professional",),
    around=True,
    examples=[
        Example(
            bad="The unit has [N] beds, and takes [Karen to supply the number] a year.",
            good="The unit has 12 beds [4] and takes 300 people [if they live near by] a year.",
        ),
        Example(
            bad="Call [ward phone number] at any time.",
            good="Call the transient ischaemic attack [TIA] clinic at any time.",
        ),
        Example(
            bad="Rest for a week [still the advice?].",
            good='"I felt that [the nurses] had time," she says. See the leaflet [PDF, 2 MB].',
        ),
        Example(
            bad="[DIAGRAM OF THE KNEE, LEFT SIDE]",
            good="[Find a clinic](/clinics) or read [our guide][1].",
        ),
        Example(
            bad="It is sold by many shops [awaiting permission for this photo].",
            good="Haemophilia A [also called factor VIII deficiency] is inherited.",
        ),
    ],
    words=["["],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each pair of square brackets that holds a note to a colleague, or what a gap is for."""
    for block in page.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.FOOTNOTE) or "[" not in block.plain:
            continue
        for found in _BRACKET.finditer(block.plain, timeout=TIME_LIMIT):
            if _is_note(block, found) and not in_references(page, block):
                yield Match(block.source_span(*found.span()), (shortened(found[0]),))


def _is_note(block: Block, found: regex.Match[str]) -> bool:
    text = found[1].strip()
    if _MARKED.search(text) or _UNFILLED.fullmatch(text):
        return True
    if _FINISHED.fullmatch(text):
        return False
    if _CAPITALS.fullmatch(text):
        return True
    return _NOTE.fullmatch(text) is not None and not is_quoted(block, *found.span())
