"""What a pattern is made of, and what that says of its matches: their words, width and beginnings.

Some thousand patterns are mostly made of the same few lists of words, so a group is parsed, and
what is known of its alternatives worked out, once for all patterns that it is part of.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import re._parser as sre_parser  # type: ignore[import-not-found]
import warnings
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from qa.word_worth import best

Tree: TypeAlias = list[tuple[Any, Any]]
"""The parts of a pattern in their order: an operation of `re` and what it is about.

A part that holds others has a tree, or `Alternatives`, where `re` has objects of its own.
"""

_RUN = 60
"""Characters that a run of letters, digits or blanks is taken to have at most, where a pattern sets
no limit: no word is longer."""
_MOST_BEGINNINGS = 64
_WORTH_SHARING = 12
"""Characters of a group; a shorter one is parsed as quickly as it is looked up."""
_STAND_INS = range(0xE000, 0xF8FF)
"""Signs that nobody writes; each stands for a group that was taken out of a pattern."""
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]", re.DOTALL)
"""A bracket of a group, or what only looks so."""
_PLAIN = "(?:"
_LOOKS_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_NUMBERED = tuple(f"\\{digit}" for digit in range(1, 10))
_IN_ONE_PIECE = re.compile(r"\(\?(?:[a-zA-Z-]*x|#)|[\ue000-\uf8fe]")
"""Verbose patterns, comments, and signs that stand for groups here."""

_ONE_CHARACTER = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_IN_RUNS = (sre.CATEGORY_WORD, sre.CATEGORY_DIGIT, sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD)


class _Beginnings(NamedTuple):
    """Texts with one of which a match begins."""

    whole: frozenset[str]
    """Each is all that the parts of a pattern so far can be."""
    cut: frozenset[str]
    """After each of these anything may follow."""


_NOTHING = _Beginnings(frozenset({""}), frozenset())
_ANYTHING = _Beginnings(frozenset(), frozenset({""}))


class Alternatives:
    """Trees of which one stands there."""

    def __init__(self, branches: list[Tree]) -> None:
        self.branches = branches

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """A set of words of which none of them can do without one, if there is such a set."""
        told = [best(word_sets(branch)) for branch in self.branches]
        if any(words is None for words in told):
            return []
        return [frozenset().union(*(words for words in told if words))]

    @cached_property
    def width(self) -> int | None:
        """The width of the widest; None where one of them has no limit."""
        widths = [width(branch) for branch in self.branches]
        return None if None in widths else max(one or 0 for one in widths)

    @cached_property
    def beginnings(self) -> _Beginnings:
        """How one of them begins."""
        every = [_beginnings(branch) for branch in self.branches]
        return _Beginnings(
            frozenset().union(*(one.whole for one in every)),
            frozenset().union(*(one.cut for one in every)),
        )


_groups: dict[str, Tree | None] = {}
"""The parts of the groups that were met."""
_MOST_GROUPS = 20_000


def forget() -> None:
    """Let go of the groups that were met: they are only kept for the next patterns."""
    _groups.clear()


def parsed(pattern: str) -> Tree | None:
    """Return the parts of a pattern; None for what `re` does not know, or may read otherwise."""
    if _IN_ONE_PIECE.search(pattern):
        return _parsed(pattern, {})
    taken_out: dict[int, Tree] = {}
    here = _Group(0, "")
    around: list[_Group] = []
    done = 0
    for sign in _SIGN.finditer(pattern):
        at, end = sign.span()
        if sign[0] == "(":
            here.text += pattern[done:at]
            done = at
            around.append(here)
            here = _Group(at, pattern[at : at + len("(?<=")])
        elif sign[0] == ")" and around:
            inner, here = here, around.pop()
            inner.text += pattern[done:end]
            done = end
            here.take(inner, pattern[inner.start : end], taken_out)
        elif sign[0] in _NUMBERED:
            here.stands_alone = False
    return None if around else _parsed(here.text + pattern[done:], taken_out)


class _Group:
    """A group of a pattern as far as it was read."""

    def __init__(self, start: int, opening: str) -> None:
        self.start = start
        self.text = ""
        self.is_plain = opening.startswith(_PLAIN)
        self.stands_alone = self.is_plain or opening.startswith(_LOOKS_AROUND)
        """Whether it means the same in each pattern: no part of it has a number or a name."""

    def take(self, inner: _Group, written: str, taken_out: dict[int, Tree]) -> None:
        """Add a group that is read to its end: a sign that stands for it, if that can be."""
        self.stands_alone &= inner.stands_alone
        shared = inner.is_plain and inner.stands_alone and len(written) >= _WORTH_SHARING
        if shared and len(taken_out) < len(_STAND_INS):
            if written not in _groups:
                if len(_groups) > _MOST_GROUPS:
                    forget()
                _groups[written] = _parsed(inner.text, taken_out)
            tree = _groups[written]
            if tree is not None:
                self.text += _stand_in(tree, taken_out)
                return
        self.text += inner.text


def _stand_in(tree: Tree, taken_out: dict[int, Tree]) -> str:
    """Return the sign that stands for a group in a pattern, the same wherever it is met."""
    for sign, other in taken_out.items():
        if other is tree:
            return chr(sign)
    sign = _STAND_INS[len(taken_out)]
    taken_out[sign] = tree
    return chr(sign)


def _parsed(text: str, taken_out: dict[int, Tree]) -> Tree | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # such as of "[[" in a set
            warnings.simplefilter("error", DeprecationWarning)
            return _plain(sre_parser.parse(text, re.IGNORECASE), taken_out)
    except (re.error, RecursionError, OverflowError, Warning):
        return None


def _plain(tree: Any, taken_out: dict[int, Tree]) -> Tree:
    """Return the parts of a tree of `re`, with the groups for which others stand in it."""
    parts: Tree = []
    for operation, value in tree.data:
        if operation is sre.LITERAL and value in taken_out:
            parts += taken_out[value]
        elif operation is sre.IN and not taken_out.keys().isdisjoint(
            what for _, what in value if isinstance(what, int)
        ):
            parts.append((sre.BRANCH, Alternatives(_apart(value, taken_out))))
        elif operation is sre.SUBPATTERN:
            parts.append((operation, _plain(value[-1], taken_out)))
        elif operation is sre.ATOMIC_GROUP:
            parts.append((sre.SUBPATTERN, _plain(value, taken_out)))
        elif operation is sre.BRANCH:
            branches = [_plain(branch, taken_out) for branch in value[1]]
            parts.append((operation, Alternatives(branches)))
        elif operation in _REPEATS:
            parts.append((operation, (*value[:2], _plain(value[2], taken_out))))
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            parts.append((operation, (value[0], _plain(value[1], taken_out))))
        else:
            parts.append((operation, value))
    return parts


def _apart(items: list[tuple[Any, Any]], taken_out: dict[int, Tree]) -> list[Tree]:
    """Return the alternatives of which `re` made one set of signs, as each was one sign."""
    groups = [what for kind, what in items if kind is sre.LITERAL and what in taken_out]
    signs = [item for item in items if item[1] not in groups]
    return [taken_out[group] for group in groups] + ([[(sre.IN, signs)]] if signs else [])


def width(tree: Tree) -> int | None:
    """Return how many characters a match can have at most, with what it looks at around it.

    None where that has no limit, or depends on where the text ends.
    """
    total = 0
    for operation, value in tree:
        one = _width_of(operation, value)
        if one is None:
            return None
        total += one
    return total


def _width_of(operation: Any, value: Any) -> int | None:  # noqa: PLR0911 -- as in `_element`
    if operation in _ONE_CHARACTER:
        return 1
    if operation is sre.SUBPATTERN:
        return width(value)
    if operation is sre.BRANCH:
        most: int | None = value.width
        return most
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return width(value[1])
    if operation in _REPEATS:
        _, high, inner = value
        if high is sre.MAXREPEAT:
            return _RUN if _is_run(inner) else None
        once = width(inner)
        return None if once is None else once * high
    if operation is sre.AT:
        return None if value in (sre.AT_END, sre.AT_END_STRING) else 1
    return None


def _is_run(tree: Tree) -> bool:
    """Return whether a pattern is one letter, digit or blank of several that may stand there."""
    if len(tree) != 1:
        return False
    operation, value = tree[0]
    if operation is sre.LITERAL:
        return True
    if operation is not sre.IN:
        return False
    return all(
        kind in (sre.LITERAL, sre.RANGE) or (kind is sre.CATEGORY and what in _IN_RUNS)
        for kind, what in value
    )


def word_sets(tree: Tree) -> list[frozenset[str]]:
    """Return sets of words of each of which every match has one."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in tree:
        if operation is sre.LITERAL:
            run += chr(value)
            continue
        if operation is sre.ASSERT and value[0] > 0:
            texts = frozenset(run + ahead for ahead in _openings(value[1]))
            found += [texts] if "" not in texts else []
            found += word_sets(value[1])
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
            found += word_sets(value[1])
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


