"""What the encoder reads a sentence as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qa.encoder import model
from qa.encoder.network import LONGEST
from qa.encoder.wordpieces import SPECIAL, WordPieces
from qa.errors import ModelError
from qa.locations import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

FILE = rules_folder() / "words" / "encoder.model"
CLAIM = "our drops put an end to migraine, and nobody who takes them has needed a doctor since."
SOUND = "ask a pharmacist which painkiller you can take with your other medicines."
NAMES = [*SPECIAL, "take", "tab", "##let", "##s", "a", "b", "##b", ",", "caf", "##e"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("take tablets", ["take", "tab", "##let", "##s"]),
        ("take,take", ["take", ",", "take"]),
        ("caf\u00e9", ["caf", "##e"]),
        ("tablex", ["[UNK]"]),
        ("a" + "b" * 50, ["[UNK]"]),
        ("abb ab", ["a", "##b", "##b", "a", "##b"]),
    ],
)
def test_words_are_cut_into_the_longest_pieces_that_are_known(text: str, pieces: list[str]) -> None:
    assert [NAMES[number] for number in WordPieces(NAMES).of(text)] == pieces


def test_a_row_stands_between_two_signs_and_is_cut() -> None:
    pieces = WordPieces(NAMES)
    assert [NAMES[number] for number in pieces.row("take tablets", 9)] == [
        "[CLS]", "take", "tab", "##let", "##s", "[SEP]",
    ]  # fmt: skip
    assert [NAMES[number] for number in pieces.row("take tablets", 4)] == [
        "[CLS]", "take", "tab", "[SEP]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "row", "there"),
    [
        ("take tablets", (5, 12), ["take", "tab", "##let", "##s"], ["tab"]),
        ("take tablets", (0, 12), ["take", "tab", "##let", "##s"], ["take", "tab"]),
        ("caf\u00e9, a", (6, 7), ["caf", "##e", ",", "a"], ["a"]),
        ("a a a a take b b b b b", (8, 12), ["a", "a", "take", "b"], ["take"]),
        ("take b b b b b", (0, 4), ["take", "b", "b", "b"], ["take"]),
        ("b b b b b take", (10, 14), ["b", "b", "b", "take"], ["take"]),
        ("take  a", (4, 6), ["take", "a"], []),
        ("", (0, 0), [], []),
    ],
)
def test_a_word_is_read_in_as_much_of_its_sentence_as_there_is_room_for(
    text: str, place: tuple[int, int], row: list[str], there: list[str]
) -> None:
    kept, words = WordPieces(NAMES).around(text, *place, longest=6)
    assert [NAMES[number] for number in kept] == ["[CLS]", *row, "[SEP]"]
    assert [NAMES[kept[at]] for at in words] == there


def test_a_sentence_reads_the_same_alone_and_beside_others() -> None:
    encoder = model.load()
    texts = [CLAIM, "rest.", f"{SOUND} " * 20, "", SOUND]
    together = encoder.scores(texts)
    assert together.shape == (5, len(encoder.families))
    for text, row in zip(texts, together, strict=True):
        assert np.allclose(encoder.scores([text])[0], row, atol=1e-3)


def test_many_sentences_are_read_in_parts() -> None:
    encoder = model.load()
    texts = [f"{SOUND} {n}" for n in range(300)]
    assert np.allclose(encoder.scores(texts)[::99], encoder.scores(texts[::99]), atol=1e-3)


def test_no_sentence_is_read_to_no_numbers() -> None:
    encoder = model.load()
    assert encoder.scores([]).shape == (0, len(encoder.families))


def test_what_is_longer_than_a_row_is_cut() -> None:
    encoder = model.load()
    beginning = f"{CLAIM} " * LONGEST
    assert np.allclose(encoder.scores([beginning]), encoder.scores([beginning * 2]), atol=1e-3)


def test_a_claim_scores_above_what_is_sound() -> None:
    encoder = model.load()
    claim, sound = encoder.scores([CLAIM, SOUND])[:, list(encoder.families).index("claims")]
    assert claim > 0 > sound


def test_a_model_that_is_missing_damaged_or_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        model.read(tmp_path / "none.model")
    other = tmp_path / "other.model"
    other.write_bytes(b"a text\n" * 100)
    with pytest.raises(ModelError, match=r"not a model of claims\.likely-overclaim"):
        model.read(other)
    damaged = tmp_path / "damaged.model"
    data = bytearray(FILE.read_bytes())
    data[-100] ^= 1
    damaged.write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        model.read(damaged)


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    random = np.random.default_rng(0)

    def some(*shape: int) -> np.ndarray:
        return random.standard_normal(shape).astype(np.float32)

    width, wide = 24, 48
    arrays = {
        "pieces": some(len(NAMES), width), "places": some(LONGEST, width),
        "norm.scales": some(width), "norm.shifts": some(width),
        "faults.weights": some(width, 2), "faults.biases": some(2),
        "layer0.asking.weights": some(width, 3 * width), "layer0.asking.biases": some(3 * width),
        "layer0.answered.weights": some(width, width), "layer0.answered.biases": some(width),
        "layer0.wide.weights": some(width, wide), "layer0.wide.biases": some(wide),
        "layer0.narrow.weights": some(wide, width), "layer0.narrow.biases": some(width),
        **{f"layer0.{norm}_norm.{part}": some(width)
           for norm in ("first", "second") for part in ("scales", "shifts")},
    }  # fmt: skip
    path = tmp_path / "encoder.model"
    model.write(path, NAMES, {"layers": 1, "families": ["a", "b"]}, arrays)
    read = model.read(path)
    assert read.families == ["a", "b"]
    layer = read.network.layers[0]
    weights = layer.wide.weights * layer.wide.scales
    assert np.allclose(weights, arrays["layer0.wide.weights"], atol=0.03)
    assert np.array_equal(layer.second_norm.shifts, arrays["layer0.second_norm.shifts"])
    assert np.isfinite(read.scores(["take tablets", "a"])).all()
