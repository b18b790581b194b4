"""`capitalization`: how headings and other short texts use capitals."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.finding import Match
from qa.kinds.text import TextKind, compiled
from qa.page import trimmed
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page
    from qa.rule import Ways

_WORD = re.compile(r"[^\s\-/]+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "over",
        "per",
        "so",
        "the",
        "to",
        "up",
        "via",
        "with",
        "yet",
    ]
)


@dataclass(frozen=True, kw_only=True)
class Capitalization(TextKind):
    """Compares whole blocks with `match`: `$title`, `$sentence`, `$lower`, `$upper` or a pattern.

    `%s` are the text and what was expected.
    """

    match: str
    threshold: float = 0.8
    """The share of words that must already be right."""
    indicators: tuple[str, ...] = ()
    """After a word that ends in one of these a new sentence begins."""

    ways: None = field(default=None, init=False)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return () if self.match.startswith("$") else (self.match,)

    @cached_property
    def _excepted(self) -> frozenset[str]:
        return frozenset(word for text in self.exceptions for word in text.split())

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield each block that is written otherwise."""
        del ways
        for block in self.chosen(blocks):
            text = block.plain
            start, end = trimmed(text, 0, len(text))
            if start == end or self._right(text[start:end]):
                continue
            if not self.unless.clears(page, block, start, end):
                expected = self._expected(text[start:end])
                yield Match(block.source_span(start, end), (text[start:end], expected))

    def _right(self, text: str) -> bool:
        if not self.match.startswith("$"):
            return compiled(self.match).search(text, timeout=TIME_LIMIT) is not None
        if self.match in ("$lower", "$upper"):
            return text == self._expected(text)
        have, want = _WORD.findall(text), _WORD.findall(self._expected(text))
        if self.match == "$sentence" and have[0] != want[0]:
            return False
        same = sum(one == other for one, other in zip(have, want, strict=True))
        return bool(same / len(have) >= self.threshold)

    def _expected(self, text: str) -> str:
        if self.match == "$lower":
            return text.lower()
        if self.match == "$upper":
            return text.upper()
        if not self.match.startswith("$"):
            return self.match
        last = max(match.start() for match in _WORD.finditer(text))
        opening = True

        def change(match: re.Match[str]) -> str:
            nonlocal opening
            word, first = match[0], opening
            opening = word.endswith(self.indicators) if self.indicators else False
            if word in self._excepted or (word.isupper() and len(word) > 1) or not word.isalpha():
                return word
            if any(char.isupper() for char in word[1:]):
                return word
            if self.match == "$sentence":
                return word.capitalize() if first else word.lower()
            small = word.lower() in _SMALL and not first and match.start() != last
            return word.lower() if small else word.capitalize()

        return _WORD.sub(change, text)
