"""Make rules/words/number-pairs.model, which knows what two numbers of one thing are like.

usage: python train/pairs.py [--to FOLDER] [--measure] [--without AUTHOR ...]

It learns from number-pairs.jsonl.xz beside it, pages that several authors wrote for this project,
some with two places that contradict each other, and from own-pages.txt.xz, where nothing does. With
--measure nothing is written: the authors are left out in five parts, one after the other, and what
the others' model finds of theirs is printed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from forest import Learning, averaged, grown
from likeness import own_pages

from qa.page import Page
from qa.pairs.model import Model, write
from qa.pairs.reading import LONGEST, candidates
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
_ROOM = 25
"""Characters by which a number may stand beside the words that the truth quotes."""
_LEVELS = {"warning": 0.28, "suggestion": 0.12}
"""By level, the chance from which two places are told."""
_SHOWN = (0.1, 0.12, 0.15, 0.2, 0.25, 0.28, 0.3, 0.35, 0.4, 0.5)


class Pair(NamedTuple):
    """Two places of a page."""

    author: str
    page: str
    is_bad: bool
    """They contradict each other."""
    features: Mapping[str, float]


def main() -> None:
    """Write the model, or measure what it would find."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--to", type=Path, default=Path("rules/words"))
    options.add_argument("--measure", action="store_true")
    options.add_argument("--without", nargs="*", default=())
    given = options.parse_args()
    known = [pair for pair in _pairs() if pair.author not in given.without]
    if given.measure:
        _measure(known)
        return
    names = sorted(known[0].features)
    levels = {name: round(float(np.log(p / (1 - p))), 2) for name, p in _LEVELS.items()}
    model = Model(names, _trees(known, names), levels)
    path = given.to / "number-pairs.model"
    digest = write(model, path, {"pairs": len(known)})
    _tell(known, digest, levels, given.to / "number-pairs.tsv")
    print(f"{path.stat().st_size} bytes, {len(known)} pairs")


def _pairs() -> Iterator[Pair]:
    with tempfile.TemporaryDirectory() as folder:
        for nth, (author, name, text, quoted) in enumerate(_pages()):
            path = Path(folder) / f"{nth}-{name}"
            path.write_text(text, encoding="utf-8")
            page = Page(read(load(str(path))))
            if page.word_count > LONGEST:
                continue
            told = [(_runs(text, quote), _runs(text, other)) for quote, other in quoted]
            for one, other, found in candidates(page):
                is_bad = any(
                    (_is_in(one, first) and _is_in(other, second))
                    or (_is_in(other, first) and _is_in(one, second))
                    for first, second in told
                )
                yield Pair(author, path.name, is_bad, found)


def _pages() -> Iterator[tuple[str, str, str, Sequence[Sequence[str]]]]:
    """Yield the author, name and text of pages, with what is quoted of their contradictions."""
    for line in lzma.decompress(_PAGES.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        yield row["author"], row["name"], row["text"], row["pairs"]
    for nth, text in enumerate(own_pages()):
        yield _OWN, f"{nth}.md", "\n\n".join(text.split("\n")), ()


def _runs(text: str, words: str) -> list[tuple[int, int]]:
    found = []
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
    some = (_LEARNING._replace(seed=seed) for seed in range(_FORESTS))
    return averaged([grown(rows, bad, how) for how in some])


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
    authors = sorted({pair.author for pair in known} - {_OWN})
    scored: list[tuple[Pair, float]] = []
    for part in range(_PARTS):
        left_out = set(authors[part::_PARTS])
        trees = _trees([pair for pair in known if pair.author not in left_out], names)
        some = [pair for pair in known if pair.author in left_out]
        scores = 1 / (1 + np.exp(-trees.scores(_rows(some, names).T)))
        scored += zip(some, scores.tolist(), strict=True)
    with_bad = {pair.page for pair in known if pair.is_bad}
    print(f"{len(with_bad)} pages with two places that contradict each other")
    for chance in _SHOWN:
        told = [pair for pair, score in scored if score >= chance]
        found = {pair.page for pair in told if pair.is_bad}
        wrong = [pair for pair in told if not pair.is_bad]
        on = {pair.page for pair in wrong}
        print(
            f"from {chance}: {len(found)} of them; {len(wrong)} other pairs on {len(on)} pages,"
            f" of which {len(on - with_bad)} have no contradiction"
        )


if __name__ == "__main__":
    main()
