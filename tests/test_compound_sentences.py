"""Bad examples of rules, each as a clause of a sentence whose other clause denies or hedges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from qa.rule_tests import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.rule import Example, Rule
    from qa.rulebook import Rulebook

_FAMILIES = frozenset({"claims", "doses", "language", "safety"})
_PLAIN = re.compile(r"(?:The|A|An|You|Your|Our|We|It|This) [^.!?:|<>{}\[\]\n*]{20,}\.")
_LEAST = 0.9
_FEWEST = 100


def _examples(book: Rulebook) -> Iterator[tuple[Rule, Example, str]]:
    """Yield the bad examples that are one plain sentence that opens with a common word."""
    for rule in book.rules.values():
        for example in rule.examples if rule.family in _FAMILIES else ():
            if example.bad is not None and _PLAIN.fullmatch(example.bad):
                yield rule, example, example.bad[0].lower() + example.bad[1:-1]


@pytest.mark.parametrize(
    "frame",
    [
        "It does not take long, and {}.",
        "It is not hard to do, so {}.",
        "Since it does not hurt, {}.",
        "Do not be put off \u2013 {}.",
        "You may feel tired at first, but {}.",
        "At home, {}, which does not take long.",
    ],
)
def test_what_another_clause_says_clears_next_to_nothing(frame: str, book: Rulebook) -> None:
    told = [
        bool(found_in(rule, frame.format(text), example, book)[0])
        for rule, example, text in _examples(book)
    ]
    assert len(told) >= _FEWEST
    assert sum(told) / len(told) >= _LEAST, f"{sum(told)} of {len(told)}"
