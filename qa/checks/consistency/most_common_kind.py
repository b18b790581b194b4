"""Two kinds of one thing that are each called the most common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.sayings import MOST, against, saying
from qa.finding import Level
from qa.page import words_in
from qa.patterns import later
from qa.rule import Example, rule
from qa.telling import groups_in, stem_of, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_NOUN = r"(?:kind|type|form|sort)"
_ENDS = r"(?: of (?P<of>[a-z]+(?: [a-z]+)?))?(?=[.,;:]|\Z| and\b)"
_SAID = (
    later(
        r"(?:\A|[.,;:!?] |\b(?:because|as|since|that|and) )(?P<what>(?!(?:this|it|that|which|one|"
        r"these|they)\b)[a-z][a-z'-]*(?: [a-z'-]+){0,3}?),? (?:is|are) (?:by far )?the "
        rf"(?:most common|commonest) {_NOUN}{_ENDS}"
    ),
    later(
        rf"\bthe (?:most common|commonest) {_NOUN}(?: of (?P<of>[a-z]+(?: [a-z]+)?))? is "
        r"(?:called )?(?:an? |the )?(?P<what>[a-z][a-z'-]*(?: "
        r"[a-z'-]+){0,3}?)(?=[.,;:]|\Z| which\b|"
        r" and\b)"
    ),
)
_APART = later(
    r"\b(?:second|after|next|in (?!all\b)[a-z]+|among|for|under|over|aged|at|if|some|may|most "
    r"serious|inherited|cause|used|childhood|adult|rare)\b"
)
_GENERAL = frozenset({"all", "it", "this", "these", "them", "the"})


@rule(
    "consistency.most-common-kind",
    level=Level.WARNING,
    message="'%s' here, and \"%s\" on this page: only one can be the most common.",
    why="Readers look for themselves in the kind that they take for the usual one.",
    sources=["NHS digital service manual, content style guide: proofread before publishing"],
    examples=[
        Example(
            bad="Tension-type headache is the most common kind. It feels like a band.\n\nBecause"
            " migraine is the most common kind of all, note any nausea.",
            good="Tension-type headache is the most common kind. It feels like a band.\n\nMigraine"
            " is the second most common kind.",
        ),
        Example(
            bad="The most common type of asthma is allergic asthma.\n\nExercise asthma is the most"
            " common type.",
            good="The most common type of asthma is allergic asthma.\n\nAmong runners, exercise"
            " asthma is the most common type.",
        ),
        Example(
            good="Basal cell cancer is the most common type of skin cancer.\n\nDuctal cancer is the"
            " most common type of breast cancer.",
        ),
    ],
    words=("most common", "commonest"),
    limit=2,
)
def check(page: Page) -> Iterator[Match]:
    """Yield both of two sentences that call different kinds the most common of one thing."""
    found: list[tuple[frozenset[str], str, frozenset[str], Saying]] = []
    for number, block in enumerate(page.blocks):
        for pattern in _SAID:
            for hit in pattern.finditer(block.folded):
                said = saying(page, number, hit.start("what"), hit.end())
                if said is None or _APART.search(said.sentence):
                    continue
                what = frozenset(stem_of(word) for word in words_in(hit["what"]) if told_by(word))
                of = hit["of"] or ""
                groups = groups_in(said.sentence)
                found.append((what, "" if of in _GENERAL else of, groups, said))
    for number, (what, of, groups, said) in enumerate(found[:MOST]):
        for other, other_of, other_groups, there in found[:number]:
            if said.is_beside(there) or (of and other_of and of != other_of):
                continue
            if groups == other_groups and what and other and _is_another(what, other):
                yield from against(said, there)
                return


def _is_another(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether neither name holds the other."""
    return not (one <= other or other <= one)
