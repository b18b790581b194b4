"""A remedy that no agency has approved, said to prevent, treat or reverse a disease."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from qa.context import TIME_LIMIT, in_references, is_cited, is_negated, is_quoted
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import regex_later
from qa.rule import Example, rule
from qa.vocabulary import written
from qa.word_places import blocks_where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_VERBS = (
    r"(?:prevents?|preventing|reverses?|reversing|kills?|killing|destroys?|shrinks?|stops?|"
    r"wipes? out|treats?|protects? (?:you |your \w+ )?(?:against|from)|keeps? (?:you )?(?:safe |"
    r"free )?from|clears?(?: up)?|halts?|switch(?:es)? off|knocks? out|eliminates?|beats?|"
    r"defeats?|conquers?)"
)
_CLAIM = (
    rf"\b{_VERBS} (?:(?:most|all|even|many|some|both|your|the|any|every|chronic|severe|and|"
    r"onset of|growth of|spread of|almost|nearly|breast|bowel|colon|lung|skin|prostate|of|"
    r"stubborn|mild|early|type) ){0,4}{disease}(?![\w-])"
)
_HINTS = (
    "prevent", "revers", "kill", "destroy", "shrink", "stop", "wipe", "treat", "protect", "keep",
    "clear", "halt", "switch", "knock", "eliminat", "beat", "defeat", "conquer",
)  # fmt: skip
# What a careful sentence about a remedy says.
_CAREFUL = regex_later(
    r"\b(?:may|might|could|can help|helps? (?:to )?(?:prevent|protect|treat|keep|stop)|whether|"
    r"myths?|claims?|claimed|some people|people (?:take|use|try)|used (?:to|for)|thought to|"
    r"believed|said to|traditional\w*|stud(?:y|ies)|trials?|research(?:ers)?|evidence|proof|"
    r"proven|shown|tested|unclear|unknown|mixed|too little|approved|intended|not enough|"
    r"in (?:mice|rats|animals|the lab)|deficiency|medicines?|drugs?|(?<!natural )antibiotics?|"
    r"vaccin\w+|doctors?|prescri\w+|(?<!even )if you(?! (?:like|want|prefer|fancy|love|wish))|"
    r"to (?:help )?(?:prevent|treat|protect|reverse|stop|"
    r"kill))\b",
    regex.IGNORECASE,
)
_SELF_MADE = ("supplement", "wellness")


@rule(
    "claims.disease-claim",
    level=Level.WARNING,
    message="'%s' is a claim about a disease: name the trial in people that shows it, or take it "
    "out.",
    why="Readers who feel protected or cured by a remedy stay away from the test or the treatment "
    "that would help them.",
    sources=[
        "21 CFR 101.93(g): a supplement may not be said to treat, prevent or cure a disease",
        "FTC, Health Products Compliance Guidance (2022), III: disease claims need trials",
        "CAP Code, rule 15.6: claims that a food or supplement prevents, treats or cures disease",
    ],
    words=_HINTS,
    pages=("~professional", "~news"),
    examples=[
        Example(
            bad="Feverfew prevents migraine.",
            good="Feverfew may prevent migraine in some people.",
        ),
        Example(
            bad="Turmeric kills cancer cells and protects you against dementia.",
            good="There is no good evidence that turmeric prevents dementia.",
        ),
        Example(
            bad="---\npage_type: supplement\n---\n# Vitamin D\n\nIt also prevents most cancers.\n",
            good="---\npage_type: medicine\n---\n# Apixaban\n\nIt prevents strokes.\n",
        ),
        Example(good="Exercise helps to prevent heart disease. A vaccine prevents shingles."),
    ],
    limit=5,
)
def check(page: Page) -> Iterator[Match]:
    """Yield each such claim, once a sentence, that is neither hedged nor cited."""
    for block in blocks_where(page, frozenset(_HINTS), _claim()):
        if block.kind is BlockKind.CODE:
            continue
        told = -1
        for found in _claim().finditer(block.folded, timeout=TIME_LIMIT):
            if found.start() < told:
                continue
            first, last = sentence_around(block.plain, found.start())
            if _counts(page, block, found.span(), (first, max(last, found.end()))):
                told = last
                yield Match(block.source_span(*found.span()), (block.text[slice(*found.span())],))


def _counts(page: Page, block: Block, place: tuple[int, int], sentence: tuple[int, int]) -> bool:
    text = block.folded[slice(*sentence)]
    if _CAREFUL.search(text):
        return False
    if page.type not in _SELF_MADE and not _remedy().search(text):
        return False
    return not (
        is_negated(block, *place)
        or in_references(page, block)
        or is_quoted(block, *place)
        or is_cited(page, block, *place)
    )


@cache
def _claim() -> regex.Pattern[str]:
    return regex.compile(written(_CLAIM))


@cache
def _remedy() -> regex.Pattern[str]:
    return regex.compile(written(r"(?<![\w-]){remedy}(?![\w-])"))
