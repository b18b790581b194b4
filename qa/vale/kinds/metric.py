"""`metric` and `readability`: numbers about the prose of a page, or of a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.vale import formula, measure
from qa.vale.rule import WHOLE, Hit, StyleRule
from qa.vale.scopes import parse
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript
    from qa.vale.scopes import Scope

_NAMES = {
    "Gunning Fog": "gunning_fog",
    "Coleman-Liau": "coleman_liau",
    "Flesch-Kincaid": "flesch_kincaid",
    "SMOG": "smog",
    "Automated Readability": "automated_readability",
}


def _measured(scope: tuple[str, ...]) -> Scope:
    """Return the scope of a rule that measures: the whole page's prose where none is given."""
    return parse(("summary",) if scope in ((), ("text",)) else scope)


@dataclass(frozen=True, kw_only=True)
class Metric(StyleRule):
    """Speaks where `formula` fulfils `condition`; `%s` is the result."""

    formula: str = ""
    condition: str = ""

    @property
    def about(self) -> Scope:
        """The scope, parsed; the summary where none is given."""
        return _measured(self.scope)

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield one hit for each passage of which it is true, at its beginning."""
        for passage in look.passages:
            numbers = measure.of_passage(passage.text, manuscript.elements_of(passage))
            if not numbers:
                continue
            result = float(formula.value(self.formula, numbers))
            known = numbers | {"result": result}
            if formula.value(f"{result:f} {self.condition}", known):
                yield Hit(passage, *WHOLE, (f"{result:.2f}",))


@dataclass(frozen=True, kw_only=True)
class Readability(StyleRule):
    """Speaks where the mean of the named grades is above `grade`; `%s` is the mean."""

    metrics: tuple[str, ...] = ()
    grade: float = 0.0

    @property
    def about(self) -> Scope:
        """The scope, parsed; the summary where none is given."""
        return _measured(self.scope)

    def hits(self, look: Look, manuscript: Manuscript) -> Iterator[Hit]:
        """Yield one hit for each passage that is harder to read, at its beginning."""
        for passage in look.passages:
            numbers = measure.of_passage(passage.text, manuscript.elements_of(passage))
            if not numbers or not self.metrics:
                continue
            grades = [numbers[_NAMES[name]] for name in self.metrics if name in _NAMES]
            mean = sum(grades) / len(self.metrics)
            if mean > self.grade:
                yield Hit(passage, *WHOLE, (f"{mean:.2f}",))
