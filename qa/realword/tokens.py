"""A text as a row of tokens with numbers: what the model counts, and what it is asked about."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

import numpy as np

from qa import wordset
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

# "it's" is one word, as "don't" is; what is somebody's is two, "dog" and "'s".
_IS = "|".join(
    rf"(?<=\b{word})"
    for word in ("it", "that", "there", "what", "where", "who", "how", "here", "he", "she", "let")
)
_TOKEN = re.compile(
    rf"([^\W\d_]+(?:(?=')(?:(?i:(?:{_IS})'s)(?![\w'])|(?:'(?!s(?![^\W_]))[^\W\d_]+)*))?"
    r"|'s(?!\w)"
    r"|\d+(?:[.,:]\d+)*"
    r"|\n|(?<=[.!?]) +(?=[\"'(\[]?[A-Z])|(?<=[.!?][\")]) +(?=[\"'(\[]?[A-Z])"
    r"|[^\w\s]|_)"
)
_ODD_BLANK = re.compile(r"[^\S\n]")
_END = re.compile(r"[.!?][\")]?\Z")
_BEGIN = re.compile(r"[\"'(\[]?[A-Z]")
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
_ALONE: Final = frozenset("aio")
OPENS, CLOSES, GLUES, STOPS, POSSESSIVE, CAPITAL, PLAIN, _LACKED, _FIRST, _ENDS, _BEGINS, _BLANK = (
    1 << bit for bit in range(16, 28)
)
"""Flags of a token, above its number: see `Tokens.flags`."""
_SIGNS: Final = {
    **dict.fromkeys("\"'([", OPENS),
    **dict.fromkeys(")]", CLOSES),
    **dict.fromkeys("-/@_*#=~^<>\\|&+", GLUES),
    **dict.fromkeys(".:", STOPS),
    "'s": POSSESSIVE,
}
_NUMBER_OF: Final = (1 << 16) - 1
_LENGTH: Final = 32
"""From which bit a token's length stands above its flags."""
_OTHER_BLANK: Final = -1
_MOST_KEPT: Final = 32_000
_LONGEST_KEPT: Final = 40


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, numbers and signs of a text, in order, with the ends of sentences between."""

    text: str
    starts: NDArray[np.int64]
    """Where each begins in the text."""
    lengths: NDArray[np.int64]
    """Its letters."""
    ids: NDArray[np.int64]
    """Its number in the vocabulary."""
    own: NDArray[np.int64]
    """The same, but every word that the vocabulary lacks has a number of its own above those."""
    flags: NDArray[np.int64]
    """What signs are to the words that touch them: they open or close, make a name, an address,
    code, or a word that no list has ("lemon-lime"), or end a sentence; and whether a word is
    written with a capital, and is known and not written like a name or an abbreviation."""

    @property
    def capital(self) -> NDArray[np.bool_]:
        """Whether each is written with a capital."""
        return (self.flags & CAPITAL) > 0

    def written(self, number: int) -> str:
        """Return a word as it is written."""
        start = self.starts[number]
        return self.text[start : start + self.lengths[number]]

    def lower(self, number: int) -> str:
        """Return a word in small letters."""
        return self.written(number).lower()

    def joined(self, numbers: NDArray[np.int64]) -> Iterator[str]:
        """Yield words in small letters, each as one with the word behind it."""
        first, last = self.starts[numbers], self.starts[numbers + 1]
        ends = first + self.lengths[numbers], last + self.lengths[numbers + 1]
        for begin, end, start, stop in np.stack((first, ends[0], last, ends[1])).T.tolist():
            yield (self.text[begin:end] + self.text[start:stop]).lower()


class Pieces(dict[str, bytes]):
    """By what stands between two blanks, its tokens: number, flags and length of each in one.

    Most of a text was seen before, so that no more than a look is needed.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary

    def __missing__(self, piece: str) -> bytes:
        made = array("q", self._of(piece)).tobytes()
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = made
        return made

    def _of(self, piece: str) -> list[int]:
        first = _FIRST | (_BEGINS if "A" <= piece[:1] <= "Z" else 0)
        if piece.isalpha():
            return [self.form(piece) | first]
        if piece[:-1].isalpha() and piece[-1] in ",.:;?!":
            last = _ENDS if piece[-1] in ".?!" else 0
            return [self.form(piece[:-1]) | first, self.form(piece[-1]) | last]
        if _ODD_BLANK.search(piece):
            return [_OTHER_BLANK]
        made = [self.form(word) for word in _TOKEN.findall(piece)] or [_BLANK]
        made[0] |= _FIRST | (_BEGINS if _BEGIN.match(piece) else 0)
        made[-1] |= _ENDS if _END.search(piece) else 0
        return made

    def form(self, word: str) -> int:
        """Return the number, the flags and the length of one token."""
        lower = word.lower()
        flags = _SIGNS.get(lower, 0) | (CAPITAL if word != lower else 0) | len(word) << _LENGTH
        number = self.vocabulary.get(lower)
        if number is None:
            number = _special(word)
            flags |= _LACKED if number >= UNKNOWN else 0
        doubtful = flags & (CAPITAL | _LACKED) or len(word) == 1
        return number | flags | (0 if doubtful and not _is_plain(word, lower) else PLAIN)


def _is_plain(word: str, lower: str) -> bool:
    """Return whether a word is known, and not written like a name or an abbreviation."""
    if len(word) == 1:
        return lower in _ALONE
    return word[1:] == lower[1:] and wordset.is_known(lower)


def tokens(text: str, pieces: Pieces) -> Tokens:
    """Return the tokens of a plain text (`Block.plain`) in which a line feed ends a sentence.

    An end of a sentence stands before the first token and behind the last.
    """
    found = map(pieces.__getitem__, f"\n{text}\n".split(" "))
    flags = np.frombuffer(b"".join(found), np.int64)
    if flags.min() == _OTHER_BLANK:
        flags, starts = _one_by_one(text, pieces)
    else:
        flags, starts = _placed(flags)
    ids = flags & _NUMBER_OF
    made = Tokens(text, starts, flags >> _LENGTH, ids, ids.copy(), flags)
    size = len(pieces.vocabulary)
    fresh: dict[str, int] = {}
    for at in np.flatnonzero(flags & _LACKED).tolist():
        made.own[at] = size + fresh.setdefault(made.lower(at), len(fresh))
    begins = np.concatenate(([True], ids[:-1] == END))
    ids[~begins & ((flags & (CAPITAL | _LACKED)) == CAPITAL | _LACKED)] = _NAME
    return made


def _placed(flags: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return tokens with the ends of sentences at blanks put between, and where each begins."""
    lengths = flags >> _LENGTH
    is_first = (flags & _FIRST) > 0
    starts = np.cumsum(lengths + is_first) - lengths - 2
    if (flags & _BLANK).any():
        there = (flags & _BLANK) == 0
        flags, starts, lengths, is_first = (x[there] for x in (flags, starts, lengths, is_first))
    is_end = is_first[1:] & ((flags[:-1] & _ENDS) > 0) & ((flags[1:] & _BEGINS) > 0)
    at = np.flatnonzero(is_end)
    begin = starts[at] + lengths[at]
    end = END | (starts[at + 1] - begin) << _LENGTH
    return np.insert(flags, at + 1, end), np.insert(starts, at + 1, begin)


def _one_by_one(text: str, pieces: Pieces) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the tokens of a text with other blanks, as `_placed` does."""
    found = list(_TOKEN.finditer(f"\n{text}\n"))
    flags = [pieces.form(token[0]) for token in found]
    return np.array(flags, np.int64), np.array([token.start() - 1 for token in found], np.int64)


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
