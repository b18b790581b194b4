"""Patterns that are compiled when they are first used, and only where no earlier run has done it.

The checks hold some hundred patterns, of which a page needs a few: compiling all of them would take
longer than checking a page.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # not in typeshed, same since 3.11
import pickle
import re
import re._compiler as sre_compiler  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from array import array
from base64 import b64decode, b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import regex

from qa.derived import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

memo = Memo("patterns")
"""The patterns that this run and earlier ones compiled: those of `regex` as it packs them itself,
those of `re`, which packs only their text, as what its engine is told."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "scanner")


def compiled(text: str, flags: int = 0) -> regex.Pattern[str]:
    """Return a compiled pattern; reading what an earlier run made takes a fiftieth of making it.

    Raises `regex.error` for what is not a pattern.
    """
    name = f"{int(flags)} {text}"
    known = memo.find(name)
    if known is not None:
        return cast("regex.Pattern[str]", _Patterns(BytesIO(b64decode(known))).load())
    pattern = regex.compile(text, flags)
    memo.add(name, _text_of(pickle.dumps(pattern)))
    return pattern


def _compiled_by_re(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the same for `re`. Raises `re.error` for what is not a pattern."""
    name = f"re {int(flags)} {text}"
    told = memo.find(name)
    if told is None:
        tree = sre_parser.parse(text, flags)
        code = array("I", sre_compiler._code(tree, flags))  # noqa: SLF001 -- told by nothing else
        state = tree.state
        told = [flags | state.flags, _text_of(code.tobytes()), state.groups - 1, state.groupdict]
        memo.add(name, told)
    known_flags, packed, groups, numbers = told
    code = array("I", b64decode(packed))
    names = {number: name for name, number in numbers.items()}
    by_number = tuple(map(names.get, range(groups + 1)))
    return cast(
        "re.Pattern[str]",
        _sre.compile(text, known_flags, code.tolist(), groups, numbers, by_number),
    )


def _text_of(data: bytes) -> str:
    return b64encode(data).decode()


class _Patterns(pickle.Unpickler):
    """Unpacks patterns and nothing else, whatever the file may name."""

    def find_class(self, module: str, name: str) -> Any:
        if (module.rpartition(".")[2], name) != ("_regex", "compile"):
            message = f"'{module}.{name}' is not what makes a pattern"
            raise pickle.UnpicklingError(message)
        return super().find_class(module, name)


class _Later:
    """Stands for a compiled pattern until one of its methods is asked for."""

    def __init__(self, make: Callable[[str, int], Any], text: str, flags: int) -> None:
        self._written = (make, text, flags)
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        make, text, flags = self._written
        pattern = make(text, flags)
        for method in _METHODS:
            if hasattr(pattern, method):
                setattr(self, method, getattr(pattern, method))
        self.flags, self.groups, self.groupindex = (
            pattern.flags,
            pattern.groups,
            pattern.groupindex,
        )
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"later({self._written[1]!r})"


def blanks(found: re.Match[str] | regex.Match[str]) -> str:
    """Return as many blanks as a match is long: for `sub`, so that what follows keeps its place."""
    return " " * len(found[0])


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of `re` that is compiled when first used; a broken one fails then."""
    return cast("re.Pattern[str]", _Later(_compiled_by_re, text, flags))


def regex_later(text: str, flags: int = 0) -> regex.Pattern[str]:
    """Return a pattern of `regex` that is compiled when first used; a broken one fails then."""
    return cast("regex.Pattern[str]", _Later(compiled, text, flags))


def one_of(words: Iterable[str]) -> str:
    """Return the text of a pattern for one of some words, the longest that there is.

    What several words begin with stands in it once, which is quicker to pass over.

    >>> one_of(["six", "sixty", "ten"])
    '(?:six(?:ty)?|ten)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for sign in word:
            branch = branch.setdefault(sign, {})
        branch[""] = {}
    text = _written(tree)
    return text if text.startswith("(") else f"(?:{text})"


def _written(tree: dict[str, Any]) -> str:
    """Return the text of a pattern for the words of a tree of signs; "" marks a word's end."""
    ways = [f"{re.escape(sign)}{_written(branch)}" for sign, branch in tree.items() if sign]
    if "" in tree:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
