"""A small network that says how well a word fits between the five on each side of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa.realword.tokens import END

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[Any]

REACH: Final = 5
_PAD = (END,) * REACH
_AT_ONCE = 4096


def padded(ids: Ints) -> Ints:
    """Return a row of words' numbers with enough ends of sentences around it."""
    return np.concatenate((_PAD, ids, _PAD))


def contexts(ids: Ints, places: Ints) -> Ints:
    """Return, for each place, the five words before it and the five behind, of its sentence.

    `ids` is what `padded` makes of a row of words' numbers.
    """
    around = np.empty((len(places), 2 * REACH), np.int64)
    for side in (-1, 1):
        ended = np.zeros(len(places), np.bool_)
        for distance in range(1, REACH + 1):
            found = ids[places + REACH + side * distance]
            found = np.where(ended, END, found)
            ended |= found == END
            around[:, REACH - distance if side < 0 else REACH + distance - 1] = found
    return around


@dataclass(frozen=True, slots=True)
class Network:
    """Numbers for words as neighbours, and as what stands between; bytes with a scale a row."""

    words: NDArray[np.int8]
    word_scales: Floats
    first: Floats
    first_bias: Floats
    second: Floats
    out: NDArray[np.int8]
    out_scales: Floats
    bias: Floats

    @classmethod
    def of(
        cls, words: Floats, layers: tuple[Floats, Floats, Floats], out: Floats, bias: Floats
    ) -> Network:
        """Return a network of arrays of real numbers."""
        return cls(*_packed(words), *layers, *_packed(out), bias)

    def wanted(self, around: Ints) -> Floats:
        """Return what fits between the neighbours, a row for each row of `contexts`."""
        made = np.empty((len(around), self.second.shape[1]), np.float32)
        for at in range(0, len(around), _AT_ONCE):
            rows = around[at : at + _AT_ONCE]
            values = self.words[rows] * self.word_scales[rows][..., None]
            hidden = values.reshape(len(rows), -1) @ self.first
            hidden += self.first_bias
            np.maximum(hidden, 0, out=hidden)
            made[at : at + _AT_ONCE] = hidden @ self.second
        return made

    def fit(self, wanted: Floats, words: Ints) -> Floats:
        """Return how well each word fits what is wanted in its row: log odds, higher is better."""
        products = np.einsum("nd,nd->n", self.out[words].astype(np.float32), wanted)
        made: Floats = products * self.out_scales[words] + self.bias[words]
        return made


def _packed(values: Floats) -> tuple[NDArray[np.int8], Floats]:
    scales = np.maximum(np.abs(values).max(axis=1), 1e-9) / 127
    packed = np.round(values / scales[:, None]).astype(np.int8)
    return packed, scales.astype(np.float32)
