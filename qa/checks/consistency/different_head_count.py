"""Two numbers of people who have one condition in one country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import Statement, disagreements, sentence_of, states
from qa.finding import Level
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.finding import Match
    from qa.page import Page

_PLACES = {
    "us": later(r"\b(?:united states|u\.?s\.?a?\b|americans?|america)"),
    "uk": later(r"\b(?:united kingdom|u\.?k\.?\b|britain|british|britons?)"),
    "england": later(r"\b(?:england|english)\b"),
    "ireland": later(r"\b(?:ireland|irish)\b"),
    "scotland": later(r"\b(?:scotland|scottish|wales|welsh)\b"),
    "australia": later(r"\b(?:australia\w*|new zealand\w*)\b"),
    "canada": later(r"\b(?:canad\w+)\b"),
    "india": later(r"\b(?:india\w*)\b"),
    "europe": later(r"\b(?:europe\w*)\b"),
    "world": later(r"\b(?:world\w*|global\w*)\b"),
}
_MILLIONS = later(
    r"(?P<said>(?P<number>\d[\d,]*(?:\.\d+)?)(?: (?P<million>million|billion))? (?:[a-z.]{2,9} )?"
    r"(?P<who>adults|people|americans|britons|women|men|children))\b"
)
_MANY = 10_000
"""Fewer people than these may be those of a study or a clinic."""
_HAS = later(
    r"\b(?:have|has|had|live|lives|living|affect\w*|get|gets|develop\w*|diagnosed|suffer\w*)\b"
)
_APART = later(
    r"\b(?:each year|every year|a year|per year|annual\w*|yearly|by 20\d\d|in (?:19|20)\d\d|more "
    r"than "
    r"half|of (?:them|these|those|whom)|undiagnosed|do not know|don't know|without|prediabetes|"
    r"risk|"
    r"type [12]|visits?|deaths?|die[sd]?|cost|die|new cases|at least one|survivors?|treated|take|"
    r"taking|use|using|severe|chronic kidney|smok\w+|vaccin\w+|hospital\w*|another|other|also)\b"
)
_SLACK = 1.5


@rule(
    "consistency.different-head-count",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: check which is right.",
    why="Readers cannot tell how many people have it, and trust neither figure.",
    sources=["NHS content guide, numbers: how to write about statistics"],
    examples=[
        Example(
            bad="# Gout\n\nAbout 9 million adults in the United States have gout.\n\nIt is common,"
            " affecting some 4 million U.S. adults.",
            good="# Gout\n\nAbout 9 million adults in the United States have gout.\n\nIt affects"
            " 40 million people worldwide.",
        ),
        Example(
            bad="# Asthma\n\n5.4 million people in the UK have asthma.\n\nIn the UK, asthma affects"
            " 12 million people.",
            good="# Asthma\n\n5.4 million people in the UK have asthma.\n\nIn the UK, 1.1 million"
            " children have asthma.",
        ),
    ],
    words=(" million ", ",000 "),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places where the numbers of one group in one place lie far apart."""
    yield from disagreements(_statements(page), _SLACK)


def _statements(page: Page) -> Iterator[Statement]:
    for block in page.blocks:
        if " million " not in block.folded and ",000 " not in block.folded:
            continue
        for found in _MILLIONS.finditer(block.folded):
            sentence = sentence_of(block, found.start())
            if _APART.search(sentence) or not _HAS.search(sentence):
                continue
            number = float(found["number"].replace(",", ""))
            number *= {"million": 1e6, "billion": 1e9}.get(found["million"] or "", 1)
            places = [name for name, words in _PLACES.items() if words.search(sentence)]
            start, end = found.span("said")
            if number < _MANY or len(places) > 1 or not states(page, block, start, end):
                continue
            who = "people" if found["who"] in ("americans", "britons") else found["who"]
            key = (who, places[0] if places else "")
            yield Statement(key, number, number, block, start, end)
