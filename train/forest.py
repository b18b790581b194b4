"""Grow the trees that say which changes are meant."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from catboost import CatBoostClassifier

from qa.model_files import halved
from qa.realword.detector import AT_FIRST
from qa.realword.evidence import NAMES
from qa.trees import Trees, of_catboost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from rows import Found

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

_DEPTH = 6
_TREES = {"word": (600, 0.05), "lost": (100, 0.15)}
_OTHER = (150, 0.1)
"""How many trees, and how much each learns, by the shape of a change."""
_FORESTS = 3
"""For each shape, so many forests say together what one says; each knows all pages but every third.
"""
_AT_FIRST = (60, 0.2)
_MANY = 50_000
"""Rows from which a few trees are asked first whether a row is worth the others."""
_COSTLY = [NAMES.index("fit of before"), NAMES.index("fit of behind")]


class Learning(NamedTuple):
    """How trees are grown."""

    trees: int
    rate: float
    """How much each tree learns of what those before it left."""
    depth: int = _DEPTH
    borders: int = 128
    """As many parts, and one, each number is told apart in."""
    held: float = 5
    """How near to nothing leaves of few rows are kept."""
    seen: float | None = None
    """The part of the numbers that a level of a tree may ask for; all where none is said."""
    seed: int = 1


def forests(found: Mapping[str, Found]) -> dict[str, Trees]:
    """Return the trees of each shape, learned from rows of evidence and whether each is right."""
    made = {}
    for shape, (rows, right, page) in found.items():
        parts = (page % _FORESTS != n for n in range(_FORESTS))
        size = _TREES.get(shape, _OTHER)
        made[shape] = averaged([_forest(rows[part], right[part], *size) for part in parts])
        if len(rows) >= _MANY:
            cheap = rows.copy()
            cheap[:, _COSTLY] = 0
            made[AT_FIRST + shape] = _forest(cheap, right, *_AT_FIRST)
    return made


def _forest(rows: Floats, right: Flags, trees: int, rate: float) -> Trees:
    return grown(rows, right, Learning(trees, rate))


def averaged(forests: Sequence[Trees]) -> Trees:
    """Return the trees of some forests as one that says what they say on average."""
    features, borders, leaves = (
        np.concatenate([getattr(forest, name) for forest in forests])
        for name in ("features", "borders", "leaves")
    )
    bias = sum(forest.bias for forest in forests) / len(forests)
    return Trees(features, borders, halved((leaves / len(forests)).astype(np.float32)), bias)


def grown(rows: Floats, right: Flags, how: Learning, weights: Floats | None = None) -> Trees:
    """Return trees that say of rows, some of which may weigh more, whether they are right."""
    learner = CatBoostClassifier(
        iterations=how.trees, depth=how.depth, learning_rate=how.rate, l2_leaf_reg=how.held,
        border_count=how.borders, rsm=how.seen, random_seed=how.seed, thread_count=1,
        verbose=False, allow_writing_files=False,
    )  # fmt: skip
    learner.fit(rows, right.astype(int), sample_weight=weights)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trees.json"
        learner.save_model(str(path), format="json")
        return of_catboost(json.loads(path.read_text(encoding="utf-8")))
