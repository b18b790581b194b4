"""The weights of words and of words together: one file, made by `train/likeness.py`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa import model_files
from qa.likeness.features import Features
from qa.locations import rules_folder
from qa.model_files import Kind
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FILE: Final = Kind("qa likeness model", "claims.likely-overclaim and its like", version=1)
_TABLES: Final = ("faults", "kinds")


@dataclass(frozen=True, eq=False)
class Weights:
    """What features weigh, in one column or more."""

    keys: NDArray[np.uint32]
    """Of the features that weigh something, in order."""
    values: NDArray[np.int8]
    """A row for each, and one of nothing behind."""
    scales: Floats
    biases: Floats

    @classmethod
    def of(cls, keys: NDArray[np.uint32], values: Floats, biases: Floats) -> Weights:
        """Return weights of real numbers, rounded to bytes, without what then weighs nothing."""
        weights, scales = model_files.rounded(values)
        kept = np.flatnonzero(weights.any(axis=1))
        kept = kept[np.argsort(keys[kept])]
        rows = np.vstack([weights[kept], np.zeros((1, values.shape[1]), np.int8)])
        return cls(keys[kept], rows, scales, biases.astype(np.float32))

    def scores(self, features: Features) -> Floats:
        """Return a row for each sentence: above 0 is more like what a column is of than not."""
        each = np.zeros((len(features.single), len(self.scales)), np.float32)
        for keys in features.all:
            at = np.searchsorted(self.keys, keys)
            known = self.keys.take(at, mode="clip") == keys
            each += self.values[np.where(known, at, len(self.keys))]
        sums = np.add.reduceat(each, features.starts) if len(features.starts) else each[:0]
        lengths = np.sqrt(features.counts).astype(np.float32)
        made: Floats = sums * self.scales / lengths[:, None] + self.biases
        return made


@dataclass(frozen=True, eq=False)
class Model:
    """What sentences with a fault are like, by family of rules."""

    families: Mapping[str, Sequence[str]]
    """By family, the kinds of fault in it."""
    levels: Mapping[str, Mapping[str, float]]
    """By family, the score by its words from which a sentence is read (`read`), and by level, the
    score by its words and its meaning from which it is told."""
    faults: Weights
    """A column for each family."""
    kinds: Weights
    """A column for each kind, family by family."""

    def kind(self, family: str, sentence: str) -> str:
        """Return which kind of fault of a family a sentence is most like."""
        first = 0
        for name, kinds in self.families.items():
            if name == family:
                scores = self.kinds.scores(Features([sentence]))[0]
                return kinds[int(scores[first : first + len(kinds)].argmax())]
            first += len(kinds)
        raise KeyError(family)


def write(model: Model, path: Path, about: Mapping[str, Any]) -> str:
    """Write a model to a file, `about` in its head, and return the digest of what it knows."""
    head = {"about": about, "families": model.families, "levels": model.levels}
    arrays = [
        (f"{table}.{name}", getattr(getattr(model, table), name))
        for table in _TABLES
        for name in Weights.__dataclass_fields__
    ]
    return model_files.write(path, _FILE, head, arrays)


def read(path: Path) -> Model:
    """Map a model's file. Raises ModelError for one that is missing, damaged or not of today."""
    arrays = model_files.read(path, _FILE)
    faults, kinds = (
        Weights(*(arrays[f"{table}.{name}"] for name in Weights.__dataclass_fields__))
        for table in _TABLES
    )
    return Model(arrays.head["families"], arrays.head["levels"], faults, kinds)


@cache
def load() -> Model:
    """Return the model that ships with qa. Raises ModelError for a file that is not whole."""
    return read(rules_folder() / "words" / "likeness.model")
