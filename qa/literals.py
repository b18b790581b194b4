"""Which literal words a pattern cannot match without, and how far around them it looks.

The ground of the prefilter: a rule whose words do not occur on a page is never run there, so adding
it costs nothing; and where they do occur, only what stands around them is looked at.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import re._parser as sre_parser  # type: ignore[import-not-found]
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from qa.derived import Memo
from qa.document import folded, plain_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

Needs: TypeAlias = tuple[frozenset[str], ...]
"""Sets of folded literals, one of each of which is wherever something matches."""

MOST_NEEDS = 3
"""Sets of one pattern that are looked for; more of them rule out little more."""

_TELLING = 3
_SHORTEST = 2
"""Letters; words that are shorter tell little, or nothing."""
_PHRASE = 8
"""Characters; a longer literal tells something though its words be little ones."""
_LITTLE = frozenset({
    "about", "after", "all", "also", "and", "any", "are", "been", "but", "can", "does", "for",
    "from", "had", "has", "have", "her", "his", "how", "into", "its", "may", "more", "most", "not",
    "one", "other", "our", "out", "some", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "was", "were", "what", "when", "which", "who",
    "will", "with", "would", "you", "your",
})  # fmt: skip
"""Words that stand in nearly every text."""
_EVERYWHERE = frozenset({
    "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "he", "in", "is", "it",
    "may", "me", "no", "of", "on", "or", "that", "the", "this", "to", "us", "with",
})  # fmt: skip
"""Words, and parts of words, that stand in nearly every sentence."""
_ORDINARY = re.compile(r"[\w .,'()-]*")
_MANY = 600
"""Words of a set: it takes no longer to look for many than for few."""
_MOST_BEGINNINGS = 64
_RUN = 60
"""Characters that a run of letters, digits or blanks is taken to have at most, where a pattern sets
no limit: no word is longer."""
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
    return all(any(word in folded for word in words) for words in needs(pattern.pattern))


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
    tree = _parsed(token)
    if tree is None:
        facts = _ranked([], None, ())
    else:
        facts = _ranked(_sequences(tree), _width(tree), _begins_with(tree))
    told = [facts.reach, facts.telling, list(facts.openings), *map(sorted, facts.sets)]
    memo.add(token, told)
    return told


def _ranked(found: list[frozenset[str]], width: int | None, openings: tuple[str, ...]) -> _Facts:
    """Return the facts of a pattern that cannot match without one word of each of some sets."""
    folds = {_shortest(frozenset(map(fold, words))) for words in found if words}
    sets = sorted((words for words in folds if len(words) <= _MANY), key=_worth, reverse=True)
    best: list[frozenset[str]] = []
    for least in (_TELLING, _SHORTEST):
        for words in sets:
            if min(map(_weight, words)) >= least and not any(_says(one, words) for one in best):
                best.append(words)
    best = best[:MOST_NEEDS] or [w for w in sets if min(map(_longest, w)) >= _SHORTEST][:1]
    others = [words for words in sets if words not in best]
    return _Facts(width, len(best), (*best, *others), openings)


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


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Return words without those of which another is a part."""
    return frozenset(w for w in words if not any(part != w and part in w for part in words))


def _weight(word: str) -> int:
    """Return how many letters tell something of the text in which a literal stands."""
    parts = word.split()
    if len(word) > _PHRASE or len(parts) > 1 or not _ORDINARY.fullmatch(word):
        return _TELLING
    if not parts or parts[0] in _EVERYWHERE or len(word) <= _SHORTEST:
        return 0
    return len(parts[0]) if parts[0] not in _LITTLE else _SHORTEST


def _longest(word: str) -> int:
    """Return how many characters the longest part of a literal has."""
    return max(map(len, word.split()), default=0) if _ORDINARY.fullmatch(word) else len(word)


def _says(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether a word of the other set stands wherever a word of the one does."""
    return all(any(short in word for short in other) for word in one)


def _worth(words: frozenset[str]) -> tuple[int, int, int, list[str]]:
    """Return how much a set tells: if it holds no little word, that whose shortest is longest."""
    least = min(_TELLING, *map(_weight, words))
    return least, min(map(len, words)), -len(words), sorted(words)


def _best(candidates: list[frozenset[str]]) -> frozenset[str] | None:
    """Of sets each of which is sufficient, the one that tells most."""
    usable = [words for words in candidates if words and len(words) <= _MANY]
    return max(usable, key=_worth, default=None)


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
            found += _sequences(value[1])
            run = ""
            continue
        if operation in _REPEATS and (sign := _literal(value[2])):
            low, high, _ = value
            run += sign * min(low, _RUN)
            if low < high:
                found.append(frozenset({run}))
                run = ""
            continue
        if operation is sre.ASSERT:
            found += _sequences(value[1])
        inner = _element(operation, value)
        if run and isinstance(inner, str):
            run += inner
            continue
        if run:
            begun = _openings([(operation, value)])
            found.append(frozenset(run + text for text in begun))
        run = inner if isinstance(inner, str) else ""
        if isinstance(inner, list):
            found += inner
    if run:
        found.append(frozenset({run}))
    return found


def _literal(tree: Any) -> str:
    """Return the character that a pattern is; "" where it is more, or another."""
    items = list(tree)
    return chr(items[0][1]) if len(items) == 1 and items[0][0] is sre.LITERAL else ""


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
    return begun if len(begun) <= _MOST_BEGINNINGS else frozenset({""})


class _Beginning(NamedTuple):
    """A text with which a match may begin."""

    text: str
    whole: bool
    """Whether it is all that the parts of the pattern so far can be."""


_NOTHING: set[_Beginning] = {_Beginning("", whole=True)}
_ANYTHING: set[_Beginning] = {_Beginning("", whole=False)}


def _begins_with(tree: Any) -> tuple[str, ...]:
    """Return folded texts with one of which every match begins; none where that may be anything."""
    texts = _shortest_starts({fold(beginning.text) for beginning in _beginnings(tree)})
    return texts if all(len(text) >= _SHORTEST for text in texts) else ()


def _shortest_starts(texts: set[str]) -> tuple[str, ...]:
    found: list[str] = []
    for text in sorted(texts):
        if not found or not text.startswith(found[-1]):
            found.append(text)
    return tuple(found)


def _beginnings(tree: Any) -> set[_Beginning]:
    begun = _NOTHING
    for operation, value in tree:
        if not any(beginning.whole for beginning in begun):
            break
        more = _beginnings_of(operation, value)
        longer = {
            _Beginning(one.text + other.text, other.whole)
            for one in begun
            if one.whole
            for other in more
        } | {one for one in begun if not one.whole}
        if len(longer) > _MOST_BEGINNINGS:
            return {_Beginning(one.text, whole=False) for one in begun}
        begun = longer
    return begun


def _beginnings_of(operation: Any, value: Any) -> set[_Beginning]:  # noqa: PLR0911 -- as in `_element`
    if operation is sre.LITERAL:
        return {_Beginning(chr(value), whole=True)}
    if operation is sre.SUBPATTERN:
        return _beginnings(value[-1])
    if operation is sre.ATOMIC_GROUP:
        return _beginnings(value)
    if operation is sre.BRANCH:
        return set().union(*map(_beginnings, value[1]))
    if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
        return {_Beginning(chr(what), whole=True) for _, what in value}
    if operation in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return _NOTHING
    if operation in _REPEATS:
        low, high, inner = value
        if high == 1:
            return _beginnings(inner) | (_NOTHING if low == 0 else set())
        if low:
            return {_Beginning(one.text, whole=False) for one in _beginnings(inner)}
    return _ANYTHING


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
