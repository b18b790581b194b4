r"""Patterns as Vale's engine reads them, in the words of `regex`.

Vale compiles patterns with a .NET engine in its RE2 mode: `\w`, `\d` and `\s` are ASCII, `\b` is
not, `$` is the very end, and flags such as `(?i)` count from where they stand to the end of their
group. Passages are searched joined, with SEPARATOR between them: a pattern is translated so that it
never matches one, and that what stands beside one stands at the edge of a text.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import regex

from qa.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Match: TypeAlias = re.Match[str] | regex.Match[str]

SEPARATOR = "\x00"
TIME_LIMIT = 2.0
"""Seconds for one pattern on one passage."""
_PER_CHARACTER = 1e-6
"""Seconds more for each character of a page that a pattern goes over."""
_LITTLE_WORK = 1e8
"""So many steps take less than the time limit."""

_WORD, _DIGIT, _SPACE = "0-9A-Za-z_", "0-9", r"\t\n\f\r "
_CLASSES = {"w": _WORD, "d": _DIGIT, "s": _SPACE}
_EDGES = {
    ("^", True): r"(?<![^\n\x00])",
    ("^", False): r"(?<![^\x00])",
    ("$", True): r"(?![^\n\x00])",
    ("$", False): r"(?![^\x00])",
}
_QUANTIFIER = later(r"\{\d+(?:,\d*)?\}")
_FLAGS = later(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])")
_NAMED = later(r"\(\?P?<([A-Za-z_]\w*)>")
_POSIX = later(r"\[:\^?[a-z]+:\]")
_PROPERTY = later(r"\\[pP](?:\{[^}]*\}|[A-Z])")
_KNOWN_FLAGS = frozenset("imsx")


class PatternError(ValueError):
    """The text is no pattern that can be used."""


class _Flags(NamedTuple):
    """What is on: i, m, s and x."""

    on: frozenset[str] = frozenset()

    def changed(self, more: str, less: str) -> _Flags:
        known = frozenset(more.lower()) & _KNOWN_FLAGS
        return _Flags((self.on | known) - frozenset((less or "").lower()))

    def opening(self) -> str:
        on = "".join(sorted(self.on))
        off = "".join(sorted(frozenset("ims") - self.on))
        return f"(?{on}{f'-{off}' if off else ''}:"


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return a pattern, compiled once. Raises PatternError."""
    try:
        return regex.compile(translated(pattern), regex.VERSION0)
    except (regex.error, RecursionError, OverflowError, ValueError, IndexError) as error:
        message = f"'{pattern[:80]}' is not a pattern: {error}"
        raise PatternError(message) from error


@cache
def quick(pattern: str) -> re.Pattern[str] | None:
    """Return a pattern for `re`, which knows no time limit, where none is needed; else None."""
    from qa.vale.anchors import is_short_work  # noqa: PLC0415 -- it asks for `translated`

    if not is_short_work(pattern):
        return None
    try:
        return re.compile(translated(pattern))
    except (re.error, RecursionError, OverflowError):
        return None


def searching(pattern: str, length: int) -> Callable[[str], Iterable[Match]]:
    """Return what yields the matches, their groups apart, in texts that are at most so long.

    It raises TimeoutError where that takes too long; a pattern that cannot is left to `re`, which
    knows no time limit and is faster. Raises PatternError.
    """
    plain = _for_little_work(pattern, 1 << length.bit_length())
    if plain is not None:
        return plain.finditer
    return partial(compiled(pattern).finditer, timeout=time_limit(length))


def time_limit(length: int) -> float:
    """Return how many seconds a pattern may take for a text of some length."""
    return TIME_LIMIT + length * _PER_CHARACTER


def is_little_work(pattern: str, length: int) -> bool:
    """Return whether searching a text of some length with a pattern cannot take long."""
    return _for_little_work(pattern, 1 << length.bit_length()) is not None


@cache
def _for_little_work(pattern: str, length: int) -> re.Pattern[str] | None:
    """Return a pattern for `re` where searching a text of some length with it cannot take long."""
    from qa.vale.anchors import begun_with_a_set, work  # noqa: PLC0415 -- as above

    if work(pattern, length) > _LITTLE_WORK:
        return None
    try:
        return re.compile(begun_with_a_set(pattern) or translated(pattern))
    except (re.error, RecursionError, OverflowError):
        return None


@cache
def translated(pattern: str) -> str:
    """Return a pattern as `regex` reads it."""
    return _Translation(pattern).run()


