"""One runner for every rule: its own examples are its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
import regex

from qa import rulebook
from qa.kinds.program import Program
from qa.rule_tests import found_in

if TYPE_CHECKING:
    from qa.rule import Example, Rule
    from qa.rulebook import Rulebook

RULES = rulebook.load()


class Case(NamedTuple):
    rule: Rule
    text: str
    example: Example
    bad: bool


def cases() -> list[Case]:
    found = []
    for rule in RULES.rules.values():
        if rule.origin == "languagetool.yml":
            continue  # needs a server: tests/engines/test_languagetool.py
        for example in rule.examples:
            if example.bad is not None:
                found.append(Case(rule, example.bad, example, bad=True))
            if example.good is not None:
                found.append(Case(rule, example.good, example, bad=False))
    return found


def name_of(case: Case) -> str:
    return f"{case.rule.id}-{'bad' if case.bad else 'good'}"


@pytest.mark.parametrize("case", cases(), ids=name_of)
def test_example(case: Case, book: Rulebook) -> None:
    found, stopped = found_in(case.rule, case.text, case.example, book)
    assert not stopped
    assert bool(found) is case.bad, [f.message for f in found]
    for finding in found:
        assert "%s" not in finding.message.replace(finding.match, "")
        assert finding.message.strip().endswith((".", "?", "!", "”", "'", ")")), finding.message


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_says_why_and_by_which_standard(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.sources
    assert all(source.strip() for source in rule.sources)


# The findings of `program` rules are made by a reader, an engine or the site, and tested there.
OWN = [
    rule
    for rule in RULES.rules.values()
    if rule.family == "grammar" or not isinstance(rule.check, Program)
]


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_has_examples_of_both_kinds(rule: Rule) -> None:
    assert sum(example.bad is not None for example in rule.examples) >= 2
    assert sum(example.good is not None for example in rule.examples) >= 2


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_every_pattern_compiles(rule: Rule) -> None:
    """Start-up does not compile the patterns that ship, so this does."""
    found = getattr(rule.check, "found", None)
    if found is not None:
        found.compile()
    for pair in getattr(rule.check, "pairs", ()):
        pair.compile()
    for text in getattr(rule.check, "patterns", ()):
        regex.compile(text)
