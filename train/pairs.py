"""Make rules/words/number-pairs.model, which knows what two numbers of one thing are like.

usage: python train/pairs.py [--to FOLDER] [--measure] [--held AUTHOR ...]

It learns from number-pairs.jsonl.xz beside it, pages that several authors wrote for this project,
some with two places that contradict each other, and from own-pages.txt.xz, where nothing does:
first trees, from what is known of two places, then an adapter with which the encoder reads them.
Takes some fifteen minutes on two cores; where encoder.model has changed it has to be run again.
With --held nothing is written, but what the model that is made of the pages of all others finds on
those of some authors; with --measure, what trees alone find, the pages left out in five parts.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from forest import Learning, averaged, grown
from likeness import own_pages
from pair_reading import learned

from qa.encoder import model as encoder
from qa.page import Page
from qa.pairs.model import Model, write
from qa.pairs.reading import LONGEST, OF_READING, candidates
from qa.pairs.rows import row
from qa.readers import read
from qa.sources import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa.pairs.places import Place
    from qa.trees import Trees

_PAGES = Path(__file__).with_name("number-pairs.jsonl.xz")
_OWN = "own"
_LEARNING = Learning(trees=500, rate=0.035, depth=6, borders=64, held=8, seen=0.5)
_FORESTS = 5
_PARTS = 5
_OF_BAD, _OF_FINE, _OF_OWN, _OF_PLAIN = 0.5, 10.0, 0.3, 3.0
_ROOM = 25
"""Characters by which a number may stand beside the words that the truth quotes."""
_LEVELS = {"warning": 0.1, "suggestion": 0.04, "read": 0.02}
"""By level, the chance from which two places are told, and by trees alone read."""
_SHOWN = (0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5)


class Pair(NamedTuple):
    """Two places of a page."""

    author: str
    page: str
    is_bad: bool
    """They contradict each other."""
    is_framed: bool
    """Its page was made around these two places."""
    is_plain: bool
    """Its page is one of those on which authors planted faults of every kind."""
    features: Mapping[str, float]
    rows: tuple[list[int], list[int]]
    """What the encoder reads of it, one place before the other, and the other way round."""

    @property
    def weight(self) -> float:
        """How much is learned from it.

        Pages have far more that only looks so than those that were made around two places; our own
        pages have no headings. Pages with faults of every kind are most like those of editors.
        """
        if self.is_framed:
            return _OF_BAD if self.is_bad else _OF_FINE
        if self.is_plain:
            return _OF_PLAIN
        return _OF_OWN if self.author == _OWN else 1.0

    @property
    def part(self) -> int:
        """The part in which it is left out: all that is made of one page together."""
        name = self.author if self.is_framed else self.page.partition("-")[2]
        return crc32(name.encode()) % _PARTS


def main() -> None:
    """Write the model, or measure what it would find."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--to", type=Path, default=Path("rules/words"))
    options.add_argument("--measure", action="store_true")
    options.add_argument("--held", nargs="*", default=())
    given = options.parse_args()
    known = list(_pairs())
    if given.measure:
        _measure(known)
        return
    held = [pair for pair in known if pair.author in given.held]
    known = [pair for pair in known if pair.author not in given.held]
    levels = {name: round(float(np.log(p / (1 - p))), 2) for name, p in _LEVELS.items()}
    model = _made(known, levels)
    if held:
        _show(list(zip(held, _chances(model, held), strict=True)))
        return
    path = given.to / "number-pairs.model"
    digest = write(model, path, {"pairs": len(known)})
    _tell(known, digest, levels, given.to / "number-pairs.tsv")
    print(f"{path.stat().st_size} bytes, {len(known)} pairs")


def _made(known: Sequence[Pair], levels: Mapping[str, float]) -> Model:
    names = sorted(known[0].features)
    model = Model(names, _trees(known, names), levels, None)
    chances = zip(known, _chances(model, known), strict=True)
    return replace(model, adapter=learned(chances, partial(print, flush=True)))


def _chances(model: Model, some: Sequence[Pair]) -> list[float]:
    """Return how likely a model says pairs contradict each other, as `qa.pairs.reading` does."""
    scores = model.trees.scores(_rows(some, model.names).T)
    if model.reader is not None:
        for n in np.flatnonzero(scores >= model.levels["read"]).tolist():
            scores[n] += OF_READING * model.reader.likely(some[n].rows).mean()
    chances: list[float] = (1 / (1 + np.exp(-scores))).tolist()
    return chances


class _Written(NamedTuple):
    """A page with what its author says of it."""

    author: str
    name: str
    text: str
    bad: Sequence[Sequence[str]]
    """The words of two places that contradict each other."""
    fine: Sequence[Sequence[str]]
    """The words of two places that look as if they did."""
    is_frame: bool
    """Only these places are looked at, the rest stands in other pages too."""
    faults: Sequence[str] | None = None
    """The words of all faults of a page with faults of every kind: else wrong in their own way."""


