"""`occurrence`: too many, or too few, of something in one block or sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.finding import Match
from qa.kinds.text import TextKind, compiled
from qa.literals import needs
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Occurrence(TextKind):
    """Counts `token` in each stretch of the scope; `%s` is the count."""

    token: str
    max: int = 0
    min: int = 0

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (self.token,)

    @cached_property
    def ways(self) -> tuple[Needs, ...] | None:
        """What the token needs; None where its absence is the fault."""
        return None if self.min else (needs(self.token),)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The counted pattern."""
        return compiled(f"(?:{self.token})", ignorecase=self.ignorecase)

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield the whole stretch in which the count is out of bounds."""
        del ways
        for block, start, end in self.units(blocks):
            found = self.pattern.finditer(block.plain, start, end, timeout=TIME_LIMIT)
            count = sum(1 for _ in found)
            out = (self.max and count > self.max) or count < self.min
            if out and not self.unless.clears(page, block, start, end):
                yield Match(block.source_span(start, end), (str(count),))
