"""Make rules/words/likeness.model, which knows what sentences that editors send back are like.

usage: python train/likeness.py TEXTS [--to FOLDER] [--measure]

It learns from likeness-passages.tsv.xz beside it: passages with a fault, and passages that say
nearly the same and are sound, each written for this project by one of several authors. TEXTS holds
the sound texts that texts.tsv names. With --measure nothing is written: each author is left out in
turn, and what the others' model finds of that author's passages is printed, at rates of sound
sentences that it has not seen and tells of.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.svm import LinearSVC

sys.path.insert(0, str(Path(__file__).parent))

import texts

from qa.document import folded, plain_quotes
from qa.likeness.features import Features
from qa.likeness.model import Model, Weights, write
from qa.likeness.reading import doubt, scores_of, whole_sentences
from qa.page import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Array = NDArray[Any]

_PASSAGES = Path(__file__).with_name("likeness-passages.tsv.xz")
_OWN = "own-pages"
_OF_PASSAGE = 4.0
"""How much more a sentence of a passage counts than one of a sound text."""
_ROOM = 2.0
"""What the model may pay for a sentence on the wrong side: higher fits closer."""
_OTHERS = 150_000
"""Sentences of texts by others that are learned from, beside all of our own pages."""
_RATES = {
    "claims": {"warning": 0.005, "suggestion": 0.015},
    "language": {"warning": 0.002, "suggestion": 0.006},
    "residue": {"warning": 0.001, "suggestion": 0.004},
    "safety": {"warning": 0.005, "suggestion": 0.015},
}
"""By family and level, the share of sound sentences of pages not learned from that reach it. What
demeans lies less in the words, so that more of it would be wrong."""
_READ = 0.04
"""The share of such sentences whose meaning is read, by family."""
_SHOWN_RATES = (0.001, 0.003, 0.01)


class Passage(NamedTuple):
    """A sentence of a passage."""

    family: str
    kind: str
    is_bad: bool
    author: str
    text: str


def main() -> None:
    """Write the model, or measure what it would find."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", type=Path, help="the folder with the texts")
    options.add_argument("--to", type=Path, default=Path("rules/words"))
    options.add_argument("--measure", action="store_true")
    given = options.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    some = list(passages())
    all_sound = sound(given.folder)
    if given.measure:
        _measure(some, all_sound)
        return
    model = _learned(some, all_sound)
    about = {"passages": len(some), "sound sentences": len(all_sound.all)}
    digest = write(model, given.to / "likeness.model", about)
    _tell(some, all_sound, model, digest, given.to / "likeness.tsv")
    size = (given.to / "likeness.model").stat().st_size
    print(f"{size} bytes, {len(model.faults.keys)} features")


def passages() -> Iterable[Passage]:
    """Yield the sentences of the passages: of those with a fault, the ones that hold it."""
    text = lzma.decompress(_PASSAGES.read_bytes()).decode("utf-8")
    for row in csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        whole, fault = (plain_quotes(row[name]) for name in ("text", "fault"))
        at = whole.find(fault)
        for start, end in sentences(whole):
            is_bad = row["is"] == "bad"
            if not is_bad or (start < at + len(fault) and at < end):
                sentence = folded(whole[start:end])
                yield Passage(row["family"], row["kind"], is_bad, row["author"], sentence)


class Column(NamedTuple):
    """What was learned to part two heaps of sentences."""

    weights: Array
    bias: float


class Sound(NamedTuple):
    """Sentences of sound texts."""

    first: list[str]
    """Of one half of our own pages."""
    second: list[str]
    """Of the other half."""
    others: list[str]

    @property
    def all(self) -> list[str]:
        """All of them."""
        return [*self.first, *self.second, *self.others]


def sound(folder: Path) -> Sound:
    """Return the sentences of the texts, each once."""
    pages = own_pages()
    documents = texts.documents(folder)
    others = [text for text in (*documents.counted, *documents.read) if text not in set(pages)]
    found = sorted({sentence for text in others for sentence in sentences_of(text)})
    Random(1).shuffle(found)
    first, second = (
        list(dict.fromkeys(sentence for page in pages[half::2] for sentence in sentences_of(page)))
        for half in (0, 1)
    )
    return Sound(first, second, found[:_OTHERS])


def own_pages() -> list[str]:
    """Return the pages that were written for this project."""
    own = Path(__file__).with_name(f"{_OWN}.txt.xz").read_bytes()
    return lzma.decompress(own).decode("utf-8").split("\n\n")


def sentences_of(document: str) -> Iterable[str]:
    """Yield the sentences of a document, in lower case."""
    for line in document.split("\n"):
        text = plain_quotes(line)
        for start, end in whole_sentences(text):
            yield folded(text[start:end])


class _Rows:
    """Sentences as rows of a matrix, a column for each feature that some passage has."""

    def __init__(self, keys: Array) -> None:
        self.keys = keys

    def of(self, some: Sequence[str]) -> csr_matrix:
        features = Features(some)
        rows = np.cumsum(np.bincount(features.starts, minlength=len(features.single))) - 1
        made = csr_matrix((len(some), len(self.keys)), dtype=np.float32)
        lengths = np.sqrt(features.counts).astype(np.float32)
        for keys in features.all:
            at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            known = self.keys[at] == keys
            values = 1 / lengths[rows[known]]
            made = made + csr_matrix((values, (rows[known], at[known])), made.shape)
        return made


