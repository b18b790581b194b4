"""The words that ship: which there are, how common each is, and which names belong to medicine.

Made by `wordset/build.py` from the lists that `rules/words/README.md` names. The file is mapped,
not read: opening it takes a millisecond.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qa.locations import rules_folder
from qa.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import marisa_trie

_MEDICAL = 128
_GRADE = 127
_SHORTEST_STEM = 4
# What may stand before a word and makes another word of it.
_PREFIXES = (
    "angio", "ante", "anti", "arterio", "audio", "auto", "bio", "broncho", "cardio", "chemo",
    "counter", "cranio", "cryo", "cyber", "dermato", "echo", "electro", "endo", "entero", "extra",
    "fibro", "gastro", "haemato", "hemato", "hemi", "hepato", "hetero", "homo", "hydro", "hyper",
    "hypo", "immuno", "infra", "inter", "intra", "laryngo", "lympho", "macro", "mega", "micro",
    "mid", "mini", "mono", "multi", "muco", "musculo", "myo", "nano", "naso", "nephro", "neuro",
    "non", "oro", "osteo", "over", "para", "patho", "peri", "pharmaco", "photo", "physio",
    "pneumo", "poly", "post", "pre", "proto", "pseudo", "psycho", "radio", "recto", "reno", "retro",
    "rhino", "semi", "sero", "socio", "sub", "super", "supra", "tele", "thermo", "thoraco",
    "thrombo", "tracheo", "ultra", "under", "utero", "vaso", "veno", "vesico",
)  # fmt: skip
_SHORTEST_REST = 5
_REST_GRADE = 2
_NAME_GRADE = 4
_PLURAL_GRADE = 4
_SPELLINGS = (("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"))
_DIPHTHONGS = (("ae", "e"), ("oe", "e"))
_SHORTEST_SPELLED = 7
_TAKES_ES = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = frozenset("aeiou")


def grade(word: str) -> int:
    """Return how common a word is, from 10 for the most common down to 1; 0 for one not known.

    Names are known with their capital only: "Paris", not "paris".
    """
    trie = _trie()
    at = trie.get(word)
    return 0 if at is None else _grades()[at] & _GRADE


def is_medical_name(word: str) -> bool:
    """Return whether a word names a drug, a disease, a sign of one, or a part of the body."""
    at = _trie().get(word)
    return at is not None and _grades()[at] & _MEDICAL != 0


def unknown(words: Collection[str]) -> list[str]:
    """Return those of some words, in lower case, that are neither known nor made of a known one."""
    found = _unknown(words)
    return [word for word in words if word in found]


def is_prefix(word: str) -> bool:
    """Return whether a word stands before others: "anti", "neuro"."""
    return word in _PREFIXES


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Return whether a word is in the set, or an ordinary form of one that is.

    Plurals, possessives and the other spelling of one word count. A name counts with its capital
    only.
    """
    trie = _trie()
    if word in trie:
        return True
    bare = _bare(word)
    return bare in trie or _is_plural(bare) or _is_other_spelling(bare)


_unknown = Sieve(lambda word: not is_known(word))


def is_made(word: str) -> bool:
    """Return whether a word is made of a known one in a common way: "nonmelanoma"."""
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= _SHORTEST_REST and (grade(rest) >= _REST_GRADE or _is_plural(rest)):
                return True
    stem = word.removesuffix("like")
    return stem != word and len(stem) >= _SHORTEST_STEM and grade(stem) >= _REST_GRADE


def medical_names(least: int) -> tuple[str, ...]:
    """Return the names of medicine, as `is_medical_name` knows them, of a grade and above."""
    grades = _grades()
    return tuple(
        word
        for word, at in _trie().items()
        if grades[at] & _MEDICAL and grades[at] & _GRADE >= least
    )


def starting_with(letter: str, length: int) -> tuple[str, ...]:
    """Return the words of a length that begin with a letter, without rare ones."""
    return _by_length(letter).get(length, ())


@lru_cache(maxsize=64)
def _by_length(letter: str) -> Mapping[int, tuple[str, ...]]:
    grades = _grades()
    least = _NAME_GRADE if letter.isupper() else _REST_GRADE
    found: dict[int, list[str]] = {}
    for word, at in _trie().items(letter):
        if grades[at] & _GRADE >= least:
            found.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in found.items()}


def _bare(word: str) -> str:
    """Return a word without its possessive and its accents."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()


def _is_plural(word: str) -> bool:
    if not word.endswith("s") or len(word) <= _SHORTEST_STEM or word.endswith(("ss", "us", "is")):
        return False
    if word.endswith("ies") and word[-4] not in _VOWELS:
        return word[:-3] + "y" in _trie()
    if word.endswith("es") and word[:-2].endswith(_TAKES_ES) and word[:-2] in _trie():
        return True
    stem = word[:-1]
    # the plurals of common words are in the set where they exist
    if grade(stem) > _PLURAL_GRADE and not is_medical_name(stem):
        return False
    odd = stem.endswith("y") and stem[-2] not in _VOWELS
    return stem in _trie() and not odd and not stem.endswith(_TAKES_ES[:-1])


def _is_other_spelling(word: str) -> bool:
    if len(word) < _SHORTEST_SPELLED:
        return False
    trie = _trie()
    pairs = [*_SPELLINGS, *(pair[::-1] for pair in _SPELLINGS), *_DIPHTHONGS]
    return any(one in word and word.replace(one, other) in trie for one, other in pairs)


@cache
def _trie() -> marisa_trie.Trie:
    import marisa_trie  # noqa: PLC0415 -- only runs that spell need it

    return marisa_trie.Trie().mmap(str(rules_folder() / "words" / "words.trie"))


@cache
def _grades() -> bytes:
    return (rules_folder() / "words" / "grades.bin").read_bytes()
