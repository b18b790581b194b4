"""The finite ways in which a vocabulary's term can be written: `OAuth2?` is OAuth2 or OAuth."""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import re._parser as sre_parser  # type: ignore[import-not-found]
from functools import lru_cache
from typing import Any

from qa.derived import Memo

_MOST = 64
_ENDLESS = "the term can be written in endless ways"


def recased(term: str, observed: str) -> str:
    """Return what was found as a term writes it; the term itself where it means no such word."""
    plain = " ".join(observed.split()).lower()
    return next((one for one in _spellings(term) if one.lower() == plain), term)


@lru_cache(maxsize=4096)
def _spellings(term: str) -> tuple[str, ...]:
    if term.replace(" ", "").isalnum():
        return (term,)
    if "[" in term:
        return ()
    return spellings(term)


memo = Memo("spellings")
"""What is known of patterns from this run and earlier ones."""


@lru_cache(maxsize=8192)
def spellings(pattern: str) -> tuple[str, ...]:
    """Return all texts that a pattern matches; () where they are many, or not known."""
    known = memo.find(pattern)
    if known is None:
        memo.add(pattern, known := _all(pattern))
    return tuple(known)


def _all(pattern: str) -> list[str]:
    try:
        return _of(sre_parser.parse(pattern))
    except (sre_parser.error, ValueError, RecursionError, OverflowError):
        return []


def _of(tree: Any) -> list[str]:
    """Return all texts that a pattern matches. Raises ValueError where there are too many."""
    found = [""]
    for operation, value in tree:
        if operation is sre.LITERAL:
            ends = [chr(value)]
        elif operation is sre.SUBPATTERN:
            ends = _of(value[-1])
        elif operation is sre.BRANCH:
            ends = [text for branch in value[1] for text in _of(branch)]
        elif operation is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
            ends = [chr(letter) for _, letter in value]
        elif operation is sre.MAX_REPEAT and value[0] == 0 and value[1] == 1:
            ends = [*_of(value[2]), ""]
        else:
            raise ValueError(_ENDLESS)
        found = [text + end for text in found for end in ends]
        if len(found) > _MOST:
            raise ValueError(_ENDLESS)
    return found
