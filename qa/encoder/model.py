"""The encoder's file, and what its heads say: made by `train/encoder.py`."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa import model_files
from qa.encoder.network import LONGEST, Dense, Layer, Network, Norm
from qa.encoder.wordpieces import WordPieces
from qa.locations import rules_folder
from qa.model_files import Kind
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from qa.model_files import Arrays

    Floats = NDArray[np.float32]

_FILE: Final = Kind("qa encoder", "claims.likely-overclaim and its like", version=3)
_DENSE: Final = ("asking", "answered", "wide", "narrow")
_NORMS: Final = ("first_norm", "second_norm")


@dataclass(frozen=True, eq=False)
class Encoder:
    """A network with the pieces that it knows, and heads that say what a reading comes to."""

    pieces: WordPieces
    network: Network
    faults: Dense
    """From a sentence, a number for each family of `families`: above 0 is like a fault."""
    families: Sequence[str]
    digest: str
    """Of the file."""

    def scores(self, sentences: Sequence[str]) -> Floats:
        """Return a row for each sentence in lower case, a column for each family."""
        return self.faults.of(
            self.network.read([self.pieces.row(text, LONGEST) for text in sentences])
        )


def write(
    path: Path, pieces: Sequence[str], head: Mapping[str, Any], arrays: Mapping[str, Floats]
) -> str:
    """Write pieces and the arrays that `read` wants to a file, in bytes, and return their digest.

    `head` has `layers` (how many), `families`, and what it is made of.
    """
    names = np.frombuffer("\n".join(pieces).encode(), np.uint8)
    stored: list[tuple[str, NDArray[Any]]] = [("names", names)]
    for name, values in arrays.items():
        if values.ndim == 1:
            stored.append((name, values.astype(np.float32)))
            continue
        table, scales = model_files.rounded(values)
        stored += [(name, table), (f"{name}.scales", scales)]
    return model_files.write(path, _FILE, head, stored)


def read(path: Path) -> Encoder:
    """Map a model's file. Raises ModelError for one that is missing, damaged or not of today."""
    arrays = model_files.read(path, _FILE)
    head = arrays.head
    layers = [_layer(arrays, f"layer{n}.") for n in range(head["layers"])]
    network = Network(
        pieces=arrays["pieces"],
        piece_scales=arrays["pieces.scales"],
        places=_table(arrays, "places"),
        norm=_norm(arrays, "norm"),
        layers=layers,
        let_go=partial(arrays.let_go, "pieces"),
    )
    names = arrays["names"].tobytes().decode().split("\n")
    faults = _dense(arrays, "faults")
    return Encoder(WordPieces(names), network, faults, head["families"], head["digest"])


@cache
def load() -> Encoder:
    """Return the encoder that ships with qa. Raises ModelError for a file that is not whole."""
    return read(rules_folder() / "words" / "encoder.model")


def _layer(arrays: Arrays, prefix: str) -> Layer:
    dense = (_dense(arrays, prefix + name) for name in _DENSE)
    first, second = (_norm(arrays, prefix + name) for name in _NORMS)
    asking, answered, wide, narrow = dense
    return Layer(asking, answered, first, wide, narrow, second)


def _table(arrays: Arrays, name: str) -> Floats:
    made: Floats = arrays[name] * arrays[f"{name}.scales"]
    return made


def _dense(arrays: Arrays, name: str) -> Dense:
    weights, scales, biases = (
        arrays[f"{name}.{part}"] for part in ("weights", "weights.scales", "biases")
    )
    return Dense(weights, scales, biases, partial(arrays.let_go, f"{name}.weights"))


def _norm(arrays: Arrays, name: str) -> Norm:
    return Norm(arrays[f"{name}.scales"], arrays[f"{name}.shifts"])
