"""How often words stand beside each other: an XOR table, three looks for any row of words.

A table holds, for each key, a short fingerprint and how often it was counted, as the XOR of what
stands in three places of one array (Graf and Lemire, "Xor Filters", 2020). It takes 1.23 cells a
key, and is read as it lies in the file. A key that was never counted is taken for one that was in
one of 2 to the power of the fingerprint's bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

BITS: Final = 16
"""Bits of a word's number."""
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_LOW = np.uint64(0xFFFFFFFF)
_32, _29, _31, _27 = (np.uint64(n) for n in (32, 29, 31, 27))


def key(*words: NDArray[Any]) -> Keys:
    """Return one number a row, for up to four columns of words' numbers."""
    made = words[0].astype(np.uint64)
    for column in words[1:]:
        made = (made << np.uint64(BITS)) | column.astype(np.uint64)
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


def places(mixed: Keys, size: int) -> tuple[Keys, Keys, Keys]:
    """Return the three cells of each key, one in each third of a table of `3 * size` cells."""
    third = np.uint64(size)
    low = mixed & _LOW
    high = mixed >> _32
    both = ((low ^ (high >> np.uint64(7))) * _MIX[0]) >> _32
    return (
        (low * third) >> _32,
        third + ((high * third) >> _32),
        third + third + ((both * third) >> _32),
    )


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
        cells = self.cells
        found = cells[one] ^ cells[two] ^ cells[three]
        kind = found.dtype.type
        level = found & kind((1 << self.value_bits) - 1)
        wanted = fingerprints(mixed, found.dtype, self.value_bits)
        levels = np.where(found >> kind(self.value_bits) == wanted, level, kind(0))
        logs: NDArray[np.float32] = levels.astype(np.float32) * np.float32(1 / self.steps)
        return logs


def fingerprints(mixed: Keys, dtype: np.dtype[Any], value_bits: int) -> NDArray[Any]:
    """Return the bits that tell a key from others, as they stand above a cell's value."""
    bits = dtype.itemsize * 8 - value_bits
    return ((mixed >> _27) & np.uint64((1 << bits) - 1)).astype(dtype)
