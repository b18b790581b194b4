"""`existence`: words or patterns that should not be there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.finding import Edit, Fix, Match
from qa.kinds.text import TextKind, Tokens
from qa.page import sentence_around, trimmed
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.document import Block
    from qa.kinds.text import Hit
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
    """Speak once a sentence, of all from its first match to its last."""

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
        hits = self.finds(self.found, page, blocks, ways)
        for block, hit in _by_sentence(hits) if self.once else hits:
            start, end = trimmed(block.plain, hit.start, hit.end)
            span = block.source_span(start, end)
            fixes: tuple[Fix, ...] = ()
            if self.remove:
                fixes = (Fix(f"Take out '{block.text[start:end]}'", (Edit(span, ""),)),)
            yield Match(span, (block.text[start:end],), fixes)


def _by_sentence(hits: Iterable[tuple[Block, Hit]]) -> Iterator[tuple[Block, Hit]]:
    """Yield the hits of each sentence as one: where the first begins, to where the last ends."""
    found: dict[tuple[int, int], tuple[Block, Hit]] = {}
    for block, hit in hits:
        sentence = (block.span.start, sentence_around(block.plain, hit.start)[0])
        _, known = found.get(sentence, (block, hit))
        start, end = min(known.start, hit.start), max(known.end, hit.end)
        found[sentence] = (block, hit._replace(start=start, end=end))
    yield from found.values()
