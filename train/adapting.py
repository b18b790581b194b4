"""Teach the encoder a task of its own: a little beside its weights, which stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import torch
import transformer
from torch import nn
from torch.nn import functional

from qa import model_files
from qa.encoder.adapter import Adapter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from qa.encoder.model import Encoder
    from qa.encoder.network import Dense, Layer, Network, Norm

_RATE = 1.5e-3
_WARMING = 0.03
_TOLD_EVERY = 400
_DENSE = ("asking", "answered", "wide", "narrow")
_NORMS = ("first_norm", "second_norm")


_Any = TypeVar("_Any")


class _Dense(nn.Module):
    def __init__(self, given: Dense, rank: int) -> None:
        super().__init__()
        self.register_buffer("weights", torch.tensor(given.weights * given.scales))
        wide, narrow = given.weights.shape
        self.biases = nn.Parameter(torch.tensor(given.biases.copy()))
        self.down = nn.Parameter(torch.randn(wide, rank) / wide**0.5)
        self.up = nn.Parameter(torch.zeros(rank, narrow))

    def forward(self, states: Tensor) -> Tensor:
        made: Tensor = states @ self.weights + self.biases + (states @ self.down) @ self.up
        return made


class _Norm(nn.Module):
    def __init__(self, given: Norm) -> None:
        super().__init__()
        self.scales = nn.Parameter(torch.tensor(given.scales.copy()))
        self.shifts = nn.Parameter(torch.tensor(given.shifts.copy()))

    def forward(self, states: Tensor) -> Tensor:
        return functional.layer_norm(states, self.scales.shape, self.scales, self.shifts, 1e-12)


class _Layer(transformer.Layer):
    def __init__(self, given: Layer, rank: int) -> None:
        super().__init__()
        for name in _DENSE:
            setattr(self, name, _Dense(getattr(given, name), rank))
        for name in _NORMS:
            setattr(self, name, _Norm(getattr(given, name)))


class Net(nn.Module):
    """The encoder with an adapter of some rank, and a head that says one number."""

    def __init__(self, encoder: Encoder, rank: int) -> None:
        """Begin with what the encoder says itself."""
        super().__init__()
        network: Network = encoder.network
        self._encoder = encoder.digest
        self.register_buffer("pieces", torch.tensor(network.pieces * network.piece_scales))
        self.register_buffer("places", torch.tensor(network.places.copy()))
        self.register_buffer("scales", torch.tensor(network.norm.scales.copy()))
        self.register_buffer("shifts", torch.tensor(network.norm.shifts.copy()))
        self.layers = nn.ModuleList([_Layer(layer, rank) for layer in network.layers])
        self.head = nn.Linear(self.pieces.shape[1], 1)

    def states(self, rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
        """Return what each piece of some rows comes to, and which pieces there are."""
        numbers, lengths = transformer.tensors(rows)
        places = torch.arange(numbers.shape[1])
        read = places < lengths[:, None]
        states = functional.embedding(numbers, self.pieces) + self.places[: len(places)]
        states = functional.layer_norm(states, self.scales.shape, self.scales, self.shifts, 1e-12)
        for layer in self.layers:
            states = layer(states, read[:, None, None, :])
        return states, read

    def adapter(self) -> Adapter:
        """Return what was learned, in bytes."""
        made: dict[str, NDArray[Any]] = {}
        for name, values in self.named_parameters():
            array = values.detach().float().numpy()
            if name == "head.weight":
                made["head.weights"] = array[0].copy()
            elif name == "head.bias":
                made["head.bias"] = array.copy()
            elif name.endswith((".down", ".up")):
                made[name], made[f"{name}.scales"] = model_files.rounded(array)
            else:
                made[name] = array.astype("float16")
        return Adapter(made, self._encoder)


def learn(
    net: Net, some: Sequence[list[_Any]], loss: Callable[[Net, list[_Any]], Tensor], say: Any
) -> None:
    """Learn from each of some batches in turn."""
    learned = list(net.parameters())
    best = torch.optim.AdamW(learned, lr=_RATE, weight_decay=0.01)
    steps = len(some)
    slope = torch.optim.lr_scheduler.LambdaLR(
        best, lambda at: min((at + 1) / (_WARMING * steps), 1) * (steps - at) / steps
    )
    net.train()
    lost = 0.0
    for step, batch in enumerate(some, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            wrong = loss(net, batch)
        best.zero_grad()
        wrong.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        best.step()
        slope.step()
        lost += wrong.item()
        if step % _TOLD_EVERY == 0:
            say(f"  {step} of {steps} batches: loss {lost / _TOLD_EVERY:.4f}")
            lost = 0.0
    net.eval()
