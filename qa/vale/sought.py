"""What a rule looks for, taken apart so that one automaton finds the words of all rules at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.patterns import later
from qa.vale.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters, digits and signs that mean themselves, or do so behind a backslash.
_LITERAL = later(r"(?:[A-Za-z0-9 '’,\-/&%!@=:;_\"é-]|\\[.\-/,'?!&+()])+")
_UNESCAPED = later(r"\\(.)")
_BLANKS = later(r"[ \t]+")
_WORD = later(r"\w")
_WORDS_APART = later(r"[ \t]++(?![*+?{])")
_REFERENCE = later(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k[<'])")
_LEAKING = later(r"(?<!\\)\(\?[a-zA-Z]*(?:-[a-zA-Z]+)?\)")


class Sought(NamedTuple):
    """One alternative of what a rule looks for."""

    pattern: str
    """All of it, as Vale writes it, with flags and word boundaries."""
    literal: str | None = None
    """The words that it is, blanks between them single, where it is plain words between word
    boundaries; `pattern` is then not needed."""
    exact: bool = False
    """Whether the literal's capitals count."""
    phrases: tuple[str, ...] = ()
    """Words, blanks between them single, with one of which every match begins and ends: where they
    stand the pattern is tried."""


def wrapped(pattern: str) -> str:
    """Return a pattern whose blanks between words match a line break too.

    A blank in a set, behind a backslash or before a quantifier keeps its meaning, and so do all in
    a pattern with free spacing.
    """
    if not (" " in pattern or "\t" in pattern) or "(?x" in pattern:
        return pattern
    if "\\" not in pattern and "[" not in pattern:
        return _WORDS_APART.sub(r"\\s+", pattern)
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


def alternatives(
    tokens: Iterable[str], *, template: str, ignorecase: bool, apart: bool = False
) -> tuple[Sought, ...]:
    """Return the alternatives of a rule, in the order in which they are tried.

    `template` holds `%s` for one of them. Together they match what the tokens would match joined
    by "|" in the template. Where one refers back to a group, or sets flags that reach the next,
    they are one alternative, unless Vale keeps them `apart` too.
    """
    flags = "(?i)" if ignorecase else ""
    given = list(tokens)
    if not apart and any(map(_reaches_others, given)):
        joined = "|".join(map(wrapped, given))
        return (Sought(flags + template.replace("%s", joined)),)
    bounded = template == WORDS
    return tuple(_alternative(token, template, flags, bounded=bounded) for token in given)


def _reaches_others(token: str) -> bool:
    """Return whether a token refers back to a group, or sets flags that reach the next."""
    return ("\\" in token and _REFERENCE.search(token) is not None) or (
        "(?" in token and _LEAKING.search(token) is not None
    )


WORDS = r"(?m)\b(?:%s)\b"
ANYWHERE = r"(?m)(?:%s)"


def _alternative(token: str, template: str, flags: str, *, bounded: bool) -> Sought:
    pattern = flags + template.replace("%s", wrapped(token))
    literal = plain(token) if bounded else None
    phrases = () if literal or not bounded else _phrases(token)
    return Sought(pattern, literal, exact=not flags, phrases=phrases)


def _phrases(token: str) -> tuple[str, ...]:
    """Return all texts that a token matches, if they are few and each is words."""
    if "(?=" in token or "(?!" in token or "(?<" in token:
        return ()
    texts = {_BLANKS.sub(" ", text) for text in spellings(token)}
    if not texts or not all(text and _ends_in_words(text) for text in texts):
        return ()
    return tuple(sorted(texts))


def _ends_in_words(text: str) -> bool:
    return _WORD.match(text[0]) is not None and _WORD.match(text[-1]) is not None


def plain(token: str) -> str | None:
    r"""Return the words that a token is; None for one that is a pattern.

    >>> plain(r"e\.g\. this  one")
    'e.g. this one'
    """
    if token.isalnum() and token.isascii():
        return token
    if not _LITERAL.fullmatch(token) or token != token.strip() or not token:
        return None
    text = _UNESCAPED.sub(r"\1", token) if "\\" in token else token
    return _BLANKS.sub(" ", text) if "  " in text or "\t" in text else text
