"""Make the XOR tables that `qa.realword.counts` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numba
import numpy as np

from qa.realword.counts import Counts, fingerprints, hashes, places

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CELLS_A_KEY = 1.24


def table(
    keys: NDArray[np.uint64], times: NDArray[np.int64], dtype: str, value_bits: int, steps: float
) -> Counts:
    """Return a table of how often each of some different keys was counted."""
    mixed = hashes(keys)
    most = (1 << value_bits) - 1
    levels = np.clip(np.round((np.log2(times) + 1) * steps), 1, most).astype(np.uint64)
    kind = np.dtype(dtype)
    wanted = (
        fingerprints(mixed, kind, value_bits).astype(np.uint64) << np.uint64(value_bits)
    ) | levels
    size = int(len(keys) * _CELLS_A_KEY / 3) + 32
    while True:
        cells = np.zeros(3 * size, np.uint64)
        if _fill(*places(mixed, size), wanted, cells):
            return Counts(cells.astype(kind), value_bits, steps)
        size += size // 50 + 1


@numba.njit(cache=True)
def _fill(one: Any, two: Any, three: Any, wanted: Any, cells: Any) -> bool:
    """Take out keys that have a cell for themselves, one by one, and fill in the other order."""
    keys, size = len(one), len(cells)
    degree = np.zeros(size, np.int32)
    who = np.zeros(size, np.int64)
    for k in range(keys):
        for cell in (one[k], two[k], three[k]):
            degree[cell] += 1
            who[cell] ^= k
    stack = np.empty(size, np.int64)
    top = 0
    for cell in range(size):
        if degree[cell] == 1:
            stack[top] = cell
            top += 1
    order = np.empty(keys, np.int64)
    at = np.empty(keys, np.int64)
    done = 0
    while top:
        top -= 1
        cell = stack[top]
        if degree[cell] != 1:
            continue
        k = who[cell]
        order[done] = k
        at[done] = cell
        done += 1
        for other in (one[k], two[k], three[k]):
            degree[other] -= 1
            who[other] ^= k
            if degree[other] == 1:
                stack[top] = other
                top += 1
    if done < keys:
        return False
    for n in range(done - 1, -1, -1):
        k = order[n]
        value = wanted[k] ^ cells[one[k]] ^ cells[two[k]] ^ cells[three[k]]
        cells[at[n]] ^= value
    return True
