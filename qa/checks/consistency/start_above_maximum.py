"""A starting dose that is larger than the highest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.daily_maximum import medicine_of
from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

_START = later(
    r"\b(?:starting|initial|first|beginning) dose\b[^.;\d]{0,40}\Z|\b(?:start(?:s|ed|ing)?|"
    r"begins?|began) "
    r"(?:on|with|at|by taking)\b[^.;\d]{0,15}\Z"
)
_HIGHEST = later(
    r"\b(?:highest|maximum|max|largest|top)(?: \w+)? (?:dose|amount)\b[^.;\d]{0,30}\Z|"
    r"\b(?:no|not|never|n't)\b[^.;]{0,25}\b(?:more than|exceed)\b[^.;\d]{0,15}\Z|"
    r"\b(?:start(?:s|ed|ing)?|begins?|began)\b[^;]{0,60}\b(?:rais\w+|increas\w+|build\w*|built|"
    r"work\w*|go\w*) (?:it |this |the dose |your dose )?(?:\w+ )?(?:up )?to\b[^.;\d]{0,15}\Z"
)
_REACH = 80
_APART = later(r"\b(?:child\w*|bab(?:y|ies)|older|kidney|liver|loading|inject\w*|iv|statin)\b")


@rule(
    "consistency.start-above-maximum",
    level=Level.ERROR,
    message="The starting dose is %s here, and the highest is %s: one of the two is wrong.",
    why="A reader who starts with the larger one takes more than anybody should.",
    sources=["NHS medicines A to Z, how and when to take it: starting and highest dose"],
    examples=[
        Example(
            bad="# Amlodipine\n\nThe usual starting dose is 50mg once a day. Your doctor may"
            " increase it to the highest dose, 10mg once a day.",
            good="# Amlodipine\n\nThe usual starting dose is 5mg once a day. Your doctor may"
            " increase it to the highest dose, 10mg once a day.",
        ),
        Example(
            bad="# Sertraline\n\nThe starting dose is 500 mg a day.\n\nThe maximum dose is 200 mg a"
            " day.",
            good="# Sertraline\n\nThe starting dose is 50 mg a day.\n\nThe maximum dose is 200 mg a"
            " day.",
        ),
        Example(
            bad="Nebivolol is started at 12.5 mg a day and slowly raised to 10 mg.",
            good="Nebivolol is started at 5 mg a day and slowly raised to 10 mg.",
        ),
    ],
    words=("starting dose", "initial dose", "first dose", "beginning dose", "start", "begin"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield the starting dose and the highest dose of a medicine, where the first is larger."""
    starts: dict[str, tuple[Block, Amount, float]] = {}
    highest: dict[str, tuple[Block, Amount, float]] = {}
    for amount in amounts(page):
        weight = amount.both_in_milligrams
        if weight is None or amount.per not in ("", "day", "dose"):
            continue
        block = page.blocks[amount.block]
        start, end = sentence_around(block.plain, amount.start)
        before = block.folded[max(start, amount.start - _REACH) : amount.start]
        kind = starts if _START.search(before) else highest if _HIGHEST.search(before) else None
        if kind is None or _APART.search(block.folded, start, end):
            continue
        generic = medicine_of(page, amount.block, start, end)
        if generic and states(page, block, amount.start, amount.end):
            kind.setdefault(generic, (block, amount, max(weight)))
    for generic, (block, amount, weight_) in starts.items():
        if generic in highest and highest[generic][2] < weight_:
            other, most, _ = highest[generic]
            args = (_text(block, amount), _text(other, most))
            match = Match(block.source_span(amount.start, amount.end), args)
            yield from both_places(match, Match(other.source_span(most.start, most.end), args))


def _text(block: Block, amount: Amount) -> str:
    return block.text[amount.start : amount.end]
