"""Readers of one matter: each returns what sentences of a page say of it, as values.

`two_answers` holds these against each other, as it does the answers to its questions.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.answers import are_of_two_cases, is_one_for_a_case
from qa.checks.consistency.sayings import against, saying
from qa.finding import Level
from qa.page import sentences
from qa.patterns import later
from qa.word_finder import WordFinder

if TYPE_CHECKING:
    import re
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
    starts = page.block_starts
    places: dict[int, list[int]] = {}
    for _, at, _ in _finder(signs).find(page.folded):
        number = page.block_of(at)
        places.setdefault(number, []).append(at - starts[number])
    for number, found in sorted(places.items()):
        block = page.blocks[number]
        lead = (0, 0)
        for first, last in sentences(block.plain):
            if block.folded.endswith("?", first, last):
                lead = (first, last) if last - first <= _LONGEST_LEAD else (0, 0)
                continue
            begin = lead[0] if lead[1] else first
            if any(begin <= at < last for at in found):
                said = saying(page, number, first, last)
                if said is not None:
                    yield number, said, block.folded[slice(*lead)]
            lead = (0, 0)


@cache
def _finder(signs: tuple[str, ...]) -> WordFinder:
    return WordFinder(signs)


def without_answer(sentence: str) -> str:
    """Return a folded sentence without the "yes" or "no" with which it answers a question."""
    found = _ANSWER.match(sentence)
    return sentence[found.end() :] if found else sentence


def parts_of(text: str, cut: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of a sentence, cut wherever a pattern finds something."""
    at = 0
    for found in cut.finditer(text):
        yield text[at : found.start()]
        at = found.end()
    yield text[at:]
