"""A small network that says how well a word fits between the five on each side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa.model_files import halved
from qa.realword.tokens import END
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[Any]

REACH: Final = 5
AROUND: Final = np.array([n for n in range(-REACH, REACH + 1) if n])
"""Where the words stand that the network looks at, from the one that it says what fits for."""
_LEAST_SCALE: Final = 1e-7
"""The least number that half a float holds, about."""
_AT_ONCE = 4096


def spread(ids: Ints) -> tuple[Ints, Ints]:
    """Return a row of words' numbers with `REACH` ends of a sentence for each, and where each is.

    So nothing that is at most that far from a word belongs to another sentence. Of the end of a
    sentence, the place is that of the last which stands for it.
    """
    times = np.where(ids == END, REACH, 1)
    return np.repeat(ids, times), np.cumsum(times) - 1


@dataclass(frozen=True, slots=True)
class Network:
    """Numbers for words as neighbours, and as what stands between; bytes with a scale a row."""

    words: NDArray[np.int8]
    word_scales: Floats
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    third: Floats
    third_bias: Floats
    out: NDArray[np.int8]
    out_scales: Floats
    bias: Floats

    @classmethod
    def of(cls, words: Floats, layers: Iterable[Floats], out: Floats, bias: Floats) -> Network:
        """Return a network of arrays of real numbers; the layers as the fields name them.

        All are rounded to what is stored of them.
        """
        first, first_bias, second, second_bias, third, third_bias = map(halved, layers)
        return cls(
            *_packed(words), first, first_bias, second, second_bias, third, third_bias,
            *_packed(out), halved(bias),
        )  # fmt: skip

    def values(self, words: Ints) -> Floats:
        """Return the numbers of words as neighbours, a row for each."""
        made = self.words[words].astype(np.float32)
        made *= self.word_scales[words][..., None]
        return made

    def wanted(self, around: Ints) -> Floats:
        """Return what fits between the five words before and the five behind, a row for each."""
        made = np.empty((len(around), self.third.shape[1]), np.float32)
        for at in range(0, len(around), _AT_ONCE):
            values = self.values(around[at : at + _AT_ONCE])
            made[at : at + _AT_ONCE] = self._of(values.reshape(len(values), -1))
        return made

    def wanted_at(self, values: Floats, places: Ints) -> Floats:
        """Return the same for places in a row of words of which `values` are the numbers."""
        made = np.empty((len(places), self.third.shape[1]), np.float32)
        for at in range(0, len(places), _AT_ONCE):
            around = values.take(places[at : at + _AT_ONCE, None] + AROUND, axis=0)
            made[at : at + _AT_ONCE] = self._of(around.reshape(len(around), -1))
        return made

    def _of(self, values: Floats) -> Floats:
        for weights, bias in ((self.first, self.first_bias), (self.second, self.second_bias)):
            values = values @ weights
            values += bias
            np.maximum(values, 0, out=values)
        made: Floats = values @ self.third
        made += self.third_bias
        return made

    def fit(self, wanted: Floats, words: Ints) -> Floats:
        """Return how well each word fits what is wanted in its row: log odds, higher is better."""
        products = np.einsum("nd,nd->n", self.out[words].astype(np.float32), wanted)
        made: Floats = products * self.out_scales[words] + self.bias[words]
        return made


def _packed(values: Floats) -> tuple[NDArray[np.int8], Floats]:
    scales = halved(np.maximum(np.abs(values).max(axis=1) / 127, _LEAST_SCALE))
    packed = np.clip(np.round(values / scales[:, None]), -127, 127).astype(np.int8)
    return packed, scales