class _Translation:
    """One pattern on its way; flags become groups, so that they count where they should."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.out: list[str] = []

    def run(self) -> str:
        self._group(_Flags())
        if self.at < len(self.pattern):
            raise PatternError("a parenthesis is closed that was not opened")
        return "".join(self.out)

    def _group(self, flags: _Flags) -> None:  # noqa: PLR0912, PLR0915 -- one a piece of syntax
        """Translate up to the end of a group; `flags` count on entry."""
        around = flags
        wrapped = False  # whether a group for changed flags is open

        def switch(new: _Flags) -> None:
            nonlocal flags, wrapped
            if wrapped and self.out[-1] == flags.opening():
                self.out.pop()
            elif wrapped:
                self.out.append(")")
            wrapped = False
            flags = new
            if flags != around:
                self.out.append(flags.opening())
                wrapped = True

        pattern = self.pattern
        while self.at < len(pattern):
            char = pattern[self.at]
            if char == ")":
                break
            if char == "|":
                if wrapped:
                    self.out.append(")")
                self.out.append("|")
                if wrapped:
                    self.out.append(flags.opening())
                self.at += 1
            elif char == "(":
                found = _FLAGS.match(pattern, self.at)
                if found is None:
                    self._opened(flags)
                    continue
                new = flags.changed(found[1], found[2])
                self.at = found.end()
                if found[3] == ")":
                    switch(new)
                else:
                    self.out.append("(?:" if new == flags else new.opening())
                    self._group(new)
                    self._close()
            elif char == "\\":
                self._escape(flags)
            elif char == "[":
                self._class()
            elif char in "^$":
                self.out.append(_EDGES[char, "m" in flags.on])
                self.at += 1
            elif char == "{":
                self._brace()
            elif char == "#" and "x" in flags.on:
                end = pattern.find("\n", self.at)
                self.at = len(pattern) if end < 0 else end
            elif char == ".":
                self.out.append(r"[^\x00]" if "s" in flags.on else r"[^\n\x00]")
                self.at += 1
            else:
                self.out.append(char)
                self.at += 1
        if wrapped:
            self.out.append(")")

    def _opened(self, flags: _Flags) -> None:
        """Translate a group that changes no flags."""
        pattern = self.pattern
        if pattern.startswith("(?#", self.at):
            end = pattern.find(")", self.at)
            self.at = len(pattern) if end < 0 else end + 1
            return
        named = _NAMED.match(pattern, self.at)
        if named:
            self.out.append(f"(?P<{named[1]}>")
            self.at = named.end()
        else:
            for opening in ("(?<=", "(?<!", "(?=", "(?!", "(?>", "(?:", "(?|", "("):
                if pattern.startswith(opening, self.at):
                    self.out.append(opening)
                    self.at += len(opening)
                    break
        self._group(flags)
        self._close()

    def _close(self) -> None:
        if self.at >= len(self.pattern):
            raise PatternError("a parenthesis is not closed")
        self.out.append(")")
        self.at += 1

    def _escape(self, flags: _Flags) -> None:  # noqa: PLR0912 -- one a letter
        pattern = self.pattern
        if self.at + 1 >= len(pattern):
            raise PatternError("it ends in a backslash")
        letter = pattern[self.at + 1]
        self.at += 2
        if letter == "Q":
            end = pattern.find(r"\E", self.at)
            end = len(pattern) if end < 0 else end
            self.out.append(regex.escape(pattern[self.at : end], special_only=True))
            self.at = end + 2
        elif letter in "wds":
            self.out.append(f"[{_CLASSES[letter]}]")
        elif letter in "WDS":
            self.out.append(rf"[^\x00{_CLASSES[letter.lower()]}]")
        elif letter == "A":
            self.out.append(_EDGES["^", False])
        elif letter == "z":
            self.out.append(_EDGES["$", False])
        elif letter == "Z":
            self.out.append(rf"(?=\n?{_EDGES['$', False]})")
        elif letter in "pP" and (found := _PROPERTY.match(pattern, self.at - 2)):
            self.out.append(found[0])
            self.at = found.end()
        elif letter == "k" and self.at < len(pattern) and pattern[self.at] in "<'":
            end = pattern.find(">" if pattern[self.at] == "<" else "'", self.at + 1)
            if end < 0:
                raise PatternError("the name of a group is not closed")
            self.out.append(f"(?P={pattern[self.at + 1 : end]})")
            self.at = end + 1
        elif letter == "e":
            self.out.append(r"\x1b")
        elif letter.isalpha() and letter not in "abBAGnrtfvxuUcN":
            self.out.append(letter)
        elif letter == "x" and pattern.startswith("{", self.at):
            end = pattern.find("}", self.at)
            self.out.append(regex.escape(chr(int(pattern[self.at + 1 : end], 16))))
            self.at = end + 1
        elif letter == " " and "x" not in flags.on:
            self.out.append(" ")
        else:
            self.out.append("\\" + letter)

    def _brace(self) -> None:
        found = _QUANTIFIER.match(self.pattern, self.at)
        self.out.append(found[0] if found else r"\{")
        self.at = found.end() if found else self.at + 1

    def _class(self) -> None:
        """Translate a set of characters; `[a-z-[aeiou]]` takes the second from the first."""
        pattern = self.pattern
        at = self.at + 1
        parts = ["["]
        taken = ""
        if pattern.startswith("^", at):
            parts.append(r"^\x00")
            at += 1
        first = True
        while at < len(pattern) and (pattern[at] != "]" or first):
            char = pattern[at]
            if char == "\\" and at + 1 < len(pattern):
                letter = pattern[at + 1]
                found = _PROPERTY.match(pattern, at)
                if letter in _CLASSES:
                    parts.append(_CLASSES[letter])
                elif found:
                    parts.append(found[0])
                    at = found.end() - 2
                elif letter.isalpha() and letter not in "abnrtfvxuUWDS":
                    parts.append(letter)
                else:
                    parts.append("\\" + letter)
                at += 2
            elif char == "[" and (posix := _POSIX.match(pattern, at)):
                parts.append(posix[0])
                at = posix.end()
            elif char == "-" and pattern.startswith("-[", at) and not first:
                self.at = at + 1
                inner = len(self.out)
                self._class()
                taken = "".join(self.out[inner:])
                del self.out[inner:]
                at = self.at
            else:
                parts.append("\\" + char if char in "[]&|~" else char)
                at += 1
            first = False
        if at >= len(pattern):
            raise PatternError("a set of characters is not closed")
        self.at = at + 1
        whole = "".join([*parts, "]"])
        self.out.append(f"(?!{taken}){whole}" if taken else whole)