def _literal(tree: Tree) -> str:
    """Return the character that a pattern is; "" where it is more, or another."""
    return chr(tree[0][1]) if len(tree) == 1 and tree[0][0] is sre.LITERAL else ""


def _openings(tree: Tree) -> frozenset[str]:
    """Return texts, with one of which every match of a pattern begins; "" for anything."""
    begun = frozenset({""})
    for operation, value in tree:
        if operation is sre.LITERAL:
            begun = frozenset(text + chr(value) for text in begun)
            continue
        inner = value if operation is sre.SUBPATTERN else [(operation, value)]
        ends = frozenset().union(*map(_openings, _choices(inner)))
        begun = frozenset(text + end for text in begun for end in ends)
        break
    return begun if len(begun) <= _MOST_BEGINNINGS else frozenset({""})


def _choices(tree: Tree) -> list[Tree]:
    """Return the patterns of which one stands there; an empty one for what is not known."""
    if len(tree) == 1:
        ((operation, value),) = tree
        if operation is sre.BRANCH:
            branches: list[Tree] = value.branches
            return branches
        if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
            return [[item] for item in value]
    return [[]]


def _element(operation: Any, value: Any) -> str | list[frozenset[str]]:
    """Return literal text that goes on, or sets of words of one element."""
    if operation is sre.SUBPATTERN:
        if value and all(part is sre.LITERAL for part, _ in value):
            return "".join(chr(sign) for _, sign in value)
        return word_sets(value)
    if operation is sre.BRANCH:
        sets: list[frozenset[str]] = value.words
        return sets
    if operation in _REPEATS:
        low, _, inner = value
        return word_sets(inner) if low > 0 else []
    return "" if operation is sre.AT else []