def _keys(some: Sequence[str], *, of_kinds: bool = False) -> Array:
    """Return the features of sentences; for telling kinds apart, words and pairs are enough."""
    features = Features(some)
    return np.unique(np.concatenate(features.all[:2] if of_kinds else features.all))


def _learned(passages: Sequence[Passage], sound: Sound) -> Model:
    families: dict[str, list[str]] = {}
    levels: dict[str, dict[str, float]] = {}
    bad = [one for one in passages if one.is_bad]
    rows = _Rows(_keys([one.text for one in passages]))
    of_kinds = _Rows(_keys([one.text for one in bad], of_kinds=True))
    of_sound = rows.of(sound.all)
    faults: list[Column] = []
    kinds: list[Column] = []
    for family in sorted({one.family for one in passages}):
        levels[family] = _levels(family, passages, sound)
        faults.append(_family(family, passages, rows, of_sound))
        own = [one for one in bad if one.family == family]
        families[family] = sorted({one.kind for one in own})
        matrix = of_kinds.of([one.text for one in own])
        kinds += [
            _parted(matrix, np.array([one.kind == kind for one in own]))
            for kind in families[family]
        ]
    return Model(families, levels, _weights(rows, faults), _weights(of_kinds, kinds))


def _weights(rows: _Rows, columns: Sequence[Column]) -> Weights:
    values = np.stack([column.weights for column in columns], axis=1).astype(np.float32)
    return Weights.of(rows.keys, values, np.array([column.bias for column in columns]))


def _levels(family: str, passages: Sequence[Passage], sound: Sound) -> dict[str, float]:
    """Return from which scores on a sentence is read, and told at each level.

    By what is said of the half of our pages that the encoder has not seen, nor what is learned
    here for it.
    """
    families = sorted({one.family for one in passages})
    rows = _Rows(_keys([one.text for one in passages]))
    column = _family(family, passages, rows, vstack([rows.of(sound.others), rows.of(sound.first)]))
    unseen = sound.second
    by_words = rows.of(unseen) @ column.weights + column.bias
    read_from = float(np.quantile(by_words, 1 - _READ))
    some = np.flatnonzero(by_words >= read_from)
    texts_read = [unseen[at] for at in some]
    both = scores_of(texts_read, by_words[some, None].astype(np.float32))
    scores = np.full(len(unseen), -np.inf)
    scores[some] = both[:, families.index(family)] - _doubts(texts_read)
    return {
        "read": round(read_from, 2),
        **{
            name: round(float(np.quantile(scores, 1 - rate, method="higher")), 2)
            for name, rate in _RATES[family].items()
        },
    }


def _doubts(some: Sequence[str]) -> Array:
    return np.array([doubt(text) for text in some])


def _family(family: str, passages: Sequence[Passage], rows: _Rows, of_sound: csr_matrix) -> Column:
    """Learn what parts the faults of a family from all that is sound."""
    some = [one for one in passages if one.family == family or not one.is_bad]
    matrix = vstack([rows.of([one.text for one in some]), of_sound])
    faulty = np.array([one.is_bad for one in some] + [False] * of_sound.shape[0])
    counts = np.array([_OF_PASSAGE] * len(some) + [1.0] * of_sound.shape[0])
    return _parted(matrix, faulty, counts)


def _parted(matrix: csr_matrix, is_in: Array, counts: Array | None = None) -> Column:
    learned = LinearSVC(C=_ROOM, random_state=0).fit(matrix, is_in, sample_weight=counts)
    return Column(learned.coef_[0], float(learned.intercept_[0]))


def _measure(passages: Sequence[Passage], sound: Sound) -> None:
    """Print, by author left out, the share of faults found at rates of sound sentences told of."""
    for family in sorted({one.family for one in passages}):
        for author in sorted({one.author for one in passages if one.family == family}):
            others = [one for one in passages if (one.family, one.author) != (family, author)]
            own = [one for one in passages if (one.family, one.author) == (family, author)]
            if not any(one.is_bad for one in own) or not any(
                one.family == family and one.is_bad for one in others
            ):
                continue
            rows = _Rows(_keys([one.text for one in others]))
            column = _family(family, others, rows, rows.of([*sound.first, *sound.others]))
            faults, misses, unseen = (
                rows.of(some) @ column.weights + column.bias - _doubts(some)
                for some in (
                    [one.text for one in own if one.is_bad],
                    [one.text for one in own if not one.is_bad],
                    sound.second,
                )
            )
            said = [f"{family} {author}, {len(faults)} faults:"]
            for rate in _SHOWN_RATES:
                least = np.quantile(unseen, 1 - rate)
                found, wrong = ((some > least).mean() for some in (faults, misses))
                said.append(f"{rate:.2%} from {least:.2f}: {found:.1%}, near misses {wrong:.1%};")
            print(" ".join(said), flush=True)


def _tell(passages: Sequence[Passage], sound: Sound, model: Model, digest: str, path: Path) -> None:
    # digest and levels stand here because what was found is remembered until a table changes
    lines = [
        f"# What likeness.model (digest {digest[:16]}) is made of, and where its levels begin.",
        "family\tsentences with a fault\tnear misses\tauthors\tread\twarning\tsuggestion",
    ]
    for family, levels in model.levels.items():
        own = [one for one in passages if one.family == family]
        bad = sum(one.is_bad for one in own)
        row = (family, bad, len(own) - bad, len({one.author for one in own}), *levels.values())
        lines.append("\t".join(map(str, row)))
    own_pages = len(sound.first) + len(sound.second)
    lines.append(f"# and of {own_pages} sentences of our own pages, {len(sound.others)} of others.")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
