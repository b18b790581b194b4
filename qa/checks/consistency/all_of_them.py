"""'All three sachets' where the page has told of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import Statement, disagreements, states
from qa.finding import Level, Match
from qa.number_words import NUMBER, NUMBERS, value_of
from qa.patterns import later
from qa.rule import Example, rule
from qa.word_places import blocks_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_THINGS = (
    "sachet", "tablet", "capsule", "dose", "injection", "visit", "session", "appointment", "stage",
    "phase", "zone", "litre", "liter", "bottle", "pack", "jab", "vaccine", "vial", "patch", "cycle",
    "treatment", "workshop", "class", "step", "drink", "glass", "needle", "cut", "question",
    "lesson", "module", "round",
)  # fmt: skip
_THING = rf"(?P<thing>{'|'.join(_THINGS)})(?:e?s)"
_GIVEN = later(
    rf"\b(?:get|getting|have|had|having|need|needs|given|give|send|sent|post|be|with|are|comes? "
    rf"(?:in|"
    rf"with)|of|take|"
    rf"offered|includes?) (?:up to )?(?P<said>(?P<number>{NUMBER}) (?:small |large |separate "
    rf")?{_THING})\b"
)
_ALL = later(
    rf"\b(?P<said>(?:all|all of the|each of the|the|after(?: all)?) (?P<number>{NUMBER}) (?:small "
    rf"|large "
    rf")?{_THING})\b"
    rf"|\b(?P<both>both (?:of the |the )?{_THING.replace('<thing>', '<two>')})\b"
)
_SEVERAL = (*"0123456789,", "-one", "both", "both the", "both of the")
_SEVERAL += tuple(word for word, value in NUMBERS.items() if value > 1 and "-" not in word)
_BEFORE = tuple(
    f"{number} {size}" for number in _SEVERAL for size in ("", "small ", "large ", "separate ")
)
_TWO = 2


@rule(
    "consistency.all-of-them",
    level=Level.WARNING,
    message="'%s' here, and '%s' elsewhere on this page: count again.",
    why="Readers look for the one that is missing, or leave out one that they need.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="You'll get two sachets in the post.\n\nAll three sachets must be finished by bed.",
            good="You'll get two sachets in the post.\n\nBoth sachets must be finished by bed.",
        ),
        Example(
            bad="You will have six sessions with a nurse.\n\nAfter all eight sessions we meet.",
            good="You will have six sessions with a nurse.\n\nAfter all six sessions we meet.",
        ),
        Example(
            bad="Here are the five questions that people ask us most.\n\n## Is it safe?\n\nYes.\n\n"
            "## Does it hurt?\n\nNo.\n\n## How long?\n\nA day.",
            good="Here are the three questions that people ask us most.\n\n## Is it safe?\n\nYes."
            "\n\n## Does it hurt?\n\nNo.\n\n## How long?\n\nA day.",
        ),
    ],
    words=_THINGS,
    limit=3,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places, where the page gives one number of the things and then another."""
    given: dict[str, list[Statement]] = {}
    said = []
    for block in blocks_behind(page, frozenset(_THINGS), _BEFORE):
        for found in _GIVEN.finditer(block.folded):
            number = value_of(found["number"])
            one = Statement(found["thing"], number, number, block, *found.span("said"))
            if number > 1 and states(page, block, one.start, one.end):
                given.setdefault(found["thing"], []).append(one)
        for found in _ALL.finditer(block.folded):
            both = found["both"] is not None
            number = _TWO if both else value_of(found["number"])
            span = found.span("both" if both else "said")
            thing = found["two"] if both else found["thing"]
            if number > 1 and states(page, block, *span):
                said.append(Statement(thing, number, number, block, *span))
    for one in said:
        if one.key == "question":
            yield from _questions(page, one)
            continue
        others = [other for other in given.get(str(one.key), ()) if other.start != one.start]
        if len({other.low for other in others}) == 1:
            yield from disagreements((others[0], one))


def _questions(page: Page, said: Statement) -> Iterator[Match]:
    """Yield a number of questions that the headings, which ask them, do not come to."""
    asked = sum(heading.plain.rstrip().endswith("?") for heading in page.headings)
    if asked > _TWO and asked != said.low:
        args = (said.text, f"{asked} headings that ask")
        yield Match(said.block.source_span(said.start, said.end), args)
