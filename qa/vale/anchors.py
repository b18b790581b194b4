"""Where in a pattern's matches which words stand, so that it is tried only around those words."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import re._parser as sre_parser  # type: ignore[import-not-found]
import warnings
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.derived import Memo
from qa.document import folded
from qa.patterns import later
from qa.vale.patterns import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 96
"""So many words at most are looked for on behalf of one pattern."""
_WIDEST = 12
"""In so many places before a word a match is tried."""
_FARTHEST = 60
_SET = 26
_FEW = 10
"""A run of letters does not begin with one of more than these."""
_COMMON = frozenset({"and", "or", "the", "of", "to", "in", "is", "a"})
_FOLDING = later(r"\(\?[a-z]*i")
_PROPERTY = later(r"\\[pP](?:\{[^}]*\}|[A-Z])")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


class Anchor(NamedTuple):
    """Words, one of which stands in every match, so far from its beginning."""

    words: frozenset[str]
    nearest: int
    farthest: int
    exact: bool
    """Whether capitals count; else the words are folded."""
    whole: bool = False
    """Whether they stand there as whole words."""

    @property
    def worth(self) -> tuple[bool, int, int, int]:
        """What makes one anchor better than another."""
        shortest = min(map(_weight, self.words))
        if any(word.isspace() for word in self.words):
            shortest = 0
        elif any(word.isalnum() for word in self.words if len(word) == 1):
            shortest = 1 if self.exact and all(map(str.isupper, self.words)) else 0
        return (self.whole, shortest, self.nearest - self.farthest, -len(self.words))


memo = Memo("anchors")
"""What is known of patterns from this run and earlier ones."""


def _weight(word: str) -> int:
    """Return how much a word tells: its length, and more where it holds a sign."""
    if word in _COMMON:
        return 1
    signs = any(not char.isalnum() and not char.isspace() for char in word)
    return len(word) + 2 * signs


@lru_cache(maxsize=8192)
def anchor(pattern: str) -> Anchor | None:
    """Return the best anchor of a pattern; None for a pattern without."""
    known = memo.find(pattern)
    if known is None:
        best = _best(pattern)
        memo.add(pattern, known := [sorted(best.words), *best[1:]] if best else [])
    words, *others = known or (None,)
    return Anchor(frozenset(words), *others) if words else None


def _best(pattern: str) -> Anchor | None:
    tree = _parsed(translated(pattern))
    if tree is None:
        return None
    exact = _FOLDING.search(pattern) is None
    found = _Search(exact).over(tree)
    usable = [a for a in found if a.farthest - a.nearest <= _WIDEST and a.farthest <= _FARTHEST]
    best = max(usable, key=lambda one: one.worth, default=None)
    return best if best is not None and best.worth[1] > 0 else None


@lru_cache(maxsize=8192)
def needed(pattern: str) -> frozenset[str]:
    """Return folded words, one of which is in every match, wherever; empty where none are known."""
    known = memo.find(f"needed {pattern}")
    if known is None:
        memo.add(f"needed {pattern}", known := sorted(_needed(pattern)))
    return frozenset(known)


def _needed(pattern: str) -> frozenset[str]:
    tree = _parsed(translated(pattern))
    if tree is None:
        return frozenset()
    found = _Search(exact=False).over(tree)
    best = max(found, key=lambda one: one.worth[1:], default=None)
    return best.words if best is not None and best.worth[1] > 0 else frozenset()


def begun_with_a_set(pattern: str) -> str | None:
    r"""Return a pattern of a boundary and a run of letters as `re` searches for it fastest.

    That is with the set of letters first: `\b[A-Z]{3,5}` as `[A-Z](?<=\b[A-Z])[A-Z]{2,4}`. It
    matches the same, without groups. None for other patterns.
    """
    tree = _parsed(translated(pattern))
    if tree is None or _REFERENCE.search(pattern) or _FOLDING.search(pattern):
        return None
    pieces = list(_flat(tree))
    if len(pieces) < 2 or pieces[0] != (sre.AT, sre.AT_BOUNDARY) or pieces[1][0] not in _REPEATS:
        return None
    kind, (low, high, inner) = pieces[1]
    if kind is not sre.MAX_REPEAT or not low or len(inner) != 1 or inner[0][0] is not sre.IN:
        return None
    try:
        letter = _written(*inner[0])
        rest = "".join(_written(*piece) for piece in pieces[2:])
    except ValueError:
        return None
    most = "" if high is sre.MAXREPEAT else str(high - 1)
    return f"{letter}(?<=\\b{letter}){letter}{{{low - 1},{most}}}{rest}"


@lru_cache(maxsize=1024)
def core(pattern: str) -> str | None:
    """Return a simpler pattern that matches within every match of a pattern with repeated groups.

    It is what stands behind the last of them. None where there is none, or where that is not plain.
    """
    tree = _parsed(translated(pattern))
    if tree is None or _REFERENCE.search(pattern):
        return None
    pieces = list(_flat(tree))
    repeated = [number for number, piece in enumerate(pieces) if _is_endless_group(*piece)]
    if not repeated:
        bounded = bool(pieces) and pieces[0] == (sre.AT, sre.AT_BOUNDARY)
        behind = pieces[1:] if bounded else pieces
        needed_pieces = []
        if bounded and _is_run(behind):
            needed_pieces = [piece for piece in behind if piece[0] is not sre.AT]
        elif behind and _is_any_word(*behind[0]):
            needed_pieces = behind[1:]
    else:
        last = repeated[-1]
        low, _, inner = pieces[last][1]
        ends = list(_flat(inner))
        before = [ends[-1]] if low and ends[-1][0] is sre.LITERAL else []
        needed_pieces = [*before, *pieces[last + 1 :]]
        if all(piece[0] is sre.AT for piece in needed_pieces[len(before) :]) and low:
            needed_pieces = ends * int(low)
    try:
        written = "".join(_written(*piece) for piece in needed_pieces)
    except ValueError:
        return None
    flags = "(?i)" if _FOLDING.search(pattern) else ""
    return flags + written if written else None


def _is_any_word(operation: Any, value: Any) -> bool:
    """Return whether a piece is letters without end, so that it begins nearly everywhere."""
    if operation not in _REPEATS or value[1] is not sre.MAXREPEAT or len(value[2]) != 1:
        return False
    kind, items = value[2][0]
    return kind is sre.IN and any(
        name is sre.RANGE and what[0] <= ord("a") and ord("z") <= what[1] for name, what in items
    )


def _is_run(pieces: list[tuple[Any, Any]]) -> bool:
    """Return whether a pattern begins with several letters of one set."""
    return bool(pieces) and pieces[0][0] in _REPEATS and pieces[0][1][0] > 1


_REFERENCE = later(r"\\[1-9k]|\(\?[=!<]")


def _is_endless_group(operation: Any, value: Any) -> bool:
    if operation not in _REPEATS or value[1] is not sre.MAXREPEAT:
        return False
    inner = list(_flat(value[2]))
    return len(inner) > 1


def _flat(tree: Any) -> Iterator[tuple[Any, Any]]:
    for operation, value in tree:
        if operation is sre.SUBPATTERN:
            yield from _flat(value[-1])
        else:
            yield operation, value


def _written(operation: Any, value: Any) -> str:
    """Return a piece as pattern text. Raises ValueError for what is not plain."""
    if operation is sre.LITERAL:
        return re.escape(chr(value))
    if operation is sre.IN:
        return f"[{''.join(_written_member(*item) for item in value)}]"
    if operation is sre.BRANCH:
        ways = ("".join(_written(*piece) for piece in _flat(way)) for way in value[1])
        return f"(?:{'|'.join(ways)})"
    if operation in _REPEATS:
        low, high, inner = value
        most = "" if high is sre.MAXREPEAT else str(high)
        return f"(?:{''.join(_written(*piece) for piece in _flat(inner))}){{{low},{most}}}"
    if operation is sre.AT and value is sre.AT_BOUNDARY:
        return r"\b"
    raise ValueError(operation)


def _written_member(kind: Any, what: Any) -> str:
    if kind is sre.LITERAL:
        return re.escape(chr(what))
    if kind is sre.RANGE:
        return f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}"
    if kind is sre.NEGATE:
        return "^"
    raise ValueError(kind)


@lru_cache(maxsize=8192)
def is_short_work(pattern: str) -> bool:
    """Return whether a pattern cannot take long, tried at one place, whatever the text."""
    tree = _parsed(translated(pattern))
    return (
        tree is not None
        and _PROPERTY.search(pattern) is None
        and _endless(tree) <= _REPEATS_ALLOWED
    )


@lru_cache(maxsize=8192)
def work(pattern: str, length: int) -> float:
    """Return how many steps searching a text of some length may take at most, if it is known."""
    tree = _parsed(translated(pattern))
    known = tree is not None and _PROPERTY.search(pattern) is None and tree.getwidth()[0] > 0
    return _ways(tree, length) * length if known else float("inf")


def _ways(tree: Any, length: int) -> float:
    """Return in how many ways a pattern may be gone through at one place of a text, at most."""
    ways = 1.0
    for operation, value in tree:
        if operation in _REPEATS:
            low, high, inner = value
            within = _ways(inner, length)
            plain = len(inner) == 1 and inner[0][0] in _SINGLE
            if high is sre.MAXREPEAT:
                ways *= length if plain else float("inf")
            elif plain:
                ways *= high - low + 1
            else:
                ways *= within + 1 if high <= 1 else float("inf")
        elif operation is sre.SUBPATTERN:
            ways *= _ways(value[-1], length)
        elif operation is sre.ATOMIC_GROUP:
            ways *= _ways(value, length)
        elif operation is sre.BRANCH:
            ways *= sum(_ways(way, length) for way in value[1])
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            ways *= _ways(value[1], length)
            if value[0] < 0 and value[1].getwidth()[0] != value[1].getwidth()[1]:
                return float("inf")  # `re` looks back over a fixed width only
        elif operation in (sre.GROUPREF, sre.GROUPREF_EXISTS):
            return float("inf")
    return ways


def _endless(tree: Any) -> float:
    """Return how many repeats without end a pattern has; one of several letters counts for many."""
    total = 0.0
    for operation, value in tree:
        if operation in _REPEATS:
            inner = _endless(value[2])
            low, high = value[0], value[1]
            del low
            if high is sre.MAXREPEAT:
                single = len(value[2]) == 1 and value[2][0][0] in _SINGLE
                total += 1 if single and not inner else float("inf")
            elif inner:
                total += float("inf") if int(high) > 1 else inner
            elif int(high) > _SET and value[2].getwidth()[0] != value[2].getwidth()[1]:
                total += float("inf")
        elif operation is sre.SUBPATTERN:
            total += _endless(value[-1])
        elif operation is sre.ATOMIC_GROUP:
            total += _endless(value)
        elif operation is sre.BRANCH:
            total += max(_endless(way) for way in value[1])
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            total += _endless(value[1])
            if value[0] < 0 and value[1].getwidth()[0] != value[1].getwidth()[1]:
                return float("inf")  # `re` looks back over a fixed width only
        elif operation in (sre.GROUPREF, sre.GROUPREF_EXISTS):
            return float("inf")
    return total


_REPEATS_ALLOWED = 3
_SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)


def _parsed(text: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)
            warnings.simplefilter("error", DeprecationWarning)
            return sre_parser.parse(_PROPERTY.sub(r"\\S", text))
    except (sre_parser.error, RecursionError, OverflowError, ValueError, Warning):
        return None


class _Search:
    """A walk along a pattern that gathers the runs of letters in it, and how far they are."""

    def __init__(self, exact: bool) -> None:
        self._exact = exact
        self._found: list[Anchor] = []
        self._run: set[str] = {""}
        self._low = self._high = 0  # where the run begins
        self._at = (0, 0)
        self._bounded = False  # whether a boundary stands before the run

    def over(self, tree: Any) -> list[Anchor]:
        """Return the anchors of a pattern."""
        self._sequence(tree)
        self._end(bounded=False)
        return self._found

    def _sequence(self, tree: Any) -> None:
        for operation, value in tree:
            if operation is sre.SUBPATTERN:
                self._sequence(value[-1])
            elif operation is sre.ATOMIC_GROUP:
                self._sequence(value)
            elif operation is sre.AT:
                self._boundary(value)
            elif operation is sre.ASSERT and value[0] > 0:
                self._ahead(value[1])
            elif operation in (sre.ASSERT, sre.ASSERT_NOT):
                continue
            else:
                texts = _texts(operation, value)
                many = texts is not None and self._run == {""} and len(texts) > _FEW
                if texts is None or many or len(texts) * len(self._run) > _MOST:
                    self._other(operation, value)
                else:
                    self._go_on(texts)

    def _ahead(self, tree: Any) -> None:
        """Let what must follow a run be part of it, and end it: what follows is not passed over."""
        texts = _all_texts(tree)
        if texts and self._run != {""} and len(texts) * len(self._run) <= _MOST:
            at = self._at
            self._run = {begun + text for begun in self._run for text in texts}
            self._end(bounded=False)
            self._at = self._low, self._high = at

    def _go_on(self, texts: list[str]) -> None:
        self._run = {begun + text for begun in self._run for text in texts}
        lengths = list(map(len, texts))
        self._at = (self._at[0] + min(lengths), self._at[1] + max(lengths))

    def _boundary(self, value: Any) -> None:
        if value is not sre.AT_BOUNDARY:
            return
        if self._run == {""}:
            self._bounded = True
        else:
            self._end(bounded=True)
            self._bounded = True

    def _branches(self, branches: Any) -> None:
        """Take note of what each of several ways must hold, if all do."""
        low, high = self._at
        best = []
        for branch in branches:
            found = [one for one in _Search(self._exact).over(branch) if one.worth[1] > 0]
            if not found:
                return
            best.append(max(found, key=lambda one: one.worth))
        words = frozenset().union(*(one.words for one in best))
        if len(words) <= _MOST:
            nearest = low + min(one.nearest for one in best)
            farthest = high + max(one.farthest for one in best)
            self._found.append(Anchor(words, nearest, farthest, self._exact))

    def _other(self, operation: Any, value: Any) -> None:
        """Take note of a piece that is no text: a run ends, and goes on behind it."""
        if operation is sre.BRANCH:
            self._branches(value[1])
        elif operation in _REPEATS and value[0] > 0:
            inner = _Search(self._exact).over(value[2])
            low, high = self._at
            self._found += [
                one._replace(nearest=low + one.nearest, farthest=1 << 20, whole=False)
                for one in inner
            ]
        begins = _begins(operation, value)
        if begins is not None and self._run == {""} and len(begins) > _FEW:
            begins = None
        if begins is not None and len(begins) * len(self._run) <= _MOST:
            self._run = {run + text for run in self._run for text in begins}
        self._end(bounded=False)
        low, high = _width(operation, value)
        self._at = (self._at[0] + low, min(self._at[1] + high, 1 << 20))
        self._low, self._high = self._at
        self._bounded = False
        if last := _last(operation, value):
            self._run = last
            self._low, self._high = self._low - 1, self._high - 1

    def _end(self, *, bounded: bool) -> None:
        words, self._run = self._run, {""}
        if "" not in words:
            whole = bounded and self._bounded and self._high == self._low == 0
            plain = all(word.isalnum() and word.isascii() for word in words)
            made = frozenset(words if self._exact else map(folded, words))
            found = Anchor(made, self._low, self._high, self._exact, whole and plain)
            self._found.append(found)
        self._low, self._high = self._at


def _last(operation: Any, value: Any) -> set[str]:
    """Return the letters with one of which a repeat of letters ends; none where they are many."""
    if operation not in _REPEATS or not value[0] or len(value[2]) != 1:
        return set()
    kind, items = value[2][0]
    letters = _members(items) if kind is sre.IN else None
    return set(letters) if letters and len(letters) <= _FEW else set()


def _width(operation: Any, value: Any) -> tuple[int, int]:
    piece = sre_parser.SubPattern(sre_parser.State(), [(operation, value)])
    try:
        low, high = piece.getwidth()
    except IndexError:  # it refers back to a group outside of the piece
        return 0, _WIDEST
    return int(low), int(min(high, _WIDEST))


_WIDEST = 1 << 20


def _texts(operation: Any, value: Any) -> list[str] | None:  # noqa: PLR0911 -- one a sort
    """Return all texts that a piece matches; None where they are many, or no texts."""
    if operation is sre.LITERAL:
        return [chr(value)]
    if operation is sre.IN:
        return _members(value)
    if operation is sre.BRANCH:
        every: list[str] = []
        for branch in value[1]:
            texts = _all_texts(branch)
            if texts is None or len(every) + len(texts) > _MOST:
                return None
            every += texts
        return every
    if operation in _REPEATS:
        low, high, inner = value
        texts = _all_texts(inner)
        if texts is None or high != 1 or low:
            return None
        return ["", *texts]
    return None


def _all_texts(tree: Any) -> list[str] | None:
    found = [""]
    for operation, value in tree:
        if operation is sre.AT and value is sre.AT_BOUNDARY:
            continue
        inner = operation is sre.SUBPATTERN
        texts = _all_texts(value[-1]) if inner else _texts(operation, value)
        if texts is None or len(texts) * len(found) > _MOST:
            return None
        found = [begun + text for begun in found for text in texts]
    return found


def _members(items: Any) -> list[str] | None:
    members: list[str] = []
    for kind, what in items:
        if kind is sre.LITERAL:
            members.append(chr(what))
        elif kind is sre.RANGE and what[1] - what[0] < _SET:
            members += map(chr, range(what[0], what[1] + 1))
        else:
            return None
    return members if len(members) <= _SET else None


def _begins(operation: Any, value: Any) -> list[str] | None:
    """Return texts, with one of which whatever a piece matches begins; None where not known."""
    if operation in _REPEATS:
        low, _, inner = value
        texts = _all_texts(inner) if low else None
        if texts is None or len(texts) ** min(low, 3) > _MOST:
            return texts if texts is not None and len(texts) <= _MOST else None
        return ["".join(some) for some in product(texts, repeat=min(low, 3))]
    if operation is sre.BRANCH:
        found: list[str] = []
        for branch in value[1]:
            begun = ""
            for kind, letter in branch:
                if kind is not sre.LITERAL:
                    break
                begun += chr(letter)
            if not begun:
                return None
            found.append(begun)
        return found
    return None
