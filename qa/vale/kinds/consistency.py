"""`consistency`: one of two ways of writing in a page, not both."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import StyleRule
from qa.vale.sought import ANYWHERE, WORDS, Sought
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript, Passage
    from qa.vale.rule import Hit


@dataclass(frozen=True, kw_only=True)
class Consistency(StyleRule):
    """`either` pairs two ways of writing; once both stood on the page, every block that holds one
    has it reported at its last place. `%s` is what stands there.
    """  # noqa: D205 -- one thought

    either: dict[str, str] = field(default_factory=dict)
    nonword: bool = False
    ignorecase: bool = False

    @cached_property
    def _pairs(self) -> tuple[str, ...]:
        template = ANYWHERE if self.nonword else self.surroundings.word_template or WORDS
        flags = "(?i)" if self.ignorecase else ""
        return tuple(
            flags + template.replace("%s", f"(?P<one>{first})|(?P<other>{second})")
            for first, second in sorted(self.either.items())
        )

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """The two ways of each pair."""
        return tuple(map(Sought, self._pairs))

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield the last match of each passage that holds one, once both were seen."""
        del manuscript
        for number, pair in enumerate(self._pairs):
            seen: set[str] = set()
            last: tuple[Passage, int, int] | None = None
            for passage, found in look.each(number):
                if last is not None and last[0] is not passage and len(seen) > 1:
                    yield self._told(*last)
                match = compiled(pair).match(passage.text, found.start, timeout=TIME_LIMIT)
                if match is not None:
                    name = "one" if match["one"] is not None else "other"
                    seen.add(name)
                    last = (passage, *match.span(name))
            if last is not None and len(seen) > 1:
                yield self._told(*last)

    def _told(self, passage: Passage, start: int, end: int) -> Hit:
        return self.said(passage, start, end, passage.text[start:end])
