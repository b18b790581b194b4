"""Parts of speech for `sequence` rules."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tagged(NamedTuple):
    """A word of a sentence with its Penn Treebank tag."""

    text: str
    tag: str
    start: int
    """Offset of its first character in the sentence."""


class NoTaggerError(Exception):
    """There is nothing that knows parts of speech."""


def tagged(text: str, model: str = "", paths: tuple[str, ...] = ()) -> list[Tagged]:
    """Return the words and signs of a sentence, in order, each with its tag.

    `model` names a dictionary `config/dictionaries/<model>.dict` under one of `paths` whose tags go
    before the tagger's own. Raises NoTaggerError.
    """
    words = list(_words(text))
    tags = _tags([word for word, _ in words])
    own = _dictionary(model, paths) if model else {}
    return [
        Tagged(word, own.get(word.lower(), tag), start)
        for (word, start), tag in zip(words, tags, strict=True)
    ]


_TOKEN = re.compile(
    r"""
      \b(?:[A-Za-z]\.){2,}                        # U.S., e.g.
    | \d+(?:[.,:/]\d+)*%?
    | [^\W\d_]+(?=n['’]t\b)                      # do n't
    | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b
    | \w+(?:-\w+)*
    | \.{2,} | --+
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _words(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words and signs of a sentence as the Penn Treebank parts them."""
    for found in _TOKEN.finditer(text):
        yield found[0], found.start()


def _tags(words: list[str]) -> list[str]:
    """Return the tags of words that make up a sentence."""
    from textblob.en import tag  # noqa: PLC0415 -- slow to import, and few rules need it

    plain = [_AS_TAGGED.get(word, word).replace("’", "'").replace("/", "-") for word in words]
    found = [each for _, each in tag(" ".join(plain), tokenize=False)] if words else []
    if len(found) == len(words):
        return found
    return [tag(word, tokenize=False)[0][1] for word in plain]


_AS_TAGGED = {"(": "-LRB-", ")": "-RRB-", "/": "-", "“": '"', "”": '"'}
"""Signs that mean something else to the tagger."""


@cache
def _dictionary(model: str, paths: tuple[str, ...]) -> dict[str, str]:
    """Return the tags that a dictionary gives: a word and its tag a line. Raises NoTaggerError."""
    files = (Path(path, "config", "dictionaries", f"{model}.dict") for path in paths)
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        message = f"there is no '{model}.dict' in config/dictionaries"
        raise NoTaggerError(message)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read: {error}"
        raise NoTaggerError(message) from error
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {pair[0].lower(): pair[1] for pair in pairs if len(pair) > 1}


_PENN = {
    "ADJ": "JJ|JJR|JJS", "ADP": "IN|RP", "ADV": "RB|RBR|RBS|WRB",
    "AUX": "MD|VB|VBD|VBG|VBN|VBP|VBZ", "CCONJ": "CC", "DET": r"DT|PDT|WDT|WP\$", "INTJ": "UH",
    "NOUN": "NN|NNS", "NUM": "CD", "PART": "TO|RP|POS", "PRON": r"PRP|PRP\$|WP|EX",
    "PROPN": "NNP|NNPS", "PUNCT": r"[.,:]|''|``|-LRB-|-RRB-|\(|\)", "SCONJ": "IN|WRB",
    "SYM": r"SYM|\$|#", "VERB": "VB|VBD|VBG|VBN|VBP|VBZ", "X": "FW|LS",
}  # fmt: skip
# Which words have a universal tag, where Penn's do not tell them from others.
_AMONG: dict[str, tuple[str, ...]] = {
    "AUX": (
        *("am", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having"),
        *("do", "does", "did", "doing", "will", "would", "shall", "should", "can", "could", "may"),
        *("might", "must", "ought", "'s", "'re", "'m", "'ve", "'ll", "'d"),
    ),
    "SCONJ": (
        *("after", "although", "as", "because", "before", "even", "if", "since", "so", "than"),
        *("that", "though", "unless", "until", "when", "whenever", "where", "whereas", "wherever"),
        *("whether", "while", "why", "how"),
    ),
}


@cache
def penn_tags(universal: str) -> tuple[str, str]:
    """Return a pattern of the Penn tags of universal ones, and one of the words, "" for any.

    Raises ValueError for a tag that is not known.
    """
    names = [name.strip().upper() for name in universal.split("|")]
    for name in names:
        if name not in _PENN:
            message = f"'{name}' is not a universal tag; they are {', '.join(_PENN)}"
            raise ValueError(message)
    tags = f"^(?:{'|'.join(_PENN[name] for name in names)})$"
    if any(name not in _AMONG for name in names):
        return tags, ""
    words = "|".join(re.escape(word) for name in names for word in _AMONG[name])
    return tags, f"^(?:{words})$"
