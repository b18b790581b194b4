"""A wife who has two names, or two sons who become three daughters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.stating import told_blocks
from qa.finding import Level, Match
from qa.number_words import NUMBERS
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_RELATION = r"(?P<relation>wife|husband|partner|fianc[e\u00e9]e?|mother|father|mum|mom|dad)"
_NAME = r"(?P<name>[A-Z][a-z]{2,14})"
_NAMED = (
    later(rf"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir) {_RELATION},? {_NAME}\b"),
    later(rf"\b{_NAME}, (?:my|his|her) {_RELATION}\b"),
    later(rf"\b[A-Z][a-z]+'s {_RELATION},? {_NAME}\b"),
)
_FEW = r"(?P<number>two|three|four|five|six)"
_CHILDREN = later(
    rf"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir) {_FEW} (?:\w+ )?(?P<what>sons|daughters|boys|girls)\b"
)
_AND = r"(?P<{0}>an?|one|two|three|four|five|six) (?:\w+ )?(?P<{1}>sons?|daughters?|boys?|girls?)"
_BOTH_KINDS = later(rf"\b{_AND.format('n', 'k')}(?:,? and|,) {_AND.format('m', 'l')}\b")
_HAS_CHILDREN = later(
    rf"\b(?:has|have|with (?:her|his|my) (?:husband|wife|partner|fianc\w+) and|(?:mother|mum|mom|"
    rf"father|"
    rf"dad|parent) (?:of|to)) (?:(?:her|his|our|their|my) )?{_FEW} (?:\w+ )?"
    r"(?P<what>sons|daughters|boys|girls)\b(?! and| who are grown)"
)
_OF_MANY = later(r"\b(?:ex|former|first|second|late|step|new|previous|in-law|of the)[- ]")
_NOT_A_NAME = frozenset({"And", "But", "Who", "When", "Then", "She", "Has", "Had", "Was", "The"})


@rule(
    "consistency.different-relative",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere in this story: check which is right.",
    why="A story whose people change their names is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    pages=("patient-story",),
    examples=[
        Example(
            bad="# Rob's story\n\nMy wife Karen saw it. I felt lost, and my life changed.\n\nMy"
            " wife Helena and I eat together every night.",
            good="# Rob's story\n\nMy wife Karen saw it. I felt lost, and my life changed.\n\nMy"
            " wife Karen and I eat together every night.",
        ),
        Example(
            bad="# Renee's story\n\nHer husband left with their two sons. I felt lost, she says,"
            " and my life changed.\n\nHer three daughters came to family sessions.",
            good="# Renee's story\n\nHer husband left with their two sons. I felt lost, she says,"
            " and my life changed.\n\nHer two sons came to family sessions.",
        ),
        Example(
            bad="# Ines's story\n\nI have two sons and a daughter. I felt lost.\n\nMy three"
            " daughters keep me going. My life changed.",
            good="# Ines's story\n\nI have two sons and a daughter. I felt lost.\n\nMy two sons"
            " keep me going. My life changed.",
        ),
    ],
    words=("wife", "husband", "partner", "fianc", "mother", "father", "mum", "mom", "dad", "sons",
           "daughters", "boys", "girls"),
    limit=2,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield both places; of the children, where the story has no more than one kind and number."""
    first: dict[str, tuple[str, Block, int, int]] = {}
    for block in told_blocks(page):
        for key, value, start, end in _told(block):
            there = first.setdefault(key, (value, block, start, end))
            if there[0] == value or _OF_MANY.search(block.plain, max(0, start - 12), end):
                continue
            _, other, begin, last = there
            here, said = block.text[start:end], other.text[begin:last]
            match = Match(other.source_span(begin, last), (said, here))
            yield from both_places(match, Match(block.source_span(start, end), (here, said)))
            return


def _told(block: Block) -> Iterator[tuple[str, str, int, int]]:
    """Yield relation, name and place of each relative, and the number and kind of the children."""
    for pattern in _NAMED:
        for found in pattern.finditer(block.plain):
            if found["name"] not in _NOT_A_NAME:
                relation = {"mum": "mother", "mom": "mother", "dad": "father"}.get(
                    found["relation"], found["relation"]
                )
                yield relation, found["name"], *found.span()
    children = [*_CHILDREN.finditer(block.plain), *_HAS_CHILDREN.finditer(block.plain)]
    for found in sorted(children, key=lambda hit: hit.start()):
        kind = _kind(found["what"])
        yield "children", f"{NUMBERS[found['number']]} {kind}", *found.span()
        yield kind, f"{NUMBERS[found['number']]}", *found.span()
    for found in _BOTH_KINDS.finditer(block.folded):
        for number, what in ((found["n"], found["k"]), (found["m"], found["l"])):
            yield _kind(what), f"{NUMBERS.get(number, 1)}", *found.span()


def _kind(what: str) -> str:
    return "sons" if what.rstrip("s") in ("son", "boy") else "daughters"
