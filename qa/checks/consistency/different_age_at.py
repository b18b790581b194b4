"""Two ages at which one person of a story was diagnosed, or stopped drinking or smoking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import Statement, disagreements, sentence_of
from qa.context import in_references
from qa.document import BlockKind
from qa.finding import Level
from qa.number_words import NUMBER_WORDS, ORDINALS
from qa.patterns import later, one_of
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page

_YOUNGEST = 13  # smaller numbers are seldom written for ages: "at first", "one when"
_NUMBERS = {word: n for word, n in (NUMBER_WORDS | ORDINALS).items() if n >= _YOUNGEST}
_AGE = rf"(?P<age>\d{{1,2}}(?:st|nd|rd|th)?|{one_of(_NUMBERS)})"
_SOMEBODY = r"(?:i|he|she|they|[a-z]+)"
_SAID = (
    later(
        rf"\bdiagnos\w+[^.;]{{0,60}}?\b(?P<said>(?:at|aged|age|at the age of|at age|when "
        rf"{_SOMEBODY} "
        rf"(?:was|were|had just turned|turned)) {_AGE})(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|"
        rf"years ago))\b"
    ),
    later(
        rf"\b(?P<said>{_SOMEBODY} (?:was|were|had just turned|turned) (?:only |just |already )?"
        rf"{_AGE})"
        r"(?: years old)? when [^.;]{0,40}\b(?:diagnos|told (?:that )?(?:i|he|she|they|we) had|"
        r"(?:found out|"
        r"learned|learnt) (?:that )?(?:i|he|she|they) had|(?:gave (?:us|me|him|her)|got|had) "
        r"(?:the|my|his|her|their) diagnosis|fell ill\b|became ill\b|admitted)"
    ),
    later(
        rf"\b(?P<said>(?:being|having been) (?:only |just )?{_AGE}) when {_SOMEBODY} (?:finally )?"
        r"(?:(?:was|were) diagnosed|(?:got|had|received|was given|were given) (?:the|my|his|her|"
        r"their|a) diagnosis)"
    ),
)
_STOPPED = later(
    r"\b(?P<said>(?:stopped|quit|gave up|got sober|had (?:my|his|her) last (?:drink|cigarette))"
    rf"(?: \w+)?,? (?:at|aged|at the age of) {_AGE})"
    r"(?!\d|%|[/:]| ?(?:am|pm|weeks|months|days|years ago))\b"
    rf"|\b(?P<said_when>(?:i|he|she) was {_AGE.replace('<age>', '<birthday>')}) when "
    r"(?:i|he|she) (?:stopped|quit|gave up|got sober|had (?:my|his|her) last (?:drink|cigarette))\b"
)
_OWN = later(r"\bi was (?:\w+ ){0,4}?(?:diagnosed\b|when i was diagnosed)")
_OF_KIN = later(
    r"\b(?:my (?:mum|mom|mother|dad|father|sister|brother|son|daughter|wife|husband|partner|aunt|"
    r"uncle|cousin|grandmother|grandfather|friend)) (?:was|had been|got|is)\b"
)
# Below a heading on the diagnosis no verb says so.
_BELOW = later(
    rf"\b(?P<said>(?:my|his|her|their) {_AGE.replace('<age>', '<birthday>')} birthday"
    rf"|(?:when )?(?:i|he|she) (?:was|turned) (?:only |just )?{_AGE}(?= |[.,])"
    r"(?! ?(?:weeks|months|days|%))"
    rf"|at (?:the age of )?{_AGE.replace('<age>', '<at>')}(?=[.,]))"
)


@rule(
    "consistency.different-age-at",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere for the same event: check which is right.",
    why="A story whose facts do not fit is one that readers stop believing.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    pages=("patient-story",),
    examples=[
        Example(
            bad="# My story: Rhodri\n\nRhodri is 41. He was diagnosed with bipolar disorder at 27."
            "\n\n## The diagnosis\n\nIt was just after my thirty-fourth birthday that my sister"
            " got me to the GP. I felt lost. My life changed.",
            good="# My story: Rhodri\n\nRhodri is 41. He was diagnosed with bipolar disorder at 27."
            "\n\n## The diagnosis\n\nIt was just after my twenty-seventh birthday that my sister"
            " got me to the GP. I felt lost. My life changed.",
        ),
        Example(
            bad="# Ana's story\n\nAna was diagnosed with lupus when she was 19. I felt lost, and my"
            " life changed.\n\nI was 24 when I was diagnosed.",
            good="# Ana's story\n\nAna was diagnosed with lupus when she was 19. I felt lost, and"
            " my life changed.\n\nI was 24 when I ran my first race.",
        ),
    ],
    words=("diagnos", "stopped", "quit", "gave up", "sober", "last drink", "last cigarette"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both ages; a year more or less is a birthday."""
    yield from disagreements(_statements(page), 1.06)


def _statements(page: Page) -> Iterator[Statement]:
    own = _OWN.search(page.folded) is not None
    for block in page.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE) or in_references(page, block):
            continue
        yield from _stops(block)
        over = page.heading_over(block)
        below = over is not None and "diagnos" in over.folded
        for pattern in (*_SAID, _BELOW) if below else _SAID:
            for found in pattern.finditer(block.folded):
                if own and _OF_KIN.search(sentence_of(block, found.start())):
                    continue
                if pattern is _BELOW and _of_another(block, found):
                    continue
                groups = found.groupdict()
                age = _years(next(filter(None, map(groups.get, ("age", "birthday", "at")))))
                yield Statement("diagnosis", age, age, block, *found.span("said"))


def _stops(block: Block) -> Iterator[Statement]:
    """Yield the age at which somebody stopped drinking, smoking or using drugs."""
    for found in _STOPPED.finditer(block.folded):
        groups = found.groupdict()
        age = _years(next(filter(None, map(groups.get, ("age", "birthday")))))
        span = found.span("said" if groups["said"] else "said_when")
        yield Statement("stop", age, age, block, *span)


def _of_another(block: Block, found: re.Match[str]) -> bool:
    """Return whether a sentence below the heading tells of another time."""
    sentence = sentence_of(block, found.start())
    return any(word in sentence for word in ("when i was a", "earlier", "later", "son", "daughter"))


def _years(written: str) -> float:
    """Return the age that "27", "27th" or "thirty-fourth" stands for."""
    return float(_NUMBERS.get(written) or written.rstrip("stndrh"))
