"""`consistency`: one of two ways on a page, not both."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.finding import Match
from qa.kinds.text import TextKind, Tokens
from qa.literals import needs
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.kinds.text import Hit
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Consistency(TextKind):
    """`either` pairs two ways of writing; the rarer one is reported wherever both stand.

    `%s` are the form found and the one that the page uses more often (or first).
    """

    either: dict[str, str]

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (*self.either, *self.either.values())

    @cached_property
    def ways(self) -> tuple[Needs, ...]:
        """What each of the forms needs."""
        return tuple(map(needs, self.patterns))

    @cached_property
    def pairs(self) -> tuple[Tokens, ...]:
        """The two ways of each pair, in order."""
        template = "(?:{})" if self.nonword else r"\b(?:{})\b"
        return tuple(Tokens(pair, template, self.ignorecase) for pair in self.either.items())

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield each use of the rarer form."""
        del ways
        for pair in self.pairs:
            found = list(self.finds(pair, page, blocks))
            firsts = [one for one in found if one[1].token == 0]
            seconds = [one for one in found if one[1].token == 1]
            if not firsts or not seconds:
                continue
            earlier = found[0] is firsts[0]
            keep_first = len(firsts) > len(seconds) or (len(firsts) == len(seconds) and earlier)
            kept, odd = (firsts, seconds) if keep_first else (seconds, firsts)
            usual = _text(*kept[0])
            for block, hit in odd:
                yield Match(block.source_span(hit.start, hit.end), (_text(block, hit), usual))


def _text(block: Block, hit: Hit) -> str:
    return block.plain[hit.start : hit.end]
