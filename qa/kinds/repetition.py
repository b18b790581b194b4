"""`repetition`: the same thing twice in a row."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.finding import Edit, Fix, Match
from qa.kinds.text import TextKind, compiled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from qa.document import Block
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Repetition(TextKind):
    """Speaks where the same text comes again more than `max` times in a row; `%s` is one copy."""

    tokens: tuple[str, ...]
    max: int = 0
    alpha: bool = False
    """Only letters count."""

    ways: None = field(default=None, init=False)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return self.tokens

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Any of the tokens."""
        return compiled(f"(?:{'|'.join(self.tokens)})", ignorecase=self.ignorecase)

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield a span over all copies, with a fix that keeps the first."""
        del ways
        for block in self.chosen(blocks):
            text = block.plain
            runs: list[tuple[int, int]] = []
            for match in self.pattern.finditer(text, timeout=TIME_LIMIT):
                one = match[0].strip()
                if not one or (self.alpha and not one.isalpha()):
                    yield from self._close(page, block, runs)
                    runs = []
                    continue
                if runs and not self._same(text, runs[-1], match.span()):
                    yield from self._close(page, block, runs)
                    runs = []
                runs.append(match.span())
            yield from self._close(page, block, runs)

    def _same(self, text: str, before: tuple[int, int], now: tuple[int, int]) -> bool:
        if text[before[1] : now[0]].strip():
            return False
        one, other = text[slice(*before)].strip(), text[slice(*now)].strip()
        return one.lower() == other.lower() if self.ignorecase else one == other

    def _close(self, page: Page, block: Block, runs: list[tuple[int, int]]) -> Iterator[Match]:
        if len(runs) - 1 <= self.max:
            return
        start, end = runs[0][0], runs[-1][1]
        one = block.plain[slice(*runs[0])].strip()
        if self._exceptions and self._exceptions.fullmatch(one):
            return
        if self.unless.clears(page, block, start, end):
            return
        span = block.source_span(start, end)
        yield Match(span, (one,), (Fix(f"Keep one '{one}'", (Edit(span, one),)),))
