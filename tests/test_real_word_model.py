"""The file of what `words.real-word` knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qa.errors import ModelError
from qa.locations import rules_folder
from qa.realword import model

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 12_000_000


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    known = model.load()
    path = tmp_path / "real-word.model"
    model.write(known, path, {"made for": "a test"})
    read = model.read(path)
    assert read.words == known.words
    assert read.levels == known.levels
    for name in ("near", "pairs", "partners"):
        for part in ("starts", "values"):
            assert np.array_equal(
                getattr(getattr(read, name), part), getattr(getattr(known, name), part)
            )
    for shape, trees in known.trees.items():
        assert np.array_equal(read.trees[shape].leaves, trees.leaves)
        assert np.array_equal(read.trees[shape].borders, trees.borders)
    assert read.adapter is not None
    assert known.adapter is not None
    assert read.adapter.encoder == known.adapter.encoder
    assert read.adapter.arrays.keys() == known.adapter.arrays.keys()


def test_a_model_in_the_making_has_no_adapter(tmp_path: Path) -> None:
    known = model.load()
    fields = {name: getattr(known, name) for name in model.Model.__dataclass_fields__}
    path = tmp_path / "real-word.model"
    model.write(model.Model(**(fields | {"adapter": None})), path, {})
    assert model.read(path).reader is None


def test_the_model_that_ships_is_small_and_whole(tmp_path: Path) -> None:
    shipped = rules_folder() / "words" / "real-word.model"
    assert shipped.stat().st_size <= _MOST_BYTES
    data = bytearray(shipped.read_bytes())
    data[-100] ^= 1
    damaged = tmp_path / "real-word.model"
    damaged.write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        model.read(damaged)
