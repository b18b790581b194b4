"""A sentence that a reader has lost the beginning of before it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.checks.trust.clinical import CLINICAL
from qa.context import in_references, is_quoted, is_verbatim
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_LONG = 30
_TOO_LONG = 45
_FAR_TOO_LONG = 60
"""On a page of which nobody knows whether patients read it."""
_PATIENT = frozenset({*CLINICAL, "wellness", "service", "faq", "eu-leaflet", "medication-guide"})
_WORD = later(r"[^\s]*[A-Za-z0-9][^\s]*")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# What lawyers wrote stays as they wrote it, and a list in a line is long without being hard.
_FIXED = later(
    r"substitute for|purposes only|liab|copyright|all rights reserved|privacy|terms of|licen[cs]e"
    r"|not intended to (?:diagnose|replace)|food and drug administration",
    re.IGNORECASE,
)
_LEGAL = later(r"\b(?:terms|privacy|cookies?|disclaimer|copyright|accessibility)\b", re.IGNORECASE)
# Lines of a list or of a template that the page's own system would have taken apart.
_GLUED = later(r"\{[%{]|(?: [-*\u2022\u00b7] [^-*\u2022\u00b7]*){3}")
# A sentence that ends before what it cites: "a placebo.[1,2] If", "a placebo.1 If".
_CITING_END = later(
    r"[.!?][\"')]*(?:\[\^?[\w,\u2013-]{1,12}\]|(?<=[a-z]{3}\.)\d{1,2}(?:[,\u2013-]\d{1,2})*(?=\s)"
    r"|[\u00b9\u00b2\u00b3\u2070-\u2079]+)+\s+(?=[\"'(\[]*[A-Z0-9])"
)
_CONDITION = later(r"[,;] (?:or |and )?(?:if|when|who|whose) ")
_ROW_OF_WORDS = 5
_ROWS = 3
"""Colons of a table that is written in lines of text, and "if" of conditions in a row."""
_FEWEST_PARTS = 7

_SIXTY = (
    "If you have been taking the medicine for more than a few weeks and you then decide, perhaps"
    " because you feel better or because you have heard about its side effects from a friend, that"
    " you would like to stop taking it, you should not do so without first having talked to the"
    " doctor who prescribed it for you about the safest way to come off it."
)


@rule(
    "readability.long-sentence",
    level=Level.WARNING,
    message="This sentence has %s words: make two or three of it, with one thought in each.",
    why="Readers lose the thread of a long sentence, and with it what they should do.",
    sources=[
        "Federal Plain Language Guidelines, III.b.1: write short sentences",
        "PEMAT, item 8: breaks information into short sections",
    ],
    examples=[
        Example(
            bad=_SIXTY,
            good="If you want to stop taking the medicine, talk to your doctor first. They can"
            " tell you how to come off it safely.",
        ),
        Example(
            bad="The physiotherapist will look at how you stand, how you walk and how far you can"
            " bend, and will then ask you which movements hurt, when the pain first began and what"
            " you have already tried at home, before agreeing a plan with you.",
            good="- chest pain\n- a cough that brings up blood\n- a very fast heartbeat that does"
            " not slow down when you sit still and rest for a few minutes",
        ),
        Example(good=f"## References\n\n{_SIXTY}"),
        Example(good=f'> "{_SIXTY}"'),
        Example(
            good="In the longest trial about 43 people in 10,000 who took the medicine had such"
            " thoughts, and 24 in 10,000 who took a placebo.[1,2] If your mood changes, call the"
            " person who prescribed it, and do so on the same day if you can."
        ),
    ],
    pages=["~professional", "~news"],
)
def check(page: Page) -> Iterator[Match]:
    """Yield each sentence of more than 30 words; up to 45 it is a suggestion.

    Headings, tables, quotations, references and fixed statements are left alone; a list in a line
    is never more than a suggestion. On a page that is not known to be for patients the line is 60.
    """
    most = _TOO_LONG if page.type in _PATIENT else _FAR_TOO_LONG
    legal = _LEGAL.search(page.title) is not None
    least = _LONG if page.with_suggestions else most
    for block in page.blocks:
        if block.kind not in _KINDS or block.text.count(" ") < least:
            continue
        for start, end in _parts(block.plain):
            if block.plain.count(" ", start, end) < least:
                continue
            words = len(_WORD.findall(block.plain, start, end))
            if words <= _LONG or is_quoted(block, start, end) or _GLUED.search(block.text):
                continue
            if in_references(page, block) or is_verbatim(page, block, start, end):
                break
            span = block.source_span(start, end)
            soft = words <= most or legal or _listed(block.plain[start:end], words)
            yield Match(span, (str(words),), level=Level.SUGGESTION if soft else None)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, one that ends before its citation too."""
    for start, end in sentences(text):
        first = start
        for stop in _CITING_END.finditer(text, start, end):
            yield first, stop.end()
            first = stop.end()
        yield first, end


def _listed(sentence: str, words: int) -> bool:
    """Return whether a sentence is long only because it lists things, or is a legal statement."""
    if sentence.count(": ") >= _ROWS:
        return True
    if len(_CONDITION.findall(sentence)) >= _ROWS:
        return True
    parts = sentence.count(",") + sentence.count(";")
    if parts >= _FEWEST_PARTS and words / parts < _ROW_OF_WORDS:
        return True
    return sentence.count(";") > 1 or _FIXED.search(sentence) is not None
