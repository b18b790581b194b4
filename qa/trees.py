"""Decision trees that ask the same question on each level: a row of bits is the leaf's number."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from qa.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_AT_ONCE = 512


@dataclass(frozen=True, eq=False)
class Trees:
    """Trees of one depth; what they say is added up."""

    features: NDArray[np.uint8]
    """By tree and level, the row that is asked about."""
    borders: Floats
    """By tree and level: whether it is above this."""
    leaves: Floats
    """By tree, what each leaf says."""
    bias: float

    @cached_property
    def _questions(self) -> tuple[NDArray[np.intp], Floats, NDArray[np.uint8], NDArray[np.intp]]:
        """Level by level the rows and the borders, what a level's answer counts, the first leaves.

        The levels come first, so that the answers of one are side by side.
        """
        trees, depth = self.features.shape
        bits = np.left_shift(1, np.arange(depth, dtype=np.uint8), dtype=np.uint8)
        return (
            self.features.T.ravel().astype(np.intp),
            self.borders.T.reshape(-1, 1),
            bits[:, None, None],
            np.arange(trees)[:, None] << depth,
        )

    def scores(self, values: Floats) -> Floats:
        """Return the sum of what the trees say of each column of some values."""
        rows, borders, bits, first = self._questions
        count = values.shape[1]
        made = np.empty(count, np.float32)
        for at in range(0, count, _AT_ONCE):
            above = values[:, at : at + _AT_ONCE].take(rows, axis=0) > borders
            answers = above.view(np.uint8).reshape(len(bits), len(first), -1) * bits
            leaves = np.bitwise_or.reduce(answers, axis=0) + first
            made[at : at + _AT_ONCE] = self.leaves.take(leaves).sum(axis=0)
        made += self.bias
        return made

    def at_most(self, unknown: frozenset[int]) -> Trees:
        """Return trees that say the most which these may say, whatever stands in some rows."""
        trees, depth = self.features.shape
        is_unknown = np.isin(self.features, list(unknown))
        leaves = self.leaves
        for level in range(depth):
            halves = leaves.reshape(trees, -1, 2, 1 << level)
            most = np.broadcast_to(halves.max(axis=2, keepdims=True), halves.shape)
            leaves = np.where(is_unknown[:, level, None, None, None], most, halves)
        return Trees(self.features, self.borders, leaves.reshape(trees, -1), self.bias)


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
