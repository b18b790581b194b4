"""A text as a row of tokens with numbers: what the model counts, and what it is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_TOKEN = re.compile(
    r"((?i:\b(?:it|that|there|what|where|who|how|here|he|she|let)'s(?![\w']))"
    r"|[^\W\d_]+(?:'(?!s(?![^\W_]))[^\W\d_]+)*"
    r"|'s(?!\w)"
    r"|\d+(?:[.,:]\d+)*"
    r"|\n|(?<=[.!?]) +(?=[\"'(\[]?[A-Z])|(?<=[.!?][\")]) +(?=[\"'(\[]?[A-Z])"
    r"|[^\w\s]|_)"
)
UNKNOWN_OF_KIND: Final = (
    "<unknown>", "<name>", "<ing>", "<ed>", "<ly>", "<tion>", "<s>", "<adjective>",
)  # fmt: skip
"""What stands for a word that the model does not have, by how it is written."""
SPECIAL: Final = ("<end>", "<number>", "<sign>", *UNKNOWN_OF_KIND)
"""The first words of every vocabulary."""
END, NUMBER, SIGN, UNKNOWN = range(4)
_NAME = UNKNOWN + 1
_ENDINGS = (
    ("ing", UNKNOWN + 2), ("ed", UNKNOWN + 3), ("ly", UNKNOWN + 4), ("tion", UNKNOWN + 5),
    ("sion", UNKNOWN + 5), ("ous", UNKNOWN + 7), ("ss", UNKNOWN), ("us", UNKNOWN), ("is", UNKNOWN),
    ("s", UNKNOWN + 6), ("al", UNKNOWN + 7), ("ic", UNKNOWN + 7), ("ive", UNKNOWN + 7),
)  # fmt: skip
_SHORTEST_WITH_ENDING = 5


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, numbers and signs of a text, in order, with the ends of sentences between."""

    words: Sequence[str]
    """As written."""
    lower: Sequence[str]
    starts: NDArray[np.int64]
    """Where each begins in the text."""
    ids: NDArray[np.int64]
    """Its number in the vocabulary."""
    own: NDArray[np.int64]
    """The same, but every word that the vocabulary lacks has a number of its own above those."""
    capital: NDArray[np.bool_]
    """Whether it is written with a capital."""


def tokens(text: str, vocabulary: Mapping[str, int]) -> Tokens:
    """Return the tokens of a plain text (`Block.plain`) in which a line feed ends a sentence.

    An end of a sentence stands before the first token and behind the last.
    """
    parts = _TOKEN.split(f"\n{text}\n")
    ends = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))
    words = parts[1::2]
    lower = [word.lower() for word in words]
    starts = ends[0:-1:2] - 1
    size = len(vocabulary)
    fresh: dict[str, int] = {}
    ids = np.fromiter((vocabulary.get(word, -1) for word in lower), np.int64, len(lower))
    own = ids.copy()
    capital = np.zeros(len(words), np.bool_)
    for at in np.flatnonzero(ids < 0):
        word = words[at]
        ids[at] = special = _special(word)
        own[at] = special
        if special >= UNKNOWN:
            own[at] = size + fresh.setdefault(lower[at], len(fresh))
    capital[
        [at for at, (a, b) in enumerate(zip(words, lower, strict=True)) if a is not b and a != b]
    ] = True
    begins = np.concatenate(([True], ids[:-1] == END))
    names = capital & ~begins & (ids >= UNKNOWN) & (ids < len(SPECIAL))
    ids[names] = _NAME
    return Tokens(words, lower, starts, ids, own, capital)


def _special(word: str) -> int:
    first = word[0]
    if first in " \n":
        return END
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return SIGN
    if len(word) >= _SHORTEST_WITH_ENDING:
        for ending, special in _ENDINGS:
            if word.endswith(ending):
                return special
    return UNKNOWN


def is_word(word: str) -> bool:
    """Return whether a token is made of letters."""
    return word[:1].isalpha() or word == "'s"
