"""Two figures for how common one thing is in one group of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import NUMBER_WORDS
from qa.checks.claims.figures import ratios_on
from qa.checks.consistency.statements import Statement, disagreements
from qa.checks.consistency.stating import stating
from qa.context import is_quoted
from qa.finding import Level
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
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
    r"(?P<who>(?:(?:american|british|english|u\.?s\.?|uk|us) )?(?:people|adults|women|men|"
    r"children|babies|families|americans|britons|teenagers|"
    r"older people|pregnan(?:t women|cies)|births|patients|smokers)"
    r"(?: (?:living |aged? )?(?:in|of|over|under|across) (?:the )?[\w. ]{2,24}?(?=[ ,.;:)]|$))?)"
)
_VERB = later(
    r"\b(?:have|has|get|gets|live|lives|affect\w*|develop\w*|had|carry|suffer\w*|know\w*|"
    r"common|rare|sleep\w*)\b"
)
_APART = later(
    r"\b(?:if|while|whereas|compared|but|only|side effects?|more than|less than|fewer than|severe|"
    r"serious|of (?:these|them|those)|risk|chance|treat\w*|taking|after|without|because|"
    r"die[sd]?|death|year|before|trial|study|improve\w*|stopp?\w*|symptoms?|test\w*|type|kind|"
    r"form)\b"
)
_WHO_AFTER = later(r",? (?:who|whose|with|taking|aged|after|on|that)\b")
_OF_WHOM = later(
    r"\b(?:of|in|among|for|as) (?:\w+ ){0,3}?(?:women|men|people|families|those|children|babies|"
    r"adults|"
    r"mothers|patients|twins|smokers)\b[^.;]*\Z"
)
_NATIONS = {
    "us": "us", "usa": "us", "united states": "us", "america": "us", "american": "us", "uk": "uk",
    "united kingdom": "uk", "britain": "uk", "british": "uk", "great britain": "uk",
    "england": "england", "english": "england",
}  # fmt: skip
_NATION = later(
    r" ?(?:living )?(?:\bin (?:the )?)?\b(?P<name>u\.?s\.?a?\b\.?|united states|america|american|"
    r"u\.?k\b\.?|"
    r"united kingdom|great britain|britain|british|england|english)\b"
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
    """Yield both shares, where they are of one group and nothing sets them apart."""
    found = list(_statements(page))
    nations = {nation for _, nation in found if nation}
    apart = len(nations) > 1
    yield from disagreements(
        (one._replace(key=(one.key, nation if apart else "")) for one, nation in found), _MOST
    )


def _statements(page: Page) -> Iterator[tuple[Statement, str]]:
    """Yield each share with the country that it is told of, "" for none."""
    for block in stating(page, ratios_on(page)):
        for found in _SHARE.finditer(block.folded):
            start, last = _clause(block, found.start())
            sentence = block.folded[start:last]
            if not _VERB.search(sentence) or _is_of_some(sentence, found.start() - start, found[0]):
                continue
            if is_quoted(block, *found.span()):
                continue
            share = _value(found["part"]) / (_value(found["of"]) or 1)
            who = " ".join(found["who"].split())
            nation = _NATION.search(who)
            key = _NATION.sub("", who).strip()
            name = _NATIONS[nation["name"].replace(".", "")] if nation else ""
            yield Statement(key, share, share, block, *found.span()), name


def _clause(block: Block, at: int) -> tuple[int, int]:
    """Return start and end of the sentence around an offset, or of its part between colons."""
    start, end = sentence_around(block.plain, at)
    text = block.folded
    begin = max(text.rfind(sign, start, at) for sign in ":;") + 1
    stops = [stop for sign in ":;" if (stop := text.find(sign, at, end)) >= 0]
    return max(begin, start), min(stops, default=end)


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
