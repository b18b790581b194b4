"""Two figures for how common one thing is in one group of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import NUMBER_WORDS
from qa.checks.claims.figures import ratios_on
from qa.checks.consistency.stating import stating
from qa.context import is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_NUMBERS = {word: number for word, number in NUMBER_WORDS.items() if number <= 10} | {
    "hundred": 100,
    "thousand": 1000,
}
_NUMBER = (
    rf"(?:\d[\d,]*(?: million)?|(?:a |one )?hundred|(?:a |one )?thousand|{'|'.join(_NUMBERS)})"
)
_SHARE = later(
    rf"(?<![\w.,])(?P<part>\d[\d.]*|{'|'.join(_NUMBERS)}) (?:in|out of)(?: every)? "
    rf"(?P<of>{_NUMBER}) "
    r"(?P<who>(?:people|adults|women|men|children|babies|families|americans|britons|teenagers|"
    r"older people|pregnan(?:t women|cies)|births|patients|smokers)"
    r"(?: (?:living |aged? )?(?:in|of|over|under|across) (?:the )?[\w. ]{2,24}?(?=[ ,.;:)]|$))?)"
)
_VERB = later(
    r"\b(?:have|has|get|gets|live|lives|affect\w*|develop\w*|had|carry|suffer\w*|know\w*|"
    r"common)\b"
)
_APART = later(
    r"\b(?:if|while|whereas|compared|but|only|side effects?|more than|less than|fewer than|severe|"
    r"serious|of (?:these|them|those)|risk|chance|treat\w*|taking|after|without|because|"
    r"die[sd]?|death|year|before|trial|study|improve\w*|stopp?\w*|symptoms?|test\w*|type|kind|form)\b"
)
_WHO_AFTER = later(r",? (?:who|whose|with|taking|aged|after|on|that)\b")
_OF_WHOM = later(
    r"\b(?:of|in|among|for|as) (?:\w+ ){0,3}?(?:women|men|people|families|those|children|babies|"
    r"adults|"
    r"mothers|patients|twins|smokers)\b[^.;]*\Z"
)
_MOST = 1.5
"""Times that one share may be the other, for figures that were rounded."""


@rule(
    "consistency.different-share",
    level=Level.WARNING,
    message="'%s' here, '%s' elsewhere on this page: check which is right.",
    why="Readers cannot tell how common it is, and trust neither figure.",
    sources=["NHS content guide, numbers: how to write about risk"],
    examples=[
        Example(
            bad="About 1 in 50 people in the UK have it. Anyone can get it.\n\n1 in 5 people in the"
            " UK have it at some age.",
            good="About 1 in 50 people in the UK have it. Anyone can get it.\n\nIn families with"
            " the gene, 1 in 5 people have it.",
        ),
        Example(
            bad="It affects 1 in 1,000 babies.\n\nAs 1 in 100 babies have it, you are not alone.",
            good="It affects 1 in 1,000 babies.\n\n1 in 100 babies of mothers with diabetes have"
            " it.",
        ),
    ],
    words=[" in ", " out of "],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the later share, where both are of one group and nothing sets them apart."""
    first: dict[str, tuple[float, str]] = {}
    for block in stating(page, ratios_on(page)):
        for found in _SHARE.finditer(block.folded):
            start, last = sentence_around(block.plain, found.start())
            sentence = block.folded[start:last]
            if not _VERB.search(sentence) or _is_of_some(sentence, found.start() - start, found[0]):
                continue
            if is_quoted(block, *found.span()):
                continue
            share = _value(found["part"]) / (_value(found["of"]) or 1)
            text = block.text[found.start() : found.end()]
            earlier, said = first.setdefault(" ".join(found["who"].split()), (share, text))
            if max(share, earlier) > _MOST * min(share, earlier):
                yield Match(block.source_span(*found.span()), (text, said))


def _is_of_some(sentence: str, at: int, said: str) -> bool:
    """Return whether a share is one of some people only, or of another matter."""
    before, after = sentence[:at], sentence[at + len(said) :]
    return (
        _APART.search(sentence) is not None
        or _WHO_AFTER.match(after) is not None
        or _OF_WHOM.search(before) is not None
    )


def _value(text: str) -> float:
    words = text.replace(",", "").split()
    number = 1.0
    for word in words:
        if word == "million":
            number *= 1e6
        elif word != "a":
            number *= _NUMBERS.get(word) or float(word)
    return number
