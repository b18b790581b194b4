"""A dose that readers take at once, larger than the most that the page allows in a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa import knowledge
from qa.amounts import amounts
from qa.checks.consistency.both_places import both_places
from qa.checks.consistency.daily_maximum import daily_maximums, groups_of, medicine_of
from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.daily_maximum import Maximum
    from qa.page import Page

_TAKEN = later(
    r"\b(?:usual|normal|recommended|standard|typical)(?: \w+)? dose\b[^.;\d]{0,30}\Z|"
    r"\b(?:takes?|swallow|adults (?:can |should |may |usually )?(?:take|have))\b"
    r"(?! (?:no|less|up to|at most|more))[^.;\d]{0,15}\Z"
)
_APART = later(
    r"\b(?:child\w*|bab(?:y|ies)|older|kidney|liver|loading|inject\w*|iv|statin|not|never|n't|more|less|"
    r"over|above|exceed\w*|overdos\w*|total|week\w*|month\w*|course|stud(?:y|ies)|trials?|"
    r"emergenc\w*|heart attack|other|instead|equivalent|used to|took|specialist|hospital)\b"
)
_REACH = 60


@rule(
    "consistency.dose-above-maximum",
    level=Level.WARNING,
    message="A dose is %s here, and the most is %s: one of the two is wrong.",
    why="A reader who takes the dose passes the limit at once.",
    sources=["NHS medicines A to Z, how and when to take it: usual dose, and the most in 24 hours"],
    examples=[
        Example(
            bad="# Loratadine\n\nThe usual dose is 10 mg once a day.\n\nDo not take more than 5 mg"
            " in 24 hours.",
            good="# Loratadine\n\nThe usual dose is 10 mg once a day.\n\nDo not take more than 10"
            " mg in 24 hours.",
        ),
        Example(
            bad="# Naproxen\n\nAdults take 500 mg twice a day. The maximum is 250 mg a day.",
            good="# Naproxen\n\nAdults take 500 mg twice a day. The maximum is 1,250 mg a day.",
        ),
        Example(
            good="# Naproxen\n\nAdults take 500 mg twice a day. If your kidneys are weak, the"
            " maximum is 250 mg a day.",
        ),
    ],
    words=("more than", "max", "exceed", "highest", "most ", "limit", "under"),
    beside=[["take", "dose", "swallow"]],
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield a dose for everybody, and the limit for everybody that it passes."""
    limits: dict[str, list[Maximum]] = {}
    for one in daily_maximums(page):
        limits.setdefault(one.generic, []).append(one)
    for amount in amounts(page) if limits else ():
        weight = amount.both_in_milligrams
        if weight is None or amount.per not in ("", "day", "dose"):
            continue
        block = page.blocks[amount.block]
        start, end = sentence_around(block.plain, amount.start)
        before = block.folded[max(start, amount.start - _REACH) : amount.start]
        sentence = block.folded[start:end]
        if not _TAKEN.search(before) or _APART.search(sentence):
            continue
        if knowledge.nutrients_in(sentence):
            continue  # pages on one of them often give the limits of others
        most = limits.get(medicine_of(page, amount.block, start, end), [])
        if not most or any(knowledge.nutrients_in(_sentence_of(one)) for one in most):
            continue
        if any(one.groups or one.milligrams >= min(weight) for one in most):
            continue
        if groups_of(page, block, sentence) or not states(page, block, amount.start, amount.end):
            continue
        other = most[0].block
        args = (block.text[amount.start : amount.end], other.text[most[0].start : most[0].end])
        match = Match(block.source_span(amount.start, amount.end), args)
        yield from both_places(match, Match(other.source_span(most[0].start, most[0].end), args))
        return


def _sentence_of(most: Maximum) -> str:
    return most.block.folded[slice(*sentence_around(most.block.plain, most.start))]
