"""What a word that is not known was probably meant to be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa import wordset
from qa.keyboard import neighbours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 32
_SHORT = 4
_LONG = 9
"""Letters from which three slips that sound alike are still slips of one word."""
_MOST_SLIPS = 3
_LOOKED_AT = 24
_MOST = 12
_SOUNDS = (
    ("ph", "f"), ("gh", ""), ("kn", "n"), ("wr", "r"), ("ck", "k"), ("sch", "sk"), ("ch", "k"),
    ("qu", "kw"), ("tion", "shn"), ("sion", "shn"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("c", "k"), ("x", "ks"), ("z", "s"), ("dg", "j"), ("th", "t"),
)  # fmt: skip
_SILENT = frozenset("aeiouyhw")
_LITTLE = frozenset({
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "might",
    "more", "most", "must", "no", "not", "of", "on", "or", "other", "our", "out", "over", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "to", "up", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "will", "with", "within", "without", "would", "you", "your",
})  # fmt: skip
_COMMON = 7
_VERY_COMMON = 9
_VERY_LIKELY = 16
"""The grades of two words, together, from which a word made of both is no word of its own."""
_SHORTEST_HALF = 2


class Candidate(NamedTuple):
    """A word, or two, that may have been meant."""

    text: str
    cost: float
    """How unlike the two are, in slips of the finger; a likely slip counts less than one."""
    distance: int
    """Letters added, left out, replaced or swapped."""
    grade: int
    """How common it is, as `wordset.grade` says."""
    alike: bool
    """Whether the two sound alike."""


@lru_cache(maxsize=20_000)
def candidates(word: str) -> tuple[Candidate, ...]:
    """Return what a word in lower case may have been meant to be, the likeliest first.

    Nothing for words of one letter, or longer than any word.
    """
    if not 1 < len(word) <= _LONGEST:
        return ()
    near = sorted(dict(_near(word)).items(), key=_first_guess)[:_LOOKED_AT]
    made = [_candidate(word, text, distance) for text, distance in near]
    return tuple(sorted(made, key=_likeliest)[:_MOST])


def likeliest(word: str, here: Collection[str]) -> tuple[Candidate, ...]:
    """Return the candidates for a word on a page that has the words `here`."""
    return tuple(
        sorted(candidates(word), key=lambda one: _likeliest(one, one.text.lower() in here))
    )


@lru_cache(maxsize=20_000)
def halves(word: str) -> tuple[str, str] | None:
    """Return the two common words of which a word was glued together, if there are two.

    One of them joins others ("diabetesthe", "canconduct"), or both are long and common, or belong
    to medicine ("bloodpressure", "atrialfibrillation").
    """
    if not _SHORTEST_HALF < len(word) <= _LONGEST:
        return None
    if word[0] == "a" and wordset.grade(word[1:]) >= _VERY_COMMON:
        return "a", word[1:]
    if word.endswith("a") and len(word) > _LONG and wordset.grade(word[:-1]) > 1:
        return word[:-1], "a"  # "see a radiologista doctor who"
    cuts = [(word[:at], word[at:]) for at in range(_SHORTEST_HALF, len(word) - 1)]
    joined = [both for both in cuts if not _LITTLE.isdisjoint(both) and _glued(both) >= _COMMON - 1]
    long = [both for both in cuts if min(map(len, both)) >= _SHORT and _are_two(*both)]
    return max(joined or long, key=lambda both: sum(map(wordset.grade, both)), default=None)


def _glued(both: tuple[str, str]) -> int:
    return min(map(wordset.grade, both))


def _are_two(one: str, other: str) -> bool:
    """Return whether two words are so common, or so medical, that nothing else is meant by both.

    "Lymphendothelial" is one word: what stands first is a form for joining without its last letter.
    """
    if wordset.is_prefix(one) or wordset.is_prefix(f"{one}o"):
        return False
    least, most = sorted((wordset.grade(one), wordset.grade(other)))
    if least >= _COMMON:
        return least + most >= _VERY_LIKELY or min(len(one), len(other)) > _SHORT
    medical = wordset.is_medical_name(one) or wordset.is_medical_name(other)
    return medical and least >= _COMMON - 1 and least + most >= 2 * _COMMON


def _likeliest(one: Candidate, here: bool = False) -> tuple[float, str]:
    return one.cost - _BY_GRADE * one.grade - (_BY_PAGE if here else 0), one.text


_BY_GRADE = 0.12
_BY_PAGE = 0.5
_BY_SOUND = 0.35


def _near(word: str) -> Iterator[tuple[str, int]]:
    """Yield each known word that is near, with its distance."""
    most = 1 if len(word) < _SHORT else 2
    for first in (word[0], word[0].upper()):
        found = list(_within(first + word[1:], most if len(word) < _LONG else _MOST_SLIPS))
        near = [(text, distance) for text, distance in found if distance <= most]
        yield from near or [one for one in found if sound_of(one[0]) == sound_of(word)]
    for at in range(1, len(word)):
        if wordset.grade(text := f"{word[:at]}'{word[at:]}"):  # "didnt"
            yield text, 1
    if word.endswith("s") and wordset.grade(word[:-1]) >= _COMMON - 1:
        yield f"{word[:-1]}'s", 1  # "the childs doctor"
    for text in _other_beginnings(word):
        if wordset.grade(text) > 1:
            yield text, 1


def _within(word: str, most: int) -> Iterator[tuple[str, int]]:
    """Yield each known word with the same first letter and at most so many slips."""
    from rapidfuzz.distance import OSA, Levenshtein  # noqa: PLC0415 -- only unknown words need it
    from rapidfuzz.process import extract  # noqa: PLC0415

    for more in range(-most, most + 1):
        # where all slips are letters too many, or all too few, none are swapped
        scorer = Levenshtein.distance if abs(more) == most else OSA.distance
        words = wordset.starting_with(word[0], len(word) + more)
        for text, distance, _ in extract(word, words, scorer=scorer, score_cutoff=most, limit=None):
            yield text, int(distance)


def _first_guess(found: tuple[str, int]) -> tuple[float, str]:
    text, distance = found
    return distance - _BY_GRADE * wordset.grade(text), text


def _other_beginnings(word: str) -> Iterator[str]:
    """Yield what one slip in the first letter makes of a word."""
    yield word[1:]
    if len(word) > 1:
        yield word[1] + word[0] + word[2:]
    for letter in _LETTERS:
        yield letter + word[1:]
        yield letter + word


def _candidate(word: str, text: str, distance: int) -> Candidate:
    small = text.lower()
    alike = sound_of(small) == sound_of(word)
    cost = _cost(word, small) - (_BY_SOUND if alike else 0.0)
    grade = wordset.grade(text) or wordset.grade(text.removesuffix("'s"))
    return Candidate(text, cost, distance, grade, alike)


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    """Return how a word sounds: its first letter and its consonants, doubles once."""
    word = word.lower()
    for one, other in _SOUNDS:
        if one in word:
            word = word.replace(one, other)
    kept = [word[:1]]
    for letter in word[1:]:
        if letter not in _SILENT and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)


def _cost(wrong: str, right: str) -> float:
    """Return how unlike two words are, with likely slips at less than one each."""
    before: list[float] = []
    row = [float(n) for n in range(len(right) + 1)]
    left_out = [_doubled(right, m) + (0.0 if m else 0.5) for m in range(len(right))]
    for n, a in enumerate(wrong, 1):
        last, before, row = before, row, [float(n) + (0.5 if n == 1 else 0)]
        added = _doubled(wrong, n - 1)
        for m, b in enumerate(right, 1):
            first = 0.5 if n == 1 or m == 1 else 0.0
            swap = 0.0 if a == b else _replaced(a, b) + first
            least = min(
                before[m] + (added + first), row[m - 1] + left_out[m - 1], before[m - 1] + swap
            )
            if n > 1 and m > 1 and a == right[m - 2] and b == wrong[n - 2] and a != b:
                least = min(least, last[m - 2] + 0.75)
            row.append(least)
    return row[-1]


def _doubled(word: str, at: int) -> float:
    """Return what it costs to type a letter too often or too seldom."""
    letter = word[at]
    if at and word[at - 1] == letter:
        return 0.5
    if letter == "'":
        return 0.1
    return 0.8 if letter in "aeiouh" else 1.0


def _replaced(one: str, other: str) -> float:
    if one in "aeiouy" and other in "aeiouy":
        return 0.7
    return 0.85 if other in neighbours().get(one, "") else 1.1
