"""Parts of speech for `sequence` rules."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


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
    del text, model, paths
    raise NoTaggerError("no tagger of parts of speech is part of this version")


_PENN = {
    "ADJ": "JJ|JJR|JJS", "ADP": "IN|RP", "ADV": "RB|RBR|RBS|WRB",
    "AUX": "MD|VB|VBD|VBG|VBN|VBP|VBZ", "CCONJ": "CC", "DET": r"DT|PDT|WDT|WP\$", "INTJ": "UH",
    "NOUN": "NN|NNS", "NUM": "CD", "PART": "TO|RP|POS", "PRON": r"PRP|PRP\$|WP|EX",
    "PROPN": "NNP|NNPS", "PUNCT": r"[.,:]|''|``|-LRB-|-RRB-|\(|\)", "SCONJ": "IN|WRB",
    "SYM": r"SYM|\$|#", "VERB": "VB|VBD|VBG|VBN|VBP|VBZ", "X": "FW|LS",
}  # fmt: skip
# Which words have a universal tag, where Penn's do not tell them from others.
_AMONG = {
    "AUX": str.split(
        """
    am is are was were be been being have has had having do does did doing will would shall
    should can could may might must ought 's 're 'm 've 'll 'd
    """
    ),
    "SCONJ": str.split(
        """
    after although as because before even if since so than that though unless until when
    whenever where whereas wherever whether while why how
    """
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
