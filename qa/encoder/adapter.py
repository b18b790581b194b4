"""What the encoder has learned beside its weights for a task of its own, and how it then reads.

To what each layer of weights makes comes what two narrow tables beside it make (LoRA: Hu et al.
2021); norms and biases are the task's own. So one encoder serves several models, and each of them
carries a megabyte. `train/adapting.py` makes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from qa.encoder.network import LONGEST, Beside, Layer, Network, Norm
from qa.errors import ModelError
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from qa.encoder.model import Encoder
    from qa.encoder.network import Dense
    from qa.encoder.wordpieces import WordPieces
    from qa.model_files import Arrays

    Floats = NDArray[np.float32]

_PREFIX: Final = "adapter."


def _keep(name: str) -> None:
    """Keep the memory of an array, as while it is learned."""


@dataclass(frozen=True, eq=False)
class Adapter:
    """The arrays of a task, by name."""

    arrays: Mapping[str, NDArray[Any]]
    encoder: str
    """The digest of the encoder that they were learned beside."""
    let_go: Callable[[str], None] = _keep
    """Gives the memory of an array back, by its name."""

    def stored(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """Yield the arrays under the names by which `adapter_of` knows them."""
        for name, values in self.arrays.items():
            yield _PREFIX + name, values


def adapter_of(arrays: Arrays, encoder: str) -> Adapter:
    """Return the adapter that lies among the arrays of a model's file."""
    names = [name for name in arrays.head["arrays"] if name.startswith(_PREFIX)]
    own = {name.removeprefix(_PREFIX): arrays[name] for name in names}
    return Adapter(own, encoder, lambda name: arrays.let_go(_PREFIX + name))


@dataclass(frozen=True, eq=False)
class Reader:
    """The encoder as it reads for one task."""

    pieces: WordPieces
    network: Network
    weights: Floats
    """From what a piece comes to, one number."""
    bias: float

    def doubts(self, places: Sequence[tuple[str, int, int]]) -> Floats:
        """Return how likely words are what the task looks for: log odds, one for each place.

        A place is a sentence in lower case with start and end of what may be one; of several words
        that stand there, the likeliest counts. Where no word stands, it is as unlikely as can be.
        """
        read = [self.pieces.around(*place, LONGEST) for place in places]
        made = np.full(len(places), -np.inf, np.float32)
        for at, states in self.network.states([row for row, _ in read]):
            if read[at][1]:
                made[at] = (states[read[at][1]] @ self.weights).max() + self.bias
        return made

    def likely(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Return how likely whole rows of pieces are what the task looks for: log odds of each."""
        made: Floats = self.network.read(rows) @ self.weights + self.bias
        return made


def reader(encoder: Encoder, adapter: Adapter) -> Reader:
    """Return the encoder as it reads with an adapter.

    Raises ModelError where the adapter was learned beside another one.
    """
    if adapter.encoder != encoder.digest:
        raise ModelError("This model was learned beside another encoder; install qa again.")
    own, network = adapter.arrays, encoder.network
    layers = [_layer(layer, adapter, f"layers.{n}.") for n, layer in enumerate(network.layers)]
    weights = _floats(own["head.weights"])
    adapted = Network(
        network.pieces, network.piece_scales, network.places, network.norm, layers, network.let_go
    )
    return Reader(encoder.pieces, adapted, weights, float(own["head.bias"][0]))


def _layer(given: Layer, adapter: Adapter, prefix: str) -> Layer:
    own = adapter.arrays

    def dense(name: str) -> Dense:
        before: Dense = getattr(given, name)
        down, up = f"{prefix}{name}.down", f"{prefix}{name}.up"
        beside = Beside(
            own[down], _floats(own[f"{down}.scales"]), own[up], _floats(own[f"{up}.scales"])
        )

        def let_go() -> None:
            before.let_go()
            adapter.let_go(down)
            adapter.let_go(up)

        biases = _floats(own[f"{prefix}{name}.biases"])
        return before._replace(biases=biases, let_go=let_go, beside=beside)

    def norm(name: str) -> Norm:
        return Norm(*(_floats(own[f"{prefix}{name}.{part}"]) for part in ("scales", "shifts")))

    return Layer(
        dense("asking"),
        dense("answered"),
        norm("first_norm"),
        dense("wide"),
        dense("narrow"),
        norm("second_norm"),
    )


def _floats(values: NDArray[Any]) -> Floats:
    return values.astype(np.float32)
