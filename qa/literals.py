"""Which literal words a pattern cannot match without, and how far around them it looks.

The ground of the prefilter: a rule whose words do not occur on a page is never run there, so adding
it costs nothing; and where they do occur, only what stands around them is looked at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from qa.derived import Memo
from qa.document import folded, plain_quotes
from qa.pattern_trees import begins_with, parsed, width, word_sets
from qa.word_worth import MANY, SHORTEST, TELLING, longest, weight, worth

if TYPE_CHECKING:
    from collections.abc import Iterable

Needs: TypeAlias = tuple[frozenset[str], ...]
"""Sets of folded literals, one of each of which is wherever something matches."""

MOST_NEEDS = 3
"""Sets of one pattern that are looked for; more of them rule out little more."""

_PLAIN_TOKEN = re.compile(r"[\w ,'%&/@:;!-]*", re.ASCII)
# What `regex` reads as "or nearly so" and `re` as text: (?:ketamine){e<=1}
_FUZZY = re.compile(r"(?<!\\)\{(?!\d*,?\d*\})")

_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""A bracket of a group, or the sign between alternatives; what only looks so is passed over."""
_GROUP = re.compile(r"\(\?:(.*)\)", re.DOTALL)


def is_literal(token: str) -> bool:
    """Return whether a token holds no pattern syntax."""
    return _PLAIN_TOKEN.fullmatch(token) is not None


def alternatives(token: str) -> list[str]:
    """Return the alternatives of a pattern, those of a group that is one of them included.

    >>> alternatives("(?:full|quick (?:and|or) easy)|refunds?")
    ['full', 'quick (?:and|or) easy', 'refunds?']
    """
    parts, depth, start = [], 0, 0
    for sign in _SIGN.finditer(token):
        if sign[0] == "|" and not depth:
            parts.append(token[start : sign.start()])
            start = sign.end()
        depth += (sign[0] == "(") - (sign[0] == ")")
    parts.append(token[start:])
    if len(parts) > 1:
        return [one for part in parts for one in alternatives(part)]
    inside = _GROUP.fullmatch(token)
    if inside is None or not _is_whole(inside[1]):
        return [token]
    return alternatives(inside[1])


def _is_whole(text: str) -> bool:
    """Return whether every bracket that a piece of a pattern opens is closed in it, and so on."""
    depth = 0
    for sign in _SIGN.finditer(text):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if depth < 0:
            return False
    return depth == 0


def fold(literal: str) -> str:
    """Return a literal as it stands in `Block.folded`."""
    return folded(plain_quotes(literal).replace("\u00a0", " "))


class _Facts(NamedTuple):
    """What is known of a pattern."""

    reach: int | None
    telling: int
    """How many of the sets tell most of it."""
    sets: Needs
    """Those first."""
    openings: tuple[str, ...]
    """Folded literals with one of which every match begins; empty where that is not known."""


_known: dict[str, _Facts] = {}
"""What was asked for in this run, by pattern."""
memo = Memo("literals")
"""What is known of patterns from this run and earlier ones."""


def required_sets(token: str) -> Needs:
    """Return sets of folded literals; one of each is in every match of `token`, or begins in it.

    >>> [sorted(words) for words in required_sets("(?:full|quick) refunds? of")]
    [[' refund'], ['full', 'quick'], [' of']]
    """
    return _facts(token).sets


def needs(token: str) -> Needs:
    """Return those of `required_sets` that tell most, the best first; none where none tells much.

    >>> [sorted(words) for words in needs("(?:full|quick) refunds? of")]
    [[' refund'], ['full', 'quick']]
    """
    facts = _facts(token)
    return facts.sets[: facts.telling]


def may_match(pattern: re.Pattern[str], folded: str) -> bool:
    """Return whether a text in lower case has what a pattern cannot match without."""
    # loops, as `any` takes three times as long
    for words in needs(pattern.pattern):
        for word in words:
            if word in folded:
                break
        else:
            return False
    return True


