"""How likely two numbers of a page contradict each other: trees, made by `train/pairs.py`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa import model_files
from qa.locations import rules_folder
from qa.model_files import Kind
from qa.trees import Trees
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_FILE: Final = Kind("qa number pairs", "consistency.different-quantity", version=1)
_ARRAYS: Final = ("features", "borders", "leaves")


@dataclass(frozen=True, eq=False)
class Model:
    """What two places are asked, and what the answers come to."""

    names: Sequence[str]
    """Of the features, in the order of the trees' rows."""
    trees: Trees
    levels: Mapping[str, float]
    """By level, the score from which two places are told."""

    def scores(self, found: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """Return a score for each two places, by their features: the higher, the likelier."""
        rows = [[one[name] for one in found] for name in self.names]
        return self.trees.scores(np.array(rows, np.float32))


def write(model: Model, path: Path, about: Mapping[str, Any]) -> str:
    """Write a model to a file, `about` in its head, and return the digest of what it knows."""
    head = {
        "about": about,
        "names": list(model.names),
        "levels": model.levels,
        "bias": model.trees.bias,
    }
    arrays = [(name, getattr(model.trees, name)) for name in _ARRAYS]
    return model_files.write(path, _FILE, head, arrays)


def read(path: Path) -> Model:
    """Map a model's file. Raises ModelError for one that is missing, damaged or not of today."""
    arrays = model_files.read(path, _FILE)
    head = arrays.head
    features, borders, leaves = (arrays[name] for name in _ARRAYS)
    trees = Trees(features, borders, leaves, head["bias"])
    return Model(head["names"], trees, head["levels"])


@cache
def load() -> Model:
    """Return the model that ships with qa. Raises ModelError for a file that is not whole."""
    return read(rules_folder() / "words" / "number-pairs.model")
