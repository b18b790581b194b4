"""How often words stand beside each other: an XOR table, three looks for any row of words.

A table holds, for each key, a short fingerprint and how often it was counted, as the XOR of what
stands in three places of one array (Graf and Lemire, "Xor Filters", 2020). It takes 1.23 cells a
key, and is read as it lies in the file. A key that was never counted is taken for one that was in
one of 2 to the power of the fingerprint's bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

BITS: Final = 16
"""Bits of a word's number."""
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_LOW = np.uint64(0xFFFFFFFF)
_7, _16, _27, _29, _31, _32 = (np.uint64(n) for n in (7, BITS, 27, 29, 31, 32))


def key(*words: NDArray[Any]) -> Keys:
    """Return one number a row, for up to four columns of words' numbers."""
    made = words[0].astype(np.uint64)
    for column in words[1:]:
        made <<= _16
        made |= column.astype(np.uint64)
    return made


def hashes(keys: Keys) -> Keys:
    """Return well-mixed numbers."""
    made = keys * _MIX[0]
    made ^= made >> _32
    made *= _MIX[1]
    made ^= made >> _29
    made *= _MIX[2]
    made ^= made >> _31
    return made


def row_keys(rows: NDArray[Any]) -> Keys:
    """Return one number for each row of words' numbers, of any length."""
    powers = np.full(rows.shape[1], _MIX[0]).cumprod()
    made: Keys = (rows.astype(np.uint64) * powers).sum(axis=1)
    return made


def places(mixed: Keys, size: int) -> tuple[Keys, Keys, Keys]:
    """Return the three cells of each key, one in each third of a table of `3 * size` cells."""
    third = np.uint64(size)
    high = mixed >> _32
    low = mixed & _LOW
    both = high >> _7
    both ^= low
    both *= _MIX[0]
    both >>= _32
    both *= third
    both >>= _32
    low *= third
    low >>= _32
    high *= third
    high >>= _32
    high += third
    both += third + third
    return low, high, both


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each row of some words was counted, as the binary logarithm, in steps."""

    cells: NDArray[np.unsignedinteger[Any]]
    value_bits: int
    """Bits of a cell that say how often; those above are the fingerprint."""
    steps: float
    """Steps to a doubling."""

    def logs(self, keys: Keys) -> NDArray[np.float32]:
        """Return one more than the binary logarithm of how often each was counted; 0 for never."""
        mixed = hashes(keys)
        one, two, three = places(mixed, len(self.cells) // 3)
        found = self.cells.take(one)
        found ^= self.cells.take(two)
        found ^= self.cells.take(three)
        bits = found.dtype.type(self.value_bits)
        is_known = found >> bits == fingerprints(mixed, found.dtype, self.value_bits)
        found &= found.dtype.type((1 << self.value_bits) - 1)
        found *= is_known
        logs = found.astype(np.float32)
        logs *= np.float32(1 / self.steps)
        return logs


@dataclass(frozen=True, slots=True)
class Kept:
    """Keys that are remembered: as many as there is room for, a later one in place of another."""

    cells: Keys
    """As many as a power of two. No key is 0."""

    @classmethod
    def of_size(cls, bits: int) -> Kept:
        """Return room for 2 to the power of `bits` keys."""
        return cls(np.zeros(1 << bits, np.uint64))

    def has(self, keys: Keys) -> NDArray[np.bool_]:
        """Return which keys are remembered."""
        found: NDArray[np.bool_] = self.cells.take(self._places(keys)) == keys
        return found

    def add(self, keys: Keys) -> None:
        """Remember keys."""
        self.cells[self._places(keys)] = keys

    def _places(self, keys: Keys) -> Keys:
        return (keys * _MIX[0]) >> np.uint64(65 - len(self.cells).bit_length())


def fingerprints(mixed: Keys, dtype: np.dtype[Any], value_bits: int) -> NDArray[Any]:
    """Return the bits that tell a key from others, as they stand above a cell's value."""
    bits = dtype.itemsize * 8 - value_bits
    made = mixed >> _27
    made &= np.uint64((1 << bits) - 1)
    return made.astype(dtype)
