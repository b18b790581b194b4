"""`substitution`: write this instead of that."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.finding import Edit, Fix, Match
from qa.kinds.text import TextKind, Tokens
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.literals import Needs
    from qa.page import Page
    from qa.rule import Ways


@dataclass(frozen=True, kw_only=True)
class Substitution(TextKind):
    """`swap` maps a pattern to what should stand there; `%s` are the expected and the found text.

    Several choices are separated by `|`. A value may hold `$1` for the pattern's first group.
    """

    swap: dict[str, str]
    capitalize: bool = True
    """Start the replacement with a capital where the match does."""
    safe: bool = False
    """The replacement can be made without reading the sentence."""

    offer: bool = True
    """Whether the replacement is a fix; false where it is only named, for a person to check."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All pattern texts, for checking."""
        return tuple(self.swap)

    @cached_property
    def ways(self) -> tuple[Needs, ...]:
        """What each key needs."""
        return self.found.needs

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(sorted(self.swap, key=len, reverse=True))

    @cached_property
    def found(self) -> Tokens:
        """Every key."""
        template = "(?:{})" if self.nonword else r"\b(?:{})\b"
        return Tokens(self._keys, template, self.ignorecase)

    def matches(self, page: Page, blocks: Sequence[Block], ways: Ways = ()) -> Iterator[Match]:
        """Yield a match, with a fix for each choice, for every occurrence."""
        for block, (start, end, token, groups) in self.finds(self.found, page, blocks, ways):
            found = block.text[start:end]
            choices = [
                self._replacement(choice, block.plain[start:end], groups)
                for choice in self.swap[self._keys[token]].split("|")
            ]
            if found in choices or (not choices[0] and not found):
                continue
            span = block.source_span(start, end)
            fixes = tuple(
                Fix(
                    f"Write '{choice}'", (Edit(span, choice),), safe=self.safe and len(choices) == 1
                )
                for choice in choices
                if self.offer
            )
            yield Match(span, (" or ".join(f"{c}" for c in choices), found), fixes)

    def _replacement(self, choice: str, found: str, groups: tuple[str | None, ...]) -> str:
        text = choice
        if "$" in choice:
            for number, value in enumerate(groups, 1):
                text = text.replace(f"${number}", value or "")
        if self.capitalize and found[:1].isupper() and not found.isupper():
            text = text[:1].upper() + text[1:]
        return text
