"""How far a run is, for whoever waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


def _say_nothing(done: int, total: int, waits_for: object = "") -> None:
    del done, total, waits_for


@dataclass(frozen=True, slots=True)
class Progress:
    """Told how far a run is; the default says nothing."""

    pages: Callable[[int, int], None] = _say_nothing
    links: Callable[[int, int, object], None] = _say_nothing
    """With, as its text, the hosts that are waited for."""


QUIET = Progress()
