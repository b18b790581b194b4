"""Which literal words a pattern cannot match without, and how far around them it looks.

The ground of the prefilter: a rule whose words do not occur on a page is never run there, so adding
it costs nothing; and where they do occur, only what stands around them is looked at.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import re._parser as sre_parser  # type: ignore[import-not-found]
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.document import folded, plain_quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST = 2
"""Literals below this length are everywhere and tell nothing."""

_MANY = 64
_RUN = 60
"""Characters that a run of letters, digits or blanks is taken to have at most, where a pattern sets
no limit: no word is longer."""
_PLAIN_TOKEN = re.compile(r"[\w ,'%&/@:;!-]*", re.ASCII)
# What `regex` reads as "or nearly so" and `re` as text: (?:ketamine){e<=1}
_FUZZY = re.compile(r"(?<!\\)\{(?!\d*,?\d*\})")


def is_literal(token: str) -> bool:
    """Return whether a token holds no pattern syntax."""
    return _PLAIN_TOKEN.fullmatch(token) is not None


def fold(literal: str) -> str:
    """Return a literal as it stands in `Block.folded`."""
    return folded(plain_quotes(literal).replace("\u00a0", " "))


class _Facts(NamedTuple):
    """What is known of a pattern."""

    sets: tuple[frozenset[str], ...]
    reach: int | None


_known: dict[str, _Facts] = {}
"""What was worked out in this run, or an earlier one, by pattern."""


def learned() -> dict[str, Any]:
    """Return all that was worked out, as plain data for `learn`."""
    return {
        token: [facts.reach, *map(sorted, facts.sets)] for token, facts in sorted(_known.items())
    }


def learn(earlier: Mapping[str, Any]) -> None:
    """Take over what an earlier run has worked out."""
    for token, (reach, *sets) in earlier.items():
        _known[token] = _Facts(tuple(map(frozenset, sets)), reach)


def required_sets(token: str) -> tuple[frozenset[str], ...]:
    """Return sets of folded literals; one of each is in every match of `token`, or begins in it.

    >>> [sorted(words) for words in required_sets("(?:full|quick) refunds? within")]
    [['full', 'quick'], [' refund'], [' within']]
    """
    return (frozenset({fold(token)}),) if is_literal(token) else _facts(token).sets


def required_words(token: str) -> frozenset[str] | None:
    """Return folded literals, one of which is in every match of `token`; None where there are none.

    >>> sorted(required_words("guaranteed (?:results|relief)"))
    ['guaranteed re']
    """
    words = _best([frozenset(map(str.strip, words)) for words in required_sets(token)])
    return words if words and all(len(word) >= SHORTEST for word in words) else None


def words_of(tokens: tuple[str, ...]) -> frozenset[str] | None:
    """Return the words of several alternatives, one of which is in every match; None for none."""
    found: set[str] = set()
    for token in tokens:
        words = required_words(token)
        if words is None:
            return None
        found |= words
    return frozenset(found) if found else None


def _facts(token: str) -> _Facts:
    if token not in _known:
        tree = _parsed(token)
        if tree is None:
            _known[token] = _Facts((), None)
        else:
            sets = (frozenset(map(fold, words)) for words in _sequences(tree))
            some = tuple(words for words in sets if words and len(words) <= _MANY)
            _known[token] = _Facts(some, _width(tree))
    return _known[token]


def _parsed(token: str) -> Any:
    """Return the parts of a pattern; None for what `re` does not know, or reads otherwise."""
    if _FUZZY.search(token):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # such as of "[[" in a set
            warnings.simplefilter("error", DeprecationWarning)
            return sre_parser.parse(token, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError, Warning):
        return None


def reach(token: str) -> int | None:
    """Return how many characters a match of a pattern and what it looks at around can have.

    None where that has no limit, or depends on where the text ends.

    >>> reach("(?:full|quick) refunds?(?! of)")
    16
    """
    return len(token) if is_literal(token) else _facts(token).reach


def _width(tree: Any) -> int | None:
    total = 0
    for operation, value in tree:
        width = _width_of(operation, value)
        if width is None:
            return None
        total += width
    return total


def _width_of(operation: Any, value: Any) -> int | None:  # noqa: PLR0911 -- as in `_element`
    if operation in _ONE_CHARACTER:
        return 1
    if operation is sre.SUBPATTERN:
        return _width(value[-1])
    if operation is sre.ATOMIC_GROUP:
        return _width(value)
    if operation is sre.BRANCH:
        widths = [_width(branch) for branch in value[1]]
        return None if None in widths else max(width or 0 for width in widths)
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return _width(value[1])
    if operation in _REPEATS:
        _, high, inner = value
        if high is sre.MAXREPEAT:
            return _RUN if _is_run(inner) else None
        width = _width(inner)
        return None if width is None else width * high
    if operation is sre.AT:
        return None if value in (sre.AT_END, sre.AT_END_STRING) else 1
    return None


def _is_run(tree: Any) -> bool:
    """Return whether a pattern is one letter, digit or blank of several that may stand there."""
    items = list(tree)
    if len(items) != 1:
        return False
    operation, value = items[0]
    if operation is sre.LITERAL:
        return True
    if operation is not sre.IN:
        return False
    return all(
        kind in (sre.LITERAL, sre.RANGE) or (kind is sre.CATEGORY and what in _IN_RUNS)
        for kind, what in value
    )


_ONE_CHARACTER = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_IN_RUNS = (sre.CATEGORY_WORD, sre.CATEGORY_DIGIT, sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD)


def _best(candidates: list[frozenset[str]]) -> frozenset[str] | None:
    """Of sets each of which is sufficient, the one whose shortest word is longest."""
    usable = [words for words in candidates if words and len(words) <= _MANY]
    return max(usable, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _sequences(tree: Any) -> list[frozenset[str]]:
    """Return, for a sequence, the sets of words each of which it cannot match without."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in tree:
        if operation is sre.LITERAL:
            run += chr(value)
            continue
        if operation is sre.ASSERT and value[0] > 0:
            texts = frozenset(run + ahead for ahead in _openings(value[1]))
            found += [texts] if "" not in texts else []
            run = ""
            continue
        inner = _element(operation, value)
        if run and isinstance(inner, str):
            run += inner
            continue
        if run:
            found.append(frozenset({run}))
        run = inner if isinstance(inner, str) else ""
        if isinstance(inner, list):
            found += inner
    if run:
        found.append(frozenset({run}))
    return found


