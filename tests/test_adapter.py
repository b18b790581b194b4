"""What the encoder reads for a task of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qa.encoder import model as encoder
from qa.encoder.adapter import Adapter, reader
from qa.encoder.network import Beside, Dense
from qa.errors import ModelError
from qa.realword import model as realword

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qa.encoder.adapter import Reader


@pytest.fixture(scope="module")
def slips() -> Reader:
    made = realword.load().reader
    assert made is not None
    return made


def test_a_word_that_does_not_fit_is_likelier_a_slip(slips: Reader) -> None:
    sentence = "people need to {} ketamine works before they agree to it."
    places = [
        (sentence.format(words), 15, 15 + len(words)) for words in ("wow", "know how", "know wow")
    ]
    wrong, right, half = slips.doubts([*places])
    assert wrong > 0 > right
    assert half > 0  # of two words the likelier slip counts
    assert slips.doubts([("", 0, 0)]) == [-np.inf]


def _floats(*values: float) -> NDArray[np.float32]:
    return np.array(values, np.float32)


def test_what_lies_beside_the_weights_is_added_to_what_they_make() -> None:
    random = np.random.default_rng(0)

    def some(*shape: int) -> NDArray[np.int8]:
        return random.integers(-100, 100, shape).astype(np.int8)

    scales = _floats(0.01, 0.02, 0.03)
    weights, down, up = some(4, 3), some(4, 2), some(2, 3)
    beside = Beside(down, _floats(0.1, 0.2), up, scales)
    biases = _floats(1, 2, 3)
    dense = Dense(weights, scales, biases, lambda: None, beside)
    states = np.array([[1, 2, 3, 4], [0, 1, 0, -1]], np.float32)
    whole = weights * scales + (down * _floats(0.1, 0.2)) @ (up * scales)
    assert np.allclose(dense.of(states), states @ whole + biases, rtol=1e-4)


def test_the_encoder_itself_reads_as_before(slips: Reader) -> None:
    own = encoder.load().network
    assert slips.network.layers[0].wide.weights is own.layers[0].wide.weights
    assert all(layer.wide.beside is None for layer in own.layers)


def test_an_adapter_beside_another_encoder_is_refused() -> None:
    with pytest.raises(ModelError, match="another encoder"):
        reader(encoder.load(), Adapter({}, "0" * 64))
