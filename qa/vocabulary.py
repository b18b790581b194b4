"""Lists of words that many rules share: `{disease}` in a pattern stands for any of its list.

So a rule says the sentence that is wrong once ("prevents {disease}"), and a word that is missing
is added in one place, `rules/context/vocabulary.yml`, for all rules.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from qa.locations import rules_folder
from qa.marked_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"\{([a-z]{3,}(?:-[a-z]+)*)\}")
_KEYS = frozenset({"tokens", "classes", "swap", "exceptions", "unless", "only", "needs", "when"})
"""The keys of a rule that hold patterns."""


def spelled_out(values: dict[str, Any]) -> dict[str, Any]:
    """Return the keys and values of a rule with the names of lists in its patterns replaced."""
    return {key: _within(value) if key in _KEYS else value for key, value in values.items()}


def written(pattern: str) -> str:
    """Return a pattern with every `{name}` of a list replaced by its words, as alternatives.

    >>> written("(?:prevents|cures) {disease}")[:34]
    '(?:prevents|cures) (?:cancers?|can'
    """
    if "{" not in pattern:
        return pattern
    return _NAME.sub(lambda found: _alternatives().get(found[1], found[0]), pattern)


def _within(value: Any) -> Any:
    if isinstance(value, str):
        return written(value)
    if isinstance(value, list):
        return [_within(one) for one in value]
    if isinstance(value, dict):
        return {written(key): _within(one) for key, one in value.items()}
    return value


def listed(name: str) -> tuple[str, ...]:
    """Return the pieces of patterns of one list. Raises KeyError where there is none."""
    return tuple(_lists()[name])


@cache
def _alternatives() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name, words in _lists().items():  # a list may name those above it
        joined = _NAME.sub(lambda found: known.get(found[1], found[0]), "|".join(words))
        known[name] = f"(?:{joined})"
    return known


@cache
def _lists() -> Mapping[str, list[str]]:
    path = rules_folder() / "context" / "vocabulary.yml"
    lists: dict[str, list[str]] = parse(path.read_text(encoding="utf-8")).value["lists"]
    return lists
