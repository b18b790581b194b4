"""Teach the encoder to tell two places that contradict each other: what `qa.pairs` reads with."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import torch
from adapting import Net, learn
from torch.nn import functional
from transformer import batches

from qa.encoder import model as encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pairs import Pair
    from torch import Tensor

    from qa.encoder.adapter import Adapter

_RANK = 16
_EPOCHS = 2
_PIECES_AT_ONCE = 1400
_THREADS = 2
"""Always so many, for another number adds up in another order."""
_LIKELY = 0.025
"""The chance, by its features, from which a pair that does not contradict is learned from."""
_OTHERS = 0.04
"""The part of the others that is."""
_OF_FINE = 2.0
"""How much a pair counts that was set into a page to look as if it did."""


class Row(NamedTuple):
    """A pair as it is read."""

    pieces: list[int]
    is_bad: bool
    counts: float


def learned(pairs: Iterable[tuple[Pair, float]], say: Any) -> Adapter:
    """Return what the encoder learns of pairs with the chance that their features give each."""
    torch.manual_seed(0)
    torch.set_num_threads(_THREADS)
    random = Random(0)
    rows = list(_rows(pairs, random))
    say(f"{len(rows)} rows, {sum(row.is_bad for row in rows)} of pairs that contradict")
    net = Net(encoder.load(), _RANK)
    some = [batch for _ in range(_EPOCHS) for batch in batches(rows, random, _PIECES_AT_ONCE)]
    learn(net, some, _loss, say)
    return net.adapter()


def _rows(pairs: Iterable[tuple[Pair, float]], random: Random) -> Iterator[Row]:
    """Yield pairs that contradict both ways, and of the others one way those that look so."""
    for pair, chance in pairs:
        if pair.is_bad:
            yield from (Row(pieces, True, 1.0) for pieces in pair.rows)
        elif pair.is_framed:
            yield Row(random.choice(pair.rows), False, _OF_FINE)
        elif chance >= _LIKELY or random.random() < _OTHERS:
            yield Row(random.choice(pair.rows), False, 1.0)


def _loss(net: Net, rows: Sequence[Row]) -> Tensor:
    states, read = net.states([row.pieces for row in rows])
    mean = (states.float() * read[..., None]).sum(1) / read.sum(1, keepdim=True)
    wanted = torch.tensor([float(row.is_bad) for row in rows])
    counts = torch.tensor([row.counts for row in rows])
    told = net.head(mean)[:, 0].float()
    return functional.binary_cross_entropy_with_logits(told, wanted, weight=counts)
