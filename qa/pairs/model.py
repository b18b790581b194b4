"""How likely two numbers of a page contradict each other: made by `train/pairs.py`."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa import model_files
from qa.encoder import adapter as adapters
from qa.encoder import model as encoder
from qa.locations import rules_folder
from qa.model_files import Kind
from qa.trees import Trees
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from qa.encoder.adapter import Adapter, Reader

_FILE: Final = Kind("qa number pairs", "consistency.different-quantity", version=2)
_ARRAYS: Final = ("features", "borders", "leaves")


@dataclass(frozen=True, eq=False)
class Model:
    """What two places are asked, and what the answers come to."""

    names: Sequence[str]
    """Of the features, in the order of the trees' rows."""
    trees: Trees
    levels: Mapping[str, float]
    """The score from which two places are told, by level, and "read" once more."""
    adapter: Adapter | None
    """With which the encoder reads two places; None while the model is being made."""

    @cached_property
    def reader(self) -> Reader | None:
        """What reads two places once more. Raises ModelError beside an encoder of another day."""
        return adapters.reader(encoder.load(), self.adapter) if self.adapter else None

    def scores(self, found: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """Return a score for each two places, by their features alone: the higher, the likelier."""
        rows = [[one[name] for one in found] for name in self.names]
        return self.trees.scores(np.array(rows, np.float32))


def write(model: Model, path: Path, about: Mapping[str, Any]) -> str:
    """Write a model to a file, `about` in its head, and return the digest of what it knows."""
    head = {
        "about": about,
        "names": list(model.names),
        "levels": model.levels,
        "bias": model.trees.bias,
        "encoder": model.adapter and model.adapter.encoder,
    }
    arrays = [(name, getattr(model.trees, name)) for name in _ARRAYS]
    if model.adapter is not None:
        arrays += model.adapter.stored()
    return model_files.write(path, _FILE, head, arrays)


def read(path: Path) -> Model:
    """Map a model's file. Raises ModelError for one that is missing, damaged or not of today."""
    arrays = model_files.read(path, _FILE)
    head = arrays.head
    features, borders, leaves = (arrays[name] for name in _ARRAYS)
    trees = Trees(features, borders, leaves, head["bias"])
    own = adapters.adapter_of(arrays, head["encoder"]) if head["encoder"] else None
    return Model(head["names"], trees, head["levels"], own)


@cache
def load() -> Model:
    """Return the model that ships with qa. Raises ModelError for a file that is not whole."""
    return read(rules_folder() / "words" / "number-pairs.model")
