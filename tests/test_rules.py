"""One runner for every rule: its own examples are its tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
import regex

from qa import rulebook
from qa.config import Config
from qa.inspection import inspect_page
from qa.kinds.program import Program
from qa.pipeline import Request, run
from qa.rule import SiteCheck
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.finding import Finding
    from qa.inspection import Inspection
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


def a_type(rule: Rule) -> str | None:
    """Return a page type that the rule speaks about; None where it speaks about unknown ones."""
    named = [name for name in rule.pages if not name.startswith("~")]
    return min(named) if named else None


PAGE = regex.compile(r"^=== (\S+) ===\n", regex.MULTILINE)
TODAY = "2026-11-24"


def of_site(case: Case, folder: Path) -> list[Finding]:
    """Check the pages of an example as a site of their own, on a fixed day."""
    parts = PAGE.split(case.text)
    names = parts[1::2] or [f"example.{case.example.format}"]
    for name, text in zip(names, parts[2::2] or parts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    config = Config(
        select=(case.rule.id,),
        levels={case.rule.id: case.rule.level.value},
        page_type=a_type(case.rule),
        grammar="none",
        level="suggestion",
        offline=True,
    )
    request = Request((str(folder),), use_cache=False, today=date.fromisoformat(TODAY))
    return list(run(request, config).findings)


def inspected(case: Case, book: Rulebook) -> Inspection:
    grammar = "harper" if case.rule.family == "grammar" else "none"
    settings = InspectionSettings(
        select=(case.rule.id,),
        levels=((case.rule.id, case.rule.level.value),),
        page_type=a_type(case.rule),
        grammar=grammar,
    )
    source = Source(f"example.{case.example.format}", case.text.encode(), case.example.format.value)
    return inspect_page(source, book, settings)


def name_of(case: Case) -> str:
    return f"{case.rule.id}-{'bad' if case.bad else 'good'}"


@pytest.mark.parametrize("case", cases(), ids=name_of)
def test_example(case: Case, book: Rulebook, tmp_path: Path) -> None:
    if isinstance(case.rule.check, SiteCheck):
        found = of_site(case, tmp_path)
    else:
        inspection = inspected(case, book)
        found = [f for f in inspection.findings if f.rule == case.rule.id]
        assert not inspection.stopped
    assert bool(found) is case.bad, [f.message for f in found]
    for finding in found:
        assert "%s" not in finding.message
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
