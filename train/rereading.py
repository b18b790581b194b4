"""Teach the encoder to tell slips in a sentence: what `words.real-word` reads likely ones with."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

import torch
from adapting import Net, learn
from marking import marked
from torch.nn import functional
from transformer import batches

from qa.encoder import model as encoder
from qa.encoder.network import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from marking import Marked
    from torch import Tensor

    from qa.encoder.adapter import Adapter
    from qa.realword.model import Model

_SENTENCES = 140_000
_RANK = 28
_PIECES_AT_ONCE = 1400
_THREADS = 2
"""Always so many, for another number adds up in another order."""


def learned(documents: Iterable[str], model: Model, say: Any) -> Adapter:
    """Return what the encoder learns of documents with slips planted in them."""
    torch.manual_seed(0)
    torch.set_num_threads(_THREADS)
    random = Random(0)
    base = encoder.load()
    some = list(documents)
    random.shuffle(some)
    rows = list(islice(marked(some, model, base.pieces, LONGEST), _SENTENCES))
    say(f"{len(rows)} sentences with slips, of {sum(len(row.words) for row in rows)} words")
    net = Net(base, _RANK)
    learn(net, batches(rows, random, _PIECES_AT_ONCE), _loss, say)
    return net.adapter()


def _loss(net: Net, rows: Sequence[Marked]) -> Tensor:
    states, _ = net.states([row.pieces for row in rows])
    of_row = [at for at, row in enumerate(rows) for _ in row.words]
    words = [at for row in rows for at in row.words]
    told = net.head(states[of_row, words].float())[:, 0]
    wanted = torch.tensor([one for row in rows for one in row.is_slip])
    return functional.binary_cross_entropy_with_logits(told.float(), wanted)
