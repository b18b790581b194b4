"""A transformer that reads sentences, in numpy: a vector for each word piece of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

HEADS: Final = 12
LONGEST: Final = 128
"""Pieces of a row, at the most."""
_AT_ONCE: Final = 256
"""Pieces that are read together, for the memory that it takes."""
_TINY: Final = np.float32(1e-12)
_FAR: Final = np.float32(-1e9)


class Beside(NamedTuple):
    """Two narrow tables of which the product is added to a layer's weights."""

    down: NDArray[np.int8]
    down_scales: Floats
    up: NDArray[np.int8]
    up_scales: Floats

    def of(self, states: Floats) -> Floats:
        """Return what it adds to what the weights make of rows of numbers."""
        made: Floats = (states @ (self.down * self.down_scales)) @ (self.up * self.up_scales)
        return made


class Dense(NamedTuple):
    """A layer of weights: from the width of what goes in to that of what comes out."""

    weights: NDArray[np.int8]
    """As they lie in the file, mapped: as real numbers they would take four times the memory."""
    scales: Floats
    """By column, what one is worth."""
    biases: Floats
    let_go: Callable[[], None]
    """Gives the memory of the weights back: a page needs them once, or not at all."""
    beside: Beside | None = None

    def of(self, states: Floats) -> Floats:
        """Return what it makes of rows of numbers."""
        made: Floats = states @ (self.weights * self.scales)
        made += self.biases
        if self.beside is not None:
            made += self.beside.of(states)
        self.let_go()
        return made


class Norm(NamedTuple):
    """How far numbers are brought to one size."""

    scales: Floats
    shifts: Floats

    def of(self, states: Floats) -> Floats:
        """Return rows of numbers around 0, of one spread, times the scales."""
        made: Floats = states - states.mean(axis=-1, keepdims=True)
        spread = np.einsum("...i,...i->...", made, made)[..., None] / np.float32(made.shape[-1])
        made /= np.sqrt(spread + _TINY)
        made *= self.scales
        made += self.shifts
        return made


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer: each piece looks at all others, then at itself."""

    asking: Dense
    """Queries, keys and values side by side."""
    answered: Dense
    first_norm: Norm
    wide: Dense
    narrow: Dense
    second_norm: Norm

    def of(self, states: Floats, unread: Floats) -> Floats:
        """Return the states after this layer; `unread` is far below 0 where a row has no piece."""
        rows, length, width = states.shape
        flat = states.reshape(-1, width)
        asked = self.asking.of(flat).reshape(rows, length, 3, HEADS, width // HEADS)
        queries, keys, values = asked.transpose(2, 0, 3, 1, 4)
        weights = queries @ keys.swapaxes(-1, -2)
        weights *= np.float32((width // HEADS) ** -0.5)
        weights += unread
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        seen = (weights @ values).transpose(0, 2, 1, 3).reshape(-1, width)
        flat = self.first_norm.of(flat + self.answered.of(seen))
        flat = self.second_norm.of(flat + self.narrow.of(_bent(self.wide.of(flat))))
        return flat.reshape(rows, length, width)


@dataclass(frozen=True, eq=False)
class Network:
    """Numbers for pieces and places, and the layers above them."""

    pieces: NDArray[np.int8]
    """As they lie in the file, mapped: a run needs few of them."""
    piece_scales: Floats
    places: Floats
    norm: Norm
    layers: Sequence[Layer]
    let_go: Callable[[], None]
    """Gives the memory of `pieces` back."""

    def read(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Return a vector for each row of pieces: the mean of what they come to.

        A row has at least one, and `LONGEST` at the most.
        """
        made = np.zeros((len(rows), self.pieces.shape[1]), np.float32)
        for at, states in self.states(rows):
            made[at] = states.mean(axis=0)
        return made

    def states(self, rows: Sequence[Sequence[int]]) -> Iterator[tuple[int, Floats]]:
        """Yield the place of each row with what its pieces come to, rows of like length together.

        A row has at least one, and `LONGEST` at the most.
        """
        for some in _together(rows):
            made = self._read([rows[at] for at in some])
            for at, states in zip(some, made, strict=True):
                yield at, states[: len(rows[at])]

    def _read(self, rows: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(row) for row in rows])
        longest = int(lengths.max())
        numbers = np.zeros((len(rows), longest), np.intp)
        for at, row in enumerate(rows):
            numbers[at, : len(row)] = row
        read = np.arange(longest) < lengths[:, None]
        states = self.norm.of(self.pieces[numbers] * self.piece_scales + self.places[:longest])
        self.let_go()
        unread = np.where(read, np.float32(0), _FAR)[:, None, None, :]
        for layer in self.layers:
            states = layer.of(states, unread)
        return states


def _together(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of rows of like length, as many as may be read at once."""
    some: list[int] = []
    for at in sorted(range(len(rows)), key=lambda one: len(rows[one])):
        if some and (len(some) + 1) * len(rows[at]) > _AT_ONCE:
            yield some
            some = []
        some.append(at)
    if some:
        yield some


def _bent(states: Floats) -> Floats:
    """Return numbers with those below 0 all but gone (GELU, by the tangent)."""
    inner = states * states
    inner *= np.float32(0.044715)
    inner += 1
    inner *= states
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= states
    inner *= np.float32(0.5)
    return inner
