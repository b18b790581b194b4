"""Runs of a text of which it can be asked, at little cost however many they are, what meets one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.document import Span


class Covered:
    """What some spans cover together."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, span: Span) -> bool:
        """Return whether a span has a character in common with what is covered.

        An empty one has where it stands between two characters that one span covers.
        """
        index = bisect_right(self._ends, span.start)
        return index < len(self._ends) and self._starts[index] < span.end
