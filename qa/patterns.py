"""Patterns that are compiled when they are first used.

The checks hold some hundred patterns, of which a page needs a few: compiling all of them would take
longer than checking a page.
"""

from __future__ import annotations

import re
from typing import Any, cast

import regex

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "scanner")


class _Later:
    """Stands for a compiled pattern until one of its methods is asked for."""

    def __init__(self, module: Any, text: str, flags: int) -> None:
        self._written = (module, text, flags)
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        module, text, flags = self._written
        compiled = module.compile(text, flags)
        for method in _METHODS:
            if hasattr(compiled, method):
                setattr(self, method, getattr(compiled, method))
        self.flags, self.groups, self.groupindex = (
            compiled.flags,
            compiled.groups,
            compiled.groupindex,
        )
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"later({self._written[1]!r})"


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of `re` that is compiled when first used; a broken one fails then."""
    return cast("re.Pattern[str]", _Later(re, text, flags))


def regex_later(text: str, flags: int = 0) -> regex.Pattern[str]:
    """Return a pattern of `regex` that is compiled when first used; a broken one fails then."""
    return cast("regex.Pattern[str]", _Later(regex, text, flags))
