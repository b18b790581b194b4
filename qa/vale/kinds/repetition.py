"""`repetition`: the same thing twice in a row."""

from __future__ import annotations

from functools import cached_property
from operator import eq
from typing import TYPE_CHECKING

from qa.vale.exceptions import Exceptions, terms_of
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import Hit, StyleRule
from qa.vale.sentences import bounds
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript, Passage


_WORDS = r"[^\s]+"


@dataclass(frozen=True, kw_only=True)
class Repetition(StyleRule):
    """Speaks of matches of `tokens` that are equal and follow each other; `%s` is one of them."""

    tokens: tuple[str, ...] = ()
    max: int = 0
    """So many repetitions are no fault."""
    ignorecase: bool = False
    alpha: bool = False
    """Only letters count."""
    vocab: bool = True
    exceptions: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> str:
        return f"{'(?i)' if self.ignorecase else ''}({'|'.join(self.tokens)})"

    @cached_property
    def passed(self) -> Exceptions:
        """What is let pass."""
        accepted = self.surroundings.accepted if self.vocab else ()
        return Exceptions(terms_of(self.exceptions, accepted))

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield each repetition, both copies in its span, that lies within one sentence."""
        del manuscript
        for passage in look.passages:
            if self._may_repeat(passage.text):
                yield from self._in(passage)

    def _may_repeat(self, text: str) -> bool:
        """Return whether two words in a row are alike, where the tokens are words."""
        if self.tokens != (_WORDS,):
            return True
        words = (text.lower() if self.ignorecase else text).split()
        return any(map(eq, words, words[1:]))

    def _in(self, passage: Passage) -> Iterator[Hit]:
        text, before, place, count = passage.text, "", (0, 0), 0
        fold = str.casefold if self.ignorecase else str
        for match in compiled(self._pattern).finditer(text, timeout=TIME_LIMIT):
            copy = match[0].strip()
            if copy and fold(copy) == fold(before) and (not self.alpha or copy.isalpha()):
                count += 1
                start, end = place[0], match.end()
                if count > self.max and self._is_fault(text, start, end):
                    yield Hit(passage, start, end, (copy,), self.fixed(text[start:end]))
                    count = 0
            place, before = match.span(), copy

    def _is_fault(self, text: str, start: int, end: int) -> bool:
        both = text[start:end]
        if len(bounds(both)) != 1:
            return False  # "I almost forgot that. That is important."
        return not self.passed.allow(both, text, start, end)
