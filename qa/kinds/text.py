"""What the kinds share that look for patterns in the text of blocks."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import regex

from qa import patterns
from qa.context import NOWHERE, TIME_LIMIT, Context  # noqa: TC001 -- the schema reads it
from qa.document import BlockKind, plain_quotes
from qa.literals import fold, is_literal, needs
from qa.page import sentences
from qa.values import dataclass
from qa.word_places import beginnings, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways

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
        if self.scope == ("text",):
            return block.kind is not BlockKind.CODE
        return any(
            all(wanted is test(block) for wanted, test in parts) for parts in self._selectors
        )

    def chosen(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks of the rule's scope."""
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
        self, tokens: Tokens, page: Page, blocks: Sequence[Block], ways: Ways = ()
    ) -> Iterator[tuple[Block, Hit]]:
        """Yield each match that neither an exception nor its context clears.

        Raises TimeoutError where a pattern takes longer than TIME_LIMIT on a block.
        """
        for number, block in enumerate(blocks):
            if not self.selects(block):
                continue
            for hit in tokens.hits(page, block, ways[number] if ways else None):
                start, end = hit.start, hit.end
                if self._exceptions and self._exceptions.search(block.plain[start:end]):
                    continue
                if self.only.holds(page, block, start, end) and not self.unless.clears(
                    page, block, start, end
                ):
                    yield block, hit


class Hit(NamedTuple):
    """What a token matched, in offsets of `Block.plain`."""

    start: int
    end: int
    token: int
    """Its place among the tokens."""
    groups: tuple[str | None, ...] = ()
    """What the token's own groups took, in their order."""


@dataclass(frozen=True)
class Tokens:
    """Alternatives, of which a block is only asked for those that it can match.

    What a token cannot match without is looked for first, which is quicker by far than a pattern;
    one without pattern syntax is never made into a pattern.
    """

    tokens: tuple[str, ...]
    template: str
    """The pattern, with `{}` for a token."""
    ignorecase: bool

    @cached_property
    def needs(self) -> tuple[Needs, ...]:
        """What each token needs."""
        return tuple(map(needs, self.tokens))

    def hits(self, page: Page, block: Block, likely: Sequence[int] | None = None) -> list[Hit]:
        """Return what the tokens match in a block, in order; none overlap, and none is empty.

        `likely` are the places of the tokens that may match, where that is known. Raises
        TimeoutError where a pattern takes longer than TIME_LIMIT.
        """
        found: list[Hit] = []
        for number in range(len(self.tokens)) if likely is None else likely:
            found += self._matcher(number).hits(number, page, block)
        if len(found) < 2:  # one alone overlaps nothing
            return found
        kept, last = [], 0
        for hit in sorted(found, key=_start_of):
            if hit.start >= last:
                last = hit.end
                kept.append(hit)
        return kept

    def compile(self) -> None:
        """Compile every token now. Raises `regex.error` for one that is no pattern."""
        for token in self.tokens:
            compiled(self.template.replace("{}", token), ignorecase=self.ignorecase)

    @cached_property
    def _matchers(self) -> dict[int, _Literal | _Pattern]:
        return {}

    def _matcher(self, number: int) -> _Literal | _Pattern:
        """Return what looks for one token, made when it is first asked for."""
        made = self._matchers.get(number)
        if made is None:
            token = self.tokens[number]
            if token and is_literal(token):
                sought = fold(token) if self.ignorecase else token
                made = _Literal(sought, folded=self.ignorecase, whole=r"\b" in self.template)
            else:
                text = self.template.replace("{}", token)
                made = _Pattern(text, self.ignorecase, token)
            self._matchers[number] = made
        return made


def _start_of(hit: Hit) -> int:
    return hit.start


@dataclass(frozen=True, slots=True)
class _Literal:
    """A text that stands for itself."""

    text: str
    folded: bool
    whole: bool
    """It begins and ends where words do."""

    def hits(self, number: int, page: Page, block: Block) -> Iterator[Hit]:
        del page
        text, sought = block.folded if self.folded else block.plain, self.text
        at = text.find(sought)
        while at >= 0:
            end = at + len(sought)
            if not self.whole or (_is_boundary(text, at) and _is_boundary(text, end)):
                yield Hit(at, end, number)
                at = text.find(sought, end)
            else:
                at = text.find(sought, at + 1)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern that is tried only around words that it cannot match without."""

    text: str
    ignorecase: bool
    token: str
    """The same without what it is put into, for its words."""

    def hits(self, number: int, page: Page, block: Block) -> Iterator[Hit]:
        for start, end in windows(page, page.number_of(block), self.token):
            for match in self._matches(block, start, end):
                first, last = match.span()
                if first < last:
                    yield Hit(first, last, number, match.groups())

    def _matches(self, block: Block, start: int, end: int) -> Iterator[regex.Match[str]]:
        places = beginnings(block.folded, start, end, self.token)
        if places is None:
            yield from self.compiled.finditer(block.plain, start, end, timeout=TIME_LIMIT)
            return
        for place in places:
            if place >= start:
                match = self.compiled.match(block.plain, place, end, timeout=TIME_LIMIT)
                if match is not None:
                    yield match
                    start = match.end()

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern itself, which takes longer to make than most pages take to look at."""
        return compiled(self.text, ignorecase=self.ignorecase)


_WORD_CHARACTER = regex.compile(r"\w")


@cache
def _in_word(character: str) -> bool:
    return _WORD_CHARACTER.match(character) is not None


def _is_boundary(text: str, at: int) -> bool:
    r"""Return whether a pattern's `\b` would hold at an offset of a text."""
    before = at > 0 and _in_word(text[at - 1])
    return before != (at < len(text) and _in_word(text[at]))


@cache
def compiled(text: str, *, ignorecase: bool = False) -> regex.Pattern[str]:
    """Return a compiled pattern, compiled once, that matches `Block.plain`."""
    flags = regex.MULTILINE | (regex.IGNORECASE if ignorecase else 0)
    return patterns.compiled(plain_quotes(text), flags)
