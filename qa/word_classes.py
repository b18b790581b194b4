"""Which part a word can play in a sentence, its other forms, and a text as a row of signs.

Every word of `rules/words/word-forms.tsv` and `closed-classes.tsv` has a sign of its own, one
character. A page becomes a string of signs, so that a pattern of words and word classes is a
regular expression over a string that is a sixth as long as the text.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import count, zip_longest
from typing import TYPE_CHECKING, Final

from qa.derived import derived
from qa.locations import rules_folder
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLASSES: Final = {
    "V": "VERB", "VZ": "VERBS", "VD": "PAST", "VN": "DONE", "VG": "DOING", "N": "NOUN",
    "NC": "COUNT", "NS": "NOUNS", "J": "ADJ", "JJR": "MORE", "JJS": "MOST", "R": "ADV",
    "X": "ACTION",
}  # fmt: skip
"""The tags of the file of forms, and the names of the classes in rules."""
BREAK: Final = "\n"
"""The sign between two blocks."""
UNKNOWN: Final = "x"
_END: Final = "."
_MARKS: Final = {
    ".": _END, "!": _END, "?": _END, BREAK: BREAK, ",": ",", ";": ";", ":": ";", "(": "(", ")": ")",
    "[": "(", "]": ")", '"': '"', "/": "/", "\u2013": "-", "\u2014": "-", "*": "*",
}  # fmt: skip
_CLASSES_OF_MARKS: Final = {
    "DIGITS": "0", "END": ".\n", "COMMA": ",", "STOP": ".\n,;:)", "UNKNOWN": UNKNOWN,
}  # fmt: skip
_ANY_MARK: Final = re.escape("".join(_MARKS))
_TOKEN: Final = re.compile(rf"[{_ANY_MARK}]|[^ {_ANY_MARK}]+")
_DIGITS: Final = "0"
_LARGEST: Final = 1000
_MOST_PARTS: Final = 200_000
_FIRST: Final = 0x3400
"""Above everything that means something in a regular expression, and far from the surrogates."""
_OTHER_NAME: Final = {"PAST": "DONE", "DONE": "PAST", "NOUN": "COUNT", "COUNT": "NOUN"}
"""Classes that a word may be in together and still be "nothing else"."""


_ONE_AND_MANY: Final = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't",
    "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_AGREEING: Final = {(one, "VERB"): many for one, many in _ONE_AND_MANY.items()} | {
    (many, "VERBS"): one for one, many in _ONE_AND_MANY.items()
}


@dataclass(frozen=True)
class Lexicon:
    """Words with their signs, and the classes that they are in."""

    signs: Mapping[str, str]
    """By word or mark, one character."""
    classes: Mapping[str, frozenset[str]]
    """By name, the signs of its words; those of `NAME!` are no other part of a sentence."""

    def row(self, folded: str) -> str:
        """Return a folded text as signs, one for each token."""
        parts = folded.replace(BREAK, f" {BREAK} ").split(" ")
        return "".join(map(self._parts.__getitem__, parts))

    @cached_property
    def _parts(self) -> _Parts:
        return _Parts(self.signs)


class _Parts(dict[str, str]):
    """What stands between blanks, a word with its marks, with its signs; worked out once a run."""

    def __init__(self, signs: Mapping[str, str]) -> None:
        super().__init__()
        self._signs = signs

    def __missing__(self, part: str) -> str:
        if len(self) > _MOST_PARTS:
            self.clear()
        self[part] = "".join(self._signs.get(token[0], UNKNOWN) for token in tokens(part))
        return self[part]


def tokens(folded: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a folded text; there are as many as signs in its row."""
    return _TOKEN.finditer(folded)


