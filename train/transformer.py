"""What the encoder's own training and that of its adapters share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import torch
from torch import nn
from torch.nn import functional

from qa.encoder.network import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from torch import Tensor

_SORTED_AT_ONCE = 4000


class Row(Protocol):
    """What is learned from, with the numbers of its pieces."""

    @property
    def pieces(self) -> list[int]:
        """Their numbers, in order."""


_Any = TypeVar("_Any", bound=Row)


class Layer(nn.Module):
    """One layer, as `qa.encoder.network` has it; its parts are those who inherit to make."""

    def forward(self, states: Tensor, read: Tensor) -> Tensor:
        """Return the states after it; `read` says which pieces there are."""
        rows, length, width = states.shape
        asked = self.asking(states).view(rows, length, 3, HEADS, width // HEADS)
        queries, keys, values = asked.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=read)
        seen = seen.transpose(1, 2).reshape(rows, length, width)
        states = self.first_norm(states + self.answered(seen))
        wide = functional.gelu(self.wide(states), approximate="tanh")
        made: Tensor = self.second_norm(states + self.narrow(wide))
        return made


def tensors(rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Return the pieces of some rows as one array, filled up, and how many each has."""
    lengths = torch.tensor([len(row) for row in rows])
    numbers = torch.zeros((len(rows), int(lengths.max())), dtype=torch.long)
    for at, row in enumerate(rows):
        numbers[at, : len(row)] = torch.tensor(row)
    return numbers, lengths


def batches(rows: Sequence[_Any], random: Random, most: int) -> list[list[_Any]]:
    """Return rows of like length together, `most` pieces each, in an order by chance."""
    mixed = random.sample(rows, len(rows))
    made: list[list[_Any]] = []
    for start in range(0, len(mixed), _SORTED_AT_ONCE):
        some: list[_Any] = []
        for row in sorted(mixed[start : start + _SORTED_AT_ONCE], key=lambda one: len(one.pieces)):
            if some and (len(some) + 1) * len(row.pieces) > most:
                made.append(some)
                some = []
            some.append(row)
        made.append(some)
    random.shuffle(made)
    return made
