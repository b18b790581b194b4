"""`occurrence`: something too often, or not often enough, in a passage."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from qa.vale.anchors import anchor
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import Hit, StyleRule
from qa.vale.sought import Sought
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript

_ANY_WORD = frozenset({r"\b(\w+)\b", r"\b\w+\b", r"\w+", r"(\w+)"})
_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class Occurrence(StyleRule):
    """Counts `token` in each passage; `%s` is the count."""

    token: str = ""
    max: int = 0
    """0 for no limit."""
    min: int = 0
    ignorecase: bool = False

    @cached_property
    def _pattern(self) -> str:
        return f"{'(?i)' if self.ignorecase else ''}(?:{self.token})"

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """The token, where its words say where to look."""
        rare = self.min <= 0 and anchor(self._pattern) is not None
        return (Sought(self._pattern),) if rare else ()

    @cached_property
    def sentence(self) -> str:
        """The message; `%d` is the count too."""
        return self.message.replace("%d", "%s")

    def _count(self, text: str) -> int:
        """Return how often the token stands in a text."""
        if self.token in _ANY_WORD and text.isascii():
            return len(text.encode().translate(_WORDS).split())
        return len(compiled(self._pattern).findall(text, timeout=TIME_LIMIT))

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield the first match where there are too many, the first word where too few."""
        del manuscript
        pattern = compiled(self._pattern)
        fewest = 2 * self.max if self.token in _ANY_WORD else self.max
        for passage in look.candidates():
            text = passage.text
            if self.min <= 0 and len(text) < fewest:
                continue
            count = self._count(text)
            if not (0 < self.max < count or count < self.min):
                continue
            if not count:
                word = _FIRST_WORD.search(text)
                start, end = word.span() if word else (0, 0)
                yield Hit(passage, start, end, (str(count),))
                continue
            spans = (m.span() for m in pattern.finditer(text, timeout=TIME_LIMIT))
            shown = (span for span in spans if _is_prose(text[slice(*span)]))
            if span := next(shown, None):
                yield Hit(passage, *span, (str(count),), self.fixed(text[slice(*span)]))


def _is_prose(match: str) -> bool:
    """Return whether a match is neither blank nor masked code."""
    return bool(match.strip()) and bool(match.strip("*@"))