def form(word: str, wanted: str) -> str | None:
    """Return another form of a word, such as the DONE of "take"; None where none is known.

    VERB and VERBS of "is", "was", "has" and "does" are the plural and the singular.
    """
    if (agreeing := _AGREEING.get((word, wanted))) is not None:
        return agreeing
    kinds: tuple[str, ...] = ("VERB", "VERBS", "PAST", "DONE", "DOING")
    if wanted in ("NOUN", "NOUNS"):
        kinds = ("NOUNS", "NOUN")
    elif wanted in ("ADV", "ADJ"):
        kinds = ("ADJ", "ADV")
    lemmas, forms = _inflections()
    found = (forms.get((lemmas.get((word, kind), ""), wanted)) for kind in kinds)
    return next(filter(None, found), None)


@cache
def lexicon() -> Lexicon:
    """Return the words with their signs; words of one kind have neighbouring signs."""
    words, members = derived("lexicon", _read)
    signs = dict(zip(words.split(" "), map(chr, count(_FIRST)), strict=False))
    signs |= _MARKS | {str(number): _DIGITS for number in range(2, _LARGEST)} | {"": ""}
    classes = {name: frozenset(found) for name, found in (members | _CLASSES_OF_MARKS).items()}
    return Lexicon(signs, classes)


def _read() -> tuple[str, dict[str, str]]:
    """Return all words in the order of their signs, and the signs of each class, as plain data."""
    by_tags: dict[str, list[str]] = {}
    for word, tags, _ in _rows("word-forms.tsv"):
        by_tags.setdefault(tags, []).append(word)
    closed = {name: words.split(" ") for name, words, _ in _rows("closed-classes.tsv")}
    known = dict.fromkeys(word for words in by_tags.values() for word in words)
    known |= dict.fromkeys(word for words in closed.values() for word in words)
    signs = dict(zip(known, map(chr, count(_FIRST)), strict=False))
    members = {name: [signs[word] for word in words] for name, words in closed.items()}
    for tags, words in by_tags.items():
        names = _classes_of(tags)
        for name in names:
            run = [signs[word] for word in words]
            members.setdefault(name, []).extend(run)
            if names - {"ACTION"} <= {name, _OTHER_NAME.get(name)}:
                members.setdefault(f"{name}!", []).extend(run)
    return " ".join(known), {name: "".join(found) for name, found in members.items()}


@cache
def _inflections() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Return the lemma by word and class, and the form by lemma and class."""
    lemmas: dict[tuple[str, str], str] = {}
    forms: dict[tuple[str, str], str] = {}
    rows = sorted(_rows("word-forms.tsv"), key=lambda row: row[0].endswith("ed"))  # shown, showed
    for word, tags, stems in rows:
        for tag, lemma in zip_longest(tags.split(" "), stems.split(), fillvalue=word):
            for name in _classes_of(tag):
                lemmas[word, name] = lemma
                forms.setdefault((lemma, name), word)
    for adverb in [word for word, name in lemmas if name == "ADV" and word.endswith("ly")]:
        stem = adverb[:-2]
        for adjective in (stem, stem + "le", stem + "e", stem[:-1] + "y", stem.removesuffix("al")):
            if (adjective, "ADJ") in lemmas:
                forms[adjective, "ADV"], forms[adjective, "ADJ"] = adverb, adjective
                lemmas[adverb, "ADV"] = adjective
                break
    return lemmas, forms


def _classes_of(tags: str) -> frozenset[str]:
    """Return the classes of words with such tags; a thing that is counted is a noun too."""
    names = {CLASSES[tag] for tag in tags.split(" ")}
    return frozenset(names | {"NOUN"} if "COUNT" in names else names)


def _rows(name: str) -> Iterator[tuple[str, str, str]]:
    text = (rules_folder() / "words" / name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            first, second, *third = line.split("\t")
            yield first, second, third[0] if third else ""


@cache
def ranges(signs: frozenset[str]) -> str:
    """Return signs as the inside of a character class, neighbours joined."""
    parts = []
    numbers = sorted(map(ord, signs))
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            first, last = re.escape(chr(numbers[start])), re.escape(chr(numbers[at - 1]))
            parts.append(first if start == at - 1 else f"{first}-{last}")
            start = at
    return "".join(parts)
