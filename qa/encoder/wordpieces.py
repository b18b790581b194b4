"""Text as numbers of word pieces: an unknown word is read as the longest pieces that are known."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

    def words(self, text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Yield start, end and pieces of each word and sign of a text in lower case."""
        for word in _WORD.finditer(text):
            yield word.start(), word.end(), self._of_word(_bare(word[0]))

    def row(self, text: str, longest: int) -> list[int]:
        """Return what is read of a sentence in lower case: its pieces between two signs."""
        return self.between(self.of(text)[: longest - 2])

    def between(self, pieces: Iterable[int]) -> list[int]:
        """Return pieces between the signs that a sentence begins and ends with."""
        return [self._start, *pieces, self._end]

    def both(self, one: Iterable[int], other: Iterable[int]) -> list[int]:
        """Return the pieces of two texts in one row, each with the sign that ends a sentence."""
        return self.between([*one, self._end, *other])

    def around(self, text: str, start: int, end: int, longest: int) -> tuple[list[int], list[int]]:
        """Return what is read of a sentence in lower case, and where in it some words begin.

        They are those that stand between two characters; what is too long is cut on both sides.
        """
        pieces: list[int] = []
        found: list[int] = []
        for begin, stop, of_word in self.words(text):
            if begin < end and start < stop:
                found.append(len(pieces))
            pieces += of_word
        room = longest - 2
        first = max(0, min(found[0] - room // 2, len(pieces) - room)) if found else 0
        kept = self.between(pieces[first : first + room])
        return kept, [at - first + 1 for at in found if at - first < room]

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
