"""What a sentence is about, whatever the order and the form of its words."""

from __future__ import annotations

from functools import lru_cache

from qa.page import words_in
from qa.patterns import later
from qa.telling import stem_of

_LITTLE = frozenset(
    (  # noqa: SIM905 -- a list of so many words is easier to read as text
        "a an the and or but so that this these those it its they them their he she his her you "
        "your we our more than rather much very really also often usually mostly mainly just only "
        "even still in on at of for to from by with as into over about around during within if "
        "when while because since is are was were be been being has have had do does did can could "
        "may might will would should must which who whom such some any each every all many most "
        "both there including includes include several few no not never yes then too here well "
        "please make makes get gets getting go going lot lots available"
    ).split()
)
_IRREGULAR = {
    "left": "leave", "given": "give", "gave": "give", "took": "take", "taken": "take",
    "taking": "take", "felt": "feel", "kept": "keep", "shown": "show", "said": "say",
    "made": "make", "daily": "day", "weekly": "week", "worse": "worsen", "done": "do",
    "seen": "see", "known": "know", "eaten": "eat", "drunk": "drink", "held": "hold",
    "told": "tell", "brought": "bring", "found": "find", "began": "begin", "begun": "begin",
    "slept": "sleep", "lying": "lie", "went": "go", "gone": "go", "grown": "grow",
    "spread": "spread",
}  # fmt: skip
_DENIES = later(r"\b(?:not|no|never|cannot|without|nothing|neither|nor|stop|avoid)\b|n't\b")


def matter_of(folded: str) -> list[str]:
    """Return the stems of the words of a text that tell something, in order; numbers count."""
    return [
        _stem(word)
        for word in words_in(folded)
        if word not in _LITTLE and (len(word) > 1 or word.isdigit())
    ]


def denies(folded: str) -> bool:
    """Return whether a text in lower case says that something is not so, or not to be done."""
    return _DENIES.search(folded) is not None


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return stem_of(_IRREGULAR.get(word, word))
