"""What the kinds share that look for patterns in the text of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import ahocorasick_rs
import regex

from qa.context import NOWHERE, TIME_LIMIT, Context  # noqa: TC001 -- the schema reads it
from qa.document import BlockKind, plain_quotes
from qa.kinds.literals import required_sets, required_words
from qa.page import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_SCOPES: dict[str, Callable[[Block], bool]] = {
    "text": lambda block: block.kind is not BlockKind.CODE,
    "heading": lambda block: block.kind is BlockKind.HEADING,
    "list": lambda block: block.kind is BlockKind.LIST_ITEM,
    "paragraph": lambda block: block.kind is BlockKind.PARAGRAPH,
    "blockquote": lambda block: BlockKind.QUOTE in (block.kind, *block.within),
    "table": lambda block: block.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL),
    "table.header": lambda block: block.kind is BlockKind.TABLE_HEADER,
    "table.cell": lambda block: block.kind is BlockKind.TABLE_CELL,
    "alt": lambda block: block.kind is BlockKind.ALT,
    "caption": lambda block: block.kind is BlockKind.CAPTION,
    "code": lambda block: block.kind is BlockKind.CODE,
    "sentence": lambda block: block.kind not in (BlockKind.HEADING, BlockKind.CODE),
    "summary": lambda block: (
        block.kind
        in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE)
    ),
} | {
    f"heading.h{n}": (lambda block, n=n: block.kind is BlockKind.HEADING and block.level == n)
    for n in range(1, 7)
}

SCOPES = frozenset(_SCOPES)


@dataclass(frozen=True, kw_only=True)
class TextKind:
    """Options of every kind that reads the text of blocks."""

    scope: tuple[str, ...] = ("text",)
    """Vale's scopes: any of them; `&` joins, `~` leaves out."""
    ignorecase: bool = False
    nonword: bool = False
    """Do not ask for word boundaries."""
    exceptions: tuple[str, ...] = ()
    unless: Context = NOWHERE
    """Contexts that clear a match."""
    only: Context = NOWHERE
    """Contexts outside which a match does not count."""

    @cached_property
    def _selectors(self) -> tuple[tuple[tuple[bool, Callable[[Block], bool]], ...], ...]:
        return tuple(
            tuple(
                (not part.strip().startswith("~"), _SCOPES[part.strip().lstrip("~")])
                for part in scope.split("&")
            )
            for scope in self.scope
        )

    @cached_property
    def by_sentence(self) -> bool:
        """Whether the kind looks at one sentence at a time."""
        return any("sentence" in scope for scope in self.scope)

    @cached_property
    def _exceptions(self) -> regex.Pattern[str] | None:
        if not self.exceptions:
            return None
        longest = sorted(self.exceptions, key=len, reverse=True)
        return compiled(rf"\b(?:{'|'.join(longest)})\b", ignorecase=self.ignorecase)

    def selects(self, block: Block) -> bool:
        """Return whether a block is in the rule's scope."""
        return any(
            all(wanted is test(block) for wanted, test in parts) for parts in self._selectors
        )

    def chosen(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks of the rule's scope."""
        if self.scope == ("text",):
            return (block for block in blocks if block.kind is not BlockKind.CODE)
        return (block for block in blocks if self.selects(block))

    def units(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, int, int]]:
        """Yield block, start and end of each stretch of text that is looked at on its own."""
        for block in self.chosen(blocks):
            if self.by_sentence:
                for start, end in sentences(block.plain):
                    yield block, start, end
            else:
                yield block, 0, len(block.plain)

    def finds(
        self, tokens: Tokens, page: Page, blocks: Sequence[Block]
    ) -> Iterator[tuple[Block, regex.Match[str]]]:
        """Yield each match that neither an exception nor its context clears.

        Raises TimeoutError where a pattern takes longer than TIME_LIMIT on a block.
        """
        for block in self.chosen(blocks):
            for match in tokens.matches(block):
                start, end = match.span()
                if start == end or (self._exceptions and self._exceptions.search(match[0])):
                    continue
                if self.only.holds(page, block, start, end) and not self.unless.clears(
                    page, block, start, end
                ):
                    yield block, match


