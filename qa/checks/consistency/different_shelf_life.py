"""Two answers to how long an opened medicine keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.both_places import both_places
from qa.context import in_references, is_negated
from qa.document import BlockKind
from qa.finding import Level, Match
from qa.number_words import NUMBER_WORD, value_of
from qa.page import sentences
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.document import Span
    from qa.page import Page

_N = rf"\d{{1,3}}|an?|{NUMBER_WORD}"
_OPENED = later(
    r"\b(?:(?:ready-)?mixed|reconstituted|made up|diluted|thawed|what(?:'s| is) left|"
    r"any(?:thing)? (?:that is )?left|left ?over|(?:remaining|unused) (?:liquid|medicine|"
    r"mixture|drops|"
    r"solution|suspension|syrup)|open(?:ed)?|once opened|after "
    r"opening|first (?:use|opening)|in use|in-use|(?:that "
    r")?you are using|"
    r"started|first used|being used|after (?:you (?:open|start)|first use)|"
    r"(?:once|when) you(?: have|'ve)? (?:start|open(?:ed)?|begin) (?:an?|the|your|each|using)"
    r"(?: new)? ?(?:pen|vial|bottle|cartridge|tube|jar|pack|inhaler|it)?)\b"
)
_CLOSED = later(
    r"\b(?:unopened|not (?:yet )?(?:been )?opened|before (?:opening|first use)|open wounds?)\b"
)
_KEEPS = later(
    r"\b(?:keep(?:s|ing)?|kept|stor(?:e|es|ed|age)|last(?:s|ing)?|throw|get rid|discard\w*|"
    r"dispose\w*|"
    r"good|use (?:it|the|within|by)|be used|usable|away|lasts|stable|expires?)\b"
)
_HOW_LONG = later(
    rf"\b(?:for(?: up to| at most| no more than)?|up to|within|after|lasts?|in|keeps?(?: for)?) "
    rf"(?P<number>{_N}) (?P<unit>hours?|days?|weeks?|months?|years?)\b"
    rf"|\b(?P<n>{_N}) (?P<u>hours?|days?|weeks?|months?|years?) (?:after|"
    rf"from)"
    r" (?:you )?(?:open|first|start|mix|making|thaw)"
)
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
_ELSE = later(
    r"\b(?:fridge|refrigerat\w*|freez\w*|mouth|wounds?|eyes open|clinic|office|"
    r"lines?|we are)\b"
)
_SLACK = 1.15


@rule(
    "consistency.different-shelf-life",
    level=Level.WARNING,
    message="Once opened it keeps for '%s' here, and for '%s' elsewhere on this page: check which"
    " is right.",
    why="A medicine that is kept too long loses its strength, or grows germs.",
    sources=[
        "NHS medicines A to Z, how to store it",
        "USP, general chapter 797: beyond-use dates of opened containers",
    ],
    examples=[
        Example(
            bad="Throw the opened bottle away after 28 days.\n\nAn opened bottle lasts for three"
            " months.",
            good="Throw the opened bottle away after 28 days.\n\nAn opened bottle lasts for four"
            " weeks.",
        ),
        Example(
            bad="Throw away any mixed drink after 24 hours.\n\nA mixed drink keeps for two days.",
            good=(
                "Throw away any mixed drink after 24 hours.\n\nThe dry powder keeps for two years."
            ),
        ),
        Example(
            bad="Keep the pen that you are using for up to 6 weeks. Do not freeze it.\n\nThrow it"
            " away 6 weeks after first use. The pen keeps for 10 weeks once opened.",
            good="Keep the pen that you are using for up to 6 weeks. Unopened pens last for 2"
            " years.",
        ),
        Example(
            bad="Once mixed, the syrup keeps for a week.\n\nPour away what is left of it after"
            " 3 weeks, and throw the bottle away.",
            good="Once mixed, the syrup keeps for a week.\n\nPour away what is left of it after"
            " 7 days, and throw the bottle away.",
        ),
    ],
    words=[
        "open",
        "you start",
        "in use",
        "in-use",
        "you are using",
        "first use",
        "mixed",
        "made up",
        "thawed",
        "reconstituted",
        "diluted",
        "left",
        "remaining",
        "unused",
    ],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two times for what was opened; where the fridge decides, none."""
    first: tuple[float, str, Span] | None = None
    for block in page.prose:
        if block.kind is BlockKind.TABLE_CELL or in_references(page, block):
            continue
        for start, end in sentences(block.plain):
            text = block.folded[start:end]
            if not _KEEPS.search(text):
                continue
            opened = _OPENED.search(text)
            found = _HOW_LONG.search(text, opened.start() if opened else 0) or _HOW_LONG.search(
                text
            )
            if opened is None or found is None:
                continue
            near = text[min(opened.start(), found.start()) : max(opened.end(), found.end())]
            if _CLOSED.search(near) or _ELSE.search(near):
                continue
            if is_negated(block, start + found.start(), start + found.end()):
                continue
            written, unit = found["number"] or found["n"], found["unit"] or found["u"]
            days = value_of(written) * _DAYS[unit.rstrip("s")]
            said = f"{written} {unit}"
            span = block.source_span(
                start + found.start("number" if found["number"] else "n"), start + found.end()
            )
            if first is None:
                first = (days, said, span)
            elif max(days, first[0]) > _SLACK * min(days, first[0]):
                match = Match(span, (said, first[1]))
                yield from both_places(match, Match(first[2], (first[1], said)))
                return
