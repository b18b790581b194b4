"""How much a literal of a pattern tells of the text that it stands in."""

from __future__ import annotations

import re
from functools import cache

TELLING = 3
SHORTEST = 2
"""Letters; words that are shorter tell little, or nothing."""
_PHRASE = 8
"""Characters; a longer literal tells something though its words be little ones."""
_LITTLE = frozenset({
    "about", "after", "all", "also", "and", "any", "are", "been", "but", "can", "does", "for",
    "from", "had", "has", "have", "her", "his", "how", "into", "its", "may", "more", "most", "not",
    "one", "other", "our", "out", "some", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "was", "were", "what", "when", "which", "who",
    "will", "with", "would", "you", "your",
})  # fmt: skip
"""Words that stand in nearly every text."""
_EVERYWHERE = frozenset({
    "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "he", "in", "is", "it",
    "may", "me", "no", "of", "on", "or", "that", "the", "this", "to", "us", "with",
})  # fmt: skip
"""Words, and parts of words, that stand in nearly every sentence."""
_ORDINARY = re.compile(r"[\w .,'()-]*")
MANY = 600
"""Words of a set: it takes no longer to look for many than for few."""


@cache
def weight(word: str) -> int:
    """Return how many letters tell something of the text in which a literal stands."""
    parts = word.split()
    if len(word) > _PHRASE or len(parts) > 1 or not _ORDINARY.fullmatch(word):
        return TELLING
    if not parts or parts[0] in _EVERYWHERE or len(word) <= SHORTEST:
        return 0
    return len(parts[0]) if parts[0] not in _LITTLE else SHORTEST


def longest(word: str) -> int:
    """Return how many characters the longest part of a literal has."""
    return max(map(len, word.split()), default=0) if _ORDINARY.fullmatch(word) else len(word)


def worth(words: frozenset[str]) -> tuple[int, int, int, list[str]]:
    """Return how much a set tells: if it holds no little word, that whose shortest is longest."""
    least = min(TELLING, *map(weight, words))
    return least, min(map(len, words)), -len(words), sorted(words)


def best(candidates: list[frozenset[str]]) -> frozenset[str] | None:
    """Of sets each of which is sufficient, return the one that tells most."""
    usable = [words for words in candidates if words and len(words) <= MANY]
    return max(usable, key=worth, default=None) if len(usable) != 1 else usable[0]