@dataclass(frozen=True)
class Tokens:
    """Alternatives in one pattern, of which a block is only asked for those that it can match.

    What a token cannot match without is looked for first, which is quicker by far than a pattern.
    """

    tokens: tuple[str, ...]
    template: str
    """The pattern, with `{}` for the alternatives."""
    ignorecase: bool
    grouped: bool = False
    """Put each token in a group named by its place: `_0`, `_1`, …"""

    @cached_property
    def _needs(self) -> tuple[tuple[frozenset[str], ...], ...]:
        return tuple(required_sets(token) for token in self.tokens)

    @cached_property
    def _owners(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Words, and for each the tokens that cannot match without it or another of theirs."""
        owners: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            for word in required_words(token) or ():
                owners.setdefault(word, []).append(number)
        return tuple((word, tuple(numbers)) for word, numbers in sorted(owners.items()))

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick([word for word, _ in self._owners])

    @cached_property
    def _always(self) -> frozenset[int]:
        """The tokens without such words."""
        return frozenset(n for n, token in enumerate(self.tokens) if not required_words(token))

    @cached_property
    def _made(self) -> dict[tuple[int, ...], regex.Pattern[str]]:
        return {}

    @property
    def all(self) -> regex.Pattern[str]:
        """Every token in one pattern."""
        return self._of(tuple(range(len(self.tokens))))

    def matches(self, block: Block) -> Iterator[regex.Match[str]]:
        """Yield what the tokens match in a block, in order; none overlap.

        Raises TimeoutError where a pattern takes longer than TIME_LIMIT.
        """
        patterns = self._on(block)
        if len(patterns) == 1:
            yield from patterns[0].finditer(block.plain, timeout=TIME_LIMIT)
            return
        found = [
            match
            for pattern in patterns
            for match in pattern.finditer(block.plain, timeout=TIME_LIMIT)
        ]
        last = 0
        for match in sorted(found, key=regex.Match.start):
            if match.start() >= last:
                last = match.end()
                yield match

    def _on(self, block: Block) -> tuple[regex.Pattern[str], ...]:
        """Return patterns of the tokens that may stand in a block: one for each, or one for all.

        Never one for each group of tokens that happens to meet: compiling takes longer than a page.
        """
        text = block.folded
        likely: Iterable[int] = range(len(self.tokens))
        if len(self.tokens) > _FEW:
            hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
            found = {number for word, _, _ in hits for number in self._owners[word][1]}
            likely = sorted(found | self._always)
        able = [
            number
            for number in likely
            if all(any(word in text for word in words) for words in self._needs[number])
        ]
        if len(able) > _SEVERAL:
            return (self.all,)
        return tuple(self._of((number,)) for number in able)

    def _of(self, numbers: tuple[int, ...]) -> regex.Pattern[str]:
        if numbers not in self._made:
            parts = (self.tokens[n] for n in numbers)
            if self.grouped:
                parts = (f"(?P<_{n}>{self.tokens[n]})" for n in numbers)
            text = self.template.replace("{}", "|".join(parts))
            self._made[numbers] = compiled(text, ignorecase=self.ignorecase)
        return self._made[numbers]


_FEW = 3
"""With no more tokens than this, asking for each is as quick as asking for all at once."""
_SEVERAL = 4
"""With more tokens than this in one block, the pattern of all of them is as good."""


@cache
def compiled(text: str, *, ignorecase: bool = False) -> regex.Pattern[str]:
    """Return a compiled pattern, compiled once, that matches `Block.plain`."""
    flags = regex.MULTILINE | (regex.IGNORECASE if ignorecase else 0)
    return regex.compile(plain_quotes(text), flags)
