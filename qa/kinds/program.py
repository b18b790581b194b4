"""`program` (ours): the words of a rule whose finding a reader, an engine or the site makes."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from qa.literals import Needs  # noqa: TC001 -- the schema reads it
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.document import Block
    from qa.finding import Match
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Program:
    """Finds nothing by itself."""

    patterns: tuple[str, ...] = field(default=(), init=False)
    ways: tuple[Needs, ...] = field(default=(), init=False)

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterable[Match]:
        """Yield nothing."""
        del page, blocks, ways
        return ()