def _pairs() -> Iterator[Pair]:
    pieces = encoder.load().pieces
    with tempfile.TemporaryDirectory() as folder:
        for nth, written in enumerate(_pages()):
            path = Path(folder) / f"{nth}-{written.name}"
            path.write_text(written.text, encoding="utf-8")
            page = Page(read(load(str(path))))
            if page.word_count > LONGEST:
                continue
            text, is_plain = page.document.source, written.faults is not None
            bad, fine = (_both(text, quoted) for quoted in (written.bad, written.fine))
            faulty = [run for words in written.faults or () for run in _runs(text, words)]
            for one, other, found in candidates(page):
                is_bad = _are_in(one, other, bad)
                if not is_bad and (_is_in(one, faulty) or _is_in(other, faulty)):
                    continue
                if is_bad or not written.is_frame or _are_in(one, other, fine):
                    rows = row(pieces, one, other), row(pieces, other, one)
                    is_frame = written.is_frame
                    yield Pair(written.author, path.name, is_bad, is_frame, is_plain, found, rows)


def _pages() -> Iterator[_Written]:
    for line in lzma.decompress(_PAGES.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        yield _Written(
            row["author"], row["name"], row["text"], row.get("pairs", ()), row.get("fine", ()),
            row.get("only", False), row.get("faults"),
        )  # fmt: skip
    for nth, text in enumerate(own_pages()):
        yield _Written(_OWN, f"{nth}.md", "\n\n".join(text.split("\n")), (), (), is_frame=False)


_Runs = list[tuple[int, int]]


def _both(text: str, quoted: Iterable[Sequence[str]]) -> list[tuple[_Runs, _Runs]]:
    return [(_runs(text, one), _runs(text, other)) for one, other in quoted]


def _are_in(one: Place, other: Place, both: Iterable[tuple[_Runs, _Runs]]) -> bool:
    return any(
        (_is_in(one, first) and _is_in(other, second))
        or (_is_in(other, first) and _is_in(one, second))
        for first, second in both
    )


def _runs(text: str, words: str) -> _Runs:
    found: _Runs = []
    at = text.find(words)
    while at >= 0:
        found.append((at - _ROOM, at + len(words) + _ROOM))
        at = text.find(words, at + 1)
    return found


def _is_in(place: Place, runs: Iterable[tuple[int, int]]) -> bool:
    span = place.block.source_span(place.quantity.start, place.quantity.end)
    return any(start <= span.start and span.end <= end for start, end in runs)


def _rows(known: Sequence[Pair], names: Sequence[str]) -> Any:
    return np.array([[pair.features[name] for name in names] for pair in known], np.float32)


def _trees(known: Sequence[Pair], names: Sequence[str]) -> Trees:
    rows, bad = _rows(known, names), np.array([int(pair.is_bad) for pair in known])
    weights = np.array([pair.weight for pair in known])
    some = (_LEARNING._replace(seed=seed) for seed in range(_FORESTS))
    return averaged([grown(rows, bad, how, weights) for how in some])


def _tell(known: Sequence[Pair], digest: str, levels: Mapping[str, float], path: Path) -> None:
    # digest and levels stand here because what was found is remembered until a table changes
    told = ", ".join(f"{name} from {score}" for name, score in levels.items())
    lines = [
        f"# What number-pairs.model (digest {digest[:16]}) is made of; levels: {told}.",
        "author\tpages\tpairs\tof which contradict",
    ]
    for author in sorted({pair.author for pair in known}):
        own = [pair for pair in known if pair.author == author]
        row = (author, len({pair.page for pair in own}), len(own), sum(p.is_bad for p in own))
        lines.append("\t".join(map(str, row)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measure(known: Sequence[Pair]) -> None:
    names = sorted(known[0].features)
    scored: list[tuple[Pair, float]] = []
    for part in range(_PARTS):
        some = [pair for pair in known if pair.part == part and pair.author != _OWN]
        out = set(map(id, some))
        trees = _trees([pair for pair in known if id(pair) not in out], names)
        scores = 1 / (1 + np.exp(-trees.scores(_rows(some, names).T)))
        scored += zip(some, scores.tolist(), strict=True)
    _show(scored)


def _show(scored: Sequence[tuple[Pair, float]]) -> None:
    whole = [(pair, score) for pair, score in scored if not pair.is_framed]
    framed = [(pair, score) for pair, score in scored if pair.is_framed]
    with_bad = {pair.page for pair, _ in whole if pair.is_bad}
    fine = [pair for pair, _ in framed if not pair.is_bad]
    print(f"{len(with_bad)} pages with two places that contradict each other")
    print(f"{len(framed) - len(fine)} pairs set into pages that do, {len(fine)} that only look so")
    for chance in _SHOWN:
        told = [pair for pair, score in whole if score >= chance]
        found = {pair.page for pair in told if pair.is_bad}
        on = {pair.page for pair in told if not pair.is_bad}
        told_too = [pair.is_bad for pair, score in framed if score >= chance]
        print(
            f"from {chance}: {len(found)} of them; others on {len(on)} pages, {len(on - with_bad)}"
            f" of them without any; of pairs set into pages {sum(told_too)}, and"
            f" {len(told_too) - sum(told_too)} that only look so"
        )


if __name__ == "__main__":
    main()
