"""Readers of one matter: each returns what sentences of a page say of it, as values.

`two_answers` holds these against each other, as it does the answers to its questions.
"""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.answers import are_of_two_cases, is_one_for_a_case
from qa.checks.consistency.sayings import against, saying
from qa.finding import Level
from qa.page import sentences
from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qa.checks.consistency.answers import Answer
    from qa.checks.consistency.sayings import Saying
    from qa.finding import Match
    from qa.page import Page

_MOST = 24
"""Answers of one page; with more it compares many things."""
_LONGEST_LEAD = 100
_ANSWER = later(r"\W*(?:yes|no)[.,:;!] +")


class Reader(NamedTuple):
    """What reads one matter on a page."""

    signs: tuple[str, ...]
    """Literals one of which stands on each page that says something of it."""
    read: Callable[[Page], Iterable[Answer]]
    slack: float = 1.0
    """Times that one number may be the other."""
    of_any_form: bool = False
    """Answers for two forms of a medicine are two answers still."""


def told_twice(page: Page, reader: Reader) -> Iterator[Match]:
    """Yield both of the first two places that say two things of a reader's matter."""
    if not any(sign in page.folded for sign in reader.signs):
        return
    found = list(islice(reader.read(page), _MOST + 1))
    if not 1 < len(found) <= _MOST:
        return
    for one, other in combinations(found, 2):
        if one.said.is_beside(other.said) or not _are_apart(one, other, reader.slack):
            continue
        if are_of_two_cases(page, one, other, of_any_form=reader.of_any_form):
            continue
        sure = one.is_sure and other.is_sure and not is_one_for_a_case(one, other)
        for match in against(one.said, other.said):
            yield match if sure else match._replace(level=Level.SUGGESTION)
        return


def _are_apart(one: Answer, other: Answer, slack: float) -> bool:
    low, high = sorted((one, other), key=lambda answer: (answer.low, answer.high))
    return low.high * slack < high.low


def said_sentences(page: Page, signs: tuple[str, ...]) -> Iterator[tuple[int, Saying, str]]:
    """Yield the sentences with one of some signs that a page itself says.

    Each with the number of its block, and the question that stands right before it, or "".
    """
    for number, block in enumerate(page.blocks):
        text = block.folded
        if not any(sign in text for sign in signs):
            continue
        lead = ""
        for first, last in sentences(block.plain):
            sentence = text[first:last]
            if sentence.endswith("?"):
                lead = sentence if len(sentence) <= _LONGEST_LEAD else ""
                continue
            if any(sign in sentence or sign in lead for sign in signs):
                said = saying(page, number, first, last)
                if said is not None:
                    yield number, said, lead
            lead = ""


def without_answer(sentence: str) -> str:
    """Return a folded sentence without the "yes" or "no" with which it answers a question."""
    found = _ANSWER.match(sentence)
    return sentence[found.end() :] if found else sentence