def _openings(tree: Any) -> frozenset[str]:
    """Return texts, with one of which every match of a pattern begins; "" for anything."""
    begun = frozenset({""})
    for operation, value in tree:
        if operation is sre.LITERAL:
            begun = frozenset(text + chr(value) for text in begun)
            continue
        inner = value[-1] if operation is sre.SUBPATTERN else [(operation, value)]
        ends = frozenset().union(*map(_openings, _choices(inner)))
        begun = frozenset(text + end for text in begun for end in ends)
        break
    return begun if len(begun) <= _MANY else frozenset({""})


def _choices(tree: Any) -> list[Any]:
    """Return the patterns of which one stands there; an empty one for what is not known."""
    items: list[tuple[Any, Any]] = list(tree)
    if len(items) != 1:
        return [[]]
    ((operation, value),) = items
    if operation is sre.BRANCH:
        return list(value[1])
    if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
        return [[item] for item in value]
    return [[]]


def _element(  # noqa: PLR0911 -- one answer for each piece of pattern syntax
    operation: Any, value: Any
) -> str | list[frozenset[str]]:
    """Return literal text that goes on, or sets of words of one element."""
    if operation is sre.SUBPATTERN:
        return _group(value[-1])
    if operation is sre.ATOMIC_GROUP:
        return _group(value)
    if operation is sre.BRANCH:
        branches = [_best(_sequences(branch)) for branch in value[1]]
        if any(words is None for words in branches):
            return []
        return [frozenset().union(*(words for words in branches if words))]
    if operation in _REPEATS:
        low, _, inner = value
        return _sequences(inner) if low > 0 else []
    if operation is sre.AT:
        return ""
    return []


def _group(tree: Any) -> str | list[frozenset[str]]:
    items = list(tree)
    if items and all(operation is sre.LITERAL for operation, _ in items):
        return "".join(chr(value) for _, value in items)
    return _sequences(items)
