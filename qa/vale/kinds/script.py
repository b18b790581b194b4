"""`script`: a program in Tengo. Such a rule is not run, and the report says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.vale.rule import StyleRule
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript
    from qa.vale.rule import Hit


@dataclass(frozen=True, kw_only=True)
class Script(StyleRule):
    """Is read, so that nothing of it goes unnoticed, and never run."""

    script: str = ""

    def hits(self, look: Look, manuscript: Manuscript) -> Iterable[Hit]:
        """Return nothing."""
        del look, manuscript
        return ()
