"""What a rule lets pass: its `exceptions`, and the terms of the vocabularies."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from qa.patterns import later
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex

_BLANKS = later(r"[ \t]+")
_SYNTAX = later(r"[\\+*?()|\[\]{}^$]")
_REMEMBERED = 10_000


def terms_of(own: Iterable[str], accepted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms that a rule lets pass: its `exceptions` and those of vocabularies.

    Where there is no vocabulary, capitals count in all that a rule's own terms are used for, as in
    Vale; beside one they do not in terms of several words.
    """
    if accepted:
        return (*own, *accepted)
    return tuple(one if one.startswith("(?i)") else f"(?-i){term_pattern(one)}" for one in own)


@dataclass(frozen=True)
class Exceptions:
    """Terms, each a pattern; capitals count unless a term begins with `(?i)`."""

    terms: tuple[str, ...]

    @cached_property
    def _words(self) -> regex.Pattern[str] | None:
        if not self.terms:
            return None
        longest = sorted(self.terms, key=len, reverse=True)
        joined = "|".join(
            term if term.startswith("(?i)") else f"(?-i){term}"
            for term in map(term_pattern, longest)
        )
        return compiled(rf"(?m)\b(?:{joined})\b")

    @cached_property
    def _phrases(self) -> regex.Pattern[str] | None:
        phrases = [t for t in self.terms if " " in t or "\t" in t or r"\s" in t]
        if not phrases:
            return None
        return compiled(rf"(?i)\b(?:{'|'.join(map(term_pattern, phrases))})\b")

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def allow(self, observed: str, text: str, start: int, end: int) -> bool:
        """Return whether `observed` holds a term, or `text[start:end]` lies within one."""
        return self.matches(observed) or self.spans(text, start, end)

    @property
    def has_phrases(self) -> bool:
        """Whether a term has several words, so that what stands around a match counts."""
        return self._phrases is not None

    def spans(self, text: str, start: int, end: int) -> bool:
        """Return whether `text[start:end]` lies within a term of several words."""
        if self._phrases is None:
            return False
        return any(
            phrase.start() <= start and end <= phrase.end()
            for phrase in self._phrases.finditer(text, timeout=TIME_LIMIT)
        )

    def matches(self, word: str) -> bool:
        """Return whether a word holds a term."""
        words = self._words
        if words is None:
            return False
        known = self._known.get(word)
        if known is None:
            known = words.search(word, timeout=TIME_LIMIT) is not None
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def masked(self, text: str) -> str:
        """Return a text, as long as it is, with blanks for every term of several words."""
        if self._phrases is None:
            return text
        return self._phrases.sub(lambda phrase: " " * len(phrase[0]), text, timeout=TIME_LIMIT)


@cache
def is_literal(term: str) -> bool:
    """Return whether a term is plain text; a full stop, as in Node.js, is allowed."""
    return _SYNTAX.search(term) is None


@cache
def exactly(term: str) -> str | None:
    """Return the text that a term made by `terms_of` is, its capitals counting; None for others."""
    text = term.removeprefix("(?-i)").replace(r"\s+", " ").replace(r"\.", ".")
    return text if term.startswith("(?-i)") and is_literal(text) else None


def term_pattern(term: str) -> str:
    """Return a term as a pattern whose blanks match a line break too."""
    if is_literal(term):
        term = term.replace(".", r"\.")
    return _BLANKS.sub(r"\\s+", term)
