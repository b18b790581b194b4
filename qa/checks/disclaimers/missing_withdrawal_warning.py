"""Heavy drinkers who are told to stop at once, and nothing of what withdrawal can do to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.stating import told_blocks
from qa.context import is_negated, is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_HEAVY = later(
    r"\b(?:drink|drinking|drank|drinks)\b[^.;!?]{0,20}\b(?:heavily|every (?:single )?(?:day|night)|"
    r"all day|most days|daily|from the morning|in the mornings?|a lot)\b"
    r"|\bheav(?:y|ily) (?:daily )?(?:drink(?:ers?|ing)|user)\b|\bdaily drink(?:ers?|ing)\b"
    r"|\bdepend(?:ent|ence|s?) on (?:alcohol|drink)\b|\balcohol[- ]dependen\w+|\baddicted to "
    r"(?:alcohol|drink)\b|\balcoholics?\b|\balcohol use disorder\b|\balcoholism\b"
)
_WHOLLY = (
    r"(?:completely|altogether|outright|entirely|dead|at once|all at once|for good|straight ?away|"
    r"right away|immediately|today|tonight|tomorrow|overnight|suddenly|abruptly|in one go|"
    r"cold turkey|on the day|there and then)"
)
_STOP = later(
    rf"\b(?:stop|quit|give up|cut out)(?: (?:drinking|alcohol|drink|it|all alcohol|the drink))?,? "
    rf"{_WHOLLY}\b|\b(?:go|going|try|by going|went) cold turkey\b"
    r"|\bcut (?:alcohol|drink|it) out (?:completely|altogether|overnight|at once|today)\b"
    r"|\b(?:do not|don't) (?:touch|have|take|drink) (?:a|another|one more|a single|any) "
    r"(?:more )?(?:drop|drink)s?\b[^.;!?]{0,30}\b(?:from (?:today|now|tomorrow|that|then)|again)\b"
)
_WARNED = later(
    r"\bwithdraw\w+|\bsudden(?:ly)?\b(?![^.]{0,30}\bstop)|\bdetox\w*|\bgradual\w*|\bslowly\b|"
    r"\btaper\w*|\bbit by bit\b|\bseizures?\b|\bfits\b|\bdelirium\b|\bshak(?:es|ing|y)\b|"
    r"\bsupervis\w+|\b(?:dangerous|unsafe|not safe|risky|never safe) to (?:stop|quit)\b|"
    r"\bcut(?:ting)? down (?:a little|first|over|by)\b"
    r"|\b(?:before|without) (?:you )?(?:stop|quit|cut)\w*\b|\bmedical(?:ly)? (?:help|advice|care|"
    r"support|managed|assisted)\b"
)
_PAGE = "# Help with alcohol\n\nOur workers listen. "


@rule(
    "disclaimers.missing-withdrawal-warning",
    level=Level.WARNING,
    message="'%s' tells people who drink heavily to stop at once, and the page does not say that"
    " withdrawal can be dangerous: say to get medical help first, and which signs are an"
    " emergency.",
    why="Someone who drinks heavily every day and stops at once can have seizures and die.",
    sources=[
        "NHS, alcohol misuse: do not stop suddenly if you are dependent; withdrawal symptoms",
        "NICE CG115: assisted withdrawal for people who are dependent on alcohol",
        "MedlinePlus, alcohol withdrawal: a medical emergency",
    ],
    pages=("~professional", "~news", "~patient-story"),
    examples=[
        Example(
            bad=f"{_PAGE}Heavy drinkers do best when they pick a date and quit outright.",
            good=f"{_PAGE}Heavy drinkers do best with a plan. Ask a doctor first, because"
            " withdrawal can be dangerous for those who quit outright.",
        ),
        Example(
            bad=f"{_PAGE}If you are dependent on alcohol, go cold turkey and tell a friend.",
            good=f"{_PAGE}If you are dependent on alcohol, do not go cold turkey: you could have"
            " fits.",
        ),
        Example(good="# Alcohol\n\nIf you drink a glass at weekends, you can stop today."),
        Example(good=f"{_PAGE}If you drink every day, never quit outright on your own."),
    ],
    words=("completely", "altogether", "outright", "entirely", "dead", "at once", "for good",
           "straight", "right away", "immediately", "today", "tonight", "tomorrow", "overnight",
           "suddenly", "abruptly", "in one go", "cold turkey", "on the day", "there and then",
           "a drop", "drink"),
    limit=1,
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the advice to stop at once, where no word on the page warns of withdrawal."""
    if not _STOP.search(page.folded) or not _HEAVY.search(page.folded):
        return
    for block in told_blocks(page):
        if not _HEAVY.search(block.folded):
            continue
        for found in _STOP.finditer(block.folded):
            start, end = found.span()
            if is_quoted(block, start, end) or is_negated(block, start, end):
                continue
            rest = page.folded.replace(found[0], " ")
            if not _WARNED.search(rest) and not _is_asked(block, start):
                yield Match(block.source_span(start, end), (block.text[start:end],))


def _is_asked(block: Block, place: int) -> bool:
    """Return whether a sentence asks, or tells of a wish or of what people did."""
    first, last = sentence_around(block.plain, place)
    return _ASKS.search(block.folded[first:last]) is not None


_ASKS = later(
    r"\?|\b(?:some people|many people|want to|wanted to|used to|tried to|try to|stopped)\b"
)
