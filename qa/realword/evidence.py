"""What speaks for a change and against it: the numbers that the trees are asked about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from qa.realword import slips
from qa.realword.candidates import SHAPES
from qa.realword.counts import key
from qa.realword.network import REACH
from qa.realword.tokens import END, SPECIAL, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qa.realword.candidates import Rows
    from qa.realword.reading import Reading

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

_OF_EACH: Final = (
    "left pair", "right pair", "left three", "middle three", "right three", "likelihood",
    "frequency", "grade", "fit", "on page", "left pair on page", "right pair on page",
)  # fmt: skip
"""What is said of what stands there, of what may be meant, and of the difference."""
_EACH: Final = len(_OF_EACH)
NAMES: Final = (
    *(f"{who} {what}" for who in ("there", "meant", "gain") for what in _OF_EACH),
    "best other fit", "margin", "kind", "near keys", "doubled", "first letter", "ending", "listed",
    "letters there", "letters meant", "capital", "at begin", "at end", "touches before",
    "touches behind", "sign before", "sign behind", "unknown before", "unknown behind",
    "frequency before", "frequency behind", "sentence length", "sentence unknown",
    "sentence common", "page length", "unknown there", "fit of before", "fit of behind",
)  # fmt: skip
"""What each column says."""
_COLUMN: Final = {name: n for n, name in enumerate(NAMES)}
_ANY_FREQUENCY, _ANY_GRADE = 20, 11
"""What no word at all counts as."""
_ALONE: Final = np.float32(-15)
"""How well the best other word fits where there is none."""
# Binary logarithms: what it costs to know a word only beside one neighbour, or only by itself.
_BACK_OFF: Final = np.float32(1.32)


class _Window(NamedTuple):
    """Some words with those on each side, nearest first; a row for each change."""

    before: Sequence[Ints]
    words: Sequence[Ints]
    behind: Sequence[Ints]


def evidence(reading: Reading, shape: str, rows: Rows) -> Floats:
    """Return a row of `NAMES` for each change; the last two columns are left to `add_sides`."""
    made = np.zeros((len(rows.at), len(NAMES)), np.float32)
    if not len(rows.at):
        return made
    there, meant = _windows(reading, shape, rows)
    own = [reading.tokens.own[rows.at + n] for n in range(len(there.words))]
    last = rows.at + len(there.words) - 1
    for n, (window, numbers) in enumerate(((there, own), (meant, meant.words))):
        part = made[:, n * _EACH : (n + 1) * _EACH]
        _counted(reading, window, part)
        _on_page(reading, rows.at, last, numbers, part)
        part[:, _OF_EACH.index("fit")] = _fit(reading, shape, rows.at, window)
    made[:, 2 * _EACH : 3 * _EACH] = made[:, _EACH : 2 * _EACH] - made[:, :_EACH]
    _against_others(rows.at, made[:, _COLUMN["meant fit"]], made)
    _around(reading, rows, there, made)
    return made


def add_sides(reading: Reading, shape: str, rows: Rows, made: Floats) -> None:
    """Say how much better the words on both sides fit if the change is made."""
    if not len(rows.at):
        return
    network = reading.model.network
    for sign, window in zip((-1, 1), _windows(reading, shape, rows), strict=True):
        sides = (
            ("fit of before", window.before, [*window.words, *window.behind], True),
            ("fit of behind", window.behind, [*window.words[::-1], *window.before], False),
        )
        for name, side, others, is_before in sides:
            near = np.stack([*side[1:], np.full_like(side[0], END)], axis=1)
            far = _ended(np.stack(others[:REACH], axis=1))
            parts = (near[:, ::-1], far) if is_before else (far[:, ::-1], near)
            fit = _asked_once(network, np.concatenate(parts, axis=1), side[0])
            made[:, _COLUMN[name]] += sign * np.where(side[0] >= len(SPECIAL), fit, 0)


def _windows(reading: Reading, shape: str, rows: Rows) -> tuple[_Window, _Window]:
    """Return the words that stand there, and those that may be meant, with their neighbours."""
    count, _ = SHAPES[shape]
    before = reading.side(rows.at, -1, REACH)
    behind = reading.side(rows.at + count - 1, 1, REACH)
    written = [reading.tokens.ids[rows.at + n] for n in range(count)]
    return _Window(before, written, behind), _Window(before, list(rows.words.T), behind)


def _counted(reading: Reading, window: _Window, made: Floats) -> None:
    """Say how often the words were counted beside each other, and how likely they are in a row."""
    model, words = reading.model, window.words
    row = [*window.before[1::-1], *words, *window.behind[:2]]
    two = [model.bigrams.logs(key(one, other)) for one, other in pairwise(row)]
    three = []
    for n, (one, other, last) in enumerate(zip(row, row[1:], row[2:], strict=False)):
        found = np.zeros(len(one), np.float32)
        # three are only counted where both pairs in them are
        some = np.flatnonzero((two[n] > 0) & (two[n + 1] > 0))
        found[some] = model.trigrams.logs(key(one[some], other[some], last[some]))
        three.append(found)
    likelihood = np.zeros(len(row[0]), np.float32)
    for n in range(2, len(row)):
        alone = model.frequency[row[n]] - np.float32(model.total) - 2 * _BACK_OFF
        beside = two[n - 1] - 1 - model.frequency[row[n - 1]] - _BACK_OFF
        less = np.where(two[n - 1] > 0, beside, alone)
        likelihood += np.where(three[n - 2] > 0, three[n - 2] - two[n - 2], less)
    columns = {
        "left pair": two[1],
        "right pair": two[-2],
        "left three": three[0],
        "middle three": np.minimum.reduce(three[1:-1]) if words else three[0],
        "right three": three[-1],
        "likelihood": likelihood,
        "frequency": _least(model.frequency, words, _ANY_FREQUENCY),
        "grade": _least(model.grade, words, _ANY_GRADE),
    }
    for name, values in columns.items():
        made[:, _OF_EACH.index(name)] = values


def _least(values: NDArray[Any], words: Sequence[Ints], of_none: int) -> Any:
    return np.minimum.reduce([values[word] for word in words]) if words else of_none


def _on_page(reading: Reading, at: Ints, last: Ints, words: Sequence[Ints], made: Floats) -> None:
    """Say how often the page has the words, and has them beside these neighbours."""
    left, right = reading.tokens.own[at - 1], reading.tokens.own[last + 1]
    made[:, _OF_EACH.index("on page")] = _least(reading.times, words, 0)
    made[:, _OF_EACH.index("left pair on page")] = reading.pair_times(left, [*words, right][0])
    made[:, _OF_EACH.index("right pair on page")] = reading.pair_times([left, *words][-1], right)


def _fit(reading: Reading, shape: str, at: Ints, window: _Window) -> Any:
    """Return how well the words fit between their neighbours; of two, the one that fits less."""
    if shape == "word":
        return reading.fit(at, window.words[0])
    fits = []
    for n, word in enumerate(window.words):
        left = [*window.words[:n][::-1], *window.before][:REACH]
        right = [*window.words[n + 1 :], *window.behind][:REACH]
        around = np.stack([*left[::-1], *right], axis=1)
        fits.append(_asked_once(reading.model.network, around, word))
    return np.minimum.reduce(fits) if fits else 0


_MIX: Final = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, 2 * REACH + 1, dtype=np.uint64)


def _asked_once(network: Any, around: Ints, word: Ints) -> Floats:
    """Return how well words fit between neighbours; the network is asked once for the same ones."""
    mixed = (around.astype(np.uint64) * _MIX).sum(axis=1)
    _, first, back = np.unique(mixed, return_index=True, return_inverse=True)
    fit: Floats = network.fit(network.wanted(around[first])[back], word)
    return fit


def _ended(columns: Ints) -> Ints:
    """Put ends of the sentence behind the first, nearest first."""
    columns[np.cumsum(columns == END, axis=1) > 0] = END
    return columns


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
    made[order, _COLUMN["best other fit"]] = other
    made[order, _COLUMN["margin"]] = fit[order] - other


def _around(reading: Reading, rows: Rows, there: _Window, made: Floats) -> None:
    """Say by which slip it came, how it is written, and in what kind of sentence it stands."""
    model, tokens = reading.model, reading.tokens
    at, how = rows.at, rows.how
    last = at + len(there.words) - 1
    before, behind = there.before[0], there.behind[0]
    length, unknown, common = reading.sentences
    columns: dict[str, Any] = {
        "kind": how & slips.KIND,
        "near keys": how & slips.NEAR_KEYS > 0,
        "doubled": how & slips.DOUBLED > 0,
        "first letter": how & slips.FIRST > 0,
        "ending": how & slips.ENDING > 0,
        "listed": how & slips.KNOWN > 0,
        "letters there": reading.lengths[at] if there.words else 0,
        "letters meant": model.lengths[rows.words].sum(axis=1),
        "capital": tokens.capital[at],
        "at begin": before == END,
        "at end": behind == END,
        "touches before": reading.touches[0][at],
        "touches behind": reading.touches[1][last] if there.words else 0,
        "sign before": ~model.is_word[before] & (before != END),
        "sign behind": ~model.is_word[behind] & (behind != END),
        "unknown before": (before >= UNKNOWN) & (before < len(SPECIAL)),
        "unknown behind": (behind >= UNKNOWN) & (behind < len(SPECIAL)),
        "frequency before": model.frequency[before],
        "frequency behind": model.frequency[behind],
        "sentence length": length[at],
        "sentence unknown": unknown[at],
        "sentence common": common[at],
        "page length": np.log2(len(tokens.ids)),
        "unknown there": tokens.ids[at] < len(SPECIAL) if there.words else 0,
    }
    for name, values in columns.items():
        made[:, _COLUMN[name]] = values
