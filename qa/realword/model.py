"""The model of `words.real-word`: one file, made by `train/make.py`, mapped and never copied."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from qa import model_files
from qa.encoder import adapter as adapters
from qa.encoder import model as encoder
from qa.locations import rules_folder
from qa.model_files import Kind
from qa.realword.counts import Counts, Kept
from qa.realword.network import Network
from qa.realword.tokens import END, SPECIAL, UNKNOWN, Pieces
from qa.trees import Trees
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from qa.encoder.adapter import Adapter, Reader

_FILE: Final = Kind("qa real-word model", "words.real-word", version=4)
_OF_TREES: Final = ("features", "borders", "leaves")
_EXACT: Final = ".borders"
"""What evidence is held against; all other real numbers lie in the file as halves."""
_MOST_LEFT_ALONE, _MOST_PAIRS = 18, 16
"""Binary logarithms of how much is remembered of the texts that were read."""
_SIGNS = 64
"""The signs are among the first words."""


class Lists(NamedTuple):
    """By word, a list of something: where each list begins, and all of them in a row."""

    starts: NDArray[np.uint32]
    values: NDArray[Any]

    def of(self, word: int) -> NDArray[Any]:
        """Return the list of one word."""
        return self.values[self.starts[word] : self.starts[word + 1]]


@dataclass(frozen=True, eq=False)
class Model:
    """What is known of words. A word is its number: its place in `words`."""

    words: Sequence[str]
    frequency: NDArray[np.float32]
    """The binary logarithm of how often each word was counted, of all `total` words."""
    grade: NDArray[np.uint8]
    """How common it is, as `qa.wordset.grade` says; 0 for what is not in the word set."""
    near: Lists
    """By word, those that may be meant, one or two slips away."""
    near_how: NDArray[np.uint8]
    """How each of `near` became the word, as `qa.realword.slips` says."""
    pairs: Lists
    """By word, pairs of words that may be meant."""
    partners: Lists
    """By word, those that often stand before it."""
    bigrams: Counts
    trigrams: Counts
    network: Network
    trees: Mapping[str, Trees]
    """By the shape of a change."""
    levels: Mapping[str, float]
    """By name, the score from which something is told."""
    adapter: Adapter | None
    """With which the encoder reads sentences with slips; None while the model is being made."""

    @cached_property
    def reader(self) -> Reader | None:
        """What reads a sentence once more. Raises ModelError beside an encoder of another day."""
        return adapters.reader(encoder.load(), self.adapter) if self.adapter else None

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """By word, its number."""
        return dict(zip(self.words, range(len(self.words)), strict=True))

    @cached_property
    def pieces(self) -> Pieces:
        """By what stands between two blanks, its tokens."""
        return Pieces(self.numbers)

    @cached_property
    def left_alone(self) -> Kept:
        """Words with others around of which it is known that nothing else is meant there."""
        return Kept.of_size(_MOST_LEFT_ALONE)

    @cached_property
    def never_joined(self) -> Kept:
        """Pairs of words of which it is known that they make no other."""
        return Kept.of_size(_MOST_PAIRS)

    @cached_property
    def none_lost(self) -> Kept:
        """Pairs of words of which it is known that no little word is lost between them."""
        return Kept.of_size(_MOST_PAIRS)

    @cached_property
    def total(self) -> float:
        """The binary logarithm of how many words were counted."""
        return float(np.log2(np.exp2(self.frequency).sum()))

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """By word, its letters."""
        return np.fromiter(map(len, self.words), np.int64, len(self.words))

    @cached_property
    def beside(self) -> NDArray[np.float32]:
        """By word, what is said of a neighbour: end of the sentence, sign, unknown, frequency."""
        made = np.zeros((4, len(self.words)), np.float32)
        made[0, END] = 1
        made[1] = ~self.is_word
        made[1, END] = 0
        made[2, UNKNOWN : len(SPECIAL)] = 1
        made[3] = self.frequency
        return made

    @cached_property
    def is_word(self) -> NDArray[np.bool_]:
        """By word, whether it is one: made of letters, or unknown."""
        found = np.ones(len(self.words), np.bool_)
        found[:UNKNOWN] = False
        for n, word in enumerate(self.words[:_SIGNS]):
            if n >= len(SPECIAL):
                found[n] = word[0].isalpha() or word == "'s"
        return found


def write(model: Model, path: Path, about: Mapping[str, Any]) -> str:
    """Write a model to a file, `about` in its head, and return the digest of what it knows."""
    head = {
        "about": dict(about),
        "levels": dict(model.levels),
        "counts": {
            name: [counts.value_bits, counts.steps]
            for name, counts in (("bigrams", model.bigrams), ("trigrams", model.trigrams))
        },
        "trees": {shape: trees.bias for shape, trees in model.trees.items()},
        "encoder": model.adapter and model.adapter.encoder,
    }
    return model_files.write(path, _FILE, head, map(_stored, _arrays(model)))


def _stored(named: tuple[str, NDArray[Any]]) -> tuple[str, NDArray[Any]]:
    name, values = named
    is_half = values.dtype == np.float32 and not name.endswith(_EXACT)
    return name, values.astype(np.float16) if is_half else values


def _arrays(model: Model) -> Any:
    yield "words", np.frombuffer("\n".join(model.words).encode(), np.uint8)
    yield "frequency", model.frequency
    yield "grade", model.grade
    for name in ("near", "pairs", "partners"):
        lists: Lists = getattr(model, name)
        lengths = np.diff(lists.starts)
        yield f"{name}.lengths", lengths.astype(np.min_scalar_type(lengths.max(initial=0)))
        yield f"{name}.values", lists.values
    yield "near_how", model.near_how
    yield "bigrams", model.bigrams.cells
    yield "trigrams", model.trigrams.cells
    for name in Network.__dataclass_fields__:
        yield f"network.{name}", getattr(model.network, name)
    for shape, trees in model.trees.items():
        for name in _OF_TREES:
            yield f"trees.{shape}.{name}", getattr(trees, name)
    if model.adapter is not None:
        yield from model.adapter.stored()


@cache
def load() -> Model:
    """Return the model that ships with qa. Raises ModelError for a file that is not whole."""
    return read(rules_folder() / "words" / "real-word.model")


def read(path: Path) -> Model:
    """Map a model's file. Raises ModelError for one that is missing, damaged or not of today."""
    arrays = model_files.read(path, _FILE)
    head = arrays.head

    def whole(name: str) -> NDArray[Any]:
        values = arrays[name]
        return values.astype(np.float32) if values.dtype == np.float16 else values

    def lists(name: str) -> Lists:
        ends = np.cumsum(arrays[f"{name}.lengths"], dtype=np.uint32)
        return Lists(np.insert(ends, 0, 0), arrays[f"{name}.values"])

    def counts(name: str) -> Counts:
        value_bits, steps = head["counts"][name]
        return Counts(arrays[name], value_bits, steps)

    def trees(shape: str, bias: float) -> Trees:
        features, borders, leaves = (whole(f"trees.{shape}.{n}") for n in _OF_TREES)
        return Trees(features, borders, leaves, bias)

    return Model(
        words=arrays["words"].tobytes().decode().split("\n"),
        frequency=whole("frequency"),
        grade=arrays["grade"],
        near=lists("near"),
        near_how=arrays["near_how"],
        pairs=lists("pairs"),
        partners=lists("partners"),
        bigrams=counts("bigrams"),
        trigrams=counts("trigrams"),
        network=Network(*(whole(f"network.{name}") for name in Network.__dataclass_fields__)),
        trees={shape: trees(shape, bias) for shape, bias in head["trees"].items()},
        levels=head["levels"],
        adapter=adapters.adapter_of(arrays, head["encoder"]) if head["encoder"] else None,
    )
