"""Make `rules/words/real-word.model`, what `words.real-word` knows, of openly licensed texts.

    python train/make.py FOLDER

needs the extra `train` and a folder with the files that `texts.tsv` names (`NAME.txt.xz`: one
sentence a line, a blank line between documents). A text whose licence the table does not say is
refused. It takes less than 30 minutes on two cores, and on one machine the same texts give the same
bytes; beside the model stands `real-word.tsv`, the texts with their size and licence.

1. Words and pairs and rows of three are counted.
2. A network learns which words fit between the five on each side, held against others that are a
   slip away.
3. Slips are planted in texts that were not counted, read as a user's page is read, and trees learn
   which of the changes that may be meant are.
4. The encoder (`encoder.py`), which stays as it is, learns beside its weights to tell slips in a
   sentence: what the trees find likely is read by it once more.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the same bytes, whatever the machine

import counting
import network
import numpy as np
import rereading
import rows
import texts
import vocabulary
from forest import forests

from qa import wordset
from qa.locations import rules_folder
from qa.model_files import halved
from qa.realword import candidates
from qa.realword.model import Lists, Model, read, write
from qa.realword.tokens import SPECIAL, Pieces, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_PASSES = 4
_PLANTINGS = 3
_LEVELS = {"warning": 2.5, "suggestion": 1.6, "thorough": 0.4}
"""By level, the least score of the trees and the encoder together: health sites that neither has
seen give at 1.6 about 0.3 false alarms per 1,000 words (`bench/realword.py`), and 0.1 at 2.9
already; but from 3.5 on, most of what is told on edited copy is an error of the page, and between
2.5 and 3.5 a third of it (13 places in 438,000 words), where six more of 69 slips by strangers
are."""
_LETTERS = ("a", "i")


def main() -> None:
    """Write the model and the table of its texts."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--to", type=Path, default=rules_folder() / "words")
    options.add_argument(
        "--counted", type=Path, help="where what steps 1 and 2 make is kept, and taken from"
    )
    given = options.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {line}", flush=True)

    documents = texts.documents(given.folder)
    say(f"{len(documents.counted)} documents to count, {len(documents.read)} to plant slips in")
    if given.counted and given.counted.exists():
        model = read(given.counted)
    else:
        model = _counted(documents.counted, say)
        if given.counted:
            write(model, given.counted, {})
    reread = rereading.learned([*documents.counted, *documents.read], model, say)
    pages = rows.pages(documents.read)
    Random(3).shuffle(pages)
    found = rows.collect(model, pages, _PLANTINGS, say)
    model = _with(model, trees=forests(found), levels=_LEVELS, adapter=reread)
    digest = write(model, given.to / "real-word.model", {"texts": documents.words})
    _tell(documents.words, digest, given.to / "real-word.tsv")
    say(f"{(given.to / 'real-word.model').stat().st_size} bytes")


def _counted(documents: Sequence[str], say: Any) -> Model:
    """Return a model without trees."""
    numbers = vocabulary.vocabulary(documents)
    words = list(numbers)
    ids = tokens("\n".join(documents), Pieces(numbers)).ids
    times = np.bincount(ids, minlength=len(words))
    near = vocabulary.near(words, times)
    say(f"{len(words)} words, {len(ids)} tokens, {len(near.words)} slips between words")
    learned = network.train(ids, len(words), (near.starts, near.words), _PASSES, say)
    model = Model(
        words=words,
        frequency=halved(np.log2(np.maximum(times, 1))),
        grade=_grades(words),
        near=Lists(near.starts.astype(np.uint32), near.words.astype(np.uint16)),
        near_how=near.how.astype(np.uint8),
        pairs=Lists(np.zeros(len(words) + 1, np.uint32), np.zeros((0, 3), np.uint16)),
        partners=counting.partners(ids, len(words)),
        bigrams=counting.bigrams(ids),
        trigrams=counting.trigrams(ids),
        network=learned,
        trees={},
        levels={},
        adapter=None,
    )
    pairs = [
        candidates.pairs_for(model, word) if n >= len(SPECIAL) and word[0].isalpha() else []
        for n, word in enumerate(words)
    ]
    starts = np.cumsum([0, *map(len, pairs)]).astype(np.uint32)
    flat = np.array([pair for some in pairs for pair in some], np.uint16).reshape(-1, 3)
    return _with(model, pairs=Lists(starts, flat))


def _with(model: Model, **changed: Any) -> Model:
    fields = {name: getattr(model, name) for name in Model.__dataclass_fields__}
    return Model(**(fields | changed))


def _grades(words: Sequence[str]) -> NDArray[np.uint8]:
    grades = [wordset.grade(word) or int(wordset.is_known(word)) for word in words]
    made = np.array(grades, np.uint8)
    made[: len(SPECIAL)] = 0
    made[[words.index(letter) for letter in _LETTERS]] = max(grades)
    return made


def _tell(words: dict[str, int], digest: str, path: Path) -> None:
    # digest and levels stand here because what was found is remembered until a table changes
    levels = ", ".join(f"{name} from {least}" for name, least in _LEVELS.items())
    lines = [
        f"# The texts that real-word.model (digest {digest[:16]}) is made of; levels: {levels}.",
        "text\twords\trepository\tcommit\tlicence",
    ]
    for text in texts.rows():
        row = (text.name, str(words[text.name]), text.repository, text.commit, text.licence)
        lines.append("\t".join(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
