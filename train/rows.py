"""Read pages with slips planted in them as a user's page is read, and say which rows are right."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import planting

from qa.realword import candidates
from qa.realword.detector import changes
from qa.realword.evidence import add_fits, add_sides
from qa.realword.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from planting import Plant

    from qa.realword.candidates import Rows
    from qa.realword.model import Model
    from qa.realword.reading import Reading

_BESIDE = 1
_SHARE_FIRST, _SHARE = 0.4, 0.9
_LENGTHS = (1, 2, 6, 15, 40, 40)
"""Sentences of a page, one after the other; most words stand on long ones."""


class Found(NamedTuple):
    """The rows of a shape: what is said of each change, whether it is right, and its page."""

    rows: NDArray[np.float32]
    right: NDArray[np.bool_]
    page: NDArray[np.int64]


def pages(documents: Iterable[str]) -> list[str]:
    """Return documents as pages of all lengths, down to a sentence alone."""
    made = []
    number = 0
    for document in documents:
        lines = document.strip().split("\n")
        at = 0
        while at < len(lines):
            length = _LENGTHS[number % len(_LENGTHS)]
            made.append("\n".join(lines[at : at + length]))
            at += length
            number += 1
    return made


def collect(model: Model, texts: list[str], passes: int, say: Any = print) -> dict[str, Found]:
    """Return, by shape, the rows of all pages and whether each is what was planted.

    The first pass keeps all rows, the others what is right.
    """
    found: dict[str, list[Found]] = {shape: [] for shape in candidates.SHAPES}
    reached, wanted = Counter[str](), Counter[str]()
    random = Random(7)
    for number in range(passes):
        for page, text in enumerate(texts):
            share = _SHARE if number else _SHARE_FIRST
            changed, planted = planting.plant(read(text, model), text, share, random)
            if number and not planted:
                continue
            reading = read(changed, model)
            tokens = {int(start): n for n, start in enumerate(reading.tokens.starts)}
            by_token = {tokens[one.start]: one for one in planted if one.start in tokens}
            wanted.update(one.shape for one in planted)
            for shape, (rows, values) in changes(reading).items():
                right, beside = _right(reading, shape, rows, by_token)
                add_fits(reading, shape, rows, values)
                add_sides(reading, shape, rows, values)
                reached[shape] += int(right.sum())
                keep = right if number else right | ~beside
                of_page = np.full(int(keep.sum()), page)
                found[shape].append(Found(values.T[keep], right[keep], of_page))
        say(f"planted {number + 1} of {passes}: {dict(wanted)}, of which looked at {dict(reached)}")
    return {
        shape: Found(*map(np.concatenate, zip(*some, strict=True))) for shape, some in found.items()
    }


def _right(
    reading: Reading, shape: str, rows: Rows, planted: dict[int, Plant]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which rows undo what was planted, and which are beside it but do not."""
    right = np.zeros(len(rows.at), np.bool_)
    beside = np.zeros(len(rows.at), np.bool_)
    numbers = reading.model.numbers
    for n, at in enumerate(rows.at.tolist()):
        plant = planted.get(at)
        if plant is not None and plant.shape == shape:
            right[n] = tuple(numbers.get(word, -1) for word in plant.meant) == tuple(rows.words[n])
        beside[n] = any(other in planted for other in range(at - _BESIDE - 1, at + _BESIDE + 1))
    return right, beside & ~right
