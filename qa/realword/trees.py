"""Decision trees that ask the same question on each level: a row of bits is the leaf's number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one depth; what they say is added up."""

    features: NDArray[np.uint8]
    """By tree and level, the column that is asked about."""
    borders: Floats
    """By tree and level: whether it is above this."""
    leaves: Floats
    """By tree, what each leaf says."""
    bias: float

    def scores(self, rows: Floats) -> Floats:
        """Return the sum of what the trees say of each row."""
        made = np.empty(len(rows), np.float32)
        trees, depth = self.features.shape
        flat = np.arange(trees, dtype=np.int32) << depth
        leaves = self.leaves.ravel()
        for at in range(0, len(rows), _AT_ONCE):
            part = np.ascontiguousarray(rows[at : at + _AT_ONCE].T)
            leaf = np.zeros((trees, part.shape[1]), np.int32)
            for level in range(depth):
                above = part[self.features[:, level]] > self.borders[:, level, None]
                leaf |= above.astype(np.int32) << level
            leaf += flat[:, None]
            made[at : at + _AT_ONCE] = leaves[leaf].sum(axis=0)
        made += self.bias
        return made


def of_catboost(model: dict[str, Any]) -> Trees:
    """Return the trees of a CatBoost model in its JSON format; all its columns are numbers."""
    trees = model["oblivious_trees"]
    depth = max(len(tree["splits"]) for tree in trees)
    features = np.zeros((len(trees), depth), np.uint8)
    borders = np.full((len(trees), depth), np.inf, np.float32)
    leaves = np.zeros((len(trees), 1 << depth), np.float32)
    for n, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            features[n, level] = split["float_feature_index"]
            borders[n, level] = split["border"]
        leaves[n, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = model["scale_and_bias"]
    return Trees(features, borders, (leaves * scale).astype(np.float32), float(np.ravel(bias)[0]))