def told_by(token: str) -> list[tuple[str, list[str]]]:
    """Return each of the `alternatives` of a pattern with the best of what it needs, or nothing.

    >>> told_by("(?:full|quick) refunds?|no")
    [('(?:full|quick) refunds?', [' refund']), ('no', ['no'])]
    """
    name = f"alternatives\n{token}"
    known = memo.find(name)
    if known is None:
        known = [(one, sorted(frozenset().union(*needs(one)[:1]))) for one in alternatives(token)]
        memo.add(name, known)
    return [(one, words) for one, words in known]


def _facts(token: str) -> _Facts:
    facts = _known.get(token)
    if facts is None:
        if is_literal(token):
            facts = _ranked([frozenset({token})], len(token), ())
        else:
            reach, telling, openings, *sets = memo.find(token) or _worked_out(token)
            facts = _Facts(reach, telling, tuple(map(frozenset, sets)), tuple(openings))
        _known[token] = facts
    return facts


def _worked_out(token: str) -> list[Any]:
    tree = None if _FUZZY.search(token) else parsed(token)
    if tree is None:
        facts = _ranked([], None, ())
    else:
        facts = _ranked(word_sets(tree), width(tree), _openings(begins_with(tree)))
    told = [facts.reach, facts.telling, list(facts.openings), *map(sorted, facts.sets)]
    memo.add(token, told)
    return told


def _openings(texts: Iterable[str]) -> tuple[str, ...]:
    """Return folded texts with one of which every match begins; none where one tells nothing."""
    found: list[str] = []
    for text in sorted(set(map(fold, texts))):
        if not found or not text.startswith(found[-1]):
            found.append(text)
    return tuple(found) if all(len(text) >= SHORTEST for text in found) else ()


def _ranked(found: list[frozenset[str]], width: int | None, openings: tuple[str, ...]) -> _Facts:
    """Return the facts of a pattern that cannot match without one word of each of some sets."""
    folds = {_shortest(frozenset(map(fold, words))) for words in found if words}
    sets = sorted((words for words in folds if len(words) <= MANY), key=worth, reverse=True)
    best: list[frozenset[str]] = []
    for least in (TELLING, SHORTEST):
        for words in sets:
            if min(map(weight, words)) >= least and not any(_says(one, words) for one in best):
                best.append(words)
    best = best[:MOST_NEEDS] or [w for w in sets if min(map(longest, w)) >= SHORTEST][:1]
    others = [words for words in sets if words not in best]
    return _Facts(width, len(best), (*best, *others), openings)


def reach(token: str) -> int | None:
    """Return how many characters a match of a pattern and what it looks at around can have.

    None where that has no limit, or depends on where the text ends.

    >>> reach("(?:full|quick) refunds?(?! of)")
    16
    """
    return _facts(token).reach


class LookedFor(NamedTuple):
    """What a pattern is looked for by: one word of each set is wherever it matches."""

    reach: int | None
    """How far around a word of the first telling set it looks; None where that has no limit."""
    telling: Needs
    others: Needs
    """Sets of words that stand nearly everywhere."""
    openings: tuple[str, ...]
    """Literals with one of which every match begins; empty where that is not known."""


@cache
def looked_for(token: str) -> LookedFor:
    """Return what a pattern is looked for by."""
    reach, telling, sets, openings = _facts(token)
    margin = None if reach is None else reach + 2  # the boundaries of words at both ends
    return LookedFor(margin, sets[:telling], sets[telling:], openings)


def around(places: Iterable[int], reach: int, first: int, last: int) -> list[tuple[int, int]]:
    """Return start and end of what lies within `reach` of some ordered places, in order.

    Nothing before `first` or behind `last` is part of it.
    """
    windows: list[tuple[int, int]] = []
    for at in places:
        start, end = max(first, at - reach), min(last, at + reach)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Return words without those of which another is a part."""
    return frozenset(w for w in words if not any(part != w and part in w for part in words))


def _says(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether a word of the other set stands wherever a word of the one does."""
    return all(any(short in word for short in other) for word in one)
