"""Several things of which one is meant, as a sentence lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def any_of(options: Sequence[str]) -> str:
    """Return at least one option as "a", "a or b" or "a, b or c"."""
    *others, last = options
    return f"{', '.join(others)} or {last}" if others else last
