"""Count which words stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from table import table

from qa.realword.counts import key
from qa.realword.model import Lists
from qa.realword.tokens import END, SPECIAL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qa.realword.counts import Counts

    Ints = NDArray[np.int64]

_FEWEST = 2
_FEWEST_PARTNER = 25


def bigrams(ids: Ints) -> Counts:
    """Return how often two words stand side by side."""
    found, times = _counted(key(ids[:-1], ids[1:]))
    return table(found, times, "uint32", 8, 8.0)


def trigrams(ids: Ints) -> Counts:
    """Return how often three words stand in a row, none beyond the end of a sentence."""
    whole = ids[1:-1] != END
    found, times = _counted(key(ids[:-2], ids[1:-1], ids[2:])[whole])
    return table(found, times, "uint16", 5, 2.0)


def _counted(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], Ints]:
    found, times = np.unique(keys, return_counts=True)
    often = times >= _FEWEST
    return found[often], times[often]


def partners(ids: Ints, size: int) -> Lists:
    """Return, by word, those that often stand before it."""
    found, times = np.unique(key(ids[:-1], ids[1:]), return_counts=True)
    found = found[times >= _FEWEST_PARTNER].astype(np.int64)
    left, right = found >> 16, found & 0xFFFF
    fine = (left >= len(SPECIAL)) & (right >= len(SPECIAL))
    left, right = left[fine], right[fine]
    order = np.lexsort((left, right))
    starts = np.searchsorted(right[order], np.arange(size + 1)).astype(np.uint32)
    return Lists(starts, left[order].astype(np.uint16))
