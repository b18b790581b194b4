"""What is looked at in a sentence: its words, and each two and three that stand together."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Keys = NDArray[np.uint32]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d,.]*%?|[?!%$\u00a3\u20ac\":;()]")
_EDGE: Final = b"\1\0\0\0"
"""Stands between two sentences."""
_EDGE_KEY: Final = 1
_NOTHING: Final = np.uint32(0)
_FIRST, _SECOND, _THIRD, _APART = (
    np.uint32(odd) for odd in (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)
)
_MOST_KEPT: Final = 50_000
_LONGEST_KEPT: Final = 30


class _Pieces(dict[str, bytes]):
    """By what stands between two blanks, the keys of its words and signs."""

    def __missing__(self, piece: str) -> bytes:
        made = array("I", map(_key, _TOKEN.findall(piece))).tobytes()
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = made
        return made


def _key(token: str) -> int:
    if token[0].isdigit():
        token = "0%" if token[-1] == "%" else "0"
    return crc32(token.encode()) | 2  # never that of an edge


_pieces: Final = _Pieces()


class Features:
    """The features of sentences: at each token its own, and those of the ones it begins."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Take apart sentences in lower case, with straight quotes."""
        parts = [b"".join(map(_pieces.__getitem__, text.split())) for text in sentences]
        tokens = np.frombuffer(_EDGE.join([b"", *parts, b""]), np.uint32)
        is_edge = tokens == _EDGE_KEY
        self.single: Keys = tokens[:-1]
        """The key of each token, and of each edge."""
        self.pairs: Keys = self.single * _FIRST ^ tokens[1:] * _SECOND
        """The key of each token with the next."""
        after = np.append(tokens[2:], _NOTHING)
        within = ~is_edge[1:]
        self.threes: Keys = np.where(within, self.pairs ^ after * _THIRD, _NOTHING)
        """The key of each token with the next two, of which an edge may be the first or last."""
        within &= ~is_edge[:-1] & ~np.append(is_edge[2:], True)
        self.apart: Keys = np.where(within, self.single * _APART ^ after * _FIRST, _NOTHING)
        """The key of each token with the next but one, where both are of the sentence."""
        self.starts: NDArray[np.intp] = np.flatnonzero(is_edge[:-1])
        """The edge before each sentence. What stands up to the next edge is of that sentence."""

    @property
    def all(self) -> tuple[Keys, Keys, Keys, Keys]:
        """The four kinds of them."""
        return self.single, self.pairs, self.threes, self.apart

    @property
    def counts(self) -> NDArray[np.intp]:
        """How many features each sentence has."""
        words = np.diff(self.starts, append=len(self.single)) - 1
        made: NDArray[np.intp] = 3 * words + 1 + np.maximum(words - 2, 0)
        return made
