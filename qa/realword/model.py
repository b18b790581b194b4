"""The model of `words.real-word`: one file, made by `train/make.py`, mapped and never copied.

A line of JSON says the version, the digest of what follows it, and where each array lies.
"""

from __future__ import annotations

import json
import mmap
from functools import cache, cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from qa.derived import derived
from qa.errors import ModelError
from qa.locations import rules_folder
from qa.realword.counts import Counts, Kept
from qa.realword.network import LAYERS, STORED, Network
from qa.realword.tokens import END, SPECIAL, UNKNOWN, Pieces
from qa.realword.trees import Trees
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

VERSION: Final = 3
MAGIC: Final = b"qa real-word model\n"
_OF_TREES: Final = ("features", "borders", "leaves")
_ALIGNED = 64
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
    arrays = dict(_arrays(model))
    table: dict[str, tuple[str, list[int], int]] = {}
    at = 0
    for name, values in arrays.items():
        at = -(-at // _ALIGNED) * _ALIGNED
        table[name] = (str(values.dtype), list(values.shape), at)
        at += values.nbytes
    body = bytearray(at)
    for name, values in arrays.items():
        start = table[name][2]
        body[start : start + values.nbytes] = values.tobytes()
    digest = sha256(body).hexdigest()
    head = {
        "version": VERSION,
        "digest": digest,
        "about": dict(about),
        "levels": dict(model.levels),
        "counts": {
            name: [counts.value_bits, counts.steps]
            for name, counts in (("bigrams", model.bigrams), ("trigrams", model.trigrams))
        },
        "trees": {shape: trees.bias for shape, trees in model.trees.items()},
        "arrays": table,
    }
    line = MAGIC + json.dumps(head, separators=(",", ":")).encode()
    line += b" " * (-(len(line) + 1) % _ALIGNED) + b"\n"
    path.write_bytes(line + body)
    return digest


def _arrays(model: Model) -> Any:
    yield "words", np.frombuffer("\n".join(model.words).encode(), np.uint8)
    yield "frequency", model.frequency
    yield "grade", model.grade
    for name in ("near", "pairs", "partners"):
        lists: Lists = getattr(model, name)
        yield f"{name}.starts", lists.starts
        yield f"{name}.values", lists.values
    yield "near_how", model.near_how
    yield "bigrams", model.bigrams.cells
    yield "trigrams", model.trigrams.cells
    for name in Network.__dataclass_fields__:
        values = getattr(model.network, name)
        yield f"network.{name}", values.astype(STORED) if name in LAYERS else values
    for shape, trees in model.trees.items():
        for name in _OF_TREES:
            yield f"trees.{shape}.{name}", getattr(trees, name)


@cache
def load() -> Model:
    """Return the model that ships with qa. Raises ModelError for a file that is not whole."""
    return read(rules_folder() / "words" / "real-word.model")


def read(path: Path) -> Model:
    """Map a model's file. Raises ModelError for one that is missing, damaged or not of today.

    It is held against its digest once, and again when its size or time has changed.
    """
    try:
        with path.open("rb") as file:
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path}: the model of words.real-word cannot be read: {error}."
        ) from error
    line_end = bytes(mapped[: 1 << 16]).find(b"\n", len(MAGIC))
    if bytes(mapped[: len(MAGIC)]) != MAGIC or line_end < 0:
        raise ModelError(f"{path}: this is not a model of words.real-word.")
    head = json.loads(bytes(mapped[len(MAGIC) : line_end]))
    if head.get("version") != VERSION:
        raise ModelError(f"{path}: this model is of another version of qa; install qa again.")
    body = mapped[line_end + 1 :]
    known = path.stat()
    is_whole = f"{path} {known.st_size} {known.st_mtime_ns} {head['digest']}"
    if not derived("real-word", lambda: sha256(body).hexdigest() == head["digest"], is_whole):
        raise ModelError(f"{path}: this model is damaged; install qa again.")
    return _model(head, body)


def _model(head: Mapping[str, Any], body: memoryview) -> Model:
    def array(name: str) -> NDArray[Any]:
        kind, shape, at = head["arrays"][name]
        dtype = np.dtype(kind)
        count = int(np.prod(shape, dtype=np.int64))
        return np.frombuffer(body, dtype, count, at).reshape(shape)

    def of_network(name: str) -> NDArray[Any]:
        values = array(f"network.{name}")
        return values.astype(np.float32) if name in LAYERS else values

    def lists(name: str) -> Lists:
        return Lists(array(f"{name}.starts"), array(f"{name}.values"))

    def counts(name: str) -> Counts:
        value_bits, steps = head["counts"][name]
        return Counts(array(name), value_bits, steps)

    def trees(shape: str, bias: float) -> Trees:
        features, borders, leaves = (array(f"trees.{shape}.{n}") for n in _OF_TREES)
        return Trees(features, borders, leaves, bias)

    return Model(
        words=array("words").tobytes().decode().split("\n"),
        frequency=array("frequency"),
        grade=array("grade"),
        near=lists("near"),
        near_how=array("near_how"),
        pairs=lists("pairs"),
        partners=lists("partners"),
        bigrams=counts("bigrams"),
        trigrams=counts("trigrams"),
        network=Network(*map(of_network, Network.__dataclass_fields__)),
        trees={shape: trees(shape, bias) for shape, bias in head["trees"].items()},
        levels=head["levels"],
    )
