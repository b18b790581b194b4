"""A pattern is looked for in each block in which it could match."""

from __future__ import annotations

import re

import pytest

from qa.checks.consistency.pattern_blocks import PatternWords
from qa.page import Page
from qa.readers import read
from qa.sources import Source

TEXT = """# Tablets

Take one tablet a day with food.

- take two tablets at night
- nothing by mouth

The 24 hours before a TEST: no food.
"""
PATTERNS = [
    r"\btake (?:one|two) tablets?\b",
    r"\b(?:food|drink)\b",
    r"\d+ hours",
    r"[a-z]+",
    r"never here",
]


@pytest.fixture
def page() -> Page:
    return Page(read(Source("page.md", TEXT.encode(), "markdown")))


@pytest.mark.parametrize("text", PATTERNS)
def test_no_match_is_lost(page: Page, text: str) -> None:
    pattern = re.compile(text)
    found = PatternWords([re.compile(one) for one in PATTERNS], ["tablet"]).on(page)
    every = set(range(len(page.blocks)))
    matching = {at for at, block in enumerate(page.blocks) if pattern.search(block.folded)}
    assert matching <= found.may_match(pattern, every)
    assert found.may_match(pattern, set()) == set()


def test_what_needs_a_word_is_looked_for_where_it_stands(page: Page) -> None:
    pattern = re.compile(PATTERNS[0])
    found = PatternWords([pattern], ["tablet", "absent"]).on(page)
    every = set(range(len(page.blocks)))
    assert len(found.may_match(pattern, every)) < len(every)
    assert found.with_one_of(["tablet"]) == {
        at for at, block in enumerate(page.blocks) if "tablet" in block.folded
    }
    assert found.with_one_of(["absent"]) == set()
