"""One search phrase again and again in a few lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.finding import Level, Match
from qa.page import words_in
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "do",
        "for",
        "from",
        "has",
        "have",
        "if",
        "in",
        "is",
        "it",
        "its",
        "may",
        "not",
        "of",
        "on",
        "or",
        "our",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "you",
        "your",
    ]
)
_TIMES, _SUBJECT_TIMES = 4, 6  # the subject of a page has often no other name
_REACH = 60
_WORDS = 2  # that say something, in a phrase
_SHARE = 0.025


@rule(
    "wording.keyword-stuffing",
    level=Level.SUGGESTION,
    message="'%s' stands %s times within sixty words: say it once, then use other words.",
    why="Text that is written for search engines is hard to read, and readers notice.",
    sources=["Google Search Central, spam policies: keyword stuffing"],
    limit=1,
    examples=[
        Example(
            bad="Our ketamine clinic in Leeds is here. If you need a ketamine clinic in Leeds,"
            " come to"
            " our ketamine clinic in Leeds, the best ketamine clinic in Leeds.",
            good="Our ketamine clinic in Leeds is here. If you need care, come and see us.",
        ),
        Example(
            bad="Back pain relief is easy. For back pain relief, our back pain relief cream"
            " gives back"
            " pain relief. Try back pain relief now, as back pain relief is what counts.",
            good="High blood pressure is common. High blood pressure can be treated. Blood"
            " pressure is"
            " measured at the arm.",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield one place of each phrase of three or four words that stands so often."""
    fewest = max(_TIMES, int(_SHARE * page.word_count / 4))
    often = {w for w, count in page.words.items() if count >= fewest and w not in _SMALL}
    if len(often) < _WORDS:
        return
    words: list[str] = []
    origin: list[int] = []
    for index, block in enumerate(page.blocks):
        if block.kind in _KINDS:
            found = words_in(block.folded)
            words += found
            origin += [index] * len(found)
    title = set(words_in(page.title.lower()))
    told: list[str] = []
    starts = [number for number, word in enumerate(words) if word in often]
    for size in (4, 3):
        for gram, places in _often(words, starts, size).items():
            phrase = " ".join(gram)
            subject = title.issuperset(word for word in gram if word not in _SMALL)
            most, third = _densest(places)
            if most < (_SUBJECT_TIMES if subject else _TIMES) or any(phrase in t for t in told):
                continue
            block = page.blocks[origin[third]]
            at = block.folded.find(phrase)
            if at >= 0:
                told.append(phrase)
                yield Match(block.source_span(at, at + len(phrase)), (phrase, str(most)))


def _often(words: list[str], starts: list[int], size: int) -> dict[tuple[str, ...], list[int]]:
    """Return the phrases of a size that stand often on a page, with their places.

    `starts` are the places of words that stand often: a phrase begins and ends with one.
    """
    known = set(starts)
    places = [n for n in starts if n + size - 1 in known]
    counts = Counter([(*words[n : n + size],) for n in places])
    fewest = max(_TIMES, int(_SHARE * len(words) / size))
    found = {gram: list[int]() for gram, n in counts.items() if n >= fewest and _says(gram)}
    if found:
        for place in places:
            gram = (*words[place : place + size],)
            if gram in found:
                found[gram].append(place)
    return found


def _densest(places: list[int]) -> tuple[int, int]:
    """Return how many places lie within reach of each other at most, and the last of those."""
    best, last, first = 0, places[0], 0
    for number, place in enumerate(places):
        while place - places[first] > _REACH:
            first += 1
        if number - first + 1 > best:
            best, last = number - first + 1, place
    return best, last


def _says(gram: tuple[str, ...]) -> bool:
    """Return whether a phrase begins and ends with words that say something."""
    return (
        gram[0] not in _SMALL
        and gram[-1] not in _SMALL
        and sum(word not in _SMALL for word in gram) >= _WORDS
    )
