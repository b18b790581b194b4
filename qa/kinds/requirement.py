"""`requirement` (ours): what a page of some type, or one that mentions something, must have."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from qa.context import search
from qa.document import Span
from qa.finding import Match
from qa.literals import needs
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways

PLACES = ("start", "end", "mention")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What fulfils a requirement: any one of these."""

    text: tuple[str, ...] = ()
    """Patterns in the text of the page, headings included; case is ignored."""
    headings: tuple[str, ...] = ()
    """Patterns that a heading begins with."""
    metadata: tuple[str, ...] = ()
    """Metadata keys that hold something; `_`, `-` and capitals do not matter."""
    jsonld: tuple[str, ...] = ()
    """Properties that stand, with a value, anywhere in the page's JSON-LD."""
    links: tuple[str, ...] = ()
    """Patterns in the address of a link."""

    def stands_on(self, page: Page) -> bool:
        """Return whether the page has any of this."""
        if self.metadata and page.metadata_text(*self.metadata):
            return True
        if any(search(part, page.folded) for part in self.text):
            return True
        if any(
            search(rf"\A\s*(?:{part})", h.plain) for part in self.headings for h in page.headings
        ):
            return True
        if self.jsonld and (page.jsonld_has(frozenset(self.jsonld))):
            return True
        return any(search(part, link.target) for part in self.links for link in page.document.links)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (*self.text, *self.headings, *self.links)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a requirement is asked for at all; every key that is set must be fulfilled."""

    mentions: tuple[str, ...] = ()
    """Patterns, one of which stands in the prose of the page; case is ignored."""
    min_words: int = 0
    """The page has at least so many words."""
    unless: tuple[str, ...] = ()
    """Patterns, one of which on the page lifts the requirement."""


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """Reports once, at the place where it should stand, what the page does not have.

    `%s` is the text that called for it, where `when: mentions` did.
    """

    needs: Evidence
    when: Occasion = field(default_factory=Occasion)
    at: str = "end"
    """`start`, `end`, or `mention`: the words that called for it."""

    def __post_init__(self) -> None:
        if self.at not in PLACES:
            message = f"'{self.at}' is not one of {', '.join(PLACES)}"
            raise ValueError(message)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return (*self.needs.patterns, *self.when.mentions, *self.when.unless)

    @cached_property
    def ways(self) -> tuple[Needs, ...] | None:
        """What each of the mentions that call for it needs."""
        return tuple(map(needs, self.when.mentions)) or None

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield one match where the requirement is asked for and not met."""
        del ways
        if page.word_count < self.when.min_words:
            return
        mention = self._mention(blocks)
        if self.when.mentions and mention is None:
            return
        if any(search(part, page.folded) for part in self.when.unless):
            return
        if self.needs.stands_on(page):
            return
        span, found = mention or (Span(0, 0), "")
        if self.at != "mention":
            span = page.start if self.at == "start" else page.end
        yield Match(span, (found,))

    def _mention(self, blocks: Sequence[Block]) -> tuple[Span, str] | None:
        for block in blocks:
            for part in self.when.mentions:
                if match := search(part, block.plain):
                    return block.source_span(*match.span()), match[0]
        return None
