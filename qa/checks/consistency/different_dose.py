"""Two usual, or starting, doses of one medicine on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.amounts import amounts
from qa.checks.consistency.daily_maximum import groups_of, medicine_of
from qa.context import in_references, is_quoted
from qa.finding import Level, Match
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.amounts import Amount
    from qa.document import Block
    from qa.page import Page

_DOSE = later(
    r"\b(?P<sort>usual|normal|standard|recommended|typical|starting|initial|maintenance)"
    r"(?: (?:adult|oral|daily|starting))* dose(?: (?:for (?:most )?adults|of [a-z\-]+))?"
    r"(?: for (?:most )?adults)? (?:is|will be|would be)(?: usually| normally| about)? \Z"
)
_USUAL = frozenset({"usual", "normal", "standard", "recommended", "typical"})
_OFTEN = later(r"\A[^.;]{0,30}?\b(?P<often>once|twice|(?:three|four|\d) times|every \d+ hours)\b")
_OTHERS = later(r"\b(?:or|to|but|although|some|then)\b")


@rule(
    "consistency.different-dose",
    level=Level.WARNING,
    message="The %s dose is %s here, and %s elsewhere on this page: check which is right.",
    why="Readers who find two doses take one of them, and it may be the wrong one.",
    sources=["NHS medicines A to Z, how and when to take it: one usual dose for each group"],
    examples=[
        Example(
            bad="# Sertraline\n\nThe usual dose is 50 mg once a day.\n\nThe usual dose of "
            "sertraline is 150 mg once a day.",
            good="# Sertraline\n\nThe usual dose is 50 mg once a day.\n\nThe usual dose of "
            "sertraline for panic is 25 mg once a day.",
        ),
        Example(
            bad="# Amlodipine\n\nThe recommended dose is 5 mg once a day. Swallow it.\n\nThe "
            "standard adult dose is 10 mg once a day.",
            good="# Amlodipine\n\nThe recommended dose is 5 mg once a day. The starting dose is "
            "2.5 mg once a day.",
        ),
    ],
    words=("dose",),
)  # fmt: skip
def check(page: Page) -> Iterator[Match]:
    """Yield the later of two doses of one sort that hold for everybody, and as often a day."""
    if " dose" not in page.folded:
        return
    first: dict[tuple[str, str, str], tuple[float, str]] = {}
    for amount in amounts(page):
        weight = amount.both_in_milligrams
        block = page.blocks[amount.block]
        found = _DOSE.search(block.folded, max(0, amount.start - 90), amount.start)
        if found is None or weight is None or weight[0] != weight[1]:
            continue
        key = _key(page, block, amount, found["sort"])
        if key is None:
            continue
        text = block.text[amount.start : amount.end]
        earlier = first.setdefault(key, (weight[0], text))
        if earlier[0] != weight[0]:
            span = block.source_span(amount.start, amount.end)
            yield Match(span, (found["sort"], text, earlier[1]))


def _key(page: Page, block: Block, amount: Amount, sort: str) -> tuple[str, str, str] | None:
    """Return the medicine, the sort of dose and how often it is taken; None for special cases."""
    start, end = sentence_around(block.plain, amount.start)
    sentence = block.folded[start : max(end, amount.end)]
    after = block.folded[amount.end : max(end, amount.end)]
    groups = groups_of(page, block, sentence) - (
        {"start"} if sort in ("starting", "initial") else set()
    )
    generic = medicine_of(page, amount.block, start, end)
    if not generic or groups or _OTHERS.search(after):
        return None
    if in_references(page, block) or is_quoted(block, amount.start, amount.end):
        return None
    often = _OFTEN.match(after)
    return generic, "usual" if sort in _USUAL else sort, often["often"] if often else ""
