"""What a rule looks for, taken apart so that one automaton finds the words of all rules at once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa.literals import required_sets
from qa.vale.patterns import translated

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters, digits and signs that mean themselves, or do so behind a backslash.
_LITERAL = re.compile(r"(?:[A-Za-z0-9 '’,\-/&%!@=:;_\"é-]|\\[.\-/,'?!&+()])+")
_UNESCAPED = re.compile(r"\\(.)")
_BLANKS = re.compile(r"[ \t]+")
_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k[<'])")
_LEAKING = re.compile(r"(?<!\\)\(\?[a-zA-Z]*(?:-[a-zA-Z]+)?\)")
_SHORTEST = 2
_MANY = 64


class Sought(NamedTuple):
    """One alternative of what a rule looks for."""

    pattern: str
    """All of it, as Vale writes it, with flags and word boundaries."""
    literal: str | None = None
    """The words that it is, blanks between them single, where it is plain words between word
    boundaries; `pattern` is then not needed."""
    exact: bool = False
    """Whether the literal's capitals count."""

    @property
    def words(self) -> frozenset[str] | None:
        """Folded literals, one of which is in every match; None where there are none."""
        return _words(self.pattern)


@lru_cache(maxsize=8192)
def _words(pattern: str) -> frozenset[str] | None:
    sets = [
        found
        for words in required_sets(translated(pattern))
        if (found := frozenset(word.strip() for word in words))
        and len(found) <= _MANY
        and min(map(len, found)) >= _SHORTEST
    ]
    return max(sets, key=lambda found: (min(map(len, found)), -len(found)), default=None)


def wrapped(pattern: str) -> str:
    """Return a pattern whose blanks between words match a line break too.

    A blank in a set, behind a backslash or before a quantifier keeps its meaning, and so do all in
    a pattern with free spacing.
    """
    if not (" " in pattern or "\t" in pattern) or "(?x" in pattern:
        return pattern
    out, at, in_set = [], 0, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern):
            out.append(pattern[at : at + 2])
            at += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        elif char in " \t":
            end = at
            while end < len(pattern) and pattern[end] in " \t":
                end += 1
            counted = end < len(pattern) and pattern[end] in "*+?{"
            out.append(pattern[at:end] if counted else r"\s+")
            at = end
            continue
        out.append(char)
        at += 1
    return "".join(out)


def alternatives(tokens: Iterable[str], *, template: str, ignorecase: bool) -> tuple[Sought, ...]:
    """Return the alternatives of a rule, in the order in which they are tried.

    `template` holds `%s` for one of them. Together they match what the tokens would match joined
    by "|" in the template, unless one refers back to a group, or sets flags that reach the next.
    """
    flags = "(?i)" if ignorecase else ""
    given = list(tokens)
    if any(_REFERENCE.search(token) or _LEAKING.search(token) for token in given):
        joined = "|".join(map(wrapped, given))
        return (Sought(flags + template.replace("%s", joined)),)
    bounded = template == WORDS
    return tuple(_alternative(token, template, flags, bounded=bounded) for token in given)


WORDS = r"(?m)\b(?:%s)\b"
ANYWHERE = r"(?m)(?:%s)"


def _alternative(token: str, template: str, flags: str, *, bounded: bool) -> Sought:
    pattern = flags + template.replace("%s", wrapped(token))
    literal = plain(token) if bounded else None
    return Sought(pattern, literal, exact=not flags)


def plain(token: str) -> str | None:
    r"""Return the words that a token is; None for one that is a pattern.

    >>> plain(r"e\.g\. this  one")
    'e.g. this one'
    """
    if not _LITERAL.fullmatch(token) or token != token.strip() or not token:
        return None
    return _BLANKS.sub(" ", _UNESCAPED.sub(r"\1", token))
