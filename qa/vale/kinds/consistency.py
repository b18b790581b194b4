"""`consistency`: one of two ways of writing in a page, not both."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from qa.vale.patterns import TIME_LIMIT, compiled
from qa.vale.rule import StyleRule
from qa.vale.sought import ANYWHERE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript
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

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield the last match of each passage that holds one, once both were seen."""
        del manuscript
        seen: dict[str, set[str]] = {pair: set() for pair in self._pairs}
        for passage in look.passages:
            for pair in self._pairs:
                last = None
                for last in compiled(pair).finditer(passage.text, timeout=TIME_LIMIT):
                    seen[pair].update(name for name in ("one", "other") if last[name] is not None)
                if last is None or len(seen[pair]) < 2:
                    continue
                name = "one" if last["one"] is not None else "other"
                start, end = last.span(name)
                yield self.said(passage, start, end, last[name])
