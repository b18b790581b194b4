"""What speaks for a change and against it: the numbers that the trees are asked about.

What is counted and looked up is cheap, and known of all changes of a text at once (`evidence`). How
well words fit costs much: first of those changed (`add_fits`), then of those beside (`add_sides`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from qa.realword import slips
from qa.realword.candidates import SHAPES
from qa.realword.counts import key, row_keys
from qa.realword.network import REACH
from qa.realword.tokens import END, SPECIAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from qa.realword.candidates import Rows
    from qa.realword.network import Network
    from qa.realword.reading import Reading

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

_OF_EACH: Final = (
    "left pair", "right pair", "left three", "middle three", "right three", "likelihood",
    "frequency", "grade", "fit", "on page", "left pair on page", "right pair on page",
)  # fmt: skip
"""What is said of what stands there, of what may be meant, and of the difference."""
_EACH: Final = len(_OF_EACH)
_KNOWN: Final = [n for n, what in enumerate(_OF_EACH) if what != "fit"]
NAMES: Final = (
    *(f"{who} {what}" for who in ("there", "meant", "gain") for what in _OF_EACH),
    "best other fit", "margin", "kind", "near keys", "doubled", "first letter", "ending", "listed",
    "letters there", "letters meant", "capital", "at begin", "at end", "touches before",
    "touches behind", "sign before", "sign behind", "unknown before", "unknown behind",
    "frequency before", "frequency behind", "sentence length", "sentence unknown",
    "sentence common", "page length", "unknown there", "article", "fit of before",
    "fit of behind", "gain of all",
)  # fmt: skip
"""What each row says; a column is a change."""
_ROW: Final = {name: n for n, name in enumerate(NAMES)}
SIDES: Final = frozenset(_ROW[name] for name in ("fit of before", "fit of behind", "gain of all"))
"""What only `add_sides` knows."""
FITS: Final = SIDES | {n for name, n in _ROW.items() if name.endswith(("fit", "margin"))}
"""What only `add_fits` and `add_sides` know."""
_ROWS_OF_SLIP, _ROWS_BEFORE, _ROWS_BEHIND, _ROWS_OF_SENTENCE = (
    [_ROW[name] for name in names]
    for names in (
        ("kind", "near keys", "doubled", "first letter", "ending", "listed"),
        ("at begin", "sign before", "unknown before", "frequency before"),
        ("at end", "sign behind", "unknown behind", "frequency behind"),
        ("sentence length", "sentence unknown", "sentence common"),
    )
)
_ANY_FREQUENCY, _ANY_GRADE = 20, 11
"""What no word at all counts as."""
_FEW: Final = 32
"""So many are asked about before the same ones are looked for."""
_ALONE: Final = np.float32(-15)
"""How well the best other word fits where there is none."""
# Binary logarithms: what it costs to know a word only beside one neighbour, or only by itself.
_BACK_OFF: Final = np.float32(1.32)


class _Changes(NamedTuple):
    """The changes of all shapes, one behind the other."""

    at: Ints
    written: Ints
    """How many words stand there."""
    few: Ints
    """How many are meant."""
    words: Ints
    """A row for the first that is meant and one for the last; they may be the same, or none."""
    how: Ints

    @classmethod
    def of(cls, ways: Mapping[str, Rows]) -> _Changes:
        sizes = [len(rows.at) for rows in ways.values()]
        few = np.array([SHAPES[shape] for shape in ways]).repeat(sizes, axis=0).T
        words = np.zeros((2, sum(sizes)), np.int64)
        end = 0
        for size, rows in zip(sizes, ways.values(), strict=True):
            end += size
            if rows.words.shape[1]:
                words[:, end - size : end] = rows.words.T
        at, how = (np.concatenate([rows[n] for rows in ways.values()]) for n in (0, 2))
        return cls(at, few[0], few[1], words, how)


def evidence(reading: Reading, ways: Mapping[str, Rows]) -> dict[str, Floats]:
    """Return `NAMES` for the changes of each shape, a column for each, without what fits."""
    ways = {shape: rows for shape, rows in ways.items() if len(rows.at)}
    if not ways:
        return {}
    changes = _Changes.of(ways)
    count = len(changes.at)
    made = np.zeros((len(NAMES), count), np.float32)
    each = np.concatenate((_counted(reading, changes), _on_page(reading, changes)))
    there, meant = each[:, :count], each[:, count:]
    for n, values in enumerate((there, meant, meant - there)):
        made[n * _EACH : (n + 1) * _EACH][_KNOWN] = values
    _around(reading, changes, made)
    found, end = {}, 0
    for shape, rows in ways.items():
        end += len(rows.at)
        found[shape] = made[:, end - len(rows.at) : end]
    return found


def add_fits(reading: Reading, shape: str, rows: Rows, made: Floats) -> None:
    """Say how well the words fit that stand there and those that may be meant.

    All changes have to be given that may be meant in a place: each is held against the others.
    """
    if shape == "word":
        fits = _asked_of(reading, rows.at, (reading.tokens.ids[rows.at], rows.words[:, 0]))
    else:
        fits = _fits(reading.model.network, *_windows(reading, shape, rows))
    for who, fit in zip(("there", "meant"), fits, strict=True):
        made[_ROW[f"{who} fit"]] = fit
    made[_ROW["gain fit"]] = made[_ROW["meant fit"]] - made[_ROW["there fit"]]
    _against_others(rows.at, made[_ROW["meant fit"]], made)


def add_sides(reading: Reading, shape: str, rows: Rows, made: Floats) -> None:
    """Say how much better the words on both sides fit if the change is made."""
    before, behind = [], []
    for window in _windows(reading, shape, rows):
        first, last = window[:, REACH - 1], window[:, -REACH]
        end = np.full((len(window), 1), END)
        far = window[:, REACH : 2 * REACH], window[:, -2 * REACH : -REACH]
        before.append(np.hstack((end, window[:, : REACH - 1], far[0])))
        behind.append(np.hstack((far[1], window[:, 1 - REACH :], end)))
    words = np.concatenate((first, first, last, last))
    fit = _asked_once(reading.model.network, np.concatenate((*before, *behind)), words)
    fit = np.where(words >= len(SPECIAL), fit, 0).reshape(4, -1)
    made[_ROW["fit of before"]] = fit[1] - fit[0]
    made[_ROW["fit of behind"]] = fit[3] - fit[2]
    made[_ROW["gain of all"]] = made[_ROW["gain fit"]] + fit[1] - fit[0] + fit[3] - fit[2]


def _windows(reading: Reading, shape: str, rows: Rows) -> tuple[Ints, Ints]:
    """Return the words that stand there, and those that may be meant, with `REACH` on each side.

    There is a row for each change.
    """
    count, _ = SHAPES[shape]
    ids, places = reading.spread
    there = ids[places[rows.at][:, None] + np.arange(-REACH, count + REACH)]
    return there, np.hstack((there[:, :REACH], rows.words, there[:, REACH + count :]))


def _counted(reading: Reading, changes: _Changes) -> Floats:
    """Say how often words were counted beside each other, and how likely they are in a row.

    There is a column for what stands there of each change, then as many for what may be meant.
    """
    model = reading.model
    rows, few = _in_a_row(reading, changes)
    number = np.arange(len(few))
    in_row = np.arange(len(rows) - 2)[:, None] < few + 2
    two = model.bigrams.logs(key(rows[:-1], rows[1:]).ravel()).reshape(len(rows) - 1, -1)
    # three are only counted where both pairs in them are
    seen = (two[:-1] > 0) & (two[1:] > 0) & in_row
    three = np.zeros(seen.shape, np.float32)
    three[seen] = model.trigrams.logs(key(*(rows[n : len(rows) - 2 + n][seen] for n in range(3))))
    frequency = model.frequency.take(rows)
    alone = frequency[2:] - np.float32(model.total) - 2 * _BACK_OFF
    beside = two[1:] - 1 - frequency[1:-1] - _BACK_OFF
    less = np.where(two[1:] > 0, beside, alone)
    likelihood = (np.where(three > 0, three - two[:-1], less) * in_row).sum(axis=0)
    last = few + 1
    lower = np.minimum(frequency[2], frequency[last, number])
    grade = np.minimum(*model.grade.take((rows[2], rows[last, number])))
    return np.stack(
        (
            two[1],
            two[last, number],
            three[0],
            np.minimum(three[np.minimum(few, 1), number], three[few, number]),
            three[last, number],
            likelihood,
            np.where(few, lower, _ANY_FREQUENCY),
            np.where(few, grade, _ANY_GRADE),
        )
    )


def _in_a_row(reading: Reading, changes: _Changes) -> tuple[Ints, Ints]:
    """Return what stands there and what may be meant, from two words before each; and how many.

    There are two words before, those that stand there or are meant, and two behind; where fewer
    than two are in the middle, more follow that do not count.
    """
    ids, places = reading.spread
    place = places[changes.at]
    there = ids[place + np.arange(-2, 4)[:, None]]
    meant = ids[place + changes.written - changes.few + np.arange(-2, 4)[:, None]]
    meant[:2] = there[:2]
    meant[2:4] = np.where(np.arange(2)[:, None] < changes.few, changes.words, meant[2:4])
    return np.hstack((there, meant)), np.append(changes.written, changes.few)


def _on_page(reading: Reading, changes: _Changes) -> Floats:
    """Say how often the page has words, and has them beside their neighbours; as `_counted`."""
    own, at = reading.tokens.own, changes.at
    left, first = own[at - 1], own[at]
    last, right = own[at + changes.written - 1], own[at + changes.written]
    is_none = changes.few == 0
    meant = np.where(is_none, (right, left), changes.words)
    times = reading.times
    on_page = np.append(
        np.minimum(times[first], times[last]) * (changes.written > 0),
        np.minimum(*times[meant]) * ~is_none,
    )
    pairs = reading.pair_times(
        np.concatenate((left, left, last, meant[1])),
        np.concatenate((first, meant[0], right, right)),
    )
    return np.concatenate((on_page, pairs)).astype(np.float32).reshape(3, -1)


def _asked_of(reading: Reading, at: Ints, words: Iterable[Ints]) -> list[Floats]:
    """Return how well each of some words fits in the place of single tokens."""
    wanted = reading.wanted(at)
    return [reading.model.network.fit(wanted, some) for some in words]


def _fits(network: Network, there: Ints, meant: Ints) -> list[Any]:
    """Return how well words fit between their neighbours; of two, the one that fits less."""
    asked = [(w, n) for w in (there, meant) for n in range(REACH, w.shape[1] - REACH)]
    around = [np.hstack((w[:, n - REACH : n], w[:, n + 1 : n + 1 + REACH])) for w, n in asked]
    words = [w[:, n] for w, n in asked]
    fit = _asked_once(network, np.concatenate(around), np.concatenate(words))
    fit = fit.reshape(len(asked), -1)
    count = there.shape[1] - 2 * REACH
    return [part.min(axis=0) if len(part) else 0 for part in (fit[:count], fit[count:])]


def _asked_once(network: Network, around: Ints, word: Ints) -> Floats:
    """Return how well words fit between neighbours; the network is asked once for the same ones."""
    if len(word) <= _FEW:
        return network.fit(network.wanted(around), word)
    _, first, back = np.unique(row_keys(around), return_index=True, return_inverse=True)
    return network.fit(network.wanted(around[first])[back], word)


def _against_others(at: Ints, fit: Floats, made: Floats) -> None:
    """Say how well the best other word fits that may be meant in the same place."""
    order = np.lexsort((-fit, at))
    begins = np.append(True, np.diff(at[order]) != 0)
    starts = np.flatnonzero(begins)
    alone = np.append(begins[1:], True)[starts]
    best = fit[order[starts]]
    second = np.where(alone, _ALONE, fit[order[np.minimum(starts + 1, len(at) - 1)]])
    group = np.cumsum(begins) - 1
    other = np.where(begins, second[group], best[group])
    made[_ROW["best other fit"], order] = other
    made[_ROW["margin"], order] = fit[order] - other


def _around(reading: Reading, changes: _Changes, made: Floats) -> None:
    """Say by which slip it came, how it is written, and in what kind of sentence it stands."""
    model, tokens = reading.model, reading.tokens
    at, written = changes.at, changes.written
    behind = at + written
    lengths = model.lengths.take(changes.words)
    made[_ROWS_OF_SLIP] = _of_slips().take(changes.how, axis=1)
    made[_ROWS_BEFORE] = model.beside.take(tokens.ids[at - 1], axis=1)
    made[_ROWS_BEHIND] = model.beside.take(tokens.ids[behind], axis=1)
    made[_ROWS_OF_SENTENCE] = reading.sentences.take(at, axis=1)
    columns: dict[str, Any] = {
        "letters there": tokens.lengths[at] * (written > 0),
        "letters meant": lengths[0] * (changes.few > 0) + lengths[1] * (changes.few > 1),
        "capital": tokens.capital[at],
        "touches before": reading.touches[0][at],
        "touches behind": reading.touches[1][behind - 1] & (written > 0),
        "page length": np.log2(len(tokens.ids)),
        "unknown there": (tokens.ids[at] < len(SPECIAL)) & (written > 0),
        "article": _articles(reading, changes),
    }
    for name, values in columns.items():
        made[_ROW[name]] = values


def _articles(reading: Reading, changes: _Changes) -> Ints:
    """Say whether a change makes "a" or "an" right before the word behind it, or wrong: 1, -1."""
    ids, behind = reading.tokens.ids, changes.at + changes.written
    there = ids[behind - 1]
    meant = np.where(changes.few, changes.words[1], ids[changes.at - 1])
    fits = np.zeros(len(reading.model.words), np.int64)
    for article, sign in (("a", 1), ("an", -1)):
        fits[reading.model.numbers[article]] = sign
    gain: Ints = (fits[meant] - fits[there]) * reading.articles[behind]
    return gain


@cache
def _of_slips() -> Floats:
    """Return, by how a word became another, what `_ROWS_OF_SLIP` says."""
    how = np.arange(256)
    flags = (slips.NEAR_KEYS, slips.DOUBLED, slips.FIRST, slips.ENDING, slips.KNOWN)
    return np.stack((how & slips.KIND, *(how & flag > 0 for flag in flags))).astype(np.float32)
