"""`conditional`: where the first stands, the second must stand too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.context import TIME_LIMIT
from qa.finding import Match
from qa.kinds.text import TextKind, Tokens, compiled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Conditional(TextKind):
    """Reports each `first` that no `second` on the page defines; `%s` is what was found.

    Where `second` has a group, what it captures is what it defines; otherwise any `second` clears
    the whole page.
    """

    first: str
    second: str

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (self.first, self.second)

    @cached_property
    def ways(self) -> tuple[Needs, ...]:
        """What `first` needs."""
        return self.found.needs

    @cached_property
    def found(self) -> Tokens:
        """What calls for the second."""
        return Tokens((self.first,), "{}", self.ignorecase)

    @cached_property
    def _second(self) -> regex.Pattern[str]:
        return compiled(self.second, ignorecase=self.ignorecase)

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield the first use of each thing that is not defined."""
        defined: set[str] = set()
        for block in page.blocks:
            for match in self._second.finditer(block.plain, timeout=TIME_LIMIT):
                if not self._second.groups:
                    return
                defined.update(group for group in match.groups() if group)
        for block, (start, end, _, groups) in self.finds(self.found, page, blocks, ways):
            found = (groups[0] if groups else None) or block.plain[start:end]
            if found not in defined:
                defined.add(found)
                yield Match(block.source_span(start, end), (found,))
