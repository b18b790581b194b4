"""`conditional`: where the first stands, the second must stand too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qa.vale.exceptions import Exceptions, terms_of
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import StyleRule
from qa.vale.sought import Sought
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

    from qa.vale.engine import Found, Look
    from qa.vale.passages import Manuscript, Passage
    from qa.vale.rule import Hit


@dataclass(frozen=True, kw_only=True)
class Conditional(StyleRule):
    """Speaks of each `first` without its `second`; `%s` is the first.

    Where `second` has a group, what it captured so far on the page is what may stand as a first;
    otherwise any second in a passage clears that passage.
    """

    first: str = ""
    second: str = ""
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    ignorecase: bool = False
    """Is read, and has no effect on the patterns, as in Vale."""
    within: str = ""
    """`in:` the scope of a view in which the second is looked for."""

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """The first, and the second, unless that is looked for elsewhere."""
        return (Sought(self.first), *(() if self.within else (Sought(self.second),)))

    @property
    def of_view(self) -> str:
        """The scope of a view in which the second is looked for."""
        return self.within

    @cached_property
    def passed(self) -> Exceptions:
        """What is let pass."""
        accepted = self.surroundings.accepted if self.vocab else ()
        return Exceptions(terms_of(self.exceptions, accepted))

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield each first that is not defined, not excepted and not cleared."""
        firsts: dict[int, tuple[Passage, list[Found]]] = {}
        for passage, found in look.each(0):
            firsts.setdefault(id(passage), (passage, []))[1].append(found)
        if not firsts:
            return
        second = compiled(self.second)
        if self.within:
            texts = manuscript.values.get(self.within, [])
            yield from self._without(texts, firsts.values(), second)
            return
        seconds: dict[int, list[int]] = {}
        for passage, found in look.each(1):
            seconds.setdefault(id(passage), []).append(found.start)
        if not second.groups:
            for passage, founds in firsts.values():
                if id(passage) not in seconds:
                    yield from self._undefined(passage, founds, frozenset())
            return
        defined: set[str] = set()
        for passage in look.candidates():
            for start in seconds.get(id(passage), ()):
                match = second.match(passage.text, start, timeout=TIME_LIMIT)
                defined.update(group for group in (match.groups() if match else ()) if group)
            if id(passage) in firsts:
                yield from self._undefined(*firsts[id(passage)], defined)

    def _without(
        self,
        texts: Iterable[str],
        firsts: Iterable[tuple[Passage, list[Found]]],
        second: regex.Pattern[str],
    ) -> Iterator[Hit]:
        """Yield each first that no second in some other texts allows."""
        found = [m for text in texts for m in second.finditer(text, timeout=TIME_LIMIT)]
        if found and not second.groups:
            return
        defined = frozenset(group for match in found for group in match.groups() if group)
        for passage, founds in firsts:
            yield from self._undefined(passage, founds, defined)

    def _undefined(
        self, passage: Passage, founds: list[Found], defined: set[str] | frozenset[str]
    ) -> Iterator[Hit]:
        text = passage.text
        for found in founds:
            start, end = found.start, found.end
            match = text[start:end]
            if match not in defined and not self.passed.allow(match, text, start, end):
                yield self.said(passage, start, end, match)