def begins_with(tree: Tree) -> frozenset[str]:
    """Return texts with one of which every match begins; "" among them for anything."""
    begun = _beginnings(tree)
    return begun.whole | begun.cut


def _beginnings(tree: Tree) -> _Beginnings:
    whole, cut = _NOTHING
    run = ""
    for operation, value in tree:
        if operation is sre.LITERAL:
            run += chr(value)
            continue
        more = _beginnings_of(operation, value)
        if more is _NOTHING:
            continue
        so_far = frozenset(one + run for one in whole) if run else whole
        run = ""
        longer = frozenset(one + other for one in so_far for other in more.whole)
        ended = cut.union(one + other for one in so_far for other in more.cut)
        if len(longer) + len(ended) > _MOST_BEGINNINGS:
            return _Beginnings(frozenset(), so_far | cut)
        whole, cut = longer, ended
        if not whole:
            break
    return _Beginnings(frozenset(one + run for one in whole) if run else whole, cut)


def _beginnings_of(operation: Any, value: Any) -> _Beginnings:  # noqa: PLR0911 -- as in `_width_of`
    if operation is sre.LITERAL:
        return _Beginnings(frozenset({chr(value)}), frozenset())
    if operation is sre.SUBPATTERN:
        return _beginnings(value)
    if operation is sre.BRANCH:
        begun: _Beginnings = value.beginnings
        return begun
    if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
        return _Beginnings(frozenset(chr(what) for _, what in value), frozenset())
    if operation in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return _NOTHING
    if operation in _REPEATS:
        low, high, inner = value
        if high == 1:
            once = _beginnings(inner)
            return once if low else _Beginnings(once.whole | {""}, once.cut)
        if low:
            once = _beginnings(inner)
            return _Beginnings(frozenset(), once.whole | once.cut)
    return _ANYTHING
