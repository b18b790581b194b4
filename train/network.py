"""Train the network that says how well a word fits between its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numba
import numpy as np

from qa.realword.network import AROUND, REACH, Network, spread
from qa.realword.tokens import SPECIAL, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_WORD, _HIDDEN, _OUT = 64, (384, 192), 96
_BATCH = 512
_SHARE = np.float32(1 / _BATCH)
_RANDOM = 192
"""Words taken at random for a batch, against which each of its words is held."""
_WEIGHT = 8.0 / _RANDOM
_ALIKE = 6
"""Words that a slip makes of a word, against which it is held."""
_FORGET = 0.12
"""The share of neighbours that are taken for words that nobody knows."""
_DROPPED = (0.2, 0.1)
"""The share of what each hidden layer says that is left out, so that no part of it is relied on:
else the network learns its texts by heart, and fits others the less the longer it learns."""
_MORE = (np.float32(1), *(np.float32(1 / (1 - share)) for share in _DROPPED))
"""By layer, what makes up for it, from the words on."""
_OFTEN = 1e-2
_RATE_ROWS = 0.08
_RATE_DENSE = 1.5e-3


@dataclass
class _Adam:
    """The state with which one dense array is learned."""

    values: Floats
    first: Floats
    second: Floats
    steps: int = 0

    def step(self, gradient: Floats, rate: float) -> None:
        self.steps += 1
        self.first += 0.1 * (gradient - self.first)
        self.second += 0.005 * (gradient * gradient - self.second)
        first = self.first / (1 - 0.9**self.steps)
        second = self.second / (1 - 0.995**self.steps)
        self.values -= (rate * first / (np.sqrt(second) + 1e-7)).astype(np.float32)


def _adam(values: Floats) -> _Adam:
    return _Adam(values, np.zeros_like(values), np.zeros_like(values))


def train(  # noqa: PLR0915 -- one lesson, read from top to bottom
    ids: Ints, size: int, near: tuple[Ints, Ints], passes: int, say: Any = print
) -> Network:
    """Return the network for a row of words' numbers below `size`.

    `near` are the words that are a slip apart: where those of each word begin, and all of them.
    """
    random = np.random.default_rng(20240501)
    frequency = np.bincount(ids, minlength=size).astype(np.float64)
    share = frequency / frequency.sum()
    keep = np.minimum(1, np.sqrt(_OFTEN / np.maximum(share, 1e-12)))
    keep[: len(SPECIAL)] = 0
    drawn = frequency**0.75
    drawn[: len(SPECIAL)] = 0
    cumulative = np.cumsum(drawn / drawn.sum())
    words = (random.standard_normal((size, _WORD)) * 0.1).astype(np.float32)
    out = np.zeros((size, _OUT), np.float32)
    bias = np.zeros(size, np.float32)
    layers = _layers(random)
    seen_words, seen_out, seen_bias = (np.full(size, 1e-2, np.float32) for _ in range(3))
    starts, alike = near
    targets_all = np.flatnonzero(ids >= len(SPECIAL))
    row, where = spread(ids)
    steps = passes * int(keep[ids[targets_all]].sum()) // _BATCH + 1
    step, loss, counted = 0, 0.0, 0
    for number in range(passes):
        chosen = targets_all[random.random(len(targets_all)) < keep[ids[targets_all]]]
        random.shuffle(chosen)
        for at in range(0, len(chosen) - _BATCH + 1, _BATCH):
            rate = max(0.02, 1 - step / steps)
            places = chosen[at : at + _BATCH]
            targets = ids[places]
            around = row[where[places][:, None] + AROUND]
            forgotten = (random.random(around.shape) < _FORGET) & (around >= len(SPECIAL))
            around = np.where(forgotten, UNKNOWN, around)
            given = [words[around].reshape(_BATCH, -1)]
            for (weights, shift), dropped, more in zip(layers, _DROPPED, _MORE[1:], strict=False):
                said = np.maximum(given[-1] @ weights.values + shift.values, 0)
                kept = random.random(said.shape, np.float32) >= dropped
                given.append(said * kept * more)
            wanted = given[-1] @ layers[-1][0].values + layers[-1][1].values
            gradient = np.zeros_like(wanted)
            picks = random.random((_BATCH, _ALIKE))
            loss += _learn(
                targets, wanted, gradient, out, bias, seen_out, seen_bias, starts, alike, picks,
                _RATE_ROWS * rate,
            )  # fmt: skip
            strangers = np.searchsorted(cumulative, random.random(_RANDOM))
            strangers = np.minimum(strangers, size - 1)
            theirs = out[strangers]
            scores = np.clip(wanted @ theirs.T + bias[strangers], -30, 30)
            wrong = _WEIGHT / (1 + np.exp(-scores))
            wrong[targets[:, None] == strangers[None, :]] = 0
            gradient += wrong @ theirs
            _rows(strangers, (wrong.T @ wanted), out, seen_out, _RATE_ROWS * rate)
            _single(strangers, wrong.sum(axis=0), bias, seen_bias, _RATE_ROWS * rate)
            for (weights, shift), values, more in zip(
                layers[::-1], given[::-1], _MORE[::-1], strict=True
            ):
                lower = gradient @ weights.values.T
                weights.step((values.T @ gradient) * _SHARE, _RATE_DENSE * rate)
                shift.step(gradient.mean(axis=0, dtype=np.float32), _RATE_DENSE * rate)
                gradient = lower * (values > 0) * more
            _rows(around.ravel(), lower.reshape(-1, _WORD), words, seen_words, _RATE_ROWS * rate)
            step += 1
            counted += _BATCH
        say(f"  pass {number + 1} of {passes}: loss {loss / max(1, counted):.4f}")
        loss, counted = 0.0, 0
    return Network.of(words, [part.values for layer in layers for part in layer], out, bias)


def _layers(random: np.random.Generator) -> list[tuple[_Adam, _Adam]]:
    """Return what each layer multiplies by and what it adds."""
    sizes = (2 * REACH * _WORD, *_HIDDEN, _OUT)
    made = []
    for number, (wide, narrow) in enumerate(pairwise(sizes)):
        gain = 2 if number < len(_HIDDEN) else 1
        weights = (random.standard_normal((wide, narrow)) * np.sqrt(gain / wide)).astype(np.float32)
        made.append((_adam(weights), _adam(np.zeros(narrow, np.float32))))
    return made


@numba.njit(cache=True, fastmath=True)
def _learn(  # noqa: PLR0913, PLR0917 -- compiled: it takes arrays only
    targets: Any, wanted: Any, gradient: Any, out: Any, bias: Any, seen: Any, seen_bias: Any,
    starts: Any, alike: Any, picks: Any, rate: float,
) -> float:  # fmt: skip
    """Learn that each word fits where it stands, and some that are a slip away do not."""
    wide = out.shape[1]
    total = 0.0
    for n in range(len(targets)):
        target = targets[n]
        begin, count = starts[target], starts[target + 1] - starts[target]
        tries = min(picks.shape[1], 2 * count) if count else 0
        for k in range(tries + 1):
            if k == 0:
                word, label, weight = target, 1.0, 1.0
            else:
                word, label, weight = alike[begin + int(picks[n, k - 1] * count)], 0.0, 1.0
            score = bias[word]
            for d in range(wide):
                score += wanted[n, d] * out[word, d]
            score = min(max(score, -15.0), 15.0)
            fits = 1.0 / (1.0 + np.exp(-score))
            total -= np.log(fits if label > 0 else 1.0 - fits) * weight
            wrong = (fits - label) * weight
            square = 0.0
            for d in range(wide):
                square += (wrong * wanted[n, d]) ** 2
            seen[word] += square / wide
            pace = rate / np.sqrt(seen[word])
            for d in range(wide):
                gradient[n, d] += wrong * out[word, d]
                out[word, d] -= pace * wrong * wanted[n, d]
            seen_bias[word] += wrong * wrong
            bias[word] -= rate / np.sqrt(seen_bias[word]) * wrong
    return total


@numba.njit(cache=True, fastmath=True)
def _rows(which: Any, gradient: Any, values: Any, seen: Any, rate: float) -> None:
    """Take a step in some rows of an array; a row may be named more than once."""
    wide = values.shape[1]
    for n in range(len(which)):
        row = which[n]
        square = 0.0
        for d in range(wide):
            square += gradient[n, d] * gradient[n, d]
        seen[row] += square / wide
        pace = rate / np.sqrt(seen[row])
        for d in range(wide):
            values[row, d] -= pace * gradient[n, d]


@numba.njit(cache=True, fastmath=True)
def _single(which: Any, gradient: Any, values: Any, seen: Any, rate: float) -> None:
    for n in range(len(which)):
        row = which[n]
        seen[row] += gradient[n] * gradient[n]
        values[row] -= rate / np.sqrt(seen[row]) * gradient[n]
