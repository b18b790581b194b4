"""Text as numbers of word pieces: an unknown word is read as the longest pieces that are known."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

START: Final = "[CLS]"
END: Final = "[SEP]"
NOTHING: Final = "[PAD]"
UNKNOWN: Final = "[UNK]"
SPECIAL: Final = (NOTHING, UNKNOWN, START, END)
INSIDE: Final = "##"
"""What a piece begins with that does not begin a word."""
_WORD: Final = later(r"[^\W_]+|[^\w\s]|_")
_LONGEST_WORD: Final = 40
_REMEMBERED: Final = 20_000


class WordPieces:
    """Pieces by number, as a model was learned with them. `pieces` holds all of `SPECIAL`."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._unknown, self._start, self._end = (self._numbers[one] for one in SPECIAL[1:])
        self._of_word = lru_cache(_REMEMBERED)(self._cut)

    def of(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text in lower case."""
        return [number for word in _WORD.findall(_bare(text)) for number in self._of_word(word)]

    def row(self, text: str, longest: int) -> list[int]:
        """Return what is read of a sentence in lower case: its pieces between two signs."""
        return [self._start, *self.of(text)[: longest - 2], self._end]

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        at = 0
        while at < len(word):
            before = INSIDE if at else ""
            for end in range(len(word), at, -1):
                number = self._numbers.get(before + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return (self._unknown,)
        return tuple(found)


def _bare(text: str) -> str:
    """Return a text without accents."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")
