"""The words of a text, as Vale spells them: contractions whole, signs at the ends off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"\S+")
_BEFORE = ("$", "(", '"', "[", "'")
_BEHIND = (",", ")", '"', "]", "!", ";", ".", "?", ":", "'")
_WHOLE = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_FACES = frozenset(
    str.split(
        """
    :0 :3 :P :p 8D xD xDD XDD o_O O_o o_o o_0 v_v V_V :o O.o =D 8-D :-o :-p :-x :-X
    """
    )
)


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word, its typographic quotes made plain, with its place in the text."""
    for run in _RUN.finditer(text):
        cut = _word_in(run[0])
        if cut is not None:
            word, start, end = cut
            yield word, run.start() + start, run.start() + end


@lru_cache(maxsize=1 << 16)
def _word_in(run: str) -> tuple[str, int, int] | None:
    """Return the word in a run without blanks, and its place in it; None where there is none."""
    plain = run.translate(_QUOTES)
    start, end = 0, len(plain)
    while start < end:
        part = plain[start:end]
        if part in _FACES or _WHOLE.fullmatch(part):
            break
        if len(part) > 1 and part.startswith(_BEFORE):
            start += 1
        elif len(part) > 1 and part.endswith(_BEHIND):
            end -= 1
        else:
            break
    word = plain[start:end]
    return (word, start, end) if any(map(str.isalpha, word)) else None
