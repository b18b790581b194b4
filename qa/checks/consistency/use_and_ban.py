"""A use that the page also rules out: "for type 1 diabetes", "not for type 1 diabetes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_CONDITION = (
    r"(?P<what>[a-z0-9'-]+(?: [a-z0-9'-]+){1,3}?)(?=[.,;:)]|$| (?:and|or|who|in|with|because)\b)"
)
_WHO = r"(?:adults?|people|patients|children|women|men|those|anyone|someone)"
_USED = later(
    r"\b(?:used|medicine|medication|approved|treats?|prescribed|given|works?|licensed|indicated)\b"
    rf"[^.;]{{0,90}}\b(?:in|for|by) (?:most |some |many )?{_WHO} (?:with|who have) {_CONDITION}"
)
_BANNED = later(
    rf"\b(?:not|never|isn't|aren't) (?:be )?(?:used |meant |suitable |recommended |approved |"
    rf"intended |"
    rf"right |licensed )?(?:for|in|by) {_WHO} (?:with|who have) {_CONDITION}"
    rf"|\bshould not (?:be )?(?:used|taken|take|use)\b[^.;]{{0,20}}\b(?:by|in|for|if you have) "
    rf"(?:{_WHO} (?:with|who have) )?{_CONDITION.replace('<what>', '<other>')}"
)
_PART = later(
    r"\b(?:these|those|this|that|such|severe|some|certain|mild|moderate|history|also|"
    r"uncontrolled|active|untreated)\b"
)


@rule(
    "consistency.use-and-ban",
    level=Level.WARNING,
    message="'%s' are people it is for here, and people it is not for elsewhere on this page.",
    why="Readers with that condition cannot tell whether the medicine is meant for them.",
    sources=["NHS medicines A to Z: who can and cannot take it"],
    examples=[
        Example(
            bad="The tablet is a medicine used to lower blood sugar in adults with type 1 diabetes."
            "\n\nIt is not for people with type 1 diabetes.",
            good="The tablet is a medicine used to lower blood sugar in adults with type 2"
            " diabetes.\n\nIt is not for people with type 1 diabetes.",
        ),
        Example(
            bad="The patch is approved for people with angle-closure glaucoma.\n\nIt is not"
            " suitable for people with angle-closure glaucoma.",
            good="The patch is approved for people with angle-closure glaucoma.\n\nIt is not"
            " suitable for people with severe heart failure.",
        ),
    ],
    words=("with ", "who have "),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both places where the words for the condition are the same."""
    used = list(_places(page, _USED))
    if not used:
        return
    for banned in _places(page, _BANNED):
        for use in used:
            if use[0] == banned[0]:
                for _, block, start, end in (use, banned):
                    shown = block.text[start:end]
                    yield Match(block.source_span(start, end), (shown,))
                return


def _places(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[str, Block, int, int]]:
    for block in page.blocks:
        if "with " not in block.folded and "who have " not in block.folded:
            continue
        for found in pattern.finditer(block.folded):
            name = "what" if found["what"] else "other"
            start, end = found.span(name)
            if states(page, block, start, end) and not _PART.search(found[0]):
                yield found[name], block, start, end
