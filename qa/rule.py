"""A rule: what is wrong, why, by which standard, how it is found, and examples that prove it."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from qa.document import Format
from qa.literals import MOST_NEEDS, needs
from qa.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    import regex

    from qa.document import Block, Span
    from qa.finding import Level, Match
    from qa.literals import Needs
    from qa.page import Page


Ways: TypeAlias = "Sequence[Sequence[int]]"
"""By block, the places of those of a check's ways that are open in it; empty where nobody looked.

For a check of rows of words, the places of the rows that stand there.
"""


class Check(Protocol):
    """Finds what a rule is about on a page."""

    @property
    def ways(self) -> tuple[Needs, ...] | None:
        """What each way in which it can match needs: one word of every set, in the same block.

        None: the check looks at every page.
        """

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterable[Match]:
        """Yield matches; `blocks` are those in which a way is open, or all."""


class Example(NamedTuple):
    """A text on which the rule must speak, or must not; `good` may be the mended `bad`."""

    bad: str | None = None
    good: str | None = None
    format: Format = Format.MARKDOWN


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a careful editor marks."""

    id: str
    """`family.name`: its address under `rules/` or `qa/checks/`."""
    level: Level
    message: str
    """One plain sentence with `%s` for what the match brings."""
    why: str
    """One sentence for an editor: what goes wrong for readers."""
    sources: tuple[str, ...]
    """The published standards behind it, each with its item."""
    examples: tuple[Example, ...]
    check: Check
    pages: frozenset[str] = frozenset()
    """The page types it speaks about; empty for all. `~news` is all but that one."""
    limit: int = 0
    """At most so many findings a page; 0 for no limit."""
    around: bool = False
    """Whether it is about the headers, footers and asides of HTML pages as well."""
    link: str | None = None
    of_style: bool = False
    """Whether it comes from a Vale style."""
    origin: str = ""
    """The file it was loaded from, for messages."""

    @property
    def family(self) -> str:
        """The part of the id before the first dot."""
        return self.id.partition(".")[0]

    def speaks_on(self, page_type: str | None) -> bool:
        """Return whether the rule is about pages of a type; None for one that is not known."""
        if not self.pages:
            return True
        if any(name.startswith("~") for name in self.pages):
            return f"~{page_type}" not in self.pages
        return page_type in self.pages

    def sentence(self, match: Match) -> str:
        """Return the message for one match, its `%s` filled in order."""
        parts = self.message.split("%s")
        args = match.args[: len(parts) - 1]
        return "".join(map("".join, zip_longest(parts, args, fillvalue="")))


@dataclass(frozen=True, slots=True)
class PageCheck:
    """A check written as a Python function that looks at the whole page."""

    function: Callable[[Page], Iterator[Match]]
    ways: tuple[Needs, ...] | None = None
    """What must stand somewhere on the page for the function to be run."""

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterable[Match]:
        """Yield the function's matches."""
        del blocks, ways
        return self.function(page)


class Fact(NamedTuple):
    """Something that a page says, kept to be held against other pages or today's date."""

    key: str
    value: str
    span: Span
    """In the page's source; empty for what has no place of its own."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one page says of one rule's matter."""

    path: str
    type: str | None
    locale: str
    facts: tuple[Fact, ...]


class SiteMatch(NamedTuple):
    """A match on one page of a site."""

    path: str
    match: Match


@dataclass(frozen=True, slots=True)
class SiteCheck:
    """A check in two halves: what to keep of each page, and what that says of the site today.

    The first half is part of inspecting a page, and is cached with it; the second is run once, when
    all pages are known.
    """

    gather: Callable[[Page], Iterable[Fact]]
    judge: Callable[[Sequence[PageFacts], date], Iterator[SiteMatch]]
    """Is given the pages that have facts, in the order of their paths."""
    ways: tuple[Needs, ...] | None = ()
    """None: no page alone is matched."""

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterable[Match]:
        """Return nothing: one page says nothing yet."""
        del page, blocks, ways
        return ()


def rule(  # noqa: PLR0913 -- a rule's facts are many, and all are named
    rule_id: str,
    *,
    level: Level,
    message: str,
    why: str,
    sources: Sequence[str],
    examples: Sequence[Example],
    pages: Iterable[str] = (),
    words: Iterable[str] = (),
    beside: Sequence[Iterable[str]] = (),
    tries: Sequence[str] = (),
    finds: Sequence[re.Pattern[str] | regex.Pattern[str]] = (),
    limit: int = 0,
    around: bool = False,
) -> Callable[[Callable[[Page], Iterator[Match]]], Rule]:
    """Make a `Rule` of one function from `Page` to matches.

    The function is only run where one of `words`, lower-case literals as they stand in
    `Page.folded`, is on the page, one of each of the sets `beside`, what each of the patterns
    `finds` cannot match without, and what one of the patterns `tries` cannot.
    """
    needed = (needs(pattern.pattern)[:1] for pattern in finds)
    given = [frozenset(some) for some in (words, *beside)]
    sets = (*filter(None, given), *chain.from_iterable(needed))
    ways = tuple((*sets, *needs(text))[:MOST_NEEDS] for text in tries) or (sets[:MOST_NEEDS],)

    def make(function: Callable[[Page], Iterator[Match]]) -> Rule:
        return Rule(
            id=rule_id,
            level=level,
            message=message,
            why=why,
            sources=tuple(sources),
            examples=tuple(examples),
            check=PageCheck(function, ways if all(ways) else None),
            pages=frozenset(pages),
            limit=limit,
            around=around,
            origin=function.__module__,
        )

    return make


def site_rule(  # noqa: PLR0913 -- as above
    rule_id: str,
    *,
    gather: Callable[[Page], Iterable[Fact]],
    level: Level,
    message: str,
    why: str,
    sources: Sequence[str],
    examples: Sequence[Example],
    pages: Iterable[str] = (),
) -> Callable[[Callable[[Sequence[PageFacts], date], Iterator[SiteMatch]]], Rule]:
    """Make a `Rule` of two functions: `gather` for each page, and the one that judges them all.

    An example may hold several pages, each below a line `=== name.md ===`.
    """

    def make(judge: Callable[[Sequence[PageFacts], date], Iterator[SiteMatch]]) -> Rule:
        return Rule(
            id=rule_id,
            level=level,
            message=message,
            why=why,
            sources=tuple(sources),
            examples=tuple(examples),
            check=SiteCheck(gather, judge),
            pages=frozenset(pages),
            origin=judge.__module__,
        )

    return make
