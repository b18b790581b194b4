"""What a configuration says to leave alone on a page: `TokenIgnores` and `BlockIgnores`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.vale.markup import MASK
from qa.vale.patterns import TIME_LIMIT, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable


def masked(source: str, patterns: Iterable[str]) -> str:
    """Return a source, as long as it is, with MASK for every character that a pattern takes.

    A pattern takes its first group, or where it has none all of its match. Raises TimeoutError for
    one that takes too long.
    """
    text = list(source)
    for pattern in patterns:
        for found in compiled(pattern).finditer(source, timeout=TIME_LIMIT):
            start, end = found.span(1 if found.re.groups else 0)
            text[start:end] = (char if char == "\n" else MASK for char in source[start:end])
    return "".join(text)
