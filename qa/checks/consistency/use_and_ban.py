"""A use that the page also rules out: "for type 1 diabetes", "not for type 1 diabetes"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.statements import states
from qa.finding import Level, Match
from qa.medicines import mentions_between
from qa.page import sentence_around
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.document import Block
    from qa.page import Page

_NAMED = (
    r"(?:asthma|copd|diabetes|epilepsy|glaucoma|psoriasis|gout|ana?emia|porphyria|lupus|migraine|"
    r"hypertension|cirrhosis|depression)(?=[.,;:)]|$| (?:and|or|who|in|with|because|can|may)\b)"
)
"""Conditions of one word; of other single words, most are no condition: "people with it"."""
_CONDITION = (
    rf"(?P<what>{_NAMED}|[a-z0-9'-]+(?: [a-z0-9'-]+){{1,3}}?"
    r"(?=[.,;:)]|$| (?:and|or|who|in|with|because)\b))"
)
_WHO = r"(?:adults?|people|patients|children|women|men|those|anyone|someone|everyone)"
_USED = later(
    r"\b(?:used|medicine|medication|approved|treats?|prescribed|given|works?|licensed|indicated)\b"
    rf"[^.;]{{0,90}}\b(?:in|for|by) (?:most |some |many )?{_WHO} (?:with|who have) {_CONDITION}"
    rf"|\b(?<!if )(?<!some ){_WHO} (?:with|who have) (?P<other>{_NAMED}) (?:can|may)"
    r"(?: also| safely| still)* (?:use|take|have) (?:it|them|[a-z]+)\b"
)
_BANNED = later(
    rf"\b(?:not|never|isn't|aren't) (?:be )?(?:used |meant |suitable |recommended |approved |"
    rf"intended |"
    rf"right |licensed )?(?:for|in|by) {_WHO} (?:with|who have) {_CONDITION}"
    rf"|\b(?:should|must|can) ?not (?:be )?(?:used|taken|take|use)\b[^.;]{{0,20}}\b(?:by|in|for|"
    rf"if you have) "
    rf"(?:{_WHO} (?:with|who have) )?{_CONDITION.replace('<what>', '<other>')}"
)
_NOT = later(r"\b(?:not|never|cannot|n't)\b[^.;,]{0,25}\Z")
_PART = later(
    r"\b(?:these|those|this|that|such|severe|some|certain|mild|moderate|history|also|"
    r"uncontrolled|active|untreated)\b"
)


class _Place(NamedTuple):
    """A condition, the medicines of its sentence, and where it stands."""

    what: str
    medicines: frozenset[str]
    block: Block
    start: int
    end: int


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
            bad="Timolol must not be used by anyone with asthma.\n\nPeople with asthma can use"
            " timolol like everyone else.",
            good="Timolol must not be used by anyone with asthma.\n\nPeople with asthma can use"
            " latanoprost like everyone else. Timolol is given to adults with glaucoma.",
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
            if use.what == banned.what and _are_of_one(use.medicines, banned.medicines):
                for _, _, block, start, end in (use, banned):
                    shown = block.text[start:end]
                    yield Match(block.source_span(start, end), (shown,))
                return


def _are_of_one(some: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two sentences may be of one medicine."""
    return not (some and others) or not some.isdisjoint(others)


def _places(page: Page, pattern: re.Pattern[str]) -> Iterator[_Place]:
    for number, block in enumerate(page.blocks):
        if "with " not in block.folded and "who have " not in block.folded:
            continue
        for found in pattern.finditer(block.folded):
            if pattern is _USED and _NOT.search(block.folded, 0, found.start()):
                continue
            name = "what" if found["what"] else "other"
            start, end = found.span(name)
            if states(page, block, start, end) and not _PART.search(found[0]):
                first, last = sentence_around(block.plain, start)
                named = mentions_between(page, number, first, last)
                medicines = frozenset(one.generic for one in named if not one.everyday)
                yield _Place(found[name], medicines, block, start, end)
