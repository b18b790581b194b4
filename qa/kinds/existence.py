"""`existence`: words or patterns that should not be there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qa.finding import Edit, Fix, Match
from qa.kinds.text import TextKind, Tokens
from qa.page import sentence_around, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Existence(TextKind):
    """Speaks of each match of `raw` and `tokens`; the message's `%s` is the match."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    """Pattern text put before the tokens as it is, joined without anything between."""
    append: bool = False
    """Put `raw` after the tokens instead."""
    remove: bool = False
    """Offer to take the match out."""
    once: bool = False
    """Speak of the first match of a sentence only."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (*self.tokens, *(("".join(self.raw),) if self.raw else ()))

    @cached_property
    def found(self) -> Tokens:
        """All that is looked for; `raw` may hold half an alternation and is not taken apart."""
        words = "(?:{})" if self.nonword else r"\b(?:{})\b"
        if not self.raw:
            return Tokens(self.tokens, words, self.ignorecase)
        raw = "".join(self.raw)
        joined = words.replace("{}", "|".join(self.tokens)) if self.tokens else ""
        return Tokens((joined + raw if self.append else raw + joined,), "{}", self.ignorecase)

    @cached_property
    def ways(self) -> tuple[Needs, ...]:
        """What each token needs."""
        return self.found.needs

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield a match for every occurrence."""
        told = (-1, -1)
        for block, hit in self.finds(self.found, page, blocks, ways):
            if self.once:
                sentence = (block.span.start, sentence_around(block.plain, hit.start)[0])
                if sentence == told:
                    continue
                told = sentence
            start, end = trimmed(block.plain, hit.start, hit.end)
            span = block.source_span(start, end)
            fixes: tuple[Fix, ...] = ()
            if self.remove:
                fixes = (Fix(f"Take out '{block.text[start:end]}'", (Edit(span, ""),)),)
            yield Match(span, (block.text[start:end],), fixes)
